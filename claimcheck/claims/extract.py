"""From an analysed article to its claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claims.attribution import Attribution
from claimcheck.claims.conditions import Judge
from claimcheck.claims.context import Context, Resources
from claimcheck.claims.mentions import Mention, MentionFinder
from claimcheck.claims.model import Claim, Kind, Span, TimeSpan, TroopNumber
from claimcheck.claims.pack_model import TroopsPack
from claimcheck.claims.slots import Slots, fill
from claimcheck.claims.surroundings import Surroundings, is_vague
from claimcheck.claims.troops import TroopFinder
from claimcheck.language.dates import TimeRole, lasting

if TYPE_CHECKING:
    from claimcheck.articles.model import Article
    from claimcheck.claims.pack_model import ExtractionRule, RulePack
    from claimcheck.language.bridge import Analysis
    from claimcheck.language.dates import TimeExpression

_ID_LENGTH = 16
_DATED_KINDS = frozenset({Kind.WITHDRAWAL_AGREED, Kind.WITHDRAWAL_PLANNED, Kind.WITHDRAWAL_UNDERWAY})
_LASTING_KINDS = frozenset({Kind.TIMETABLE_DURATION, Kind.PRESENCE_CONTINUING, Kind.PRESENCE_PERMANENT})
_DATING_ROLES = frozenset({TimeRole.POINT, TimeRole.DEADLINE, TimeRole.WITHIN})
DATED_RULE = "timetable-set-by-date"


@dataclass(frozen=True)
class _Finding:
    """A rule that fired on a mention."""

    rule: str
    kind: str
    mention: Mention
    words: frozenset[int]
    number: TroopNumber | None = None
    time: TimeExpression | None = None
    slots: Slots = field(default_factory=Slots)


class Extractor:
    """Extracts claims by the rule packs.

    Args:
        resources: the compiled rule packs.
    """

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    def extract(self, article: Article, analysis: Analysis) -> list[Claim]:
        """The claims of one article, in text order."""
        context = Context(analysis, self._resources, article.published)
        run = _Run(context)
        attribution = Attribution(context)
        claims: dict[tuple[str, int, TroopNumber | None], Claim] = {}
        for finding in run.findings():
            claim = _claim(article, context, attribution, finding)
            if finding.kind in _BUILT_IN and claim.force is None and claim.place is None:
                continue
            claims.setdefault((claim.kind, claim.span.start, claim.number), claim)
        return sorted(_without_echoes(claims.values()), key=lambda c: (c.span.start, c.span.end, c.kind))


class _Run:
    """One article's pass over the packs."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._surroundings = Surroundings(context)
        self._judge = Judge(context, self._surroundings)
        self._mentions = MentionFinder(context)

    def findings(self) -> Iterator[_Finding]:
        for pack in self._context.resources.packs.extraction.values():
            yield from self._troops(pack) if isinstance(pack, TroopsPack) else self._pack(pack)

    def _pack(self, pack: RulePack) -> Iterator[_Finding]:
        for mention in self._mentions.find(pack.anchors):
            finding = self._first(pack.rules, mention)
            if finding is None:
                continue
            yield finding
            dated = self._dated(finding)
            if dated:
                yield dated

    def _first(self, rules: Iterable[ExtractionRule], mention: Mention) -> _Finding | None:
        scope = self._context.scope
        if scope.is_question(mention.start) or scope.is_conditional(mention.start):
            return None
        for rule in rules:
            for condition in rule.when:
                verdict = self._judge.judge(condition, mention)
                if verdict.holds:
                    time = self._surroundings.time_of(mention)
                    if time is None and rule.kind in _LASTING_KINDS:
                        time = self._surroundings.duration_of(mention)
                    slots = fill(rule.slots, verdict.captures, self._context)
                    return _Finding(
                        rule.id,
                        rule.kind,
                        mention,
                        verdict.words,
                        number=slots.number,
                        time=slots.time or time,
                        slots=slots,
                    )
        return None

    def _dated(self, finding: _Finding) -> _Finding | None:
        """A dated withdrawal that is not merely demanded is a timetable as well."""
        time = finding.time
        published = self._context.said_at(self._context.analysis.starts[finding.mention.start])
        if finding.kind not in _DATED_KINDS or time is None or is_vague(time):
            return None
        if time.role not in _DATING_ROLES:
            return None
        if time.span is not None and time.span.end is not None and published is not None:
            over = time.span.end < published
            announced = self._surroundings.is_future(finding.mention) or time.role is TimeRole.DEADLINE
            if over and not announced:
                return None
        words = {t.i for t in self._context.analysis.tokens_in(time.start, time.end)}
        return replace(finding, rule=DATED_RULE, kind=Kind.TIMETABLE_SET, words=finding.words | words)

    def _troops(self, pack: TroopsPack) -> Iterator[_Finding]:
        finder = TroopFinder(self._context, self._mentions)
        change, count = pack.rules
        for found in finder.find():
            word = finder.is_change(found)
            rule = count if word is None else change
            words = frozenset() if word is None else frozenset({word})
            time = self._surroundings.time_of(found.mention)
            yield _Finding(rule.id, rule.kind, found.mention, words, found.number, time)


