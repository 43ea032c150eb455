"""The text of a session on the full screen, for a room to read; Esc leads back."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QFontMetrics, QKeyEvent, QResizeEvent, QWheelEvent

from app.caption_style import SIZES, CaptionStyle, within
from app.caption_text import CaptionText
from app.caption_view import CaptionView
from app.live_port import LivePort
from app.theme import Theme

_PART = 16  # the part of the screen's height that a line is, at first
_ROOM = 14  # the part of the screen that is free at each side
_STEP = 1.12
_NOTCH = 120  # what one notch of the wheel says


class LiveStage(CaptionView):
    """As many lines as there is room for, in the theme's colours.

    Signals:
        closed: it is gone from the screen.
    """

    closed = Signal()
    radius = 0

    def __init__(
        self, desk: LivePort, actions: Sequence[QAction], theme: Theme, size: int = 0
    ) -> None:
        """Make one.

        Args:
            actions: their keys work here, too.
            size: of the letters, in pixels; 0 is what suits the screen.
        """
        super().__init__(CaptionText(desk), CaptionStyle(opacity=100))
        self._theme = theme
        self._size = within(size, SIZES) if size else 0
        self.hint = self.tr("What is said appears here. Esc leads back.")
        self.setWindowTitle(self.tr("Live"))
        self.setAccessibleName(self.tr("Text of this session"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.addActions(actions)
        theme.changed.connect(self._dress)

    @property
    def letter_size(self) -> int:
        """The size that was chosen, 0 where none was."""
        return self._size

    @property
    def pad(self) -> QSize:
        """Room to breathe."""
        return QSize(self.width() // _ROOM, self.height() // _ROOM)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It has what the screen has."""
        return QSize(0, 0)

    def grow(self, n_steps: float) -> None:
        """Make the letters larger, or smaller."""
        self._size = within(round(self.look.size * _STEP**n_steps), SIZES)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many lines as there is room for."""
        super().resizeEvent(event)
        self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell it."""
        super().closeEvent(event)
        self.closed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Make the letters larger or smaller."""
        event.accept()
        self.grow(event.angleDelta().y() / _NOTCH)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        tokens = self._theme.tokens
        size = self._size or within(self.height() // _PART, SIZES)
        self._look = replace(self.look, size=size, text=tokens.text, ground=tokens.bg)
        room = self.height() - 2 * self.pad.height()
        lines = max(room // QFontMetrics(self.letters).lineSpacing(), 1)
        self.show_look(replace(self.look, lines=lines))
