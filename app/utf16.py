"""Places in a text, as Python counts them and as Qt does, to which most emoji are two characters.

An emoji and whatever else lies beyond U+FFFF is a pair in UTF-16, and one character in a str.
"""

from bisect import bisect_left


class Places:
    """Of one text."""

    def __init__(self, text: str) -> None:
        self._pairs = [] if text.isascii() else [i for i, c in enumerate(text) if c > "\uffff"]

    def to_qt(self, at: int) -> int:
        """What Qt calls character `at`."""
        return at + bisect_left(self._pairs, at)

    def from_qt(self, at: int) -> int:
        """The character that Qt calls `at`; inside of a pair it is that of the pair."""
        firsts = [pair + i for i, pair in enumerate(self._pairs)]
        return at - bisect_left(firsts, at)
