"""engine/live_dispatcher.py and engine/live_run.py: workers that are lists, driven by hand."""

import queue

import pytest

from engine.dispatcher import Close, Dispatcher, Renew
from engine.errors import InternalError, UnreadableAudio, WorkerDied
from engine.events import (
    Cancelled,
    Failed,
    FellBack,
    Finished,
    Lag,
    Partial,
    Preparing,
    Progress,
    Restarted,
    SegmentReady,
    Settled,
    Started,
)
from engine.jobs import Cancel, Feed, Finish, JobId, LiveJob, Options, Rest, WarmUp
from engine.live_dispatcher import LiveDispatcher
from engine.types import Segment, Token
from tests.unit.fake_worker import FakeWorker

JOB = JobId(1)
SECOND = 32_000  # bytes
_PATTERN = bytes(range(251))


class LiveFakeWorker(FakeWorker):
    @property
    def jobs(self):
        return [command for command in self.sent if isinstance(command, LiveJob)]

    @property
    def sound(self):
        """What it was fed for its last job."""
        last = max(n for n, command in enumerate(self.sent) if isinstance(command, LiveJob))
        return b"".join(c.samples for c in self.sent[last:] if isinstance(c, Feed))


class Room:
    def __init__(self):
        self.now = 0.0
        self.computed = 0.0
        self.heard = []
        self.workers = []
        self.fault = None
        self.inbox = queue.SimpleQueue()
        self.dispatcher = LiveDispatcher(
            self.heard.append,
            self.inbox.put,
            start_worker=self.start,
            clock=lambda: self.now,
            computed=lambda pid: self.computed,
        )

    def start(self, *arguments):
        if self.fault is not None:
            raise self.fault
        self.workers.append(LiveFakeWorker(*arguments))
        return self.workers[-1]

    def do(self, *messages):
        for message in messages:
            self.inbox.put(message)
        while not self.inbox.empty():
            self.dispatcher.take(self.inbox.get())

    def say(self, *events, worker=-1):
        for event in events:
            self.workers[worker].say(event)
        self.do()

    def die(self, exitcode=-11):
        self.workers[-1].end(exitcode)
        self.do()

    def pass_time(self, seconds):
        self.now += seconds
        if self.dispatcher.time_left() == 0.0:
            self.dispatcher.on_time()

    def take(self):
        heard, self.heard[:] = list(self.heard), []
        return heard


def segment(text, start, end):
    return Segment((Token(text, start, end),), text)


def settled(done, heard, *segments):
    return Settled(JOB, segments, done, heard)


def begun(room, seconds=0.0, **options):
    """A job whose model listens."""
    room.do(LiveJob(JOB, Options(**options)))
    room.say(Preparing(JOB, "m", first_time=False), Started(JOB, "m", "cpu", None))
    room.do(Feed(JOB, sound(seconds)))
    room.take()
    return room


