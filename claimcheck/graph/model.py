"""What the nodes and edges of the claim graph are, and how nodes are named."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import lru_cache

from claimcheck.claims.model import Claim

_ID_LENGTH = 16


class NodeType(StrEnum):
    """What a node stands for; its attributes beside ``type``.

    Attributes:
        ARTICLE: an article; ``name`` is its path or id.
        STATEMENT: what one speaker, or the article's own voice, says on one day in one article;
            ``article``, ``speaker`` (None for the article's own voice) and ``said``, a date or None.
        CLAIM: one claim; ``claim`` is the `Claim`.
        SPEAKER: a speaker; ``name`` in the article's words.
        FORCE: whose forces; ``name`` is the code.
        PLACE: a country or region; ``name`` is the code.
        TIME: when something happens; ``span`` is the `TimeSpan`.
        NUMBER: how many soldiers; ``low`` and ``high``, each None where the interval is open.
    """

    ARTICLE = "article"
    STATEMENT = "statement"
    CLAIM = "claim"
    SPEAKER = "speaker"
    FORCE = "force"
    PLACE = "place"
    TIME = "time"
    NUMBER = "number"


class EdgeType(StrEnum):
    """How two nodes are related, each in the direction in which it is read.

    Attributes:
        PUBLISHES: an article publishes a statement.
        SAYS: a speaker says a statement.
        STATES: a statement states a claim.
        ABOUT_FORCE: a claim is about a force.
        ABOUT_PLACE: a claim is about a place.
        AT_TIME: what a claim tells happens at a time.
        HAS_NUMBER: a claim gives a number; ``approximate`` tells whether only about.
        FROM_NUMBER: a claim tells of a change from this number.
        PART_OF: a force is part of a force, or a place lies in a place, directly.
        SUPPORT: a claim says the same as an earlier one, the first that said it.
        CONTRADICTION: both claims cannot be true.
        TENSION: both can be true, but a reader should be told.
        UPDATE: the second claim replaces the first one.
    """

    PUBLISHES = "publishes"
    SAYS = "says"
    STATES = "states"
    ABOUT_FORCE = "about_force"
    ABOUT_PLACE = "about_place"
    AT_TIME = "at_time"
    HAS_NUMBER = "has_number"
    FROM_NUMBER = "from_number"
    PART_OF = "part_of"
    SUPPORT = "support"
    CONTRADICTION = "contradiction"
    TENSION = "tension"
    UPDATE = "update"


CONFLICTS = (EdgeType.CONTRADICTION, EdgeType.TENSION, EdgeType.UPDATE)
"""The edges that conflicts become, the strongest first."""


def node_name(node_type: NodeType, value: str) -> str:
    """The node that stands for ``value``, a name, a code or an id."""
    return f"{node_type}:{value}"


def claim_node(identity: str) -> str:
    """The node of the claim with this id."""
    return node_name(NodeType.CLAIM, identity)


def statement_node(claim: Claim) -> str:
    """The node of the statement to which a claim belongs: its article, its speaker, its day."""
    content = repr((claim.article, claim.speaker, None if claim.said is None else claim.said.isoformat()))
    return node_name(NodeType.STATEMENT, hashlib.sha256(content.encode()).hexdigest()[:_ID_LENGTH])


def number_node(low: int | None, high: int | None) -> str:
    """The node of a number; an open end is left empty, as in ``number:1000..``."""
    ends = ("" if end is None else str(end) for end in (low, high))
    return node_name(NodeType.NUMBER, str(low) if low == high and low is not None else "..".join(ends))


def places(claim: Claim) -> tuple[str, ...]:
    """The places that a claim is about, one code each."""
    return place_codes(claim.place) if claim.place else ()


@lru_cache(maxsize=4096)
def place_codes(place: str) -> tuple[str, ...]:
    """The codes of which a claim's ``place`` consists."""
    return tuple(dict.fromkeys(place.split(",")))
