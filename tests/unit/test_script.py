"""engine/script.py."""

from engine.script import write_in
from engine.types import Segment, Tags, Token


def segment(text: str, language: str = "zh") -> Segment:
    tokens = tuple(Token(c, float(n), n + 1.0) for n, c in enumerate(text))
    return Segment(tokens, text, Tags(language))


def test_mixed_characters_become_simplified():
    assert write_in(segment("我們在学習語音識别"), "simplified").text == "我们在学习语音识别"


def test_or_traditional():
    assert write_in(segment("我们在学习"), "traditional").text == "我們在學習"


def test_or_stay_as_they_are():
    mixed = segment("我們在学习")
    assert write_in(mixed, "asis") is mixed


def test_japanese_keeps_its_characters():
    assert write_in(segment("音声認識の発展", "ja"), "simplified").text == "音声認識の発展"


def test_words_keep_their_times():
    written = write_in(segment("語音"), "simplified")
    assert [(token.text, token.start) for token in written.tokens] == [("语", 0.0), ("音", 1.0)]