def sound(seconds):
    n_bytes = round(seconds * SECOND)
    return (_PATTERN * (n_bytes // len(_PATTERN) + 1))[:n_bytes]


def test_sound_is_passed_on_at_once_and_text_comes_back():
    room = begun(Room())
    room.do(Feed(JOB, b"abcd"), Feed(JOB, b"efgh"))
    assert room.workers[0].sound == b"abcdefgh"
    room.say(Partial(JOB, "he", 0.0))
    room.do(Feed(JOB, bytes(2 * SECOND - 8)))
    one = segment("hello", 0.2, 0.8)
    room.say(settled(1.0, 2.0, one))
    assert room.take() == [
        Partial(JOB, "he", 0.0),
        Lag(JOB, 2.0),
        Partial(JOB, "", 0.0),
        SegmentReady(JOB, one),
        Progress(JOB, 1.0, 2.0),
        Lag(JOB, 0.0),
    ]


def test_half_a_sample_waits_for_its_other_half():
    room = begun(Room())
    room.do(Feed(JOB, b"abc"))
    assert room.workers[0].sound == b"ab"
    room.do(Feed(JOB, b"d"))
    assert room.workers[0].sound == b"abcd"


def test_a_worker_gets_no_more_than_it_can_hear_soon():
    room = begun(Room())
    room.do(Feed(JOB, sound(100)))
    assert len(room.workers[0].sound) == 30 * SECOND
    room.say(settled(10.0, 20.0))
    assert room.workers[0].sound == sound(100)[: 50 * SECOND]


def test_it_is_told_of_the_end_behind_the_last_sound():
    room = begun(Room())
    room.do(Feed(JOB, sound(40)), Finish(JOB), Feed(JOB, b"late"))
    assert Finish(JOB) not in room.workers[0].sent
    room.say(settled(30.0, 30.0))
    assert room.workers[0].sent[-1] == Finish(JOB)
    assert room.workers[0].sound == sound(40)
    room.say(settled(40.0, 40.0), Finished(JOB, 10.0))
    assert room.take()[-1] == Finished(JOB, 40.0)


def test_a_dead_worker_is_replaced_and_goes_on_from_what_is_final():
    room = begun(Room(), seconds=5.0)
    room.say(settled(2.0, 3.0, segment("one", 0.5, 1.5)), Partial(JOB, "tw", 2.0))
    room.take()
    room.die()
    assert room.take() == [Partial(JOB, "", 2.0), Restarted(JOB, -11)]
    assert room.workers[1].jobs == [LiveJob(JOB, Options(), start=2.0)]
    assert room.workers[1].sound == sound(5)[2 * SECOND :]
    room.say(Preparing(JOB, "m", first_time=False), Started(JOB, "m", "cpu", None))
    room.do(Feed(JOB, b"more"), Finish(JOB))
    assert room.workers[1].sound == sound(5)[2 * SECOND :] + b"more"
    assert room.workers[1].sent[-1] == Finish(JOB)
    assert not [e for e in room.heard if isinstance(e, Preparing | Started)]


def test_the_recordings_clock_goes_on_where_the_job_began_later():
    room = Room()
    room.do(LiveJob(JOB, start=60.0), Feed(JOB, sound(4)))
    room.say(Started(JOB, "m", "cpu", None), settled(61.5, 62.0))
    assert room.take()[-1] == Progress(JOB, 61.5, 64.0)
    room.die()
    assert room.workers[1].jobs[0].start == 61.5
    assert room.workers[1].sound == sound(4)[round(1.5 * SECOND) :]


def test_a_worker_that_dies_after_the_end_was_told_is_replaced_too():
    room = begun(Room(), seconds=1.0)
    room.do(Finish(JOB))
    room.die()
    assert room.workers[1].sent[1:] == [Feed(JOB, sound(1)), Finish(JOB)]


def test_three_deaths_at_one_place_are_the_end():
    room = begun(Room(), seconds=5.0)
    room.die()
    room.die()
    assert room.take() == [Restarted(JOB, -11)] * 2
    room.die()
    failed = room.take()[-1]
    assert (failed.job, failed.error.args) == (JOB, WorkerDied(-11).args)
    assert len(room.workers) == 3


def test_deaths_count_from_the_last_progress():
    room = begun(Room(), seconds=50.0)
    for n in range(1, 8):
        room.die()
        room.say(settled(float(n), n + 1.0))
    assert not [event for event in room.take() if isinstance(event, Failed)]


def test_what_each_worker_says_anew_is_told_once():
    room = begun(Room(), seconds=1.0)
    room.say(FellBack(JOB, "cpu", "no cublas"))
    room.die()
    room.say(FellBack(JOB, "cpu", "no cublas"), FellBack(JOB, "cpu", "out of memory"))
    assert room.take() == [
        FellBack(JOB, "cpu", "no cublas"),
        Restarted(JOB, -11),
        FellBack(JOB, "cpu", "out of memory"),
    ]


@pytest.mark.parametrize("error", [OSError(24, "too many files"), RuntimeError("no new thread")])
def test_a_job_for_which_no_worker_can_be_started_fails(error):
    room = Room()
    room.fault = error
    room.do(LiveJob(JOB))
    assert [(e.job, e.error.args) for e in room.take()] == [(JOB, WorkerDied(None).args)]
    room.fault = None
    begun(room, seconds=1.0)
    room.fault = error
    room.die(-9)
    assert [e.error.args for e in room.take()] == [WorkerDied(-9).args]


def test_a_worker_that_neither_speaks_nor_computes_is_replaced():
    room = begun(Room(), seconds=5.0)
    room.computed = 3.0
    room.pass_time(15)
    assert len(room.workers) == 1
    room.pass_time(15)
    assert [worker.is_killed for worker in room.workers] == [True, False]
    assert room.take() == [Restarted(JOB, None)]


def test_a_worker_that_computes_is_left_alone():
    room = begun(Room(), seconds=5.0)
    for _ in range(10):
        room.computed += 20
        room.pass_time(15)
    assert len(room.workers) == 1


def test_a_worker_that_has_nothing_to_hear_is_left_alone():
    room = begun(Room(), seconds=5.0)
    room.say(settled(5.0, 5.0))
    room.pass_time(1000)
    room.do(Feed(JOB, sound(1)))
    room.pass_time(14)
    room.pass_time(15)
    assert len(room.workers) == 1
    room.pass_time(15)
    assert len(room.workers) == 2


def test_a_model_that_loads_for_long_is_waited_for():
    room = Room()
    room.do(LiveJob(JOB), Feed(JOB, sound(5)))
    room.say(Preparing(JOB, "m", first_time=True))
    room.pass_time(1000)
    assert len(room.workers) == 1


def test_lag_is_told_in_steps_seldom_and_when_it_is_over():
    room = begun(Room())
    for _ in range(40):
        room.now += 0.1
        room.do(Feed(JOB, sound(0.1)))
    lags = [event.seconds for event in room.take() if isinstance(event, Lag)]
    assert lags == [1.5, 2.0, 2.5, 3.0, 3.5, 4.0]
    room.say(settled(4.0, 4.0))
    assert [event for event in room.take() if isinstance(event, Lag)] == [Lag(JOB, 0.0)]


def test_what_it_is_behind_while_it_recognizes_is_no_lag():
    room = begun(Room())
    for n in range(1, 100):
        room.now += 0.1
        room.do(Feed(JOB, sound(0.1)))
        if n % 12 == 0:
            room.say(settled(0.1 * n - 0.2, 0.1 * n))
    assert not [event for event in room.take() if isinstance(event, Lag)]


def test_lag_ends_with_the_job():
    room = begun(Room(), seconds=5.0)
    room.do(Feed(JOB, sound(1)))
    room.now += 1
    room.do(Feed(JOB, sound(1)))
    assert isinstance(room.take()[-1], Lag)
    room.say(Failed(JOB, InternalError("")))
    assert [type(event) for event in room.take()] == [Lag, Failed]


def test_cancelling_asks_first_and_then_ends_the_worker():
    room = begun(Room(), seconds=1.0)
    room.say(Partial(JOB, "he", 0.0))
    room.dispatcher.cancel(JOB)
    assert room.workers[0].sent[-1] == Cancel(JOB)
    room.pass_time(0.6)
    assert room.workers[0].is_killed
    assert room.take()[1:] == [Partial(JOB, "", 0.0), Cancelled(JOB)]
    room.dispatcher.cancel(JOB)
    assert room.take() == []


def test_a_job_that_stops_when_asked_leaves_its_worker_warm():
    room = begun(Room(), seconds=1.0)
    room.dispatcher.cancel(JOB)
    room.say(Cancelled(JOB))
    room.do(LiveJob(JobId(2)))
    assert [job.id for job in room.workers[0].jobs] == [1, 2]
    assert len(room.workers) == 1


def test_a_worker_that_dies_while_it_is_cancelled_is_cancelled():
    room = begun(Room(), seconds=1.0)
    room.dispatcher.cancel(JOB)
    room.die()
    assert room.take() == [Cancelled(JOB)]


def test_two_jobs_run_beside_each_other_each_with_its_worker():
    room = begun(Room())
    room.do(LiveJob(JobId(2)), Feed(JOB, b"aa"), Feed(JobId(2), b"bb"))
    assert [worker.sound for worker in room.workers] == [b"aa", b"bb"]
    room.say(Finished(JobId(2), 1.0), worker=1)
    room.say(Finished(JOB, 1.0), worker=0)
    assert [event.job for event in room.take()] == [2, 1]
    assert sum(not worker.is_killed for worker in room.workers) == 1


def test_an_idle_worker_gives_up_its_memory_after_a_while():
    room = begun(Room())
    room.say(Finished(JOB, 0.0))
    room.pass_time(599)
    assert not room.workers[0].is_killed
    room.pass_time(2)
    assert room.workers[0].is_killed
    assert room.dispatcher.time_left() is None


def test_a_model_is_loaded_ahead_once_and_not_beside_a_job():
    room = Room()
    room.do(WarmUp(Options()), WarmUp(Options()))
    assert len(room.workers) == 1
    room.do(LiveJob(JOB), WarmUp(Options()))
    assert room.workers[0].sent == [WarmUp(Options())] * 2 + [LiveJob(JOB)]
    assert len(room.workers) == 1


def test_a_worker_that_knows_what_is_no_longer_so_gets_no_more_jobs():
    room = begun(Room())
    room.dispatcher.renew()
    assert not room.workers[0].is_killed
    room.say(Finished(JOB, 0.0))
    assert room.workers[0].is_killed


def test_what_was_put_on_disk_and_is_gone_ends_the_job(monkeypatch):
    def gone(self, start, end):
        raise OSError(5, "gone")

    room = begun(Room())
    monkeypatch.setattr("engine.live_run.KeptSound.read", gone)
    room.do(Feed(JOB, b"ab"))
    (failed,) = room.take()
    assert failed.error.args == UnreadableAudio("", "gone").args
    room.do(Feed(JOB, b"cd"), Finish(JOB))
    assert room.take() == []


def test_sound_on_disk_that_was_cut_short_ends_the_job():
    room = begun(Room(), seconds=600.0)
    file = room.dispatcher._runs[JOB].sound._file
    file.truncate(0)
    room.say(*(settled(n, n) for n in range(20, 600, 20)))
    *_, failed = room.take()
    assert failed.error.args == UnreadableAudio("", "gone").args


def test_nothing_is_told_of_a_job_behind_its_end(monkeypatch):
    def gone(self, start, end):
        raise OSError(5, "gone")

    room = begun(Room(), seconds=40.0)
    monkeypatch.setattr("engine.live_run.KeptSound.read", gone)
    room.now = 10.0
    room.say(settled(20.0, 20.0))
    assert isinstance(room.take()[-1], Failed)


def test_what_is_fed_to_a_job_that_is_over_is_nothing():
    room = Room()
    room.do(Feed(JOB, b"ab"), Finish(JOB))
    assert room.heard == []


def test_finished_sound_is_let_go():
    room = begun(Room())
    for n in range(1, 600):
        room.do(Feed(JOB, sound(1)))
        room.say(settled(n - 0.3, float(n)))
    run = room.dispatcher._runs[JOB]
    assert len(run.sound._chunks) <= 2
    assert run.sound._file is None


def test_the_engine_gives_live_jobs_their_own_workers_and_ends_all_of_them():
    files, live, heard = [], [], []
    inbox = queue.SimpleQueue()

    def start(into):
        def started(*arguments):
            into.append(LiveFakeWorker(*arguments))
            return into[-1]

        return started

    dispatcher = Dispatcher(heard.append, inbox, start_worker=start(files))
    dispatcher.live = LiveDispatcher(heard.append, inbox.put, start_worker=start(live))
    dispatcher._start()
    for message in (LiveJob(JOB), Feed(JOB, b"ab"), Renew(), LiveJob(JobId(2)), Cancel(JobId(2))):
        dispatcher._handle(message)
    assert [len(files), len(live)] == [2, 2]
    assert live[1].sent == [LiveJob(JobId(2)), Cancel(JobId(2))]
    assert dispatcher._time_left() <= 0.5
    dispatcher._handle(Close())
    dispatcher._handle(LiveJob(JobId(3)))
    assert heard == [Cancelled(JOB), Cancelled(2), Cancelled(3)]
    assert all(worker.is_killed for worker in files + live)


def test_a_pause_makes_final_what_was_said_and_is_no_hanging():
    room = begun(Room(), seconds=5.2)
    room.pass_time(1.9)
    assert Rest(JOB) not in room.workers[0].sent
    room.pass_time(0.2)
    assert room.workers[0].sent[-1] == Rest(JOB)
    room.say(settled(5.2, 5.2, segment("one", 4.0, 5.0)))
    room.pass_time(1000)
    assert len(room.workers) == 1
    assert room.workers[0].sent.count(Rest(JOB)) == 1
    room.do(Feed(JOB, b"ab"))
    room.pass_time(2.1)
    assert room.workers[0].sent[-2:] == [Feed(JOB, b"ab"), Rest(JOB)]


def test_a_pause_is_told_behind_the_sound_that_waits():
    room = begun(Room(), seconds=40.0)
    room.pass_time(2.1)
    assert Rest(JOB) not in room.workers[0].sent
    room.say(settled(20.0, 20.0))
    room.pass_time(2.1)
    assert room.workers[0].sent[-1] == Rest(JOB)