def _claim(article: Article, context: Context, attribution: Attribution, finding: _Finding) -> Claim:
    mention = finding.mention
    inside = [i for i in finding.words if abs(i - mention.start) <= _QUOTE_REACH]
    first = min([mention.start, *inside, *_subject_before(context, mention)])
    last = max([_last_word(context, finding), *inside])
    while last > mention.end - 1 and context.doc[last].pos_ == "PUNCT":
        last -= 1
    start, end = context.analysis.span_of(context.doc[first : last + 1])
    trigger_words = sorted({*range(mention.start, mention.end), *inside})
    trigger = context.analysis.span_of(context.doc[i] for i in trigger_words)
    line, column = article.position(start)
    quote = context.analysis.text[start:end]
    hedge = context.scope.hedge(mention.start)
    speaker = _speaker(attribution, finding)
    said = context.said_at(start)
    return Claim(
        id=_identity(context.analysis.text, finding, start, end),
        article=article.id,
        kind=finding.kind,
        quote=quote,
        span=Span(start, end),
        line=line,
        column=column,
        force=finding.slots.force or _own_force(context, finding, speaker) or mention.force,
        place=finding.slots.place or mention.place,
        area=finding.slots.area if finding.slots.place else mention.area,
        speaker=speaker,
        time=_time(context, finding, said),
        number=finding.number,
        hedged=hedge is not None,
        rule=finding.rule,
        trigger=Span(*trigger),
        said=said,
    )


def _last_word(context: Context, finding: _Finding) -> int:
    """Where the quotation ends: with the phrase; of a number, with what is counted."""
    last = finding.mention.phrase.stop - 1
    if finding.number is None:
        return last
    end = finding.mention.end
    while end < last and context.doc[end].pos_ == "ADJ":
        end += 1
    return end - 1


def _subject_before(context: Context, mention: Mention) -> list[int]:
    """Where the subject of a verb begins, if it stands before the verb in its clause."""
    if mention.form != "verb":
        return []
    subjects = [c for c in context.doc[mention.start].children if c.dep_.startswith("nsubj")]
    clause = context.scope.clause_starts[mention.start]
    return [c.left_edge.i for c in subjects if clause <= c.left_edge.i < mention.start and c.pos_ == "NOUN"]


def _speaker(attribution: Attribution, finding: _Finding) -> str | None:
    """Whom the text credits; a demand or decision in its own voice takes who demands or decides."""
    speaker = attribution.speaker(finding.mention.start)
    if speaker is None and finding.kind in _DECISIONS:
        return attribution.agent(finding.words)
    if finding.kind == Kind.TIMETABLE_ABSENT:
        return speaker or attribution.silent(finding.words)
    return speaker


_PAST_KINDS = frozenset(
    {
        Kind.WITHDRAWAL_COMPLETED,
        Kind.WITHDRAWAL_UNDERWAY,
        Kind.TIMETABLE_SET,
        Kind.WITHDRAWAL_PLANNED,
        Kind.PRESENCE_ADVISORY,
        Kind.TROOPS_COUNT,
        Kind.TROOPS_CHANGE,
    }
)
_COMING_KINDS = frozenset(Kind) - _PAST_KINDS
_DECISIONS = frozenset(
    {
        Kind.WITHDRAWAL_DEMANDED,
        Kind.WITHDRAWAL_AGREED,
        Kind.WITHDRAWAL_DENIED,
    }
)
# Whatever is said of nobody's forces and of no place is about no story.
_BUILT_IN = frozenset(Kind)
_QUOTE_REACH = 25
_ECHO_SHARE = 0.6


def _time(context: Context, finding: _Finding, said: date | None) -> TimeSpan | None:
    """When the thing happens; what has not happened yet cannot have happened before it was said."""
    if finding.time is None:
        return None
    span = finding.time.span
    if span is None:
        return None if said is None or finding.kind not in _LASTING_KINDS else lasting(finding.time, said)
    over = said is not None and span.end is not None and span.end <= said
    if over and finding.kind in _COMING_KINDS:
        return None
    begins = any("begin" in context.concepts_at(i) for i in finding.words)
    if begins and finding.time is not None and finding.time.role is TimeRole.POINT and span.start == span.end:
        return TimeSpan(span.start, None)
    return span


def _own_force(context: Context, finding: _Finding, speaker: str | None) -> str | None:
    """Whose forces «ننسحب» and «قواتنا» are: those of the speaker's country, if the text names it."""
    mention = finding.mention
    governed = any(context.scope.is_first_person(i) for i in context.scope.governors(mention.start))
    ours = governed and not mention.explicit_force
    if speaker is None or not (ours or _is_first_person(context, mention)):
        return None
    for entity in context.entities:
        start, end = context.analysis.span_of(context.doc[entity.start : entity.end])
        if entity.can_be_force and context.analysis.text[start:end] in speaker:
            return entity.code
    return None


def _is_first_person(context: Context, mention: Mention) -> bool:
    if mention.form == "verb" and context.scope.is_first_person(mention.start):
        return True
    words = [context.doc[i] for i in mention.phrase[:3]]
    return any(t.norm_ == "نا" or (t.pos_ == "NOUN" and t.norm_.endswith("نا")) for t in words)


def _identity(text: str, finding: _Finding, start: int, end: int) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    digest.update(f"\x1f{finding.kind}\x1f{start}\x1f{end}\x1f{finding.number}".encode())
    return digest.hexdigest()[:_ID_LENGTH]


def _without_echoes(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims of one kind that overlap, the first: one statement found by two words."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.span.start, -c.span.end)):
        echo = any(
            k.kind == claim.kind
            and k.number == claim.number
            and min(k.span.end, claim.span.end) - claim.span.start
            > _ECHO_SHARE * (claim.span.end - claim.span.start)
            for k in kept
        )
        if not echo:
            kept.append(claim)
    return kept
