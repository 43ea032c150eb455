"""When each cue comes up and goes. Integer milliseconds.

The order of cues, the gap between them and the longest time are kept always. A cue stays until it
has been up for the shortest time and can be read, as long as the screen is free; a little longer
than its speech for those who read slowly.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.subtitles.rules import Profile, characters

NEVER_MS = 1 << 62
_BRIEFEST_MS = 42  # a frame of film, so that no rounding to frames makes a cue vanish
_COMFORT = 0.75  # of the highest reading speed


@dataclass(slots=True)
class Draft:
    """A cue whose times are those of its speech, until `settle` gives it those on screen."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    profile: Profile
    row: int  # of the segment that its first word is from


def reading_ms(lines: Sequence[str], profile: Profile) -> int:
    """How long it takes to read the lines at the profile's speed; 0 where it has none."""
    if profile.speed is None:
        return 0
    return math.ceil(sum(characters(line, profile) for line in lines) / profile.speed * 1000)


def settle(drafts: Sequence[Draft]) -> None:
    """Give the drafts, in the order that they are spoken in, their times on screen."""
    _part(drafts)
    free_from_ms = 0
    starts = [*(draft.start_ms for draft in drafts[1:]), NEVER_MS]
    for draft, following_ms in zip(drafts, starts, strict=False):
        gap_ms = _ms(draft.profile.gap)
        _lengthen(draft, free_from_ms, following_ms - gap_ms)
        free_from_ms = draft.end_ms + gap_ms
    for draft, following in pairwise(drafts):
        _close_gap(draft, following.start_ms)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)


def _part(drafts: Sequence[Draft]) -> None:
    """Mend times that overlap, run backwards or are none at all."""
    free_from_ms = 0
    for draft in drafts:
        draft.start_ms = max(draft.start_ms, free_from_ms)
        free_from_ms = draft.start_ms + _BRIEFEST_MS + _ms(draft.profile.gap)
        draft.end_ms = max(draft.end_ms, draft.start_ms + _BRIEFEST_MS)
    for draft, following in pairwise(drafts):
        draft.end_ms = min(draft.end_ms, following.start_ms - _ms(draft.profile.gap))


def _lengthen(draft: Draft, free_from_ms: int, until_ms: int) -> None:
    """Let a cue stay into the silence after it, and a short one come up in the one before."""
    profile, spoken_ms = draft.profile, draft.end_ms
    shortest_ms = _ms(profile.shortest)
    until_ms = min(until_ms, draft.start_ms + _ms(profile.longest))
    read_ms = reading_ms(draft.lines, profile)
    needed_ms = draft.start_ms + max(shortest_ms, read_ms)
    comfort_ms = min(draft.start_ms + round(read_ms / _COMFORT), spoken_ms + _ms(profile.trail))
    draft.end_ms = min(until_ms, max(spoken_ms, needed_ms, comfort_ms))
    draft.start_ms = min(draft.start_ms, max(free_from_ms, draft.end_ms - shortest_ms))


def _close_gap(draft: Draft, until_ms: int) -> None:
    """Let no empty screen flicker between two cues."""
    profile = draft.profile
    if until_ms - draft.end_ms < _ms(profile.flicker):
        longest_ms = draft.start_ms + _ms(profile.longest)
        draft.end_ms = max(draft.end_ms, min(longest_ms, until_ms - _ms(profile.gap)))
