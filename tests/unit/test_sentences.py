"""engine/sentences.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.sentences import SentenceSplitter, ends_sentence
from engine.types import Tags, Token

EN = Tags(language="en")


def spoken(text: str, *, pause_before: dict[str, float] | None = None) -> tuple[Token, ...]:
    """Tokens of 0.3 s each; words of `pause_before` come after that much silence."""
    tokens, clock = [], 0.0
    for n, word in enumerate(text.split(" ")):
        clock += (pause_before or {}).get(word, 0.0)
        tokens.append(Token(word if n == 0 else f" {word}", clock, clock + 0.3, -0.1))
        clock += 0.3
    return tuple(tokens)


def sentences(*batches: tuple[Token, ...], tags: Tags = EN) -> list[str]:
    splitter = SentenceSplitter()
    found = [segment for batch in batches for segment in splitter.accept(batch, tags)]
    return [segment.text for segment in [*found, *splitter.finish()]]


def test_a_sentence_ends_at_its_mark():
    assert sentences(spoken("How are you? Fine. Thanks!")) == ["How are you?", "Fine.", "Thanks!"]


def test_a_sentence_goes_on_from_batch_to_batch():
    first, second = spoken("This goes"), spoken("on and on. Yes.")
    moved = tuple(Token(" " + t.text.strip(), t.start + 0.7, t.end + 0.7) for t in second)
    assert sentences(first, moved) == ["This goes on and on.", "Yes."]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith met Mr. Jones.",
        "It costs 3.50 in the U.S. today.",
        "J. R. R. Tolkien wrote it.",
        "We had apples, pears, etc. and left.",
    ],
)
def test_a_point_inside_a_sentence_does_not_end_it(text):
    assert sentences(spoken(text)) == [text]


def test_quotes_close_with_their_sentence():
    assert sentences(spoken('"Come in." She came.')) == ['"Come in."', "She came."]


def test_chinese_marks_end_sentences_without_spaces():
    tokens = tuple(Token(c, n * 0.2, n * 0.2 + 0.2) for n, c in enumerate("你好。我很好！走吧"))
    assert sentences(tokens, tags=Tags("zh")) == ["你好。", "我很好！", "走吧"]


def test_a_pause_ends_a_segment():
    assert sentences(spoken("one two three", pause_before={"three": 1.0})) == ["one two", "three"]


def test_a_turn_of_language_ends_a_segment():
    splitter = SentenceSplitter()
    found = [*splitter.accept(spoken("hello there"), EN)]
    found += splitter.accept((Token("你好", 1.0, 1.2),), Tags("zh"))
    assert [(s.text, s.tags.language) for s in [*found, *splitter.finish()]] == [
        ("hello there", "en"),
        ("你好", "zh"),
    ]


def test_speech_without_marks_is_cut_at_a_comma_or_a_pause():
    words = [f"w{n}" for n in range(100)]
    words[55] += ","
    found = sentences(spoken(" ".join(words), pause_before={"w30": 0.5}))
    assert found[0].endswith("w29") or found[0].endswith("w55,")
    assert " ".join(found) == " ".join(words)


def test_a_number_is_never_cut():
    assert not ends_sentence(" 3.", "14")


@given(
    st.lists(
        st.tuples(st.sampled_from([" a", " b.", "你", "。", " 3", ".5", ", "]), st.floats(0, 3)),
        max_size=80,
    )
)
def test_no_token_is_lost_or_moved(parts):
    tokens, clock = [], 0.0
    for text, pause in parts:
        clock += pause
        tokens.append(Token(text, clock, clock + 0.4))
        clock += 0.4
    splitter = SentenceSplitter()
    found = [*splitter.accept(tuple(tokens), EN), *splitter.finish()]
    assert [token for segment in found for token in segment.tokens] == tokens
    assert all(segment.tokens for segment in found)


def test_a_sentence_that_ends_in_letters_ends_before_an_ideograph():
    assert ends_sentence("Python.", "今")
    assert not ends_sentence("3.", "5")
