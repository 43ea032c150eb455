"""The captions' own window: text alone, above all others, dragged anywhere, sized by the wheel."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QHideEvent,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.caption_style import SIZES, WIDTHS, CaptionStyle, within
from app.caption_text import CaptionText
from app.caption_view import CaptionView
from app.live_port import LivePort

_THROUGH = Qt.WindowType.WindowTransparentForInput
_EDGE = 10  # pixels at each side by which the width is changed
_STEP = 2  # pixels of letters for one notch of the wheel
_NOTCH = 120  # what one notch of the wheel says
_REST_MS = 400  # without a move, until the place is told
_MARGIN = 48  # pixels from the screen's lower edge, where it stands first


class CaptionWindow(CaptionView):
    """Stands where it stood.

    Signals:
        changed: a CaptionStyle: the user moved it or changed its size.
        closed: it is gone from the screen.
        look_requested: how it looks is to be changed.
    """

    changed = Signal(object)
    closed = Signal()
    look_requested = Signal()

    def __init__(self, desk: LivePort, style: CaptionStyle, parent: QWidget | None = None) -> None:
        """Make one; as a parent's minimizing would hide it, it had better have none."""
        super().__init__(CaptionText(desk), style, parent)
        self.hint = self.tr("What is said appears here. Drag to move, wheel for size.")
        self.setWindowTitle(self.tr("Captions"))
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setWindowFlags(
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.NoDropShadowWindowHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMouseTracking(True)
        self.setMinimumWidth(WIDTHS[0])
        self._pressed: QPoint | None = None  # where, on the screen
        self._before = QRect()  # the window then
        self._grip = 0  # the edge that is held: -1, 1; 0 is none
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._tell_place)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._on_screen_removed)

    def show_look(self, look: CaptionStyle) -> None:
        """Look like this from now on, and stand where one stands."""
        super().show_look(look)
        self._fit()
        self._pass_through()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Stand on the screen on which it stood, or on the first one if that is gone."""
        if not event.spontaneous():
            self._restore()
            self.windowHandle().installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take clicks until it is shown again; see `eventFilter`."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.windowHandle().setFlag(_THROUGH, on=False)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let clicks pass through once the window is on the screen.

        WORKAROUND Openbox and its like take over what is so when they first see a window, but for
        a window without any place for clicks: its frame would keep them.
        """
        if event.type() is QEvent.Type.Expose and self.windowHandle().isExposed():
            self._pass_through()
        return super().eventFilter(target, event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell it."""
        self._tell_place()
        super().closeEvent(event)
        self.closed.emit()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Tell where it stands once it rests."""
        super().moveEvent(event)
        self._rest.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell how wide it is once it rests."""
        super().resizeEvent(event)
        self._rest.start()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Make the letters larger or smaller."""
        n = event.angleDelta().y() / _NOTCH
        size = within(self.look.size + round(n * _STEP), SIZES)
        event.accept()
        if n and size != self.look.size:
            self.show_look(replace(self.look, size=size))
            self._rest.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()
            self._before = self.geometry()
            self._grip = self._edge_at(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag it, or its edge; the system does that where it can."""
        if self._pressed is None:
            at_edge = self._edge_at(event.position().toPoint())
            shape = Qt.CursorShape.SizeHorCursor if at_edge else Qt.CursorShape.SizeAllCursor
            self.setCursor(shape)
            return
        way = event.globalPosition().toPoint() - self._pressed
        if way.manhattanLength() < QApplication.startDragDistance():
            return
        handle = self.windowHandle()
        edge = Qt.Edge.LeftEdge if self._grip < 0 else Qt.Edge.RightEdge
        if handle.startSystemResize(edge) if self._grip else handle.startSystemMove():
            self._pressed = None
        elif self._grip:
            self._drag_edge(way.x())
        else:
            self.move(self._before.topLeft() + way)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of it."""
        self._pressed = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close it."""
        self.close()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Look…")).triggered.connect(self.look_requested)
        menu.addAction(self.tr("Let clicks pass through")).triggered.connect(self._pass_clicks)
        menu.addAction(self.tr("Close")).triggered.connect(self.close)
        menu.popup(event.globalPos())

    def _pass_through(self) -> None:
        handle = self.windowHandle()
        if handle is not None and handle.isExposed():
            handle.setFlag(_THROUGH, on=self.look.passes_clicks)

    def _pass_clicks(self) -> None:
        self.show_look(replace(self.look, passes_clicks=True))
        self.changed.emit(self.look)

    def _drag_edge(self, way: int) -> None:
        width = max(self._before.width() + self._grip * way, WIDTHS[0])
        left = self._before.left() if self._grip > 0 else self._before.right() + 1 - width
        self.setGeometry(left, self.y(), width, self.height())

    def _edge_at(self, place: QPoint) -> int:
        if place.x() < _EDGE:
            return -1
        return int(place.x() >= self.width() - _EDGE)

    def _fit(self) -> None:
        """Be as high as the lines; the lower edge stays, as most captions stand below."""
        height = self.sizeHint().height()
        if height != self.height():
            below = self.geometry().bottom() + 1
            self.setGeometry(_brought_in(QRect(self.x(), below - height, self.width(), height)))

    def _restore(self) -> None:
        screens = QGuiApplication.screens()
        screen = next((s for s in screens if s.name() == self.look.screen), None)
        size = self.sizeHint()
        if screen is not None:
            place = screen.geometry().topLeft() + QPoint(self.look.left, self.look.top)
            self.setGeometry(_brought_in(QRect(place, size), screen))
            return
        room = QGuiApplication.primaryScreen().availableGeometry()
        size = QSize(min(size.width(), room.width() - 2 * _MARGIN), size.height())
        left = room.left() + (room.width() - size.width()) // 2
        top = room.bottom() + 1 - _MARGIN - size.height()
        self.setGeometry(QRect(QPoint(left, top), size))

    def _on_screen_removed(self) -> None:
        """Come back into sight."""
        if self.isVisible():
            self.setGeometry(_brought_in(self.geometry()))

    def _tell_place(self) -> None:
        self._rest.stop()
        screen = self.screen()
        place = self.pos() - screen.geometry().topLeft()
        look = replace(
            self.look,
            screen=screen.name(),
            left=place.x(),
            top=place.y(),
            width=within(self.width(), WIDTHS),
        )
        self._look = look
        self.changed.emit(look)


def _brought_in(place: QRect, screen: QScreen | None = None) -> QRect:
    """The same, moved and narrowed so that all of it is on a screen."""
    screen = screen or QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    size = place.size().boundedTo(room.size())
    left = min(max(place.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(place.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)
