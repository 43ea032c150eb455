"""Engine facts in the user's words: what happened and what to do next.

Free of Qt, so that the command line says the same; the window hands in its translator. What is
long to say has a module of its own: `capture_faults`, `model_messages`, `reading_words`,
`system_faults`.
"""

import sys
from collections.abc import Callable, Sequence

from app.capture_faults import CaptureFaults
from app.commands import PORTAUDIO_COMMAND, install_command
from app.input_errors import TextUnreadable
from app.input_words import TextFaults
from app.job import ListsLeftOut, SourceChanged
from app.message import START_OVER, Message
from app.model_messages import ModelMessages
from app.playback_faults import Fault, NoSoundDevice, PlayerMissing, Unplayable
from app.reading_words import ReadingWords
from app.system_faults import SystemFaults
from app.system_libraries import PLAYER, install_libraries
from engine import (
    CudaUnavailable,
    Damaged,
    DiskFull,
    DownloadFailed,
    EndedEarly,
    EndsBefore,
    EngineError,
    FellBack,
    FolderUnusable,
    HotwordsLeftOut,
    MicrophoneUnusable,
    ModelCorrupt,
    ModelMissing,
    NoAudioTrack,
    NoSpeech,
    NotHeard,
    NotWritten,
    Offline,
    OutOfMemory,
    PackageMissing,
    PackUnusable,
    PortAudioMissing,
    ProfileError,
    SoundLost,
    TranscriptUnreadable,
    UnreadableAudio,
    UnsupportedLanguage,
    Unwritable,
    WorkerDied,
)

_FEW_WORDS = 8  # of a long list are named
_KILLED = -9  # by a signal that a process cannot hear


