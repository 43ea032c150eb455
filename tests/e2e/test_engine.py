"""The engine and its worker process on real speech: killed, cancelled, closed."""

import logging
import os
import queue
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import soundfile

from engine import (
    Cancelled,
    Engine,
    Event,
    Failed,
    Finished,
    JobId,
    Options,
    Probed,
    SegmentReady,
    Started,
    WorkerDied,
)

PATIENCE = 60.0  # seconds that any event may take on a busy machine


class Ear:
    """Hears an engine; events are taken in order, each waited for."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._inbox: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.engine = Engine(self._inbox.put)

    def wait(self, kind: type[Event], job: JobId) -> Event:
        while True:
            event = self._inbox.get(timeout=PATIENCE)
            self.events.append(event)
            if isinstance(event, kind) and event.job == job:
                return event

    def drain(self) -> None:
        while not self._inbox.empty():
            self.events.append(self._inbox.get())

    def ends(self) -> dict[JobId, list[type]]:
        found: dict[JobId, list[type]] = {}
        for event in self.events:
            if isinstance(event, Finished | Failed | Cancelled):
                found.setdefault(event.job, []).append(type(event))
        return found


@pytest.fixture
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.engine.close()


@pytest.fixture
def clip(clips) -> Path:
    return clips / "en" / "hello_world.wav"


@pytest.mark.thorough
def test_a_killed_worker_fails_its_job_and_the_next_file_works(ear, clip, long_recording):
    first = ear.engine.transcribe(long_recording)
    second = ear.engine.transcribe(clip)
    ear.wait(SegmentReady, first)
    os.kill(ear.engine.worker_pids[0], signal.SIGKILL)
    failed = ear.wait(Failed, first)
    assert isinstance(failed.error, WorkerDied)
    ear.wait(Finished, second)
    assert ear.ends() == {first: [Failed], second: [Finished]}


@pytest.mark.thorough
def test_a_renewed_engine_works_in_another_process_and_loses_no_job(ear, long_recording, tmp_path):
    first = ear.engine.transcribe(tmp_path / "missing.wav")
    ear.wait(Failed, first)
    before = ear.engine.worker_pids
    ear.engine.renew()
    ear.wait(Failed, ear.engine.transcribe(tmp_path / "missing.wav"))
    after = ear.engine.worker_pids
    assert after != before
    running = ear.engine.transcribe(long_recording)
    ear.wait(Started, running)
    ear.engine.renew()
    waiting = ear.engine.transcribe(tmp_path / "missing.wav")
    ear.engine.cancel(running)
    ear.wait(Failed, waiting)
    assert ear.ends()[running] == [Cancelled]
    assert ear.engine.worker_pids != after


@pytest.mark.thorough
def test_two_workers_run_two_files_and_the_death_of_one_leaves_the_other(ear, clip, long_recording):
    ear.engine.resize(2)
    first, second = (ear.engine.transcribe(long_recording) for _ in range(2))
    third = ear.engine.transcribe(clip)
    ear.wait(SegmentReady, second)
    assert first not in ear.ends()
    pids = ear.engine.worker_pids
    assert len(pids) == 2
    os.kill(pids[0], signal.SIGKILL)
    ear.wait(Failed, first)
    ear.wait(Finished, third)
    ear.wait(Finished, second)
    assert ear.ends() == {first: [Failed], second: [Finished], third: [Finished]}
    ear.engine.resize(1)
    ear.wait(Finished, ear.engine.transcribe(clip))
    assert len(ear.engine.worker_pids) == 1


@pytest.mark.thorough
def test_a_paused_job_gives_out_what_it_heard_and_ends(ear, clip, long_recording):
    running, waiting = (ear.engine.transcribe(long_recording) for _ in range(2))
    ear.wait(SegmentReady, running)
    ear.engine.pause(waiting)
    ear.engine.pause(running)
    ear.wait(Cancelled, running)
    ear.wait(Finished, ear.engine.transcribe(clip))
    assert ear.ends()[running] == ear.ends()[waiting] == [Cancelled]


def test_headers_are_read_without_a_job(ear, clip):
    probed = ear.wait(Probed, ear.engine.probe(clip))
    assert probed.duration == pytest.approx(1.14, abs=0.01)


@pytest.mark.thorough
def test_a_worker_killed_while_idle_is_replaced(ear, clip):
    ear.wait(Finished, ear.engine.transcribe(clip))
    worker = psutil.Process(ear.engine.worker_pids[0])
    worker.kill()
    worker.wait(timeout=10)
    while ear.engine.worker_pids:
        os.sched_yield()
    ear.wait(Finished, ear.engine.transcribe(clip))


@pytest.mark.thorough
def test_cancelling_takes_less_than_a_second(ear, clip, long_recording):
    running = ear.engine.transcribe(long_recording)
    waiting = ear.engine.transcribe(long_recording)
    last = ear.engine.transcribe(clip)
    ear.wait(SegmentReady, running)
    for job in (waiting, running):
        asked = time.monotonic()
        ear.engine.cancel(job)
        ear.wait(Cancelled, job)
        assert time.monotonic() - asked < 1.0
    ear.wait(Finished, last)
    assert ear.ends() == {running: [Cancelled], waiting: [Cancelled], last: [Finished]}


@pytest.mark.thorough
def test_cancelling_what_has_ended_changes_nothing(ear, clip):
    job = ear.engine.transcribe(clip)
    ear.wait(Finished, job)
    ear.engine.cancel(job)
    ear.wait(Finished, ear.engine.transcribe(clip))
    assert ear.ends()[job] == [Finished]


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_worker_that_takes_nothing_holds_up_neither_cancelling_nor_closing(clip):
    ear = Ear()
    ear.wait(Probed, ear.engine.probe(clip))  # it is there
    stuck = ear.engine.worker_pids[0]
    os.kill(stuck, signal.SIGSTOP)
    job = ear.engine.transcribe(clip, heard=(bytes(1_000_000),))  # more than a pipe holds
    asked = time.monotonic()
    ear.engine.cancel(job)
    ear.wait(Cancelled, job)
    assert time.monotonic() - asked < 1.0
    ear.engine.close()
    assert not psutil.pid_exists(stuck)


@pytest.mark.thorough
def test_closing_ends_every_job(clip, long_recording):
    ear = Ear()
    jobs = [ear.engine.transcribe(long_recording), ear.engine.transcribe(clip)]
    ear.wait(SegmentReady, jobs[0])
    worker = ear.engine.worker_pids[0]
    ear.engine.close()
    ear.drain()
    assert ear.ends() == {job: [Cancelled] for job in jobs}
    assert not psutil.pid_exists(worker)


def test_lengths_of_waiting_files_are_known_before_their_turn(ear, clip, long_recording):
    running = ear.engine.transcribe(long_recording)
    waiting = ear.engine.transcribe(clip)
    probed = ear.wait(Probed, waiting)
    assert probed.duration == pytest.approx(1.14, abs=0.01)
    assert running not in ear.ends()


@pytest.mark.thorough
def test_a_thousand_waiting_files_do_not_hold_up_a_cancel(ear, clip, long_recording):
    running = ear.engine.transcribe(long_recording)
    waiting = [ear.engine.transcribe(clip) for _ in range(1000)]
    ear.wait(SegmentReady, running)
    asked = time.monotonic()
    ear.engine.cancel(waiting[-1])
    ear.wait(Cancelled, waiting[-1])
    ear.engine.cancel(running)
    ear.wait(Cancelled, running)
    assert time.monotonic() - asked < 1.0
    probed = {event.job for event in ear.events if isinstance(event, Probed)}
    assert len(probed) > 100


@pytest.mark.thorough
def test_the_worker_gives_way_to_everything_else(ear, clip):
    ear.wait(Finished, ear.engine.transcribe(clip))
    assert psutil.Process(ear.engine.worker_pids[0]).nice() >= 10


@pytest.mark.thorough
def test_the_workers_log_arrives_here_without_what_was_said(clip, caplog):
    with caplog.at_level(logging.INFO):
        ear = Ear()
        ear.wait(Finished, ear.engine.transcribe(clip))
        ear.engine.close()
    assert any(record.name == "engine.loader" for record in caplog.records)
    assert "hello" not in caplog.text.lower().replace("hello_world.wav", "")


@pytest.mark.thorough
def test_the_same_file_gives_the_same_text_every_time(ear, long_recording, tmp_path):
    samples, rate = soundfile.read(long_recording, dtype="float32", frames=75 * 16_000)
    soundfile.write(tmp_path / "minute.wav", samples, rate)

    def segments(job: JobId) -> list[object]:
        return [e.segment for e in ear.events if isinstance(e, SegmentReady) and e.job == job]

    first = ear.engine.transcribe(tmp_path / "minute.wav", Options(languages=("en",)))
    ear.wait(Finished, first)
    second = ear.engine.transcribe(tmp_path / "minute.wav", Options(languages=("en",)))
    ear.wait(Finished, second)
    assert segments(first) == segments(second)
    assert len(segments(first)) > 10


@pytest.mark.thorough
def test_a_part_of_a_file_is_heard_by_itself_on_its_clock(ear, long_recording):
    whole = ear.engine.transcribe(long_recording, Options(languages=("en",)))
    ear.wait(Finished, whole)
    heard = [e.segment for e in ear.events if isinstance(e, SegmentReady) and e.job == whole]
    middle = next(each for each in heard if each.start > 90)
    span = (middle.start - 0.4, middle.end + 0.4)
    part = ear.engine.transcribe(long_recording, Options(languages=("en",), span=span))
    assert ear.wait(Finished, part) == Finished(part, pytest.approx(span[1] - span[0], abs=0.01))
    again = [e.segment for e in ear.events if isinstance(e, SegmentReady) and e.job == part]
    assert [segment.text.rstrip(".") for segment in again] == [middle.text.rstrip(".")]
    assert again[0].start == pytest.approx(middle.start, abs=0.4)
    assert again[0].end == pytest.approx(middle.end, abs=0.4)
