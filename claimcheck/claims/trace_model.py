"""The record of a trace: what extraction sees in a text, and how it judges it rule by rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.articles.model import Article
from claimcheck.claims.conditions import FEWEST_SOLDIERS, Verdict
from claimcheck.claims.geography import Entity
from claimcheck.claims.lexicon import Hit
from claimcheck.claims.mentions import Mention
from claimcheck.claims.model import Claim
from claimcheck.claims.scope import Negation, Tense
from claimcheck.claims.speech import Speech
from claimcheck.claims.troops import TroopMention

if TYPE_CHECKING:
    from claimcheck.claims.pack_model import ExtractionRule
    from claimcheck.language.dates import TimeExpression
    from claimcheck.language.numbers import Quantity


@dataclass(frozen=True)
class TracedWord:
    """One word and what is known of it.

    Attributes:
        index: its place in the text, from 0.
        text: the word as it stands in the text.
        lemma: its dictionary form, folded.
        tag: its universal part of speech.
        head: the word on which it depends; None for a root.
        relation: how it depends on it.
        concepts: the concepts of the lexicon that begin with it.
        entity: the country, group or area that begins with it.
        tense: its tense, if it is a verb.
    """

    index: int
    text: str
    lemma: str
    tag: str
    head: int | None
    relation: str
    concepts: tuple[str, ...]
    entity: Entity | None
    tense: Tense | None


@dataclass(frozen=True)
class Alternative:
    """One condition of a rule's ``when``, judged.

    Attributes:
        keys: its keys with what they want, in the order of judging; where it fails, those
            before the failure hold and those behind it were not asked.
        verdict: whether it holds.
    """

    keys: tuple[tuple[str, object], ...]
    verdict: Verdict


@dataclass(frozen=True)
class TracedRule:
    """One rule, judged over one mention; all its alternatives are, so that all failures show.

    Attributes:
        rule: the rule.
        alternatives: its conditions.
    """

    rule: ExtractionRule
    alternatives: tuple[Alternative, ...]

    @property
    def holding(self) -> Alternative | None:
        """The first alternative that holds."""
        return next((a for a in self.alternatives if a.verdict.holds), None)


@dataclass(frozen=True)
class TracedMention:
    """A mention and the rules of its pack.

    Attributes:
        mention: its words, force and place.
        governors: the words that may govern it, nearest first.
        negator: the word that negates it.
        hedge: the word that weakens it.
        speaker: whom the text credits with it.
        time: the temporal expression that belongs to it.
        rules: the rules of the pack, in order, or the only one that is traced.
        winner: the id of the first rule of the pack that holds, None if none does.
        claims: the claims that it gives; none where another mention makes the same statement.
    """

    mention: Mention
    governors: tuple[int, ...]
    negator: int | None
    hedge: int | None
    speaker: str | None
    time: TimeExpression | None
    rules: tuple[TracedRule, ...]
    winner: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Unmentioned:
    """Words of an anchor that are no mention, and why, one reason for each anchor."""

    hit: Hit
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class TracedNumber:
    """A quantity, and the number of soldiers that it gives.

    Attributes:
        quantity: the quantity.
        found: force, place and number; None where it counts no soldiers of a force.
        change: the word that makes it a change.
        rule: the rule that it follows, if there is a number.
        claims: the claims that it gives.
    """

    quantity: Quantity
    found: TroopMention | None
    change: int | None
    rule: ExtractionRule | None
    claims: tuple[Claim, ...]

    @property
    def too_few(self) -> bool:
        """Whether it is below what is taken for a force's strength."""
        return max(self.quantity.low or 0, self.quantity.high or 0) < FEWEST_SOLDIERS


@dataclass(frozen=True)
class TracedPack:
    """One pack of rules over the text: mentions, or for numbers of soldiers the numbers."""

    name: str
    mentions: tuple[TracedMention, ...] = ()
    unmentioned: tuple[Unmentioned, ...] = ()
    numbers: tuple[TracedNumber, ...] = ()


@dataclass(frozen=True)
class Trace:
    """All that extraction found in one text, and why each rule fired or did not.

    Attributes:
        article: the text, with notes on how it was read.
        words: its words.
        clauses: the clauses, as indices of words.
        quantities: the quantities.
        times: the temporal expressions.
        negations: the negators with what they negate.
        hedges: the words that weaken what stands around them.
        speeches: the acts of saying.
        packs: the packs of rules.
        claims: the claims, in text order.
    """

    article: Article
    words: tuple[TracedWord, ...]
    clauses: tuple[range, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    negations: tuple[Negation, ...]
    hedges: tuple[int, ...]
    speeches: tuple[Speech, ...]
    packs: tuple[TracedPack, ...]
    claims: tuple[Claim, ...]
