"""engine/recognizers/second_hearing.py: what a prompted text may add, and what it may not."""

from dataclasses import replace

import pytest

from engine.correction.changes import as_heard, changes_in
from engine.correction.corrector import Corrector
from engine.hotwords.lists import Hotword, Rule, as_hotwords, hotword_list
from engine.recognizers import Recognition, second_hearing
from engine.recognizers.second_hearing import SecondHearing
from engine.script import write_in
from engine.types import Change, Segment, Tags, Token, joined


class Suggesting:
    """A corrector that suggests given words for given tokens: (first, last, word, likeness)."""

    def __init__(self, *suggestions: tuple[int, int, str, float]) -> None:
        self._suggestions = suggestions

    def suggest(self, segment: Segment) -> Segment:
        tokens = list(segment.tokens)
        for n, (first, last, word, likeness) in enumerate(self._suggestions):
            change = Change(joined(tokens[first:last]), word, "suggestion", likeness, n)
            tokens[first:last] = [replace(each, change=change) for each in tokens[first:last]]
        return replace(segment, tokens=tuple(tokens))


@pytest.fixture
def heard(monkeypatch):
    """What is left of a text after a second hearing of its suggestions."""

    def settle(text: str, again: str, *suggestions: tuple[int, int, str, float]) -> Recognition:
        monkeypatch.setattr(
            second_hearing, "corrector_of", lambda _hotwords, _script: Suggesting(*suggestions)
        )
        parts = text.split("|")
        tokens = tuple(Token(part, float(i), i + 1.0, -0.5) for i, part in enumerate(parts))
        asking = SecondHearing(as_hotwords(["x"]))
        doubt = asking.doubt(Recognition(tokens, Tags("zh")))
        assert doubt is not None
        return asking.settle(doubt, again)

    return settle


def text_of(recognition: Recognition) -> str:
    return joined(recognition.tokens)


def test_a_word_that_is_heard_again_takes_its_place_and_its_time(heard):
    found = heard("你|好|事|件", "你好世界。", (2, 4, "世界", 0.8))
    assert [(t.text, t.start, t.end) for t in found.tokens] == [
        ("你", 0.0, 1.0),
        ("好", 1.0, 2.0),
        ("世", 2.0, 3.0),
        ("界", 3.0, 4.0),
    ]
    segment = Segment(found.tokens, text_of(found), found.tags)
    (changed,) = changes_in(segment)
    assert changed.change == Change("事件", "世界", "model", 0.8, 0)
    assert as_heard(segment).text == "你好事件"


def test_traditional_characters_say_the_same(heard):
    assert text_of(heard("在|事|件", "在 世 界", (1, 3, "世界", 0.8))) == "在世界"


@pytest.mark.parametrize(
    "again",
    [
        "你好事件",  # it says what it said
        "",  # it says nothing
        "世界, 世界, 世界",  # it says the prompt
        "你好事件，谢谢大家的收看，世界",  # it says the word elsewhere
    ],
)
def test_what_is_not_said_there_stays_as_it_was_heard(heard, again):
    found = heard("你|好|事|件", again, (2, 4, "世界", 0.8))
    assert text_of(found) == "你好事件"
    assert all(token.change is None for token in found.tokens)


def test_a_word_that_would_swallow_others_is_not_taken(heard):
    text = "Portez| ce| vieux| whisky| aux juges"
    again = "Portez ce vieux whisky aux juges"
    assert text_of(heard(text, again, (2, 4, "whisky", 0.7))) == again


def test_of_several_each_is_seen_by_itself(heard):
    found = heard("玄|皇|在|影|子", "玄黄在影子", (0, 2, "玄黄", 0.9), (3, 5, "盈昃", 0.7))
    assert text_of(found) == "玄黄在影子"


def test_where_nothing_sounds_like_a_hotword_nothing_is_asked(monkeypatch):
    monkeypatch.setattr(second_hearing, "corrector_of", lambda *_: Suggesting())
    asking = SecondHearing(as_hotwords(["x"]))
    assert asking.doubt(Recognition((Token("好", 0.0, 1.0),), Tags("zh"))) is None
    assert asking.doubt(Recognition((), Tags())) is None


def test_the_likeliest_words_are_asked_about(monkeypatch):
    words = [(i, i + 1, f"词{i}", 0.6 + i / 100) for i in range(12)]
    monkeypatch.setattr(second_hearing, "corrector_of", lambda *_: Suggesting(*words))
    tokens = tuple(Token("好", float(i), i + 1.0) for i in range(12))
    doubt = SecondHearing(as_hotwords(["x"])).doubt(Recognition(tokens, Tags("zh")))
    assert doubt is not None
    assert doubt.words == tuple(f"词{i}" for i in range(11, 3, -1))


def test_what_needs_no_asking_keeps_its_words_and_their_times():
    """It is corrected with the whole sentence, later."""
    words = (" use", " cuber", " netties", " in", " Sansibor")
    tokens = tuple(Token(word, n, n + 0.7, -0.1 * n) for n, word in enumerate(words))
    hotwords = [Hotword("Kubernetes", aliases=("cuber netties",)), Hotword("Zanzibar")]
    asking = SecondHearing(hotword_list(hotwords))
    doubt = asking.doubt(Recognition(tokens, Tags("en")))
    assert doubt is not None
    assert doubt.words == ("Zanzibar",)
    assert asking.settle(doubt, "nothing like it").tokens == tokens
    said = asking.settle(doubt, " use cuber netties in Zanzibar").tokens
    assert said[:4] == tokens[:4]
    assert (said[4].text, said[4].start, said[4].end) == (" Zanzibar", 4, 4.7)


def test_what_the_model_said_stays_and_the_rest_of_its_sentence_is_corrected():
    said = Change("事件", "世界", "model", 0.8, 0)
    parts = (("你好", None), ("世", said), ("界", said), ("错", None), ("了", None))
    tokens = tuple(Token(text, n, n + 1.0, None, each) for n, (text, each) in enumerate(parts))
    hotwords = hotword_list([Hotword("世界"), Rule("错了", "对了"), Rule("世界", "时节")])
    segment = Segment(tokens, joined(tokens), Tags("zh"))
    corrected = Corrector(hotwords).correct(segment)
    assert corrected.text == "你好世界对了"
    assert [each.change.way for each in changes_in(corrected)] == ["model", "rule"]
    assert as_heard(corrected).text == "你好事件错了"


def test_what_the_model_said_can_be_put_back_in_the_script_of_the_text():
    said = Change("時間", "實踐", "model", 0.8, 0)
    tokens = tuple(Token(text, n, n + 1.0, None, said) for n, text in enumerate("實踐"))
    written = write_in(Segment(tokens, joined(tokens), Tags("zh")), "simplified")
    assert (written.text, as_heard(written).text) == ("实践", "时间")
