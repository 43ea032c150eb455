"""What became of a list's words in a text, as a table: a word a row."""

from collections import Counter
from enum import IntEnum
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.change_words import ChangeWords
from app.hotword_tally import Tally
from app.hotword_trial import CAME
from app.messages import clock
from engine import Hit

Index = QModelIndex | QPersistentModelIndex
Which = Literal["all", "heard", "suggested", "never"]
GAP = "  "  # between times


class ReportColumn(IntEnum):
    """Which word, how often, when, and how it came."""

    WORD = 0
    HITS = 1
    TIMES = 2
    HOW = 3


class HotwordReportModel(QAbstractTableModel):
    """Shows a tally, or some of it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = ChangeWords(self)
        self._hits: dict[str, list[Hit]] = {}
        self._rows: list[str] = []
        self._which: Which = "all"

    def show(self, tally: Tally) -> None:
        """Show this from now on, most frequent words first, then those never heard."""
        found: dict[str, list[Hit]] = {}
        for hit in tally.hits:
            found.setdefault(hit.word, []).append(hit)
        often = sorted(found, key=lambda word: -_n_written(found[word]))
        self._hits = {word: found[word] for word in often}
        for word in tally.never:
            self._hits.setdefault(word, [])
        self.want(self._which)

    def want(self, which: Which) -> None:
        """Show these words alone."""
        self.beginResetModel()
        self._which = which
        self._rows = [word for word, hits in self._hits.items() if _is_wanted(which, hits)]
        self.endResetModel()

    def hits(self, row: int) -> list[Hit]:
        """Those of a row, in order."""
        return self._hits[self._rows[row]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many words are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Word, hits, times, how."""
        return 0 if parent.isValid() else len(ReportColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        """Column titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Word"), self.tr("Hits"), self.tr("Times"), self.tr("How"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a view asks."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = self.headerData(index.column(), Qt.Orientation.Horizontal)
            text = self._text(index.row(), index.column())
            return text or self.tr("%1: none").replace("%1", title)
        return None

    def _text(self, row: int, column: int) -> str:
        word = self._rows[row]
        hits = self._hits[word]
        match column:
            case ReportColumn.WORD:
                return word
            case ReportColumn.HITS:
                return str(_n_written(hits))
            case ReportColumn.TIMES:
                return GAP.join(clock(hit.start) for hit in hits)
        return self._how(hits)

    def _how(self, hits: list[Hit]) -> str:
        if not hits:
            return self.tr("Never heard")
        ways = Counter(hit.way for hit in hits)
        there = [way for way in CAME if ways[way]]
        parts = [f"{self._words.name(way)} {ways[way]}" for way in there]
        return self.tr(", ", "between ways").join(parts)


def _n_written(hits: list[Hit]) -> int:
    return sum(hit.way != "suggestion" for hit in hits)


def _is_wanted(which: Which, hits: list[Hit]) -> bool:
    match which:
        case "heard":
            return _n_written(hits) > 0
        case "suggested":
            return _n_written(hits) < len(hits)
        case "never":
            return _n_written(hits) == 0
    return True
