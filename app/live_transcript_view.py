"""The growing text of a live session: follows it, copies it, in letters as large as one likes."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, QSortFilterProxyModel, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

from app.following_table import FollowingTable
from app.live_transcript_delegate import LiveTranscriptDelegate
from app.live_transcript_model import LiveRole
from app.theme import Theme
from app.transcript_model import Part

_ROWS = 6


class LiveTranscriptView(FollowingTable):
    """Shows a LiveTranscriptModel, perhaps filtered.

    Attributes:
        letters: the font of its rows; the table's own stays the window's, as one of its own under
            a style sheet makes Qt style what is gone once the window is filled anew.
    """

    def __init__(
        self, model: QSortFilterProxyModel, theme: Theme, parent: QWidget | None = None
    ) -> None:
        self.letters = QFont()  # Qt asks for it before the table is made
        super().__init__(Part.TEXT, parent)
        self._is_live = False
        self.letters = QFont(self.font())
        self._delegate = LiveTranscriptDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Text of this session"))
        self.resize_text(self.letters)
        self.stretch()
        model.modelReset.connect(self._on_reset)
        model.layoutChanged.connect(self._on_data_changed)
        model.rowsRemoved.connect(self._on_data_changed)
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(self._on_inserted)

    @property
    def is_live(self) -> bool:
        """Whether rows still come."""
        return self._is_live

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for some rows; it takes all that there is."""
        return QSize(super().sizeHint().width(), _ROWS * QFontMetrics(self.letters).height())

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802 - Qt's name
        """Paint rows in their own font."""
        super().initViewItemOption(option)
        option.font = self.letters
        option.fontMetrics = QFontMetrics(self.letters)

    def go(self, *, is_live: bool) -> None:
        """Say whether rows still come; when they do no more, all stays where it is."""
        if is_live != self._is_live:
            self._is_live = is_live
            self.follow(is_on=is_live)

    def resize_text(self, font: QFont) -> None:
        """Show text in this font."""
        self.letters = font
        self.verticalHeader().setDefaultSectionSize(3 * QFontMetrics(font).height())
        self.setColumnWidth(Part.TIME, self._delegate.time_width(font))
        self.refit()
        if self._is_following:
            self.scrollToBottom()

    def copy_all(self) -> int:
        """Put all that is shown on the clipboard; tell how many sentences that is."""
        return self._copy(range(self.model().rowCount()))

    def copy_chosen(self) -> int:
        """Put the selected sentences there, or all where none is selected."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return self._copy(rows) if rows else self.copy_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, or move."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer to copy."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = menu.addAction(self.tr("Copy the selected rows"))
        chosen.setEnabled(bool(self.selectedIndexes()))
        chosen.triggered.connect(self.copy_chosen)
        menu.addAction(self.tr("Copy all")).triggered.connect(self.copy_all)
        menu.popup(event.globalPos())

    def _copy(self, rows: Iterable[int]) -> int:
        model = self.model()
        found = [model.index(row, Part.TEXT).data(LiveRole.SEGMENT) for row in rows]
        texts = [segment.text for segment in found if segment is not None]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))
        return len(texts)

    def _on_inserted(self, _parent: object, first: int, _last: int) -> None:
        self.refit(first)

    def _on_reset(self) -> None:
        self.refit()
        self.follow(is_on=self._is_live)

    def _on_data_changed(self) -> None:
        self.refit()
