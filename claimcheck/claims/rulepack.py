"""Loading rule packs: the built-in ones, and a user's beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from claimcheck.claims.geography_model import GeographyPack
from claimcheck.claims.grammar_model import GrammarPack
from claimcheck.claims.model import Kind
from claimcheck.claims.pack_base import CONCEPTS, KINDS, RULES, PackPart
from claimcheck.claims.pack_declarations import declared, rule_ids, wrong_ids, wrong_kinds
from claimcheck.claims.pack_model import RulePack, RulePacks, TroopsPack
from claimcheck.claims.pack_source import HELP_PAGE, read_source
from claimcheck.claims.pack_variables import VariableResolver
from claimcheck.error_codes import Code
from claimcheck.errors import RulePackError
from claimcheck.links import leads_out
from claimcheck.validation import explained
from claimcheck.yaml_files import YamlFile, construct

# The built-in packs, in the order in which their rules are applied.
PACKS = ("common", "lexicon", "withdrawal", "timetable", "presence", "troops", "conflicts")
TABLES = ("grammar", "geography")
_ENDING = ".yaml"
_NAMING = "a pack's name ends in .yaml"

_Part = TypeVar("_Part", bound=PackPart)


@dataclass(frozen=True)
class Inspection:
    """What was found in the built-in packs and in a user's beside them.

    Attributes:
        packs: all of them, None if there is any error.
        sources: each as it is written, by name, without the tables; the built-in ones first.
        users: the names of the user's packs.
        errors: all that is wrong, each said once, in the order in which it was found.
    """

    packs: RulePacks | None
    sources: Mapping[str, YamlFile]
    users: tuple[str, ...]
    errors: tuple[RulePackError, ...]


@dataclass(frozen=True)
class _BuiltIn:
    grammar: GrammarPack | None
    geography: GeographyPack | None
    sources: Mapping[str, YamlFile]
    errors: tuple[RulePackError, ...]


class _Errors(list[RulePackError]):
    @contextmanager
    def caught(self) -> Iterator[None]:
        """Keeps the error of a step, so that others can be tried."""
        try:
            yield
        except RulePackError as error:
            self.append(error)

    def distinct(self) -> tuple[RulePackError, ...]:
        """Each once: a variable that several rules use has its mistakes once."""
        found: dict[tuple[str, str], RulePackError] = {}
        for error in self:
            found.setdefault((error.where, error.message.rpartition(": ")[2]), error)
        return tuple(found.values())


def embedded_rules() -> Traversable:
    """The folder of the rule packs that are shipped with claimcheck."""
    return resources.files("claimcheck.rules")


def load(*folders: Path, built_in: Traversable | None = None) -> RulePacks:
    """Read and validate the built-in packs and those of a user's folders beside them.

    Args:
        folders: folders with further packs, one a file whose name ends in ``.yaml``.
        built_in: another folder of built-in packs, for those who work on them.

    Raises:
        RulePackError: a pack is missing, is not YAML or says what a pack may not say; the
            message names file, line and key.
    """
    found = inspect(folders, built_in=built_in)
    if found.packs is None:
        raise found.errors[0]
    return found.packs


def inspect(places: Iterable[Path], *, built_in: Traversable | None = None) -> Inspection:
    """Read the built-in packs and a user's beside them, and find all that is wrong in them.

    Where a pack cannot be read, it is not known which concepts, kinds and rules it declares;
    then the names in the others are not checked.

    Args:
        places: files, and folders of files, whose names end in ``.yaml``.
        built_in: as for `load`.
    """
    own = _embedded() if built_in is None else _read_built_in(built_in)
    errors = _Errors(own.errors)
    users = _read_users(places, errors)
    written = {**own.sources, **users}
    all_read = not errors
    resolver, resolved = VariableResolver(written.get), dict[str, YamlFile]()
    for name, source in written.items():
        with errors.caught():
            resolved[name] = resolver.resolve(source)
    sources = list({**written, **resolved}.values())
    context = {
        CONCEPTS: declared(sources, "concepts"),
        KINDS: frozenset({*map(str, Kind), *declared(sources, "kinds")}),
        RULES: frozenset(node.value for node in rule_ids(sources, "rules")),
    }
    errors += [*wrong_ids(sources), *wrong_kinds(sources)]
    packs = dict[str, RulePack]()
    for name, source in resolved.items():
        model = TroopsPack if name == "troops" else RulePack
        pack = _validated(model, source, context if all_read else {}, errors)
        if pack is not None:
            packs[name] = pack
    complete = None
    if not errors and own.grammar and own.geography:
        complete = RulePacks(grammar=own.grammar, geography=own.geography, packs=packs)
    return Inspection(complete, written, tuple(users), errors.distinct())


@cache
def _embedded() -> _BuiltIn:
    return _read_built_in(embedded_rules())


def _read_built_in(folder: Traversable) -> _BuiltIn:
    errors, sources = _Errors(), dict[str, YamlFile]()
    for name in (*TABLES, *PACKS):
        with errors.caught():
            sources[name] = read_source(folder.joinpath(f"{name}.yaml"))
    tables = {name: sources.pop(name, None) for name in TABLES}
    return _BuiltIn(
        _table(GrammarPack, tables["grammar"], errors),
        _table(GeographyPack, tables["geography"], errors),
        sources,
        tuple(errors),
    )


def _read_users(places: Iterable[Path], errors: _Errors) -> dict[str, YamlFile]:
    found: dict[str, YamlFile] = {}
    for place in places:
        with errors.caught():
            for path in _paths(place):
                if path.stem in found and path.exists() and path.samefile(found[path.stem].path):
                    continue
                with errors.caught():
                    _check_name(path, found)
                    found[path.stem] = read_source(path)
    return found


def _paths(place: Path) -> list[Path]:
    """The packs of a user's folder, in alphabetical order, or a file itself; the built-in ones left out."""
    if place.is_dir():
        paths = sorted(path for path in place.iterdir() if path.suffix == _ENDING)
        if not paths:
            raise RulePackError(Code.NO_PACK, "holds no rule pack", where=str(place), remedy=_NAMING)
    elif place.suffix == _ENDING:
        paths = [place]
    else:
        raise RulePackError(
            Code.NO_PACK, "there is no such folder of rule packs", where=str(place), remedy=_NAMING
        )
    own = [path for path in paths if not _is_built_in(path)]
    for path in own:
        if place.is_dir() and leads_out(path, place):
            raise RulePackError(
                Code.PACK_OUTSIDE,
                "is a link that leads out of the folder",
                where=str(path),
                remedy="name the pack itself, or delete the link",
            )
    return own


def _is_built_in(path: Path) -> bool:
    embedded = embedded_rules().joinpath(path.name)
    return isinstance(embedded, Path) and embedded.exists() and embedded.samefile(path)


def _check_name(path: Path, others: Mapping[str, YamlFile]) -> None:
    owner = "a built-in" if path.stem in (*PACKS, *TABLES) else "another" if path.stem in others else ""
    if owner:
        raise RulePackError(
            Code.PACK_NAME_TAKEN,
            f"{path.stem} is the name of {owner} pack",
            where=str(path),
            remedy="give it another name",
        )


def _table(model: type[_Part], source: YamlFile | None, errors: _Errors) -> _Part | None:
    return None if source is None else _validated(model, source, {}, errors)


def _validated(
    model: type[_Part], source: YamlFile, context: Mapping[str, Any], errors: _Errors
) -> _Part | None:
    with errors.caught():
        try:
            return model.model_validate(construct(source.root, RulePackError), context=dict(context))
        except ValidationError as error:
            errors += (explained(one, source, RulePackError, f"see {HELP_PAGE}") for one in error.errors())
    return None
