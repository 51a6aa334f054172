"""What the tests of the extraction share: claims of short texts, the embedded packs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from claimcheck.api import Checker
from claimcheck.articles.model import Article
from claimcheck.claims.context import Resources
from claimcheck.claims.model import Claim
from claimcheck.claims.pack_model import RulePacks
from claimcheck.claims.rulepack import load
from claimcheck.language.pipeline import ArabicReader

PUBLISHED = date(2025, 1, 15)


@pytest.fixture(scope="session")
def packs() -> RulePacks:
    """The built-in rule packs."""
    return load()


@pytest.fixture(scope="session")
def resources(packs: RulePacks) -> Resources:
    """The built-in rule packs, compiled."""
    return Resources.of(packs)


@pytest.fixture(scope="session")
def checker(packs: RulePacks, reader: ArabicReader) -> Checker:
    """A checker over the embedded model and the built-in rule packs."""
    return Checker(packs, reader=reader)


@pytest.fixture(scope="session")
def claims_of(checker: Checker) -> Callable[[str], tuple[Claim, ...]]:
    """The claims of a text that was published on 15 January 2025; each text is read once."""

    @cache
    def read(text: str) -> tuple[Claim, ...]:
        return tuple(checker.extract(Article("example.txt", text, published=PUBLISHED))[1])

    return read
