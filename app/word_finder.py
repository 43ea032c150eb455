"""Which word is being spoken at a time, out of any number of sentences, 60 times a second."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.waveform_rows import Rows
from engine import Segment, is_boundary

_LINGERS = 0.3  # seconds for which the last word before a pause stays lit


@dataclass(frozen=True, slots=True)
class Spoken:
    """A row's token, and the characters [start, end) of the row's text that hold its word."""

    row: int
    token: int
    start: int
    end: int


class WordFinder:
    """Finds words by their times; rows are in the order of their starts."""

    def __init__(self, segments: Sequence[Segment] = ()) -> None:
        self._segments: list[Segment] = []
        self._rows = Rows()
        self._opened: _Row | None = None  # the row that was last asked for
        self.update(0, 0, segments)

    def update(self, first: int, removed: int, segments: Sequence[Segment]) -> None:
        """Put sentences in the place of `removed` rows from `first` on."""
        self._segments[first : first + removed] = segments
        spans = [(segment.start, segment.end) for segment in segments]
        self._rows.replace(first, first + removed - 1, spans)
        self._opened = None

    def row_at(self, seconds: float) -> int | None:
        """The row in which something is said then; None in pauses between rows."""
        row = self._begun(seconds)
        return row if row is not None and seconds < self._segments[row].end + _LINGERS else None

    def at(self, seconds: float) -> Spoken | None:
        """The word said then, or up to 0.3 s before if nothing has been since."""
        row = self._begun(seconds)
        if row is None:
            return None
        opened = self._open(row)
        token = max(bisect_right(opened.starts, seconds) - 1, 0)
        if seconds >= self._segments[row].tokens[token].end + _LINGERS:
            return None
        return Spoken(row, token, *opened.spans[token])

    def span(self, row: int, token: int) -> tuple[int, int]:
        """The characters of a row's text that hold the word of a token."""
        return self._open(row).spans[token]

    def _begun(self, seconds: float) -> int | None:
        """Of the rows that go on the last that has begun; in pauses the one before."""
        row = self._rows.at(seconds)
        return self._rows.before(seconds) if row is None else row

    def _open(self, row: int) -> "_Row":
        if self._opened is None or self._opened.number != row:
            self._opened = _Row(row, self._segments[row])
        return self._opened


class _Row:
    """Where the tokens of one row are, in time and in its text."""

    def __init__(self, number: int, segment: Segment) -> None:
        self.number = number
        self.starts = [token.start for token in segment.tokens]
        self.spans = word_spans(segment)


def word_spans(segment: Segment) -> list[tuple[int, int]]:
    """The characters that hold each token's word: all pieces of a word have the whole of it."""
    pieces = _pieces(segment)
    spans: list[tuple[int, int]] = []
    first = 0
    for i, (_, end) in enumerate(pieces):
        is_last = i + 1 == len(pieces)
        if is_last or not _is_one_word(segment.text, end, pieces[i + 1][0]):
            spans += [(pieces[first][0], end)] * (i + 1 - first)
            first = i + 1
    return spans


def _pieces(segment: Segment) -> list[tuple[int, int]]:
    """The characters of each token, without the space around it; none where the text lacks it."""
    pieces, done = [], 0
    for token in segment.tokens:
        text = token.text.strip()
        at = segment.text.find(text, done)
        done = done if at < 0 else at + len(text)
        pieces.append((done if at < 0 else at, done))
    return pieces


def _is_one_word(text: str, end: int, start: int) -> bool:
    """Whether pieces that end and start there belong together."""
    return 0 < end == start < len(text) and not is_boundary(text[end - 1], text[start])
