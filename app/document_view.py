"""The table of the transcript page: its rows, the one that is heard, the text that is typed."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from app.document import Document
from app.document_model import Column, DocumentModel, RowRole, Span
from app.fitted_table import FittedTable
from app.row_delegate import RowDelegate, place_at
from app.row_editor import RowEditor
from app.shortcuts import Shortcuts
from app.tag_filter import TagFilter
from app.theme import Theme
from engine import Segment

_SPEAKER_WIDTH = 110
_LOOKS = {RowRole.WORD, RowRole.IS_PLAYING, RowRole.HITS, Qt.ItemDataRole.ToolTipRole}


class DocumentView(FittedTable):
    """Shows and edits a document. Rows are counted as the document counts them.

    Signals:
        time_clicked: seconds at which a row begins whose time was clicked.
        rows_selected: other rows are selected.
        editing_changed: whether a text is being typed.
        typed: a letter of it, or what an input method makes one of.
        following_changed: whether the row that is heard is kept in sight.
        text_edited: a text as it was, and as it is now that its field is left.
        unfiltered: all rows are shown again, as one that is wanted was not.
    """

    time_clicked = Signal(float)
    rows_selected = Signal()
    editing_changed = Signal(bool)
    typed = Signal()
    following_changed = Signal(bool)
    text_edited = Signal(str, str)
    unfiltered = Signal()

    def __init__(
        self,
        document: Document,
        model: DocumentModel,
        shortcuts: Shortcuts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Column.TEXT, parent)
        self._document = document
        self._rows = model
        self._shortcuts = shortcuts
        self._editor: RowEditor | None = None
        self._typed = QPersistentModelIndex()  # what it is open on
        self._playing: int | None = None
        self._before = ""  # the text of the row that is typed into
        self._is_following = True
        self.is_read_only = False
        self.filter = TagFilter()
        self.filter.setParent(self)
        self.filter.setSourceModel(model)
        self.setModel(self.filter)
        self._delegate = RowDelegate(theme, self._make_editor, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Transcript"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._lay_out()
        self._connect()

    @property
    def row(self) -> int | None:
        """The row that keys mean."""
        index = self.currentIndex()
        return self.filter.mapToSource(index).row() if index.isValid() else None

    @property
    def rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        chosen = self.selectionModel().selectedRows()
        return sorted(self.filter.mapToSource(index).row() for index in chosen)

    @property
    def editor(self) -> RowEditor | None:
        """What a text is typed into now."""
        return self._editor

    @property
    def is_following(self) -> bool:
        """Whether the row that is heard is kept in sight."""
        return self._is_following

    def select(self, row: int) -> None:
        """Make this row the current one, alone whatever keys are held, and show it."""
        index = self._index(row)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def reveal(self, row: int) -> None:
        """Make this row the current one, even if it was filtered out."""
        if not self._index(row).isValid():
            self.filter.choose(())
            self.unfiltered.emit()
        self.select(row)

    def place_at(self, point: QPoint) -> tuple[int | None, int]:
        """The row at a point and the character of its text; -1 where there is none."""
        index = self.indexAt(point)
        if not index.isValid():
            return None, -1
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        at = place_at(option, index, point) if index.column() == Column.TEXT else -1
        return self._source_row(index), at

    def beside(self, way: int) -> int | None:
        """The row that is shown above the current one (-1) or below (1)."""
        index = self.currentIndex()
        index = self.filter.index((index.row() if index.isValid() else -1) + way, Column.TEXT)
        return self._source_row(index) if index.isValid() else None

    def edit_row(self, row: int, at: int | None = None) -> None:
        """Let the text of a row be typed, from a character on."""
        self.finish_editing()
        self.select(row)
        index = self._index(row)
        if not index.isValid() or self.is_read_only:
            return
        self._rows.begin_typing()
        self._before = str(index.data())
        self._typed = QPersistentModelIndex(index)
        self.edit(index)
        if self._editor is not None and at is not None:
            self._editor.put_caret(at)

    def edit_cell(self, row: int, column: Column) -> None:
        """Let the time or the speaker of a row be typed."""
        self.finish_editing()
        self.select(row)
        if not self.is_read_only:
            self.edit(self._index(row, column))

    def finish_editing(self) -> None:
        """Close the field; what was typed stays, also what an input method has not handed over."""
        if self._editor is not None and self._editor.hasFocus():
            QGuiApplication.inputMethod().commit()
        editor, self._editor = self._editor, None
        if editor is not None:
            self.closeEditor(editor, self._delegate.EndEditHint.NoHint)
            self.editing_changed.emit(False)  # noqa: FBT003 - Qt's signature
            if editor.text.strip() != self._before:
                self.text_edited.emit(self._before, editor.text.strip())

    def play(self, row: int | None, word: Span | None = None) -> None:
        """This row is heard now, and of it this word."""
        self._rows.play(row, word)
        if row != self._playing:
            self._playing = row
            if self._is_following and row is not None and self._editor is None:
                self._show_playing()

    def follow(self, *, is_on: bool) -> None:
        """Keep the row that is heard in sight, or stop doing so."""
        if is_on != self._is_following:
            self._is_following = is_on
            self.following_changed.emit(is_on)
        if is_on:
            self._show_playing()

    def copy_text(self) -> None:
        """Put the selected rows on the clipboard."""
        texts = [self._document.segments[row].text for row in self.rows]
        QGuiApplication.clipboard().setText("\n".join(texts))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, or move and thereby perhaps stop following."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
            return
        before = self.row
        super().keyPressEvent(event)
        if self.row != before:
            self.follow(is_on=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select; a click on a time goes there."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.column() == Column.START:
            self.time_clicked.emit(self._document.segments[self._source_row(index)].start)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Edit what is under the pointer, from the letter on that is under it."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return
        if index.column() != Column.TEXT:
            if index.column() != Column.CHECK:
                self.edit_cell(self._source_row(index), Column(index.column()))
            return
        self.edit_row(self._source_row(index))
        if self._editor is not None:
            self._editor.put_caret_at(self._inside_editor(point))

    def wheelEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Scroll; who looks elsewhere is not brought back."""
        super().wheelEvent(event)  # type: ignore[arg-type] # a QWheelEvent
        self._on_scrolled()

    def _lay_out(self) -> None:
        self.stretch()
        self.setColumnWidth(Column.START, self._delegate.time_width(self.font()))
        self.setColumnWidth(Column.SPEAKER, _SPEAKER_WIDTH)
        self.setColumnWidth(Column.CHECK, self._delegate.check_width(self.font()))
        self._show_speakers(self._document.segments)

    def _connect(self) -> None:
        self.filter.dataChanged.connect(self._on_data_changed)
        self.filter.rowsInserted.connect(self._on_rows)
        self.filter.rowsRemoved.connect(self._on_rows)
        self.filter.modelReset.connect(self._on_reset)
        self.filter.layoutChanged.connect(self._on_reset)
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self._document.exchanged.connect(self._on_exchanged)
        self._delegate.dropped.connect(self._on_dropped)

    def _make_editor(self, parent: QWidget) -> RowEditor:
        editor = RowEditor(self._shortcuts, parent)
        editor.setFont(self.font())
        editor.typed.connect(self._on_typed)
        editor.typed.connect(self.typed)
        editor.committed.connect(self._on_committed)
        editor.reverted.connect(self._on_reverted)
        editor.split.connect(self._on_split)
        editor.undone.connect(self._on_undone)
        editor.left.connect(self.finish_editing)
        self._editor = editor
        self.editing_changed.emit(True)  # noqa: FBT003 - Qt's signature
        return editor

    def _on_dropped(self, editor: object) -> None:
        if editor is self._editor:
            self._editor = None
            self.editing_changed.emit(False)  # noqa: FBT003 - Qt's signature

    @property
    def _typed_row(self) -> int | None:
        index = self.filter.mapToSource(QModelIndex(self._typed))  # type: ignore[call-overload] # Qt has it
        return index.row() if index.isValid() else None

    def _index(self, row: int, column: Column = Column.TEXT) -> QModelIndex:
        return self.filter.mapFromSource(self._rows.index(row, column))

    def _source_row(self, index: QModelIndex) -> int:
        return self.filter.mapToSource(index).row()

    def _inside_editor(self, point: QPoint) -> QPoint:
        assert self._editor is not None
        return self._editor.viewport().mapFrom(self.viewport(), point)

    def _show_playing(self) -> None:
        if self._playing is not None:
            index = self._index(self._playing)
            if index.isValid():
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _show_speakers(self, segments: Iterable[Segment]) -> None:
        """Who speaks takes room only where that is known of somebody."""
        self.setColumnHidden(Column.SPEAKER, not any(each.speaker for each in segments))

    def _on_exchanged(self, _first: int, _n_gone: int, segments: object) -> None:
        """Where nobody was known, only the new rows can tell."""
        assert isinstance(segments, tuple)
        is_hidden = self.isColumnHidden(Column.SPEAKER)
        self._show_speakers(segments if is_hidden else self._document.segments)

    def _on_typed(self, text: str) -> None:
        if (row := self._typed_row) is not None:
            self._rows.setData(self._rows.index(row, Column.TEXT), text)

    def _on_committed(self) -> None:
        self.finish_editing()
        self.setFocus()
        index = self.currentIndex()
        following = self.filter.index(index.row() + 1, Column.TEXT)
        if following.isValid():
            self.setCurrentIndex(following)

    def _on_reverted(self) -> None:
        if self._editor is not None:  # nothing was corrected
            self._before = self._editor.text.strip()
        row, typing = self._typed_row, self._rows.typing
        self.finish_editing()
        self.setFocus()
        if row is not None:
            self._document.revert(row, typing)

    def _on_split(self, at: int) -> None:
        row = self._typed_row
        if row is not None:
            self.finish_editing()
            self._document.split(row, at)
            self.reveal(row + 1)
            self.edit_row(row + 1, 0)

    def _on_undone(self) -> None:
        self.finish_editing()
        self.setFocus()
        self._document.steps.undo()

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex, roles: list[int]) -> None:
        if roles and _LOOKS.issuperset(roles):
            return
        self.refit(first.row(), last.row())
        if self._editor is not None:
            self.fit_now()
            self.updateEditorGeometries()

    def _on_rows(self, _parent: QModelIndex, first: int, _last: int) -> None:
        self.refit(first)
        self._playing = None

    def _on_reset(self) -> None:
        self.refit()

    def _on_selected(self) -> None:
        self.rows_selected.emit()

    def _on_scrolled(self) -> None:
        if self._playing is not None:
            self.follow(is_on=False)
