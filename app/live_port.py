"""What the live page, captions and the full screen see of the session: the desk has this shape."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import SignalInstance

from app.live_state import LiveRemark, LiveState, Mark
from engine import Segment, SoundSource


class LivePort(Protocol):
    """A session as it is shown, and what can be done with it. All on the GUI thread.

    Signals:
        state_changed: a LiveState.
        levelled: an engine.Level, at most 20 a second.
        sources_changed: `sources` or `source` are others now.
        partial_changed: what is being said, "" where nothing is, and since when, in seconds.
        segment_added: an engine.Segment; it never changes.
        marked: a Mark.
        broken: the second of the recording at which it went on after a pause or a loss.
        lag_changed: how many seconds the text is behind; 0 where it is not.
        remarked: a LiveRemark.
        saved: a SavedSession.
        began: when a session began, a datetime; all that is shown of the last one goes.
    """

    @property
    def state_changed(self) -> SignalInstance: ...
    @property
    def levelled(self) -> SignalInstance: ...
    @property
    def sources_changed(self) -> SignalInstance: ...
    @property
    def partial_changed(self) -> SignalInstance: ...
    @property
    def segment_added(self) -> SignalInstance: ...
    @property
    def marked(self) -> SignalInstance: ...
    @property
    def broken(self) -> SignalInstance: ...
    @property
    def lag_changed(self) -> SignalInstance: ...
    @property
    def remarked(self) -> SignalInstance: ...
    @property
    def saved(self) -> SignalInstance: ...
    @property
    def began(self) -> SignalInstance: ...

    @property
    def state(self) -> LiveState:
        """Where it stands."""

    @property
    def elapsed(self) -> float:
        """Seconds that are recorded."""

    @property
    def segments(self) -> Sequence[Segment]:
        """All that is final."""

    @property
    def marks(self) -> Sequence[Mark]:
        """The moments that were marked."""

    @property
    def partial(self) -> str:
        """What is being said."""

    @property
    def breaks(self) -> Sequence[tuple[float, datetime]]:
        """Where recording began and went on, and when that was; the first is at 0."""

    @property
    def sources(self) -> Sequence[SoundSource]:
        """What can be recorded from."""

    @property
    def source(self) -> str:
        """The chosen source's id, "" for the system's own."""

    @property
    def channel(self) -> int | None:
        """The chosen channel from 1, None for all of them."""

    @property
    def system_sound_hint(self) -> str:
        """Why the computer's own sound cannot be recorded, as a code; "" where it can."""

    @property
    def device(self) -> str:
        """What computes, as "cpu"; "" before that is known."""

    @property
    def model(self) -> str:
        """The name of the model that recognizes."""

    @property
    def remark(self) -> LiveRemark:
        """What was remarked last."""

    def open(self) -> None:
        """The page is shown."""

    def leave(self) -> None:
        """The page is hidden."""

    def choose_source(self, source: str, channel: int | None = None, /) -> None:
        """Record from there from now on."""

    def toggle(self) -> None:
        """Start, pause or go on."""

    def start(self) -> None:
        """Begin a session."""

    def pause(self) -> None:
        """Keep nothing until it goes on."""

    def resume(self) -> None:
        """Go on."""

    def stop(self) -> None:
        """End it."""

    def mark(self) -> None:
        """Mark this moment."""

    def mend(self, action: str) -> None:
        """Do what a remark offers."""

    def open_saved(self) -> None:
        """Show the transcript of the last session."""
