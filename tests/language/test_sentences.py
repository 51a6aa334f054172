"""What was read lately is remembered, within bounds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.pipeline import ArabicReader
from claimcheck.language.sentences import Memory, Sentence, Token, Word, shifted


def sentence(text: str, head: int | None = 0) -> Sentence:
    return Sentence((Token(0, len(text), (Word(text, None, None, None, head, None),)),))


def test_places_are_shifted_and_the_rest_is_kept() -> None:
    (token,) = shifted(sentence("نص"), 7).tokens
    assert (token.start_char, token.end_char) == (7, 9)
    assert token.words == sentence("نص").tokens[0].words


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    memory = Memory(6)
    memory.keep((s, [sentence(s)]) for s in ("aa", "bb", "cc"))
    assert memory.get("aa")
    memory.keep([("dd", [sentence("dd")])])
    assert memory.get("bb") is None
    assert memory.get("aa") == (sentence("aa"),)


@given(st.lists(st.text(max_size=5)), st.integers(0, 12))
def test_it_never_holds_more_than_it_may(stretches: list[str], most: int) -> None:
    memory = Memory(most)
    for stretch in stretches:
        memory.keep([(stretch, [sentence(stretch)])])
        assert sum(map(len, memory._found)) <= most
        assert memory._size == sum(map(len, memory._found))


def test_a_tree_is_made_when_it_is_wanted_though_the_sentence_is_known(reader: ArabicReader) -> None:
    text = "عادت القوات الأمريكية إلى القاعدة البعيدة.\nزار الوزير مدينة أربيل أمس."

    fresh = ArabicReader(reader._pipeline)

    def heads(*wanted: int) -> list[list[int]]:
        analysis = fresh.read(text, worth_parsing=lambda _: wanted)
        return [[token.head.i for token in sentence] for sentence in analysis.sentences]

    full = [[token.head.i for token in sentence] for sentence in reader.read(text).sentences]
    flat = heads()
    assert all(len(set(sentence)) == 1 for sentence in flat)
    assert heads(0) == [full[0], flat[1]]
    assert heads(0, 1) == full
    # What has a tree already keeps it.
    assert heads(1) == full
