"""What can be done with the rows of a list, as actions that menu, keys and buttons share."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.shortcuts import Shortcuts
from app.theme import Theme


class HotwordActions(QMenu):
    """The menu of rows.

    Signals:
        add_requested, copy_requested, cut_requested, paste_requested, delete_requested: of rows.
        group_requested: the selected rows are to be in another group.
        next_requested: the next problem is to be seen.
        undo_requested, redo_requested: of the list.
    """

    add_requested = Signal()
    copy_requested = Signal()
    cut_requested = Signal()
    paste_requested = Signal()
    delete_requested = Signal()
    group_requested = Signal()
    next_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Actions"))
        self.add = self._make("plus", self.tr("Add a word"), self.add_requested)
        self.copy = self._make("content-copy", self.tr("Copy"), self.copy_requested)
        self.cut = self._make("content-cut", self.tr("Cut"), self.cut_requested)
        self.paste = self._make("content-paste", self.tr("Paste lines"), self.paste_requested)
        self.group = self._make("tag-outline", self.tr("Put in a group…"), self.group_requested)
        self.addSeparator()
        self.delete = self._make("delete-outline", self.tr("Delete"), self.delete_requested)
        self.addSeparator()
        self.undo = self._make("undo", self.tr("Undo"), self.undo_requested)
        self.redo = self._make("redo", self.tr("Redo"), self.redo_requested)
        self.next = self._make("alert-outline", self.tr("Next problem"), self.next_requested)
        self.row_actions = [self.copy, self.cut, self.paste, self.delete]
        self.page_actions = [self.add, self.undo, self.redo, self.next]

    def offer(self, *, n_selected: int, can_add: bool) -> None:
        """Enable what applies."""
        for action in (self.copy, self.cut, self.delete, self.group):
            action.setEnabled(n_selected > 0)
        for action in (self.add, self.paste):
            action.setEnabled(can_add)

    def bind(self, shortcuts: Shortcuts) -> None:
        """Give the actions their keys: those of rows work in the table, others on the page."""
        for name, action in (
            ("copy-hotwords", self.copy),
            ("cut-hotwords", self.cut),
            ("paste-hotwords", self.paste),
            ("delete-hotwords", self.delete),
            ("add-hotword", self.add),
            ("undo-hotwords", self.undo),
            ("redo-hotwords", self.redo),
            ("next-hotword-problem", self.next),
        ):
            shortcuts.bind(name, action)
        for action in self.row_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        for action in self.page_actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _make(self, icon: str, text: str, signal: object) -> QAction:
        action = QAction(text, self)
        self._theme.dress(action, icon, "muted")
        action.triggered.connect(signal)
        self.addAction(action)
        return action
