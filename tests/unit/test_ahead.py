"""engine/ahead.py: a scripted source and recognizer, whose threads wait for each other."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.ahead import MOST_HELD, Ahead
from engine.audio import AudioSource, SampleSource
from engine.batching import Span
from engine.errors import OutOfMemory, UnreadableAudio
from engine.events import Progress, SegmentReady
from engine.features import fbank
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.jobs import FileJob, JobId, Options
from engine.level import NoVad
from engine.loader import Stages
from engine.pipeline import Stopped, transcribe_file, transcribe_source
from engine.recognizers import Recognition
from engine.recognizers.sense_voice import SenseVoiceRecognizer
from engine.types import Tags, Token

RATE = 16_000
PATIENCE = 20.0  # seconds until a test that hangs fails


class Script:
    """A source and the finder of its spans: one span a block, as long as the script says."""

    def __init__(
        self,
        seconds: Sequence[float],
        before: Callable[[int], object] = lambda number: None,
        left: Sequence[float] = (),
    ) -> None:
        self.duration: float | None = None
        self.settled = 0.0
        self.read: list[int] = []
        self.threads: set[int] = set()
        self._before = before
        self._seconds = [*seconds, *left]
        self._n_blocks = len(seconds)

    def blocks(self) -> Iterator[np.ndarray]:
        for number in range(self._n_blocks):
            self.threads.add(threading.get_ident())
            self._before(number)
            self.read.append(number)
            yield np.array([number], np.float32)

    def accept(self, block: np.ndarray) -> Iterator[Span]:
        yield self._span(int(block[0]))

    def finish(self) -> Iterator[Span]:
        for number in range(self._n_blocks, len(self._seconds)):
            yield self._span(number)

    def _span(self, number: int) -> Span:
        start = round(sum(self._seconds[:number]) * RATE)
        samples = np.zeros(round(self._seconds[number] * RATE), np.float32)
        samples[0] = number
        return Span(start, samples, ())


class Scripted:
    """Says a span's number; `during` is called in its thread before."""

    device = "cpu"
    longest = 20.0
    widest_gap: float | None = None
    wants_frames = False
    takes_hotwords = False

    def __init__(
        self,
        n_workers: int = 1,
        largest_batch: int = 1,
        during: Callable[[int], object] = lambda number: None,
        mark: str = ".",
    ) -> None:
        self.n_workers = n_workers
        self.largest_batch = largest_batch
        self.calls: list[list[int]] = []
        self._during = during
        self._mark = mark

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        return hotwords

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> "Scripted":
        return self

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        numbers = [int(span.samples[0]) for span in spans]
        self.calls.append(numbers)
        for number in numbers:
            self._during(number)
        return [
            Recognition((Token(f" {number}{self._mark}", 0.1, 0.5),), Tags("en"))
            for number in numbers
        ]


def begun(script: Script, recognizer: Scripted) -> Ahead:
    return Ahead(script, script, recognizer, recognizer)


def numbers(ahead: Ahead) -> list[int]:
    return [
        int(recognition.tokens[0].text.strip(" ."))
        for passes in ahead
        for heard in passes
        for recognition in heard.recognitions
    ]


def wait_for(event: threading.Event) -> None:
    assert event.wait(PATIENCE)


def are_gone() -> bool:
    return not [t for t in threading.enumerate() if t.name.startswith(("reader", "recognizer"))]


def failing(at: int, error: Exception) -> Callable[[int], None]:
    def fail(number: int) -> None:
        if number == at:
            raise error

    return fail


@pytest.mark.parametrize("n_workers", [1, 2, 4, 8])
def test_the_order_is_the_sources(n_workers):
    script = Script([1.0] * 30, left=[1.0])
    with begun(script, Scripted(n_workers)) as ahead:
        assert numbers(ahead) == list(range(31))
        ahead.check()
    assert are_gone()


def test_who_is_done_first_waits_for_those_before():
    done = threading.Event()

    def during(number: int) -> None:
        if number == 0:
            wait_for(done)
        if number == 5:
            done.set()

    recognizer = Scripted(2, during=during)
    with begun(Script([1.0] * 6), recognizer) as ahead:
        assert numbers(ahead) == list(range(6))
    assert sorted(recognizer.calls) == [[n] for n in range(6)]


def test_the_first_words_come_before_the_rest_is_read():
    told = threading.Event()
    script = Script([1.0] * 3, before=lambda number: number and wait_for(told))
    with begun(script, Scripted(2)) as ahead:
        first = next(heard for heard in ahead if heard)
        assert script.read == [0]
        told.set()
    assert len(first) == 1


