"""Of a live session's rows all, or the sentences that have one of the chosen tags."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from app.live_transcript_model import LiveRole
from app.tag_filter import Tag, tags_of
from engine import Segment


class LiveFilter(QSortFilterProxyModel):
    """Marked moments and rules are shown with all the others alone."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: frozenset[Tag] = frozenset()

    def choose(self, tags: Iterable[Tag]) -> None:
        """Show sentences with one of these tags, or every row."""
        self._chosen = frozenset(tags)
        self.invalidate()

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row is shown."""
        if not self._chosen:
            return True
        found = self.sourceModel().index(row, 0, parent).data(LiveRole.SEGMENT)
        segment = cast("Segment | None", found)
        if segment is None:
            return False
        return not self._chosen.isdisjoint(tags_of(segment.tags, segment.speaker))
