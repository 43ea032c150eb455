"""Speech as it is said, in two passes: partial text while somebody speaks, final text at its end.

An utterance ends with a silence, or where it gets too long. What is final went through the same
stages as a file. As soon as the silence is as long as the padding of a region, the whole of it is
known: it is recognized then, before the silence is long enough, and once more if it goes on.
"""

import time
from collections.abc import Callable, Iterator

import numpy as np

from engine.audio import SAMPLE_RATE, Waveform
from engine.batching import Span, SpanFinder
from engine.events import (
    Event,
    FellBack,
    Finished,
    HotwordsLeftOut,
    Partial,
    SegmentReady,
    Settled,
    Started,
)
from engine.jobs import LiveJob
from engine.loader import Stages
from engine.partials import PartialWriter, drafts_of
from engine.recognizers import Recognition
from engine.types import Segment
from engine.writer import Writer

_BLOCK_BYTES = 2 * SAMPLE_RATE  # a second: of more at once each part is told by itself
_FULL_SCALE = 32_768.0
_TOLD_EVERY = 0.5  # seconds of sound


class LiveSession:
    """One live job: sound in, events out. What it does not do at once, `look` does."""

    def __init__(
        self, job: LiveJob, stages: Stages, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Make one; nothing is told before `begin`.

        Raises:
            UnsupportedLanguage: the model does not know one of them.
        """
        recognizer, options, rules = stages.recognizer, job.options, job.rules
        self._job = job
        self._stages = stages
        self._stream = recognizer.begin(
            options.languages, itn=options.itn, hotwords=options.hotwords
        )
        self._finder = SpanFinder(
            stages.vad,
            min(rules.longest, recognizer.longest),
            None,
            wants_frames=recognizer.wants_frames,
            silence=rules.silence,
        )
        self._writer = Writer(job, stages, job.start)
        self._drafts = drafts_of(stages, self._stream, rules.pace, clock)
        punctuator = stages.drafter or stages.punctuator
        self._partial = PartialWriter(punctuator, options.script, options.hotwords)
        self._text = ""  # the partial that was told last
        self._early: tuple[Span, Recognition] | None = None  # what is likely to be final
        self._done = job.start
        self._told = job.start  # seconds of the recording that are known to be heard

    def begin(self) -> Iterator[Event]:
        """Say that the model listens."""
        recognizer, hotwords = self._stages.recognizer, self._job.options.hotwords.spoken
        yield Started(self._job.id, self._stages.model, recognizer.device, None)
        if left_out := recognizer.unwritable(hotwords):
            yield HotwordsLeftOut(self._job.id, left_out, recognizer.takes_hotwords)

    def accept(self, samples: bytes) -> Iterator[Event]:
        """Take the next sound, int16 at 16 kHz; yield the text that becomes final with it."""
        for start in range(0, len(samples), _BLOCK_BYTES):
            yield from self._accept(_waveform(samples[start : start + _BLOCK_BYTES]))

    def look(self) -> Iterator[Event]:
        """See to what is open: for when no more sound waits. It takes one pass at most."""
        if not self._finder.is_open:
            return
        likely = self._finder.likely
        if likely is not None:
            if not self._is_known(likely):
                yield from self._tell()
                self._early = likely, self._recognized(likely)
                yield from self._show(*self._early)
            return
        opened = self._finder.opened
        if opened is not None and self._finder.is_speaking:
            draft = self._drafts.draft(opened)
            if draft is not None:
                yield from self._show(opened, draft)

    def rest(self) -> Iterator[Event]:
        """No sound comes for a while: what is open becomes final."""
        for span in self._finder.rest():
            yield from self._settle(span)
        self._done = max(self._done, self._job.start + self._finder.settled)
        yield from self._tell()

    def finish(self) -> Iterator[Event]:
        """No more sound comes: yield the rest of the text, then Finished."""
        for span in self._finder.finish():
            yield from self._settle(span)
        self._done = self._heard
        yield from self._tell()
        yield Finished(self._job.id, self._heard - self._job.start)

    @property
    def _heard(self) -> float:
        return self._job.start + self._finder.heard

    def _accept(self, block: Waveform) -> Iterator[Event]:
        for span in self._finder.accept(block):
            yield from self._settle(span)
        self._done = max(self._done, self._job.start + self._finder.settled)
        if not self._finder.is_open:
            self._early, self._text = None, ""
        if self._heard - self._told >= _TOLD_EVERY:
            yield from self._tell()

    def _settle(self, span: Span) -> Iterator[Event]:
        """Make the text of an utterance that is over final."""
        if self._early is not None and self._is_known(span):
            recognition = self._early[1]
        else:
            yield from self._tell()
            recognition = self._recognized(span)
        self._early, self._text = None, ""
        events = [*self._writer.write([span], [recognition]), *self._writer.finish()]
        yield from (event for event in events if isinstance(event, FellBack))
        segments = tuple(event.segment for event in events if isinstance(event, SegmentReady))
        self._done = max(self._done, self._job.start + span.end)
        yield from self._tell(*segments)

    def _is_known(self, span: Span) -> bool:
        """Whether that very span was recognized already."""
        if self._early is None:
            return False
        early = self._early[0]
        return (early.start, len(early.samples)) == (span.start, len(span.samples))

    def _recognized(self, span: Span) -> Recognition:
        return self._stream.recognize([span])[0]

    def _show(self, span: Span, recognition: Recognition) -> Iterator[Event]:
        text = self._partial.write(recognition)
        if text and text != self._text:
            self._text = text
            yield Partial(self._job.id, text, self._job.start + span.offset)

    def _tell(self, *segments: Segment) -> Iterator[Event]:
        """Say how far it is."""
        if segments or self._heard > self._told:
            self._told = self._heard
            yield Settled(self._job.id, segments, self._done, self._heard)


def _waveform(samples: bytes) -> Waveform:
    return np.frombuffer(samples, "<i2").astype(np.float32) / np.float32(_FULL_SCALE)
