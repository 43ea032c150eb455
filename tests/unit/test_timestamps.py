"""engine/timestamps.py."""

from hypothesis import given
from hypothesis import strategies as st

from engine.timestamps import fit_to_speech
from engine.types import Token

SPEECH = [(1.0, 2.0), (4.0, 6.0)]


def fitted(*tokens: tuple[float, float]) -> list[tuple[float, float]]:
    found = fit_to_speech([Token("x", start, end) for start, end in tokens], SPEECH)
    return [(token.start, token.end) for token in found]


def test_a_word_stretched_over_the_pause_before_it_starts_where_speech_does():
    assert fitted((2.0, 4.5)) == [(4.0, 4.5)]


def test_a_word_stretched_over_the_pause_after_it_ends_where_speech_does():
    assert fitted((1.5, 3.9)) == [(1.5, 2.0)]


def test_a_word_across_two_regions_keeps_the_larger_share():
    assert fitted((1.8, 4.5)) == [(4.0, 4.5)]


def test_a_word_where_nobody_was_heard_stays():
    assert fitted((2.5, 3.0)) == [(2.5, 3.0)]


def test_words_inside_speech_stay():
    assert fitted((1.0, 1.5), (1.5, 2.0), (4.2, 5.0)) == [(1.0, 1.5), (1.5, 2.0), (4.2, 5.0)]


@given(st.lists(st.tuples(st.floats(0, 8), st.floats(0, 3)), max_size=20))
def test_tokens_keep_their_number_and_never_overlap(parts):
    tokens = [Token(str(n), start, start + length) for n, (start, length) in enumerate(parts)]
    found = fit_to_speech(tokens, SPEECH)
    assert [token.text for token in found] == [token.text for token in tokens]
    edges = [edge for token in found for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert all(token.end > token.start for token in found)
