"""What rules may say of words that stand next to one another, and of the tree over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated, Any, Literal, LiteralString, NoReturn, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from claimcheck.claims.pack_base import Concept, PackPart, Words
from claimcheck.error_codes import Code
from claimcheck.validation import KEY, refusal

MOST_ELEMENTS = 12
MOST_OPTIONAL = 4
ANCHOR = "anchor"

# Universal part-of-speech tags.
Tag = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
]  # fmt: skip
# Ways in which one node of a tree hangs on another.
Link = Literal["below", "above", "under", "over", "before", "after"]
_LINKS: tuple[Link, ...] = ("below", "above", "under", "over", "before", "after")
# Universal dependency relations, without their subtypes.
_RELATIONS = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis "
    "punct reparandum root vocative xcomp".split()
)
# What to write instead of the keys of spaCy's own patterns.
_INSTEAD = {
    "OP": "optional: true or absent: true; no word is repeated",
    **dict.fromkeys(("ORTH", "TEXT", "LOWER", "NORM"), "word: [...]"),
    "LEMMA": "lemma: [...]",
    **dict.fromkeys(("POS", "TAG"), "tag: [...]"),
    "DEP": "relation: [...]",
    "MORPH": "feature: {Number: [Plur]}",
    **dict.fromkeys(("ENT_TYPE", "_"), "concept: [...]"),
    **dict.fromkeys(("REGEX", "FUZZY"), "a list of the words that are meant, or a concept of them"),
    **dict.fromkeys(("IN", "INTERSECTS", "IS_SUBSET", "IS_SUPERSET"), "a list, one of which is meant"),
    "NOT_IN": "a second element with absent: true",
    **dict.fromkeys(("RIGHT_ATTRS", "PATTERN"), "the keys of the node themselves, such as lemma and tag"),
    "RIGHT_ID": "name: ...",
    "LEFT_ID": "the other node's name under below, above, under, over, before or after",
    "REL_OP": "below, above, under, over, before or after, with the name of the other node",
}


def _wrong(code: Code, message: LiteralString, key: object = None, **context: object) -> NoReturn:
    """Refuse what a pack says, at ``key`` of the part that is validated."""
    raise refusal(code, message, context if key is None else {**context, KEY: key})


def _one_word_each(words: frozenset[str]) -> frozenset[str]:
    for word in words:
        if word.split() != [word]:
            _wrong(Code.NOT_ONE_WORD, "{word} is not one word; write one element for each", word=repr(word))
    return words


def _known_relation(relation: str) -> str:
    if relation.partition(":")[0] not in _RELATIONS:
        nearest = get_close_matches(relation, sorted(_RELATIONS), n=1, cutoff=0)[0]
        message = "there is no dependency relation {name}; the nearest is {nearest}"
        _wrong(Code.UNKNOWN_RELATION, message, name=repr(relation), nearest=repr(nearest))
    return relation


def _shaped(pattern: str, message: str) -> AfterValidator:
    """Sees to it that a name is written as names are."""

    def check(name: str) -> str:
        return name if re.fullmatch(pattern, name) else _wrong(Code.NAME_SPELLING, message, name=repr(name))

    return AfterValidator(check)


def _features(table: Any) -> tuple[tuple[Any, Any], ...]:
    if not isinstance(table, Mapping) or not table:
        _wrong(
            Code.FEATURES_SPELLING,
            "features are a mapping of names to lists, such as {example}",
            example=_EXAMPLE,
        )
    return tuple((name, _as_text(table[name])) for name in sorted(table, key=str))


def _as_text(values: Any) -> Any:
    """A bare 3 is a number to YAML."""
    return [str(v) if type(v) is int else v for v in values] if isinstance(values, list | tuple) else values


_EXAMPLE = "{Number: [Plur]}"
_Forms = Annotated[Words, AfterValidator(_one_word_each), Field(min_length=1)]
_Relation = Annotated[str, AfterValidator(_known_relation)]
_FeatureName = Annotated[
    str, _shaped(r"[A-Z]\w*(\[[a-z]+\])?", "{name} is no name of a feature, such as Number")
]
_FeatureValues = Annotated[frozenset[str], Field(min_length=1)]
# Names of morphological features, each with the values one of which is meant.
Features = Annotated[tuple[tuple[_FeatureName, _FeatureValues], ...], BeforeValidator(_features)]
_Name = Annotated[str, _shaped(r"[^\W\d]\w*", "a name is letters, digits and _, unlike {name}")]


class WordPattern(PackPart):
    """One word of a pattern; all that is said of it must hold.

    Attributes:
        name: under what name the word is captured; ``anchor`` is the word of the mention.
        word: the word as written, one of these, compared folded.
        lemma: its dictionary form, one of these, compared folded.
        tag: its part of speech, one of these.
        relation: its relation to its head, one of these; ``obl`` is also ``obl:arg``.
        concept: a concept of the lexicon that begins at it, one of these.
        feature: for each feature the values one of which it has.
        optional: whether the word may be missing.
        absent: whether there must be no such word.
    """

    name: _Name | None = None
    word: _Forms = frozenset()
    lemma: _Forms = frozenset()
    tag: tuple[Tag, ...] = Field(default=(), min_length=1)
    relation: tuple[_Relation, ...] = Field(default=(), min_length=1)
    concept: tuple[Concept, ...] = Field(default=(), min_length=1)
    feature: Features = ()
    optional: bool = False
    absent: bool = False

    @property
    def is_anchor(self) -> bool:
        """Whether it is the word of the mention."""
        return self.name == ANCHOR

    @property
    def is_required(self) -> bool:
        """Whether the pattern needs a word for it."""
        return not self.optional and not self.absent

    @model_validator(mode="before")
    @classmethod
    def _no_raw_keys(cls, data: Any) -> Any:
        for key, raw in _raw_keys(data, known=cls.model_fields):
            instead = _INSTEAD.get(raw.upper(), "one of " + ", ".join(WordPattern.model_fields))
            message = "{raw} is a key of spaCy's patterns, which rules do not use; write {instead}"
            _wrong(Code.FOREIGN_KEY, message, key, raw=raw, instead=instead)
        return data

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.optional and self.absent:
            _wrong(Code.OPTIONAL_AND_ABSENT, "what is absent cannot be optional as well", "optional")
        if self.is_anchor and not self.is_required:
            state = "optional" if self.optional else "absent"
            message = "the anchor cannot be {state}: it is the word that the rule is about"
            _wrong(Code.NO_ANCHOR, message, state, state=state)
        said = (self.name, self.word, self.lemma, self.tag, self.relation, self.concept, self.feature)
        if not any(said):
            _wrong(
                Code.NOTHING_SAID, "nothing is said about this word; give it a key such as lemma, or a name"
            )
        return self


class TreeNode(WordPattern):
    """One node of a pattern over the dependency tree.

    Each but the first, the anchor, says with one of these on which earlier node it hangs.

    Attributes:
        below: the node whose direct child it is.
        above: the node whose head it is.
        under: the node whose descendant it is.
        over: the node whose ancestor it is.
        before: the node before which it stands, anywhere in the sentence.
        after: the node behind which it stands, anywhere in the sentence.
    """

    below: _Name | None = None
    above: _Name | None = None
    under: _Name | None = None
    over: _Name | None = None
    before: _Name | None = None
    after: _Name | None = None

    @property
    def links(self) -> dict[Link, str]:
        """The ways in which it hangs on other nodes, with their names; one, none for the anchor."""
        named = {link: getattr(self, link) for link in _LINKS}
        return {link: name for link, name in named.items() if name is not None}

    @model_validator(mode="after")
    def _hangs_on_one(self) -> Self:
        if self.is_anchor and self.links:
            _wrong(Code.ANCHOR_HANGS, "the anchor hangs on no other node", next(iter(self.links)))
        if not self.is_anchor and len(self.links) != 1:
            message = "a node hangs on exactly one other: say one of {links}, not {said}"
            said = " and ".join(self.links) or "none"
            _wrong(Code.NODE_LINKS, message, links=", ".join(_LINKS), said=said)
        return self


def _raw_keys(data: Any, known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The keys of spaCy's in a part of a pack, each behind the key of the part under which it stands."""
    for key, value in data.items() if isinstance(data, Mapping) else ():
        if key not in known and (str(key).isupper() or str(key).upper() in _INSTEAD):
            yield key, str(key)
        inner = value if isinstance(value, Mapping) and key != "feature" else ()
        yield from ((key, str(raw)) for raw in inner if str(raw).isupper())


