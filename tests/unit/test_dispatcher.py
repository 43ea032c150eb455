"""engine/dispatcher.py: workers that are lists, driven by hand."""

import queue
from pathlib import Path

import psutil
import pytest

from engine import capacity
from engine.capacity import fitting_workers
from engine.dispatcher import Close, Dispatcher, Renew, Resize
from engine.errors import WorkerDied
from engine.events import Cancelled, Failed, Finished, Probed, Progress
from engine.jobs import Cancel, FileJob, JobId, Pause, Probe
from tests.unit.fake_worker import FakeWorker


class FileWorker(FakeWorker):
    @property
    def jobs(self):
        return [command.id for command in self.sent if isinstance(command, FileJob)]


class Room:
    """A dispatcher, its workers, and what was heard of it."""

    def __init__(self, n_workers=1, spare=60.0):
        self.heard = []
        self.workers = []
        self.fault = None
        self.inbox = queue.SimpleQueue()
        self.dispatcher = Dispatcher(
            self.heard.append, self.inbox, n_workers, start_worker=self.start, spare=spare
        )
        self.dispatcher._start()

    def start(self, *arguments):
        if self.fault is not None:
            raise self.fault
        self.workers.append(FileWorker(*arguments))
        return self.workers[-1]

    def do(self, *messages):
        for message in messages:
            self.inbox.put(message)
        while not self.inbox.empty():
            self.dispatcher._handle(self.inbox.get())

    def say(self, worker, event):
        self.workers[worker].say(event)
        self.do()

    @property
    def living(self):
        return [worker for worker in self.workers if not worker.is_killed]


def job(number):
    return FileJob(JobId(number), Path(f"{number}.wav"))


def test_jobs_begin_in_order_each_on_a_free_worker():
    room = Room(n_workers=2)
    room.do(job(1), job(2), job(3), job(4))
    assert [worker.jobs for worker in room.workers] == [[1], [2]]
    room.say(1, Finished(JobId(2), 1.0))
    assert [worker.jobs for worker in room.workers] == [[1], [2, 3]]
    room.say(0, Finished(JobId(1), 1.0))
    assert [worker.jobs for worker in room.workers] == [[1, 4], [2, 3]]
    assert room.heard == [Finished(2, 1.0), Finished(1, 1.0)]


def test_workers_that_know_what_is_no_longer_so_get_no_more_jobs():
    room = Room()
    room.do(Renew())
    assert [worker.is_killed for worker in room.workers] == [True, False]
    room.do(job(1), Renew(), job(2))
    assert not room.workers[1].is_killed
    room.say(1, Finished(JobId(1), 1.0))
    assert [worker.jobs for worker in room.workers] == [[], [1], [2]]
    assert room.workers[1].is_killed
    assert room.heard == [Finished(1, 1.0)]


def test_a_closed_engine_is_not_renewed():
    room = Room()
    room.do(Close(), Renew())
    assert room.living == []


def test_workers_share_the_cores():
    room = Room(n_workers=2)
    room.do(job(1), job(2))
    assert [worker.n_sharing for worker in room.workers] == [2, 2]


def test_a_worker_that_dies_fails_its_job_alone_and_is_replaced():
    room = Room(n_workers=2)
    room.do(job(1), job(2), job(3))
    room.workers[0].end(-11)
    room.do()
    (failed,) = room.heard
    assert (failed.job, failed.error.args) == (1, WorkerDied(-11).args)
    assert [worker.jobs for worker in room.workers] == [[1], [2], [3]]
    room.say(1, Finished(JobId(2), 1.0))
    room.say(2, Finished(JobId(3), 1.0))
    assert [type(event) for event in room.heard] == [Failed, Finished, Finished]


def test_more_workers_come_when_asked_for():
    room = Room()
    room.do(job(1), job(2), job(3))
    assert [worker.jobs for worker in room.workers] == [[1]]
    room.do(Resize(2))
    assert [worker.jobs for worker in room.workers] == [[1], [2]]
    assert [worker.n_sharing for worker in room.workers] == [1, 2]


def test_a_worker_with_another_share_of_the_cores_makes_way_between_jobs():
    room = Room()
    room.do(job(1), job(2), Resize(2), job(3))
    room.say(0, Finished(JobId(1), 1.0))
    assert room.workers[0].is_killed
    assert [worker.jobs for worker in room.living] == [[2], [3]]
    assert [worker.n_sharing for worker in room.living] == [2, 2]


def test_fewer_workers_let_what_runs_go_on():
    room = Room(n_workers=2)
    room.do(job(1), job(2), job(3), Resize(1))
    assert len(room.living) == 2
    room.say(0, Finished(JobId(1), 1.0))
    assert room.workers[0].is_killed
    assert [worker.jobs for worker in room.living] == [[2]]
    room.say(1, Finished(JobId(2), 1.0))
    assert [worker.jobs for worker in room.living] == [[3]]


def test_an_idle_worker_beside_the_first_ends_after_a_while():
    room = Room(n_workers=2, spare=0.0)
    room.do(job(1), job(2))
    room.say(1, Finished(JobId(2), 1.0))
    assert room.dispatcher._time_left() == 0.0
    room.dispatcher._on_time()
    assert [worker.jobs for worker in room.living] == [[1]]
    room.say(0, Finished(JobId(1), 1.0))
    assert room.dispatcher._time_left() is None
    room.dispatcher._on_time()
    assert len(room.living) == 1


