"""What a file's channels hold: samples of any type in [-1, 1], and several speakers as one."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Samples: TypeAlias = npt.NDArray[np.float32]  # (n_channels, n_samples) or mono (n_samples,)

_STEREO = 2  # channels
_LOUDEST = 100.0  # full scale is 1; a little more is loud, a lot more is no sound
_OUT_OF_PHASE = 1e-3  # energy of the sum over energy of the parts, below which they cancel

# Speech is in front; an octave of rumble is not. Shares of each speaker in the mono sum, ITU-R
# BS.775 for the centre and surrounds; they are divided by their sum so that nothing can clip.
_SPEAKER_SHARE = {
    "FC": 0.707,
    "LFE": 0.0,
    "BL": 0.354,
    "BR": 0.354,
    "SL": 0.354,
    "SR": 0.354,
    "BC": 0.354,
}


@dataclass(frozen=True, slots=True)
class Sound:
    """A run of samples as they are in a file; `speakers` are the names of its channels."""

    rate: int
    speakers: tuple[str, ...]
    samples: Samples


def downmixed(sound: Sound) -> Samples:
    """A run of samples as mono in [-1, 1].

    By hand: swr's float stereo downmix is 3 dB too loud and can clip.
    """
    if len(sound.samples) <= _STEREO:
        return mono(sound.samples)
    shares = np.array([_SPEAKER_SHARE.get(name, 0.5) for name in sound.speakers], np.float32)
    shares = shares / shares.sum() if shares.sum() > 0 else np.full_like(shares, 1 / len(shares))
    return np.asarray(np.einsum("c,cn->n", shares, sound.samples))


def mono(samples: npt.NDArray[np.float32]) -> Samples:
    """(n_channels, n_samples) of speakers whose places are unknown, or are left and right."""
    if len(samples) == _STEREO:
        return _centre(samples[0], samples[1])
    return np.ascontiguousarray(samples[0] if len(samples) == 1 else samples.mean(axis=0))


def _centre(left: Samples, right: Samples) -> Samples:
    """Half the sum; one side alone where a reversed wire makes the two cancel."""
    middle = np.float32(0.5) * (left + right)
    energy = float(left @ left + right @ right)
    if energy > 0 and float(middle @ middle) < _OUT_OF_PHASE * energy:
        return left
    return middle


def in_unit_range(raw: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Samples of any type as floats in [-1, 1]."""
    if raw.dtype.kind == "f":
        samples = raw.astype(np.float32)
        if samples.size and samples.min() >= -_LOUDEST and samples.max() <= _LOUDEST:
            return samples  # nearly always, and neither is true of what is no number
        samples = np.nan_to_num(samples, copy=False, posinf=1.0, neginf=-1.0)
        return np.clip(samples, -_LOUDEST, _LOUDEST, out=samples)
    if raw.dtype == np.uint8:
        return (raw.astype(np.float32) - np.float32(128)) / np.float32(128)
    return raw.astype(np.float32) / np.float32(2.0 ** (8 * raw.dtype.itemsize - 1))
