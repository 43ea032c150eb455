"""What can go wrong that the user can act on.

EngineError
├── AudioError
│   ├── UnreadableAudio    the file cannot be opened or decoded
│   ├── NoAudioTrack       it opens, and there is no such sound in it
│   ├── EndsBefore         it is over before the time from which on it is to be heard
│   └── NoSpeech           it plays, and nobody speaks
├── ModelError
│   ├── ModelMissing       no model of that name or in that directory
│   ├── ModelCorrupt       it is there and cannot be used
│   ├── DownloadFailed     a hub gave no whole, right model
│   ├── Offline            it would have to be downloaded, and that is forbidden
│   ├── PackUnusable       a model pack, or a directory to import, is not what it should be
│   └── FolderUnusable     models cannot be kept in that folder
├── DeviceError
│   ├── CudaUnavailable    asked for, and not on this computer
│   ├── OutOfMemory        this computer has too little for the job
│   ├── PortAudioMissing   the library that records cannot be loaded
│   └── MicrophoneUnusable it cannot be listed, opened or heard
├── TranscriptUnreadable   a file of subtitles or a transcript cannot be read
├── PackageMissing         a Python package that the model needs is not installed
├── ProfileError           the rules for subtitles make no sense
├── DiskFull               a file could not be written
├── Unwritable             a recording cannot be written where it should lie
├── SoundLost              the end of a recording could not be written anywhere
├── UnsupportedLanguage    the model does not know the language asked for
├── WorkerDied             the worker process ended in the middle of a job
└── InternalError          a bug; carries the traceback

They carry facts; the sentences are the app's.
"""


class EngineError(Exception):
    """Base of everything the engine reports on purpose; anything else is a bug."""


class AudioError(EngineError):
    """The input cannot become text."""


class UnreadableAudio(AudioError):
    """A recording cannot be opened or decoded.

    Attributes:
        path: of the file.
        reason: "missing", "permission", "empty", "gone", "folder", "not a file", "damaged" or
            "not media".
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class NoAudioTrack(AudioError):
    def __init__(self, path: str, n_tracks: int) -> None:
        super().__init__(path, n_tracks)
        self.path = path
        self.n_tracks = n_tracks


class EndsBefore(AudioError):
    def __init__(self, path: str, start: float) -> None:
        super().__init__(path, start)
        self.path = path
        self.start = start  # seconds from which on it was to be heard


class NoSpeech(AudioError):
    def __init__(self, path: str, duration: float) -> None:
        super().__init__(path, duration)
        self.path = path
        self.duration = duration


class ModelError(EngineError):
    """The model cannot be used."""


class ModelMissing(ModelError):
    def __init__(self, model: str) -> None:
        super().__init__(model)
        self.model = model


class ModelCorrupt(ModelError):
    def __init__(self, model: str, reason: str) -> None:
        super().__init__(model, reason)
        self.model = model
        self.reason = reason


class DownloadFailed(ModelError):
    """A download was given up.

    Attributes:
        model: its name.
        reason: "unreachable", "stalled", "broke-off", "busy", "missing", "forbidden", "refused",
            "certificate", "proxy", "address", "redirect", "web-page", "length", "hash",
            "listing", "name" or "incomplete".
        host: who was asked.
        file: which of the model's files; empty where it is about their list.
        detail: what a status line or a library says.
    """

    def __init__(
        self, model: str, reason: str, host: str, file: str = "", detail: str = ""
    ) -> None:
        super().__init__(model, reason, host, file, detail)
        self.model = model
        self.reason = reason
        self.host = host
        self.file = file
        self.detail = detail


class Offline(ModelError):
    def __init__(self, model: str) -> None:
        super().__init__(model)
        self.model = model


class PackUnusable(ModelError):
    """Nothing was imported.

    Attributes:
        path: the pack or directory.
        reason: "missing", "damaged", "encrypted", "name", "link", "doubled", "unlisted", "hash",
            "length", "too-large", "unknown", "incomplete" or "there".
        file: which file in it; empty where it is about the whole.
    """

    def __init__(self, path: str, reason: str, file: str = "") -> None:
        super().__init__(path, reason, file)
        self.path = path
        self.reason = reason
        self.file = file


class FolderUnusable(ModelError):
    """The models folder stays where it is.

    Attributes:
        path: the folder that was chosen.
        reason: "same", "inside" the present one, "file" or "read-only".
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class DeviceError(EngineError):
    """The computer cannot do it."""


class CudaUnavailable(DeviceError):
    def __init__(self, device: str, reason: str) -> None:
        super().__init__(device, reason)
        self.device = device
        self.reason = reason


class OutOfMemory(DeviceError):
    def __init__(self, device: str) -> None:
        super().__init__(device)
        self.device = device


class PortAudioMissing(DeviceError):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MicrophoneUnusable(DeviceError):
    """A source of sound cannot be listed, opened or heard.

    Attributes:
        device: its name; empty for the system's own.
        reason: "none" (there is no microphone), "gone" (it is not there any more), "busy" (another
            program has it), "denied" (the system does not allow it), "rate" (it takes no sample
            rate that we can use), "silent" (it gives no sound), or the words of the library.
    """

    def __init__(self, device: str, reason: str) -> None:
        super().__init__(device, reason)
        self.device = device
        self.reason = reason


class PackageMissing(EngineError):
    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.package = package


class TranscriptUnreadable(EngineError):
    """A file holds no transcript.

    Attributes:
        name: of the file.
        reason: "binary", "unknown", "empty", "json", "other", "version" or "field".
        detail: where the JSON breaks off, its version, or the field that is wrong.
    """

    def __init__(self, name: str, reason: str, detail: str = "") -> None:
        super().__init__(name, reason, detail)
        self.name = name
        self.reason = reason
        self.detail = detail


class ProfileError(EngineError):
    """No profile was made.

    Attributes:
        field: which one is wrong.
        reason: "unknown", "missing", "number", "whole", "range", "truth", "text", "marks",
            "words" or "choice".
        allowed: what it may be, for "range" and "choice".
    """

    def __init__(self, field: str, reason: str, allowed: str = "") -> None:
        super().__init__(field, reason, allowed)
        self.field = field
        self.reason = reason
        self.allowed = allowed


class DiskFull(EngineError):
    def __init__(self, path: str, needed: int | None = None) -> None:
        super().__init__(path, needed)
        self.path = path
        self.needed = needed  # bytes, where known


class Unwritable(EngineError):
    """A recording cannot be written where it should lie.

    Attributes:
        path: of the recording.
        reason: "denied", "gone" (its drive or folder), "there" (a file of that name), or the
            system's words.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class SoundLost(EngineError):
    def __init__(self, path: str, seconds: float) -> None:
        super().__init__(path, seconds)
        self.path = path
        self.seconds = seconds  # that are missing at the end


class UnsupportedLanguage(EngineError):
    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class WorkerDied(EngineError):
    def __init__(self, exitcode: int | None) -> None:
        super().__init__(exitcode)
        self.exitcode = exitcode


class InternalError(EngineError):
    def __init__(self, traceback: str) -> None:
        super().__init__(traceback)
        self.traceback = traceback


def errors_by_name() -> dict[str, type[EngineError]]:
    """Every error of the tree that has no errors below it, as its name."""
    found: dict[str, type[EngineError]] = {}
    families: list[type[EngineError]] = [EngineError]
    while families:
        below = families.pop().__subclasses__()
        families += below
        found |= {error.__name__: error for error in below if not error.__subclasses__()}
    return found
