"""How an entry is painted: its icon and title, and below them where a search met its text."""

from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from app.library_entries import Entry
from app.library_index import Excerpt
from app.library_model import Column, EntryRole
from app.media import VIDEO_SUFFIXES
from app.theme import Role, Theme
from app.utf16 import Places

_PAD = 8
_ICON = 16
_ROW_EXTRA = 18  # above and below the lines of a row
_GAP = 2  # between them

_ICONS = {"recording": "microphone-outline", "text": "subtitles-outline"}


class LibraryDelegate(QStyledItemDelegate):
    """Paints the cells of the library in the theme's colours.

    Attributes:
        has_excerpts: rows have a second line.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.has_excerpts = False
        self._pictures: dict[tuple[str, float], QPixmap] = {}
        self._laid: tuple[tuple[Excerpt, int, QFont], QTextLayout] | None = None  # the last excerpt
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        """Draw anew: colours are others now."""
        self._pictures.clear()
        self._laid = None

    def row_height(self, line: int) -> int:
        """How high all rows are, with lines of this height."""
        return line + _ROW_EXTRA + (line + _GAP if self.has_excerpts else 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.color("accent_soft"))
        cell = self._first_line(painter, option, index)
        match Column(index.column()):
            case Column.TITLE:
                self._paint_title(painter, cell, index)
            case Column.MORE:
                box = QRect(0, 0, _ICON, _ICON)
                box.moveCenter(option.rect.center())
                ratio = painter.device().devicePixelRatioF()
                painter.drawPixmap(box, self._picture("dots-horizontal", ratio))
            case _:
                self._paint_text(painter, cell, str(index.data()), "muted")
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As wide as its text, as high as every row."""
        width = super().sizeHint(option, index).width()
        return QSize(width, self.row_height(option.fontMetrics.height()))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> None:
        """Where a title is typed: over the title."""
        height = min(editor.sizeHint().height(), option.rect.height())
        place = QRect(option.rect.left() + _ICON + _PAD, 0, 0, height)
        place.setRight(option.rect.right())
        place.moveTop(option.rect.top() + (option.rect.height() - height) // 2)
        editor.setGeometry(place)

    def _first_line(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QRect:
        """Where a cell's own text goes; below it this cell's share of the excerpt is painted."""
        cell = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if not self.has_excerpts or index.column() == Column.MORE:
            return cell
        title = index.sibling(index.row(), Column.TITLE)
        excerpt = cast("Excerpt | None", title.data(EntryRole.EXCERPT))
        if excerpt is None:
            return cell
        line = painter.fontMetrics().height()
        top = cell.top() + (cell.height() - 2 * line - _GAP) // 2
        table = cast("QTableView", option.widget)
        left = table.columnViewportPosition(Column.TITLE) + 2 * _PAD + _ICON
        right = table.columnViewportPosition(Column.MORE)
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_excerpt(painter, QRect(left, top + line + _GAP, right - left, line), excerpt)
        painter.restore()
        return QRect(cell.left(), top, cell.width(), line)

    def _paint_title(
        self, painter: QPainter, cell: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = cast("Entry", index.data(EntryRole.ENTRY))
        box = QRect(cell.left(), cell.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(box, self._picture(_icon_of(entry), ratio))
        rest = cell.adjusted(_ICON + _PAD, 0, 0, 0)
        self._paint_text(painter, rest, str(index.data()), "text", Qt.TextElideMode.ElideMiddle)

    def _picture(self, name: str, ratio: float) -> QPixmap:
        """An icon, drawn once: as a font's letter it takes as long as all the rest of a row."""
        picture = self._pictures.get((name, ratio))
        if picture is None:
            picture = self._theme.icon(name, "muted").pixmap(QSize(_ICON, _ICON), ratio)
            self._pictures[name, ratio] = picture
        return picture

    def _paint_text(
        self,
        painter: QPainter,
        cell: QRect,
        text: str,
        role: Role,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setPen(self._theme.color(role))
        short = painter.fontMetrics().elidedText(text, elide, cell.width())
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, short)

    def _paint_excerpt(self, painter: QPainter, room: QRect, excerpt: Excerpt) -> None:
        asked = (excerpt, room.width(), painter.font())
        if self._laid is None or self._laid[0] != asked:  # every cell of a row paints its share
            self._laid = (asked, self._lay(*asked))
        painter.setPen(self._theme.color("muted"))
        self._laid[1].draw(painter, QPointF(room.topLeft()))

    def _lay(self, excerpt: Excerpt, width: int, font: QFont) -> QTextLayout:
        places = Places(excerpt.text)
        layout = QTextLayout(excerpt.text, font)
        layout.setFormats(
            [self._mark(places.to_qt(start), places.to_qt(end)) for start, end in excerpt.hits]
        )
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        return layout

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("accent"))
        look.setFontWeight(QFont.Weight.DemiBold)
        mark = QTextLayout.FormatRange()
        mark.start, mark.length, mark.format = start, end - start, look
        return mark


def _icon_of(entry: Entry) -> str:
    if entry.kind in _ICONS:
        return _ICONS[entry.kind]
    is_video = entry.media is not None and entry.media.suffix.lower() in VIDEO_SUFFIXES
    return "movie-open-outline" if is_video else "waveform"
