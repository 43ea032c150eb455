"""The rows of a transcript as stretches of time: which are in sight, which edge is meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Literal, NamedTuple

Side = Literal["start", "end"]
Span = tuple[float, float]

_SHORTEST = 0.05  # seconds; no edge is dragged closer to the other
_TOUCHING = 1e-3  # seconds; subtitles are no more precise


class Edge(NamedTuple):
    """One end of one row."""

    row: int
    side: Side


class Rows:
    """In the order of their starts; they may overlap."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[float] = []
        self._ends: list[float] = []
        self._longest = self._end = 0.0
        self.replace(0, -1, spans)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, row: int) -> Span:
        return self._starts[row], self._ends[row]

    @property
    def end(self) -> float:
        """When all of them are over."""
        return self._end

    def replace(self, first: int, last: int, spans: Iterable[Span]) -> None:
        """Put these in the place of rows first to last, which may be more or fewer."""
        new = list(spans)
        was_last = self._end in self._ends[first : last + 1]
        ends = [max(start, end) for start, end in new]
        self._starts[first : last + 1] = [start for start, _ in new]
        self._ends[first : last + 1] = ends
        self._end = max(self._ends if was_last else [self._end, *ends], default=0.0)
        self._longest = max([self._longest, *(end - start for start, end in new)])

    def between(self, start: float, end: float) -> range:
        """Rows among which are all that touch [start, end]."""
        first = bisect_left(self._starts, start - self._longest)
        return range(first, bisect_right(self._starts, end))

    def at(self, seconds: float) -> int | None:
        """The row that is said then; of several the one that began last."""
        for row in reversed(self.between(seconds, seconds)):
            if seconds < self._ends[row]:
                return row
        return None

    def before(self, seconds: float) -> int | None:
        """The last row that has begun by then."""
        row = bisect_right(self._starts, seconds) - 1
        return None if row < 0 else row

    def covering(self, moments: Iterable[float]) -> list[bool]:
        """Whether the row that began last before each moment still goes on: for many at once."""
        starts, ends = self._starts, self._ends
        befores = ((bisect_right(starts, at) - 1, at) for at in moments)
        return [row >= 0 and at < ends[row] for row, at in befores]

    def edge_near(self, seconds: float, reach: float, current: int | None) -> Edge | None:
        """The edge that is meant by somebody who points there, or nearly there.

        Where two rows touch, an edge of the current row is meant, or the edge of the row that is
        pointed into. Rows too narrow to have two edges and a middle have none.
        """
        found: list[tuple[float, bool, bool, Edge]] = []
        for row in self.between(seconds - reach, seconds + reach):
            start, end = self[row]
            if end - start < 3 * reach:
                continue
            is_outside = not start <= seconds <= end
            for edge, place in ((Edge(row, "start"), start), (Edge(row, "end"), end)):
                if abs(place - seconds) <= reach:
                    found.append((abs(place - seconds), row != current, is_outside, edge))
        return min(found)[-1] if found else None

    def room(self, edge: Edge, duration: float) -> Span:
        """How far an edge may go: to the neighbour, or where they overlap already, to its end."""
        row, (start, end) = edge.row, self[edge.row]
        if edge.side == "start":
            before = self[row - 1] if row else (0.0, 0.0)
            least = before[1] if before[1] <= start else before[0]
            return least, max(least, end - _SHORTEST)
        after = self[row + 1] if row + 1 < len(self) else (max(duration, end),) * 2
        most = after[0] if after[0] >= end else max(after[1], end)
        return min(most, start + _SHORTEST), most

    def partner(self, edge: Edge) -> Edge | None:
        """The edge of the neighbour that touches this one."""
        row = edge.row + (1 if edge.side == "end" else -1)
        if not 0 <= row < len(self):
            return None
        other = Edge(row, "start" if edge.side == "end" else "end")
        is_touching = abs(self.place(other) - self.place(edge)) < _TOUCHING
        return other if is_touching else None

    def room_between(self, row: int) -> Span:
        """How far the boundary of a row and the next may go."""
        least = self[row][0] + _SHORTEST
        return least, max(least, self[row + 1][1] - _SHORTEST)

    def place(self, edge: Edge) -> float:
        """Where an edge is."""
        return self[edge.row][edge.side == "end"]

    def moved(self, edge: Edge, seconds: float) -> Span:
        """A row with an edge elsewhere."""
        start, end = self[edge.row]
        return (seconds, end) if edge.side == "start" else (start, seconds)
