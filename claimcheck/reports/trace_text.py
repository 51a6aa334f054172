"""A trace as plain text, for a terminal.

Words are named w0, w1 and so on before they are shown, and behind each Arabic word or passage
stands the line's end or a Latin word: so a terminal that turns Arabic runs around keeps labels,
numbers and columns in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.claims.trace_model import (
    Alternative,
    Trace,
    TracedMention,
    TracedNumber,
    TracedPack,
    TracedRule,
    TracedWord,
)
from claimcheck.reports import text as text_report
from claimcheck.reports.model import Report
from claimcheck.reports.plain_text import clean

if TYPE_CHECKING:
    from claimcheck.claims.conditions import Failure
    from claimcheck.claims.model import Claim
    from claimcheck.language.dates import TimeExpression
    from claimcheck.language.numbers import Quantity

_LIMIT = 200
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_WORD_LIMIT = 40
_DEEPEST = 30
# What a key misses if nothing at all is there.
_NOTHING = {
    "near": "no such word in its phrase or clause",
    "dated": "no date that says so",
    "topic": "not spoken of",
    "permanent_negated": "no word for permanence behind it",
}
_UNGOVERNED = "no such word governs it"


def emit(trace: Trace) -> str:
    """The words, the tree, what was found, each pack's rules, and the claims."""
    page = _Page(trace)
    report = Report((trace.article,), trace.claims, ())
    return "\n".join([*page.lines(), "", "claims", text_report.emit(report)])