def test_one_thread_reads_and_it_is_not_the_callers():
    script = Script([1.0] * 20)
    with begun(script, Scripted(2)) as ahead:
        assert len(numbers(ahead)) == 20
    assert len(script.threads) == 1
    assert threading.get_ident() not in script.threads


def test_no_more_is_read_than_may_be_held():
    told = threading.Event()
    script = Script([20.0] * 40)
    with begun(script, Scripted(2, during=lambda number: wait_for(told))) as ahead:
        steps = iter(ahead)
        while next(steps) == [] and ahead._reading is not None:
            pass
        assert sum(20.0 for _ in script.read) == MOST_HELD
        assert next(steps) == []
        told.set()
        assert sum(len(heard.spans) for passes in steps for heard in passes) == 40


def test_batches_grow_whatever_the_threads_do_and_may_be_larger_than_what_is_held():
    recognizer = Scripted(largest_batch=64)
    with begun(Script([20.0] * 100), recognizer) as ahead:
        assert numbers(ahead) == list(range(100))
    assert [len(call) for call in recognizer.calls] == [1, 2, 4, 8, 16, 32, 37]
    assert [n for call in recognizer.calls for n in call] == list(range(100))


def test_the_longest_of_the_last_go_first():
    seconds = [1.0, 1.0, 1.0, 1.0, 3.0, 9.0, 5.0, 7.0]
    is_read, done = threading.Event(), threading.Event()

    def during(number: int) -> None:
        if number == 0:  # one thread is kept, the other does all the rest
            wait_for(done)
        if number == 1:
            wait_for(is_read)
        if number == 4:
            done.set()

    recognizer = Scripted(2, during=during)
    with begun(Script(seconds), recognizer) as ahead:
        for heard in ahead:
            assert heard == [] or done.is_set()
            if ahead._is_read:
                is_read.set()
    order = [call[0] for call in recognizer.calls]
    assert sorted(order[:2]) == [0, 1]
    assert order[2:] == [2, 3, 5, 7, 6, 4]


def test_a_fault_of_the_source_comes_after_all_that_was_read():
    fault = UnreadableAudio("a.wav", "damaged")
    script = Script([1.0] * 5, failing(3, fault), left=[1.0])
    with begun(script, Scripted(2)) as ahead:
        assert numbers(ahead) == [0, 1, 2, 5]  # what was open when it broke off is the last
        with pytest.raises(UnreadableAudio) as raised:
            ahead.check()
    assert raised.value is fault
    assert are_gone()


@pytest.mark.parametrize("n_workers", [1, 2, 8])
@pytest.mark.parametrize("at", [0, 1, 4, 9])
def test_a_fault_of_the_recognizer_comes_after_all_before_it(n_workers, at):
    fault = OutOfMemory("cpu")
    recognizer = Scripted(n_workers, during=failing(at, fault))
    with begun(Script([1.0] * 10), recognizer) as ahead:
        assert numbers(ahead) == list(range(at))
        with pytest.raises(OutOfMemory) as raised:
            ahead.check()
    assert raised.value is fault
    assert are_gone()


def test_of_two_faults_the_one_that_comes_first_in_the_source_is_told():
    script = Script([1.0] * 5, failing(4, UnreadableAudio("a.wav", "damaged")))
    with begun(script, Scripted(2, during=failing(2, OutOfMemory("cpu")))) as ahead:
        assert numbers(ahead) == [0, 1]
        with pytest.raises(OutOfMemory):
            ahead.check()


def test_leaving_while_it_reads_ends_the_threads():
    is_reading, told = threading.Event(), threading.Event()

    def before(number: int) -> None:
        is_reading.set()
        wait_for(told)

    script = Script([1.0] * 9, before)
    with begun(script, Scripted(2)) as ahead:
        next(iter(ahead))
        wait_for(is_reading)
        told.set()
    assert are_gone()
    assert len(script.read) <= 1


def test_a_program_that_forgets_it_can_end():
    program = """
from tests.unit.test_ahead import Script, Scripted, begun
steps = iter(begun(Script([1.0] * 100_000), Scripted(2)))
print(sum(len(next(steps)) for _ in range(50)) > 0)
"""
    command = [sys.executable, "-c", program]
    folder = Path(__file__).parents[2]
    ended = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    assert ended.stdout.strip() == "True"


def job(path: Path = Path("talk")) -> FileJob:
    return FileJob(JobId(1), path, Options(model="fake"))


def talk(seconds: float) -> SampleSource:
    noise = np.random.default_rng(1).uniform(-0.5, 0.5, round(seconds * RATE))
    return SampleSource(noise.astype(np.float32), RATE)


