"""What holds for any sentence and any list: nothing is lost, and everything can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.correction.changes import accept, as_heard, changes_in, put_back
from engine.correction.corrector import Corrector
from engine.hotwords.lists import Denied, Hotword, Rule
from engine.types import Segment, Tags, Token, joined
from tests.unit.correction import a_list

_TEXT = "邓|玉松|郁|松，|打磨|院|。|今天|来|了|,| deep| seek|deep|seek| Kuber|netties| torch.|商海"
_PIECES = st.sampled_from([*_TEXT.split("|"), "-", "\u3000", " ", "", "4", "uh", " uh,", "ａ"])
_LIST = a_list(
    Hotword("邓郁松", aliases=("今天",)),
    Hotword("DeepSeek", denied=("deeep",)),
    "Kubernetes",
    "PyTorch",
    "达摩院",
    "上海",
    Rule("uh", ""),
    Rule("来了", "来啦啦"),
    Rule(r"\d", "<four>", is_pattern=True),
    Denied("海今"),
)
_CORRECTOR = Corrector(_LIST)


@st.composite
def segments(draw) -> Segment:
    pieces = draw(st.lists(_PIECES, min_size=1, max_size=14))
    tokens = tuple(Token(piece, i / 4, i / 4 + 0.25, -0.5) for i, piece in enumerate(pieces))
    return Segment(tokens, joined(tokens), Tags(draw(st.sampled_from([None, "zh", "en"]))))


@given(segments())
def test_everything_can_be_taken_back(segment):
    found = _CORRECTOR.correct(segment)
    assert found.text == joined(found.tokens)
    assert found.tokens
    assert as_heard(found).text == segment.text
    assert as_heard(found) == as_heard(as_heard(found))
    assert (found.start, found.end) == (segment.start, segment.end)
    edges = [edge for token in found.tokens for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    assert _CORRECTOR.correct(found) == found


@pytest.mark.thorough
@given(segments())
def test_one_change_after_the_other(segment):
    found = _CORRECTOR.correct(segment)
    n = len(list(changes_in(found)))
    for left in reversed(range(n)):
        first = next(changes_in(found))
        is_suggestion = first.change.way == "suggestion"
        if is_suggestion:
            taken = accept(found, first)
            assert len(list(changes_in(taken))) == left
            assert first.change.word in taken.text
        found = put_back(found, first)
        assert len(list(changes_in(found))) == left
    assert found.text == segment.text
