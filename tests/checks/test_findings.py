"""What is accepted stays accepted, what is new is reported, and what is gone is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from claimcheck.articles.model import Article
from claimcheck.checks import baseline as baselines
from claimcheck.checks import suppressions
from claimcheck.checks.baseline import Baseline, entry_of
from claimcheck.checks.findings import Accepted, findings, notices, stale_entries
from claimcheck.checks.model import CheckResult, Standing, Suppression
from claimcheck.claims.model import Claim, Kind
from claimcheck.conflicts.engine import find_conflicts
from claimcheck.conflicts.model import Level
from claimcheck.error_codes import Code
from claimcheck.errors import ConfigurationError
from claimcheck.reports.model import Report
from tests.conflicts.building import GEOGRAPHY, PACKS, SPEAKERS, claim

RULES = {rule.id: rule for rule in PACKS.conflicts}
SET, ABSENT = Kind.TIMETABLE_SET, Kind.TIMETABLE_ABSENT
TODAY = date(2026, 6, 1)
NEW, OLD = claim("new", ABSENT), claim("old", SET, speaker="وزير الدفاع")


def report(*claims: Claim, new: set[str]) -> Report:
    articles = tuple(Article(c.article, c.quote) for c in claims)
    found = find_conflicts(claims, PACKS.conflicts, GEOGRAPHY, SPEAKERS, new=new)
    return Report(articles, claims, tuple(found))


def accepted(baseline: Baseline | None = None, *suppressed: Suppression) -> Accepted:
    return Accepted(baseline or Baseline(), "base.json", suppressed, TODAY)


def result(*claims: Claim, new: set[str], known: Accepted | None = None) -> CheckResult:
    read = report(*claims, new=new)
    found = findings(read, new, known or accepted(), Level.TENSION)
    return CheckResult(read, tuple(sorted(new)), found, {}, Level.TENSION)


def baseline_of(*claims: Claim, new: set[str]) -> Baseline:
    first = result(*claims, new=new)
    return Baseline().with_entries(entry_of(finding, first) for finding in first.failing)


def standings(*claims: Claim, new: set[str], known: Accepted) -> list[Standing]:
    return [f.standing for f in result(*claims, new=new, known=known).findings]


class TestFindings:
    @pytest.mark.parametrize(
        ("fail_on", "fails"),
        [(Level.CONTRADICTION, True), (Level.TENSION, True), (Level.UPDATE, True), (None, False)],
    )
    def test_a_contradiction_fails_at_every_level(self, fail_on: Level | None, fails: bool) -> None:
        (found,) = findings(report(NEW, OLD, new={"new.txt"}), {"new.txt"}, accepted(), fail_on)
        assert found.conflict.level is Level.CONTRADICTION
        assert found.fails is fails

    def test_what_is_weaker_than_the_level_does_not_fail(self) -> None:
        demanded = claim("new", Kind.WITHDRAWAL_DEMANDED, speaker="البرلمان")
        read = report(demanded, claim("old", Kind.WITHDRAWAL_DENIED, speaker="الرئيس"), new={"new.txt"})
        (found,) = findings(read, {"new.txt"}, accepted(), Level.CONTRADICTION)
        assert found.conflict.level is Level.TENSION
        assert not found.fails

    def test_the_new_claim_is_here_and_the_old_one_there(self) -> None:
        (found,) = result(NEW, OLD, new={"new.txt"}).findings
        assert (found.here, found.there) == ("new", "old")

    def test_of_two_new_claims_the_later_one_is_here(self) -> None:
        later = replace(OLD, said=NEW.said and NEW.said + timedelta(days=1))
        (found,) = result(NEW, later, new={"new.txt", "old.txt"}).findings
        assert found.here == "old"


class TestBaseline:
    def test_what_it_holds_does_not_fail(self) -> None:
        base = baseline_of(NEW, OLD, new={"new.txt"})
        known = result(NEW, OLD, new={"new.txt"}, known=accepted(base))
        assert [f.standing for f in known.findings] == [Standing.KNOWN]
        assert known.failing == ()

    def test_nor_when_files_are_renamed_and_lines_move(self) -> None:
        base = baseline_of(NEW, OLD, new={"new.txt"})
        moved = replace(NEW, id="x", article="b.txt", line=7), replace(OLD, id="y", article="c.txt", line=9)
        assert standings(*moved, new={"b.txt"}, known=accepted(base)) == [Standing.KNOWN]

    def test_nor_when_the_archive_comes_to_say_the_same_more_clearly(self) -> None:
        unnamed = replace(OLD, speaker=None)
        base = baseline_of(NEW, unnamed, new={"new.txt"})
        more = claim("more", SET, speaker="رئيس الأركان")
        found = result(NEW, unnamed, more, new={"new.txt"}, known=accepted(base))
        assert [finding.there for finding in found.findings] == ["more"]
        assert found.failing == ()

    def test_a_further_new_article_that_says_the_same_fails(self) -> None:
        base = baseline_of(NEW, OLD, new={"new.txt"})
        second = claim("second", ABSENT, speaker="الرئيس")
        assert result(second, OLD, NEW, new={"second.txt"}, known=accepted(base)).failing
        assert result(second, OLD, NEW, new={"second.txt", "new.txt"}, known=accepted(base)).failing

    def test_several_new_articles_of_one_disagreement_are_accepted_together(self) -> None:
        claims = [NEW, claim("second", ABSENT, speaker="الرئيس"), OLD]
        new = {"new.txt", "second.txt", "old.txt"}
        base = baseline_of(*claims, new=new)
        assert len(base.conflicts) == 1
        assert base.conflicts[0].also
        assert standings(*claims, new=new, known=accepted(base)) == [Standing.KNOWN]

    def test_an_edited_claim_fails_again(self) -> None:
        base = baseline_of(NEW, OLD, new={"new.txt"})
        edited = replace(NEW, quote="another wording")
        assert result(edited, OLD, new={"new.txt"}, known=accepted(base)).failing

    def test_an_entry_is_stale_when_its_article_was_checked_and_the_conflict_is_gone(self) -> None:
        base = baseline_of(NEW, OLD, new={"new.txt"})
        gone = report(NEW, new={"new.txt"})
        assert stale_entries(gone, {"new.txt"}, base, RULES) == base.conflicts
        (notice,) = notices(gone, {"new.txt"}, accepted(base), RULES)
        assert notice.code is Code.STALE_BASELINE
        assert base.conflicts[0].fingerprint in notice.message

    def test_of_an_article_that_was_not_checked_nothing_is_known(self) -> None:
        base = baseline_of(NEW, OLD, new={"new.txt"})
        other = claim("other", SET, place="NE")
        assert notices(report(other, new={"other.txt"}), {"other.txt"}, accepted(base), RULES) == ()

    def test_an_entry_in_use_is_not_stale(self) -> None:
        base = baseline_of(NEW, OLD, new={"new.txt"})
        assert stale_entries(report(NEW, OLD, new={"new.txt"}), {"new.txt"}, base, RULES) == ()

    def test_it_is_sorted_and_reads_back(self) -> None:
        entries = [
            *baseline_of(NEW, OLD, new={"new.txt"}).conflicts,
            *baseline_of(replace(NEW, place="NE"), replace(OLD, place="NE"), new={"new.txt"}).conflicts,
        ]
        forth, back = Baseline().with_entries(entries), Baseline().with_entries(reversed(entries))
        assert baselines.dump(forth) == baselines.dump(back)
        assert baselines.load(baselines.dump(forth).encode(), "b.json") == forth
        assert forth.without([entries[0]]).conflicts == (entries[1],)

    def test_its_text_is_readable(self) -> None:
        text = baselines.dump(baseline_of(replace(NEW, quote="لا جدول\u202e زمني"), OLD, new={"new.txt"}))
        assert '"quote": "لا جدول زمني"' in text

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"\xff", "b.json:1: is not UTF-8"),
            (b'{\n"version": 1,,', "b.json:2: is not valid JSON"),
            (b"[]", "b.json: the whole:"),
            (b'{"version": 2}', "b.json: has version 2"),
            (b'{"version": 1, "conflict": []}', "b.json: conflict:"),
            (b'{"version": 1, "conflicts": [{"rule": "r"}]}', "b.json: conflicts.0.fingerprint:"),
            (b"[" * 100_000, "b.json: is nested too deeply"),
        ],
    )
    def test_a_damaged_one_is_refused(self, content: bytes, message: str) -> None:
        with pytest.raises(ConfigurationError) as error:
            baselines.load(content, "b.json")
        assert str(error.value).startswith(message)
        assert error.value.remedy


def suppression(**fields: object) -> Suppression:
    fingerprint = report(NEW, OLD, new={"new.txt"}).conflicts[0].fingerprint
    values = {"fingerprint": fingerprint, "reason": "two bases", "author": "desk", "where": "s.yml:3"}
    return Suppression(**{**values, **fields})  # type: ignore[arg-type]


class TestSuppressions:
    def test_a_suppressed_conflict_does_not_fail_and_says_why(self) -> None:
        (found,) = result(NEW, OLD, new={"new.txt"}, known=accepted(None, suppression())).findings
        assert (found.standing, found.fails) == (Standing.SUPPRESSED, False)
        assert found.suppression == suppression()

    def test_the_whole_disagreement_is(self) -> None:
        second = claim("zweite", ABSENT, speaker=None)
        read = result(NEW, second, OLD, new={"new.txt", "zweite.txt"})
        known = accepted(None, suppression(fingerprint=read.findings[0].conflict.fingerprint))
        assert standings(NEW, second, OLD, new={"new.txt", "zweite.txt"}, known=known) == [
            Standing.SUPPRESSED
        ]

    @pytest.mark.parametrize(("expires", "holds"), [(TODAY, True), (TODAY - timedelta(days=1), False)])
    def test_it_holds_until_its_last_day_is_over(self, expires: date, holds: bool) -> None:
        known = accepted(None, suppression(expires=expires))
        read = result(NEW, OLD, new={"new.txt"}, known=known)
        assert bool(read.failing) is not holds
        codes = [notice.code for notice in notices(read.report, {"new.txt"}, known, RULES)]
        assert codes == ([] if holds else [Code.EXPIRED_SUPPRESSION])

    def test_one_that_nothing_needs_is_stale_if_its_article_was_checked(self) -> None:
        gone = report(NEW, new={"new.txt"})
        of_this, of_another, of_any = (suppression(article=a) for a in ("new.txt", "x.txt", None))
        assert [n.code for n in notices(gone, {"new.txt"}, accepted(None, of_this), RULES)] == [
            Code.STALE_SUPPRESSION
        ]
        assert notices(gone, {"new.txt"}, accepted(None, of_another), RULES) == ()
        assert notices(gone, {"new.txt"}, accepted(None, of_any), RULES) == ()


GOOD = """\
version: 1
suppressions:
  - fingerprint: 0123456789abcdef
    reason: قاعدتان مختلفتان
    author: desk@example.org
    expires: 2026-12-31
  - fingerprint: "1234567890123456"
    reason: r
    author: a
    article: new.txt
