"""The button with the lists of hotwords: those with a check mark are listened for and put in."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app import number_words
from app.job_words import as_tip, shown_name
from app.theme import Theme

_MOST_LETTERS = 36  # of the names of lists
_PRESSES = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Manner(Enum):
    """How much the button tells without being asked."""

    BRIEF = auto()  # how many lists are chosen
    PLAIN = auto()  # the same in words
    NAMES = auto()  # which


class HotwordChoice(QToolButton):
    """Stands out while a list is chosen.

    Signals:
        lists_chosen: the names of the lists that are chosen now, a tuple.
        page_wanted: lists are to be made or changed.
    """

    lists_chosen = Signal(object)
    page_wanted = Signal()

    def __init__(
        self, theme: Theme, manner: Manner = Manner.BRIEF, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._manner = manner
        self._theme = theme
        self._names: list[str] = []
        self._chosen: tuple[str, ...] = ()
        self._actions: dict[str, QAction] = {}
        self._page: QAction | None = None
        self._menu = _StayingMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCheckable(True)
        self.setMenu(self._menu)
        self._fill()
        self._show()

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of those that are chosen."""
        return self._chosen

    def offer(self, names: Sequence[str]) -> None:
        """Let these be what can be chosen; what is chosen and gone can still be taken out."""
        if list(names) != self._names:
            self._names = list(names)
            self._fill()
            self._show()

    def choose(self, lists: Sequence[str]) -> None:
        """Show what is chosen."""
        if tuple(lists) != self._chosen:
            self._chosen = tuple(lists)
            if not self._actions.keys() >= set(lists):
                self._fill()
            self._show()

    def be(self, manner: Manner) -> None:
        """Tell as much from now on."""
        if manner is not self._manner:
            self._manner = manner
            self._show()

    def offer_page(self) -> None:
        """Offer to make and change lists, too."""
        action = QAction(self.tr("Make or change lists…"), self)
        action.triggered.connect(self.page_wanted)
        self._page = action
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        self._actions = {}
        title = self.tr("Hotwords") if self._names else self.tr("There is no list of hotwords yet")
        self._menu.addAction(title).setEnabled(False)
        self._menu.addSeparator()
        gone = [name for name in self._chosen if name not in self._names]
        for name in (*self._names, *gone):
            text = shown_name(name).replace("&", "&&")
            if name in gone:
                text = self.tr("%1 – not there").replace("%1", text)
            action = self._menu.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(self._on_triggered)
            self._actions[name] = action
        if self._page is not None:
            self._menu.addSeparator()
            self._menu.addAction(self._page)

    def _show(self) -> None:
        for name, action in self._actions.items():
            action.setChecked(name in self._chosen)
        n = len(self._chosen)
        self.setChecked(bool(n))
        self._theme.dress(self, "format-list-text", "accent" if n else "muted")
        told = self.tr("Hotwords: %n list(s)", "", n) if n else self.tr("Hotwords: no list")
        text = self._text(told)
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if text else style.ToolButtonIconOnly
        )
        self.setText(text)
        self.setAccessibleName(told)
        self.setToolTip(as_tip("\n".join([told, *map(shown_name, self._chosen)])))

    def _text(self, told: str) -> str:
        if self._manner is Manner.PLAIN:
            return told if self._chosen else self.tr("Hotwords")
        if self._manner is Manner.NAMES:
            names = ", ".join(map(shown_name, self._chosen)) or self.tr("None")
            room = self.fontMetrics().averageCharWidth() * _MOST_LETTERS
            text = self.fontMetrics().elidedText(names, Qt.TextElideMode.ElideRight, room)
            return text.replace("&", "&&")
        return number_words.count(len(self._chosen)) if self._chosen else ""

    def _on_triggered(self) -> None:
        checked = tuple(name for name, action in self._actions.items() if action.isChecked())
        self._chosen = checked
        self._show()
        self.lists_chosen.emit(checked)


class _StayingMenu(QMenu):
    """Stays open while check marks are set."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if not self._check(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() not in _PRESSES or not self._check(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _check(action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True
