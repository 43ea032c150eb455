"""What captions say: the sentences of a session in one run, and what is being said after them."""

from PySide6.QtCore import QObject, Signal

from app.live_port import LivePort
from app.spacing import joined
from engine import Segment

_FIRST = 20  # sentences of a session that goes on already
_MOST = 4000  # letters; of more, whole lines are taken away where they are shown


class CaptionText(QObject):
    """Follows the desk.

    Signals:
        changed: it says something else.
    """

    changed = Signal()

    def __init__(self, desk: LivePort, parent: QObject | None = None) -> None:
        super().__init__(parent)
        said = [segment.text for segment in desk.segments[-_FIRST:]]
        self._final = joined(said)
        self._partial = desk.partial
        desk.segment_added.connect(self._on_segment)
        desk.partial_changed.connect(self._on_partial)
        desk.began.connect(self._on_began)

    @property
    def final(self) -> str:
        """What stays as it is."""
        return self._final

    @property
    def partial(self) -> str:
        """What is being said, with the space that may be before it."""
        return joined([self._final, self._partial])[len(self._final) :] if self._partial else ""

    @property
    def is_long(self) -> bool:
        """Whether its beginning will not be seen any more."""
        return len(self._final) > _MOST

    def drop(self, n_units: int) -> None:
        """Take away so much of its beginning, counted in UTF-16."""
        rest = self._final.encode("utf-16-le", "surrogatepass")[2 * n_units :]
        self._final = rest.decode("utf-16-le", "surrogatepass")

    def _on_segment(self, segment: Segment) -> None:
        self._final = joined([self._final, segment.text]) if self._final else joined([segment.text])
        self.changed.emit()

    def _on_partial(self, text: str, _start: float) -> None:
        self._partial = text
        self.changed.emit()

    def _on_began(self) -> None:
        self._final = self._partial = ""
        self.changed.emit()
