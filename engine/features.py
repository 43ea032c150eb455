"""Samples → log mel filter bank as Kaldi computes it; stacked frames (LFR); normalised (CMVN).

Frames are 25 ms long, one every 10 ms, none beyond the end of the sound; 80 mel bins from 20 Hz
to 8 kHz, natural logarithm, no dither. Each step works row by row, so a frame is the same, bit by
bit, whatever its neighbours; a matrix product would not be, and its threads wait for each other.
"""

import re
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from engine.audio import SAMPLE_RATE, Waveform
from engine.errors import ModelCorrupt

Features: TypeAlias = npt.NDArray[np.float32]  # (n_frames, dim)

FRAME_SAMPLES = 400  # 25 ms
HOP_SAMPLES = 160  # 10 ms
N_MELS = 80

_FFT_SIZE = 512  # FRAME_SAMPLES rounded up to a power of two
_N_BINS = _FFT_SIZE // 2  # Kaldi leaves the Nyquist bin out
_LOWEST_HZ = 20.0
_PREEMPHASIS = 0.97
_FULL_SCALE = 32768.0  # Kaldi's samples are 16-bit numbers
_SMALLEST_ENERGY = float(np.finfo(np.float32).eps)
_FRAMES_AT_ONCE = 48  # larger arrays come as fresh pages each time, which costs more than the sums


def n_frames_in(n_samples: int) -> int:
    """How many whole frames that many samples hold."""
    return max(0, 1 + (n_samples - FRAME_SAMPLES) // HOP_SAMPLES)


def seconds_of(n_frames: int) -> float:
    """How much sound that many frames hold."""
    return ((n_frames - 1) * HOP_SAMPLES + FRAME_SAMPLES) / SAMPLE_RATE if n_frames else 0.0


def fbank(samples: Waveform) -> Features:
    """Compute the filter bank of a whole waveform: (n_frames, N_MELS)."""
    n_frames = n_frames_in(len(samples))
    if n_frames == 0:
        return np.empty((0, N_MELS), np.float32)
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME_SAMPLES)[::HOP_SAMPLES]
    parts = [_log_mel(frames[i : i + _FRAMES_AT_ONCE]) for i in range(0, n_frames, _FRAMES_AT_ONCE)]
    return np.concatenate(parts)


class FbankStream:
    """The same, block by block: whatever the blocks, the frames are those of the whole."""

    def __init__(self) -> None:
        self._rest = np.empty(0, np.float32)  # samples that later frames still need

    def accept(self, block: Waveform) -> Features:
        """Compute the frames that `block` completes."""
        samples = np.concatenate([self._rest, block])
        n_frames = n_frames_in(len(samples))
        self._rest = samples[n_frames * HOP_SAMPLES :]
        return fbank(samples[: n_frames * HOP_SAMPLES + FRAME_SAMPLES - HOP_SAMPLES])


