"""Captions → FCPXML 1.9: titles over an empty timeline, for Final Cut Pro and DaVinci Resolve."""

from collections.abc import Sequence
from fractions import Fraction

from engine.subtitles.captions import Caption, exact_rate
from engine.subtitles.options import Style
from engine.subtitles.writing import in_xml, on_one_line

DEFAULT_FRAME_RATE = 25.0
_HEIGHTS = {"bottom": -450, "middle": 0, "top": 450}  # of the middle of a title, on 1080 lines
_EFFECT = ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti"


def write_fcpxml(
    captions: Sequence[Caption], *, title: str, style: Style, frame_rate: float, duration: float
) -> str:
    """Write captions that are on whole frames already."""
    frame = 1 / exact_rate(frame_rate)
    end_ms = max([round(duration * 1000), *(caption.end_ms for caption in captions)])
    length = _time(end_ms + round(1000 * frame), frame)
    name = in_xml(on_one_line(title))
    titles = "".join(
        _title(number, caption, style, frame) for number, caption in enumerate(captions, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE fcpxml>\n<fcpxml version="1.9">\n'
        f'<resources>\n<format id="r1" frameDuration="{_rational(frame)}" '
        'width="1920" height="1080"/>\n'
        f'<effect id="r2" name="Basic Title" uid="{_EFFECT}"/>\n</resources>\n'
        f'<library>\n<event name="{name}">\n<project name="{name}">\n'
        f'<sequence format="r1" duration="{length}" tcStart="0s" tcFormat="NDF">\n<spine>\n'
        f'<gap name="Gap" offset="0s" start="0s" duration="{length}">\n{titles}</gap>\n'
        "</spine>\n</sequence>\n</project>\n</event>\n</library>\n</fcpxml>\n"
    )


def _title(number: int, caption: Caption, style: Style, frame: Fraction) -> str:
    start, end = (_frames(time_ms, frame) for time_ms in (caption.start_ms, caption.end_ms))
    text = in_xml(caption.text)
    return (
        f'<title ref="r2" lane="1" name="{in_xml(" ".join(caption.lines))}" '
        f'offset="{_rational(start * frame)}" start="0s" '
        f'duration="{_rational((end - start) * frame)}">\n'
        f'<param name="Position" key="9999/999166631/999166633/1/100/101" '
        f'value="0 {_HEIGHTS[style.position]}"/>\n'
        f'<text><text-style ref="ts{number}">{text}</text-style></text>\n'
        f'<text-style-def id="ts{number}"><text-style font="{in_xml(on_one_line(style.font))}" '
        f'fontSize="{style.size}" fontColor="{_colour(style.colour)}" '
        f'strokeColor="{_colour(style.outline_colour)}" strokeWidth="{style.outline:g}" '
        'alignment="center"/></text-style-def>\n</title>\n'
    )


def _colour(rgb: str) -> str:
    """Red, green, blue and how solid, each as a share of one."""
    parts = bytes.fromhex(rgb.removeprefix("#"))
    return " ".join(f"{part / 255:.4g}" for part in (*parts, 255))


def _frames(time_ms: int, frame: Fraction) -> int:
    return round(Fraction(time_ms, 1000) / frame)


def _time(time_ms: int, frame: Fraction) -> str:
    return _rational(_frames(time_ms, frame) * frame)


def _rational(seconds: Fraction) -> str:
    is_whole = seconds.denominator == 1
    return f"{seconds.numerator}s" if is_whole else f"{seconds.numerator}/{seconds.denominator}s"
