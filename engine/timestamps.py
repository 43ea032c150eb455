"""Token times that agree with where speech was heard."""

from collections.abc import Sequence
from dataclasses import replace

from engine.types import Token

_SHORTEST = 0.02  # seconds; a token is never shorter, so that no time is empty


def fit_to_speech(tokens: Sequence[Token], speech: Sequence[tuple[float, float]]) -> list[Token]:
    """Pull back tokens that an alignment stretched over a pause, and put all in order.

    A token that touches several stretches of speech keeps the one it shares most time with. A
    token outside all speech stays where it is: the detector may have missed it.

    Args:
        tokens: in the order they were spoken.
        speech: (start, end) in seconds, ascending, on the tokens' clock.
    """
    fitted: list[Token] = []
    earliest = 0.0
    for token in tokens:
        start, end = _clipped(token.start, token.end, speech)
        start = max(start, earliest)
        end = max(end, start + _SHORTEST)
        fitted.append(replace(token, start=start, end=end))
        earliest = end
    return fitted


def _clipped(
    start: float, end: float, speech: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    shared = [(min(end, last) - max(start, first), first, last) for first, last in speech]
    most, first, last = max(shared, default=(0.0, start, end))
    return (start, end) if most <= 0 else (max(start, first), min(end, last))
