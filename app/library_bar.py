"""The top of the library: its title, what is searched for, which entries are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.combo import Combo
from app.job_words import shown_name
from app.library_entries import KINDS
from app.library_model import Filter
from app.library_words import LibraryWords
from app.search_field import SearchField
from app.theme import TITLE_SCALE, Theme, scaled

_SEARCH = 180  # the least width of the field
_WEEK, _MONTH, _YEAR = 6, 30, 365  # days before today


class LibraryBar(QWidget):
    """Says what is to be shown.

    Signals:
        queried: what is searched for; empty is nothing.
        narrowed: other entries are to be shown; `filter` has which.
        left_downwards: from the field, into what it found.
    """

    queried = Signal(str)
    narrowed = Signal()
    left_downwards = Signal()

    def __init__(
        self, words: LibraryWords, undo: QAction, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = QLabel(self.tr("Library"))
        self._title.setFont(scaled(self.font(), TITLE_SCALE, self.font().Weight.DemiBold))
        self.search = SearchField(self.tr("Search everything"))
        self._kind = Combo(theme, self.tr("Kind"))
        self._tag = Combo(theme, self.tr("Tag"))
        self._days = Combo(theme, self.tr("Date"))
        self._undo = QToolButton()
        self._undo.setDefaultAction(undo)
        self._undo.setAccessibleName(self.tr("Undo"))
        self._undo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fill(words)
        self._lay_out()
        self._connect()

    def filter(self, found: frozenset[int] | None) -> Filter:
        """What is chosen, of what was found."""
        return Filter(
            self._kind.currentData(), self._tag.currentData(), self._days.currentData(), found
        )

    def offer_tags(self, tags: Sequence[str]) -> None:
        """Let one choose from these tags; what is chosen stays so while there is such a tag."""
        chosen = self._tag.currentData()
        offered = [self._tag.itemData(at) for at in range(1, self._tag.count())]
        if offered != list(tags):
            self._tag.clear()
            self._tag.addItem(self.tr("All tags"), None)
            for tag in tags:
                self._tag.addItem(shown_name(tag), tag)
            self._tag.choose(chosen)
            if self._tag.currentData() != chosen:
                self.narrowed.emit()
        self._tag.setVisible(bool(tags))

    def clear(self) -> None:
        """Show everything."""
        for combo in (self._kind, self._tag, self._days):
            combo.setCurrentIndex(0)
        self.search.clear()
        self.narrowed.emit()

    def _fill(self, words: LibraryWords) -> None:
        self._kind.addItem(self.tr("All kinds"), None)
        for kind in KINDS:
            self._kind.addItem(words.kind(kind), kind)
        self._days.addItem(self.tr("Any date"), None)
        for text, days in (
            (self.tr("Today"), 0),
            (self.tr("Last 7 days"), _WEEK),
            (self.tr("Last 30 days"), _MONTH),
            (self.tr("Last 12 months"), _YEAR),
        ):
            self._days.addItem(text, days)
        self._tag.addItem(self.tr("All tags"), None)
        self._tag.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._title)
        row.addWidget(self.search, 1)
        for widget in (self._kind, self._tag, self._days, self._undo):
            row.addWidget(widget)
        self.search.setMinimumWidth(_SEARCH)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.queried)
        self.search.left_downwards.connect(self.left_downwards)
        for combo in (self._kind, self._tag, self._days):
            combo.activated.connect(self.narrowed)
