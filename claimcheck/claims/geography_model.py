"""What ``geography.yaml`` may say: by what words a text names countries, forces and places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from claimcheck.claims.pack_base import PackPart


class Country(PackPart):
    """By what words a text names a country."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    areas: Mapping[str, str] = Field(default_factory=dict)


class Group(PackPart):
    """By what words a text names a coalition or an armed organisation."""

    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class GeographyPack(PackPart):
    """``geography.yaml``: countries, groups of forces, regions.

    Attributes:
        countries: by their ISO 3166 codes.
        groups: coalitions and armed organisations.
        contains: of which forces a force may be made up.
        regions: by what words a text names an area across countries.
        members: which countries and regions lie in a region.
    """

    version: Literal[1]
    countries: Mapping[str, Country]
    groups: Mapping[str, Group]
    contains: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
