"""Who speaks and what else is heard, written before the words: only where somebody asks for it.

In a transcript they are data. Labels go in before cues are cut, so that a line has room for them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from engine.sentences import is_ideographic
from engine.subtitles.options import Tagging
from engine.subtitles.writing import on_one_line
from engine.types import Segment, Tags, Token

_NAMES = (
    "happy sad angry fearful disgusted surprised "
    "bgm applause laughter cry sneeze breath cough sing speech_noise"
).split()
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        language: dict(zip(_NAMES, (feelings + sounds).split(), strict=True))
        for language, feelings, sounds in (
            (
                "en",
                "happy sad angry fearful disgusted surprised ",
                "music applause laughter crying sneeze breath cough singing noise",
            ),
            (
                "zh",
                "高兴 悲伤 生气 害怕 厌恶 惊讶 ",
                "音乐 掌声 笑声 哭声 喷嚏声 呼吸声 咳嗽声 歌声 嘈杂声",
            ),
            (
                "ja",
                "喜び 悲しみ 怒り 恐れ 嫌悪 驚き ",
                "音楽 拍手 笑い声 泣き声 くしゃみ 息 咳 歌声 雑音",
            ),
            (
                "ko",
                "기쁨 슬픔 분노 두려움 혐오 놀람 ",
                "음악 박수 웃음 울음 재채기 숨소리 기침 노래 소음",
            ),
        )
    }
)
_EMOJI = MappingProxyType(dict(zip(_NAMES, "😊😔😡😨🤢😮🎵👏😄😭🤧💨😷🎤🔊", strict=True)))
_LIKE_CHINESE = frozenset({"yue", "wuu"})
_UNSAID = frozenset({"neutral", "speech", "gbg"})  # these go without saying
_LASTING = frozenset({"bgm", "speech_noise"})  # they go on from one sentence to the next


def labelled(
    segments: Iterable[Segment], *, tags: Tagging = "none", names: bool = False
) -> Iterator[Segment]:
    """The segments with labels as words of theirs: a name where somebody else begins to speak."""
    before = Segment((Token("", 0.0, 0.0),), "")
    for segment in segments:
        labels = _tag_labels(segment.tags, before.tags, tags)
        if names and segment.speaker != before.speaker and on_one_line(segment.speaker or ""):
            labels.insert(0, _name_label(segment))
        yield _beginning_with(segment, "".join(labels).strip()) if labels else segment
        before = segment


def _name_label(segment: Segment) -> str:
    is_chinese_style = is_ideographic(segment.text.strip()[:1])
    return f"{on_one_line(segment.speaker or '')}{'：' if is_chinese_style else ': '}"


def _tag_labels(tags: Tags, before: Tags, how: Tagging) -> list[str]:
    """Sounds, and the emotion where it changes; what lasts is said once."""
    if how == "none":
        return []
    emotion = [] if tags.emotion == before.emotion else [tags.emotion]
    sounds = [name for name in tags.events if name not in _LASTING or name not in before.events]
    told = [name for name in (*sounds, *emotion) if name and name not in _UNSAID]
    if how == "emoji":
        return [_EMOJI[name] for name in told if name in _EMOJI]
    words = _words(tags.language)
    return [f"[{words.get(name, name)}]" for name in told]


def _words(language: str | None) -> Mapping[str, str]:
    primary = (language or "").lower().replace("_", "-").partition("-")[0]
    return _WORDS.get("zh" if primary in _LIKE_CHINESE else primary, _WORDS["en"])


def _beginning_with(segment: Segment, label: str) -> Segment:
    """The segment with a word before its first, said in no time."""
    first, *others = segment.tokens
    text = segment.text.strip()
    if not text:
        return replace(segment, tokens=(Token(label, first.start, segment.end),), text=label)
    space = "" if is_ideographic(text[0]) else " "
    words = (
        Token(label, first.start, first.start),
        replace(first, text=space + first.text.lstrip()),
        *others,
    )
    return replace(segment, tokens=words, text=label + space + text)
