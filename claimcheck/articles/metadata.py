"""What front matter and JSON records may say about an article, validated."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN_KEYS = 5
_MAX_KEY_LENGTH = 40


def _iso_date(value: object) -> date | None:
    if isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
        return date.fromisoformat(value.strip())
    if isinstance(value, str) and not value.strip():
        return None
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise ValueError("is not an ISO date, such as 2024-09-30")


def _encodable(value: str) -> str:
    if _SURROGATE.search(value):
        raise ValueError("holds half a character (a lone surrogate)")
    return value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("is empty")
    return value


def _none_if_blank(value: str | None) -> str | None:
    return (value or "").strip() or None


Text = Annotated[str, AfterValidator(_encodable)]
OptionalText = Annotated[Text | None, AfterValidator(_none_if_blank)]


class Metadata(BaseModel):
    """What may be said about an article; every field may be left out or empty.

    Attributes:
        title: its title.
        published: the day of publication, as an ISO date.
        source: the outlet.
        url: where it stands.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")

    title: OptionalText = None
    published: Annotated[date | None, BeforeValidator(_iso_date)] = None
    source: OptionalText = None
    url: OptionalText = None


class Record(Metadata):
    """One line of a ``.jsonl`` file.

    Attributes:
        id: under which the article is named.
        text: the whole article.
    """

    id: Annotated[Text, AfterValidator(_not_blank)]
    text: Text


def unknown_keys_note(keys: Iterable[object], known: Iterable[str]) -> tuple[str, ...]:
    """One note that names the keys that have no meaning here, or none."""
    unknown = sorted({str(key)[:_MAX_KEY_LENGTH] for key in keys} - set(known))
    if not unknown:
        return ()
    more = len(unknown) - _SHOWN_KEYS
    names = ", ".join(unknown[:_SHOWN_KEYS]) + (f" and {more} more" if more > 0 else "")
    return (f"unknown keys ignored: {names}",)


def first_problem(error: ValidationError) -> tuple[str, str]:
    """The first field that is wrong, and what is wrong with it, in words that follow its name."""
    problem = error.errors(include_url=False, include_input=False)[0]
    field = str(problem["loc"][0])
    wording = {
        "missing": "is missing",
        "string_type": "is not text; put it in quotes",
    }
    if problem["type"] == "value_error":
        return field, str(problem["ctx"]["error"])
    return field, wording.get(problem["type"], problem["msg"])
