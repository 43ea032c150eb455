"""Works out, beside the window, what a list makes of a text; only the last question is answered."""

import threading
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.background import Background, Problem
from app.hotword_trial import Stopped, Trial, trial_of
from app.paired_rows import Rows, paired
from app.settings import Script
from engine import HotwordList, Segment, as_heard, corrected


class TryRun(QObject):
    """Compares texts without a list to the same with it.

    Signals:
        found: a Trial.
        failed: a Problem.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._stop = threading.Event()

    def correct(
        self,
        heard: Sequence[Segment],
        hotwords: HotwordList,
        reference: str | None,
        script: Script,
    ) -> None:
        """Try a list on sentences that were recognized without it, or with another one.

        Args:
            script: how the words of the list are written.
        """
        self._ask(_corrections(heard, hotwords, script), hotwords, reference)

    def compare(
        self,
        before: Sequence[Segment],
        after: Sequence[Segment],
        hotwords: HotwordList,
        reference: str | None,
    ) -> None:
        """Compare what was recognized without a list to what was with it."""
        self._ask(paired(before, after), hotwords, reference)

    def stop(self) -> None:
        """Nobody waits any more."""
        self._stop.set()

    def finish(self) -> None:
        """Wait for what was asked; only before all ends."""
        self._background.finish()

    def _ask(
        self, pairs: Iterator[tuple[Rows, Rows]], hotwords: HotwordList, reference: str | None
    ) -> None:
        self.stop()
        stop = self._stop = threading.Event()
        work = partial(_tried, pairs, hotwords, reference, stop)
        self._background.run(work, partial(self._deliver, stop))

    def _deliver(self, stop: threading.Event, result: Trial | Problem | None) -> None:
        if stop.is_set() or result is None:
            return
        if isinstance(result, Trial):
            self.found.emit(result)
        else:
            self.failed.emit(result)


def _corrections(
    heard: Sequence[Segment], hotwords: HotwordList, script: Script
) -> Iterator[tuple[Rows, Rows]]:
    before = [as_heard(segment) for segment in heard]
    for old, new in zip(before, corrected(before, hotwords, script), strict=True):
        yield (old,), (new,)


def _tried(
    pairs: Iterator[tuple[Rows, Rows]],
    hotwords: HotwordList,
    reference: str | None,
    stop: threading.Event,
) -> Trial | None:
    try:
        return trial_of(pairs, hotwords, reference, stop.is_set)
    except Stopped:
        return None