def clock(seconds: float) -> str:
    """A time as 0:07 or 1:02:03."""
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Messages:
    """Words for errors and notes, in one language."""

    def __init__(
        self,
        translate: Callable[[str, str], str] = lambda _context, text: text,
        *,
        in_window: bool = False,
    ) -> None:
        """Take QCoreApplication.translate, or nothing for English.

        Args:
            in_window: name what there is to press, not what there is to type.
        """
        self.translate = translate
        self._capture = CaptureFaults(translate)
        self._models = ModelMessages(translate, in_window=in_window)
        self._system = SystemFaults(translate)

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self.translate("Messages", text)

    def text(self, error: TextUnreadable) -> str:
        """Why a text cannot be read."""
        return TextFaults(self.translate).told(error)

    def error(self, error: EngineError | OSError | SourceChanged) -> Message:  # noqa: C901, PLR0911, PLR0912 - a table
        """Why a job failed."""
        match error:
            case UnreadableAudio():
                return self._unreadable(error.reason)
            case NoAudioTrack(n_tracks=0):
                return Message(self.tr("There is no sound in this file."))
            case NoAudioTrack():
                text = self.tr("There is no such audio track; the file has %n.")
                return Message(
                    text.replace("%n", str(error.n_tracks)), self.tr("Choose one of those.")
                )
            case EndsBefore():
                text = self.tr("The recording ends before %1.")
                return Message(
                    text.replace("%1", clock(error.start)), self.tr("Choose an earlier start.")
                )
            case NoSpeech():
                return Message(
                    self.tr("No speech was found, so no subtitles were written."),
                    self.tr("If somebody speaks in it, try another model."),
                    "choose-model:",
                )
            case (
                ModelMissing()
                | ModelCorrupt()
                | DownloadFailed()
                | Offline()
                | PackUnusable()
                | FolderUnusable()
            ):
                return self._models.message(error)
            case CudaUnavailable():
                return Message(
                    self.tr("%1 cannot be used here: %2.")
                    .replace("%1", error.device)
                    .replace("%2", self._system.device(error.reason)),
                    self.tr("Choose the CPU or automatic."),
                    "choose-device:",
                )
            case OutOfMemory():
                return Message(
                    self.tr("There is not enough memory for this."),
                    self.tr("Close other programs and retry."),
                )
            case PortAudioMissing():
                return Message(
                    self.tr(
                        "Nothing can be recorded, as the system's library PortAudio is missing."
                    ),
                    self.tr("Install it: %1").replace("%1", PORTAUDIO_COMMAND),
                    f"copy:{PORTAUDIO_COMMAND}",
                )
            case MicrophoneUnusable():
                return self._capture.unusable(error)
            case SoundLost():
                return self._capture.lost(error)
            case Unwritable():
                return self._capture.unwritable(error)
            case TranscriptUnreadable():
                return Message(ReadingWords(self.translate).fault(error))
            case PackageMissing():
                command = install_command(error.package)
                return Message(
                    self.tr("The Python package “%1” is needed, and not installed.").replace(
                        "%1", error.package
                    ),
                    self.tr("Install it: %1").replace("%1", command),
                    f"copy:{command}",
                )
            case ProfileError():
                return Message(self._profile_fault(error))
            case DiskFull():
                return self._system.full(error)
            case UnsupportedLanguage():
                text = self.tr("The model does not know the language “%1”.")
                return Message(
                    text.replace("%1", error.language),
                    self.tr("Choose another language, or another model."),
                    "choose-language:",
                )
            case WorkerDied(exitcode=code) if code == _KILLED:
                return Message(
                    self.tr("Recognition was ended by the system, most likely for lack of memory."),
                    self.tr("Close other programs and retry."),
                )
            case WorkerDied():
                return Message(
                    self.tr("Recognition stopped unexpectedly."),
                    self.tr("Retry; if it happens again, a report helps to mend it."),
                    "report:",
                )
            case SourceChanged():
                return Message(
                    self.tr("The file has changed since part of it was transcribed."),
                    self.tr("Resume keeps its text as far as the sound is the same."),
                    START_OVER,
                )
            case OSError():
                return self._system.unwritable(error)
            case _:
                return Message(
                    self.tr("Something went wrong inside the program; the log has the details."),
                    self.tr("A report helps to mend it."),
                    "report:",
                )

    def note(  # noqa: PLR0911 - a table
        self,
        event: EndedEarly
        | Damaged
        | FellBack
        | HotwordsLeftOut
        | ListsLeftOut
        | NotHeard
        | NotWritten,
    ) -> str:
        """What a job that goes on, or is done, has to say."""
        match event:
            case EndedEarly():
                return (
                    self.tr("The file breaks off after %1 of %2 s; all up to there is transcribed.")
                    .replace("%1", f"{event.decoded:.0f}")
                    .replace("%2", "?" if event.promised is None else f"{event.promised:.0f}")
                )
            case Damaged():
                return self.tr("Parts of the file are damaged and were skipped.")
            case FellBack():
                return self.tr(
                    "The graphics card could not be used, so this runs on the CPU: %1"
                ).replace("%1", event.reason)
            case HotwordsLeftOut(takes_hotwords=False):
                return self.tr(
                    "This model does not listen for hotwords; words that sound like them are"
                    " corrected afterwards."
                )
            case HotwordsLeftOut():
                text = self.tr(
                    "The model cannot write these hotwords, so they are only corrected afterwards:"
                    " %1"
                )
                return text.replace("%1", self._some(event.words))
            case ListsLeftOut():
                return self._lists_left_out(event)
            case NotHeard():
                text = self.tr("This is not said between %1 and %2, and is left out: %3")
                return self._placed(text, event)
            case NotWritten():
                text = self.tr("This is said between %1 and %2, and is not in the text: %3")
                return self._placed(text, event)

    def playback(self, fault: Fault) -> Message:
        """Why a recording cannot be heard."""
        match fault:
            case NoSoundDevice():
                return Message(
                    self.tr("No loudspeaker or headphones were found; playback is silent.")
                )
            case PlayerMissing(library=library):
                wanted = (library,) if library in PLAYER else PLAYER
                return Message(
                    self.tr("Playback is off: %1 is missing.").replace(
                        "%1", library or "QtMultimedia"
                    ),
                    self.tr("Install it: %1").replace("%1", install_libraries(*wanted))
                    if sys.platform.startswith("linux")
                    else "",
                )
            case Unplayable(reason="permission"):
                return Message(self.tr("This file cannot be played: no permission to read it."))
            case Unplayable(reason="format"):
                return Message(self.tr("This file cannot be played: its format is unknown."))
            case Unplayable(detail=detail):
                return Message(self.tr("This file cannot be played: %1").replace("%1", detail))

    def _some(self, words: Sequence[str]) -> str:
        """The first of many words, and how many more there are."""
        shown = ", ".join(words[:_FEW_WORDS])
        if len(words) <= _FEW_WORDS:
            return shown
        text = self.tr("%1 and %2 more")
        return text.replace("%2", str(len(words) - _FEW_WORDS)).replace("%1", shown)

    def _lists_left_out(self, event: ListsLeftOut) -> str:
        """Which lists it went on without, and what to do for having them after all."""
        gone = self.tr("This went on without the hotwords of a list that is gone: %1.")
        unreadable = self.tr("This went on without the hotwords of a list that cannot be read: %1.")
        told = [
            text.replace("%1", ", ".join(names))
            for text, names in ((gone, event.missing), (unreadable, event.unreadable))
            if names
        ]
        told.append(self.tr("To have them, choose a list that is there and start over."))
        return " ".join(told)

    def _placed(self, text: str, event: NotHeard | NotWritten) -> str:
        start, end = clock(event.start), clock(event.end)
        return text.replace("%1", start).replace("%2", end).replace("%3", event.text)

    def _unreadable(self, reason: str) -> Message:
        elsewhere = self.tr("Convert it to WAV or MP4 with another program.")
        what, hint = {
            "missing": (
                self.tr("The file is not there."),
                self.tr("See whether the drive that it is on is plugged in."),
            ),
            "permission": (
                self.tr("You may not read this file."),
                self.tr("Change its permissions and retry."),
            ),
            "empty": (self.tr("The file is empty."), self.tr("Copy it again from where it was.")),
            "gone": (
                self.tr("The file, or the drive that it is on, went away."),
                self.tr("Bring it back and retry: it goes on where it was."),
            ),
            "folder": (self.tr("This is a folder."), self.tr("Choose the files in it.")),
            "not a file": (
                self.tr("This is a device or a pipe, not a file."),
                self.tr("Copy what it holds into a file."),
            ),
            "damaged": (
                self.tr("The file is damaged; nothing in it can be decoded."),
                self.tr("Copy it again from where it was."),
            ),
        }.get(reason, (self.tr("This is not an audio or video file that can be read."), elsewhere))
        return Message(what, hint)

    def _profile_fault(self, error: ProfileError) -> str:
        text = {
            "unknown": self.tr("“%1” is nothing that a profile has."),
            "missing": self.tr("“%1” is missing."),
            "number": self.tr("“%1” has to be a number."),
            "whole": self.tr("“%1” has to be a whole number."),
            "range": self.tr("“%1” has to be in the range %2."),
            "truth": self.tr("“%1” has to be true or false."),
            "text": self.tr("“%1” has to be a short text on one line."),
            "marks": self.tr("“%1” has to be marks, without letters and digits."),
            "words": self.tr("“%1” has to be a list of words."),
            "choice": self.tr("“%1” has to be one of %2."),
        }[error.reason]
        return text.replace("%1", error.field).replace("%2", error.allowed)
