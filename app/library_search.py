"""Searches the library as one types: the newest question is answered, older ones are not."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.library import Library
from app.library_entries import Entry
from app.library_model import LibraryModel
from app.word_index import terms


class LibrarySearch(QObject):
    """Knows what is searched for and which entries meet it.

    Attributes:
        query: what was found last; empty where all is shown.
        ids: the entries in which it is met; None where all are shown.

    Signals:
        found: `query` and `ids` are others now.
    """

    found = Signal()

    def __init__(self, library: Library, model: LibraryModel, parent: QObject) -> None:
        super().__init__(parent)
        self.query = ""
        self.ids: frozenset[int] | None = None
        self._library = library
        self._model = model
        self._wanted = ""
        self._is_asking = False
        self._asked: set[int] = set()  # whose excerpts are on their way

    def ask(self, query: str) -> None:
        """Search for something."""
        self._wanted = query if terms(query) else ""
        if not self._is_asking:
            self._go_on()

    def repeat(self) -> None:
        """Search again: entries have changed."""
        if self._wanted:
            self.ask(self._wanted)

    def explain(self, entries: Sequence[Entry]) -> None:
        """Have the model show where these entries meet the query."""
        if not self.query:
            return
        new = [each.id for each in entries if self._model.lacks_excerpt(each)]
        new = [i for i in new if i not in self._asked]
        if new:
            self._asked.update(new)
            self._library.excerpts(new, self.query, partial(self._on_explained, self.query, new))

    def _go_on(self) -> None:
        if self._wanted:
            self._is_asking = True
            self._library.find(self._wanted, partial(self._on_found, self._wanted))
        else:
            self._tell("", None)

    def _on_found(self, query: str, ids: object) -> None:
        self._is_asking = False
        if query != self._wanted:
            self._go_on()
        else:
            self._tell(query, frozenset(ids) if isinstance(ids, set) else frozenset())

    def _tell(self, query: str, ids: frozenset[int] | None) -> None:
        self.query, self.ids = query, ids
        self._asked.clear()
        self.found.emit()

    def _on_explained(self, query: str, ids: Sequence[int], excerpts: object) -> None:
        if query != self.query:
            return
        self._asked.difference_update(ids)
        if isinstance(excerpts, dict):
            self._model.tell_excerpts({i: excerpts.get(i) for i in ids})