def _within_bounds(elements: Sequence[WordPattern]) -> None:
    if len(elements) > MOST_ELEMENTS:
        message = "a pattern has at most {most} elements, not {n}"
        _wrong(Code.PATTERN_TOO_LONG, message, MOST_ELEMENTS, most=MOST_ELEMENTS, n=len(elements))
    optional = [n for n, element in enumerate(elements) if element.optional]
    if len(optional) > MOST_OPTIONAL:
        message = "a pattern has at most {most} optional elements, not {n}"
        _wrong(Code.TOO_MANY_OPTIONAL, message, optional[MOST_OPTIONAL], most=MOST_OPTIONAL, n=len(optional))


def _names_once(elements: Sequence[WordPattern]) -> None:
    seen: set[str] = set()
    for n, element in enumerate(elements):
        if element.name in seen:
            _wrong(Code.NAME_TWICE, "the name {name} stands here again", n, name=element.name)
        if element.name is not None:
            seen.add(element.name)


def _is_sequence(elements: tuple[WordPattern, ...]) -> tuple[WordPattern, ...]:
    _within_bounds(elements)
    _names_once(elements)
    if not any(element.is_anchor for element in elements):
        _wrong(
            Code.NO_ANCHOR, "one of the words must be the mention's own: {example}", example="{name: anchor}"
        )
    return elements


def _is_tree(nodes: tuple[TreeNode, ...]) -> tuple[TreeNode, ...]:
    _within_bounds(nodes)
    if not nodes or not nodes[0].is_anchor:
        key = 0 if nodes else None
        message = "the first node must be the mention's own word: {example}"
        _wrong(Code.NO_ANCHOR, message, key, example="{name: anchor}")
    _names_once(nodes)
    earlier: dict[str, TreeNode] = {}
    for n, node in enumerate(nodes):
        for link, name in node.links.items():
            _can_bear(earlier.get(name), link, name, n)
        if node.name is not None:
            earlier[node.name] = node
    return nodes


def _can_bear(node: TreeNode | None, link: Link, name: str, n: int) -> None:
    """Whether a node can hang on another, which is None where none of that name comes before it."""
    if node is None:
        _wrong(Code.UNKNOWN_NODE, "{link}: no node before this one is named {name}", n, link=link, name=name)
    if not node.is_required:
        state = "optional" if node.optional else "absent"
        message = "{link}: {name} is {state}, so nothing can hang on it"
        _wrong(Code.NODE_NOT_THERE, message, n, link=link, name=name, state=state)


# Words that stand next to one another, in their order; one of them is the anchor.
WordSequence = Annotated[tuple[WordPattern, ...], AfterValidator(_is_sequence)]
# A part of the dependency tree; the first node is the anchor.
TreePattern = Annotated[tuple[TreeNode, ...], AfterValidator(_is_tree)]
