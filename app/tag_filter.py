"""Shows only the rows that have a tag, as those with laughter."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel

from app.document_model import RowRole
from app.row_changes import is_suggestion, spots
from engine import Segment, Tags

Kind = Literal["language", "emotion", "event", "speaker", "hotword"]

# What nearly every sentence has tells nothing.
_PLAIN = {("emotion", "neutral"), ("event", "speech")}
# There are many rows and few kinds of them.
_KIND = attrgetter("tags.language", "tags.emotion", "tags.events", "speaker")


@dataclass(frozen=True, slots=True)
class Tag:
    """One thing that is known of sentences, by the engine's name for it."""

    kind: Kind
    name: str


def tags_of(tags: Tags, speaker: str | None) -> list[Tag]:
    """What is worth telling of a sentence."""
    named = [("language", tags.language), ("emotion", tags.emotion), ("speaker", speaker)]
    named += [("event", event) for event in dict.fromkeys(tags.events)]
    return [
        Tag(cast("Kind", kind), name) for kind, name in named if name and (kind, name) not in _PLAIN
    ]


def counts(segments: Sequence[Segment]) -> Counter[Tag]:
    """How many sentences have each tag."""
    found: Counter[Tag] = Counter()
    for (*tags, speaker), n in Counter(map(_KIND, segments)).items():
        found.update(dict.fromkeys(tags_of(Tags(*tags), speaker), n))
    for segment in segments:
        found.update(hotword_tags(segment))
    return found


def hotword_tags(segment: Segment) -> list[Tag]:
    """Whether hotwords changed a sentence, and whether they would."""
    kinds = {is_suggestion(spot.change) for spot in spots(segment)}
    return [Tag("hotword", "suggested" if each else "changed") for each in sorted(kinds)]


class TagFilter(QSortFilterProxyModel):
    """Rows of a DocumentModel; all of them, or those that have one of the chosen tags."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: frozenset[Tag] = frozenset()
        self.setDynamicSortFilter(False)

    @property
    def chosen(self) -> frozenset[Tag]:
        """What rows must have one of; nothing lets all through."""
        return self._chosen

    def choose(self, tags: Iterable[Tag]) -> None:
        """Show rows with one of these tags, or all of them."""
        self._chosen = frozenset(tags)
        # Where all are let through, a change of thousands of rows need not ask for each of them.
        self.setDynamicSortFilter(bool(self._chosen))
        self.invalidate()

    def filterAcceptsRow(  # noqa: N802 - Qt's name
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row is shown."""
        if not self._chosen:
            return True
        segment = cast("Segment", self.sourceModel().index(row, 0, parent).data(RowRole.SEGMENT))
        tags = [*tags_of(segment.tags, segment.speaker), *hotword_tags(segment)]
        return not self._chosen.isdisjoint(tags)
