"""Edited text → tokens: what did not change keeps its times, the rest takes those around it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise

from engine.blocks import find_blocks
from engine.sentences import IDEOGRAPHS, is_boundary
from engine.subtitles.rules import columns
from engine.types import Segment, Token, joined

Time = tuple[float, float]

_PIECES = re.compile(rf"\s*(?:[{IDEOGRAPHS}][^\w\s]*|[^\s{IDEOGRAPHS}]+)")


def retimed(tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
    """Tokens that spell `text`, most of them the old ones.

    A word that is new shares the time of what it replaces, by width, or of the pause that it was
    put into; it has no score. Text of nothing is one token of nothing, as long as all of them.

    Args:
        tokens: of one sentence, at least one.
    """
    spoken, written = "".join(token.text for token in tokens), text.strip()
    if not written:
        return (Token("", tokens[0].start, tokens[-1].end),)
    if written == spoken.strip():
        return tuple(tokens)
    if spoken[:1].isspace():
        written = " " + written
    return tuple(_rewritten(tokens, spoken, written))


def retimed_segments(segments: Sequence[Segment], text: str) -> list[Segment]:
    """A whole text in place of what was recognized; each of its lines becomes a sentence.

    Tags and speaker are those of the sentence that was heard when a line begins.

    Args:
        segments: in the order of their times, at least one.
    """
    # The port, which has these functions, loads no numpy.
    from engine.matching import match, read_units  # noqa: PLC0415
    from engine.script import simplified  # noqa: PLC0415
    from engine.timestamps import in_order  # noqa: PLC0415

    units = read_units(text)
    heard = [token for segment in segments for token in segment.tokens]
    speech = [(segment.start, segment.end) for segment in segments]
    times = _filled(match(units, heard, speech, simplified).times, speech[0][0])
    timed = (Token(unit.text, *time) for unit, time in zip(units, times, strict=True))
    tokens = in_order(timed, 0.0, max(end for _, end in speech))
    starts = [segment.start for segment in segments]
    found = []
    lines = groupby(zip(units, tokens, strict=True), lambda pair: pair[0].line)
    for _, line in lines:
        words = tuple(token for _, token in line)
        there = segments[max(0, bisect_right(starts, words[0].start) - 1)]
        found.append(replace(there, tokens=words, text=joined(words)))
    return found


def _rewritten(tokens: Sequence[Token], spoken: str, written: str) -> Iterator[Token]:
    done = after = 0  # characters of `written`, and tokens, that are behind us
    for i, start in _kept(tokens, spoken, written):
        removed, before = tokens[after:i], tokens[after - 1] if after else None
        pieces, space = _pieces(written[done:start])
        yield from _timed(pieces, _room(before, removed, tokens[i]))
        yield replace(tokens[i], text=space + tokens[i].text) if space else tokens[i]
        done, after = start + len(tokens[i].text), i + 1
    pieces, _ = _pieces(written[done:])
    before = tokens[after - 1] if after else None
    yield from _timed(pieces, _room(before, tokens[after:], None))


def _kept(tokens: Sequence[Token], spoken: str, written: str) -> Iterator[tuple[int, int]]:
    """The tokens that stand in `written` as they were, each with its place there."""
    bounds = list(pairwise(accumulate((len(token.text) for token in tokens), initial=0)))
    equal = [block for block in find_blocks(written, spoken) if block.is_equal]
    for i, (start, end) in enumerate(bounds):
        block = next((b for b in equal if b.j <= start and end <= b.j_end), None)
        if block is None or start == end:
            continue
        place = block.i + start - block.j
        ends = ((start, place), (end, place + end - start))
        if all(_is_cut(spoken, j) == _is_cut(written, k) for j, k in ends):
            yield i, place


def _is_cut(text: str, at: int) -> bool:
    """Whether no word goes across this place."""
    return not 0 < at < len(text) or is_boundary(text[at - 1], text[at])


def _pieces(text: str) -> tuple[list[str], str]:
    """Characters and words, each with the space before it; and the space behind them all."""
    pieces = _PIECES.findall(text)
    return pieces, text[sum(map(len, pieces)) :]


def _room(before: Token | None, removed: Sequence[Token], behind: Token | None) -> Time:
    """When what stands between two tokens is said."""
    if removed:
        return removed[0].start, removed[-1].end
    start = before.end if before is not None else behind.start if behind is not None else 0.0
    return start, max(start, behind.start) if behind is not None else start


def _timed(pieces: Sequence[str], room: Time) -> Iterator[Token]:
    """Pieces that share a stretch of time, by their width."""
    start, end = room
    widths = accumulate((max(1, columns(piece.strip())) for piece in pieces), initial=0)
    ends = list(widths)
    for piece, (first, last) in zip(pieces, pairwise(ends), strict=True):
        length = (end - start) / ends[-1]
        yield Token(piece, start + first * length, end if last == ends[-1] else start + last * length)


def _filled(times: Sequence[Time | None], start: float) -> list[Time]:
    """The same, where what was not heard stands at the end of what was before it."""
    filled, before = [], start
    for time in times:
        filled.append((before, before) if time is None else time)
        before = filled[-1][1]
    return filled
