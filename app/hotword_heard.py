"""When the words of a list were last heard, as the table says it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QObject

from app.hotword_hits import LastHits
from engine import Hotword, Line, Rule

HITS_FILE = "hits.json"


class HotwordHeard(QObject):
    """Reads what is remembered of hits."""

    def __init__(self, file: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._stamp = 0
        self._hits: LastHits | None = None
        self.look()

    def look(self) -> bool:
        """Read it again where it changed; whether it did."""
        try:
            stamp = self._file.stat().st_mtime_ns
        except OSError:
            return False
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        self._hits = LastHits(self._file)
        return True

    def text(self, line: Line) -> str:
        """When, in little room."""
        hit = self._of(line)
        if hit is None:
            return ""
        when, _n = hit
        days = (datetime.now().astimezone().date() - when.astimezone().date()).days
        if days == 0:
            return self.tr("today")
        if days == 1:
            return self.tr("yesterday")
        return QLocale().toString(when.astimezone().date(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload, no-any-return]

    def told(self, line: Line) -> str:
        """When, and how often in all."""
        hit = self._of(line)
        if hit is None:
            return self.tr("Not heard yet") if isinstance(line.entry, Hotword) else ""
        when, n = hit
        moment = when.astimezone().strftime("%Y-%m-%d %H:%M")
        return self.tr("Last heard %1, %n time(s) in all", "", n).replace("%1", moment)

    def rank(self, line: Line) -> float:
        """By what rows are put in order."""
        hit = self._of(line)
        return hit[0].timestamp() if hit is not None else 0.0

    def _of(self, line: Line) -> tuple[datetime, int] | None:
        match line.entry:
            case Hotword() as entry if self._hits is not None:
                return self._hits.of(entry.word)
            case Rule() as rule if self._hits is not None:
                return self._hits.of(rule.right)
        return None
