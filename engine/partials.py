"""What is being said, as far as it is understood: text that each next one replaces.

A model that streams is fed as the sound comes; any other hears what is open again from its start,
at a pace that the computer can keep.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from engine.batching import Span
from engine.correction.corrector import corrector_of
from engine.errors import OutOfMemory
from engine.features import Features
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.loader import Stages
from engine.punctuation import Punctuator
from engine.recognizers import Recognition, Stream
from engine.recognizers.paraformer import language_of
from engine.script import Script, write_in
from engine.types import Segment, Tags, Token, joined

log = logging.getLogger(__name__)

_FIRST = 0.8  # seconds of an utterance, its padding among them: less is guessed at
_REST = 1.5  # times as long as it took to hear it, until it is heard again: others compute, too
_STOPS = "。."


class Speech(Protocol):
    """What somebody says, fed as it is said."""

    def accept(self, frames: Features) -> list[Token]:
        """Take the next frames; give all words so far."""


@runtime_checkable
class Streaming(Protocol):
    """A recognizer that hears speech as it comes."""

    @property
    def device(self) -> str:
        """Where it computes now."""

    def begin_utterance(self) -> Speech:
        """Start to listen to somebody; who hears it hears it on one device."""


class Drafts(Protocol):
    """Gives the words of open spans."""

    def draft(self, span: Span) -> Recognition | None:
        """What is said in what has come of a span; None where there is nothing new to say."""


def drafts_of(stages: Stages, stream: Stream, pace: float, clock: Callable[[], float]) -> "Drafts":
    """The way that suits the recognizer.

    Args:
        stream: of a recognizer that does not stream.
        pace: seconds from one of its drafts to the next, at least.
        clock: seconds that only go forward.
    """
    if isinstance(stages.recognizer, Streaming):
        return StreamedDrafts(stages.recognizer)
    return PacedDrafts(stream, pace, clock)


class StreamedDrafts:
    """Feeds an utterance what is new of it."""

    def __init__(self, recognizer: Streaming) -> None:
        self._recognizer = recognizer
        self._speech: Speech | None = None  # None also where there is no memory for it
        self._begun = (-1, "")  # the start of the span that is fed to it, and where that is heard
        self._n_frames = 0  # of these, already
        self._words: list[Token] = []

    def draft(self, span: Span) -> Recognition | None:
        """What is said in what has come of a span; None where there is nothing new to say."""
        begun = span.start, self._recognizer.device  # which moves where memory runs out
        if begun != self._begun:
            self._speech = self._recognizer.begin_utterance()
            self._begun, self._n_frames, self._words = begun, 0, []
        frames = span.frames[self._n_frames :]
        if self._speech is None or not len(frames):
            return None
        self._n_frames += len(frames)
        try:
            words = self._speech.accept(frames)
        except OutOfMemory:
            log.warning("no memory for partial text; its final text is seen to by itself")
            self._speech = None
            return None
        if words == self._words:
            return None
        self._words = words
        return Recognition(tuple(words), Tags(language_of(words)))


class PacedDrafts:
    """Hears the open span again, now and then."""

    def __init__(self, stream: Stream, pace: float, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._pace = pace
        self._clock = clock
        self._next = float("-inf")  # not before then

    def draft(self, span: Span) -> Recognition | None:
        """What is said in what has come of a span; None while the next draft is not due."""
        began = self._clock()
        if began < self._next or span.end - span.offset < _FIRST:
            return None
        recognition = self._stream.draft(span)
        took = self._clock() - began
        self._next = began + max(self._pace, (1 + _REST) * took)
        return recognition


class PartialWriter:
    """Writes drafts as text: with marks where they come soon, in the script, with hotwords."""

    def __init__(
        self, punctuator: Punctuator | None, script: Script, hotwords: HotwordList = NO_HOTWORDS
    ) -> None:
        self._punctuator = punctuator
        self._script = script
        self._corrector = corrector_of(hotwords, script)

    def write(self, recognition: Recognition) -> str:
        """The text of a draft."""
        tokens: Sequence[Token] = recognition.tokens
        if self._punctuator is not None and tokens:
            tokens = self._marked(self._punctuator, tokens, recognition.tags)
        if not tokens:
            return ""
        segment = Segment(tuple(tokens), joined(tokens), recognition.tags)
        written = write_in(segment, self._script)
        # As its final text will be, or words would jump.
        return (written if self._corrector is None else self._corrector.correct(written)).text

    @staticmethod
    def _marked(punctuator: Punctuator, tokens: Sequence[Token], tags: Tags) -> list[Token]:
        """With marks between the words; what is still being said has no end."""
        stream = punctuator.begin()
        pairs = [*stream.accept(tokens, tags), *stream.finish()]
        marked = [token for token, _ in pairs]
        if marked:
            last = marked[-1]
            marked[-1] = Token(last.text.rstrip(_STOPS), last.start, last.end, last.score)
        return marked
