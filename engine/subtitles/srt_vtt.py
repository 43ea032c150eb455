"""Captions → SRT and WebVTT.

Written here rather than by pysubs2, which takes `{…}` in speech for style tags and drops it, and
does not escape what WebVTT reserves. The tests read them back with it.
"""

from collections.abc import Iterable, Iterator

from engine.subtitles.captions import Caption, Word
from engine.subtitles.writing import clock, on_one_line

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def write_srt(captions: Iterable[Caption]) -> str:
    """SubRip: numbers from 1, times with a comma."""
    # SRT cannot escape the arrow between its times; players look for it anywhere.
    return "".join(
        f"{i}\n{clock(caption.start_ms, ',')} --> {clock(caption.end_ms, ',')}\n"
        f"{caption.text.replace('-->', '→')}\n\n"
        for i, caption in enumerate(captions, start=1)
    )


def write_vtt(captions: Iterable[Caption], *, speakers: bool, karaoke: bool) -> str:
    """WebVTT, with <v Name> and the times of words where they are wanted."""
    return "WEBVTT\n\n" + "".join(
        f"{clock(caption.start_ms)} --> {clock(caption.end_ms)}\n"
        f"{_voice(caption) if speakers else ''}{_timed(caption) if karaoke else _plain(caption)}"
        "\n\n"
        for caption in captions
    )


def _voice(caption: Caption) -> str:
    name = on_one_line(caption.speaker or "")
    return f"<v {name.translate(_ESCAPES)}>" if name else ""


def _plain(caption: Caption) -> str:
    return caption.text.translate(_ESCAPES)


def _timed(caption: Caption) -> str:
    """The words with their times, where each is after the last and inside the cue."""
    before = caption.start_ms
    lines = []
    for line in caption.words:
        parts = []
        for word, text in _texts(line):
            if before < word.start_ms < caption.end_ms:
                parts.append(f"<{clock(word.start_ms)}>")
                before = word.start_ms
            parts.append(text)
        lines.append("".join(parts))
    return "\n".join(lines)


def _texts(line: Iterable[Word]) -> Iterator[tuple[Word, str]]:
    """Each word with its text: the space goes behind the word before it."""
    words = list(line)
    for i, word in enumerate(words):
        is_followed_by_space = i + 1 < len(words) and words[i + 1].text.startswith(" ")
        yield word, (word.text.strip() + " " * is_followed_by_space).translate(_ESCAPES)
