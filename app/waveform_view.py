"""The sound of a recording as a picture: bars, rows, signs, a ruler and the playhead."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from app.sight import Sight
from app.theme import Theme
from app.waveform_marks import Mark
from app.waveform_overlay import HEAD, WaveformOverlay
from app.waveform_painter import Scene, WaveformPainter
from app.waveform_rows import Rows, Span
from engine import Peaks

_MARGIN = 8  # left and right
_BAR_HEIGHT = 14  # of the scroll bar
_BAR_UNITS = 100  # of the scroll bar, a second
_HEIGHTS = (88, 132)  # pixels: the least, the usual


class WaveformView(QWidget):
    """Shows; app.waveform.Waveform can be worked with.

    All but the playhead is painted once and kept, so that playing costs next to nothing.

    Attributes:
        sight: which part is in sight; it can be zoomed and scrolled.

    Signals:
        following_changed: whether the picture moves on with the playhead.
    """

    following_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = WaveformPainter(theme)
        self._overlay = WaveformOverlay(theme)
        self._layers: tuple[QPixmap, QPixmap] | None = None
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setAccessibleName(self.tr("Part of the recording in sight"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sight = Sight(_MARGIN, self)
        self._told_duration = 0.0
        self._peaks = Peaks()
        self._known = 0.0  # seconds of it that were shown
        self._rows = Rows()
        self._marks: Sequence[Mark] = ()
        self._current: int | None = None
        self._moved: dict[int, Span] = {}  # rows whose edge is held, and where they are meanwhile
        self._selection: Span | None = None
        self._message = ""
        self._line_x = 0.0  # of the playhead, as it is painted
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(_HEIGHTS[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._bar.valueChanged.connect(self._on_bar_moved)
        self.sight.changed.connect(self._on_sight_changed)
        self.sight.following_changed.connect(self.following_changed)
        theme.changed.connect(self._repaint)

    @property
    def is_following(self) -> bool:
        """Whether the picture moves on with the playhead."""
        return self.sight.is_following

    def follow(self) -> None:
        """Go where the playhead is and stay with it."""
        self.sight.follow()

    @property
    def current_row(self) -> int | None:
        """The row that stands out, if there is such a row."""
        is_there = self._current is not None and self._current < len(self._rows)
        return self._current if is_there else None

    @property
    def selection(self) -> Span | None:
        """The range that is selected, in seconds."""
        return self._selection

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as bars can be told apart."""
        return QSize(640, _HEIGHTS[1])

    def set_duration(self, seconds: float) -> None:
        """Say how long the recording is, which the outline knows only in the end."""
        self._told_duration = seconds
        self._measure()

    def set_peaks(self, peaks: Peaks) -> None:
        """Show the outline of the sound; say so again whenever it has grown."""
        is_in_sight = peaks is not self._peaks or self._known <= self.sight.axis.end
        self._peaks, self._known = peaks, peaks.duration
        self._measure()
        if is_in_sight:
            self._repaint()

    def set_rows(self, spans: Iterable[Span]) -> None:
        """Show these rows and no others: (start, end) of each, in the order of their starts."""
        self._rows = Rows(spans)
        self._measure()
        self._repaint()

    def update_rows(self, first: int, last: int, spans: Iterable[Span]) -> None:
        """Put others, more or fewer, in the place of rows first to last; last < first inserts."""
        self._rows.replace(first, last, spans)
        self._measure()
        self._repaint()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these signs, in the order of their times: see app.waveform_marks."""
        self._marks = marks
        self._repaint()

    def set_current_row(self, row: int | None) -> None:
        """Let a row stand out."""
        if row != self._current:
            self._current = row
            self._repaint()

    def select(self, span: Span | None) -> None:
        """Select a range, or nothing."""
        self._selection = span
        self.update()

    def show_message(self, text: str) -> None:
        """Say in few words why there are no bars; empty takes it away."""
        self._message = text
        self.update()

    def set_playhead(self, seconds: float) -> None:
        """Show which moment is heard; cheap enough for sixty times a second."""
        self.sight.play(seconds)
        x = self._playhead_x()
        if x != self._line_x:
            left, right = sorted((x, self._line_x))
            self._line_x = x
            passed = QRectF(left, 0, right - left, self.height()).adjusted(
                -HEAD - 1, 0, HEAD + 1, 0
            )
            self.update(passed.toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Put together what was painted before and what moves."""
        if self._layers is None or self._layers[0].devicePixelRatio() != self.devicePixelRatioF():
            self._layers = self._painter.layers(self.scene(), self.font())
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._theme.color("surface"))
            cut = round(self._line_x)
            for layer, left, right in ((0, 0, cut), (1, cut, self.width())):
                painter.setClipRect(QRect(left, 0, right - left, self.height()))
                painter.drawPixmap(0, 0, self._layers[layer])
            painter.setClipping(False)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_over(painter, self.body())

    def paint_over(self, painter: QPainter, body: QRectF) -> None:
        """Paint what moves."""
        axis = self.sight.axis
        if self._selection is not None:
            left, right = (axis.x_of(edge) for edge in self._selection)
            self._overlay.selection(painter, QRectF(left, body.top(), right - left, body.height()))
        if self._message:
            self._overlay.message(painter, body, self._message)
        if axis.left - 1 <= self._line_x <= axis.left + axis.width + 1:
            self._overlay.playhead(painter, self._line_x, body.top(), body.bottom())
        if self.hasFocus():
            self._overlay.focus_ring(painter, QRectF(self.rect()))

    def scene(self) -> Scene:
        """What is painted once."""
        return Scene(
            size=QSize(self.width(), max(1, self.height() - _BAR_HEIGHT)),
            ratio=self.devicePixelRatioF(),
            axis=self.sight.axis,
            duration=self.sight.duration,
            peaks=self._peaks,
            rows=self._rows,
            marks=self._marks,
            current=self.current_row,
            moved=self._moved,
        )

    def body(self) -> QRectF:
        """Where bars and bands are."""
        return QRectF(self._painter.body(self.scene().size, self.font()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show more or less at the same scale."""
        super().resizeEvent(event)
        inner = self.rect().adjusted(_MARGIN, 0, -_MARGIN, -1)
        self._bar.setGeometry(inner.adjusted(0, inner.height() - _BAR_HEIGHT, 0, 0))
        self.sight.widen(inner.width())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._repaint()

    def _playhead_x(self) -> float:
        """On a pixel of the screen: in between, it would be a blur, and painted for nothing."""
        ratio = self.devicePixelRatioF()
        return round(self.sight.axis.x_of(self.sight.playhead) * ratio) / ratio

    def _measure(self) -> None:
        """All that is known lies within the length."""
        self.sight.lengthen(max(self._told_duration, self._peaks.duration, self._rows.end))

    def _repaint(self) -> None:
        self._layers = None
        self.update()

    def _on_sight_changed(self) -> None:
        axis = self.sight.axis
        self._line_x = self._playhead_x()
        self._bar.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._bar.setRange(0, round((self.sight.duration - axis.span) * _BAR_UNITS))
        self._bar.setPageStep(round(axis.span * _BAR_UNITS))
        self._bar.setSingleStep(round(axis.span * _BAR_UNITS / 10))
        self._bar.setValue(round(axis.start * _BAR_UNITS))
        self._bar.blockSignals(False)  # noqa: FBT003 - as above
        self._bar.setVisible(self._bar.maximum() > 0)
        self._repaint()

    def _on_bar_moved(self, value: int) -> None:
        self.sight.scroll_to(value / _BAR_UNITS)
