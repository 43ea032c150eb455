"""The sheet of keys: what they do, those that work here first; one key away, and gone with Esc."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.dialog import Dialog
from app.key_groups import KeyGroups
from app.key_search import KeySearch
from app.keymap import Entry, Place
from app.shortcuts import Shortcuts
from app.theme import Theme

_SIZE = QSize(880, 600)
_COLUMN = 285  # the least width of a column, at the usual size of letters
_MOST_COLUMNS = 3


class ShortcutSheet(Dialog):
    """Lists the keys that there are; what is typed narrows them down.

    Signals:
        change_requested: the button that leads to the settings was pressed.
    """

    change_requested = Signal()

    def __init__(
        self, shortcuts: Shortcuts, page: Place, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Make one; `page` is the one on screen."""
        super().__init__(self.tr("Keys"), parent)
        self._parts = [
            KeyGroups(title, entries, shortcuts, theme)
            for title, entries in self._parted(shortcuts.entries, page)
            if entries
        ]
        self._search = KeySearch(self._parts)
        change = QPushButton(self.tr("&Change keys…"))
        change.clicked.connect(self._on_change)
        self.column.addWidget(self._search, 1)
        self.add_close(change)
        self.fit(_SIZE)
        self._search.field.setFocus()

    @property
    def shown(self) -> list[str]:
        """What is listed now, as a screen reader says it."""
        return [row.accessibleName() for row in self._search.rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from row to row with the arrows, and from the first one back to the search."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        places: list[QWidget] = [self._search.field, *self._search.rows]
        at = next((i for i, each in enumerate(places) if each.hasFocus()), 0)
        place = places[min(max(at + step, 0), len(places) - 1)]
        place.setFocus(Qt.FocusReason.TabFocusReason)
        if place is not self._search.field:
            self._search.scroll_to(place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the groups into as many columns as there is room for."""
        super().resizeEvent(event)
        scale = self.fontMetrics().height() / 16
        n = int(self.width() // (_COLUMN * scale)) or 1
        for part in self._parts:
            part.arrange(min(n, _MOST_COLUMNS))

    def _parted(self, entries: Sequence[Entry], page: Place) -> list[tuple[str, list[Entry]]]:
        """Those that work on the page, then those of the other pages."""
        works = [e for e in entries if _page_of(e) in {page, Place.WINDOW}]
        others = {
            Place.TRANSCRIPT: self.tr("In a transcript"),
            Place.FILES: self.tr("On the files page"),
            Place.LIVE: self.tr("On the live page"),
            Place.LIBRARY: self.tr("In the library"),
            Place.HOTWORDS: self.tr("On the hotwords page"),
        }
        elsewhere = [
            (title, [e for e in entries if _page_of(e) is place])
            for place, title in others.items()
            if place is not page
        ]
        return [(self.tr("Here"), works), *elsewhere]

    def _on_change(self) -> None:
        self.accept()
        self.change_requested.emit()


def _page_of(entry: Entry) -> Place:
    """The page on which an action works; rows and text are the transcript's."""
    if entry.place is Place.LISTENING:
        return Place.LIVE
    return Place.TRANSCRIPT if entry.place in {Place.ROWS, Place.TEXT} else entry.place
