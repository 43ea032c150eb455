"""The transcript as a table that stays fast at any length and follows what is being said."""

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from app.following_table import FollowingTable
from app.theme import Theme
from app.transcript_delegate import TranscriptDelegate
from app.transcript_model import Part, TranscriptModel


class TranscriptView(FollowingTable):
    """Shows the text of one job while it grows."""

    def __init__(self, model: TranscriptModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Part.TEXT, parent)
        self._transcript = model
        self._delegate = TranscriptDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Text of the selected file"))
        self.setColumnWidth(Part.TIME, self._delegate.time_width(self.font()))
        self.stretch()
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_data_changed)

    @property
    def is_live(self) -> bool:
        """Whether the job goes on."""
        job = self._transcript.job
        return job is not None and job.is_unfinished

    def copy_all(self) -> None:
        """Put the whole text on the clipboard."""
        self._copy(range(self._transcript.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, or move."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(sorted({index.row() for index in self.selectedIndexes()}))
        else:
            super().keyPressEvent(event)

    def _copy(self, rows: Iterable[int]) -> None:
        texts = [str(self._transcript.index(row, Part.TEXT).data()) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(texts))

    def _on_reset(self) -> None:
        self.refit()
        self.follow(is_on=self.is_live)
        if not self._is_following:
            self.scrollToTop()

    def _on_data_changed(self) -> None:
        self.refit()