class _Page:
    """The lines of one trace."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace

    def lines(self) -> Iterator[str]:
        """All but the claims."""
        if not any(_has_something(pack) for pack in self._trace.packs):
            arabic = any(_ARABIC.search(word.text) for word in self._trace.words)
            yield f"nothing was found: {'no word that a rule is about' if arabic else 'no Arabic words'}"
            yield ""
        yield from self._section("words", self._words())
        yield ""
        yield from self._section("tree", self._tree())
        yield ""
        yield from self._section("found", self._found())
        for pack in self._trace.packs:
            yield ""
            yield from self._section(f"rules of {_shown(pack.name)}", self._pack(pack))

    @staticmethod
    def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
        yield title
        body = [f"  {line}" for line in lines]
        yield from body or ["  nothing"]

    def _words(self) -> Iterator[str]:
        rows = [
            (f"w{w.index}", w.tag, w.relation, "root" if w.head is None else f"of w{w.head}", _features(w))
            for w in self._trace.words
        ]
        widths = [max((len(row[k]) for row in rows), default=0) for k in range(5)]
        for row, word in zip(rows, self._trace.words, strict=True):
            columns = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            yield f"{columns}  {_word(word.text)} from {_word(word.lemma)}"

    def _tree(self) -> Iterator[str]:
        children: dict[int | None, list[int]] = {}
        for word in self._trace.words:
            children.setdefault(word.head, []).append(word.index)
        waiting = [(i, 0) for i in reversed(children.get(None, []))]
        while waiting:
            i, depth = waiting.pop()
            yield f"{'  ' * min(depth, _DEEPEST)}{self._trace.words[i].relation} {self._word(i)}"
            waiting += [(child, depth + 1) for child in reversed(children.get(i, []))]

    def _found(self) -> Iterator[str]:
        trace = self._trace
        for clause in trace.clauses:
            yield f"clause    w{clause.start} to w{clause.stop - 1}"
        for quantity in trace.quantities:
            yield f"number    {_amount(quantity)} in {self._passage(quantity)}"
        for time in trace.times:
            yield f"time      {_time(time)} in {self._passage(time)}"
        for negation in trace.negations:
            yield f"negation  {self._word(negation.negator)} negates {self._word(negation.target)}"
        for i in trace.hedges:
            yield f"hedge     {self._word(i)}"
        for speech in trace.speeches:
            reported = ", itself reported" if speech.reported else ""
            speaker = _shown(speech.speaker) if speech.speaker else "nobody named"
            yield f"speech    {self._word(speech.index)} credits ({speech.reach}{reported}) {speaker}"

    def _pack(self, pack: TracedPack) -> Iterator[str]:
        for mention in pack.mentions:
            yield from self._mention(mention)
        for missing in pack.unmentioned:
            yield f"no mention of {missing.hit.concept} at {self._span(missing.hit.start, missing.hit.end)}"
            yield from (f"  {_shown(reason)}" for reason in missing.reasons)
        for number in pack.numbers:
            yield from self._number(number)

    def _mention(self, traced: TracedMention) -> Iterator[str]:
        mention = traced.mention
        yield f"mention of {mention.concept} ({mention.form}) at {self._span(mention.start, mention.end)}"
        if len(mention.phrase):
            yield f"  phrase: w{mention.phrase.start} to w{mention.phrase.stop - 1}"
        force = mention.force or "unknown"
        yield f"  force: {_shown(force)} ({'named in the phrase' if mention.explicit_force else 'not named'})"
        yield f"  place: {_shown(mention.place or 'unknown')}"
        if mention.area:
            yield f"  area: {_shown(mention.area)}"
        for i in traced.governors:
            if self._trace.words[i].concepts:
                yield f"  under: {self._word(i)} ({_features(self._trace.words[i])})"
        if not traced.governors:
            yield "  under: nothing"
        if traced.negator is not None:
            yield f"  negated by: {self._word(traced.negator)}"
        if traced.hedge is not None:
            yield f"  hedged by: {self._word(traced.hedge)}"
        if traced.time is not None:
            yield f"  time: {_time(traced.time)} in {self._passage(traced.time)}"
        yield f"  speaker: {_shown(traced.speaker) if traced.speaker else 'the text itself'}"
        yield from (f"  {line}" for line in self._rules(traced))
        another = "no claim of its own, another mention makes the same statement"
        yield f"  gives: {_kinds(traced.claims) or ('no claim' if traced.winner is None else another)}"

    def _rules(self, traced: TracedMention) -> Iterator[str]:
        others = [r.rule.id for r in traced.rules if all(_is_of_another(a) for a in r.alternatives)]
        for rule in traced.rules:
            if rule.rule.id not in others:
                yield from self._rule(rule, traced.winner)
        if others:
            yield f"not about {traced.mention.concept}: {', '.join(_shown(rule) for rule in others)}"

    def _rule(self, traced: TracedRule, winner: str | None) -> Iterator[str]:
        holding = traced.holding
        if holding is None:
            yield f"{_shown(traced.rule.id)}: does not hold"
            judged = [a for a in traced.alternatives if not _is_of_another(a)]
            yield from (f"  {line}" for a in judged for line in self._alternative(a))
            return
        outcome = "fired" if traced.rule.id == winner else f"holds, but {winner} fired before it"
        words = self._all(sorted(holding.verdict.words))
        yield f"{_shown(traced.rule.id)}: {outcome}"
        yield f"  {_keys(holding)} {f'holds by {words}' if words else 'holds'}"

    def _alternative(self, alternative: Alternative) -> Iterator[str]:
        failure = alternative.verdict.failure
        if failure is not None:
            yield f"{_keys(alternative)} fails at {failure.key}: {self._against(failure)}"

    def _against(self, failure: Failure) -> str:
        words = self._all(sorted(failure.words))
        found = _shown(failure.found)
        if words:
            return f"found {found} at {words}"
        if found:
            return f"found {found}"
        return _NOTHING.get(failure.key, _UNGOVERNED if "under" in failure.key else "no")

    def _number(self, traced: TracedNumber) -> Iterator[str]:
        yield f"number {_amount(traced.quantity)} in {self._passage(traced.quantity)}"
        if traced.found is None or traced.rule is None:
            yield f"  no claim: {'too few' if traced.too_few else 'counts no soldiers of a force'}"
            return
        mention = traced.found.mention
        yield f"  force: {_shown(mention.force or 'unknown')}"
        yield f"  place: {_shown(mention.place or 'unknown')}"
        if traced.found.part:
            yield "  a part of the number before"
        why = "no word of change" if traced.change is None else f"changed by {self._word(traced.change)}"
        yield f"  {_shown(traced.rule.id)}: fired, {why}"
        yield f"  gives: {_kinds(traced.claims) or 'no claim of its own, another number says the same'}"

    def _word(self, i: int) -> str:
        return f"w{i} {_word(self._trace.words[i].text)}"

    def _all(self, indices: Iterable[int]) -> str:
        return ", ".join(self._word(i) for i in indices)

    def _span(self, start: int, end: int) -> str:
        return self._all(range(start, end))

    def _passage(self, found: Quantity | TimeExpression) -> str:
        return _shown(self._trace.article.text[found.start : found.end])


def _word(text: str) -> str:
    return clean(text, limit=_WORD_LIMIT).strip() or "–"


def _shown(text: str) -> str:
    return clean(text, limit=_LIMIT).strip()


def _has_something(pack: TracedPack) -> bool:
    return bool(pack.mentions or pack.unmentioned or any(number.found for number in pack.numbers))


def _features(word: TracedWord) -> str:
    parts = [word.tense or "", *word.concepts]
    if word.entity:
        parts.append(f"{word.entity.code} ({word.entity.role})")
    return _shown(", ".join(part for part in parts if part))


def _is_of_another(alternative: Alternative) -> bool:
    """Whether a condition is about the mentions of another concept."""
    failure = alternative.verdict.failure
    return failure is not None and failure.key == "concept"


def _keys(alternative: Alternative) -> str:
    """A condition as its pack writes it: {under: [agree], dated: future}."""
    return clean("{" + ", ".join(f"{key}: {_value(value)}" for key, value in alternative.keys) + "}")


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_element(one) for one in value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _element(value: object) -> str:
    """One of a list: a name, or an element of a pattern as far as it is set."""
    if isinstance(value, str):
        return value
    return "{" + ", ".join(f"{key}: {_plain(one)}" for key, one in dict(value).items() if one) + "}"  # type: ignore[call-overload]


def _plain(value: object) -> str:
    if isinstance(value, frozenset | tuple):
        return f"[{', '.join(sorted(str(one) for one in value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kinds(claims: Iterable[Claim]) -> str:
    return ", ".join(f"{claim.kind} by {_shown(claim.rule)}" for claim in claims)


def _amount(quantity: Quantity) -> str:
    if quantity.fraction is not None:
        amount = str(quantity.fraction)
    elif quantity.low is not None and quantity.low == quantity.high:
        amount = str(quantity.low)
    else:
        amount = f"{_open(quantity.low)} to {_open(quantity.high)}"
    about = "about " if quantity.approximate else ""
    source = "" if quantity.source is None else f"from {quantity.source} to "
    return source + about + amount


def _open(end: int | None) -> str:
    return ".." if end is None else str(end)


def _time(time: TimeExpression) -> str:
    days = "" if time.duration_days is None else f", {time.duration_days} days"
    return f"{time.span or 'no date'}, {time.role}{days}"
