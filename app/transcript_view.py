"""The transcript as a table that stays fast at any length and follows what is being said."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.fitted_table import FittedTable
from app.theme import Theme
from app.transcript_delegate import TranscriptDelegate
from app.transcript_model import Part, TranscriptModel

_MARGIN = 12


class TranscriptView(FittedTable):
    """Shows the text of one job while it grows.

    Signals:
        following_changed: whether the newest row is kept in sight.
    """

    following_changed = Signal(bool)

    def __init__(self, model: TranscriptModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Part.TEXT, parent)
        self._transcript = model
        self._delegate = TranscriptDelegate(theme, self)
        self._is_following = False
        self._jump = QPushButton(self.tr("Jump to now"), self)
        self._jump.setObjectName("primary")
        self._jump.setAccessibleName(self._jump.text())
        self._jump.hide()
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Text of the selected file"))
        self.setColumnWidth(Part.TIME, self._delegate.time_width(self.font()))
        self.stretch()
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

    def keeps_place(self) -> bool:
        """Following means to move."""
        return not self._is_following

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the button in its place."""
        super().resizeEvent(event)
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

    def _connect(self) -> None:
        self._jump.clicked.connect(self._on_jump)
        self._transcript.modelReset.connect(self._on_reset)
        self._transcript.dataChanged.connect(self._on_data_changed)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def _is_live(self) -> bool:
        job = self._transcript.job
        return job is not None and job.is_unfinished

    def _on_reset(self) -> None:
        self.refit()
        self.follow(is_on=self._is_live())
        if not self._is_following:
            self.scrollToTop()

    def _on_data_changed(self) -> None:
        self.refit()

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
