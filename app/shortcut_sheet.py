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
        """Make one; `page` is the one on screen, `Place.FILES` or `Place.TRANSCRIPT`."""
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
        here = [e for e in entries if (e.place is Place.FILES) == (page is Place.FILES)]
        everywhere = [e for e in entries if e.place is Place.WINDOW]
        works = [e for e in entries if e in here or e in everywhere]
        others = [e for e in entries if e not in works]
        elsewhere = (
            self.tr("In a transcript") if page is Place.FILES else self.tr("On the files page")
        )
        return [(self.tr("Here"), works), (elsewhere, others)]

    def _on_change(self) -> None:
        self.accept()
        self.change_requested.emit()
