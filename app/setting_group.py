"""Settings that belong together, on a card with a line that says what they are about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from app.setting_part import SettingPart
from app.settings import Settings
from app.theme import Theme, scaled


class SettingGroup(QFrame):
    """A title, a line, and parts.

    Signals:
        edited: as that of SettingPart.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme = theme
        self._title = ""
        self._parts: Sequence[SettingPart] = ()

    @property
    def parts(self) -> list[SettingPart]:
        """Those that are shown."""
        return [part for part in self._parts if not part.isHidden()]

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        for part in self._parts:
            part.show_settings(settings)

    def stack(self, *, is_narrow: bool) -> None:
        """Let controls stand below what is said of them, or beside it."""
        for part in self._parts:
            part.stack(is_narrow=is_narrow)

    def narrow(self, words: Sequence[str]) -> int:
        """Show the parts that have all of these words in them; tell how many that is."""
        for part in self._parts:
            said = f"{self._title} {part.said}".casefold()
            part.setVisible(all(word.casefold() in said for word in words))
            part.mark(words)
        n_shown = len(self.parts)
        self.setVisible(bool(n_shown))
        return n_shown

    def _fill(self, title: str, told: str, parts: Sequence[SettingPart]) -> None:
        self._title, self._parts = title, parts
        self.setAccessibleName(title)
        name = QLabel(title)
        name.setFont(scaled(self.font(), 15 / 13, self.font().Weight.DemiBold))
        line = QLabel(told)
        line.setObjectName("muted")
        line.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(2)
        column.addWidget(name)
        column.addWidget(line)
        column.addSpacing(6)
        for part in parts:
            part.edited.connect(self.edited)
            column.addWidget(part)
