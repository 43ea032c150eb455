"""Words → the same words with punctuation, a span at a time: all new ones at once but the last.

The network sees the words of a span behind those since the last full stop. The mark after a span's
last word depends on what is said next, so this word waits for it. Follows FunASR's
CTTransformerStreaming, which writes that mark in front of the next text, or never; on purpose words
that are not known are looked up in lower case, and keep their form, the very last one gets a full
stop, and of a sentence that finds no end no more than MOST_OPEN words are kept.
"""

from collections.abc import Callable, Iterator, Sequence

from engine.punctuation import (
    AT_ONCE,
    ENDS,
    MOST_OPEN,
    NOT_BEFORE,
    STOP,
    OpenTokens,
    Punctuator,
    sentence_end,
)
from engine.types import Tags, Token

# Words, and how many of them are of earlier spans, to the mark after each, "" for none.
MarkSpan = Callable[[Sequence[str], int], Sequence[str]]


class RealtimePunctuationStream(OpenTokens):
    """One source's words since its last full stop."""

    def __init__(self, mark_span: MarkSpan) -> None:
        super().__init__()
        self._mark_span = mark_span
        self._before: list[str] = []  # words since the last full stop; the last one is open
        self._last_mark = STOP

    def accept(self, tokens: Sequence[Token], tags: Tags) -> Iterator[tuple[Token, Tags]]:
        """Take the tokens of the next span; give those whose marks are final, with their tags."""
        n_new = self._add(tokens, tags)
        if not n_new:
            return
        opened = self._open()
        words = self._before + opened[-n_new:]
        marks = self._marks(words)
        self._settle(marks[-len(opened) : -1])
        self._last_mark = marks[-1]
        inner = range(len(marks) - 2, NOT_BEFORE - 1, -1)
        ended = next((i for i in inner if marks[i] in ENDS), -1)
        self._before = words[ended + 1 :][-MOST_OPEN:]
        yield from self._take()

    def finish(self) -> Iterator[tuple[Token, Tags]]:
        """The source ended; give the last word, with an end to its sentence."""
        if self._open():
            self._settle([self._last_mark if self._last_mark in ENDS else STOP])
        self._before = []
        yield from self._take()

    def _marks(self, words: Sequence[str]) -> list[str]:
        """The mark after each word, some words at a time behind the sentence that is open."""
        marks: list[str] = []
        for end in range(AT_ONCE, len(words) + AT_ONCE, AT_ONCE):
            # FunASR counts those before from the start of what the network sees, too.
            found = list(self._mark_span(words[len(marks) : end], len(self._before)))
            ended = len(found) - 1 if end >= len(words) else sentence_end(found)
            marks += found[: 0 if ended is None else ended + 1]
        return marks


class RealtimePunctuator(Punctuator):
    """A realtime punctuation model, shared by every stream."""

    def begin(self) -> RealtimePunctuationStream:
        """Start on a new source."""
        return RealtimePunctuationStream(self._mark_words)
