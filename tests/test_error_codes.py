"""The catalogue of errors is complete: every problem has a code, every code a place in the docs."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import errors
from claimcheck.error_codes import FAMILIES, Code
from claimcheck.errors import ArticleError, ClaimcheckError
from claimcheck.reports import errors_page

ROOT = Path(__file__).parent.parent
SOURCES = {path: ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "claimcheck").rglob("*.py"))}
CATALOGUE = ROOT / "claimcheck" / "error_codes.py"
CLASSES = {
    name for name, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, ClaimcheckError)
}
# Where the code comes from elsewhere: an argument, a choice between several, what a model refused.
PASSED_ON = {"code", "problem", "code_of(problem)"}


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of functions or classes with these names, each with where it stands."""
    for path, tree in SOURCES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_codes_are_distinct_and_belong_to_a_family() -> None:
    assert [one for one, n in Counter(code.id for code in Code).items() if n > 1] == []
    for code in Code:
        assert re.fullmatch(r"CC-[A-Z]\d\d", code.id), code
        assert code.family in FAMILIES, code
    assert {code.family for code in Code} == FAMILIES.keys()


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_each_has_a_cause_and_a_remedy(code: Code) -> None:
    for text in (code.cause, code.remedy):
        assert text.endswith(".")
        assert "|" not in text, "it would end the cell of a table"


def test_every_code_is_used() -> None:
    used = {
        node.attr
        for path, tree in SOURCES.items()
        if path != CATALOGUE
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Code"
    }
    assert {code.name for code in Code} - used == set()


def test_every_error_has_a_code() -> None:
    found = 0
    for place, call in calls(
        *CLASSES, "error", "_error", "_refused", "refusal", "_wrong", "PackWarning", "Notice"
    ):
        if place.startswith("claimcheck/cli/console.py") or ast.unparse(call.func) in (
            "console.error",
            "errors.error",
        ):
            continue
        found += 1
        first = ast.unparse(call.args[0])
        assert first.startswith("Code.") or first in PASSED_ON, f"{place}: {first}"
    assert found > len(Code)


def test_what_models_refuse_has_a_code() -> None:
    assert [place for place, _ in calls("PydanticCustomError") if "/validation.py:" not in place] == []


def test_the_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "errors.md").read_text("utf-8")
    assert page == errors_page.emit(), "run make docs"
    for code in Code:
        assert page.count(f"`{code.id}`") == 1


def test_a_message_ends_in_its_code() -> None:
    error = ArticleError(Code.ARTICLE_NOT_UTF8, "is not UTF-8", where="a.md:3", remedy="save it as UTF-8")
    assert str(error) == "a.md:3: is not UTF-8 (save it as UTF-8) [CC-A03]"
    assert str(ArticleError(Code.ARTICLE_EMPTY, "holds no text")) == "holds no text [CC-A08]"


def test_an_error_survives_the_way_from_another_process() -> None:
    error = ArticleError(Code.ARTICLE_NOT_UTF8, "is not UTF-8", where="a.md:3", remedy="save it as UTF-8")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is ArticleError
    assert (copy.code, str(copy)) == (error.code, str(error))