def counted(during: Callable[[int], object]) -> Callable[[int], object]:
    """The spans of real audio have no numbers: count them."""
    counts = iter(range(10**6))
    return lambda _: during(next(counts))


def test_words_of_an_open_sentence_are_told_before_the_fault():
    recognizer = Scripted(during=counted(failing(3, OutOfMemory("cpu"))), mark="")
    stages = Stages("fake", NoVad(), recognizer)
    events = transcribe_source(job(), talk(200.0), stages, lambda: False)
    texts: list[str] = []
    with pytest.raises(OutOfMemory):
        texts.extend(event.segment.text for event in events if isinstance(event, SegmentReady))
    assert len(" ".join(texts).split()) == 3


@pytest.mark.parametrize("n_workers", [1, 4])
def test_a_job_is_stopped_while_its_spans_are_recognized(n_workers):
    is_busy, told = threading.Event(), threading.Event()

    def during(number: int) -> None:
        is_busy.set()
        wait_for(told)

    def is_stopped() -> bool:
        if is_busy.is_set():
            told.set()
        return is_busy.is_set()

    recognizer = Scripted(n_workers, during=during)
    stages = Stages("fake", NoVad(), recognizer)
    with pytest.raises(Stopped):
        list(transcribe_source(job(), talk(600.0), stages, is_stopped))
    assert are_gone()
    assert len(recognizer.calls) <= 2 * n_workers


def test_a_job_is_stopped_before_anything_is_recognized():
    recognizer = Scripted(2)
    with pytest.raises(Stopped):
        list(
            transcribe_source(job(), talk(60.0), Stages("fake", NoVad(), recognizer), lambda: True)
        )
    assert are_gone()


def test_the_threads_are_gone_before_the_file_is_closed(tmp_path, write_media, monkeypatch):
    path = write_media(tmp_path / "talk.wav", np.full(RATE * 120, 0.3, np.float32))
    stages = Stages("fake", NoVad(), Scripted(2))
    gone: list[bool] = []

    class Loader:
        def is_warm(self, options: Options) -> bool:
            return True

        def load(self, options: Options) -> Stages:
            return stages

    leave = AudioSource.__exit__

    def noted(self: AudioSource, *args: object) -> None:
        gone.append(are_gone())
        leave(self, *args)

    monkeypatch.setattr(AudioSource, "__exit__", noted)
    with closing(transcribe_file(job(path), Loader(), lambda: False)) as events:
        assert any(isinstance(event, SegmentReady) for event in events)
    assert gone == [True]


def test_progress_goes_forward_only():
    stages = Stages("fake", NoVad(), Scripted(4))
    events = transcribe_source(job(), talk(300.0), stages, lambda: False)
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done == sorted(set(done))
    assert done[-1] > 270.0


@pytest.fixture(scope="module")
def sense_voice(models) -> SenseVoiceRecognizer:
    return SenseVoiceRecognizer(models["sense-voice"], "cpu")


@pytest.fixture(scope="module")
def speech(clips) -> np.ndarray:
    """Two minutes of sentences."""
    files = islice(sorted((clips / "en").glob("*.wav")), 6)
    once = np.concatenate([soundfile.read(file, dtype="float32")[0] for file in files])
    return np.resize(once, 120 * RATE)


def segments(recognizer: SenseVoiceRecognizer, samples: np.ndarray) -> list[SegmentReady]:
    stages = Stages("fake", NoVad(), recognizer)
    events = transcribe_source(job(), SampleSource(samples, RATE), stages, lambda: False)
    return [event for event in events if isinstance(event, SegmentReady)]


@pytest.mark.thorough
def test_results_are_the_same_bit_by_bit_whatever_runs_beside_them(
    sense_voice, speech, monkeypatch
):
    found = []
    for n_workers in (1, 2, 4, 8):
        monkeypatch.setattr(sense_voice, "n_workers", n_workers)
        found.append(segments(sense_voice, speech))
    assert len(found[0]) > 5
    assert all(other == found[0] for other in found[1:])


def test_what_is_recognized_together_is_as_by_itself(sense_voice, speech):
    stream = sense_voice.begin((), itn=True)
    parts = [speech[: round(seconds * RATE)] for seconds in (20.0, 0.01, 3.0, 8.0)]
    spans = [Span(0, samples, (), fbank(samples)) for samples in parts]
    together = stream.recognize(spans)
    assert together == [stream.recognize([span])[0] for span in spans]
    assert all(recognition.tokens for recognition in together[2:])
