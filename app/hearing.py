"""One recording recognized again and again, with other options each time; nothing is written."""

import tempfile
from pathlib import Path

import typer

from app.addresses import Fetcher
from app.batch import INTERRUPTED, Batch, Plan
from app.hotword_tally import Tally
from app.inputs import Inputs
from app.sources import Source
from app.terminal import BarView, QuietView
from engine import Event, Options, Segment, SegmentReady

_FAILED = 1


class Hearing:
    """A recording or an address, and what it is shown with."""

    def __init__(self, given: str, fetcher: Fetcher, *, is_quiet: bool) -> None:
        """Find it; the program ends where that is not one recording."""
        self._spool = tempfile.TemporaryDirectory(prefix="shengwen-")
        self._fetcher = fetcher
        self._is_quiet = is_quiet
        folder = Path(self._spool.name)
        self._sources = Inputs(folder, folder).collect([given])
        if not self._sources:
            raise typer.Exit(_FAILED)

    def hear(self, options: Options) -> list[Segment]:
        """Its sentences; the program ends where there are none to be had."""
        view = _QuietSink() if self._is_quiet else _BarSink()
        code = Batch(Plan(options, (), None), view, self._fetcher).run(self._sources)
        if code == INTERRUPTED or (code and not view.segments):
            raise typer.Exit(code)
        return view.segments


class _QuietSink(QuietView):
    """Keeps the sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.segments: list[Segment] = []

    def show(self, source: Source, event: Event) -> None:
        super().show(source, event)
        if isinstance(event, SegmentReady):
            self.segments.append(event.segment)


class _BarSink(_QuietSink, BarView):
    """The same behind a bar."""

    def hotwords(self, source: Source, tally: Tally) -> None:
        """Stay silent: what became of them is shown beside what was heard without them."""
