"""The field that a sentence is typed into, in its place in the table."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from app.key_words import action_name
from app.shortcuts import Shortcuts
from app.utf16 import Places

_BREAKS = dict.fromkeys(map(ord, "\u2028\u2029"), "\n")  # as Qt has them inside
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class RowEditor(QPlainTextEdit):
    """Says what is typed as it is typed, and what is asked by keys.

    Signals:
        typed: the text as it is now.
        committed: on to the next row.
        reverted: the text is to be as it was.
        split: the row is to be cut before this character of the stripped text.
        undone: Undo was asked, and nothing typed here is left to undo.
        left: the focus went elsewhere.
    """

    typed = Signal(str)
    committed = Signal()
    reverted = Signal()
    split = Signal(int)
    undone = Signal()
    left = Signal()

    def __init__(self, shortcuts: Shortcuts, parent: QWidget) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._is_shown = False  # what changes is shown, not typed
        self.setObjectName("row")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Text of the row"))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.textChanged.connect(self._on_changed)

    @property
    def text(self) -> str:
        """What is typed, with the spaces around it; those that keep words together stay so."""
        return self.document().toRawText().translate(_BREAKS)

    @property
    def place(self) -> int:
        """Where the caret is in the stripped text."""
        text = self.text
        at = Places(text).from_qt(self.textCursor().position())
        return max(0, min(at - len(text) + len(text.lstrip()), len(text.strip())))

    def show_text(self, text: str) -> None:
        """Show another text; nobody typed it."""
        self._is_shown = True
        self.setPlainText(text)
        self._is_shown = False
        self.put_caret(len(text))

    def put_caret(self, at: int) -> None:
        """Let typing go on before this character."""
        self.select(at, at)

    def put_caret_at(self, point: QPoint) -> None:
        """Let typing go on where the pointer is, in the field's own pixels."""
        self.setTextCursor(self.cursorForPosition(point))

    def select(self, start: int, end: int) -> None:
        """Select these characters."""
        text, cursor = self.text, self.textCursor()
        places = Places(text)
        cursor.setPosition(places.to_qt(min(start, len(text))))
        cursor.setPosition(places.to_qt(min(end, len(text))), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from meaning something elsewhere."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            actions = ("commit", "line-break", "split", "revert")
            if any(self._shortcuts.is_pressed(action, event) for action in actions):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do what the chosen keys ask; type the others."""
        if self._shortcuts.is_pressed("commit", event):
            self.committed.emit()
        elif self._shortcuts.is_pressed("split", event):
            self.split.emit(self.place)
        elif self._shortcuts.is_pressed("line-break", event):
            self.insertPlainText("\n")
        elif self._shortcuts.is_pressed("revert", event):
            self.reverted.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undone.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer what is done to any text, and to cut this one."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addAction(action_name("split")).triggered.connect(self._on_split_chosen)
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that it is left, unless a menu or another program is in front for a while."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()

    def _on_split_chosen(self) -> None:
        self.split.emit(self.place)

    def _on_changed(self) -> None:
        if not self._is_shown:
            self.typed.emit(self.text)
