"""The button that says what the computer does when everything is done, and has others to choose."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.power import Deed
from app.theme import Theme

_ICONS = {
    Deed.NOTHING: "timer-sand-complete",
    Deed.SLEEP: "power-sleep",
    Deed.SHUT_DOWN: "power",
}


class WhenDoneButton(QToolButton):
    """Stands out, with a word, while something is chosen.

    Signals:
        chosen: another Deed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCheckable(True)
        self._deeds: dict[Deed, QAction] = {}
        self._fill()
        self.show_deed(Deed.NOTHING)

    def show_deed(self, deed: Deed) -> None:
        """Show what is chosen."""
        self._deeds[deed].setChecked(True)
        is_set = deed is not Deed.NOTHING
        self.setChecked(is_set)
        self._theme.dress(self, _ICONS[deed], "accent" if is_set else "muted")
        text = self._deeds[deed].text()
        self.setText(text if is_set else "")
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if is_set else style.ToolButtonIconOnly
        )
        tip = self.tr("When everything is done: %1").replace("%1", text)
        self.setToolTip(tip)
        self.setAccessibleName(tip)

    def _fill(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("When everything is done")).setEnabled(False)
        menu.addSeparator()
        group = QActionGroup(menu)
        for deed, text in (
            (Deed.NOTHING, self.tr("Nothing")),
            (Deed.SLEEP, self.tr("Sleep")),
            (Deed.SHUT_DOWN, self.tr("Shut down")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self.chosen.emit, deed))
            self._deeds[deed] = action
        self.setMenu(menu)
