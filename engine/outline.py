"""A file's sound → the blocks of its outline, by decoding it once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.audio import SAMPLE_RATE, AudioSource, Waveform
from engine.peaks import BIN_SECONDS, COARSER, FULL_SCALE, N_LEVELS, SILENCE, PeaksBlock

_BIN = round(BIN_SECONDS * SAMPLE_RATE)  # samples of the finest level
_BLOCK = _BIN * COARSER ** (N_LEVELS - 1)  # samples: one bin of the coarsest

Bins = npt.NDArray[np.uint8]  # (n_bins,)


def outlined(path: Path, *, track: int | None = None) -> Iterator[PeaksBlock]:
    """Yield the outline of a file in blocks of 16 s or a little more.

    Raises:
        AudioError: the file cannot be read.
    """
    rest = np.empty(0, np.float32)
    with AudioSource(path, track=track) as source:
        for samples in source.blocks():
            rest = np.concatenate([rest, samples])
            n_whole = len(rest) - len(rest) % _BLOCK
            if n_whole:
                yield _block(rest[:n_whole])
                rest = rest[n_whole:]
    if len(rest):
        yield _block(np.pad(rest, (0, -len(rest) % _BIN)))


def _block(samples: Waveform) -> PeaksBlock:
    bins = samples.reshape(-1, _BIN)
    return PeaksBlock(
        lows=_levels(_as_bytes(bins.min(axis=1)), np.min),
        highs=_levels(_as_bytes(bins.max(axis=1)), np.max),
    )


def _as_bytes(values: Waveform) -> Bins:
    scaled: Bins = (np.rint(values.clip(-1, 1) * FULL_SCALE) + SILENCE).astype(np.uint8)
    return scaled


def _levels(finest: Bins, of: Callable[..., Bins]) -> tuple[bytes, ...]:
    levels = [finest]
    for _ in range(N_LEVELS - 1):
        padded = np.pad(levels[-1], (0, -len(levels[-1]) % COARSER), mode="edge")
        levels.append(of(padded.reshape(-1, COARSER), axis=1))
    return tuple(level.tobytes() for level in levels)
