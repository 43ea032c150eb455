"""What can be done with the selected entries, as actions that menus, keys and buttons share."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.library_entries import Entry
from app.library_undo import Undo
from app.shortcuts import Shortcuts
from app.theme import Theme


class LibraryActions(QMenu):
    """The menu of an entry; its actions know which of them apply.

    Signals:
        open_requested, open_folder_requested: one Entry.
        rename_requested: the title of the current row is to be typed.
        delete_requested: a list of Entry.
        finish_requested: the Entry of a recording whose text is to be finished.
    """

    open_requested = Signal(object)
    open_folder_requested = Signal(object)
    rename_requested = Signal()
    delete_requested = Signal(object)
    finish_requested = Signal(object)

    def __init__(self, undo: Undo, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._undo = undo
        self._entries: list[Entry] = []
        self._at_work: Collection[int | None] = ()
        self._recorded: int | None = None
        self.setAccessibleName(self.tr("Actions"))
        self.open = self._action("text-box-edit-outline", self.tr("Open the transcript"))
        self.finish = self._action("play-outline", self.tr("Finish recognizing"))
        self.open_folder = self._action("folder-open-outline", self.tr("Open folder"))
        self.rename = self._action("pencil-outline", self.tr("Rename"))
        self.addSeparator()
        self.delete = self._action("delete-outline", self.tr("Delete"))
        self.undo = self._action("undo", self.tr("Undo"))
        self._connect()
        self.offer([])
        self._on_undo_changed()

    def offer(self, selected: Sequence[Entry]) -> None:
        """Enable what applies to the selected entries."""
        self._entries = list(selected)
        one = selected[0] if len(selected) == 1 else None
        self.open.setEnabled(one is not None)
        can_finish = one is not None and one.is_unfinished and one.id not in self._at_work
        self.finish.setEnabled(can_finish)
        self.open_folder.setEnabled(one is not None and one.media is not None)
        self.rename.setEnabled(one is not None)
        is_recorded = any(entry.id == self._recorded for entry in selected)
        self.delete.setEnabled(bool(selected) and not is_recorded)

    def hold(self, finished: Collection[int], recorded: int | None) -> None:
        """These entries are finished now, and that one is recorded: it cannot be deleted."""
        self._at_work, self._recorded = {*finished, recorded}, recorded
        self.offer(self._entries)

    def bind(self, shortcuts: Shortcuts) -> None:
        """Give the actions their keys."""
        shortcuts.bind("rename-entry", self.rename)
        shortcuts.bind("delete-entry", self.delete)
        shortcuts.bind("undo-library", self.undo)
        for action in (self.rename, self.delete):  # Delete means something else in a field
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _action(self, icon: str, text: str) -> QAction:
        action = QAction(text, self)
        self._theme.dress(action, icon, "muted")
        self.addAction(action)
        return action

    def _connect(self) -> None:
        self.open.triggered.connect(self._on_open)
        self.finish.triggered.connect(self._on_finish)
        self.open_folder.triggered.connect(self._on_open_folder)
        self.rename.triggered.connect(self.rename_requested)
        self.delete.triggered.connect(self._on_delete)
        self.undo.triggered.connect(self._undo.undo)
        self._undo.changed.connect(self._on_undo_changed)

    def _on_open(self) -> None:
        self.open_requested.emit(self._entries[0])

    def _on_finish(self) -> None:
        self.finish_requested.emit(self._entries[0])

    def _on_open_folder(self) -> None:
        self.open_folder_requested.emit(self._entries[0])

    def _on_delete(self) -> None:
        self.delete_requested.emit(list(self._entries))

    def _on_undo_changed(self) -> None:
        done = self._undo.text
        self.undo.setEnabled(bool(done))
        text = self.tr("Undo: %1").replace("%1", done) if done else self.tr("Undo")
        self.undo.setText(text)
