"""Shows only the rows that have a tag, as those with laughter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel

from app.document_model import RowRole
from engine import Segment

Kind = Literal["language", "emotion", "event", "speaker"]

# What nearly every sentence has tells nothing.
_PLAIN = {("emotion", "neutral"), ("event", "speech")}


@dataclass(frozen=True, slots=True)
class Tag:
    """One thing that is known of sentences, by the engine's name for it."""

    kind: Kind
    name: str


def tags_of(segment: Segment) -> list[Tag]:
    """What is worth telling of a sentence."""
    tags = segment.tags
    named = [("language", tags.language), ("emotion", tags.emotion), ("speaker", segment.speaker)]
    named += [("event", event) for event in dict.fromkeys(tags.events)]
    return [
        Tag(cast("Kind", kind), name) for kind, name in named if name and (kind, name) not in _PLAIN
    ]


def counts(segments: Iterable[Segment]) -> Counter[Tag]:
    """How many sentences have each tag."""
    return Counter(tag for segment in segments for tag in tags_of(segment))


class TagFilter(QSortFilterProxyModel):
    """Rows of a DocumentModel; all of them, or those that have one of the chosen tags."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: frozenset[Tag] = frozenset()

    @property
    def chosen(self) -> frozenset[Tag]:
        """What rows must have one of; nothing lets all through."""
        return self._chosen

    def choose(self, tags: Iterable[Tag]) -> None:
        """Show rows with one of these tags, or all of them."""
        self._chosen = frozenset(tags)
        self.invalidate()

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row is shown."""
        if not self._chosen:
            return True
        segment = cast("Segment", self.sourceModel().index(row, 0, parent).data(RowRole.SEGMENT))
        return not self._chosen.isdisjoint(tags_of(segment))
