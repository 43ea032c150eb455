"""The outline of a file's sound: the lowest and the highest sample of any stretch, at any zoom.

Kept at several levels, each four times as coarse as the one below, so that a picture of an hour
costs as little as one of a second.
"""

import hashlib
import logging
import os
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt
import platformdirs

from engine.audio import SAMPLE_RATE, AudioSource, Waveform

log = logging.getLogger(__name__)

_BIN = 256  # samples of the finest level
_COARSER = 4
_FULL_SCALE = 127
_VERSION = 1

Extremes = npt.NDArray[np.int8]  # (n_bins, 2), lowest and highest


class Peaks:
    """What there is of a sound so far."""

    def __init__(self, finest: Extremes) -> None:
        self._levels = [finest]
        while len(self._levels[-1]) > _COARSER:
            self._levels.append(_coarser(self._levels[-1]))

    @property
    def duration(self) -> float:
        """Seconds."""
        return len(self._levels[0]) * _BIN / SAMPLE_RATE

    @property
    def finest(self) -> Extremes:
        """The lowest and highest samples of every 16 ms, from -127 to 127."""
        return self._levels[0]

    def between(self, start: float, end: float, n: int) -> list[tuple[float, float]]:
        """The lowest and highest values, in [-1, 1], of n equal parts of [start, end) seconds.

        What is before or behind the sound is silent.
        """
        width = (end - start) / n * SAMPLE_RATE / _BIN  # of a part, in bins of the finest level
        level = 0
        while level + 1 < len(self._levels) and width >= _COARSER ** (level + 1):
            level += 1
        bins = self._levels[level]
        scale = SAMPLE_RATE / (_BIN * _COARSER**level)
        edges = np.floor(np.linspace(start, end, n + 1) * scale).astype(np.int64)
        firsts, lasts = edges[:-1], np.maximum(edges[1:], edges[:-1] + 1)
        is_there = (firsts < len(bins)) & (lasts > 0)
        parts = np.zeros((n, 2), np.float32)
        there = np.flatnonzero(is_there)
        if len(there):
            low, high = firsts[there].clip(0), lasts[there].clip(max=len(bins))
            pairs = np.column_stack([low, high]).ravel()
            padded = np.concatenate([bins, bins[-1:]])  # reduceat takes no index behind the last
            parts[there, 0] = np.minimum.reduceat(padded[:, 0], pairs)[::2]
            parts[there, 1] = np.maximum.reduceat(padded[:, 1], pairs)[::2]
        scaled: list[tuple[float, float]] = [(lo, hi) for lo, hi in (parts / _FULL_SCALE).tolist()]
        return scaled


def read_peaks(
    path: Path,
    *,
    track: int | None = None,
    grown: Callable[[Peaks], None] = lambda _: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Peaks | None:
    """Compute the outline of a file, or find it in the cache folder.

    Args:
        grown: is given what there is, about every half minute of sound.
        is_stopped: asked several times a second.

    Returns:
        None where `is_stopped` said so.

    Raises:
        AudioError: the file cannot be read.
    """
    kept = _place(path, track)
    if (peaks := _load(kept)) is not None:
        return peaks
    parts: list[Extremes] = []
    rest = np.empty(0, np.float32)
    with AudioSource(path, track=track) as source:
        for block in source.blocks():
            if is_stopped():
                return None
            rest = np.concatenate([rest, block])
            whole = len(rest) - len(rest) % _BIN
            parts.append(_extremes(rest[:whole]))
            rest = rest[whole:]
            if len(parts) % 3 == 0:
                grown(Peaks(np.concatenate(parts)))
    if len(rest):
        parts.append(_extremes(np.pad(rest, (0, _BIN - len(rest)))))
    peaks = Peaks(np.concatenate(parts) if parts else np.empty((0, 2), np.int8))
    _keep(kept, peaks)
    return peaks


def _extremes(samples: Waveform) -> Extremes:
    bins = samples.reshape(-1, _BIN)
    found = np.stack([bins.min(axis=1), bins.max(axis=1)], axis=1)
    return np.rint(found.clip(-1, 1) * _FULL_SCALE).astype(np.int8)


def _coarser(bins: Extremes) -> Extremes:
    missing = -len(bins) % _COARSER
    padded = np.concatenate([bins, np.repeat(bins[-1:], missing, axis=0)])
    groups = padded.reshape(-1, _COARSER, 2)
    return np.stack([groups[:, :, 0].min(axis=1), groups[:, :, 1].max(axis=1)], axis=1)


def _place(path: Path, track: int | None) -> Path:
    """Where the outline of this very file is kept."""
    with suppress(OSError):
        status = path.stat()
        said = f"{path.resolve()}\0{status.st_size}\0{status.st_mtime_ns}\0{track}\0{_VERSION}"
        name = hashlib.sha256(os.fsencode(said)).hexdigest()[:32]
        folder = platformdirs.user_cache_path("shengwen", appauthor=False) / "peaks"
        return folder / f"{name}.npz"
    return path / "nowhere"


def _load(place: Path) -> Peaks | None:
    try:
        with np.load(place, allow_pickle=False) as archive:
            finest = archive["finest"]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError):
        return None
    is_right = finest.ndim == 2 and finest.shape[1] == 2 and finest.dtype == np.int8  # noqa: PLR2004
    return Peaks(finest) if is_right else None


def _keep(place: Path, peaks: Peaks) -> None:
    """Write it whole or not at all; it can be computed again."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, suffix=".tmp", delete=False) as out:
            np.savez(out, finest=peaks.finest)
        Path(out.name).replace(place)
    except OSError as error:
        log.info("the outline of a sound is not kept: %s", error)
