"""What every recognizer does: audio in, tokens out. One model family a file."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from engine.batching import Span
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.types import Tags, Token

LONGEST_ON_CPU = 20.0  # seconds; attention grows with the square, and more costs more a second


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was heard in one span; token times count from the span's start."""

    tokens: tuple[Token, ...]
    tags: Tags


class Stream(Protocol):
    """One source's state."""

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """Recognize the next spans; one result each.

        Called in the order of the source, one call after the other; where the recognizer has more
        than one worker, from as many threads at once and in any order. A span that begins where
        the last one did is that one, further on.
        """

    def draft(self, span: Span) -> Recognition:
        """What is being said in a span that goes on: soon, with rough times, and not remembered."""

    def remember(self, spans: Sequence[Span], recognitions: Sequence[Recognition]) -> None:
        """Go on behind spans that were recognized earlier, by another stream of the same kind.

        Never called once `recognize` was: what is known is the source's beginning.
        """


class Stateless(ABC):
    """A stream in which nothing of a span's result depends on the spans before."""

    @abstractmethod
    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """As Stream has it."""

    def draft(self, span: Span) -> Recognition:
        """Recognize it: that is soon enough."""
        return self.recognize([span])[0]

    def remember(  # noqa: B027 - not abstract: there is nothing to do
        self, spans: Sequence[Span], recognitions: Sequence[Recognition]
    ) -> None:
        """Do nothing."""


class Recognizer(Protocol):
    """A model's weights, shared by every stream.

    Attributes:
        device: where it runs, as "cpu" or "cuda:0".
        longest: seconds that a span may last.
        widest_gap: seconds of silence that a span may hold; None for one region a span.
        largest_batch: spans that are worth handing over at once.
        n_workers: threads that may use one stream at once; more than one only where a span's
            result depends on nothing but the span.
        wants_frames: whether it hears the filter bank of a span, or its samples.
        takes_hotwords: whether it can listen for given words.
    """

    longest: float
    widest_gap: float | None
    largest_batch: int
    n_workers: int
    wants_frames: bool

    @property
    def device(self) -> str: ...

    @property
    def takes_hotwords(self) -> bool: ...

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        """Those of them that it cannot listen for."""

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> Stream:
        """Start on a new source.

        Args:
            languages: what may be spoken; empty for whatever the model finds.
            itn: write numbers as digits and marks between words, where the model can.
            hotwords: what to listen for, where the model can.

        Raises:
            UnsupportedLanguage: the model does not know one of them.
        """
