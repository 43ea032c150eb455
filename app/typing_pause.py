"""Playing waits while somebody types, where that is wanted."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from app.document_view import DocumentView
from app.key_words import action_name
from app.player import Player

_REST_MS = 1500  # without a letter, until playing goes on


class TypingPause(QObject):
    """Goes on where it stopped, when nothing was typed for a moment or the text is left.

    Attributes:
        wanted: the action that turns it on and off.
    """

    def __init__(self, player: Player, view: DocumentView, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = QAction(action_name("pause-while-typing"), self, checkable=True)
        self._player = player
        self._is_waiting = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._go_on)
        view.typed.connect(self._on_typed)
        view.editing_changed.connect(self._on_editing)
        player.playing_changed.connect(self._on_playing)

    def stop(self) -> None:
        """Wait no longer, and do not go on."""
        self._is_waiting = False
        self._rest.stop()

    def _on_typed(self) -> None:
        if not self.wanted.isChecked():
            return
        if self._player.is_playing:
            self._player.interrupt()
            self._is_waiting = True
        if self._is_waiting:
            self._rest.start()

    def _on_editing(self, is_typed: bool) -> None:  # noqa: FBT001 - a signal's argument
        if not is_typed:
            self._go_on()

    def _on_playing(self, is_playing: bool) -> None:  # noqa: FBT001 - a signal's argument
        """The user may play on before; then there is nothing to wait for."""
        if is_playing:
            self.stop()

    def _go_on(self) -> None:
        if self._is_waiting:
            self.stop()
            self._player.play()
