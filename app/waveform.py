"""The waveform as one works with it: by keyboard alone, and here by mouse.

A click goes there, a drag selects, with Shift on from where the selection began; a drag on the
ruler goes along; an edge is dragged, with Ctrl together with a neighbour that touches it, with Alt
without snapping to the playhead; a double click plays a row. The wheel zooms, with Shift or
sideways it scrolls, as does a drag with the middle button.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QHideEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.job_words import as_tip
from app.theme import Theme
from app.waveform_keys import WaveformKeys
from app.waveform_rows import Edge

_REACH = 5.0  # pixels: how near to an edge is on it
_NOTCH = 120  # of a wheel, as Qt counts
_ZOOM_NOTCH = 1.25
_SCROLL_NOTCH = 0.1  # of what is in sight

_LEFT, _MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


@dataclass(slots=True)
class _Grip:
    """What the mouse holds: an edge, the ruler, the picture; or it is about to select."""

    button: Qt.MouseButton
    x: float
    at: float
    n_rows: int
    edge: Edge | None = None
    is_on_ruler: bool = False
    has_moved: bool = False


class Waveform(WaveformKeys):
    """Takes the mouse, too; what is wanted it tells by the signals of WaveformWishes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._grip: _Grip | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Waveform"))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of something."""
        if self._grip is not None or event.button() not in (_LEFT, _MIDDLE):
            event.ignore()
            return
        x, at = event.position().x(), self._time_at(event.position())
        self._grip = grip = _Grip(event.button(), x, at, len(self._rows))
        self.sight.is_held = True
        if event.button() == _MIDDLE:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif event.position().y() < self.body().top():
            grip.is_on_ruler = True
            self.seek(at)
        elif event.modifiers() & _SHIFT:
            grip.has_moved = True
            if self.selection is None:
                self.begin_selection(self.sight.playhead)
            self.extend_selection(at)
        else:
            grip.edge = self._edge_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with what is held; without, show what could be."""
        grip = self._grip
        if grip is None:
            self._show_edge(self._edge_at(event.position()))
            return
        far = abs(event.position().x() - grip.x) >= QApplication.startDragDistance() / 2
        if far and not grip.has_moved:
            grip.has_moved = True
            if grip.button == _LEFT and grip.edge is None and not grip.is_on_ruler:
                self.begin_selection(grip.at)
        if grip.has_moved:
            self._move(grip, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        grip = self._grip
        if grip is None or event.button() != grip.button:
            event.ignore()
            return
        self._release()
        if grip.button == _MIDDLE or grip.is_on_ruler:
            return
        if not grip.has_moved:
            self.unselect()
            self.seek(grip.at)
        elif grip.edge is None:
            self.tell_selection()
        else:
            self.drop()
        self.describe()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Play the row; the first click has gone there already."""
        row = self._rows.at(self._time_at(event.position()))
        if (
            event.button() == _LEFT
            and row is not None
            and event.position().y() >= self.body().top()
        ):
            self.row_activated.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom around the pointer, or scroll."""
        delta, axis = event.angleDelta(), self.sight.axis
        is_sideways = abs(delta.x()) > abs(delta.y())
        if is_sideways or event.modifiers() & _SHIFT:
            notches = (delta.x() if is_sideways else delta.y()) / _NOTCH
            self.sight.scroll_to(axis.start - notches * _SCROLL_NOTCH * axis.span)
        else:
            factor = _ZOOM_NOTCH ** (delta.y() / _NOTCH)
            self.sight.zoom(factor, axis.time_at(event.position().x()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Show no edge any more."""
        super().leaveEvent(event)
        if self._grip is None:
            self._show_edge(None)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of everything: no release will come."""
        super().hideEvent(event)
        self._let_go()

    def escape(self) -> bool:
        """Let go of an edge, or of the selection."""
        if self._grip is None:
            return super().escape()
        self._let_go()
        return True

    def event(self, event: QEvent) -> bool:
        """Say what a sign means."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        for box, mark in self._painter.signs(self.scene(), self.font()):
            if box.contains(event.pos()):
                QToolTip.showText(event.globalPos(), as_tip(mark.told), self, box)
                return True
        QToolTip.hideText()
        return True

    def _move(self, grip: _Grip, event: QMouseEvent) -> None:
        axis, at = self.sight.axis, self._time_at(event.position())
        if grip.button == _MIDDLE:
            self.sight.scroll_to(grip.at - (event.position().x() - axis.left) / axis.scale)
        elif grip.is_on_ruler:
            self.seek(at)
        elif grip.edge is None:
            self.extend_selection(at)
        elif len(self._rows) != grip.n_rows:  # it may be another row's by now
            self._let_go()
        else:
            held = event.modifiers()
            self.drag(grip.edge, at, snaps=not held & _ALT, together=bool(held & _CTRL))

    def _release(self) -> None:
        self._grip = None
        self.sight.is_held = False
        self.unsetCursor()

    def _let_go(self) -> None:
        self._release()
        self.let_be()

    def _time_at(self, position: QPointF) -> float:
        return min(max(0.0, self.sight.axis.time_at(position.x())), self.sight.duration)

    def _edge_at(self, position: QPointF) -> Edge | None:
        if not self.body().contains(position):
            return None
        axis = self.sight.axis
        return self._rows.edge_near(
            axis.time_at(position.x()), _REACH / axis.scale, self.current_row
        )

    def _show_edge(self, edge: Edge | None) -> None:
        self.hover(edge)
        if edge is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.SplitHCursor)