"""


class TestSuppressionsFile:
    def test_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "s.yml"
        path.write_text(GOOD, encoding="utf-8")
        first, second = suppressions.load(path)
        assert first == Suppression(
            "0123456789abcdef",
            "قاعدتان مختلفتان",
            "desk@example.org",
            expires=date(2026, 12, 31),
            where=f"{path}:3",
        )
        assert (second.fingerprint, second.article, second.where) == (
            "1234567890123456",
            "new.txt",
            f"{path}:7",
        )

    def test_a_file_without_entries(self, tmp_path: Path) -> None:
        path = tmp_path / "s.yml"
        path.write_text("version: 1\n", encoding="utf-8")
        assert suppressions.load(path) == ()

    @pytest.mark.parametrize(
        ("old", "new", "line", "message"),
        [
            ("    author: desk@example.org\n", "", 3, "suppressions.0.author: Field required"),
            ("reason: r", 'reason: "  "', 8, "suppressions.1.reason"),
            ("author: a", "autor: a", 9, "the nearest is 'author'"),
            ("2026-12-31", "soon", 6, "suppressions.0.expires"),
            ("2026-12-31", "2026-12-38", 6, "is none of the values it looks like"),
            ("0123456789abcdef", "0123", 3, "suppressions.0.fingerprint"),
            ('"1234567890123456"', "0123456789abcdef", 7, "stands here again"),
            ("version: 1", "version: 2", 1, "version"),
            ("suppressions:", "suppression:", 2, "the nearest is 'suppressions'"),
            ("reason: r", "reason: [", 10, "not YAML"),
            ("reason: r", "reason: &x r", 8, "anchors"),
        ],
    )
    def test_a_mistake_is_named_with_its_line(
        self, tmp_path: Path, old: str, new: str, line: int, message: str
    ) -> None:
        path = tmp_path / "s.yml"
        path.write_text(GOOD.replace(old, new), encoding="utf-8")
        with pytest.raises(ConfigurationError) as error:
            suppressions.load(path)
        assert error.value.where == f"{path}:{line}"
        assert message in str(error.value)
        assert error.value.remedy

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigurationError, match="cannot be read"):
            suppressions.load(tmp_path / "s.yml")
