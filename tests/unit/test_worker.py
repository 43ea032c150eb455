"""engine/worker.py and engine/pipeline.py: two lists, a scripted recognizer, real audio files."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.batching import Span
from engine.errors import InternalError, ModelMissing, NoSpeech, UnreadableAudio
from engine.events import (
    Cancelled,
    EndedEarly,
    Event,
    Failed,
    FellBack,
    Finished,
    Preparing,
    Probed,
    Progress,
    SegmentReady,
    Started,
)
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.jobs import Cancel, Command, FileJob, JobId, Options, Pause, Probe
from engine.loader import Stages
from engine.punctuation import Punctuator
from engine.recognizers import Recognition
from engine.types import Tags, Token
from engine.vad import SpeechDetector, VadRules
from engine.vocab import TokenList
from engine.worker import Closed, Worker


class LoudnessScorer:
    """Speech is whatever is loud. A frame is 10 ms."""

    frame_samples = 160

    def accept(self, block: np.ndarray, frames: np.ndarray) -> np.ndarray:
        frames = block[: len(block) // 160 * 160].reshape(-1, 160)
        return np.minimum(1.0, np.abs(frames).max(axis=1, initial=0) * 4)

    def finish(self) -> np.ndarray:
        return np.empty(0, np.float32)


class LoudnessVad:
    wants_frames = False

    def begin(
        self, longest: float, silence: float | None = None
    ) -> tuple[LoudnessScorer, SpeechDetector]:
        rules = VadRules(longest_region=longest)
        return LoudnessScorer(), SpeechDetector(160, 16_000, rules)


class FakeRecognizer:
    """Says "word." once a span, and remembers the batches."""

    device = "cpu"
    longest = 29.0
    widest_gap = 3.0
    wants_frames = False
    takes_hotwords = False
    largest_batch = 4
    n_workers = 1

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        self.batches: list[int] = []
        self._then = then

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        return hotwords

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> "FakeRecognizer":
        del languages, itn, hotwords
        return self

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        self.batches.append(len(spans))
        self._then()
        return [Recognition((Token("word.", 0.5, 1.0, -0.1),), Tags("en")) for _ in spans]


class FakeLoader:
    def __init__(
        self,
        recognizer: FakeRecognizer,
        fallback: str | None = None,
        error: Exception | None = None,
        punctuator: Punctuator | None = None,
    ) -> None:
        self._stages = Stages("fake", LoudnessVad(), recognizer, punctuator, fallback)
        self._error = error
        self._warm = False

    def is_warm(self, options: Options) -> bool:
        del options
        return self._warm

    def is_in_place(self, options: Options) -> bool:
        return options.model == "fake"

    def load(self, options: Options) -> Stages:
        del options
        if self._error is not None:
            raise self._error
        self._warm = True
        return self._stages


@pytest.fixture
def talk(tmp_path, tone, write_media) -> Path:
    """Ten utterances of a second, five seconds of silence after each."""
    turn = np.concatenate([tone(1.0), np.zeros(5 * 16_000, np.float32)])
    return write_media(tmp_path / "talk.wav", np.tile(turn, 10))


def job(number: int, path: Path, **options: str) -> FileJob:
    return FileJob(JobId(number), path, Options(model="fake", **options))


def run(commands: list[Command], loader: FakeLoader | None = None) -> list[Event]:
    """Drive a worker with the commands; the end of the list closes it."""
    events: list[Event] = []

    def receive(block: bool) -> Command:  # noqa: FBT001 - the worker's contract
        if commands:
            return commands.pop(0)
        if block:
            raise Closed
        raise LookupError

    Worker(receive, events.append, loader or FakeLoader(FakeRecognizer())).run()
    return events


def kinds(events: list[Event], number: int) -> list[type]:
    return [type(event) for event in events if event.job == number]


def test_a_job_prepares_starts_speaks_and_finishes(talk):
    events = run([job(1, talk)])
    assert kinds(events, 1)[:2] == [Preparing, Started]
    assert kinds(events, 1).count(SegmentReady) == 10
    assert events[-1] == Finished(JobId(1), 60.0)


def test_times_are_on_the_files_clock(talk):
    starts = [e.segment.start for e in run([job(1, talk)]) if isinstance(e, SegmentReady)]
    assert starts[0] == pytest.approx(0.5)
    assert starts[1:] == pytest.approx([6 * n - 0.3 + 0.5 for n in range(1, 10)], abs=0.1)


def test_progress_never_goes_back_and_ends_at_the_end(talk):
    done = [event.done for event in run([job(1, talk)]) if isinstance(event, Progress)]
    assert done == sorted(done)
    assert done[-1] == 60.0


def test_the_first_text_comes_alone_and_batches_grow(talk):
    recognizer = FakeRecognizer()
    run([job(1, talk)], FakeLoader(recognizer))
    assert recognizer.batches[:2] == [1, 2]
    assert sum(recognizer.batches) == 10
    assert max(recognizer.batches) <= recognizer.largest_batch


def test_a_warm_model_is_not_prepared_again(talk):
    assert Preparing not in kinds(run([job(1, talk), job(2, talk)]), 2)


def test_the_reason_for_the_slower_device_is_told(talk):
    events = run([job(1, talk)], FakeLoader(FakeRecognizer(), fallback="no cublas"))
    assert FellBack(JobId(1), "cpu", "no cublas") in events


def test_jobs_end_in_the_order_they_came(talk):
    events = run([job(1, talk), job(2, talk), job(3, talk)])
    assert [e.job for e in events if isinstance(e, Finished)] == [1, 2, 3]


def test_a_bad_file_fails_before_the_model_is_loaded(tmp_path, talk):
    events = run([job(1, tmp_path / "missing.wav"), job(2, talk)])
    assert kinds(events, 1) == [Failed]
    assert isinstance(events[0].error, UnreadableAudio)
    assert kinds(events, 2)[-1] is Finished


def test_silence_is_no_speech(tmp_path, write_media):
    path = write_media(tmp_path / "quiet.wav", np.zeros(16_000 * 20, np.float32))
    events = run([job(1, path)])
    assert isinstance(events[-1].error, NoSpeech)


def test_a_file_that_breaks_off_says_where(talk):
    talk.write_bytes(talk.read_bytes()[: talk.stat().st_size // 2])
    events = run([job(1, talk)])
    (early,) = [event for event in events if isinstance(event, EndedEarly)]
    assert (early.decoded, early.promised) == pytest.approx((30.0, 60.0), abs=0.1)
    assert kinds(events, 1)[-1] is Finished


def test_a_model_that_is_missing_fails_each_job_once(talk):
    loader = FakeLoader(FakeRecognizer(), error=ModelMissing("fake"))
    events = run([job(1, talk), job(2, talk)], loader)
    assert [type(event) for event in events] == [Preparing, Failed, Preparing, Failed]


@pytest.mark.filterwarnings("default")
def test_a_bug_ends_its_job_and_not_the_next(talk, caplog):
    def crash() -> None:
        if len(recognizer.batches) == 1:
            raise ZeroDivisionError

    recognizer = FakeRecognizer(crash)
    events = run([job(1, talk), job(2, talk)], FakeLoader(recognizer))
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert isinstance(failed.error, InternalError)
    assert "ZeroDivisionError" in failed.error.traceback
    assert kinds(events, 2)[-1] is Finished
    assert "crashed" in caplog.text


def test_a_running_job_stops_at_the_next_batch(talk):
    commands: list[Command] = [job(1, talk)]
    recognizer = FakeRecognizer(lambda: commands.append(Cancel(JobId(1))))
    events = run(commands, FakeLoader(recognizer))
    assert events[-1] == Cancelled(JobId(1))
    assert len(recognizer.batches) < 5


def test_a_waiting_job_is_cancelled_at_once(talk):
    events = run([job(1, talk), job(2, talk), Cancel(JobId(2))])
    assert kinds(events, 2) == [Cancelled]
    assert kinds(events, 1)[-1] is Finished


def test_every_job_ends_exactly_once(talk, tmp_path):
    commands = [job(n, talk if n % 2 else tmp_path / "no.wav") for n in range(1, 7)]
    events = run([*commands, Cancel(JobId(3)), Cancel(JobId(3)), Cancel(JobId(99))])
    ends = [event.job for event in events if isinstance(event, Finished | Failed | Cancelled)]
    assert sorted(ends) == [1, 2, 3, 4, 5, 6]


def test_headers_of_a_waiting_file_are_read_on_request(talk):
    assert run([Probe(job(7, talk))]) == [Probed(JobId(7), 60.0, has_video=False)]


def test_headers_that_cannot_be_read_are_left_to_the_job(tmp_path):
    assert run([Probe(job(7, tmp_path / "no.wav"))]) == [Probed(JobId(7), None, has_video=False)]


def test_memory_that_runs_out_midway_is_said_and_the_job_goes_on(talk):
    recognizer = FakeRecognizer()
    recognizer.device = "cuda:0"

    def run_out() -> None:
        if sum(recognizer.batches) > 3:
            recognizer.device = "cpu"

    recognizer._then = run_out
    events = run([job(1, talk)], FakeLoader(recognizer))
    (fell,) = [event for event in events if isinstance(event, FellBack)]
    assert (fell.device, fell.reason) == ("cpu", "out of memory")
    assert sum(isinstance(event, SegmentReady) for event in events) == 10
    assert isinstance(events[-1], Finished)


def test_punctuation_is_written_anew_and_loses_no_word(talk):
    vocabulary = TokenList(["<blank>", "word", "<unk>"])
    comma_stop = Punctuator(vocabulary, ["_", "，", "。"], lambda ids: np.arange(len(ids)) % 2 + 1)
    events = run([job(1, talk)], FakeLoader(FakeRecognizer(), punctuator=comma_stop))
    texts = [event.segment.text for event in events if isinstance(event, SegmentReady)]
    assert " ".join(texts) == " ".join(["Word, word."] * 5)


def test_a_job_that_pauses_ends_with_what_it_was_recognizing(talk):
    commands: list[Command] = [job(1, talk)]
    recognizer = FakeRecognizer(lambda: commands.append(Pause(JobId(1))))
    events = run(commands, FakeLoader(recognizer))
    assert events[-1] == Cancelled(JobId(1))
    assert len(recognizer.batches) < 5


def test_a_waiting_job_that_is_paused_ends_at_once(talk):
    events = run([job(1, talk), job(2, talk), Pause(JobId(2))])
    assert kinds(events, 2) == [Cancelled]
    assert kinds(events, 1)[-1] is Finished
