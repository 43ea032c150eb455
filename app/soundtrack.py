"""The waveform of a transcript: its rows, their tags, edges that are dragged, its outline."""

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.document import Document
from app.document_view import DocumentView
from app.outline_feed import OutlineFeed
from app.waveform import Waveform
from app.waveform_marks import Mark, marks_of

_SOON_MS = 200


class Soundtrack(QObject):
    """Keeps a waveform in step with a document and its table."""

    def __init__(
        self,
        document: Document,
        view: DocumentView,
        waveform: Waveform,
        marked: Sequence[float] = (),
    ) -> None:
        """Make it; `marked` are moments that somebody marked."""
        super().__init__(view)
        self._marked = marked
        self._document = document
        self._view = view
        self._waveform = waveform
        self._feed = OutlineFeed(self)
        self._marks = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._connect()
        waveform.set_rows([(each.start, each.end) for each in document.segments])
        waveform.set_duration(document.duration)
        self._mark()

    def show(self, media: Path | None) -> None:
        """Fetch the outline of a recording; without one there is a flat line."""
        if media is None:
            self._waveform.show_message(self.tr("There is no recording to this text."))
            return
        self._waveform.show_message(self.tr("Reading the sound…"))
        self._feed.fetch(media)

    def close(self) -> None:
        """Read no more."""
        self._feed.close()

    def _connect(self) -> None:
        self._feed.grown.connect(self._on_grown)
        self._feed.ended.connect(self._on_ended)
        self._feed.failed.connect(self._on_failed)
        self._marks.timeout.connect(self._mark)
        self._document.exchanged.connect(self._on_exchanged)
        self._view.rows_selected.connect(self._on_selected)
        self._waveform.edge_dropped.connect(self._on_edge_dropped)

    def _mark(self) -> None:
        told = self.tr("Marked while it was recorded")
        marked = [Mark(seconds, "bookmark-outline", told) for seconds in self._marked]
        marks = [*marks_of(self._document.segments), *marked]
        self._waveform.set_marks(sorted(marks, key=attrgetter("at")))

    def _on_exchanged(self, first: int, n_gone: int, segments: object) -> None:
        assert isinstance(segments, tuple)
        spans = [(each.start, each.end) for each in segments]
        self._waveform.update_rows(first, first + n_gone - 1, spans)
        self._marks.start()

    def _on_selected(self) -> None:
        self._waveform.set_current_row(self._view.row)

    def _on_edge_dropped(self, row: int, side: str, seconds: float) -> None:
        if self._view.is_read_only:
            return
        segment = self._document.segments[row]
        if side == "start":
            self._document.set_times(row, seconds, segment.end)
        else:
            self._document.set_times(row, segment.start, seconds)
        self._view.select(row)

    def _on_grown(self, peaks: object) -> None:
        self._waveform.show_message("")
        self._waveform.set_peaks(peaks)  # type: ignore[arg-type] # a signal's object

    def _on_ended(self) -> None:
        self._waveform.show_message("")

    def _on_failed(self, _error: object) -> None:
        self._waveform.show_message(self.tr("The sound cannot be read."))