def test_a_running_job_is_paused_without_a_deadline():
    room = Room()
    room.do(job(1), Pause(JobId(1)))
    assert room.workers[0].sent[-1] == Pause(JobId(1))
    assert room.dispatcher._time_left() is None
    assert room.heard == []
    room.say(0, Cancelled(JobId(1)))
    assert room.heard == [Cancelled(1)]


def test_a_waiting_job_that_is_paused_is_withdrawn():
    room = Room()
    room.do(job(1), job(2), Pause(JobId(2)))
    assert room.heard == [Cancelled(2)]
    room.say(0, Finished(JobId(1), 1.0))
    assert room.workers[0].jobs == [1]


def test_a_job_that_does_not_stop_when_cancelled_ends_with_its_worker(monkeypatch):
    monkeypatch.setattr("engine.dispatcher._PATIENCE", 0.0)
    room = Room(n_workers=2)
    room.do(job(1), job(2), Cancel(JobId(1)))
    assert room.dispatcher._time_left() == 0.0
    room.dispatcher._on_time()
    assert room.heard == [Cancelled(1)]
    assert [worker.jobs for worker in room.living] == [[2]]
    room.say(0, Finished(JobId(1), 1.0))
    assert room.heard == [Cancelled(1)]


def test_headers_are_read_by_who_has_least_to_do_and_a_few_at_a_time():
    room = Room(n_workers=2)
    room.do(job(1), job(2))
    room.say(1, Finished(JobId(2), 1.0))
    room.do(*(Probe(job(n)) for n in range(10, 60)))
    asked = [[c.job.id for c in w.sent if isinstance(c, Probe)] for w in room.workers]
    assert [len(each) for each in asked] == [16, 16]
    assert asked[1][0] == 10
    room.say(1, Probed(JobId(10), 5.0, has_video=False))
    assert len(room.workers[1].sent) == 1 + 17
    assert room.heard[-1] == Probed(10, 5.0, has_video=False)


def test_headers_that_a_retired_worker_was_asked_for_are_read_by_the_next():
    room = Room()
    room.do(Probe(job(9)), Resize(2), job(1))
    assert room.workers[0].is_killed
    assert room.workers[1].sent == [Probe(job(9)), job(1)]


def test_headers_are_read_though_there_was_no_worker():
    room = Room()
    room.workers[0].end(-9)
    room.do(Probe(job(9)))
    assert room.workers[1].sent == [Probe(job(9))]


def test_what_a_file_did_to_the_worker_that_looked_at_it_is_not_done_twice():
    room = Room()
    room.do(Probe(job(9)))
    room.workers[0].end(-11)
    room.do(job(1))
    assert room.workers[1].sent == [job(1)]


def test_headers_that_nobody_was_asked_for_yet_outlive_the_only_worker():
    room = Room()
    room.do(*(Probe(job(n)) for n in range(20)))
    room.workers[0].end(-11)
    room.do()
    assert [command.job.id for command in room.workers[1].sent] == [16, 17, 18, 19]


@pytest.mark.parametrize("error", [OSError(24, "too many files"), RuntimeError("no new thread")])
def test_a_job_for_which_no_worker_can_be_started_fails_and_the_next_one_may_work(error):
    room = Room()
    room.workers[0].end(-9)
    room.fault = error
    room.do(job(1))
    (failed,) = room.heard
    assert (failed.job, failed.error.args) == (1, WorkerDied(None).args)
    room.fault = None
    room.do(job(2))
    assert room.workers[1].jobs == [2]


def test_a_second_worker_that_cannot_be_started_leaves_its_job_to_the_first():
    room = Room(n_workers=2)
    room.fault = OSError(11, "try again")
    room.do(job(1), job(2))
    room.say(0, Finished(JobId(1), 1.0))
    assert room.heard == [Finished(1, 1.0)]
    assert room.workers[0].jobs == [1, 2]


def test_closing_ends_every_job_once():
    room = Room(n_workers=2)
    room.do(job(1), job(2), job(3), Close(), job(4))
    assert sorted(event.job for event in room.heard) == [1, 2, 3, 4]
    assert {type(event) for event in room.heard} == {Cancelled}
    assert not room.living


def test_what_a_worker_says_of_a_job_that_it_does_not_run_ends_nothing():
    room = Room()
    room.do(job(1))
    room.say(0, Finished(JobId(7), 1.0))
    room.say(0, Progress(JobId(1), 1.0, 2.0))
    assert room.heard == [Progress(1, 1.0, 2.0)]


@pytest.mark.parametrize(
    ("device", "n_cores", "free", "fit"),
    [
        ("cpu", 4, 64e9, 1),
        ("cpu", 7, 64e9, 1),
        ("cpu", 8, 64e9, 2),
        ("cpu", 64, 64e9, 4),
        ("cpu", 16, 4e9, 2),
        ("cpu", 16, 0.2e9, 1),
        ("cuda:0", 64, 64e9, 1),
        ("", 64, 64e9, 1),
    ],
)
def test_as_many_files_at_once_as_cores_and_memory_have_room_for(
    monkeypatch, device, n_cores, free, fit
):
    class Memory:
        available = free

    monkeypatch.setattr(capacity, "usable_cores", lambda: n_cores)
    monkeypatch.setattr(psutil, "virtual_memory", Memory)
    assert fitting_workers(150_000_000, device) == fit


def test_without_files_no_worker_waits_for_one():
    started = []
    inbox = queue.SimpleQueue()
    dispatcher = Dispatcher(lambda _event: None, inbox, 0, start_worker=started.append)
    inbox.put(Close())
    dispatcher.run()
    assert started == []
