"""A real model, asked about a word: real speech decides whether it was said."""

from dataclasses import replace

import pytest

from engine import Change, Hotword, HotwordList, Segment, Token, joined, transcribe
from engine.recognizers import second_hearing

pytestmark = [pytest.mark.usefixtures("starter"), pytest.mark.thorough]


class Suggesting:
    """A corrector that suggests one word wherever another is heard."""

    def __init__(self, heard: str, word: str) -> None:
        self._change = Change(heard, word, "suggestion", 0.8)

    def suggest(self, segment: Segment) -> Segment:
        tokens = list(segment.tokens)
        for first in range(len(tokens)):
            for last in range(first + 1, len(tokens) + 1):
                if joined(tokens[first:last]) == self._change.heard:
                    tokens[first:last] = map(self._marked, tokens[first:last])
        return replace(segment, tokens=tuple(tokens))

    def _marked(self, token: Token) -> Token:
        return replace(token, change=self._change)


@pytest.fixture
def say(monkeypatch, clips):
    def transcribed(clip: str, language: str, heard: str, word: str) -> str:
        monkeypatch.setattr(second_hearing, "corrector_of", lambda *_: Suggesting(heard, word))
        # a list of a word that nothing sounds like: it alone changes nothing
        hotwords = HotwordList((Hotword("乌鲁木齐"),))
        found = transcribe(clips / clip, language=language, hotwords=hotwords)
        return "".join(segment.text for segment in found)

    return transcribed


def test_a_word_that_was_said_is_heard_when_asked_for(say):
    assert "事件" in say("zh/nihao_shijie.wav", "zh", "世界", "事件")  # what it hears unasked
    assert say("zh/nihao_shijie.wav", "zh", "事件", "世界") == "你好世界"


def test_a_word_that_was_not_said_is_not_heard_for_all_that(say):
    text = "The quick brown fox jumps over the lazy dog."
    assert say("en/quick_brown_fox.wav", "en", "brown", "Braun") == text
    assert say("en/quick_brown_fox.wav", "en", "lazy", "Lacey") == text
