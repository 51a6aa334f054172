"""A short run of every fuzz target, and all inputs that once did harm; ``make fuzz`` runs for longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.fuzz.main import CORPUS
from tests.fuzz.targets import TARGETS, Target

TRIES = {"rule-pack": 200, "emitters": 150, "ledger-file": 150, "claims": 60, "dates": 150, "numbers": 150}
MANY = 400
CUTS = st.lists(
    st.tuples(
        st.floats(0, 1), st.integers(0, 12), st.binary(max_size=12) | st.text(max_size=4).map(str.encode)
    ),
    max_size=5,
)
KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


def changed(content: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    """A content some stretches of which are replaced."""
    for place, length, new in cuts:
        at = int(place * len(content))
        content = content[:at] + new + content[at + length :]
    return content


def inputs(target: Target) -> st.SearchStrategy[bytes]:
    """Any bytes, and what a target understands with some changes."""
    return st.binary(max_size=300) | st.builds(changed, st.sampled_from([*target.examples()]), CUTS)


@pytest.mark.parametrize("name", TARGETS)
def test_a_short_run(name: str) -> None:
    target = TARGETS[name]

    @settings(
        max_examples=TRIES.get(name, MANY),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(inputs(target))
    @example(b"")
    def run(data: bytes) -> None:
        target.run(data)

    run()


@pytest.mark.parametrize("name", TARGETS)
def test_the_examples(name: str) -> None:
    for content in TARGETS[name].examples():
        TARGETS[name].run(content)


@pytest.mark.parametrize("path", KEPT, ids=[f"{path.parent.name}/{path.name}" for path in KEPT])
def test_what_once_did_harm_does_none(path: Path) -> None:
    TARGETS[path.parent.name].run(path.read_bytes())


def needs_x(data: bytes) -> None:
    """A target in which something goes wrong."""
    data.index(b"x")


def test_a_finding_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("atheris", reason="atheris has no wheel for this system")
    from tests.fuzz.coverage_guided import Watched

    monkeypatch.setitem(TARGETS, "planted", Target("planted", needs_x))
    watched = Watched("planted", tmp_path)
    for data in (b"x", b"harm", b"more harm"):
        watched(data)
    (kept,) = [path for path in tmp_path.iterdir() if not path.suffix]
    assert kept.read_bytes() == b"harm"
    assert "ValueError" in kept.with_suffix(".txt").read_text("utf-8")
