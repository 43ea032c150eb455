"""engine/tags.py."""

import re

import pytest

from engine.tags import is_tag, parse_tags
from engine.types import Tags


def parsed(text: str) -> Tags:
    """Tags of pieces, as SenseVoice emits them: each tag is one piece."""
    return parse_tags(re.findall(r"<\|[^|]*\|>|[^<]+", text))


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<|zh|><|NEUTRAL|><|Speech|><|withitn|>你好", Tags("zh", "neutral", ("speech",))),
        ("<|en|><|HAPPY|><|Laughter|><|withitn|>Ha ha.", Tags("en", "happy", ("laughter",))),
        ("<|zh|><|SAD|><|BGM|><|Cry|><|woitn|>呜", Tags("zh", "sad", ("bgm", "cry"))),
        ("<|yue|><|EMO_UNKNOWN|><|Speech_Noise|>", Tags("yue", None, ("speech_noise",))),
        ("<|fr|><|NEUTRAL|><|Speech|>bonjour", Tags("fr", "neutral", ("speech",))),
        ("<|nospeech|><|EMO_UNKNOWN|><|Event_UNK|><|woitn|>", Tags()),
        ("<|BGM|>啊<|/BGM|><|BGM|>", Tags(None, None, ("bgm",))),
        ("<|/Cry|>", Tags()),
        ("no tags at all", Tags()),
        ("", Tags()),
    ],
)
def test_tags_become_fields(text, tags):
    assert parsed(text) == tags


def test_the_order_of_tags_does_not_matter():
    assert parsed("<|Cough|><|ANGRY|><|ja|>") == parsed("<|ja|><|ANGRY|><|Cough|>")


def test_the_first_language_and_the_first_emotion_count():
    assert parsed("<|zh|><|SAD|><|en|><|HAPPY|>") == Tags("zh", "sad")


@pytest.mark.parametrize("emotion", "FEARFUL DISGUSTED SURPRISED".split())
def test_every_emotion_has_its_name(emotion):
    assert parsed(f"<|{emotion}|>").emotion == emotion.lower()


@pytest.mark.parametrize("event", "Applause Sneeze Breath Cough Sing GBG".split())
def test_every_event_has_its_name(event):
    assert parsed(f"<|{event}|>").events == (event.lower(),)


@pytest.mark.parametrize("piece", ["<|zh|>", "▁<|HAPPY|>", "<|/BGM|>", "<|Event_UNK|>"])
def test_a_tag_is_no_text(piece):
    assert is_tag(piece)


@pytest.mark.parametrize("piece", ["", "▁", "zh", "<|", "<||>", "<|zh|>a", "<unk>", "▁|"])
def test_text_is_no_tag(piece):
    assert not is_tag(piece)
