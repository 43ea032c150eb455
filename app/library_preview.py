"""An entry beside the list: what it is, its tags and notes to be edited, its text with hits."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.job_words import shown_name
from app.labels import elided_label
from app.library_entries import Entry
from app.library_index import Preview
from app.library_words import LibraryWords
from app.theme import Theme, scaled
from app.utf16 import Places

_TYPED_MS = 800
_NOTES_LINES = 3
_TITLE = 16 / 13


class LibraryPreview(QFrame):
    """Shows one entry; what is typed is handed over once typing stops.

    Signals:
        tags_typed: an Entry and the tags that it is to have, a tuple.
        notes_typed: an Entry and the notes that it is to have.
        open_requested, open_folder_requested: an Entry.
        finish_requested: the Entry of a recording whose text is to be finished, or rests again.
    """

    tags_typed = Signal(object, object)
    notes_typed = Signal(object, str)
    open_requested = Signal(object)
    open_folder_requested = Signal(object)
    finish_requested = Signal(object)

    def __init__(self, words: LibraryWords, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = words
        self._theme = theme
        self._entry: Entry | None = None
        self._hits: list[QTextCursor] = []
        self._found: tuple[tuple[int, int], ...] = ()  # the first place that was gone to
        self._title = elided_label()
        self._about = QLabel()
        self._about.setObjectName("muted")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self._place = elided_label("muted", elide=Qt.TextElideMode.ElideMiddle)
        self.open = QPushButton(self.tr("Open"))
        self.open.setAccessibleName(self.open.text())
        self.finish = QPushButton()
        self._progress: Mapping[int, float] = {}
        self._recorded: int | None = None
        self.folder = QPushButton(self.tr("Open folder"))
        self.folder.setAccessibleName(self.folder.text())
        theme.dress(self.folder, "folder-open-outline", "muted")
        self.tags = QLineEdit()
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.setPlaceholderText(self.tr("Tags, with commas between them"))
        self.notes = _field(self.tr("Notes"))
        self.notes.setPlaceholderText(self.tr("Notes"))
        self.text = _field(self.tr("Text"))
        self.text.setReadOnly(True)
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._lay_out()
        self._connect()
        self.show_none(0)

    def show_entry(self, entry: Entry) -> None:
        """Show what is known of an entry; its text comes later."""
        before = self._entry
        if before is None or entry.id != before.id:
            self.hand_over()
            self._clear_text()
            before = None
        self._entry = entry
        self._title.setText(shown_name(entry.title) or self.tr("Untitled"))
        self._about.setText(self._words.about(entry))
        self._place.setText("" if entry.media is None else shown_name(str(entry.media)))
        self._place.setVisible(entry.media is not None)
        self.folder.setVisible(entry.media is not None)
        # What is being typed stays: it is handed over later.
        if before is None or (before.tags != entry.tags and self._typed_tags == before.tags):
            self.tags.setText(", ".join(entry.tags))
        if before is None or (before.notes != entry.notes and self._typed_notes == before.notes):
            self._fill_notes(entry.notes)
        self._enable()

    def show_progress(self, progress: Mapping[int, float], recorded: int | None) -> None:
        """Say which recordings are being finished, how far, and which one is being made."""
        self._progress, self._recorded = progress, recorded
        self._offer_finish()

    def show_none(self, n_selected: int) -> None:
        """Show nothing: no entry is selected, or several are."""
        self.hand_over()
        self._entry = None
        text = self.tr("%n entries are selected.", "", n_selected) if n_selected else ""
        self._title.setText(text)
        for label in (self._about, self._place):
            label.setText("")
        self.tags.setText("")
        self._fill_notes("")
        self._clear_text()
        self._enable()

    def show_text(self, preview: Preview) -> None:
        """Show the text and mark where the search met it; a new search goes to the first place.

        A text that grows does so at its end, and stays where it is read.
        """
        before = self.text.toPlainText()
        if preview.text != before:
            if before and preview.text.startswith(before):
                end = QTextCursor(self.text.document())
                end.movePosition(QTextCursor.MoveOperation.End)
                end.insertText(preview.text[len(before) :])
            else:
                self.text.setPlainText(preview.text)
        places, known = Places(preview.text), self._found
        self._hits = [self._cursor(places, *hit) for hit in preview.hits]
        self._found = preview.hits[:1]
        self._mark()
        if self._hits and self._found != known:
            cursor = QTextCursor(self._hits[0])
            cursor.clearSelection()
            self.text.setTextCursor(cursor)
            self.text.centerCursor()

    def hand_over(self) -> None:
        """Tell what was typed and not told yet."""
        self._hand_over_tags()
        self._hand_over_notes()

    @property
    def _typed_tags(self) -> tuple[str, ...]:
        return tuple(_tags(self.tags.text()))

    @property
    def _typed_notes(self) -> str:
        return self.notes.toPlainText()

    def _hand_over_tags(self) -> None:
        entry, tags = self._entry, self._typed_tags
        if entry is not None and tags != entry.tags:
            self._entry = replace(entry, tags=tags)
            self.tags.setText(", ".join(tags))
            self.tags_typed.emit(entry, tags)

    def _hand_over_notes(self) -> None:
        self._typed.stop()
        entry, notes = self._entry, self._typed_notes
        if entry is not None and notes != entry.notes:
            self._entry = replace(entry, notes=notes)
            self.notes_typed.emit(entry, notes)

    def _lay_out(self) -> None:
        self._title.setFont(scaled(self.font(), _TITLE, self.font().Weight.DemiBold))
        self.notes.setFixedHeight(self.fontMetrics().lineSpacing() * _NOTES_LINES + 24)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.open)
        buttons.addWidget(self.finish)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        for widget in (self._title, self._about, self._place):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self.tags)
        column.addWidget(self.notes)
        column.addWidget(self.text, 1)

    def _connect(self) -> None:
        self.open.clicked.connect(self._on_open)
        self.finish.clicked.connect(self._on_finish)
        self.folder.clicked.connect(self._on_folder)
        self.tags.editingFinished.connect(self._hand_over_tags)
        self.notes.textChanged.connect(self._on_typed)
        self._typed.timeout.connect(self._hand_over_notes)
        self._theme.changed.connect(self._mark)

    def _enable(self) -> None:
        is_one = self._entry is not None
        for widget in (self.open, self.folder, self.tags, self.notes, self.text):
            widget.setEnabled(is_one)
        self._offer_finish()

    def _offer_finish(self) -> None:
        """Let the text of a recording be finished, or say how far that is; pressed, it rests."""
        entry = self._entry
        is_asked = entry is not None and entry.is_unfinished and entry.id != self._recorded
        self.finish.setVisible(is_asked)
        done = self._progress.get(entry.id) if entry is not None else None
        if done is None:
            text = self.tr("Finish recognizing")
        else:
            text = self.tr("Stop recognizing (%1 %)").replace("%1", str(int(done * 100)))
        self.finish.setText(text)
        self.finish.setAccessibleName(text)

    def _clear_text(self) -> None:
        self._hits, self._found = [], ()
        self.text.setPlainText("")

    def _fill_notes(self, notes: str) -> None:
        self.notes.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.notes.setPlainText(notes)
        self.notes.blockSignals(False)  # noqa: FBT003 - as above

    def _cursor(self, places: Places, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(places.to_qt(start))
        cursor.setPosition(places.to_qt(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        marks = []
        for cursor in self._hits:
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, self._look()
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _look(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(self._theme.color("accent_soft"))
        look.setForeground(self._theme.color("accent"))
        look.setFontWeight(QFont.Weight.DemiBold)
        return look

    def _on_typed(self) -> None:
        self._typed.start()

    def _on_open(self) -> None:
        self.open_requested.emit(self._entry)

    def _on_finish(self) -> None:
        self.finish_requested.emit(self._entry)

    def _on_folder(self) -> None:
        self.open_folder_requested.emit(self._entry)


def _field(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setObjectName("preview")
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    return field


def _tags(text: str) -> list[str]:
    parts = (
        " ".join(part.split()) for part in text.replace("，", ",").replace("、", ",").split(",")
    )
    return list(dict.fromkeys(part for part in parts if part))
