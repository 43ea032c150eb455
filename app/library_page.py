"""The library: everything that was recognized or corrected, to be found, read and kept in order."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.library import Library
from app.library_actions import LibraryActions
from app.library_bar import LibraryBar
from app.library_empty import LibraryEmpty
from app.library_entries import Entry
from app.library_index import Preview
from app.library_model import LibraryModel
from app.library_preview import LibraryPreview
from app.library_search import LibrarySearch
from app.library_table import LibraryTable
from app.library_words import LibraryWords
from app.notice import Notice
from app.shortcuts import Shortcuts
from app.theme import Theme

_SIZES = [640, 380]
_SOON_MS = 100


class LibraryPage(QWidget):
    """Shows what the library has; what is typed and chosen goes back to it.

    Signals:
        entry_opened: an Entry whose transcript is to be read and corrected.
        folder_opened: the Path of media whose folder is to be seen.
        add_requested: there is nothing yet, and files are to be chosen.
        finish_requested: an Entry: a recording whose text is to be finished, or rests again.
        said: a Notice.
    """

    entry_opened = Signal(object)
    folder_opened = Signal(object)
    add_requested = Signal()
    finish_requested = Signal(object)
    said = Signal(object)

    def __init__(
        self,
        library: Library,
        shortcuts: Shortcuts,
        theme: Theme,
        state: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._library = library
        self._state = state
        self._is_asked = False  # whether the entries are on their way, or here
        self._stale: set[int] = set()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._previewed: int | None = None
        words = LibraryWords(self)
        self.model = LibraryModel(words, self)
        self.actions_menu = LibraryActions(library.undo, theme, self)
        self.bar = LibraryBar(words, self.actions_menu.undo, theme)
        self.table = LibraryTable(self.model, self.actions_menu, theme)
        self.preview = LibraryPreview(words, theme)
        self.search = LibrarySearch(library, self.model, self)
        self._count = QLabel()
        self._count.setObjectName("muted")
        self.empty = LibraryEmpty(theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(shortcuts)

    def focus_search(self) -> None:
        """Let one type what is searched for."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def show_progress(self, progress: Mapping[int, float], recorded: int | None) -> None:
        """Say which recordings are being finished, how far, and which one is being made."""
        self.preview.show_progress(progress, recorded)
        self.actions_menu.hold(progress, recorded)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the entries, the first time."""
        super().showEvent(event)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, and how the page is divided."""
        super().hideEvent(event)
        self.preview.hand_over()
        self._state.setValue("library/splitter", self.splitter.saveState())
        self._state.setValue("library/columns", self.table.horizontalHeader().saveState())

    def _lay_out(self) -> None:
        entries = QFrame()
        entries.setObjectName("card")
        inside = QVBoxLayout(entries)
        inside.setContentsMargins(4, 4, 4, 8)
        inside.addWidget(self.table, 1)
        self._count.setContentsMargins(10, 0, 10, 0)
        inside.addWidget(self._count)
        entries.setMinimumWidth(320)
        self.preview.setMinimumWidth(260)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(entries)
        self.splitter.addWidget(self.preview)
        self.splitter.setSizes(_SIZES)
        self.splitter.setStretchFactor(0, 1)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self._restore()

    def _restore(self) -> None:
        splitter = self._state.value("library/splitter")
        columns = self._state.value("library/columns")
        if isinstance(splitter, QByteArray):
            self.splitter.restoreState(splitter)
        if isinstance(columns, QByteArray):
            self.table.horizontalHeader().restoreState(columns)

    def _connect(self, shortcuts: Shortcuts) -> None:
        self._library.changed.connect(self._on_changed)
        self._soon.timeout.connect(self._refresh)
        self.model.refreshed.connect(self._on_refreshed)
        self.model.renamed.connect(self._library.rename)
        self.search.found.connect(self._on_found)
        self.bar.queried.connect(self.search.ask)
        self.bar.narrowed.connect(self._narrow)
        self.bar.left_downwards.connect(self.table.setFocus)
        self.empty.clear_requested.connect(self.bar.clear)
        self.empty.add_requested.connect(self.add_requested)
        self.table.entries_selected.connect(self._on_selected)
        self.table.entry_opened.connect(self.entry_opened)
        self.table.entries_seen.connect(self.search.explain)
        self.preview.tags_typed.connect(self._library.set_tags)
        self.preview.notes_typed.connect(self._library.set_notes)
        self.preview.open_requested.connect(self.entry_opened)
        self.preview.open_folder_requested.connect(self._on_folder_requested)
        self.actions_menu.open_requested.connect(self.entry_opened)
        self.preview.finish_requested.connect(self.finish_requested)
        self.actions_menu.finish_requested.connect(self.finish_requested)
        self.actions_menu.open_folder_requested.connect(self._on_folder_requested)
        self.actions_menu.rename_requested.connect(self.table.edit_title)
        self.actions_menu.delete_requested.connect(self._on_delete_requested)
        self.actions_menu.bind(shortcuts)
        self.addAction(self.actions_menu.undo)
        find = QAction(self)
        find.triggered.connect(self.focus_search)
        shortcuts.bind("find-in-library", find)
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(find)

    def _on_loaded(self, entries: object) -> None:
        if isinstance(entries, list) and not self.table.is_editing:
            self.model.fill(entries)
        else:
            self._is_asked = False  # the next change or the next look tries again
            if self.table.is_editing:
                self._soon.start()

    def _on_changed(self, ids: set[int]) -> None:
        """Entries are others now; while a job runs, some are several times a second."""
        if ids:
            self._stale |= ids
        else:
            self._is_asked = False
        if not self._soon.isActive():
            self._soon.start()

    def _refresh(self) -> None:
        """Bring what changed, once one looks."""
        if not self.isVisible():
            return
        if self.table.is_editing:
            self._soon.start()
            return
        ids, self._stale = self._stale, set()
        if not self._is_asked:
            self._is_asked = True
            self._library.load(self._on_loaded)
        elif ids:
            self._library.load_some(ids, partial(self._on_some, ids))

    def _on_some(self, ids: set[int], entries: object) -> None:
        if self.table.is_editing:
            self._on_changed(ids)
        elif isinstance(entries, list):
            self._previewed = None
            self.model.update(ids, entries)
            self.search.repeat()

    def _on_found(self) -> None:
        if self.search.query:
            self.table.forget_place()
        self._narrow()

    def _narrow(self) -> None:
        self.table.show_excerpts(are_shown=bool(self.search.query))
        self._previewed = None
        self.model.narrow(self.bar.filter(self.search.ids))

    def _on_refreshed(self) -> None:
        n_shown, n_every = self.model.rowCount(), self.model.n_every
        self.bar.offer_tags(self.model.tags)
        text = self.tr("%n entries", "", n_every)
        if n_shown != n_every:
            text = self.tr("%1 of %n entries", "", n_every).replace("%1", str(n_shown))
        self._count.setText(text)
        if not n_shown:
            self.empty.tell(self.search.query, is_bare=not n_every)
        self._stack.setCurrentWidget(self.splitter if n_shown else self.empty)

    def _on_selected(self, entries: list[Entry]) -> None:
        if len(entries) != 1:
            self._previewed = None
            self.preview.show_none(len(entries))
            return
        [entry] = entries
        self.preview.show_entry(entry)
        if self._previewed != entry.id:
            self._previewed = entry.id
            deliver = partial(self._on_previewed, entry.id)
            self._library.preview(entry.id, self.search.query, deliver)

    def _on_previewed(self, entry: int, preview: object) -> None:
        if isinstance(preview, Preview) and entry == self._previewed:
            self.preview.show_text(preview)

    def _on_delete_requested(self, entries: list[Entry]) -> None:
        self.preview.hand_over()
        self._library.delete([entry.id for entry in entries])
        text = self.tr("%n entries deleted.", "", len(entries))
        self.said.emit(Notice(text, self.tr("Undo"), self._library.undo.undo))

    def _on_folder_requested(self, entry: Entry) -> None:
        self.folder_opened.emit(entry.media)
