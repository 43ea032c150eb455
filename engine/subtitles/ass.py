"""Captions → Advanced SubStation Alpha. Its times are in hundredths of a second."""

import re
from collections.abc import Iterable
from fractions import Fraction

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
# What a backslash gives a meaning to; with a joiner in between it is a backslash.
_PLAIN = re.compile(r"\\(?=[Nnh{}])")
_PLAIN_BACKSLASH = "\\\\\N{WORD JOINER}"


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
    text = _PLAIN.sub(_PLAIN_BACKSLASH, text)
    return text.replace("{", r"\{").replace("}", r"\}").replace("\n", r"\N")


def _sung(caption: Caption) -> str:
    r"""The words, each after {\k} with how long it stays before the next."""
    parts = [
        ("\n" * bool(i and not j) + word.text, round(word.start_ms / 10))
        for i, line in enumerate(caption.words)
        for j, word in enumerate(line)
    ]
    start, end = caption.start_ms // 10, caption.end_ms // 10
    if parts[0][1] > start:
        parts.insert(0, ("", start))
    untils = [*(time for _, time in parts[1:]), end]
    return "".join(
        f"{{\\k{until - time}}}{_escaped(text)}"
        for (text, time), until in zip(parts, untils, strict=True)
    )
