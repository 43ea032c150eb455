"""When each token was spoken: from CIF weights, from a CTC path, from where speech was heard."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from engine.types import Token

FRAME_SECONDS = 0.06  # of the FunASR family: 10 ms, six at a time

_SHORTEST = 0.02  # seconds; a token is never shorter, so that no time is empty

# How BiCIF's peaks are read. Its head counts three steps a frame.
_THRESHOLD = 1.0 - 1e-4
_SHIFT = -1.5  # steps; peaks come that much late
_LONGEST = 12  # steps a token lasts; what follows up to the next one is silence
_RIM = 5  # steps at the end that count as silence of their own
_CTC_SHIFT = 0.03  # seconds; half a frame, by which CTC's labels come late
_COARSE_LONGEST = 4  # frames

Times = list[tuple[float, float]]  # (start, end) in seconds


def fine_times(weights: npt.NDArray[np.float32], n_fired: int, n_tokens: int) -> Times:
    """Token times from the time-stamp head of a BiCIF Paraformer.

    Its peaks stand where tokens start. Follows FunASR's ts_prediction_lfr6_standard; on purpose no
    time is negative or beyond the end, and every token has one.

    Args:
        weights: (n_steps,), how much of a token each step of 20 ms holds.
        n_fired: tokens the decoder gave, the end of the sentence included.
        n_tokens: those of them that are text.

    Returns:
        n_tokens pairs, in order, without overlap.
    """
    step = FRAME_SECONDS / 3
    fired = _peaks(_scaled(weights, n_fired))
    if len(fired) != n_tokens + 1:
        fired = _peaks(_scaled(weights, n_tokens + 1))
    n_steps = len(weights)
    # A flat stretch can hide the last peaks; tokens without one share what is left.
    fired = (fired + [float(n_steps)] * (n_tokens + 1))[: n_tokens + 1]
    ends = [min(start + _LONGEST, after) for start, after in pairwise(fired)]
    if ends and ends[-1] == fired[-1]:  # the last token takes half of what follows
        ends[-1] = (n_steps + fired[-1]) / 2 if n_steps - fired[-1] > _RIM else n_steps
    return _in_order(
        [(start * step, end * step) for start, end in zip(fired, ends, strict=False)],
        n_steps * step,
    )


def coarse_times(weights: npt.NDArray[np.float32], n_tokens: int) -> Times:
    """Token times from the weights that fired the tokens: a Paraformer without BiCIF.

    A token ends in the frame in which its unit is full.

    Args:
        weights: (n_frames,), how much of a token each frame of 60 ms holds.
        n_tokens: tokens that are text, without the end of the sentence.
    """
    filled = np.cumsum(weights, dtype=np.float64)
    full = [int(np.searchsorted(filled, k + 1)) for k in range(n_tokens)]
    return fired_times(full, len(weights) * FRAME_SECONDS)


def fired_times(full: Sequence[int], duration: float) -> Times:
    """Token times from where each was full, as `coarse_times` and streams know it.

    Args:
        full: the frame of 60 ms in which each token's unit was full.
        duration: seconds of sound; no token lasts beyond.
    """
    ends = [frame + 1 for frame in full]
    starts = [max(before, end - _COARSE_LONGEST) for before, end in pairwise([0, *ends])]
    return _in_order(
        [(s * FRAME_SECONDS, e * FRAME_SECONDS) for s, e in zip(starts, ends, strict=True)],
        duration,
    )


def ctc_runs(ids: npt.NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """The labels of a CTC path without blanks: (label, first frame, frame after its last).

    The likeliest path is also the forced alignment of its own text.
    """
    frame = 0
    for label, run in groupby(ids.tolist()):
        n = len(list(run))
        if label:
            yield label, frame, frame + n
        frame += n


def ctc_time(first: int, after: int, n_frames: int) -> tuple[float, float]:
    """Start and end in seconds of a label that stands in frames [first, after) of n_frames."""
    start = max(first * FRAME_SECONDS - _CTC_SHIFT, 0.0)
    end = min(after, n_frames) * FRAME_SECONDS - _CTC_SHIFT
    return start, max(end, start + _SHORTEST)


def in_order(tokens: Iterable[Token], earliest: float, latest: float | None) -> list[Token]:
    """Put tokens one after the other, none before `earliest`, none behind `latest`, none empty.

    Args:
        latest: the end of the file in seconds; None where nothing tells it.
    """
    ordered = []
    for token in tokens:
        start = max(token.start, earliest)
        end = max(token.end, start + _SHORTEST)
        if latest is not None:
            end = min(end, max(latest, earliest + _SHORTEST))
            start = min(start, max(end - _SHORTEST, earliest))
        ordered.append(replace(token, start=start, end=end))
        earliest = end
    return ordered


def _scaled(weights: npt.NDArray[np.float32], n_tokens: int) -> npt.NDArray[np.float64]:
    total = float(weights.sum())
    return weights.astype(np.float64) * (n_tokens / total if total > 0 else 0.0)


def _peaks(weights: npt.NDArray[np.float64]) -> list[float]:
    """The steps in which a unit is full, shifted to where tokens start."""
    peaks, filled = [], 0.0
    for i, weight in enumerate(weights.tolist()):
        filled += weight
        if filled >= _THRESHOLD:
            filled -= _THRESHOLD
            peaks.append(i + _SHIFT)
    return peaks


def _in_order(times: Times, duration: float) -> Times:
    """Inside the sound, none before the one before it, none empty where there is room."""
    ordered: Times = []
    earliest = 0.0
    for start, end in times:
        first = min(max(start, earliest), duration)
        last = min(max(end, first + _SHORTEST), max(duration, first))
        ordered.append((first, last))
        earliest = last
    return ordered


def fit_to_speech(tokens: Sequence[Token], speech: Sequence[tuple[float, float]]) -> list[Token]:
    """Pull back tokens that an alignment stretched over a pause, and put all in order.

    A token that touches several stretches of speech keeps the one it shares most time with. A
    token outside all speech stays where it is: the detector may have missed it.

    Args:
        tokens: in the order they were spoken.
        speech: (start, end) in seconds, ascending, on the tokens' clock.
    """
    return in_order((_clipped(token, speech) for token in tokens), 0.0, None)


def _clipped(token: Token, speech: Sequence[tuple[float, float]]) -> Token:
    shared = [
        (min(token.end, last) - max(token.start, first), first, last) for first, last in speech
    ]
    most, first, last = max(shared, default=(0.0, token.start, token.end))
    if most <= 0:
        return token
    return replace(token, start=max(token.start, first), end=min(token.end, last))
