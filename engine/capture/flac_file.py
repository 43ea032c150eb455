"""A FLAC file that grows as sound comes, and can be read at any moment up to its last block."""

import errno
import logging
import tempfile
from pathlib import Path

import soundfile

from engine.capture.patient_file import PatientFile
from engine.capture.reports import Recorded
from engine.capture.rescue import rescue
from engine.capture.streams import Samples
from engine.errors import DiskFull, EngineError, SoundLost, Unwritable

log = logging.getLogger(__name__)

# Blocks of 1152 samples, where the usual ones have 4096: less is lost with the last one, 0.07 s at
# 16 kHz; the file is larger by some parts of a hundred.
_COMPRESSION = 0.2

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_AWAY = {
    errno.EIO,
    errno.ENODEV,
    errno.ENXIO,
    errno.ESTALE,
}  # what a drive leaves that is pulled out


class FlacFile:
    """Mono, 16 bits.

    Attributes:
        rate: of its samples.
        n_samples: that it was given.
    """

    def __init__(self, path: Path, rate: int) -> None:
        """Begin it; where the disk refuses that, it is in memory."""
        self.rate = rate
        self.n_samples = 0
        self._n_safe = 0  # samples that were given when all was on the disk
        self._wanted = path
        self._file = PatientFile(path)
        self._encoder = soundfile.SoundFile(
            self._file,
            "w",
            rate,
            1,
            "PCM_16",
            format="FLAC",
            compression_level=_COMPRESSION,
        )

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def refusal(self) -> EngineError | None:
        """Why sound waits in memory; None while it does not."""
        error = self._file.refusal
        if error is None:
            return None
        if error.errno in _FULL:
            return DiskFull(str(self._wanted))
        return Unwritable(str(self._wanted), _reason(error))

    @property
    def n_waiting(self) -> int:
        """Samples that are in memory only."""
        return self.n_samples - self._n_safe if self._file.refusal else 0

    def write(self, samples: Samples) -> None:
        self._encoder.write(samples)
        self.n_samples += len(samples)

    def sync(self) -> None:
        """Bring to the disk what waits, and let it keep what it has."""
        if self._file.refusal is not None:
            log.debug("the recording cannot be written: %s", self._file.refusal)
            self._file.retry()
        self._file.sync()
        if self._file.refusal is None:
            self._n_safe = self.n_samples

    def close(self) -> Recorded:
        """End it; where its folder takes no more, in another one."""
        self._encoder.close()
        self._file.retry()
        self._file.close()
        seconds = self.n_samples / self.rate
        if self._file.refusal is None:
            return Recorded(self.path, seconds)
        log.warning("the recording's folder takes no more: %s", self._file.refusal)
        rescued = rescue(self._file, (Path.home(), Path(tempfile.gettempdir())))
        missing = self.n_waiting / self.rate
        if rescued is None:
            log.error("the end of the recording is lost")
            return Recorded(self.path, seconds - missing, SoundLost(str(self.path), missing))
        if rescued.is_whole:
            return Recorded(rescued.path, seconds)
        return Recorded(rescued.path, missing, self.refusal)


def _reason(error: OSError) -> str:
    """What the disk's refusal is, as Unwritable has it."""
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "denied"
    if isinstance(error, FileExistsError):
        return "there"
    if isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno in _AWAY:
        return "gone"
    return error.strerror or str(error)
