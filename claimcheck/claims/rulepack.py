"""Rule packs: what they may say, and reading them.

A pack is YAML. What a user writes is validated here and nowhere else; the rest of the
package works with the frozen models below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from claimcheck.claims.model import Kind
from claimcheck.conflicts.model import ConflictType, Level
from claimcheck.errors import RulePackError
from claimcheck.language.orthography import fold

Words = Annotated[frozenset[str], AfterValidator(lambda words: frozenset(fold(w) for w in words))]
PACKS = ("lexicon", "geography", "withdrawal", "timetable", "presence", "troops", "conflicts")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Terms(_Model):
    """The words of one concept."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = Field(default=(), alias="except")


class ScopeWords(_Model):
    """Function words of Arabic on which scope rests, folded."""

    negators: Words
    narrow_negators: Words
    pseudo_negations: Words
    future: Words
    before_verb: Words
    hedges: Words
    emphatic_before_perfect: Words


class SpeechWords(_Model):
    """Words that attribute a statement.

    Attributes:
        verbs: verbs of saying, in dictionary form.
        demanding: verbs that demand; a statement that reports them counts before them.
        transitive: verbs of saying behind which a noun may be what is said, not who says it.
        nouns: nouns of saying (إعلان الوزير أن …).
        participles: participles that carry the speaker on (مؤكدا), in dictionary form.
        according: words that credit the whole sentence (بحسب).
        speakers: nouns that name who can speak: offices, institutions, papers.
        not_speakers: nouns that never do (عدد، ضرورة).
        complements: participles whose preposition belongs to the name (موالية لإيران).
        title_tails: words before which a preposition belongs to an office (باسم، لشؤون).
    """

    verbs: tuple[str, ...]
    demanding: tuple[str, ...]
    transitive: tuple[str, ...]
    nouns: Words
    participles: Words
    according: Words
    speakers: Words
    not_speakers: Words
    complements: Words
    title_tails: Words


class LexiconPack(_Model):
    """``lexicon.yaml``: the words of the domain and of scope."""

    version: Literal[1]
    concepts: Mapping[str, Terms]
    scope: ScopeWords
    speech: SpeechWords


class Country(_Model):
    """By what words a text names a country."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    areas: Mapping[str, str] = Field(default_factory=dict)


class Group(_Model):
    """By what words a text names a coalition or an armed organisation."""

    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class GeographyPack(_Model):
    """``geography.yaml``: countries, groups of forces, regions."""

    version: Literal[1]
    countries: Mapping[str, Country]
    groups: Mapping[str, Group]
    contains: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]


class Anchor(_Model):
    """Which words a rule is about.

    Attributes:
        concept: the concept that the word carries.
        form: restricts it to verbs or nouns.
        argument: concepts one of which must stand in its phrase.
        actor: whether a named force or country in its phrase will do instead.
        bare: whether it may stand alone, definite, where the article has named the force before.
        from_place: whether a verb without a subject of its own may have a place to leave instead.
        besides: concepts one of which must stand in its phrase.
        without: concepts none of which may stand in its phrase.
        unless: concepts that must not be what it is from, or follow in its phrase.
    """

    concept: str
    form: Literal["verb", "noun"] | None = None
    argument: tuple[str, ...] = ()
    actor: bool = False
    bare: bool = False
    from_place: bool = False
    besides: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Condition(_Model):
    """What must hold of an anchor and its context; all of what is given must hold.

    Attributes:
        concept: restricts the condition to anchors of this concept.
        form: whether the anchor is a verb or a noun.
        named: whether its own phrase names the force.
        negated: whether the anchor itself is negated.
        existential: whether it must be what a sentence says to exist (هناك، يوجد، لا).
        permanent_negated: whether the word for permanence near it is negated.
        under: concepts one of which must govern it, not negated.
        not_under: concepts none of which may govern it.
        under_negated: concepts one of which must govern it and be negated.
        under_future: concepts one of which must govern it in the future tense.
        under_present: concepts one of which must govern it in the present tense.
        tense: tenses one of which the anchor has, if it is a verb.
        near: concepts one of which must stand in its phrase or clause.
        not_near: concepts none of which may stand there.
        dated: a date before, or after, the publication must stand with it.
        subject_of_past: whether it must be the subject of a verb in the past.
        headline: whether it must open a sentence that has no verb.
        hedged: whether the text must weaken it, or must not.
        counted: whether a number of soldiers must stand in its phrase, or must not.
        own_side: whether the party that asks must, or must not, be the force's own.
        topic: a withdrawal is spoken of in the sentence or in the article so far, or a force
            is named in the sentence.
    """

    concept: str | None = None
    form: Literal["verb", "noun"] | None = None
    named: bool | None = None
    negated: bool | None = None
    existential: bool | None = None
    permanent_negated: bool | None = None
    under: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    under_negated: tuple[str, ...] = ()
    under_future: tuple[str, ...] = ()
    under_present: tuple[str, ...] = ()
    tense: tuple[Literal["past", "present", "future"], ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    dated: Literal["past", "future"] | None = None
    subject_of_past: bool | None = None
    headline: bool | None = None
    hedged: bool | None = None
    counted: bool | None = None
    own_side: bool | None = None
    topic: Literal["sentence", "article", "force"] | None = None


class ExpectedClaim(_Model):
    """A claim that an example must give."""

    kind: Kind
    force: str | None = None
    place: str | None = None
    low: int | None = None
    high: int | None = None
    source: int | None = None


class Example(_Model):
    """A text and the claims of the rule's kinds that it must give."""

    text: str
    gives: tuple[ExpectedClaim, ...] = ()


