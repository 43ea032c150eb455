"""The subtitle that stands over a picture while a row is said."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.export_choices import ExportChoices
from engine import Segment, cut, uncut

_Shown = list[tuple[int, int, str]]  # from one millisecond to another, these lines


class RowSubtitles(QObject):
    """Cuts one row at a time as it is exported by `choices`.

    On another thread: the first Chinese row takes a second, as its words are looked up in a
    dictionary that is loaded for it.

    Signals:
        ready: the subtitles of the row that was asked for last are there.
    """

    ready = Signal()

    def __init__(self, choices: Callable[[], ExportChoices], parent: QObject) -> None:
        super().__init__(parent)
        self._choices = choices
        self._background = Background(self)
        self._asked: tuple[Segment, ExportChoices] | None = None
        self._shown: _Shown = []

    def at(self, segment: Segment, seconds: float) -> str:
        """What stands there then; until a row is cut, what is known of the one before."""
        asked = segment, self._choices()
        if self._asked is None or any(a is not b for a, b in zip(asked, self._asked, strict=True)):
            self._asked = asked
            self._background.run(partial(_cut, *asked), partial(self._on_cut, asked))
        now = 1000 * seconds
        return next((text for start, end, text in self._shown if start <= now < end), "")

    def close(self) -> None:
        """Wait until nothing is cut any more; to be called before this object goes."""
        self._background.finish()

    def _on_cut(self, asked: tuple[Segment, ExportChoices], shown: object) -> None:
        if asked is self._asked and isinstance(shown, list):
            self._shown = shown
            self.ready.emit()


def _cut(segment: Segment, choices: ExportChoices) -> _Shown:
    cues = uncut([segment]) if choices.as_rows else cut([segment], choices.rules)
    return [(cue.start_ms, cue.end_ms, "\n".join(cue.lines)) for cue in cues]
