"""What happens to a live session, in the user's words: what is so, what is safe, what is next."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, QTime

from app.job import ListsLeftOut
from app.job_words import clock, shown_name
from app.live_state import LiveRemark
from app.messages import Messages
from app.number_words import count
from engine import (
    EngineError,
    FellBack,
    HotwordsLeftOut,
    MicrophoneUnusable,
    PackageMissing,
    PortAudioMissing,
    Restarted,
    SoundSource,
)

FINISH_NOW, FINISH_LATER = "finish-recording:", "finish-later:"
LISTEN_AGAIN, FINISH_TEXT = "listen-again:", "finish-text:"
_ALLOW = "allow-microphone:"
_MINUTE = 60


class LiveWords(QObject):
    """Speaks the window's language."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages

    def title(self, when: str) -> str:
        """What a recording is called, by its date and time."""
        return self.tr("Recording %1").replace("%1", when)

    def unheard(self, error: EngineError) -> LiveRemark:
        """Why a source cannot be heard, and the next step."""
        message = self._messages.error(error)
        match error:
            case PortAudioMissing() | PackageMissing():
                action = "doctor:"
            case MicrophoneUnusable(reason="denied") if sys.platform in {"win32", "darwin"}:
                action = _ALLOW
            case MicrophoneUnusable():
                action = LISTEN_AGAIN
            case _:
                action = message.action
        return LiveRemark(shown_name(str(message)), action, is_trouble=True)

    def lost(self, source: SoundSource | None, *, is_awaited: bool) -> LiveRemark:
        """The source is gone in the middle of a session."""
        is_system = source is not None and source.kind == "system"
        if is_awaited and is_system:
            text = self.tr(
                "What the computer plays cannot be heard any more; what was said until then is"
                " saved. Recording goes on when it is back."
            )
        elif is_awaited:
            text = self.tr(
                "The microphone is gone; what was said until then is saved. Recording goes on when"
                " it is back."
            )
        elif is_system:
            text = self.tr(
                "What the computer plays cannot be heard any more; what was said until then is"
                " saved."
            )
        else:
            text = self.tr("The microphone is gone; what was said until then is saved.")
        return LiveRemark(text, FINISH_NOW if is_awaited else "", is_trouble=True)

    def gone(self, name: str) -> LiveRemark:
        """The chosen source is not there; nothing is being recorded."""
        text = self.tr("“%1” is not there. Plug it in again, or choose another source.")
        return LiveRemark(text.replace("%1", shown_name(name)), LISTEN_AGAIN, is_trouble=True)

    def missed(self, elapsed: float) -> LiveRemark:
        """Sound did not get as far as the recorder."""
        text = self.tr("A moment at %1 was lost, as this computer was too busy.")
        return LiveRemark(text.replace("%1", clock(elapsed)), is_trouble=True)

    def kept_in_memory(self, error: EngineError, seconds: float, folder: Path) -> LiveRemark:
        """The file cannot be written."""
        text = self.tr(
            "%1 %2 s of sound wait in memory, and recording goes on. Make room, and they are"
            " written."
        )
        text = text.replace("%1", self._messages.error(error).what).replace(
            "%2", count(round(seconds))
        )
        return LiveRemark(shown_name(text), f"open-folder:{folder}", is_trouble=True)

    def badly_recorded(self, error: EngineError, path: Path, duration: float) -> LiveRemark:
        """The end of a recording is not in its file, or is elsewhere."""
        text = self.tr("The recording is saved up to %1, in “%2”: %3")
        text = text.replace("%1", clock(duration)).replace("%2", path.name)
        text = text.replace("%3", str(self._messages.error(error)))
        return LiveRemark(shown_name(text), f"open-folder:{path}", is_trouble=True)

    def textless(self, error: EngineError) -> LiveRemark:
        """Nothing is recognized any more; the recording is not touched by that."""
        message = self._messages.error(error)
        goes_on = self.tr("Recording goes on; the text can be made afterwards.")
        return LiveRemark(shown_name(f"{goes_on} {message}"), message.action, is_trouble=True)

    def engineless(self) -> LiveRemark:
        """There is nothing that recognizes, not yet."""
        return LiveRemark(self.tr("Recording goes on; the text can be made afterwards."))

    def noted(self, event: FellBack | HotwordsLeftOut | ListsLeftOut | Restarted) -> LiveRemark:
        """What a session that goes on has to say."""
        if isinstance(event, Restarted):
            text = self.tr(
                "Recognition broke off and begins again where it was; the recording is complete."
            )
        else:
            text = self._messages.note(event)
        return LiveRemark(shown_name(text))

    def little_room(self, seconds: float, folder: Path) -> LiveRemark:
        """The disk will soon be full."""
        text = self.tr(
            "There is room for about %n minute(s) of sound on this disk.",
            "",
            max(0, int(seconds // _MINUTE)),
        )
        return LiveRemark(text, f"open-folder:{folder}", is_trouble=True)

    def kept_elsewhere(self, error: OSError, path: Path) -> LiveRemark:
        """The chosen folder cannot be used."""
        text = self.tr("%1 The recording is kept in “%2”.")
        text = text.replace("%1", self._messages.error(error).what)
        text = text.replace("%2", str(path.parent))
        return LiveRemark(shown_name(text), f"open-folder:{path}", is_trouble=True)

    def no_place(self, error: OSError) -> LiveRemark:
        """Nothing can be recorded, as there is nowhere to keep it."""
        message = self._messages.error(error)
        return LiveRemark(shown_name(str(message)), message.action, is_trouble=True)

    def busy(self, *, is_ending: bool) -> LiveRemark:
        """A second session was asked for."""
        if is_ending:
            text = self.tr("The last recording is just being finished; then another one can begin.")
        else:
            text = self.tr("A recording is going on already; stop it before another one begins.")
        return LiveRemark(text)

    def behind(self) -> LiveRemark:
        """The end of a session takes long."""
        text = self.tr("The recording is saved; what was said last is still becoming text.")
        return LiveRemark(text, FINISH_LATER)

    def nothing_recorded(self) -> LiveRemark:
        """A session ended before its first sound."""
        return LiveRemark(self.tr("Nothing was recorded."))

    def unfinished(self, entry: int) -> LiveRemark:
        """A session ended, and part of its text is missing."""
        text = self.tr("The recording is saved; part of its text is missing.")
        return LiveRemark(text, f"{FINISH_TEXT}{entry}")

    def interrupted(self, until: Sequence[datetime]) -> str:
        """Recordings that broke off were found at the start, each with the time up to which."""
        if len(until) == 1:
            text = self.tr("A recording was interrupted; everything up to %1 is there.")
            return text.replace("%1", _moment(until[0]))
        return self.tr(
            "%n recordings were interrupted; they are in the library with all that was said.",
            "",
            len(until),
        )


def _moment(when: datetime) -> str:
    """A time of day, with its day where that is another one."""
    there = QDateTime(QDate(when.year, when.month, when.day), QTime(when.hour, when.minute))
    if there.date() == QDate.currentDate():
        return QLocale().toString(there.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(there, QLocale.FormatType.ShortFormat)
