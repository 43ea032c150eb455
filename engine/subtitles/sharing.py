"""Text with the time of all of it → tokens: a character or a word each, by their width."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from engine.sentences import IDEOGRAPHS
from engine.subtitles.rules import columns
from engine.types import Token

_OPENERS = re.escape("「『（《〈【〔［“‘([{")
_PIECES = re.compile(
    rf"\s*[{_OPENERS}]*(?:(?=\w)[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+)[^\w\s{_OPENERS}]*|\s*\S"
)

Run = tuple[str, float | None]  # text, and when it begins where that is known


def shared(text: str, start: float, end: float) -> Iterator[Token]:
    """Tokens that spell the text; a line break stands where a space would, before a word."""
    return _timed([_spaced(piece) for piece in _PIECES.findall(text.strip())], start, end)


def shared_runs(runs: Sequence[Run], start: float, end: float) -> Iterator[Token]:
    """The same for a text whose parts have times of their own."""
    if len(runs) == 1:
        yield from shared(runs[0][0], start, end)
        return
    text = "".join(text for text, _ in runs)
    places = list(accumulate(len(text) for text, _ in runs))
    times = [start]
    for _, time in runs[1:]:
        times.append(times[-1] if time is None else min(max(time, times[-1]), end))
    pieces = _PIECES.finditer(text.rstrip())
    groups = groupby(pieces, lambda found: bisect_right(places, _first_place(found)))
    parts = [(run, [_spaced(found.group()) for found in part]) for run, part in groups]
    for _, texts in parts[:1]:
        texts[0] = texts[0].lstrip()
    untils = [times[run] for run, _ in parts[1:]] + [end]
    for (run, texts), until in zip(parts, untils, strict=False):
        yield from _timed(texts, times[run], until)


def _first_place(piece: re.Match[str]) -> int:
    """Where a piece begins without the space before it."""
    return piece.end() - len(piece.group().lstrip())


def _spaced(piece: str) -> str:
    text = piece.lstrip()
    space = piece[: len(piece) - len(text)]
    return ("\n" if "\n" in space else " " if space else "") + text


def _timed(pieces: Sequence[str], start: float, end: float) -> Iterator[Token]:
    widths = [columns(piece.strip()) or 1 for piece in pieces]
    per_column = (end - start) / max(1, sum(widths))
    width, before = 0, start
    for piece, piece_width in zip(pieces[:-1], widths, strict=False):
        width += piece_width
        until = start + width * per_column
        yield Token(piece, before, until)
        before = until
    for piece in pieces[-1:]:
        yield Token(piece, before, end)
