"""Which part of a recording is in sight, and whether it moves on with the playhead."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.time_axis import TimeAxis

_NO_WIDTH = 1.0  # pixels, before there is a window
_FIRST_SCALE = 16.0  # pixels a second: a minute on a common screen
_LONGEST = 1e7  # seconds; a file that claims more is wrong, and more pixels cannot be counted
_ZOOM = 1.5  # of one step
_TURN, _LEAD = 0.9, 0.1  # parts of the picture: where it moves on, and where the playhead is then


class Sight(QObject):
    """Moves a TimeAxis along a recording.

    Attributes:
        is_held: while the user holds something with the mouse; nothing may move under it.

    Signals:
        changed: another part is in sight, or another length is known.
        following_changed: whether it moves on with the playhead.
    """

    changed = Signal()
    following_changed = Signal(bool)

    def __init__(self, left: float, parent: QObject) -> None:
        super().__init__(parent)
        self._axis = TimeAxis(left, _NO_WIDTH, 0, _FIRST_SCALE)
        self._scale = _FIRST_SCALE  # as the user wants it, however little there is to show
        self._duration = 1.0
        self._playhead = 0.0
        self._is_following = True
        self.is_held = False

    @property
    def axis(self) -> TimeAxis:
        """The part that is in sight."""
        return self._axis

    @property
    def duration(self) -> float:
        """How much there is, in seconds; never nothing."""
        return self._duration

    @property
    def playhead(self) -> float:
        """The moment that is heard, in seconds."""
        return self._playhead

    @property
    def is_following(self) -> bool:
        """Whether it moves on with the playhead."""
        return self._is_following

    def widen(self, width: float) -> None:
        """Show more or less at the same scale."""
        self._show(replace(self._axis, width=max(_NO_WIDTH, width), scale=self._scale))
        self.play(self._playhead)

    def lengthen(self, duration: float) -> None:
        """There is as much; what is in sight stays where it is if it can."""
        duration = min(max(1.0, duration), _LONGEST)
        if duration != self._duration:
            self._duration = duration
            self._show(replace(self._axis, scale=self._scale))

    def play(self, seconds: float) -> None:
        """Another moment is heard."""
        self._playhead = min(max(0.0, seconds), self._duration)
        start, span = self._axis.start, self._axis.span
        is_fine = start <= self._playhead <= start + _TURN * span
        can_move = not self.is_held and self._axis.width > _NO_WIDTH
        if self._is_following and can_move and not is_fine:
            self._show(replace(self._axis, start=self._playhead - _LEAD * span))

    def follow(self) -> None:
        """Go where the playhead is and stay with it."""
        self._set_following(is_on=True)
        if not self._axis.shows(self._playhead):
            self._show(replace(self._axis, start=self._playhead - _LEAD * self._axis.span))

    def reveal(self, start: float, end: float) -> None:
        """Bring a stretch into sight, its beginning first where it is too long."""
        axis = self._axis
        if end > axis.end:
            axis = replace(axis, start=end - (1 - _LEAD) * axis.span)
        if start < axis.start:
            axis = replace(axis, start=start - _LEAD * axis.span)
        self._show(axis)

    def scroll_to(self, start: float) -> None:
        """Show what comes from there on; the user asked, so the playhead is not followed now."""
        before = self._axis
        self._show(replace(before, start=start))
        if self._axis != before:
            self._set_following(is_on=False)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Come closer by a factor; what is at `around` (or at the playhead) stays where it is."""
        if around is None:
            is_seen = self._axis.shows(self._playhead)
            around = self._playhead if is_seen else self._axis.start + self._axis.span / 2
        self._show(self._axis.zoomed(factor, around, self._duration))
        if not self._axis.shows(self._playhead):
            self._set_following(is_on=False)

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom(_ZOOM)

    def zoom_out(self) -> None:
        """One step farther away."""
        self.zoom(1 / _ZOOM)

    def show_all(self) -> None:
        """Show the whole recording."""
        self._show(replace(self._axis, scale=0.0))

    def _show(self, axis: TimeAxis) -> None:
        self._scale = axis.scale
        self._axis = axis.within(self._duration)
        self.changed.emit()

    def _set_following(self, *, is_on: bool) -> None:
        if is_on != self._is_following:
            self._is_following = is_on
            self.following_changed.emit(is_on)
