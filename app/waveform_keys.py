"""The waveform by keyboard alone.

Left and Right go a second, with Ctrl a tenth; with Shift they select. Home and End, Page Up and
Page Down. + and - zoom, 0 shows everything. [ and ] nudge the current row's start, { and } its end.
Enter plays the current row. Esc lets go of an edge, or of the selection.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.theme import Theme
from app.waveform_wishes import WaveformWishes

_STEP, _SMALL_STEP = 1.0, 0.1  # seconds an arrow key goes
_NUDGE = 0.05  # seconds an edge goes
_PAGE = 0.9  # of what is in sight

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

Deed = Callable[[], object]


class WaveformKeys(WaveformWishes):
    """Takes the keys that mean something here; others go on to the page."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        sight = self.sight
        self._typed: Mapping[str, Deed] = {
            "+": sight.zoom_in,
            "=": sight.zoom_in,
            "-": sight.zoom_out,
            "0": sight.show_all,
            "[": partial(self.nudge, "start", -_NUDGE),
            "]": partial(self.nudge, "start", _NUDGE),
            "{": partial(self.nudge, "end", -_NUDGE),
            "}": partial(self.nudge, "end", _NUDGE),
        }
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the module's first lines say."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        deed = self._typed.get(event.text()) if not modifiers & ~_SHIFT else None
        deed = deed or self._pressed(modifiers).get(event.key())
        if deed is None or deed() is False:
            super().keyPressEvent(event)
            return
        self.describe()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say where things stand."""
        self.describe()
        super().focusInEvent(event)

    def _pressed(self, modifiers: Qt.KeyboardModifier) -> Mapping[int, Deed]:
        """What keys mean while these are held."""
        if modifiers & ~(_SHIFT | _CTRL):
            return {}
        go = self.step_selection if modifiers & _SHIFT else self._step
        step = _SMALL_STEP if modifiers & _CTRL else _STEP
        arrows: dict[int, Deed] = {
            Qt.Key.Key_Left: partial(go, -step),
            Qt.Key.Key_Right: partial(go, step),
            Qt.Key.Key_Home: partial(go, -self.sight.duration),
            Qt.Key.Key_End: partial(go, self.sight.duration),
        }
        alone: dict[int, Deed] = {
            Qt.Key.Key_PageUp: partial(self._turn, -_PAGE),
            Qt.Key.Key_PageDown: partial(self._turn, _PAGE),
            Qt.Key.Key_Return: self.activate,
            Qt.Key.Key_Enter: self.activate,
            Qt.Key.Key_Escape: self.escape,
        }
        return arrows if modifiers else arrows | alone

    def _step(self, seconds: float) -> None:
        self.seek(self.sight.playhead + seconds)

    def _turn(self, part: float) -> None:
        axis = self.sight.axis
        self.sight.scroll_to(axis.start + part * axis.span)
