"""The pages about rules and kinds: fresh, complete, and safe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck.claims.extract import DATED_RULE
from claimcheck.claims.pack_model import Anchor, Condition
from claimcheck.claims.rulepack import load
from claimcheck.conflicts.rule_model import ConflictRule
from claimcheck.reports import rules_kind_page, rules_page
from claimcheck.reports.rules_catalogue import Catalogue
from claimcheck.reports.rules_conditions import anchor_line, condition_lines
from claimcheck.reports.rules_conflict_conditions import lines
from claimcheck.reports.rules_pages import INDEX, MARK, pages
from tests.reports.rule_packs import catalogue_with
from tests.reports.test_markdown import BIDI_CONTROLS, render

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "rules"
HEADINGS = [
    "What it finds", "Why it matters", "When it fires",
    "Examples that fire", "Examples that do not fire", "Known misses", "Words",
]  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</p></td></tr></table><h1>x</h1>",
    "a | b | c",
    "**bold** _em_ `code` [link](javascript:x) ![image](x)",
    "one\n\n# heading\n- item\n1. item\n> quote\n***\n```\nfence",
    "https://evil.example @someone #123 :smile:",
    "<!-- comment --> &lt;b&gt;",
    "x" * 1000,
]
CATALOGUE = Catalogue(load())


def page(rule: str, catalogue: Catalogue = CATALOGUE) -> str:
    return rules_page.emit(catalogue, catalogue.rule_by_id[rule])


def section(printed: str, title: str) -> list[str]:
    _, _, rest = printed.partition(f"\n## {title}\n")
    return [line for line in rest.partition("\n## ")[0].splitlines() if line]


class TestDocs:
    @pytest.mark.parametrize(("name", "made"), pages(CATALOGUE).items())
    def test_a_page_is_fresh(self, name: str, made: str) -> None:
        path = FOLDER / name
        assert path.exists(), "run: make docs"
        assert path.read_text(encoding="utf-8") == made, "run: make docs"

    def test_there_is_no_page_of_a_rule_that_is_gone(self) -> None:
        assert {path.name for path in FOLDER.iterdir()} == set(pages(CATALOGUE))

    def test_all_links_lead_somewhere(self) -> None:
        made = pages(CATALOGUE)
        links = {link for text in made.values() for link in re.findall(r"\]\(([^)]*)\)", text)}
        assert {link for link in links if link not in made} == {"../rules.md"}
        assert (FOLDER / "../rules.md").exists()

    def test_the_index_names_every_rule_and_kind(self) -> None:
        index = pages(CATALOGUE)[INDEX]
        assert [id_ for id_ in CATALOGUE.rule_by_id if f"| [{id_}]({id_}.md) |" not in index] == []
        assert [kind for kind in CATALOGUE.kinds if f"| `{kind}` |" not in index] == []

    @pytest.mark.parametrize("text", pages(CATALOGUE).values(), ids=pages(CATALOGUE))
    def test_it_is_made_of_what_git_hub_keeps(self, text: str) -> None:
        assert text.startswith(MARK)
        tags = set(re.findall(r"<[^>]*>", text.removeprefix(MARK)))
        assert tags <= {
            '<p dir="rtl" lang="ar">', "</p>", '<span dir="rtl" lang="ar">', "</span>",
            '<code dir="ltr">', "</code>", '<span dir="ltr">',
        }  # fmt: skip
        assert not BIDI_CONTROLS.search(text)


class TestExtractionRule:
    def test_headings(self) -> None:
        assert re.findall("^## (.*)$", page("withdrawal-denied"), re.MULTILINE) == HEADINGS

    def test_what_it_finds_and_why(self) -> None:
        printed = page("timetable-absent")
        assert "`timetable.absent`: no timetable" in section(printed, "What it finds")[0]
        about, compared = section(printed, "Why it matters")
        assert about == "There is no timetable or date, none is named, or it is rejected."
        assert "[timetable-set-vs-absent](timetable-set-vs-absent.md)" in compared

    def test_its_conditions_and_the_rules_before_it(self) -> None:
        fires = section(page("timetable-pending"), "When it fires")
        first = next(line for line in fires if line.startswith("1. "))
        assert first.startswith("1. It is a word of `timetable`, and a word of `determine`,")
        assert "in the future tense governs it" in first
        assert "None of these rules fires on it first: [timetable-absent](timetable-absent.md)." in fires

    def test_only_anchors_that_it_may_fire_on(self) -> None:
        fires = section(page("timetable-duration"), "When it fires")
        assert fires[-1] == "- A word of `last_for`."
        assert sum(line.startswith("- ") for line in fires) == 1

    def test_examples(self) -> None:
        fires = section(page("timetable-duration"), "Examples that fire")
        assert fires[0].startswith('<p dir="rtl" lang="ar">قال القائد')
        assert fires[1] == "- `timetable.duration`, force `FR` (France), place `TD` (Chad)"
        quiet = section(page("timetable-duration"), "Examples that do not fire")
        assert len(quiet) == 3
        assert section(page("timetable-duration"), "Known misses") == ["None."]

    def test_words_of_the_concepts_that_it_names(self) -> None:
        words = section(page("timetable-duration"), "Words")
        assert [row.split(" | ")[0] for row in words[2:]] == ["| `last_for`", "| `duration`"]
        assert "استغرق" in words[2]

    def test_the_rule_without_conditions(self) -> None:
        printed = page(DATED_RULE)
        assert re.findall("^## (.*)$", printed, re.MULTILINE) == HEADINGS[:-1]
        assert "has no conditions of its own" in printed
        assert len(section(printed, "Examples that fire")) == 6


class TestConditions:
    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({}, "Always: every anchor will do."),
            ({"negated": True}, "It is negated."),
            ({"negated": False, "form": "noun"}, "It is a noun, and it is not negated."),
            (
                {"under": ["agree", "begin"], "not_near": ["leave"]},
                "A word of `agree` or `begin` that is not negated governs it, "
                "and no word of `leave` stands in its phrase or clause.",
            ),
            (
                {"concept": "leave", "tense": ["past", "future"], "topic": "force"},
                "It is a word of `leave`, and it is a verb in the past or future, "
                "and its sentence names a force.",
            ),
        ],
    )
    def test_in_words(self, given: dict[str, object], words: str) -> None:
        assert condition_lines(Condition.model_validate(given)) == [words]

    @pytest.mark.parametrize("key", [key for key in Condition.model_fields if key not in ("words", "tree")])
    def test_every_key_has_words(self, key: str) -> None:
        values: tuple[object, ...] = (True, False, "noun", "past", "sentence", ["past"], ["leave"], "leave")
        for value in values:
            try:
                condition = Condition.model_validate({key: value})
            except ValueError:
                continue
            (line,) = condition_lines(condition)
            assert f"`{key}`" not in line
            assert line != "Always: every anchor will do."

    def test_patterns(self) -> None:
        condition = Condition.model_validate(
            {
                "hedged": False,
                "words": [
                    {"name": "anchor"},
                    {"word": ["من"], "optional": True},
                    {"name": "base", "concept": ["base"], "tag": ["NOUN", "PROPN"]},
                    {"lemma": ["جديد"], "feature": {"Number": ["Plur", "Dual"]}, "absent": True},
                ],
                "tree": [{"name": "anchor"}, {"below": "anchor", "relation": ["obl"]}],
            }
        )
        assert condition_lines(condition) == [
            "The text does not weaken it, and these words stand next to one another, and this tree is there:",
            "the anchor",
            'perhaps a word written <span dir="rtl" lang="ar">من</span>',
            "a word tagged NOUN or PROPN of the concept `base`, called `base`",
            'no word with the dictionary form <span dir="rtl" lang="ar">جديد</span> '
            "with `Number` `Dual` or `Plur`",
            "the anchor",
            "a word related as `obl`, directly below `anchor`",
        ]

    @pytest.mark.parametrize("key", [key for key in Anchor.model_fields if key not in ("concept", "form")])
    def test_every_key_of_an_anchor_has_words(self, key: str) -> None:
        given = True if Anchor.model_fields[key].default is False else ["base"]
        bare = anchor_line(Anchor.model_validate({"concept": "leave", "form": "noun"}))
        assert bare == "a noun of `leave`"
        line = anchor_line(Anchor.model_validate({"concept": "leave", "form": "noun", key: given}))
        assert line.startswith(f"{bare}: ")
        assert ("`base`" in line) == (given is not True)


class TestConflictRule:
    def test_headings(self) -> None:
        found = re.findall("^## (.*)$", page("agreed-vs-denied"), re.MULTILINE)
        assert found == [title for title in HEADINGS if title not in ("Known misses", "Words")]

    def test_why_and_what_would_make_it_none_in_both_languages(self) -> None:
        rule = CATALOGUE.rule_by_id["agreed-vs-denied"].rule
        assert isinstance(rule, ConflictRule)
        matters = section(page(rule.id), "Why it matters")
        assert matters[0] == rule.why.en
        assert matters[-1] == f'<p dir="rtl" lang="ar">{rule.unless.ar}</p>'
        assert len(matters) == 5

    def test_each_key_that_it_gives_with_what_it_means(self) -> None:
        rule = CATALOGUE.rule_by_id["agreed-without-timetable"].rule
        assert isinstance(rule, ConflictRule)
        said = list(lines(rule))
        assert "  - `kinds`: `timetable.absent` – what they say: one of these" in said
        assert [line for line in said if "why" in line or "fires" in line] == []

    def test_examples(self) -> None:
        fires = section(page("agreed-without-timetable"), "Examples that fire")
        assert fires[0] == "1. Claims:"
        assert fires[1].startswith("   - a: kind `withdrawal.agreed`, force ")


class TestKind:
    def test_the_rules_that_give_it_and_those_that_compare_it(self) -> None:
        printed = rules_kind_page.emit(CATALOGUE, CATALOGUE.kinds["timetable.set"])
        given = "\n".join(section(printed, "Rules that give it"))
        assert "[timetable-set](timetable-set.md)" in given
        assert f"[{DATED_RULE}]({DATED_RULE}.md) | built in" in given
        compared = "\n".join(section(printed, "Conflict rules that compare it"))
        assert "[timetable-set-vs-absent](timetable-set-vs-absent.md) | `conflicts`" in compared

    def test_one_that_a_pack_declares(self, tmp_path: Path) -> None:
        catalogue = catalogue_with(tmp_path, "words")
        printed = rules_kind_page.emit(catalogue, catalogue.kinds["base.handed_over"])
        assert "Kind of claim, declared by the pack `own`." in printed
        assert "[base-handed-over](base-handed-over.md)" in printed
        assert "[base-kept](base-kept.md)" in printed


def shape(printed: str) -> list[str]:
    """The tags of a page once it is rendered."""
    tags = re.findall(r"<[^>]*>", render(printed))
    return [tag for tag in tags if not re.search(r"span|code", tag)]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_packs_are_only_text(tmp_path: Path, text: str) -> None:
    harmless, hostile = tmp_path / "harmless", tmp_path / "hostile"
    for folder in (harmless, hostile):
        folder.mkdir()
    known, evil = catalogue_with(harmless, "a  b"), catalogue_with(hostile, text)
    for rule in ("base-handed-over", "base-kept"):
        assert shape(page(rule, evil)) == shape(page(rule, known))
    kinds = [rules_kind_page.emit(c, c.kinds["base.handed_over"]) for c in (known, evil)]
    assert shape(kinds[0]) == shape(kinds[1])
    assert shape(pages(evil)[INDEX]) == shape(pages(known)[INDEX])
