"""Broken rules of subtitles, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.number_words import decimal, shortest
from engine import Violation


class CheckWords(QObject):
    """Says what is wrong with a row: in a few letters, and in full."""

    def short(self, faults: Sequence[Violation]) -> str:
        """The worst of them, as "23 cps"."""
        if not faults:
            return ""
        fault, more = faults[0], len({each.kind for each in faults}) - 1
        value = fault.value
        text = {
            "speed": self.tr("%1 cps").replace("%1", decimal(value, 0)),
            "columns": self.tr("%1 wide").replace("%1", decimal(value, 0)),
            "lines": self.tr("%n line(s)", "", round(value)),
            "short": self.tr("%1 s").replace("%1", decimal(value)),
            "long": self.tr("%1 s").replace("%1", decimal(value)),
            "gap": self.tr("gap %1 s").replace("%1", decimal(value, 2)),
            "overlap": self.tr("overlap"),
            "order": self.tr("order"),
        }.get(fault.kind, fault.kind)
        return f"{text} +{more}" if more else text

    def told(self, faults: Sequence[Violation]) -> str:
        """All of them, a line each."""
        return "\n".join(dict.fromkeys(map(self._line, faults)))

    def _line(self, fault: Violation) -> str:
        lines = {
            "speed": self.tr("%1 characters a second; %2 can be read."),
            "columns": self.tr("A line is %1 columns wide; %2 are allowed."),
            "lines": self.tr("%1 lines; %2 are allowed."),
            "short": self.tr("On screen for %1 s; %2 s at least."),
            "long": self.tr("On screen for %1 s; %2 s at most."),
            "gap": self.tr("%1 s of empty screen before the next; %2 s at least."),
            "overlap": self.tr("The next row begins %1 s before this one ends."),
            "order": self.tr("It begins %1 s before the row above."),
        }
        text = lines.get(fault.kind, fault.kind)
        return text.replace("%1", shortest(fault.value)).replace("%2", shortest(fault.limit))
