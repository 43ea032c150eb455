"""app/edits.py: sentences after a person's edits; what is not edited stays to the bit."""

import pytest

from app.edits import between, merged, rewritten, shifted, split, timed
from engine import Segment, Tags, Token

ENGLISH = Tags("en")


def segment(*words, start=0.0, speaker=None, tags=ENGLISH):
    tokens = tuple(Token(word, start + i, start + i + 0.8, -0.1) for i, word in enumerate(words))
    return Segment(tokens, "".join(words).strip(), tags, speaker)


HELLO = segment(" Hello", " dear", " world.")


def test_a_correction_keeps_the_other_words():
    found = rewritten(HELLO, "Hello, dear world.")
    assert found.text == "Hello, dear world."
    assert found.tokens[-2:] == HELLO.tokens[1:]


def test_a_split_between_words_takes_their_times():
    first, second = split(HELLO, 6)
    assert (first.text, second.text) == ("Hello", "dear world.")
    assert (first.end, second.start) == (0.8, 1.0)
    assert first.tokens + second.tokens == HELLO.tokens


def test_a_split_inside_a_word_shares_its_time():
    first, second = split(HELLO, 2)
    assert (first.text, second.text) == ("He", "llo dear world.")
    assert first.end == second.start == pytest.approx(0.8 * 3 / 6)


@pytest.mark.parametrize(("at", "texts"), [(0, ("", "Hello dear world.")), (17, (HELLO.text, ""))])
def test_a_split_at_an_end_leaves_one_side_empty(at, texts):
    assert tuple(part.text for part in split(HELLO, at)) == texts


def test_two_halves_make_a_whole_again():
    assert merged(split(HELLO, 6)).tokens == HELLO.tokens


def test_merged_words_get_the_space_they_need():
    assert merged([segment("Hello"), segment("world", start=5.0)]).text == "Hello world"
    assert merged([segment("你好"), segment("世界", start=5.0)]).text == "你好世界"


def test_merged_sentences_without_words_last_as_long_as_both():
    nothing = [segment(""), segment("", start=5.0)]
    assert (merged(nothing).start, merged(nothing).end) == (0.0, 5.8)


def test_a_new_sentence_fits_the_pause():
    after = segment("x", start=3.0)
    assert (between(HELLO, after).start, between(HELLO, after).end) == (2.8, 3.0)
    assert between(None, None).end == 2.0
    assert between(segment("x", start=2.5), after).start == 3.0  # they overlap already


def test_nothing_is_shifted_before_the_beginning():
    found = shifted(HELLO, -1.5)
    assert [(round(t.start, 3), round(t.end, 3)) for t in found.tokens] == [
        (0.0, 0.0), (0.0, 0.3), (0.5, 1.3)
    ]  # fmt: skip


def test_words_are_cut_off_at_new_ends():
    found = timed(HELLO, 0.5, 1.5)
    assert (found.start, found.end) == (0.5, 1.5)
    assert all(0.5 <= t.start <= t.end <= 1.5 for t in found.tokens)
    assert found.text == HELLO.text
