"""Captions → LRC, lyrics with times in hundredths of a second: of lines, or of words as well."""

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from engine.subtitles.captions import Caption, snapped

_HUNDREDTHS = Fraction(100)
_PAUSE_MS = 2000  # a line is taken away where so long nobody sings
# Nothing can be escaped; players look for times anywhere in a line.
_LINE_TIME = re.compile(r"\[(?=\d+:\d)")
_WORD_TIME = re.compile(r"<(?=\d+:\d)")


def write_lrc(captions: Iterable[Caption], *, karaoke: bool) -> str:
    """A line a caption, and an empty one where a long pause begins."""
    sung = list(snapped(captions, _HUNDREDTHS))
    ends = [(caption, following.start_ms) for caption, following in pairwise(sung)]
    ends += [(caption, caption.end_ms + _PAUSE_MS) for caption in sung[-1:]]
    lines = []
    for caption, until_ms in ends:
        lines.append(
            f"[{_clock(caption.start_ms)}]{_words(caption) if karaoke else _line(caption)}"
        )
        if until_ms - caption.end_ms >= _PAUSE_MS:
            lines.append(f"[{_clock(caption.end_ms)}]")
    return "".join(f"{line}\n" for line in lines)


def _clock(time_ms: int) -> str:
    minutes, rest_ms = divmod(time_ms, 60_000)
    return f"{minutes:02d}:{rest_ms // 1000:02d}.{rest_ms % 1000 // 10:02d}"


def _line(caption: Caption) -> str:
    return _plain(" ".join(caption.lines))


def _words(caption: Caption) -> str:
    lines = (
        "".join(f"<{_clock(word.start_ms)}>{_plain(word.text)}" for word in line)
        for line in caption.words
    )
    return " ".join(lines) + f"<{_clock(caption.end_ms)}>"


def _plain(text: str) -> str:
    return _WORD_TIME.sub("＜", _LINE_TIME.sub("［", text))
