"""What a model can do with hotwords, found out from its files without loading it."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fit:
    """What one model makes of some words.

    Attributes:
        takes: whether it listens for hotwords at all.
        unwritable: words that it has no characters for.
        left_out: words beyond those that it takes at once, lightest first.
        is_known: whether its files are here; else the catalogue speaks, and nothing is known of
            single words.
    """

    takes: bool
    unwritable: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    is_known: bool = True


def fit_of(model: str, words: Sequence[str]) -> Fit:
    """What `model`, a name or a directory, can do with these words.

    Raises:
        ModelError: its files are damaged.
    """
    raise NotImplementedError
