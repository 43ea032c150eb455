"""Captions → Advanced SubStation Alpha. Its times are in hundredths of a second."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from engine.subtitles.captions import Caption, snapped
from engine.subtitles.options import Position, Style
from engine.subtitles.writing import on_one_line

_HUNDREDTHS = Fraction(100)
_ALIGNMENT: dict[Position, int] = {"bottom": 2, "middle": 5, "top": 8}  # as on a number pad
_HEAD = """\
[Script Info]
Title: {title}
ScriptType: v4.00+
WrapStyle: 0
ScaledBorderAndShadow: yes
PlayResX: 1920
PlayResY: 1080

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,{font},{size},{colour},{unsung},{outline_colour},&H80000000,\
0,0,0,0,100,100,0,0,1,{outline:g},0,{alignment},60,60,60,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
_GREY = "#a0a0a0"  # words that are still to be said
# Nothing but these follows a backslash with a meaning; a joiner in between keeps it plain.
_MEANT = {f"\\{c}": f"\\\N{WORD JOINER}{c}" for c in "Nnh{}"}


def write_ass(
    captions: Iterable[Caption], *, title: str, style: Style, speakers: bool, karaoke: bool
) -> str:
    """A script with one style, which every line has."""
    head = _HEAD.format(
        title=on_one_line(title),
        font=on_one_line(style.font).replace(",", " "),
        size=style.size,
        colour=_colour(style.colour),
        unsung=_colour(_GREY),
        outline_colour=_colour(style.outline_colour),
        outline=style.outline,
        alignment=_ALIGNMENT[style.position],
    )
    return head + "".join(
        f"Dialogue: 0,{_clock(caption.start_ms)},{_clock(caption.end_ms)},Default,"
        f"{_name(caption) if speakers else ''},0,0,0,,"
        f"{_sung(caption) if karaoke else _escaped(caption.text)}\n"
        for caption in snapped(captions, _HUNDREDTHS)
    )


def _colour(rgb: str) -> str:
    """Blue first, as ASS has it."""
    red, green, blue = bytes.fromhex(rgb.removeprefix("#"))
    return f"&H00{blue:02X}{green:02X}{red:02X}"


def _clock(time_ms: int) -> str:
    hundredths = time_ms // 10
    minutes, rest = divmod(hundredths, 6000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest // 100:02d}.{rest % 100:02d}"


def _name(caption: Caption) -> str:
    return on_one_line(caption.speaker or "").replace(",", "，")  # commas part the fields


def _escaped(text: str) -> str:
    for meant, plain in _MEANT.items():
        text = text.replace(meant, plain)
    return text.replace("{", r"\{").replace("}", r"\}").replace("\n", r"\N")


def _sung(caption: Caption) -> str:
    r"""The words, each after {\k} with how long it stays before the next."""
    words = [
        (("\n" if i and not j else "") + word.text, word.start_ms)
        for i, line in enumerate(caption.words)
        for j, word in enumerate(line)
    ]
    times = [caption.start_ms, *(start_ms for _, start_ms in words[1:]), caption.end_ms]
    if words and words[0][1] > caption.start_ms:
        words.insert(0, ("", caption.start_ms))
        times.insert(1, words[1][1])
    hundredths = [round(time_ms / 10) for time_ms in times]
    return "".join(
        f"{{\\k{last - first}}}{_escaped(text)}"
        for (text, _), (first, last) in zip(words, pairwise(hundredths), strict=True)
    )
