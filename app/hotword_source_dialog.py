"""Asks which transcript of the library a list is to be tried on."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, QModelIndex, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QWidget

from app.dialog import Dialog
from app.job_words import clock, shown_name
from app.library_entries import Entry

_SIZE = QSize(560, 460)
_ROW_HEIGHT = 28


class HotwordSourceDialog(Dialog):
    """A list that is narrowed by typing.

    Signals:
        chosen: an Entry.
    """

    chosen = Signal(object)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Try hotwords on a transcript"), parent)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Part of a title"))
        self._field.setAccessibleName(self.tr("Search"))
        self._field.setClearButtonEnabled(True)
        self._none = QLabel(self.tr("There is no transcript in the library yet."))
        self._none.setObjectName("muted")
        self._none.setWordWrap(True)
        self._none.setVisible(not entries)
        self._rows = QStandardItemModel(self)
        for entry in entries:
            self._rows.appendRow(self._item(entry))
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list = QListView()
        self._list.setModel(self._shown)
        self._list.setAccessibleName(self.tr("Transcripts"))
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        for widget in (self._field, self._none, self._list):
            self.column.addWidget(widget)
        self._choose = self.add_answers(self.tr("&Try"))
        self.fit(_SIZE)
        self._field.textChanged.connect(self._on_typed)
        self._list.doubleClicked.connect(self._on_double_clicked)
        self._on_typed("")
        self._field.setFocus()

    def accept(self) -> None:
        """Say what is chosen."""
        entry = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if entry is not None:
            super().accept()
            self.chosen.emit(entry)

    def _item(self, entry: Entry) -> QStandardItem:
        date = entry.created.date()
        short = QLocale.FormatType.ShortFormat
        day = QLocale().toString(QDate(date.year, date.month, date.day), short)
        parts = [shown_name(entry.title), day]
        parts += [clock(entry.duration)] if entry.duration else []
        item = QStandardItem(" · ".join(parts))
        item.setData(entry, Qt.ItemDataRole.UserRole)
        item.setSizeHint(QSize(0, max(_ROW_HEIGHT, self.fontMetrics().height() + 10)))
        return item

    def _on_typed(self, text: str) -> None:
        self._shown.setFilterFixedString(text.strip())
        self._list.setCurrentIndex(self._shown.index(0, 0))
        self._choose.setEnabled(self._shown.rowCount() > 0)

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.accept()
