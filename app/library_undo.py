"""What was done in the library and can be taken back, for as long as the window is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


class Undo(QObject):
    """The last step is taken back first.

    Signals:
        changed: there is another last step, or none.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[tuple[str, Callable[[], object]]] = []

    @property
    def text(self) -> str:
        """What the last step did; empty where there is none."""
        return self._steps[-1][0] if self._steps else ""

    def remember(self, text: str, take_back: Callable[[], object]) -> None:
        """A step was done."""
        self._steps.append((text, take_back))
        self.changed.emit()

    def undo(self) -> None:
        """Take the last step back."""
        if self._steps:
            _text, take_back = self._steps.pop()
            take_back()
            self.changed.emit()
