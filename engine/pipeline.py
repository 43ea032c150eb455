"""A source to segments, on one page: decode, find speech, recognize, punctuate, cut sentences."""

import hashlib
from collections.abc import Callable, Generator, Iterator

from engine.ahead import Ahead
from engine.audio import AudioSource, Source
from engine.batching import SpanFinder
from engine.checkpoints import Earlier, encode_checkpoint
from engine.errors import NoSpeech
from engine.events import (
    Checkpoint,
    Damaged,
    EndedEarly,
    Event,
    FellBack,
    Finished,
    HotwordsLeftOut,
    Preparing,
    Progress,
    Started,
)
from engine.jobs import FileJob, LiveJob, Options
from engine.loader import Loader, Stages
from engine.writer import Writer


class Stopped(Exception):  # noqa: N818 - cancelling is no error; it never leaves the worker
    """The user cancelled."""


def _never() -> bool:
    return False


def transcribe_file(
    job: FileJob,
    loader: Loader,
    is_stopped: Callable[[], bool],
    is_pausing: Callable[[], bool] = _never,
) -> Iterator[Event]:
    """Transcribe one file; the last event is Finished.

    Args:
        is_stopped: asked several times a second; True ends the job.
        is_pausing: asked as often; True ends it once what is being recognized has been told.

    Raises:
        Stopped: `is_stopped` said so.
        EngineError: the file, the model or the device cannot be used.
    """
    options = job.options
    # Opened before the model is loaded: a file that cannot be read says so at once.
    with open_source(job) as source:
        stages = yield from prepare(job, options, loader)
        n_segments = yield from transcribe_source(job, source, stages, is_stopped, is_pausing)
    if not n_segments:
        yield from faults(job, source)
        raise NoSpeech(str(job.path), source.decoded)
    yield from end(job, source)


def open_source(job: FileJob) -> AudioSource:
    """What of the file the job is about."""
    options = job.options
    return AudioSource(job.path, track=options.track, pcm_rate=options.pcm_rate, span=options.span)


def prepare(
    job: FileJob | LiveJob, options: Options, loader: Loader
) -> Generator[Event, None, Stages]:
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
    job: FileJob,
    source: Source,
    stages: Stages,
    is_stopped: Callable[[], bool],
    is_pausing: Callable[[], bool] = _never,
) -> Generator[Event, None, int]:
    """Transcribe what `source` plays: Started, then Progress and SegmentReady in time order.

    What an earlier run heard is told again, and not recognized again.

    Close it before the source: another thread reads that one until then.

    Returns:
        how many segments there were.

    Raises:
        Stopped, EngineError: as transcribe_file.
    """
    recognizer, options = stages.recognizer, job.options
    stream = recognizer.begin(options.languages, itn=options.itn, hotwords=options.hotwords)
    finder = SpanFinder(
        stages.vad,
        recognizer.longest,
        recognizer.widest_gap,
        wants_frames=recognizer.wants_frames,
    )
    source_end = None if source.duration is None else source.start + source.duration
    writer = Writer(job, stages, source.start, source_end)
    yield Started(job.id, stages.model, recognizer.device, source.duration)
    if left_out := recognizer.unwritable(options.hotwords.spoken):
        yield HotwordsLeftOut(job.id, left_out, recognizer.takes_hotwords)
    heard_by = _heard_by(stages, options)
    n_passes, done = 0, 0.0
    with Ahead(source, finder, recognizer, stream, Earlier(job.heard, heard_by)) as ahead:
        for passes in ahead:
            if is_stopped():
                raise Stopped
            if is_pausing():
                ahead.drain()
            for n, heard in enumerate(passes, n_passes):
                if not heard.is_known:
                    body = encode_checkpoint(heard_by, heard.spans, heard.recognitions)
                    yield Checkpoint(job.id, n, body)
                yield from writer.write(heard.spans, heard.recognitions)
            n_passes += len(passes)
            if ahead.settled > done:
                done = ahead.settled
                yield Progress(job.id, done, source.duration)
    if ahead.is_drained:
        raise Stopped
    yield from writer.finish()
    ahead.check()  # last, so that no word before the fault is lost
    return writer.n_segments


def _heard_by(stages: Stages, options: Options) -> str:
    """What decides, besides the sound, what is heard; what is corrected afterwards is not.

    Without hotwords it reads as it did before there were lists of them: those checkpoints count.
    """
    recognizer, hotwords = stages.recognizer, options.hotwords
    words: object = ()
    if hotwords and recognizer.takes_hotwords:
        said = repr(hotwords.bare).encode("utf-8", "surrogatepass")
        words = hashlib.blake2b(said, digest_size=16).hexdigest()
    return repr((stages.stamp, recognizer.device, options.languages, options.itn, words))
