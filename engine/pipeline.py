"""A source to segments, on one page: decode, find speech, recognize, punctuate, cut sentences."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import replace

from engine.audio import AudioSource, Source
from engine.batching import Span, SpanFinder
from engine.errors import NoSpeech
from engine.events import (
    Damaged,
    EndedEarly,
    Event,
    FellBack,
    Finished,
    HotwordsLeftOut,
    Preparing,
    Progress,
    SegmentReady,
    Started,
)
from engine.jobs import FileJob, Options
from engine.loader import Loader, Stages
from engine.punctuation import OpenTokens
from engine.recognizers import Stream
from engine.script import write_in
from engine.sentences import SentenceSplitter
from engine.timestamps import in_order
from engine.types import Segment, Token

_TIME_DIGITS = 3  # milliseconds; recognizers know hundredths at best


class Stopped(Exception):  # noqa: N818 - cancelling is no error; it never leaves the worker
    """The user cancelled."""


def transcribe_file(
    job: FileJob, loader: Loader, is_stopped: Callable[[], bool]
) -> Iterator[Event]:
    """Transcribe one file; the last event is Finished.

    Args:
        is_stopped: asked between batches; True ends the job.

    Raises:
        Stopped: `is_stopped` said so.
        EngineError: the file, the model or the device cannot be used.
    """
    options = job.options
    # Opened before the model is loaded: a file that cannot be read says so at once.
    with AudioSource(job.path, track=options.track, pcm_rate=options.pcm_rate) as source:
        stages = yield from prepare(job, options, loader)
        n_segments = 0
        for event in transcribe_source(job, source, stages, is_stopped):
            n_segments += isinstance(event, SegmentReady)
            yield event
    if not n_segments:
        yield from faults(job, source)
        raise NoSpeech(str(job.path), source.decoded)
    yield from end(job, source)


def prepare(job: FileJob, options: Options, loader: Loader) -> Generator[Event, None, Stages]:
    """Load what `options` ask for, and say so where it takes time or falls back."""
    if not loader.is_warm(options):
        yield Preparing(job.id, options.model, first_time=not loader.is_in_place(options))
    stages = loader.load(options)
    if stages.fallback is not None:
        yield FellBack(job.id, stages.recognizer.device, stages.fallback)
    return stages


def end(job: FileJob, source: AudioSource) -> Iterator[Event]:
    """What there is to say of a source that was heard to its end; the last event is Finished."""
    yield from faults(job, source)
    yield Progress(job.id, source.decoded, source.decoded)
    yield Finished(job.id, source.decoded)


def faults(job: FileJob, source: AudioSource) -> Iterator[Event]:
    """What of a source could not be heard."""
    if source.n_damaged:
        yield Damaged(job.id, source.n_damaged)
    if source.ends_early:
        yield EndedEarly(job.id, source.decoded, source.duration)


def transcribe_source(
    job: FileJob, source: Source, stages: Stages, is_stopped: Callable[[], bool]
) -> Iterator[Event]:
    """Transcribe what `source` plays: Started, then Progress and SegmentReady in time order.

    Raises:
        Stopped, EngineError: as transcribe_file.
    """
    recognizer = stages.recognizer
    finder = SpanFinder(
        stages.vad,
        recognizer.longest,
        recognizer.widest_gap,
        wants_frames=recognizer.wants_frames,
    )
    writer = _Writer(job, stages, source.duration)
    yield Started(job.id, stages.model, recognizer.device, source.duration)
    if left_out := recognizer.unwritable(job.options.hotwords):
        yield HotwordsLeftOut(job.id, left_out, recognizer.takes_hotwords)
    waiting: list[Span] = []
    size = 1  # the first text comes soon; then batches grow to what is fastest
    for block in source.blocks():
        if is_stopped():
            raise Stopped
        waiting += finder.accept(block)
        while len(waiting) >= size:
            yield from writer.write(waiting[:size])
            waiting = waiting[size:]
            yield Progress(
                job.id, waiting[0].offset if waiting else finder.settled, source.duration
            )
            size = min(2 * size, recognizer.largest_batch)
            if is_stopped():
                raise Stopped
        if not waiting:
            yield Progress(job.id, finder.settled, source.duration)
    waiting += finder.finish()
    while waiting:
        if is_stopped():
            raise Stopped
        yield from writer.write(waiting[:size])
        waiting = waiting[size:]
    yield from writer.finish()


class _Writer:
    """Takes spans through recognizer, punctuation, sentences and script to SegmentReady events."""

    def __init__(self, job: FileJob, stages: Stages, duration: float | None) -> None:
        self._job = job
        self._duration = duration
        self._heard = 0.0  # the end of the last token, in seconds of the file
        self._recognizer = stages.recognizer
        self._device = stages.recognizer.device
        options = job.options
        self._stream: Stream = stages.recognizer.begin(
            options.languages, itn=options.itn, hotwords=options.hotwords
        )
        self._punctuation: OpenTokens | None = (
            None if stages.punctuator is None else stages.punctuator.begin()
        )
        self._splitter = SentenceSplitter()

    def write(self, spans: Sequence[Span]) -> Iterator[Event]:
        """Recognize the next spans; yield the sentences that they complete."""
        recognitions = self._stream.recognize(spans)
        if self._recognizer.device != self._device:
            self._device = self._recognizer.device
            yield FellBack(self._job.id, self._device, "out of memory")
        for span, recognition in zip(spans, recognitions, strict=True):
            timed = (_on_file_clock(token, span.offset) for token in recognition.tokens)
            tokens = tuple(in_order(timed, self._heard, self._duration))
            self._heard = tokens[-1].end if tokens else self._heard
            if self._punctuation is None:
                yield from self._ready(self._splitter.accept(tokens, recognition.tags))
                continue
            for token, tags in self._punctuation.accept(tokens, recognition.tags):
                yield from self._ready(self._splitter.accept((token,), tags))

    def finish(self) -> Iterator[Event]:
        """Yield the sentences that were still open."""
        if self._punctuation is not None:
            for token, tags in self._punctuation.finish():
                yield from self._ready(self._splitter.accept((token,), tags))
        yield from self._ready(self._splitter.finish())

    def _ready(self, segments: Iterable[Segment]) -> Iterator[Event]:
        for segment in segments:
            yield SegmentReady(self._job.id, write_in(segment, self._job.options.script))


def _on_file_clock(token: Token, offset: float) -> Token:
    """The one place where a span's clock becomes the file's."""
    return replace(
        token,
        start=round(token.start + offset, _TIME_DIGITS),
        end=round(token.end + offset, _TIME_DIGITS),
    )
