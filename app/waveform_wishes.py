"""What a user may want of a waveform, however it is said: go there, select, move an edge."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.theme import Theme
from app.time_axis import clock
from app.waveform_rows import Edge, Side, Span
from app.waveform_view import WaveformView

_SNAP = 6.0  # pixels


class WaveformWishes(WaveformView):
    """Tells what is wanted; that rows change is for whoever hears it to see to.

    Signals:
        sought: go to this second.
        selected: a range, from one second to another; they are equal where there is none now.
        row_activated: play this row.
        edge_dragged: row, "start" or "end", second: the edge is held there, or back in its place.
        edge_dropped: the same; the edge shall stay there.
    """

    sought = Signal(float)
    selected = Signal(float, float)
    row_activated = Signal(int)
    edge_dragged = Signal(int, str, float)
    edge_dropped = Signal(int, str, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._hovered: Edge | None = None
        self._held: list[Edge] = []
        self._fixed = self._free = 0.0  # ends of the selection: the other one moves

    def set_rows(self, spans: Iterable[Span]) -> None:
        """Show other rows; what is held is one of them no more."""
        self._held, self._moved = [], {}
        super().set_rows(spans)

    def update_rows(self, first: int, last: int, spans: Iterable[Span]) -> None:
        """Put others in the place of rows; if there are more or fewer, nothing is held any more."""
        new = list(spans)
        if len(new) != last + 1 - first:
            self._held, self._moved = [], {}
        super().update_rows(first, last, new)

    def seek(self, seconds: float) -> None:
        """Go there, and stay with the playhead."""
        seconds = min(max(0.0, seconds), self.sight.duration)
        self.set_playhead(seconds)
        self.follow()
        self.sought.emit(seconds)

    def begin_selection(self, seconds: float) -> None:
        """Select from there on."""
        self._fixed = self._free = seconds

    def extend_selection(self, seconds: float) -> None:
        """Select as far as there."""
        self._free = min(max(0.0, seconds), self.sight.duration)
        self.select((min(self._fixed, self._free), max(self._fixed, self._free)))

    def step_selection(self, seconds: float) -> None:
        """Select more or less from the playhead on."""
        if self.selection is None:
            self.begin_selection(self.sight.playhead)
        self.extend_selection(self._free + seconds)
        self.sight.reveal(self._free, self._free)
        self.tell_selection()

    def tell_selection(self) -> None:
        """Say what is selected now."""
        start, end = self.selection or (self._fixed, self._fixed)
        if start == end:
            self.select(None)
        self.selected.emit(start, end)

    def unselect(self) -> None:
        """Select nothing."""
        if self.selection is not None:
            self.select(None)
            self.tell_selection()

    def escape(self) -> bool:
        """Select nothing; False where nothing is selected."""
        is_selected = self.selection is not None
        self.unselect()
        return is_selected

    def drag(
        self, edge: Edge, seconds: float, *, snaps: bool = True, together: bool = False
    ) -> None:
        """Hold an edge there, as far as the neighbours leave room.

        Args:
            edge: which.
            seconds: where.
            snaps: whether it sticks to the playhead.
            together: whether a neighbour that touches it goes along.
        """
        partner = self._rows.partner(edge) if together else None
        self._held = [edge] if partner is None else [edge, partner]
        at = self._possible(self._held, self._snapped(seconds) if snaps else seconds)
        self._moved = {each.row: self._rows.moved(each, at) for each in self._held}
        self._repaint()
        for each in self._held:
            self.edge_dragged.emit(each.row, each.side, at)

    def drop(self) -> None:
        """Leave what is held where it is; of two edges the one in front goes first."""
        held, self._held = self._held, []
        places = [self._place(edge) for edge in held]
        self._put_back()
        goes_on = bool(held) and places[0] > self._place(held[0])
        for edge in sorted(held, reverse=goes_on):
            self.edge_dropped.emit(edge.row, edge.side, places[0])

    def let_be(self) -> None:
        """Leave what is held where it was."""
        held, self._held = self._held, []
        self._put_back()
        for edge in held:
            self.edge_dragged.emit(edge.row, edge.side, self._place(edge))

    def nudge(self, side: Side, seconds: float) -> None:
        """Move an edge of the current row a little."""
        row = self.current_row
        if row is not None:
            edge = Edge(row, side)
            before = self._place(edge)
            at = self._possible([edge], before + seconds)
            if at != before:
                self.sight.reveal(at, at)
                self.edge_dropped.emit(row, side, at)

    def activate(self) -> None:
        """Play the current row."""
        row = self.current_row
        if row is not None:
            self.row_activated.emit(row)

    def hover(self, edge: Edge | None) -> None:
        """Show that an edge could be taken hold of."""
        if edge != self._hovered:
            self._hovered = edge
            self.update()

    def describe(self) -> None:
        """Tell screen readers where things stand."""
        place = self.tr("At %1 of %2").replace("%1", _said(self.sight.playhead))
        said = [place.replace("%2", _said(self.sight.duration))]
        row = self.current_row
        if row is not None:
            number = self.tr("row %1 of %2").replace("%1", str(row + 1))
            said.append(number.replace("%2", str(len(self._rows))))
        if self.selection is not None:
            start, end = self.selection
            span = self.tr("selected from %1 to %2").replace("%1", _said(start))
            said.append(span.replace("%2", _said(end)))
        self.setAccessibleDescription(", ".join(said))

    def paint_over(self, painter: QPainter, body: QRectF) -> None:
        """Show the edge that is held, or could be."""
        edge = self._held[0] if self._held else self._hovered
        if edge is not None and edge.row < len(self._rows):
            x = self.sight.axis.x_of(self._place(edge))
            self._overlay.handle(painter, x, body)
            if self._moved:
                self._overlay.label(painter, x, body, clock(self._place(edge), n_decimals=3))
        super().paint_over(painter, body)

    def _place(self, edge: Edge) -> float:
        """Where an edge is, or is held."""
        return self.scene().span(edge.row)[edge.side == "end"]

    def _possible(self, edges: Sequence[Edge], seconds: float) -> float:
        """As near to there as edges that touch, or one alone, can go."""
        if len(edges) > 1:
            least, most = self._rows.room_between(min(edge.row for edge in edges))
        else:
            least, most = self._rows.room(edges[0], self.sight.duration)
        return min(max(seconds, least), most)

    def _snapped(self, seconds: float) -> float:
        """At the playhead, if that is near; neighbours stop an edge by themselves."""
        playhead = self.sight.playhead
        is_near = abs(playhead - seconds) * self.sight.axis.scale <= _SNAP
        return playhead if is_near else seconds

    def _put_back(self) -> None:
        self._moved = {}
        self._repaint()


def _said(seconds: float) -> str:
    return clock(seconds, n_decimals=1)
