"""The engine listens: real speech, fed faster than it is said, through a process of its own."""

import os
import queue
import signal
import sys
import time
from collections.abc import Iterator

import numpy as np
import psutil
import pytest
import soundfile

from engine import (
    Cancelled,
    EndpointRules,
    Engine,
    Event,
    Failed,
    Finished,
    JobId,
    Options,
    Partial,
    Progress,
    Restarted,
    SegmentReady,
    Started,
)

PATIENCE = 60.0  # seconds that any event may take on a busy machine
RATE = 16_000
ENGLISH = Options(languages=("en",))


class Ear:
    """Hears an engine; events are taken in order, each waited for."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._inbox: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.engine = Engine(self._inbox.put)

    def wait(self, kind: type[Event], job: JobId, is_it=lambda event: True) -> Event:
        while True:
            event = self._inbox.get(timeout=PATIENCE)
            self.events.append(event)
            if isinstance(event, kind) and event.job == job and is_it(event):
                return event

    def drain(self) -> None:
        while not self._inbox.empty():
            self.events.append(self._inbox.get())

    def of(self, kind: type[Event], job: JobId) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind) and event.job == job]

    def text(self, job: JobId) -> str:
        """What is final, in lower case and without marks."""
        words = " ".join(event.segment.text for event in self.of(SegmentReady, job))
        return " ".join("".join(c if c.isalnum() else " " for c in words.lower()).split())

    def hear(self, sound: np.ndarray, options: Options = ENGLISH, **more) -> JobId:
        """Have it all recognized."""
        job = self.engine.listen(options, **more)
        self.feed(job, sound)
        self.engine.finish(job)
        self.wait(Finished, job)
        return job

    def feed(self, job: JobId, sound: np.ndarray, size: int = RATE // 10) -> None:
        samples = (sound * 32_767).astype("<i2")
        for start in range(0, len(samples), size):
            self.engine.feed(job, samples[start : start + size].tobytes())


@pytest.fixture
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.engine.close()


@pytest.fixture(scope="session")
def spoken(clips) -> dict[str, np.ndarray]:
    names = ("en/quick_brown_fox", "en/hello_world", "en/counting", "zh/nihao_shijie")
    return {
        name.split("/")[1]: soundfile.read(clips / f"{name}.wav", dtype="float32")[0]
        for name in names
    }


def pause(seconds: float) -> np.ndarray:
    return np.zeros(round(seconds * RATE), np.float32)


@pytest.fixture(scope="session")
def talk(spoken) -> np.ndarray:
    """Three sentences with pauses."""
    fox, hello = spoken["quick_brown_fox"], spoken["hello_world"]
    return np.concatenate([pause(1), fox, pause(1.5), hello, pause(1.5), fox, pause(1)])


FOX = "the quick brown fox jumps over the lazy dog"


@pytest.mark.thorough
def test_what_is_said_comes_out_in_order_and_once(ear, talk):
    job = ear.hear(talk)
    assert ear.text(job) == f"{FOX} hello world {FOX}"
    starts = [event.segment.start for event in ear.of(SegmentReady, job)]
    assert starts == pytest.approx([1.2, 5.6, 8.2], abs=0.5)
    done = [event.done for event in ear.of(Progress, job)]
    assert done == sorted(done)
    assert ear.events[-1] == Finished(job, pytest.approx(len(talk) / RATE))


@pytest.mark.thorough
def test_the_first_and_the_last_word_are_heard_where_the_sound_has_no_rim(ear, spoken):
    assert ear.text(ear.hear(spoken["quick_brown_fox"])) == FOX


@pytest.mark.thorough
def test_a_worker_killed_in_mid_sentence_costs_no_word_and_doubles_none(ear, talk):
    half = len(talk) * 2 // 5  # in the second sentence
    job = ear.engine.listen(ENGLISH)
    ear.feed(job, talk[:half])
    ear.wait(SegmentReady, job)
    os.kill(ear.engine.live_pids[0], signal.SIGKILL)
    ear.feed(job, talk[half:])
    ear.engine.finish(job)
    ear.wait(Finished, job)
    assert len(ear.of(Restarted, job)) == 1
    assert len(ear.of(Started, job)) == 1
    assert ear.text(job) == f"{FOX} hello world {FOX}"


@pytest.mark.thorough
def test_a_worker_may_die_at_any_moment(ear, talk):
    job = ear.engine.listen(ENGLISH)
    size = len(talk) // 4
    for n in range(4):
        ear.feed(job, talk[n * size : (n + 1) * size if n < 3 else len(talk)])
        ear.wait(Progress, job, lambda event, n=n: event.done > n * 2.0)
        pids = ear.engine.live_pids
        os.kill(pids[0], signal.SIGKILL)
        ear.wait(Restarted, job)
    ear.engine.finish(job)
    ear.wait(Finished, job)
    assert ear.text(job) == f"{FOX} hello world {FOX}"


@pytest.mark.thorough
def test_partial_text_comes_while_somebody_speaks_and_goes_with_the_final(ear, spoken):
    job = ear.engine.listen(ENGLISH)
    ear.wait(Started, job)
    ear.feed(job, spoken["quick_brown_fox"][: 2 * RATE])
    partial = ear.wait(Partial, job)
    assert "quick" in partial.text.lower()
    assert partial.start < 0.5
    ear.feed(job, np.concatenate([spoken["quick_brown_fox"][2 * RATE :], pause(2)]))
    ear.wait(SegmentReady, job)
    shown = [event.text for event in ear.of(Partial, job)]
    assert shown[-1] == ""
    assert ear.text(job) == FOX
    ear.engine.cancel(job)
    ear.wait(Cancelled, job)


@pytest.mark.thorough
def test_cancelling_takes_less_than_a_second_and_the_worker_serves_the_next(ear, talk):
    job = ear.engine.listen(ENGLISH)
    ear.feed(job, np.tile(talk, 4))
    ear.wait(SegmentReady, job)
    asked = time.monotonic()
    ear.engine.cancel(job)
    ear.wait(Cancelled, job)
    assert time.monotonic() - asked < 1.0
    assert ear.text(ear.hear(talk)) == f"{FOX} hello world {FOX}"


@pytest.mark.thorough
def test_two_live_jobs_and_a_file_at_once(ear, talk, spoken, long_recording):
    file = ear.engine.transcribe(long_recording)
    ear.wait(SegmentReady, file)
    jobs = [ear.engine.listen(ENGLISH) for _ in range(2)]
    ear.feed(jobs[0], talk)
    ear.feed(jobs[1], np.concatenate([spoken["hello_world"], pause(1)]))
    for job in jobs:
        ear.engine.finish(job)
    while len(ear.of(Finished, jobs[0]) + ear.of(Finished, jobs[1])) < 2:
        ear.wait(Finished, jobs[len(ear.of(Finished, jobs[0]))])
    assert ear.text(jobs[0]) == f"{FOX} hello world {FOX}"
    assert ear.text(jobs[1]) == "hello world"
    assert not ear.of(Finished, file)
    pids = ear.engine.live_pids
    niceness = {psutil.Process(pid).nice() for pid in pids}
    assert niceness == {5}
    ear.engine.cancel(file)
    ear.wait(Cancelled, file)


@pytest.mark.thorough
def test_noise_and_silence_are_no_text(ear):
    chance = np.random.default_rng(1)
    noise = (0.02 * chance.standard_normal(10 * RATE)).astype(np.float32)
    knocks = pause(10)
    for at in range(RATE, len(knocks), 2 * RATE):
        knocks[at : at + 400] = 0.8 * chance.standard_normal(400).clip(-1, 1)
    job = ear.hear(np.concatenate([pause(5), noise, knocks, pause(5)]))
    assert ear.text(job) == ""
    assert [event.text for event in ear.of(Partial, job)] == []


@pytest.mark.thorough
def test_fsmn_vad_finds_the_same_words(ear, talk, fsmn_vad):
    job = ear.hear(talk, Options(languages=("en",), vad=str(fsmn_vad)))
    assert ear.text(job) == f"{FOX} hello world {FOX}"


@pytest.mark.thorough
def test_chinese_comes_in_the_script_that_was_chosen(ear, spoken):
    sound = np.concatenate([spoken["nihao_shijie"], pause(1)])
    job = ear.hear(sound, Options(languages=("zh",), script="traditional"))
    assert "你好" in ear.text(job)
    assert not set("们这说时来") & set(ear.text(job))


@pytest.mark.thorough
def test_a_longer_silence_joins_what_a_shorter_one_divides(ear, spoken):
    hello = spoken["hello_world"]
    sound = np.concatenate([hello, pause(1.0), hello, pause(0.2)])
    job = ear.engine.listen(ENGLISH, EndpointRules(silence=3.0))
    ear.feed(job, sound)
    ear.engine.finish(job)
    ear.wait(Finished, job)
    assert ear.text(job) == "hello world hello world"
    assert max(event.done for event in ear.of(Progress, job)[:-2]) < 0.5


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["streaming", "bicif", "sense-voice"])
def test_the_funasr_family_listens(ear, models, talk, fsmn_vad, kind):
    options = Options(str(models[kind]), vad=str(fsmn_vad), punctuation=str(models["punctuation"]))
    job = ear.engine.listen(options)
    ear.wait(Started, job)
    ear.feed(job, talk[: 3 * RATE])
    ear.wait(Partial, job)
    ear.feed(job, talk[3 * RATE :])
    ear.engine.finish(job)
    ear.wait(Finished, job)
    assert ear.text(job)


@pytest.mark.thorough
def test_a_model_that_is_missing_fails_the_job(ear):
    job = ear.engine.listen(Options("no-such-model"))
    ear.engine.feed(job, bytes(3200))
    failed = ear.wait(Failed, job)
    assert type(failed.error).__name__ == "ModelMissing"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.thorough
def test_a_worker_that_takes_nothing_holds_up_neither_feeding_nor_closing(talk):
    ear = Ear()
    job = ear.engine.listen(ENGLISH)
    ear.wait(Started, job)
    stuck = ear.engine.live_pids[0]
    os.kill(stuck, signal.SIGSTOP)
    asked = time.monotonic()
    ear.feed(job, np.tile(talk, 20))
    assert time.monotonic() - asked < 1.0
    ear.engine.close()
    ear.drain()
    assert len(ear.of(Cancelled, job)) == 1
    assert not psutil.pid_exists(stuck)


@pytest.mark.thorough
def test_who_pauses_the_recording_sees_what_was_said_become_final(ear, spoken):
    job = ear.engine.listen(ENGLISH)
    ear.feed(job, spoken["hello_world"])
    ear.wait(SegmentReady, job)
    ear.feed(job, np.concatenate([spoken["quick_brown_fox"], pause(0.1)]))
    ear.engine.finish(job)
    ear.wait(Finished, job)
    assert ear.text(job) == f"hello world {FOX}"
