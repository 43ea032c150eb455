"""What is wrong with the entries of a list, or would surprise: said beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from engine.hotwords.lists import Entry

Flaw = Literal[
    "duplicate",  # the same entry, in `other`
    "contradiction",  # another entry says something else of the same words
    "short",  # one character, or two letters: too short to be told by sound
    "long",  # too long to be heard as one
    "common",  # an everyday word: it is never put where something else was heard
    "contained",  # it is a part of `other`
    "alike",  # it sounds like `other`: which one is meant, sound cannot tell
    "circle",  # its aliases or rules lead back to itself, by `other`
    "pattern",  # no regular expression
    "slow",  # a regular expression that takes too long
]
_ORDER = {flaw: place for place, flaw in enumerate(get_args(Flaw))}


@dataclass(frozen=True, slots=True)
class Remark:
    """A flaw of entry number `n`, from 0, with the other entry's words that it is about."""

    n: int
    flaw: Flaw
    other: str = ""


def check_entries(entries: Sequence[Entry]) -> list[Remark]:
    """What there is to say of the entries of some lists together, in their order."""
    from engine.correction.conflicts import (  # noqa: PLC0415 - the port loads no dictionaries
        find_conflicts,
    )
    from engine.correction.doubts import find_doubts  # noqa: PLC0415 - as above

    remarks = [*find_conflicts(entries), *find_doubts(entries)]
    return sorted(remarks, key=lambda remark: (remark.n, _ORDER[remark.flaw]))