class ExtractionRule(_Model):
    """One rule: where its condition holds of an anchor, there is a claim of its kind.

    Attributes:
        id: its name, which claims carry.
        kind: the kind of its claims.
        about: what its claims say, for the documentation.
        when: conditions one of which must hold.
        fires: texts in which it finds claims.
        does_not_fire: texts in which it finds none.
        known_misses: texts in which it ought to find what they give, or nothing if they give
            nothing, and does not yet.
    """

    id: str
    kind: Kind
    about: str
    when: tuple[Condition, ...] = Field(min_length=1)
    fires: tuple[Example, ...] = Field(min_length=1)
    does_not_fire: tuple[str, ...] = Field(min_length=1)
    known_misses: tuple[Example, ...] = ()


class ExtractionPack(_Model):
    """Rules over the same anchors; for each anchor the first rule that fires wins."""

    version: Literal[1]
    anchors: tuple[Anchor, ...]
    rules: tuple[ExtractionRule, ...]


class Bilingual(_Model):
    """A message in both report languages; ``{a.speaker}`` and the like are filled in."""

    en: str
    ar: str


class ConflictExample(_Model):
    """Two claims, as fields, and the level at which the rule joins them; None if it must not."""

    a: Mapping[str, Any]
    b: Mapping[str, Any]
    level: Level | None = None


class ConflictRule(_Model):
    """Which claims meet, and what must differ between them.

    Attributes:
        kinds_a: kinds of the one side.
        kinds_b: kinds of the other.
        rules_a: if given, only claims that these extraction rules found.
        rules_b: likewise for the other side.
        differ: what must differ: ``kind`` (nothing further), ``number`` (intervals apart),
            ``part`` (a part larger than the whole), ``total`` (two aggregates apart), ``time``
            (spans apart).
        days: at most how many days may lie between the two statements.
        beyond: at least how many must.
        later: which side must be the later one, if that matters.
        same_force: whether containment of one force in the other is not enough.
        timed_a: whether the first side must have a time.
    """

    id: str
    level: Level
    type: ConflictType
    kinds_a: tuple[Kind, ...]
    kinds_b: tuple[Kind, ...]
    rules_a: tuple[str, ...] = ()
    rules_b: tuple[str, ...] = ()
    differ: Literal["kind", "number", "part", "total", "time"] = "kind"
    days: int | None = None
    beyond: int | None = None
    later: Literal["b"] | None = None
    same_force: bool = False
    timed_a: bool = False
    why: Bilingual
    unless: Bilingual
    fires: tuple[ConflictExample, ...] = Field(min_length=1)
    does_not_fire: tuple[ConflictExample, ...] = Field(min_length=1)


class ConflictPack(_Model):
    """``conflicts.yaml``."""

    version: Literal[1]
    rules: tuple[ConflictRule, ...]


class RulePacks(_Model):
    """All packs of a run."""

    lexicon: LexiconPack
    geography: GeographyPack
    withdrawal: ExtractionPack
    timetable: ExtractionPack
    presence: ExtractionPack
    troops: ExtractionPack
    conflicts: ConflictPack

    @cached_property
    def extraction(self) -> dict[str, ExtractionPack]:
        """The packs of extraction rules by name."""
        return {name: getattr(self, name) for name in ("withdrawal", "timetable", "presence", "troops")}


def embedded_rules() -> Traversable:
    """The folder of the rule packs that are shipped with claimcheck."""
    return resources.files("claimcheck.rules")


def load(folder: Traversable | Path | None = None) -> RulePacks:
    """Read and validate the packs of ``folder``, by default the embedded ones.

    Raises:
        RulePackError: a pack is missing, is not YAML or says what a pack may not say; the
            message names file, line and key.
    """
    source = embedded_rules() if folder is None else folder
    loaded = {name: _read(source.joinpath(f"{name}.yaml")) for name in PACKS}
    try:
        return RulePacks.model_validate({name: data for name, (data, _) in loaded.items()})
    except ValidationError as error:
        raise _explain(error, source, {name: text for name, (_, text) in loaded.items()}) from error


def _read(path: Traversable) -> tuple[Any, str]:
    try:
        text = path.read_text(encoding="utf-8")
        return yaml.safe_load(text), text
    except (OSError, UnicodeDecodeError) as error:
        raise RulePackError(f"cannot be read: {error}", where=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise RulePackError(f"not YAML: {getattr(error, 'problem', error)}", where=where) from error


def _explain(error: ValidationError, source: Traversable | Path, texts: Mapping[str, str]) -> RulePackError:
    first = error.errors()[0]
    name, *keys = first["loc"]
    line = _line_of(texts[str(name)], keys)
    path = source.joinpath(f"{name}.yaml")
    key = ".".join(str(k) for k in keys) or "(top)"
    return RulePackError(f"{key}: {first['msg']}", where=f"{path}:{line}", remedy="see docs/rules.md")


def _line_of(text: str, keys: list[int | str]) -> int:
    """The line, from 1, of the deepest of ``keys`` that stands in the YAML text."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    line = 1
    for key in keys:
        child = next((v for k, v in _children(node) if k == key), None)
        if child is None:
            break
        node = child
        line = node.start_mark.line + 1
    return line


def _children(node: Any) -> Iterator[tuple[int | str, Any]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.value, value
    elif isinstance(node, yaml.SequenceNode):
        yield from enumerate(node.value)
