"""Samples as they are wanted: one channel, another rate, how loud they are. All of 16 bits."""

import time

import numpy as np
import soxr

from engine.capture.reports import Level
from engine.capture.streams import Samples

_FULL_SCALE = 32_768
_LEVEL_SECONDS = 0.05


def one_channel(samples: Samples, channel: int | None) -> Samples:
    """Take (n_samples, n_channels); give that channel, from 1, or the mean of all: (n_samples,)."""
    n_channels = samples.shape[1]
    if n_channels == 1:
        return samples[:, 0]
    if channel is not None and 1 <= channel <= n_channels:
        return np.ascontiguousarray(samples[:, channel - 1])
    mean: Samples = np.rint(samples.mean(axis=1)).astype(np.int16)
    return mean


class Converter:
    """Brings sound from one rate to another as it comes; at the same rate it stays as it is."""

    def __init__(self, rate: int, wanted: int) -> None:
        self._resampler = None
        if rate != wanted:
            self._resampler = soxr.ResampleStream(rate, wanted, 1, dtype="float32", quality="HQ")

    def convert(self, samples: Samples) -> Samples:
        """The next samples; the resampler holds some back."""
        return self._resampled(samples, is_last=False)

    def tail(self) -> Samples:
        """What it held back; nothing comes after it."""
        return self._resampled(np.empty(0, np.int16), is_last=True)

    def _resampled(self, samples: Samples, *, is_last: bool) -> Samples:
        if self._resampler is None:
            return samples
        resampled = self._resampler.resample_chunk(samples.astype(np.float32), last=is_last)
        rounded: Samples = np.clip(np.rint(resampled), -_FULL_SCALE, _FULL_SCALE - 1).astype(
            np.int16
        )
        return rounded


class Meter:
    """How loud it is, as often as an eye can follow."""

    def __init__(self) -> None:
        self._energy = 0.0
        self._n = 0
        self._peak = 0
        self._is_clipped = False
        self._due = 0.0

    def hear(self, samples: Samples, elapsed: float) -> Level | None:
        """Take (n_samples, ...); give the level where it is time for one."""
        loud = samples.astype(np.int32)
        self._energy += float(np.square(loud, dtype=np.float64).sum())
        self._n += loud.size
        self._peak = max(self._peak, int(np.abs(loud).max(initial=0)))
        self._is_clipped |= bool(np.any((loud >= _FULL_SCALE - 1) | (loud <= -_FULL_SCALE)))
        if time.monotonic() < self._due or not self._n:
            return None
        rms = (self._energy / self._n) ** 0.5 / _FULL_SCALE
        level = Level(rms, self._peak / _FULL_SCALE, self._is_clipped, elapsed)
        self._reset()
        return level

    def _reset(self) -> None:
        self._energy, self._n, self._peak, self._is_clipped = 0.0, 0, 0, False
        self._due = time.monotonic() + _LEVEL_SECONDS
