"""Naming a story, and cutting it out of many claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import ConfigurationError
from claimcheck.graph.cut import claims_about, stories
from claimcheck.graph.story import Story, parse_story
from tests.graph.story import CLAIMS, GEOGRAPHY, claim


class TestParse:
    @pytest.mark.parametrize(
        ("expression", "story"),
        [
            ("FR in TD", Story("FR", "TD")),
            ("FR", Story("FR", None)),
            ("in TD", Story(None, "TD")),
            ("  FR\tin \n TD ", Story("FR", "TD")),
            ("Arab coalition in YE", Story("Arab coalition", "YE")),
            ("coalition in Middle East", Story("coalition", "Middle East")),
            ("IN in AF", Story("IN", "AF")),
            ("IN", Story("IN", None)),
            ("in IN", Story(None, "IN")),
            ("Army in Exile in TD", Story("Army in Exile", "TD")),
            ("inside", Story("inside", None)),
        ],
    )
    def test_what_is_named(self, expression: str, story: Story) -> None:
        assert parse_story(expression) == story

    @pytest.mark.parametrize("expression", ["", "  ", "in", " in ", "FR in", "FR in "])
    def test_what_names_nothing(self, expression: str) -> None:
        with pytest.raises(ConfigurationError, match=r"names no story .*FORCE in PLACE"):
            parse_story(expression)

    @given(
        st.builds(
            Story,
            st.none() | st.from_regex(r"[A-Za-z]{2,9}( [A-Za-z]{3,9})?", fullmatch=True),
            st.none() | st.from_regex(r"[A-Z]{2}|[A-Z][a-z]{2,9} [A-Z][a-z]{2,9}", fullmatch=True),
        ).filter(lambda story: story != Story(None, None) and story.force != "in")
    )
    def test_what_is_written_is_read(self, story: Story) -> None:
        assert parse_story(str(story)) == story


def test_stories() -> None:
    assert [(str(story), count) for story, count in stories(CLAIMS)] == [
        ("FR in TD", 5), ("coalition in NE", 1), ("coalition in TD", 1),
    ]  # fmt: skip


class TestClaimsAbout:
    HERE = tuple(
        claim(f"{force}-{place}", force=force, place=place)
        for force in ("foreign", "coalition", "FR", "US", None)
        for place in ("Africa", "Sahel", "TD", "GA", "GA,NE", None)
    )

    def found(self, expression: str) -> set[str]:
        return {c.id for c in claims_about(self.HERE, parse_story(expression), GEOGRAPHY)}

    def test_a_force_its_parts_and_its_wholes(self) -> None:
        forces = {name.split("-")[0] for name in self.found("coalition")}
        assert forces == {"foreign", "coalition", "FR"}

    def test_a_place_and_its_parts(self) -> None:
        places = {name.split("-")[1] for name in self.found("in Sahel")}
        assert places == {"Sahel", "TD", "GA,NE"}

    def test_both(self) -> None:
        assert self.found("US in GA") == {"US-GA", "US-GA,NE", "foreign-GA", "foreign-GA,NE"}

    def test_a_whole_of_which_only_parts_are_told(self) -> None:
        assert self.found("DE in TD") == {"foreign-TD", "coalition-TD"}

    def test_a_code_in_another_case(self) -> None:
        assert self.found("us in ga") == self.found("US in GA")

    def test_keeps_the_order(self) -> None:
        found = claims_about(CLAIMS, Story("FR", "TD"), GEOGRAPHY)
        assert list(found) == [c for c in CLAIMS if c in found]
        assert len(found) == 6


class TestUnknown:
    @pytest.mark.parametrize(
        ("expression", "message"),
        [
            ("FX in TD", "no claim is about the force 'FX' (the stories are: FR in TD (5), "),
            ("colition", "no claim is about the force 'colition'; the nearest is 'coalition'"),
            ("Zanzibar in TD", "no claim is about the force 'Zanzibar' (the stories are"),
            ("FR in TX", "no claim is about the place 'TX' (the stories are: FR in TD (5), "),
            ("US in NE", "no claim is about the force 'US' (the stories are"),
            ("FR in Africa Corps", "no claim is about the place 'Africa Corps' (the stories are"),
        ],
    )
    def test_names_the_nearest_and_what_there_is(self, expression: str, message: str) -> None:
        with pytest.raises(ConfigurationError) as raised:
            claims_about(CLAIMS, parse_story(expression), GEOGRAPHY)
        assert message in str(raised.value)
        assert "coalition in NE (1), coalition in TD (1)" in str(raised.value)

    def test_names_the_nearest_place(self) -> None:
        with pytest.raises(
            ConfigurationError, match="no claim is about the place 'sahl'; the nearest is 'Sahel'"
        ):
            claims_about([claim("a", place="Sahel")], Story(None, "sahl"), GEOGRAPHY)

    def test_a_force_and_a_place_that_never_meet(self) -> None:
        claims = [claim("a", force="FR", place="TD"), claim("b", force="US", place="GA")]
        with pytest.raises(ConfigurationError, match=r"no claim is about 'FR in GA' \(the stories are: "):
            claims_about(claims, Story("FR", "GA"), GEOGRAPHY)

    def test_without_claims(self) -> None:
        with pytest.raises(ConfigurationError, match="there is no claim whose force and place are known"):
            claims_about([], Story("FR", None), GEOGRAPHY)

    def test_of_many_stories_some_are_listed(self) -> None:
        claims = [claim(f"c{i}", force=f"force{i:02}", place="TD") for i in range(30)]
        with pytest.raises(ConfigurationError, match=r"force19 in TD \(1\) and 10 more"):
            claims_about(claims, Story("nobody", None), GEOGRAPHY)