class FrameStacker:
    """Joins `width` neighbouring frames into one, every `step` frames (low frame rate, LFR).

    The first frame is repeated before the start and the last one after the end, so n frames
    become ceil(n / step).
    """

    def __init__(self, width: int, step: int) -> None:
        self._width = width
        self._step = step
        self._held: Features | None = None  # frames from the next window's start on
        self._n_seen = 0
        self._n_given = 0

    def accept(self, frames: Features) -> Features:
        """Give the windows that `frames` complete: (n, width * dim)."""
        if not len(frames):
            return np.empty((0, self._width * frames.shape[1]), np.float32)
        self._n_seen += len(frames)
        if self._held is None:
            before = np.repeat(frames[:1], (self._width - 1) // 2, axis=0)
            self._held = np.concatenate([before, frames])
        else:
            self._held = np.concatenate([self._held, frames])
        # The last windows, which may reach over the end, are for `finish`.
        n = max(0, 1 + (len(self._held) - self._width) // self._step)
        return self._take(min(n, -(-self._n_seen // self._step) - self._n_given))

    def finish(self) -> Features:
        """Give the windows that reach over the end."""
        if self._held is None:
            return np.empty((0, 0), np.float32)
        n = -(-self._n_seen // self._step) - self._n_given
        missing = max(0, (n - 1) * self._step + self._width - len(self._held))
        self._held = np.concatenate([self._held, np.repeat(self._held[-1:], missing, axis=0)])
        return self._take(n)

    def _take(self, n: int) -> Features:
        assert self._held is not None
        if n == 0:
            return np.empty((0, self._width * self._held.shape[1]), np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(self._held, self._width, axis=0)
        taken = windows[:: self._step][:n].transpose(0, 2, 1)  # (n, width, dim)
        self._held = self._held[n * self._step :]
        self._n_given += n
        return taken.reshape(n, -1)


def stack_frames(frames: Features, width: int, step: int) -> Features:
    """Stack a whole waveform's frames: (n_frames, dim) → (ceil(n_frames / step), width * dim)."""
    if not len(frames):
        return np.empty((0, width * frames.shape[1]), np.float32)
    stacker = FrameStacker(width, step)
    return np.concatenate([stacker.accept(frames), stacker.finish()])


class Cmvn:
    """Mean and variance normalisation as a checkpoint was trained with: (x + shift) * scale."""

    def __init__(self, shift: npt.ArrayLike, scale: npt.ArrayLike) -> None:
        self.shift = np.asarray(shift, np.float32)  # negative means
        self.scale = np.asarray(scale, np.float32)  # inverse standard deviations

    @property
    def dim(self) -> int:
        return len(self.shift)

    def __call__(self, features: Features) -> Features:
        normalised: Features = (features + self.shift) * self.scale
        return normalised


def read_cmvn(path: Path) -> Cmvn:
    """Read an `am.mvn`: a Kaldi network of Splice, AddShift and Rescale, as text.

    Each of them has brackets; those of Splice hold a mere 0 and are none of ours.

    Raises:
        ModelCorrupt: it is not such a file.
    """
    try:
        text = path.read_text("utf-8", "replace")
        shift, scale = (_bracket_after(f"<{layer}>", text) for layer in ("AddShift", "Rescale"))
    except (OSError, ValueError) as error:
        raise ModelCorrupt(str(path), str(error)) from error
    if len(shift) != len(scale):
        raise ModelCorrupt(str(path), f"{len(shift)} means and {len(scale)} deviations")
    if not (np.abs([shift, scale]) < np.finfo(np.float32).max).all():
        raise ModelCorrupt(str(path), "not all of it are numbers")
    return Cmvn(shift, scale)


def _bracket_after(layer: str, text: str) -> npt.NDArray[np.float64]:
    found = re.search(re.escape(layer) + r"[^\[<]*<LearnRateCoef>[^\[<]*\[([^\]]*)\]", text)
    if found is None or not found[1].split():
        raise ValueError(f"{layer} has no values")
    return np.array(found[1].split(), np.float64)


def _log_mel(frames: npt.NDArray[np.float32]) -> Features:
    """Frames of samples, (n_frames, FRAME_SAMPLES) → (n_frames, N_MELS)."""
    padded = np.zeros((len(frames), _FFT_SIZE), np.float32)
    centred = frames - frames.mean(axis=1, keepdims=True)
    emphasised = padded[:, :FRAME_SAMPLES]
    emphasised[:, 1:] = centred[:, 1:] - _PREEMPHASIS * centred[:, :-1]
    emphasised[:, 0] = (1 - _PREEMPHASIS) * centred[:, 0]
    emphasised *= _window()
    spectrum = np.fft.rfft(padded)[:, :_N_BINS]
    power = np.square(spectrum.real) + np.square(spectrum.imag)
    energies = _mel_energies(np.ascontiguousarray(power.T, np.float32))
    log_mel: Features = np.log(np.maximum(np.ascontiguousarray(energies.T), _SMALLEST_ENERGY))
    return log_mel


def _mel_energies(power: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Power of the FFT's bins, (_N_BINS, n), through triangles evenly spaced in mel: (N_MELS, n).

    Between two neighbouring centres one triangle rises while the one before it falls. Frames lie
    side by side here, so that a sum over bins adds whole rows.
    """
    firsts, is_empty, rising = _mel_slopes()
    risen = np.add.reduceat(power * rising, firsts, axis=0)  # (N_MELS + 1, n)
    fallen = np.add.reduceat(power * (1 - rising), firsts, axis=0)
    risen[is_empty] = fallen[is_empty] = 0
    energies: npt.NDArray[np.float32] = risen[:-1] + fallen[1:]
    return energies


@cache
def _window() -> npt.NDArray[np.float32]:
    """Hamming, and Kaldi's full scale: (FRAME_SAMPLES,)."""
    return (np.hamming(FRAME_SAMPLES) * _FULL_SCALE).astype(np.float32)


@cache
def _mel_slopes() -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_], npt.NDArray[np.float32]]:
    """The slopes between the edges of the triangles.

    Returns:
        the first bin on each slope (N_MELS + 1,), which slopes hold no bin (N_MELS + 1,), and how
        far up its slope each bin is (_N_BINS, 1).
    """
    edges = np.linspace(_mel(_LOWEST_HZ), _mel(SAMPLE_RATE / 2), N_MELS + 2)
    bins = _mel(np.arange(_N_BINS) * SAMPLE_RATE / _FFT_SIZE)
    firsts = np.searchsorted(bins, edges)
    slopes = np.clip(np.searchsorted(edges, bins, side="right") - 1, 0, N_MELS)
    rising = (bins - edges[slopes]) / (edges[slopes + 1] - edges[slopes])
    return firsts[:-1], firsts[:-1] == firsts[1:], rising[:, None].astype(np.float32)


def _mel(hertz: npt.ArrayLike) -> npt.NDArray[np.float64]:
    mel: npt.NDArray[np.float64] = 1127.0 * np.log1p(np.asarray(hertz, np.float64) / 700.0)
    return mel
