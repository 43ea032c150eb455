"""Which entries of a list are shown, and which of any list are found."""

from dataclasses import dataclass

from engine import Denied, Entry, Hotword, Line


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are shown; what is None lets all through."""

    query: str = ""
    group: str | None = None
    only_problems: bool = False

    def passes(self, line: Line) -> bool:
        """Whether a line is shown, problems aside."""
        if self.group is not None and (line.entry is None or line.entry.group != self.group):
            return False
        return not self.query or self.query.casefold() in line.text.casefold()

    def finds(self, entry: Entry) -> bool:
        """Whether an entry, of whatever list, is one that is searched for."""
        if isinstance(entry, Hotword):
            own = (entry.word, *entry.aliases, *entry.denied)
        else:
            own = (entry.text,) if isinstance(entry, Denied) else (entry.wrong, entry.right)
        return any(self.query.casefold() in text.casefold() for text in (*own, entry.note))
