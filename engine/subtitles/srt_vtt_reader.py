"""SRT and WebVTT → cues, as other programs and people leave them: whatever has times is read.

A cue's text goes on until the next times, over empty lines too, so that none is lost; what stands
right before them is taken for a number or a name where it can be no text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.subtitles.markup import Markup, read_clock
from engine.subtitles.mending import RawCue
from engine.subtitles.remarks import Remarks

_ARROW = re.compile(r"(?:-{1,3}|[‐-―])>")
_NUMBER = re.compile(r"[^\w\s]*\s*(\d+)\s*[^\w\s]*")
_GOES_ON = re.compile(r"[:：.,，-]|\S*\d")  # after a time: it is none
_WORD = re.compile(r"(?<!\S)[^\W\d_][^\d\s:]*:?(?!\S)")  # in a broken time there is none
_SETTINGS = re.compile(r"(?:\s+[a-z]+[12]?:\S+)+\s*", re.IGNORECASE)
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Times:
    line: int
    start_ms: int | None
    end_ms: int | None
    rest: str  # text after the times, in their line
    has_settings: bool  # where the cue stands on the screen


def has_times(text: str) -> bool:
    """Whether some line of it says when a cue is on."""
    return any(_times(i, line) for i, line in enumerate(text.split("\n")))


def read_srt(text: str, remarks: Remarks) -> list[RawCue]:
    """Its cues, in the order of the file."""
    lines = text.split("\n")
    times = _all_times(lines)
    before = lines[: times[0].line] if times else []
    number = _number(before[-1]) if before else None
    _name_loose(before if number is None else before[:-1], remarks)
    is_numbered, last = number is not None, 0
    cues = []
    for i, (here, until) in enumerate(_with_ends(times, len(lines)), start=1):
        if number != last + 1:
            remarks.add("number", i)
        last = last + 1 if number is None else number
        body, number = lines[here.line + 1 : until], None
        if until < len(lines):
            number = _number_at_end(body, {last + 1, i + 1}, is_numbered=is_numbered)
        cues.append(_cue(here, body if number is None else body[:-1], i, remarks))
    return cues


def read_vtt(text: str, remarks: Remarks) -> list[RawCue]:
    """Its cues, in the order of the file, without notes and style sheets."""
    lines = text.split("\n")
    times = _all_times(lines)
    cues = []
    for i, (here, until) in enumerate(_with_ends(times, len(lines)), start=1):
        body = lines[here.line + 1 : until]
        if until < len(lines) and len(body) > 1 and body[-1].strip() and not body[-2].strip():
            body = body[:-1]  # the next one's name
        cues.append(_cue(here, _without_asides(body), i, remarks))
    return cues


def _all_times(lines: Sequence[str]) -> list[_Times]:
    return [times for i, line in enumerate(lines) if (times := _times(i, line))]


def _times(number: int, line: str) -> _Times | None:
    """The times of a line that has some; one of both may be broken."""
    if ">" not in line:
        return None
    arrow = _ARROW.search(line)
    if arrow is None:
        return None
    before = line[: arrow.start()]
    start_ms, end_of_start = read_clock(before)
    if before[end_of_start:].strip():
        start_ms = None
    end_ms, end = read_clock(line, arrow.end())
    if _GOES_ON.match(line, end):
        end_ms = None
    broken = [before] * (start_ms is None) + [line[arrow.end() :]] * (end_ms is None)
    is_strict = arrow.group() == "-->"
    if len(broken) > (1 if is_strict else 0) or any(map(_WORD.search, broken)):
        return None
    rest = line[end:] if end_ms is not None else ""
    has_settings = _SETTINGS.fullmatch(rest) is not None
    return _Times(number, start_ms, end_ms, "" if has_settings else rest.strip(), has_settings)


def _with_ends(times: Sequence[_Times], n_lines: int) -> list[tuple[_Times, int]]:
    return list(zip(times, [*(each.line for each in times[1:]), n_lines], strict=False))


def _number(line: str) -> int | None:
    found = _NUMBER.fullmatch(line.strip())
    return int(found[1][:9]) if found else None


def _number_at_end(body: Sequence[str], expected: set[int], *, is_numbered: bool) -> int | None:
    """The number of the next cue, where the last line can be nothing else."""
    number = _number(body[-1]) if body else None
    follows_space = len(body) > 1 and not body[-2].strip()
    return number if number in expected or (is_numbered and follows_space) else None


def _without_asides(body: Sequence[str]) -> list[str]:
    """The lines without the blocks that are no text."""
    kept: list[str] = []
    is_aside = False
    for before, line in zip(["-", *body], body, strict=False):
        if not line.strip():
            is_aside = False
        elif not before.strip() and _ASIDE.match(line):
            is_aside = True
        if not is_aside:
            kept.append(line)
    return kept


def _cue(times: _Times, body: Sequence[str], number: int, remarks: Remarks) -> RawCue:
    lines = [line.strip() for line in (times.rest, *body)]
    markup = Markup("\n".join(filter(None, lines)))
    if markup.has_formatting or times.has_settings:
        remarks.add("formatting", number)
    return RawCue(times.start_ms, times.end_ms, tuple(markup.runs), markup.speaker)


def _name_loose(before: Sequence[str], remarks: Remarks) -> None:
    """Count the lines before the first cue."""
    for i, line in enumerate(before, start=1):
        if line.strip():
            remarks.add("loose", i)
