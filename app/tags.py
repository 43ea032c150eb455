"""What is known of a sentence besides its words, in words: language, emotion, sounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.languages import language_name, short_language
from engine import Tags

_EMOTIONS = {
    "happy": QT_TRANSLATE_NOOP("Tags", "Happy"),
    "sad": QT_TRANSLATE_NOOP("Tags", "Sad"),
    "angry": QT_TRANSLATE_NOOP("Tags", "Angry"),
    "fearful": QT_TRANSLATE_NOOP("Tags", "Fearful"),
    "disgusted": QT_TRANSLATE_NOOP("Tags", "Disgusted"),
    "surprised": QT_TRANSLATE_NOOP("Tags", "Surprised"),
}
_EVENTS = {
    "bgm": QT_TRANSLATE_NOOP("Tags", "Music"),
    "applause": QT_TRANSLATE_NOOP("Tags", "Applause"),
    "laughter": QT_TRANSLATE_NOOP("Tags", "Laughter"),
    "cry": QT_TRANSLATE_NOOP("Tags", "Crying"),
    "sneeze": QT_TRANSLATE_NOOP("Tags", "Sneeze"),
    "breath": QT_TRANSLATE_NOOP("Tags", "Breath"),
    "cough": QT_TRANSLATE_NOOP("Tags", "Cough"),
    "sing": QT_TRANSLATE_NOOP("Tags", "Singing"),
    "speech_noise": QT_TRANSLATE_NOOP("Tags", "Noisy speech"),
}
# These go without saying.
_PLAIN_EMOTION = "neutral"
_PLAIN_EVENT = "speech"

_EMOTION_ICONS = {
    "happy": "emoticon-happy-outline",
    "sad": "emoticon-sad-outline",
    "angry": "emoticon-angry-outline",
    "disgusted": "emoticon-sick-outline",
}
_EVENT_ICONS = {
    "bgm": "music-note",
    "applause": "hand-clap",
    "laughter": "emoticon-lol-outline",
    "cry": "emoticon-cry-outline",
    "sing": "microphone",
}
_OTHER_EMOTION = "emoticon-neutral-outline"
_OTHER_EVENT = "volume-high"


@dataclass(frozen=True, slots=True)
class Chip:
    """One tag: `text` in little room, `told` in full; a language has no icon."""

    text: str
    told: str
    icon: str = ""


def chips(tags: Tags, *, with_language: bool) -> list[Chip]:
    """What is worth a chip; the language comes first."""
    language = [_language(tags.language)] if tags.language and with_language else []
    return [*language, *_emotion(tags.emotion), *_sounds(tags.events)]


def _language(code: str) -> Chip:
    told = QCoreApplication.translate("Tags", "Language: %1")
    return Chip(short_language(code), told.replace("%1", language_name(code)))


def _emotion(name: str | None) -> Iterator[Chip]:
    if name and name != _PLAIN_EMOTION:
        told = QCoreApplication.translate("Tags", "Emotion: %1")
        text = _word(name, _EMOTIONS)
        yield Chip(text, told.replace("%1", text), _EMOTION_ICONS.get(name, _OTHER_EMOTION))


def _sounds(names: tuple[str, ...]) -> Iterator[Chip]:
    told = QCoreApplication.translate("Tags", "Sound: %1")
    for name in names:
        if name != _PLAIN_EVENT:
            text = _word(name, _EVENTS)
            yield Chip(text, told.replace("%1", text), _EVENT_ICONS.get(name, _OTHER_EVENT))


def _word(name: str, words: dict[str, object]) -> str:
    """The word for a tag; one that is new to us is shown as it is."""
    if name in words:
        return QCoreApplication.translate("Tags", str(words[name]))
    return name[:1].upper() + name[1:]
