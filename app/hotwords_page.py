"""The page of hotwords: lists at the left, the words of one at the right, trying them below."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.file_errands import open_folder_of
from app.hotword_actions import HotwordActions
from app.hotword_bar import HotwordBar
from app.hotword_checks import HotwordChecks
from app.hotword_deeds import HotwordDeeds
from app.hotword_desk import HotwordDesk
from app.hotword_heard import HITS_FILE, HotwordHeard
from app.hotword_lists_model import HotwordListsModel
from app.hotword_lists_view import HotwordListsView
from app.hotword_pane import HotwordPane
from app.hotword_sheet import HotwordSheet
from app.hotword_table import HotwordTable
from app.hotword_table_model import HotwordTableModel
from app.hotword_words import HotwordWords
from app.hotwords_empty import HotwordsEmpty
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import Theme
from engine import Entry

_SIZES = [210, 640]
_SOON_MS = 150


class HotwordsPage(QWidget):
    """Shows the lists, and has them edited.

    Signals:
        list_changed: the name of the list that is shown: another one, or its words are others now.
    """

    list_changed = Signal(str)

    def __init__(
        self,
        desk: HotwordDesk,
        theme: Theme,
        shortcuts: Shortcuts,
        state: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._state = state
        self._sheet: HotwordSheet | None = None
        self._fresh: str | None = None  # the list that was made last, and is to be named
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        words = HotwordWords(self)
        self.checks = HotwordChecks(desk, words, self)
        self.heard = HotwordHeard(desk.folder / HITS_FILE, self)
        self.model = HotwordTableModel(self.checks, self.heard, self)
        self.actions_menu = HotwordActions(theme)
        self.table = HotwordTable(self.model, self.actions_menu, theme)
        self.deeds = HotwordDeeds(self.model, self.table, self)
        self.lists = HotwordListsView(HotwordListsModel(desk, words, self), theme)
        self.bar = HotwordBar(self.actions_menu.undo, self.actions_menu.redo, theme)
        tools = (self.bar.group, self.bar.problems)
        self.pane = HotwordPane(self.table, self.model, self.checks, words, theme, tools)
        self.empty = HotwordsEmpty(theme)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._bind(shortcuts)
        self._on_listed()

    def current_list(self) -> str | None:
        """The name of the list that is shown."""
        return self._sheet.name if self._sheet is not None and self._is_alive() else None

    def show_list(self, name: str) -> None:
        """Show a list."""
        self._on_listed()
        self.lists.choose(name)

    def set_trial(self, widget: QWidget) -> None:
        """Show below the words what they do."""
        self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(0, 1)
        place = self._state.value("hotwords/trial")
        if isinstance(place, QByteArray):
            self.splitter.restoreState(place)

    def add_words(self, words: Sequence[Entry], list_name: str | None) -> None:
        """Put words into a list; without a name into the one that is shown, or a new one."""
        name = list_name or self.current_list() or self._desk.create(self.tr("My words"))
        if name is not None and name not in self._desk.names():
            name = self._desk.create(name)
        if name is not None:
            self._desk.add_words(words, name)

    def commit(self) -> None:
        """Let what is being typed be in its list."""
        self.table.commit()

    def adopt(self, settings: Settings) -> None:
        """Follow what was chosen elsewhere; another model makes something else of the words."""
        is_other = settings.model != self._desk.settings.model
        self._desk.adopt(settings)
        if is_other:
            self.checks.ask_anew()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what changed."""
        super().showEvent(event)
        self._order_tabs()
        self._desk.shelf.look()
        if self.heard.look():
            self.model.arrange()
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep how the page is divided."""
        super().hideEvent(event)
        self.commit()
        self._state.setValue("hotwords/halves", self.halves.saveState())
        if self.splitter.count() > 1:
            self._state.setValue("hotwords/trial", self.splitter.saveState())

    def _lay_out(self) -> None:
        self.lists.setMinimumWidth(max(170, 14 * self.fontMetrics().averageCharWidth()))
        self.pane.setMinimumWidth(300)
        for splitter in (self.halves, self.splitter):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(12)
        self.halves.addWidget(self.lists)
        self.halves.addWidget(self.pane)
        self.halves.setSizes(_SIZES)
        self.halves.setStretchFactor(1, 1)
        place = self._state.value("hotwords/halves")
        if isinstance(place, QByteArray):
            self.halves.restoreState(place)
        self._stack.addWidget(self.halves)
        self._stack.addWidget(self.empty)
        self.splitter.addWidget(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)
        # Not the first child: the focus proxy takes the page to where that is in the round of Tab,
        # and a menu, being a window, is in none.
        self.actions_menu.setParent(self, self.actions_menu.windowFlags())

    def _order_tabs(self) -> None:
        controls = (*self.bar.controls, *self.lists.controls, *self.pane.controls, self.table)
        for before, after in pairwise(controls):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        desk, lists, menu, deeds = self._desk, self.lists, self.actions_menu, self.deeds
        desk.going.connect(self.commit)
        desk.listed.connect(self._on_listed)
        desk.counted.connect(lists.model.show_counts)
        desk.brought.connect(self.show_list)
        desk.kept.connect(self._on_kept)
        lists.chosen.connect(self._show)
        lists.new_requested.connect(self._on_new)
        lists.duplicate_requested.connect(self._on_duplicate)
        lists.delete_requested.connect(desk.remove)
        lists.import_requested.connect(desk.bring)
        lists.export_requested.connect(desk.export)
        lists.folder_requested.connect(self._on_folder)
        lists.model.renamed.connect(self._on_renamed)
        self.empty.new_requested.connect(self._on_new)
        self.empty.example_requested.connect(self._on_example)
        self.bar.narrowed.connect(self._on_narrowed)
        self.bar.left_downwards.connect(self.table.setFocus)
        self.pane.language_chosen.connect(deeds.choose_language)
        self.table.picked.connect(self._on_picked)
        self.model.refreshed.connect(self._on_refreshed)
        self.checks.changed.connect(self._on_refreshed)
        menu.add_requested.connect(self.table.edit_last)
        menu.copy_requested.connect(deeds.copy)
        menu.cut_requested.connect(deeds.cut)
        menu.paste_requested.connect(deeds.paste)
        menu.delete_requested.connect(deeds.delete)
        menu.group_requested.connect(deeds.ask_group)
        menu.next_requested.connect(deeds.go_to_problem)
        menu.undo_requested.connect(deeds.undo)
        menu.redo_requested.connect(deeds.redo)
        self._soon.timeout.connect(self._count)

    def _bind(self, shortcuts: Shortcuts) -> None:
        self.actions_menu.bind(shortcuts)
        self.addActions(self.actions_menu.page_actions)
        for name, deed in (
            ("find-hotword", self._focus_search),
            ("new-hotword-list", self._on_new),
        ):
            action = QAction(self)
            action.triggered.connect(deed)
            shortcuts.bind(name, action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _focus_search(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _on_listed(self) -> None:
        """Lists came, went, or may say something else."""
        names = self._desk.names()
        shown = self.current_list()
        row = self.lists.model.names.index(shown) if shown in self.lists.model.names else 0
        self.lists.model.show_names(names)
        self._stack.setCurrentWidget(self.halves if names else self.empty)
        proxy = self.table if names else self.empty.new
        if self.focusProxy() is not proxy:
            self.setFocusProxy(proxy)
            self._order_tabs()
        if shown in names:
            self.lists.choose(shown)
        elif names:
            self.lists.choose(names[min(row, len(names) - 1)])
        else:
            self._show(None)
        self._soon.start()

    def _show(self, name: str | None) -> None:
        if name == self.current_list() and self._is_alive():
            return
        if self._is_alive():
            assert self._sheet is not None
            self.commit()
            self._sheet.rebuilt.disconnect(self.checks.ask)
            self._sheet.replaced.disconnect(self.checks.ask)
            self._sheet.steps.indexChanged.disconnect(self._on_picked)
        sheet = self._sheet = None if name is None else self._desk.sheet(name)
        self.model.show_sheet(sheet)
        self.checks.show_sheet(sheet)
        self.pane.show_sheet(sheet)
        if sheet is not None:
            sheet.rebuilt.connect(self.checks.ask)
            sheet.replaced.connect(self.checks.ask)
            sheet.steps.indexChanged.connect(self._on_picked)
        self._on_picked()
        self.list_changed.emit(name or "")

    def _is_alive(self) -> bool:
        return self._sheet is not None and isValid(self._sheet)

    def _on_kept(self, name: str) -> None:
        self._soon.start()
        if name == self.current_list():
            self.list_changed.emit(name)

    def _on_narrowed(self) -> None:
        self.model.narrow(self.bar.filter)
        self._soon.start()

    def _count(self) -> None:
        which = self.bar.filter
        self._desk.count(which.finds if which.query else None)

    def _on_refreshed(self) -> None:
        self.bar.offer_groups(self.model.groups())
        self.bar.tell_problems(self.model.n_problems)
        self._on_picked()

    def _on_picked(self) -> None:
        n_selected, can_add = len(self.table.selected), self.model.can_add
        self.actions_menu.offer(n_selected=n_selected, can_add=can_add)
        steps = None if self._sheet is None else self._sheet.steps
        self.actions_menu.undo.setEnabled(steps is not None and steps.canUndo())
        self.actions_menu.redo.setEnabled(steps is not None and steps.canRedo())

    def _on_new(self) -> None:
        name = self._desk.create(self.tr("New list"))
        if name is not None:
            self._fresh = name
            self.show_list(name)
            self.lists.rename()

    def _on_example(self) -> None:
        how = self.tr("One word a line; behind | what it is heard as, behind ~~~ what it is not")
        people, places = self.tr("People"), self.tr("Places and firms")
        lines = [
            f"# {how}",
            f"## {people}",
            "邓郁松 | 邓玉松 | 邓育松",
            f"## {places}",
            "Shenzhen",
            "中微公司 ~~~ 中伟公司",
            "## " + self.tr("Rules"),
            "cloud code => Claude Code",
        ]
        name = self._desk.create(self.tr("Example"), lines)
        if name is not None:
            self.show_list(name)
            self.table.setFocus()

    def _on_duplicate(self, name: str) -> None:
        made = self._desk.duplicate(name)
        if made is not None:
            self.show_list(made)

    def _on_renamed(self, old: str, new: str) -> None:
        name = self._desk.rename(old, new)
        self.show_list(name)
        self.pane.refresh()
        is_fresh, self._fresh = old == self._fresh, None
        (self.table if is_fresh else self.lists.table).setFocus()  # words follow the first name

    def _on_folder(self) -> None:
        if self._desk.make_folder():
            open_folder_of(self._desk.folder / "x")
