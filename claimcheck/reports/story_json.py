"""One story as a JSON document."""

from __future__ import annotations

from claimcheck.graph.telling import Told
from claimcheck.reports.json_text import dumps
from claimcheck.reports.model import Report
from claimcheck.reports.records import claim_record

SCHEMA = 1


def emit(told: Told, report: Report, *, language: str = "en") -> str:
    """The story's force and place, and its claims in the order of time, each with its turns.

    Args:
        told: the story.
        report: has no effect.
        language: has no effect: codes are the same in both.
    """
    events = [
        {
            **claim_record(event.claim),
            "said": event.said.isoformat() if event.said else None,
            "repeats": event.repeats,
            "replaces": list(event.replaces),
            "disputed_by": list(event.disputed_by),
            "turn_from": [claim.id for claim in told.turns_from(event)],
        }
        for event in told.events
    ]
    document = {
        "schema": SCHEMA,
        "story": {"force": told.story.force, "place": told.story.place},
        "events": events,
    }
    return dumps(document, indent=2) + "\n"
