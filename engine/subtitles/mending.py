"""What a subtitle file says of its cues → segments, mended as little as can be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.subtitles.remarks import Remarks
from engine.subtitles.sharing import Run, shared_runs
from engine.types import Segment, Token, joined

_UNTOLD_MS = 2000  # a cue whose end nobody says


@dataclass(frozen=True, slots=True)
class RawCue:
    """A cue as its file has it.

    Attributes:
        start_ms: None where it cannot be read; times may be negative or reversed.
        runs: its text, in parts where some words have times, in seconds.
    """

    start_ms: int | None
    end_ms: int | None
    runs: tuple[Run, ...]
    speaker: str | None = None


def mended(cues: Sequence[RawCue], remarks: Remarks) -> list[tuple[int, Segment]]:
    """A segment a cue that has text, in the order of their times; each with the cue's number."""
    segments: list[tuple[int, Segment]] = []
    before_ms = 0
    for number, cue in enumerate(cues, start=1):
        following = cues[number] if number < len(cues) else None
        start_ms, end_ms = _times(cue, before_ms, following, number, remarks)
        before_ms = end_ms
        start, end = start_ms / 1000, end_ms / 1000
        tokens = tuple(shared_runs(cue.runs, start, end))
        if tokens:
            if len(cue.runs) > 1:
                tokens = _spanning(tokens, start, end)
            segments.append((number, Segment(tokens, joined(tokens), speaker=cue.speaker)))
        else:
            remarks.add("empty", number)
    return _in_order(segments, remarks)


def _times(
    cue: RawCue, before_ms: int, following: RawCue | None, number: int, remarks: Remarks
) -> tuple[int, int]:
    """When the cue is on, by what is said of it and of those around it."""
    start_ms, end_ms = cue.start_ms, cue.end_ms
    if start_ms is None or end_ms is None:
        remarks.add("times", number)
    if start_ms is None:
        start_ms = before_ms if end_ms is None else min(before_ms, end_ms)
    if end_ms is None:
        end_ms = start_ms + _UNTOLD_MS
        next_ms = None if following is None else following.start_ms
        if next_ms is not None and next_ms > start_ms:
            end_ms = min(end_ms, next_ms)
    if min(start_ms, end_ms) < 0:
        remarks.add("negative", number)
    if end_ms < start_ms:
        remarks.add("reversed", number)
    elif end_ms == start_ms:
        remarks.add("instant", number)
    first_ms, last_ms = sorted((start_ms, end_ms))
    return max(0, first_ms), max(0, last_ms)


def _spanning(tokens: tuple[Token, ...], start: float, end: float) -> tuple[Token, ...]:
    """The tokens of a cue, from its first moment to its last, so that its times stay."""
    whole = (replace(tokens[0], start=start), *tokens[1:])
    return (*whole[:-1], replace(whole[-1], end=end))


def _in_order(segments: list[tuple[int, Segment]], remarks: Remarks) -> list[tuple[int, Segment]]:
    latest_start = latest_end = 0.0
    for number, segment in segments:
        if segment.start < latest_start:
            remarks.add("order", number)
        elif segment.start < latest_end:
            remarks.add("overlap", number)
        latest_start = max(latest_start, segment.start)
        latest_end = max(latest_end, segment.end)
    return sorted(segments, key=lambda numbered: numbered[1].start)
