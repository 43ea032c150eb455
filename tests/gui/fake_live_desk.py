"""A desk of the live page's shape that records what it is asked for, and says what a test plays."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.live_state import LiveRemark, LiveState, Mark, SavedSession
from engine import Level, Segment, SoundSource

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
OWN = SoundSource("mic", "FakeMic", "microphone", is_default=True, rate=48_000, n_channels=1)
STEREO = replace(OWN, id="studio", name="Studio interface", is_default=False, n_channels=2)
SPEAKERS = replace(STEREO, id="spk.monitor", name="Speakers", kind="system")


class FakeLiveDesk(QObject):
    """Changes its state only as it is told."""

    state_changed = Signal(object)
    levelled = Signal(object)
    sources_changed = Signal()
    partial_changed = Signal(str, float)
    segment_added = Signal(object)
    marked = Signal(object)
    broken = Signal(float)
    lag_changed = Signal(float)
    remarked = Signal(object)
    saved = Signal(object)
    began = Signal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.asked: list[tuple[object, ...]] = []
        self.state = LiveState.READY
        self.elapsed = 0.0
        self.segments: list[Segment] = []
        self.marks: list[Mark] = []
        self.partial = ""
        self.breaks: list[tuple[float, datetime]] = []
        self.sources = [OWN, STEREO, SPEAKERS]
        self.source = ""
        self.channel: int | None = None
        self.system_sound_hint = ""
        self.device = ""
        self.remark = LiveRemark("")
        self.model = ""

    def open(self):
        self.asked.append(("open",))

    def leave(self):
        self.asked.append(("leave",))

    def choose_source(self, source, channel=None):
        self.asked.append(("choose", source, channel))
        self.source, self.channel = source, channel

    def toggle(self):
        self.asked.append(("toggle",))

    def start(self):
        self.asked.append(("start",))

    def pause(self):
        self.asked.append(("pause",))

    def resume(self):
        self.asked.append(("resume",))

    def stop(self):
        self.asked.append(("stop",))

    def mark(self):
        self.asked.append(("mark",))

    def mend(self, action):
        self.asked.append(("mend", action))

    def open_saved(self):
        self.asked.append(("open-saved",))

    def be(self, state):
        """Stand there from now on."""
        self.state = state
        self.state_changed.emit(state)

    def begin(self, moment=MORNING):
        """Begin a session."""
        self.segments, self.marks, self.elapsed = [], [], 0.0
        self.breaks = [(0.0, moment)]
        self.began.emit(moment)
        self.be(LiveState.RECORDING)

    def say(self, segment):
        """Let a sentence be final."""
        self.segments.append(segment)
        self.segment_added.emit(segment)

    def hint(self, text, start=0.0):
        """Let something be said that is not final."""
        self.partial = text
        self.partial_changed.emit(text, start)

    def flag(self, seconds):
        """Let a moment be marked."""
        self.marks.append(Mark(seconds))
        self.marked.emit(Mark(seconds))

    def go_on(self, seconds, moment):
        """Go on after a pause."""
        self.breaks.append((seconds, moment))
        self.broken.emit(seconds)

    def level(self, peak, rms=None, *, is_clipped=False, elapsed=None):
        """Let it be as loud."""
        self.elapsed = self.elapsed if elapsed is None else elapsed
        self.levelled.emit(Level(peak / 3 if rms is None else rms, peak, is_clipped, self.elapsed))

    def tell(self, text, action="", *, is_trouble=True):
        """Say that something happened."""
        self.remark = LiveRemark(text, action, is_trouble)
        self.remarked.emit(self.remark)

    def end(self, title="Recording 2 March, 9:30", duration=207.0):
        """Say that the session is in the library."""
        self.be(LiveState.READY)
        self.saved.emit(SavedSession(7, title, Path("session.flac"), duration))
