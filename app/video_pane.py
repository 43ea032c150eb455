"""The picture of a video with the subtitle over it, in the page or in a window of its own."""

from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QBrush,
    QCloseEvent,
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from app.theme import Theme

_USUAL = QSize(960, 540)
_MINIMUM = QSize(160, 90)
_OF_HEIGHT = 0.055  # the subtitle's size; of an upright picture its width decides
_OF_WIDTH = 0.045
_SMALLEST = 12  # pixels
_LIFT = 0.05  # of the picture's height, below the subtitle
_SIDE = 0.04  # of its width, left free beside the subtitle
_OUTLINE = 0.16  # of the letters' size; half of it shows
_GROUND = QColor("#000000")
_INK = QColor("#FFFFFF")
_EDGE = QColor("#101010")
_CORNER = 8


class Frame(Protocol):
    """What is used of a QVideoFrame, so that QtMultimedia need not be loaded."""

    def isValid(self) -> bool: ...  # noqa: N802 - Qt's name
    def toImage(self) -> QImage: ...  # noqa: N802 - Qt's name


class VideoPane(QWidget):
    """Holds the picture; while that has its own window, this hides.

    Signals:
        detached_changed: whether the picture is in a window of its own.
    """

    detached_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(_MINIMUM)
        self.picture = Picture(theme, self)
        self._window = VideoWindow(self)
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.picture)
        self.detach = QAction(self.tr("Video in its own window"), self, checkable=True)
        self.detach.toggled.connect(self._on_detach)
        self.full_screen = QAction(self.tr("Full screen"), self._window)
        self.full_screen.setShortcut(QKeySequence("Alt+Return"))
        self.full_screen.triggered.connect(self._on_full_screen)
        self._window.addAction(self.full_screen)
        self._window.left.connect(self._on_left)
        self.picture.double_clicked.connect(self._on_double_click)
        self.picture.button.setDefaultAction(self.detach)
        theme.dress(self.detach, "open-in-new", "text")

    @property
    def is_detached(self) -> bool:
        """Whether the picture is in a window of its own."""
        return self.detach.isChecked()

    @property
    def place(self) -> QByteArray:
        """Where that window is or was, to be remembered."""
        return self._window.saveGeometry()

    def restore_place(self, place: QByteArray) -> None:
        """Put that window where it was."""
        self._window.restoreGeometry(place)

    def share(self, actions: list[QAction]) -> None:
        """Let the keys of these actions work in that window, too."""
        self._window.addActions(actions)

    def show_title(self, title: str) -> None:
        """Name that window."""
        self._window.setWindowTitle(title)

    def show_frame(self, frame: Frame) -> None:
        """Show a picture."""
        self.picture.show_frame(frame)

    def show_subtitle(self, text: str) -> None:
        """Show these lines over the picture; none if it is empty."""
        self.picture.show_subtitle(text)

    def clear(self) -> None:
        """Show neither picture nor subtitle, and no window."""
        self.detach.setChecked(False)
        self.picture.clear()

    def _on_detach(self, is_on: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_on:
            self._window.take(self.picture)
            self.hide()
        else:
            self._window.hide()
            self._row.addWidget(self.picture)
            self.show()
        self.detached_changed.emit(is_on)

    def _on_double_click(self) -> None:
        if self.is_detached:
            self._on_full_screen()
        else:
            self.detach.setChecked(True)

    def _on_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _on_left(self) -> None:
        self.detach.setChecked(False)


class VideoWindow(QWidget):
    """A window for the picture alone.

    Signals:
        left: Esc was pressed, or it was closed.
    """

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Video"))
        self.resize(_USUAL)
        self.setMinimumSize(_MINIMUM)
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        leave = QAction(self)
        leave.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        leave.triggered.connect(self._on_escape)
        self.addAction(leave)

    def take(self, picture: QWidget) -> None:
        """Show the picture here."""
        self._row.addWidget(picture)
        self.show()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Give the picture back."""
        event.accept()
        self.left.emit()

    def _on_escape(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.left.emit()


class Picture(QWidget):
    """Paints one frame, as large as fits, with the subtitle at its foot.

    A frame is only converted when it is painted: what comes too fast or out of sight costs nothing.
    The button is there while the pointer is; without one, its action is in a menu.

    Signals:
        double_clicked: with the left button.
    """

    double_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Video"))
        self.setMinimumSize(_MINIMUM)
        self._theme = theme
        self._frame: Frame | None = None
        self._image = QImage()
        self._lines: list[str] = []
        self.button = QToolButton(self)
        self.button.hide()

    def show_frame(self, frame: Frame) -> None:
        """Show a picture; the last one stays when there is none."""
        if frame.isValid():
            self._frame = frame
            self.update()

    def show_subtitle(self, text: str) -> None:
        """Show these lines over the picture."""
        lines = [line for line in text.split("\n") if line.strip()]
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleDescription(text)
            self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._frame, self._image, self._lines = None, QImage(), []
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A third of a usual window."""
        return _USUAL / 3

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the button in its corner."""
        super().resizeEvent(event)
        size = self.button.sizeHint()
        self.button.setGeometry(
            self.width() - size.width() - _CORNER, _CORNER, size.width(), size.height()
        )

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Offer the button."""
        super().enterEvent(event)
        self.button.show()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Show the whole picture again."""
        super().leaveEvent(event)
        self.button.hide()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.double_clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the frame in the middle, and the subtitle over it."""
        if self._frame is not None:
            self._image, self._frame = self._frame.toImage(), None
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        place = self._place()
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
        if self._lines:
            _paint_subtitle(painter, place, self._lines, self.font())
        painter.end()

    def _place(self) -> QRect:
        """Where the picture is: all of it, undistorted."""
        if self._image.isNull():
            return self.rect()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(self.rect().topLeft(), size)
        place.moveCenter(self.rect().center())
        return place


def _paint_subtitle(painter: QPainter, place: QRect, lines: list[str], font: QFont) -> None:
    """White on any picture: letters with a dark edge, from the foot upwards."""
    size = max(_SMALLEST, round(min(_OF_HEIGHT * place.height(), _OF_WIDTH * place.width())))
    font = QFont(font)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = place.width() * (1 - 2 * _SIDE)
    layouts = [_laid_out(line, font, width) for line in lines]
    bottom = place.bottom() - _LIFT * place.height()
    for layout in reversed(layouts):
        bottom -= layout.boundingRect().height()
        at = QPointF(place.left() + _SIDE * place.width(), bottom)
        _paint_outlined(painter, layout, at, size)


def _laid_out(line: str, font: QFont, width: float) -> QTextLayout:
    """One line of the subtitle, on more where it is too long for the picture."""
    layout = QTextLayout(line, font)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = 0.0
    spacing = QFontMetrics(font).lineSpacing()
    layout.beginLayout()
    while (part := layout.createLine()).isValid():
        part.setLineWidth(width)
        part.setPosition(QPointF(0, height))
        height += spacing
    layout.endLayout()
    return layout


def _paint_outlined(painter: QPainter, layout: QTextLayout, at: QPointF, size: int) -> None:
    """The edge first, the letters over its inner half."""
    edge = QTextCharFormat()
    pen = QPen(_EDGE, _OUTLINE * size)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    edge.setTextOutline(pen)
    edge.setForeground(QBrush(_EDGE))
    painter.setPen(_INK)
    layout.draw(painter, at, [_everywhere(layout, edge)])
    layout.draw(painter, at)


def _everywhere(layout: QTextLayout, look: QTextCharFormat) -> QTextLayout.FormatRange:
    whole = QTextLayout.FormatRange()
    whole.start, whole.length, whole.format = 0, len(layout.text()), look
    return whole
