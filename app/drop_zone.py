"""Where files are dropped, and the soft overlay that says what a drop will do."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.labels import elided_label
from app.theme import Theme, scaled

_RADIUS = 10
_KINDS = "WAV, MP3, M4A, FLAC, OGG, MP4, MKV, MOV …"


class ZoneSize(Enum):
    """How much room the zone takes: the whole page while there is nothing else, then a strip."""

    PAGE = 48
    STRIP = 32


class DropZone(QWidget):
    """Says that files can be dropped, and has a button for those who would rather choose.

    Signals:
        add_requested: the button was pressed.
    """

    add_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._title = elided_label()
        self._hint = elided_label("muted")
        self._add = QPushButton(self.tr("Add files…"))
        self._add.setAccessibleName(self._add.text())
        self._add.clicked.connect(self.add_requested)
        self._inside: QWidget | None = None
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._size = ZoneSize.PAGE
        self.resize_to(self._size)
        theme.changed.connect(self._dress)

    def resize_to(self, size: ZoneSize) -> None:
        """Be the empty page's teacher, or a strip above the jobs."""
        self._size = size
        is_page = size is ZoneSize.PAGE
        policy = QSizePolicy.Policy.Expanding if is_page else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, policy)
        title = (
            self.tr("Turn recordings into text and subtitles, on this computer alone")
            if is_page
            else self.tr("Drop audio or video files or folders here")
        )
        self._title.setText(title)
        self._hint.setText(
            self.tr("or drop files anywhere") + f" · {_KINDS}" if is_page else _KINDS
        )
        self._add.setObjectName("primary" if is_page else "")
        self._add.style().polish(self._add)
        self._arrange(is_page=is_page)
        self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the dashed card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color("surface"))
        painter.setPen(QPen(self._theme.color("line"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()

    def _arrange(self, *, is_page: bool) -> None:
        """Lay the four parts out afresh, below each other or side by side.

        On another widget each time: taking items out of a layout leaves PySide with wrappers of
        spacers that are gone, and the program crashes sooner or later.
        """
        before, self._inside = self._inside, QWidget()
        layout = QHBoxLayout(self._inside)
        layout.setContentsMargins(20, 12, 20, 12)
        if is_page:
            layout.addLayout(self._column(self._icon, self._title, self._add, self._hint), 1)
        else:
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(self._title)
            words.addWidget(self._hint)
            layout.setSpacing(12)
            layout.addStretch()
            layout.addWidget(self._icon)
            layout.addLayout(words)
            layout.addWidget(self._add)
            layout.addStretch()
        self._layout.addWidget(self._inside)
        if before is not None:
            before.hide()
            before.deleteLater()

    def _column(self, *parts: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch()
        for part in parts:
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return column

    def _dress(self) -> None:
        """Renew what does not follow the theme by itself; style sheets forget fonts, too."""
        scale = 1.25 if self._size is ZoneSize.PAGE else 1
        self._title.setFont(scaled(self.font(), scale, self.font().Weight.DemiBold))
        size = self._size.value
        self._icon.setPixmap(self._theme.icon("tray-arrow-down", "accent").pixmap(size, size))


class DropOverlay(QWidget):
    """Lies over the window while files are dragged over it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def announce(self, text: str, place: QRect) -> None:
        """Cover `place` and say what a drop will do."""
        self._text = text
        self.setAccessibleName(text)
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.update()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint a veil, a dashed frame and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.color("bg"))
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(16, 16, -16, -16)
        soft = QColor(self._theme.color("accent_soft"))
        soft.setAlphaF(0.6)
        painter.setBrush(soft)
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(scaled(self.font(), 1.4, self.font().Weight.DemiBold))
        room = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, self._text)
        card = QRectF(0, 0, room.width() + 64, room.height() + 40)
        card.moveCenter(QRectF(self.rect()).center())
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        painter.setPen(self._theme.color("text"))
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter, self._text)
