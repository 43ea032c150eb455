"""The source that is heard: opened while somebody looks at it, found again, and recorded from."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from app.live_capture import Capture, SoundRecorder
from app.live_sources import LiveSources
from app.settings import Settings
from engine import (
    CaptureFailed,
    CaptureReport,
    Listening,
    SoundBlock,
    SoundSource,
    SourceBack,
    SourceLost,
)


class LiveEar(QObject):
    """Owns a recorder; reports come out on the GUI thread.

    Attributes:
        sources: what there is to hear.
        is_open: it is heard.
        is_opening: it is being opened.
        is_recording: a recording was asked for and has not ended.

    Signals:
        changed: `is_open` or `is_opening` may be otherwise.
        reported: a CaptureReport.
    """

    changed = Signal()
    reported = Signal(object)
    _posted = Signal(object)

    def __init__(self, capture: Capture, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.sources = LiveSources(capture, self)
        self.is_open = self.is_opening = self.is_recording = False
        self._make_recorder = capture.recorder
        self._settings = settings
        self._recorder: SoundRecorder | None = None
        self._is_shown = self._is_asked = False
        self._seen: SoundSource | None = None  # the source, as it was listed last
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)
        self.sources.changed.connect(self._on_sources_changed)

    @property
    def settings(self) -> Settings:
        """With the source that is chosen."""
        return self._settings

    def adopt(self, settings: Settings) -> None:
        """Hear the source that is chosen now."""
        before, self._settings = self._settings, settings
        is_new = _choice(before) != _choice(settings) and self._is_asked
        if not self.is_recording and (is_new or (self._is_wanted and not self._is_asked)):
            self.listen()
        else:
            self.rest()

    def open(self) -> None:
        """Somebody looks: see what there is, and hear it if that is wished."""
        self._is_shown = True
        self.sources.look()
        if self._is_wanted and not (self.is_open or self.is_opening):
            self.listen()

    def leave(self) -> None:
        """Nobody looks any more."""
        self._is_shown = False
        self.sources.rest()
        self.rest()

    def choose(self, source: str, channel: int | None) -> Settings:
        """Hear another source; return the settings with it."""
        self._settings = replace(self._settings, live_source=source, live_channel=channel or 0)
        if self._is_wanted:
            self.listen()
        return self._settings

    def listen(self) -> None:
        """Open the source that is chosen."""
        self._is_asked, self._seen = True, self._sight
        self._set(is_opening=True)
        source, channel = _choice(self._settings)
        self._ours.listen(source, channel or None)

    def record(self, path: Path, feed: Callable[[SoundBlock], None]) -> None:
        """Write what is heard, from a moment ago."""
        self.is_recording = True
        if not (self.is_open or self.is_opening):
            self.listen()
        self._ours.record(path, feed, returns=self._settings.live_returns)

    def pause(self) -> None:
        """Keep nothing for a while."""
        self._ours.pause()

    def resume(self) -> None:
        """Go on after a pause."""
        self._ours.resume()

    def stop(self) -> None:
        """End the recording; its last sound and Recorded come."""
        self._ours.stop()

    def end(self) -> None:
        """The recording has ended; what nobody looks at is not heard any more."""
        self.is_recording = False
        self.rest()

    def rest(self) -> None:
        """Hear nothing, unless it is wanted or recorded."""
        if self._is_asked and not (self._is_wanted or self.is_recording):
            self._is_asked = False
            if self._recorder is not None:  # one that was closed would begin anew
                self._recorder.rest()
            self._set()

    def close(self) -> None:
        """End; what the recorder has to say of its last recording comes out first."""
        self.sources.close()
        recorder, self._recorder = self._recorder, None
        if recorder is not None:
            recorder.close()
            QCoreApplication.sendPostedEvents(self)
            self._is_asked = False

    @property
    def _is_wanted(self) -> bool:
        return self._is_shown and self._settings.listens_ahead

    @property
    def _ours(self) -> SoundRecorder:
        if self._recorder is None:
            self._recorder = self._make_recorder(self._posted.emit)
        return self._recorder

    @property
    def _sight(self) -> SoundSource | None:
        """What is to be heard, if it is there."""
        return self.sources.find(self._settings.live_source)

    def _on_posted(self, report: CaptureReport) -> None:
        match report:
            case Listening() | SourceBack():
                if not self._is_asked:
                    return  # it was closed meanwhile
                self._set(is_open=True)
                self.sources.look_soon()
            case SourceLost():
                self._is_asked = report.is_awaited
                self._set()
                self.sources.look_soon()
            case CaptureFailed():
                self._is_asked = False
                self._set()
        self.reported.emit(report)

    def _set(self, *, is_open: bool = False, is_opening: bool = False) -> None:
        if (is_open, is_opening) != (self.is_open, self.is_opening):
            self.is_open, self.is_opening = is_open, is_opening
            self.changed.emit()

    def _on_sources_changed(self) -> None:
        """Hear what came back, or what the system takes now in place of another."""
        before, self._seen = self._seen, self._sight
        if self.is_recording or not self._is_wanted or self._seen is None:
            return
        is_back = not self._is_asked and before != self._seen
        is_other = before is not None and before.id != self._seen.id
        if is_back or is_other:
            self.listen()


def _choice(settings: Settings) -> tuple[str, int]:
    return settings.live_source, settings.live_channel
