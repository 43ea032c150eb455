"""The transcript as a table that stays fast at any length and follows what is being said."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.theme import Theme
from app.transcript_delegate import TranscriptDelegate
from app.transcript_model import Part, TranscriptModel

_MARGIN = 12


class TranscriptView(QTableView):
    """Rows take their height when they are first seen: fitting 20 000 at once takes seconds.

    Signals:
        following_changed: whether the newest row is kept in sight.
    """

    following_changed = Signal(bool)

    def __init__(self, model: TranscriptModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._transcript = model
        self._delegate = TranscriptDelegate(theme, self)
        self._fitted: set[int] = set()
        self._is_following = False
        self._jump = QPushButton(self.tr("Jump to now"), self)
        self._jump.setObjectName("primary")
        self._jump.setAccessibleName(self._jump.text())
        self._jump.hide()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Text of the selected file"))
        self._lay_out()
        self._connect()

    def follow(self, *, is_on: bool) -> None:
        """Keep the newest row in sight, or stop doing so."""
        self._is_following = is_on
        self._jump.setVisible(not is_on and self._is_live())
        if is_on:
            self.scrollToBottom()
        self.following_changed.emit(is_on)

    @property
    def is_following(self) -> bool:
        """Whether the newest row is kept in sight."""
        return self._is_following

    def copy_all(self) -> None:
        """Put the whole text on the clipboard."""
        self._copy(range(self._transcript.rowCount()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Give the rows in sight their height, then paint."""
        self._fit_visible()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit again at the new width; keep the button in its place."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitted.clear()
        self._place_jump()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, or move and thereby perhaps stop following."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(sorted({index.row() for index in self.selectedIndexes()}))
            return
        super().keyPressEvent(event)
        self._on_scrolled()

    def _copy(self, rows: Iterable[int]) -> None:
        texts = [str(self._transcript.index(row, Part.TEXT).data()) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(texts))

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(Part.TEXT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(Part.TIME, self._delegate.time_width(self.font()))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(3 * self.fontMetrics().height())
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height())

    def _connect(self) -> None:
        self._jump.clicked.connect(self._on_jump)
        self._transcript.modelReset.connect(self._on_reset)
        self._transcript.dataChanged.connect(self._on_data_changed)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _fit_visible(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect.setWidth(self.columnWidth(Part.TEXT))
        row = self.rowAt(0)
        while 0 <= row < self._transcript.rowCount():
            if self.rowViewportPosition(row) >= self.viewport().height():
                break
            if row not in self._fitted:
                self._fit(row, option)
            row += 1

    def _fit(self, row: int, option: QStyleOptionViewItem) -> None:
        index = self._transcript.index(row, Part.TEXT)
        before, after = self.rowHeight(row), self._delegate.sizeHint(option, index).height()
        is_cut_off = self.rowViewportPosition(row) < 0
        self._fitted.add(row)
        self.verticalHeader().resizeSection(row, after)
        if is_cut_off and not self._is_following:  # what is read stays where it is
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + after - before)

    def _is_live(self) -> bool:
        job = self._transcript.job
        return job is not None and job.is_unfinished

    def _on_reset(self) -> None:
        self._fitted.clear()
        self.follow(is_on=self._is_live())
        if not self._is_following:
            self.scrollToTop()

    def _on_data_changed(self) -> None:
        self._fitted.clear()
        self.viewport().update()

    def _on_scrolled(self) -> None:
        bar = self.verticalScrollBar()
        at_end = bar.sliderPosition() >= bar.maximum()
        if at_end != self._is_following and self._is_live():
            self.follow(is_on=at_end)

    def _on_range_changed(self, _low: int, high: int) -> None:
        if self._is_following:
            self.verticalScrollBar().setValue(high)

    def _on_jump(self) -> None:
        self.follow(is_on=True)
        self.setFocus()

    def _place_jump(self) -> None:
        size = self._jump.sizeHint()
        self._jump.setGeometry(
            (self.width() - size.width()) // 2,
            self.height() - size.height() - _MARGIN,
            size.width(),
            size.height(),
        )
