"""Articles, claims and conflicts as the records that other programs rely on."""

from __future__ import annotations

from typing import Any

from claimcheck.articles.model import Article
from claimcheck.claims.model import Claim, TroopNumber
from claimcheck.conflicts.model import Conflict

Record = dict[str, Any]


def article_record(article: Article) -> Record:
    """An article without its text; the date is in ISO form, unknown values are None."""
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "url": article.url,
        "notes": list(article.notes),
    }


def claim_record(claim: Claim) -> Record:
    """A claim; offsets are code points in the article's text, line and column count from 1."""
    return {
        "id": claim.id,
        "article": claim.article,
        "kind": str(claim.kind),
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "line": claim.line,
        "column": claim.column,
        "force": claim.force,
        "place": claim.place,
        "area": claim.area,
        "speaker": claim.speaker,
        "time": str(claim.time) if claim.time else None,
        "number": _number_record(claim.number) if claim.number else None,
        "hedged": claim.hedged,
        "rule": claim.rule,
        "trigger": {"start": claim.trigger.start, "end": claim.trigger.end},
    }


def conflict_record(conflict: Conflict) -> Record:
    """A conflict; its claims are named by their ids.

    ``reversal`` is ``same_day`` or ``later`` where one speaker says both, else None.
    """
    reversal = ("same_day" if conflict.said_on_one_day else "later") if conflict.reversal else None
    return {
        "id": conflict.id,
        "level": conflict.level.value,
        "type": conflict.type.value,
        "rule": conflict.rule,
        "a": conflict.a,
        "b": conflict.b,
        "also_a": list(conflict.also_a),
        "also_b": list(conflict.also_b),
        "agree": list(conflict.agree),
        "differ": [{"field": one.field, "a": one.a, "b": one.b} for one in conflict.differ],
        "why": {"en": conflict.why.en, "ar": conflict.why.ar},
        "reconcile": {"en": conflict.unless.en, "ar": conflict.unless.ar},
        "reversal": reversal,
        "voices": {"a": conflict.voices_a, "b": conflict.voices_b},
        "copies": list(conflict.copies),
        "further": {"a": conflict.further_a, "b": conflict.further_b},
        "fingerprint": conflict.fingerprint,
    }


def _number_record(number: TroopNumber) -> Record:
    record: Record = {"low": number.low, "high": number.high, "approximate": number.approximate}
    if number.source is not None:
        record["from"] = number.source
    return record
