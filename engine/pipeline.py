"""A file to segments, on one page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from engine.audio import AudioSource
from engine.batching import Span, SpanFinder
from engine.errors import NoSpeech
from engine.events import (
    Damaged,
    EndedEarly,
    Event,
    FellBack,
    Finished,
    Preparing,
    Progress,
    SegmentReady,
    Started,
)
from engine.jobs import FileJob
from engine.loader import Loader, Stages
from engine.recognizers import Stream
from engine.script import write_in
from engine.sentences import SentenceSplitter
from engine.silero import SileroScorer
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
        if not loader.is_warm(options):
            yield Preparing(job.id, options.model, first_time=not loader.is_in_place(options))
        stages = loader.load(options)
        if stages.fallback is not None:
            yield FellBack(job.id, stages.recognizer.device, stages.fallback)
        stream = stages.recognizer.begin(options.language)
        yield Started(job.id, stages.model, stages.recognizer.device, source.duration)
        n_segments = 0
        for event in _transcribed(job, source, stages, stream, is_stopped):
            n_segments += isinstance(event, SegmentReady)
            yield event
    if source.n_damaged:
        yield Damaged(job.id, source.n_damaged)
    if source.ends_early:
        yield EndedEarly(job.id, source.decoded, source.duration)
    if not n_segments:
        raise NoSpeech(str(job.path), source.decoded)
    yield Progress(job.id, source.decoded, source.decoded)
    yield Finished(job.id, source.decoded)


def _transcribed(
    job: FileJob,
    source: AudioSource,
    stages: Stages,
    stream: Stream,
    is_stopped: Callable[[], bool],
) -> Iterator[Event]:
    recognizer = stages.recognizer
    finder = SpanFinder(SileroScorer(), recognizer.longest, recognizer.widest_gap)
    writer = _Writer(job, stream)
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
    """Takes spans through recognizer, sentences and script to SegmentReady events."""

    def __init__(self, job: FileJob, stream: Stream) -> None:
        self._job = job
        self._stream = stream
        self._splitter = SentenceSplitter()

    def write(self, spans: Sequence[Span]) -> Iterator[Event]:
        """Recognize the next spans; yield the sentences that they complete."""
        for span, recognition in zip(spans, self._stream.recognize(spans), strict=True):
            tokens = tuple(_on_file_clock(token, span.offset) for token in recognition.tokens)
            yield from self._ready(self._splitter.accept(tokens, recognition.tags))

    def finish(self) -> Iterator[Event]:
        """Yield the sentence that was still open."""
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
