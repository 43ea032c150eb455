"""What can be done on the transcript page, as actions that menus, keys and buttons share."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.keymap import ENTRIES, Entry, Group, Place
from app.shortcuts import Shortcuts
from app.theme import Theme

_ICONS = {
    "undo": "undo",
    "redo": "redo",
    "find": "magnify",
    "export": "export-variant",
    "merge": "call-merge",
    "delete": "delete-outline",
    "recognize-again": "refresh",
    "time-words": "timer-sync-outline",
    "export-clip": "content-cut",
    "fix-problem": "auto-fix",
}
_EDITORS_OWN = {"commit", "line-break", "revert"}  # they mean something only while one types


class TranscriptActions:
    """One QAction for each; `slots` says what they do, by the names of the key map."""

    def __init__(  # noqa: PLR0913, PLR0917 - everything that they work on
        self,
        slots: Mapping[str, Callable[[], object]],
        ready: Mapping[str, QAction],
        shortcuts: Shortcuts,
        theme: Theme,
        page: QWidget,
        table: QWidget,
    ) -> None:
        """Make those of `slots`; those for outside of text work in `table`, the others on `page`.

        Those of `ready` are there already and get their keys.
        """
        self._entries = {e.id: e for e in _entries() if e.id in slots or e.id in ready}
        self._actions: dict[str, QAction] = {}
        for name, entry in self._entries.items():
            if name in ready:
                self._actions[name] = ready[name]
                shortcuts.bind(name, ready[name])
                continue
            action = QAction(entry.text, page)
            action.triggered.connect(slots[name])
            if name in _ICONS:
                theme.dress(action, _ICONS[name], "muted")
            if name != "split":  # its keys are the editor's
                shortcuts.bind(name, action)
            (table if entry.place is Place.ROWS else page).addAction(action)
            self._actions[name] = action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable(self, names: Mapping[str, bool]) -> None:
        """Say what can be done now."""
        for name, is_possible in names.items():
            if name in self._actions:
                self._actions[name].setEnabled(is_possible)

    def call(self, texts: Mapping[str, str]) -> None:
        """Say what actions would do now; those of an empty text cannot be done, and are hidden."""
        for name, text in texts.items():
            self._actions[name].setText(text.replace("&", "&&") or self._entries[name].text)
            self._actions[name].setVisible(bool(text))
            self._actions[name].setEnabled(bool(text))

    def menu(self, parent: QWidget) -> QMenu:
        """All of them, in groups."""
        menu = QMenu(parent)
        for group in Group:
            names = [e.id for e in self._entries.values() if e.group is group]
            names = [name for name in names if name != "play-outside-text"]
            if names:
                below = QMenu(group.title, menu)
                below.addActions([self._actions[name] for name in names])
                menu.addMenu(below)
        return menu

    def row_menu(self, parent: QWidget) -> QMenu:
        """What is done to rows, for a right click."""
        menu = QMenu(parent)
        for names in (
            ("play-line", "loop-line"),
            ("edit", "split", "merge", "insert-before", "insert-after", "delete"),
            ("set-speaker", "rename-speaker", "shift-times", "set-start", "set-end"),
            ("put-back", "put-back-word", "use-word", "use-word-all", "never-change"),
            ("fix-problem", "recognize-again", "time-words", "export-clip"),
        ):
            menu.addActions([self._actions[name] for name in names if name in self._actions])
            menu.addSeparator()
        return menu


def _entries() -> list[Entry]:
    places = {Place.TRANSCRIPT, Place.ROWS, Place.TEXT}
    return [e for e in ENTRIES if e.place in places and e.id not in _EDITORS_OWN]
