"""A text with its differences in it: what goes is struck out, what comes is underlined."""

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.comparison import Comparison
from app.theme import Role, Theme, monospace
from app.transcript_model import stamp
from engine import Block

_SIGN = QSize(16, 16)  # of the check mark before a difference
_TAKEN, _LEFT = "checkbox-marked", "checkbox-blank-outline"
_BELOW_ROW = 6  # pixels
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class ComparisonView(QTextEdit):
    """Shows a comparison. Arrows go from difference to difference, Space or a click takes it.

    Signals:
        moved: keys act on another difference now.
        toggled: the number of a difference that is to be taken, or left after all.
    """

    moved = Signal()
    toggled = Signal(int)

    def __init__(self, comparison: Comparison, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._theme = theme
        self._taken: frozenset[int] = frozenset()
        self._places: dict[int, tuple[int, int]] = {}  # of each difference, in characters
        self.at = next(iter(comparison.differences), None)  # the difference that keys act on
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("What differs"))
        theme.changed.connect(self._fill)

    def show_taken(self, taken: frozenset[int]) -> None:
        """Show these differences as taken, the others as left."""
        self._taken = taken
        self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on, go back, or take."""
        key = event.key()
        if key == Qt.Key.Key_Space and self.at is not None:
            self.toggled.emit(self.at)
        elif key in _FORWARD or key in _BACK:
            self._step(1 if key in _FORWARD else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was clicked, unless text was selected."""
        super().mouseReleaseEvent(event)
        at = self.cursorForPosition(event.position().toPoint()).position()
        hit = [number for number, (first, last) in self._places.items() if first <= at <= last]
        if hit and not self.textCursor().hasSelection():
            self._go_to(hit[0])
            self.toggled.emit(hit[0])

    def _step(self, step: int) -> None:
        numbers = self._comparison.differences
        if self.at is not None:
            at = numbers.index(self.at) + step
            self._go_to(numbers[min(max(at, 0), len(numbers) - 1)])

    def _go_to(self, number: int) -> None:
        self.at = number
        self._mark()
        self.moved.emit()

    def _fill(self) -> None:
        above = self.verticalScrollBar().value()
        self.clear()
        self._places = {}
        self._add_signs()
        cursor = QTextCursor(self.document())
        for number, run in enumerate(self._comparison.runs):
            if run.is_equal:
                self._write_same(cursor, run)
            else:
                self._write_different(cursor, number, run)
        self.verticalScrollBar().setValue(above)
        self._mark()

    def _add_signs(self) -> None:
        ratio = self.devicePixelRatioF()
        signs: tuple[tuple[str, Role], ...] = ((_TAKEN, "accent"), (_LEFT, "muted"))
        for name, role in signs:
            picture = self._theme.icon(name, role).pixmap(_SIGN, ratio).toImage()
            self.document().addResource(
                QTextDocument.ResourceType.ImageResource, QUrl(f"sign:{name}"), picture
            )

    def _write_same(self, cursor: QTextCursor, run: Block) -> None:
        old = self._comparison.old
        for place in range(run.i, run.i_end):
            text = old.spaced[place].text
            if place in old.cuts:
                self._begin_row(cursor, old.tokens[place].start)
                text = text.lstrip()
            cursor.insertText(text, self._plain())

    def _write_different(self, cursor: QTextCursor, number: int, run: Block) -> None:
        old, new = self._comparison.old, self._comparison.new
        if run.i in old.cuts and run.i < run.i_end:
            self._begin_row(cursor, old.tokens[run.i].start)
        elif not cursor.atBlockStart():
            cursor.insertText(" ", self._plain())
        first = cursor.position()
        sign = QTextImageFormat()
        sign.setName(f"sign:{_TAKEN if number in self._taken else _LEFT}")
        sign.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBottom)
        cursor.insertImage(sign)
        gone, come = self._formats(is_taken=number in self._taken)
        cursor.insertText("\u00a0", self._plain())
        parts = (old.text(run.i, run.i_end), gone), (new.text(run.j, run.j_end), come)
        for text, form in parts:
            if text:
                cursor.insertText(text, form)
                cursor.insertText("\u00a0" if form is gone and parts[1][0] else "", self._plain())
        self._places[number] = first, cursor.position()

    def _formats(self, *, is_taken: bool) -> tuple[QTextCharFormat, QTextCharFormat]:
        """How the old words and the new ones look."""
        gone, come = self._plain(), self._plain()
        if is_taken:
            gone.setForeground(self._theme.color("error"))
            gone.setFontStrikeOut(True)
            come.setForeground(self._theme.color("ok_text"))
            come.setFontUnderline(True)
            come.setFontWeight(QFont.Weight.DemiBold)
        else:
            gone.setBackground(self._theme.color("chip"))
            come.setForeground(self._theme.color("muted"))
            come.setFontStrikeOut(True)
        return gone, come

    def _begin_row(self, cursor: QTextCursor, start: float) -> None:
        form = QTextBlockFormat()
        form.setBottomMargin(_BELOW_ROW)
        if cursor.position():
            cursor.insertBlock(form)
        else:
            cursor.setBlockFormat(form)
        muted = QTextCharFormat()
        muted.setForeground(self._theme.color("muted"))
        muted.setFont(monospace(self.font()))
        cursor.insertText(f"{stamp(start)}  ", muted)

    def _plain(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.color("text"))
        return form

    def _mark(self) -> None:
        """Let the difference that keys act on stand out, and be seen."""
        if self.at is None or self.at not in self._places:
            return
        first, last = self._places[self.at]
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document())
        selection.cursor.setPosition(last)
        seen = QTextCursor(selection.cursor)
        selection.cursor.setPosition(first, QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(self._theme.color("accent_soft"))
        self.setExtraSelections([selection])
        self.setTextCursor(seen)
        self.ensureCursorVisible()
