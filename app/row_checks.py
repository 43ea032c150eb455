"""Which rules the rows of a document break, found out little by little and kept up to date."""

from threading import Thread
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from app.document import Document
from engine import Profile, Violation, check_row, prepare_cutting

_PATIENCE = 0.3  # seconds for which the window may stand still
_SLICE = 0.004  # seconds of work before the window gets its turn
_LOADED_YET_MS = 50
_TOLD_EVERY = 0.1  # seconds: a count that changes faster cannot be read


class RowChecks(QObject):
    """Knows the faults of rows that were asked for or come to by and by.

    Signals:
        changed: a first row and a last whose faults may be others now.
        counted: how many rows of those known break a rule.
    """

    changed = Signal(int, int)
    counted = Signal(int)

    def __init__(
        self,
        document: Document,
        profile: Profile | None,
        parent: QObject,
        *,
        as_rows: bool = False,
    ) -> None:
        """Check by `profile`; None takes the one of each row's language.

        Rows are cut into cues for that, unless they are cues as they are.
        """
        super().__init__(parent)
        self._document = document
        self._profile = profile
        self._as_rows = as_rows
        self._known: list[tuple[Violation, ...] | None] = [None] * len(document.segments)
        self._n_faulty = 0
        self._n_first = 0  # so many rows, from the first on, are known
        self._told_at = 0.0
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._go_on)
        document.exchanged.connect(self._on_exchanged)
        self._loading = Thread(
            target=prepare_cutting, args=(tuple(document.segments),), name="dictionary", daemon=True
        )
        self._is_ready = False
        self._idle.start()

    @property
    def n_faulty(self) -> int:
        """How many of the rows looked at so far break a rule."""
        return self._n_faulty

    def faults(self, row: int) -> tuple[Violation, ...]:
        """What a row breaks."""
        known = self._known[row]
        if known is None:
            known = self._known[row] = check_row(
                self._document.segments, row, self._profile, as_rows=self._as_rows
            )
            self._n_faulty += bool(known)
        return known

    def faults_shown(self, row: int) -> tuple[Violation, ...]:
        """What a row breaks; nothing until a dictionary is loaded, as painting cannot wait."""
        return self.faults(row) if self._is_ready else ()

    @property
    def profile(self) -> Profile | None:
        """The rules that rows are held against; None for those of each language."""
        return self._profile

    @property
    def as_rows(self) -> bool:
        """Whether rows are cues as they are."""
        return self._as_rows

    def use(self, profile: Profile | None, *, as_rows: bool = False) -> None:
        """Check by other rules."""
        if (profile, as_rows) != (self._profile, self._as_rows):
            self._profile, self._as_rows = profile, as_rows
            self._begin_again(0, len(self._known))

    @property
    def is_complete(self) -> bool:
        """Whether all rows have been looked at."""
        return None not in self._known

    def following(self, row: int) -> int | None:
        """The next row that breaks a rule; after the last comes the first.

        It is looked for no longer than anybody waits: see `is_complete`.
        """
        n, until = len(self._known), perf_counter() + _PATIENCE
        each: int
        for each in (*range(row + 1, n), *range(min(row + 1, n))):
            if self.faults(each):
                return each
            if perf_counter() > until:
                break
        return None

    def _on_exchanged(self, first: int, n_gone: int, segments: object) -> None:
        assert isinstance(segments, tuple)
        for known in self._known[first : first + n_gone]:
            self._n_faulty -= bool(known)
        self._known[first : first + n_gone] = [None] * len(segments)
        # What a row breaks depends on its neighbours, too.
        self._begin_again(first - 1, first + len(segments) + 1)

    def _begin_again(self, start: int, end: int) -> None:
        start, end = max(0, start), min(end, len(self._known))
        for row in range(start, end):
            self._n_faulty -= bool(self._known[row])
            self._known[row] = None
        self._n_first = min(self._n_first, start)
        self._idle.start()
        if start < end:
            self.changed.emit(start, end - 1)

    def _go_on(self) -> None:
        if not self._is_ready:
            self._get_ready()
            return
        began = perf_counter()
        while (row := self._first_unknown()) is not None and perf_counter() < began + _SLICE:
            self.faults(row)
        if row is None:
            self._idle.stop()
        if row is None or began >= self._told_at + _TOLD_EVERY:
            self._told_at = began
            self.counted.emit(self._n_faulty)

    def _get_ready(self) -> None:
        """Load what is needed, once the window has been painted."""
        if self._loading.ident is None:
            self._loading.start()
            self._idle.setInterval(_LOADED_YET_MS)
        elif not self._loading.is_alive():
            self._is_ready = True
            self._idle.setInterval(0)
            self.changed.emit(0, len(self._known) - 1)

    def _first_unknown(self) -> int | None:
        try:
            self._n_first = self._known.index(None, self._n_first)
        except ValueError:
            self._n_first = len(self._known)
            return None
        return self._n_first
