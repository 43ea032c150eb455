"""Segments → Praat's TextGrid: a tier of sentences, and one of tokens."""

from collections.abc import Iterable, Iterator, Sequence

from engine.subtitles.writing import lines_of, on_one_line
from engine.types import Transcript

_Interval = tuple[int, int, str]  # start and end in milliseconds


def write_textgrid(transcript: Transcript) -> str:
    """Praat's long text format, to the millisecond."""
    tiers = {
        "sentences": [
            (segment.start, segment.end, " ".join(lines_of(segment.text)))
            for segment in transcript.segments
        ],
        "tokens": [
            (token.start, token.end, on_one_line(token.text))
            for segment in transcript.segments
            for token in segment.tokens
        ],
    }
    filled = {name: list(_in_order(heard)) for name, heard in tiers.items()}
    ends = [intervals[-1][1] for intervals in filled.values() if intervals]
    until_ms = max([1, round(transcript.duration * 1000), *ends])
    tier_texts = [
        _tier(number, name, list(_without_holes(intervals, until_ms)))
        for number, (name, intervals) in enumerate(filled.items(), start=1)
    ]
    return (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\n'
        f"xmin = 0.000\nxmax = {_seconds(until_ms)}\n"
        f"tiers? <exists>\nsize = {len(tiers)}\nitem []:\n{''.join(tier_texts)}"
    )


def _in_order(heard: Iterable[tuple[float, float, str]]) -> Iterator[_Interval]:
    """What was said, each a millisecond at least, none beginning before another has ended."""
    free_from_ms = 0
    for start, end, text in heard:
        if text:
            start_ms = max(round(start * 1000), free_from_ms)
            free_from_ms = max(round(end * 1000), start_ms + 1)
            yield start_ms, free_from_ms, text


def _without_holes(intervals: Iterable[_Interval], until_ms: int) -> Iterator[_Interval]:
    """The intervals with empty ones between them: a tier covers all of the time."""
    before_ms = 0
    for start_ms, end_ms, text in intervals:
        if start_ms > before_ms:
            yield before_ms, start_ms, ""
        yield start_ms, end_ms, text
        before_ms = end_ms
    if until_ms > before_ms:
        yield before_ms, until_ms, ""


def _tier(number: int, name: str, intervals: Sequence[_Interval]) -> str:
    head = (
        f'    item [{number}]:\n        class = "IntervalTier"\n        name = "{name}"\n'
        f"        xmin = 0.000\n        xmax = {_seconds(intervals[-1][1])}\n"
        f"        intervals: size = {len(intervals)}\n"
    )
    return head + "".join(
        f"        intervals [{i}]:\n            xmin = {_seconds(start_ms)}\n"
        f"            xmax = {_seconds(end_ms)}\n            text = {_quoted(text)}\n"
        for i, (start_ms, end_ms, text) in enumerate(intervals, start=1)
    )


def _seconds(time_ms: int) -> str:
    return f"{time_ms / 1000:.3f}"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
