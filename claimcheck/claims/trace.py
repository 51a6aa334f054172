"""Traces: extraction over one text with every step kept, so that a reader sees why a rule did not fire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.claims.attribution import Attribution
from claimcheck.claims.conditions import Judge, set_keys
from claimcheck.claims.context import Context, Resources
from claimcheck.claims.extract import DATED_RULE, Extractor
from claimcheck.claims.mentions import MentionFinder
from claimcheck.claims.pack_model import TroopsPack
from claimcheck.claims.surroundings import Surroundings
from claimcheck.claims.trace_model import (
    Alternative,
    Trace,
    TracedMention,
    TracedNumber,
    TracedPack,
    TracedRule,
    TracedWord,
    Unmentioned,
)
from claimcheck.claims.troops import TroopFinder

if TYPE_CHECKING:
    from claimcheck.articles.model import Article
    from claimcheck.claims.lexicon import Hit
    from claimcheck.claims.mentions import Mention
    from claimcheck.claims.model import Claim
    from claimcheck.claims.pack_model import Anchor, ExtractionRule, RulePack
    from claimcheck.language.bridge import Analysis


def trace(article: Article, analysis: Analysis, resources: Resources, *, rule: str | None = None) -> Trace:
    """Extract the claims of a text, and keep what led to them.

    Args:
        article: the text.
        analysis: its words.
        resources: the compiled rule packs.
        rule: the id of the only rule to be traced; all by default.
    """
    context = Context(analysis, resources, article.published)
    claims = tuple(Extractor(resources).extract(article, analysis))
    tracer = _Tracer(context, claims, rule)
    every_word = range(len(context.doc))
    hedges = {context.scope.hedge(i) for i in every_word} - {None}
    return Trace(
        article=article,
        words=tuple(_word(context, i) for i in every_word),
        clauses=tuple(context.scope.clause(i) for i in sorted(set(context.scope.clause_starts))),
        quantities=tuple(context.quantities),
        times=tuple(context.times),
        negations=tuple(sorted(context.scope.negations.values(), key=lambda n: n.negator)),
        hedges=tuple(sorted(i for i in hedges if i is not None)),
        speeches=tracer.attribution.speeches,
        packs=tuple(tracer.packs()),
        claims=claims,
    )


def _word(context: Context, i: int) -> TracedWord:
    token = context.doc[i]
    return TracedWord(
        index=i,
        text=context.analysis.source(token),
        lemma=token.lemma_,
        tag=token.pos_,
        head=None if token.head.i == i else token.head.i,
        relation=token.dep_,
        concepts=tuple(sorted(context.concepts_at(i))),
        entity=context.entity_at.get(i),
        tense=context.scope.tense(i),
    )


class _Tracer:
    """Goes over the packs as extraction does, and keeps every step."""

    def __init__(self, context: Context, claims: Sequence[Claim], only: str | None) -> None:
        self.attribution = Attribution(context)
        self._context = context
        self._claims = claims
        self._only = only
        self._surroundings = Surroundings(context)
        self._judge = Judge(context, self._surroundings)
        self._mentions = MentionFinder(context)

    def packs(self) -> Iterator[TracedPack]:
        """The packs in which a rule is to be traced."""
        for name, pack in self._context.resources.packs.extraction.items():
            if not any(self._is_wanted(rule) for rule in pack.rules):
                continue
            yield self._numbers(name, pack) if isinstance(pack, TroopsPack) else self._pack(name, pack)

    def _is_wanted(self, rule: ExtractionRule) -> bool:
        return self._only in (None, rule.id)

    def _pack(self, name: str, pack: RulePack) -> TracedPack:
        mentions = list(self._mentions.find(pack.anchors))
        taken = {mention.start for mention in mentions}
        return TracedPack(
            name,
            mentions=tuple(self._mention(mention, pack) for mention in mentions),
            unmentioned=tuple(self._unmentioned(pack, taken)),
        )

    def _mention(self, mention: Mention, pack: RulePack) -> TracedMention:
        scope = self._context.scope
        judged = [TracedRule(rule, self._alternatives(rule, mention)) for rule in pack.rules]
        winner = next((traced.rule.id for traced in judged if traced.holding), None)
        return TracedMention(
            mention=mention,
            governors=tuple(self._surroundings.governors(mention.start)),
            negator=scope.negator_of(mention.start) if scope.is_negated(mention.start) else None,
            hedge=scope.hedge(mention.start),
            speaker=self.attribution.speaker(mention.start),
            time=self._surroundings.time_of(mention),
            rules=tuple(rule for rule in judged if self._is_wanted(rule.rule)),
            winner=winner,
            claims=() if winner is None else self._claims_at(mention.start, winner, DATED_RULE),
        )

    def _alternatives(self, rule: ExtractionRule, mention: Mention) -> tuple[Alternative, ...]:
        return tuple(
            Alternative(tuple(set_keys(condition).items()), self._judge.judge(condition, mention))
            for condition in rule.when
        )

    def _claims_at(self, i: int, *rules: str) -> tuple[Claim, ...]:
        """The claims by one of the rules among whose triggering words is word ``i``."""
        offset = self._context.analysis.starts[i]
        return tuple(c for c in self._claims if c.rule in rules and c.trigger.start <= offset < c.trigger.end)

    def _unmentioned(self, pack: RulePack, taken: set[int]) -> Iterator[Unmentioned]:
        concepts = dict.fromkeys(anchor.concept for anchor in pack.anchors)
        hits = (hit for concept in concepts for hit in self._context.hits.get(concept, ()))
        for hit in sorted(hits, key=lambda hit: hit.start):
            if hit.start not in taken:
                anchors = [anchor for anchor in pack.anchors if anchor.concept == hit.concept]
                form = "verb" if hit.verb or self._context.doc[hit.start].pos_ in ("VERB", "AUX") else "noun"
                of_its_form = [anchor for anchor in anchors if anchor.form in (None, form)]
                reasons = (self._why_not(anchor, hit) for anchor in of_its_form)
                yield Unmentioned(hit, tuple(reasons) or (f"no anchor is a {form}",))

    def _why_not(self, anchor: Anchor, hit: Hit) -> str:
        """Which part of an anchor most likely made a hit no mention of it."""
        phrase = self._mentions.phrase(hit)
        clause = range(self._context.scope.clause_starts[hit.start], phrase.stop)
        for key, concepts in (("unless", anchor.unless), ("without", anchor.without)):
            for concept in concepts:
                words = clause if key == "unless" and concept != "not_a_place" else phrase
                if self._context.has_any(words, [concept]):
                    return f"excluded by {key}: {concept}"
        for key, concepts in (("besides", anchor.besides), ("argument", anchor.argument)):
            if concepts and not self._context.has_any(phrase, concepts):
                return f"its phrase has no {key}: {', '.join(concepts)}"
        return "its phrase does not fit the anchor"

    def _numbers(self, name: str, pack: TroopsPack) -> TracedPack:
        finder = TroopFinder(self._context, self._mentions)
        found = {number.mention.start: number for number in finder.find()}
        changed, counted = pack.rules
        numbers: list[TracedNumber] = []
        for quantity in self._context.quantities:
            words = self._context.analysis.tokens_in(quantity.start, quantity.end)
            number = found.get(words[0].i) if words else None
            change = finder.is_change(number) if number else None
            rule = None if number is None else counted if change is None else changed
            claims = () if number is None or rule is None else self._claims_at(number.mention.start, rule.id)
            numbers.append(TracedNumber(quantity, number, change, rule, claims))
        return TracedPack(name, numbers=tuple(numbers))
