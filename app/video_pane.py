"""Where a video is shown: in the page, or in a window of its own."""

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.picture import SMALLEST, Frame, Picture
from app.theme import Theme

_USUAL = QSize(960, 540)


class VideoPane(QWidget):
    """Holds the picture; while that has its own window, this hides.

    Signals:
        detached_changed: whether the picture is in a window of its own.
    """

    detached_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumSize(SMALLEST)
        self.picture = Picture(self)
        self._window = VideoWindow(self)
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.picture)
        self.detach = QAction(self.tr("Video in its own window"), self, checkable=True)
        self.detach.setIconVisibleInMenu(False)  # it would be in the place of the check mark
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
    def is_in_sight(self) -> bool:
        """Whether the picture is shown, here or there."""
        return self.is_detached or not self.isHidden()

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
            self._window.leave()
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
        self.setMinimumSize(SMALLEST)
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

    def leave(self) -> None:
        """Be gone; from the full screen it is back where it was before that."""
        is_full, usual = self.isFullScreen(), self.normalGeometry()
        self.hide()
        if is_full:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
            self.setGeometry(usual)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Give the picture back."""
        event.accept()
        self.left.emit()

    def _on_escape(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.left.emit()
