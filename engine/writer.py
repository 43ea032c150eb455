"""Tokens of spans → sentences: punctuated, cut, in one script, corrected, on the source's clock."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine.batching import Span
from engine.correction.corrector import corrector_of
from engine.events import FellBack, SegmentReady
from engine.jobs import FileJob, LiveJob
from engine.loader import Stages
from engine.punctuation import OpenTokens
from engine.recognizers import Recognition
from engine.script import write_in
from engine.sentences import SentenceSplitter
from engine.timestamps import in_order
from engine.types import Segment, Token

_TIME_DIGITS = 3  # milliseconds; recognizers know hundredths at best


class Writer:
    """Takes what was heard through punctuation, sentences and script to SegmentReady events."""

    def __init__(
        self, job: FileJob | LiveJob, stages: Stages, start: float, end: float | None = None
    ) -> None:
        """Make one.

        Args:
            start: seconds of the source from which spans count.
            end: of the source; None where that is not known.
        """
        self.n_segments = 0
        self._job = job
        self._start = start
        self._end = end
        self._said_until = start  # the end of the last token, in seconds of the source
        self._recognizer = stages.recognizer
        self._device = stages.recognizer.device
        self._punctuator = stages.punctuator
        self._punctuation = self._begun()
        self._splitter = SentenceSplitter()
        self._corrector = corrector_of(job.options.hotwords, job.options.script)

    def write(
        self, spans: Sequence[Span], recognitions: Sequence[Recognition]
    ) -> Iterator[FellBack | SegmentReady]:
        """Take the words of the next spans; yield the sentences that they complete."""
        for span, recognition in zip(spans, recognitions, strict=True):
            yield from self._write(span, recognition)

    def finish(self) -> Iterator[SegmentReady]:
        """Yield the sentences that are still open; what comes next begins one."""
        if self._punctuation is not None:
            for token, tags in self._punctuation.finish():
                yield from self._ready(self._splitter.accept((token,), tags))
        self._punctuation = self._begun()
        yield from self._ready(self._splitter.finish())

    def _begun(self) -> OpenTokens | None:
        return None if self._punctuator is None else self._punctuator.begin()

    def _write(self, span: Span, recognition: Recognition) -> Iterator[FellBack | SegmentReady]:
        if self._recognizer.device != self._device:
            self._device = self._recognizer.device
            yield FellBack(self._job.id, self._device, "out of memory")
        tags = recognition.tags
        offset = self._start + span.offset
        timed = (_on_its_clock(token, offset) for token in recognition.tokens)
        tokens = tuple(in_order(timed, self._said_until, self._end))
        self._said_until = tokens[-1].end if tokens else self._said_until
        if self._punctuation is None:
            yield from self._ready(self._splitter.accept(tokens, tags))
            return
        for token, its_tags in self._punctuation.accept(tokens, tags):
            yield from self._ready(self._splitter.accept((token,), its_tags))

    def _ready(self, segments: Iterable[Segment]) -> Iterator[SegmentReady]:
        for segment in segments:
            self.n_segments += 1
            written = write_in(segment, self._job.options.script)
            if self._corrector is not None:
                written = self._corrector.correct(written)
            yield SegmentReady(self._job.id, written)


def _on_its_clock(token: Token, offset: float) -> Token:
    """The one place where a span's clock becomes the source's."""
    return replace(
        token,
        start=round(token.start + offset, _TIME_DIGITS),
        end=round(token.end + offset, _TIME_DIGITS),
    )
