"""engine/live_worker.py: a list of commands in, a list of events out."""

import pytest

from engine.errors import InternalError, ModelMissing
from engine.events import (
    Cancelled,
    Failed,
    FellBack,
    Finished,
    Partial,
    Preparing,
    Settled,
    Started,
)
from engine.jobs import Cancel, Feed, Finish, JobId, LiveJob, Options, Rest, WarmUp
from engine.live_worker import LiveWorker
from engine.worker import Closed
from tests.unit.live_stages import LevelRecognizer, blocks, loud, quiet, stages

PAUSE = None  # nothing waits for a moment


class FakeLoader:
    def __init__(self, recognizer=None, error=None, fallback=None):
        self.loaded = []
        self._stages = stages(recognizer or LevelRecognizer(), fallback=fallback)
        self._error = error

    def is_warm(self, options):
        return options in self.loaded

    def is_in_place(self, options):
        return True

    def load(self, options):
        if self._error is not None:
            raise self._error
        self.loaded.append(options)
        return self._stages


def run(commands, loader=None):
    """Drive a worker; PAUSE lets it see that nothing waits, the end of the list closes it."""
    commands, events = list(commands), []

    def receive(block):
        if commands and commands[0] is PAUSE:
            commands.pop(0)
            if not block:
                raise LookupError
        if not commands:
            raise Closed
        return commands.pop(0)

    LiveWorker(receive, events.append, loader or FakeLoader(), lambda: 0.0).run()
    return events


def job(number=1, **options):
    return LiveJob(JobId(number), Options(model="fake", **options))


def fed(sound, number=1):
    return [Feed(JobId(number), block) for block in blocks(sound)]


def texts(events, number=1):
    settled = [e for e in events if isinstance(e, Settled) and e.job == number]
    return [segment.text for event in settled for segment in event.segments]


def kinds(events, number=1):
    return [type(event) for event in events if event.job == number]


def test_a_job_prepares_starts_speaks_and_finishes():
    events = run([job(), *fed(loud(1, 2) + quiet(1)), Finish(JobId(1))])
    assert kinds(events)[:2] == [Preparing, Started]
    assert texts(events) == ["one"]
    assert events[-1] == Finished(1, 2.0)


def test_jobs_follow_each_other_on_a_warm_model():
    commands = [job(1), *fed(loud(1, 2)), Finish(JobId(1))]
    events = run([*commands, job(2), *fed(loud(1, 3), 2), Finish(JobId(2))])
    assert (texts(events, 1), texts(events, 2)) == (["one"], ["two"])
    assert kinds(events, 2)[0] is Started


def test_partial_text_comes_where_nothing_waits_and_only_there():
    assert Partial not in kinds(run([job(), *fed(loud(2, 2)), Finish(JobId(1))]))
    spoken = fed(loud(2, 2))
    events = run([job(), *spoken[:15], PAUSE, *spoken[15:], Finish(JobId(1))])
    assert [event.text for event in events if isinstance(event, Partial)] == ["one"]


def test_a_cancelled_job_ends_and_what_is_left_of_it_is_passed_over():
    events = run([job(), *fed(loud(1, 2)), Cancel(JobId(1)), *fed(loud(1, 2)), Finish(JobId(1))])
    assert events[-1] == Cancelled(1)
    assert texts(events) == []


def test_what_is_meant_for_another_job_changes_nothing():
    events = run(
        [job(2), Cancel(JobId(1)), *fed(loud(9, 3), 1), Finish(JobId(1)), Finish(JobId(2))]
    )
    assert kinds(events, 2)[-1] is Finished
    assert kinds(events, 1) == []


def test_a_model_that_is_missing_fails_the_job_and_the_next_may_work():
    missing = FakeLoader(error=ModelMissing("fake"))
    events = run([job(1), *fed(loud(1, 2)), Finish(JobId(1)), job(2)], missing)
    assert [type(event) for event in events] == [Preparing, Failed, Preparing, Failed]


@pytest.mark.filterwarnings("default")
def test_a_bug_ends_the_job_and_not_the_next():
    class Broken(LevelRecognizer):
        def recognize(self, spans):
            if not self.finals:
                self.finals.append((0.0, 0.0))
                raise ZeroDivisionError
            return super().recognize(spans)

    commands = [job(1), *fed(loud(1, 2) + quiet(1)), Finish(JobId(1))]
    events = run([*commands, job(2), *fed(loud(1, 3), 2), Finish(JobId(2))], FakeLoader(Broken()))
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert isinstance(failed.error, InternalError)
    assert texts(events, 2) == ["two"]


def test_the_reason_for_the_slower_device_is_told():
    events = run([job(), Finish(JobId(1))], FakeLoader(fallback="no cublas"))
    assert FellBack(1, "cpu", "no cublas") in events


def test_a_model_that_is_warmed_up_needs_no_preparing():
    loader = FakeLoader()
    events = run([WarmUp(job().options), job(), Finish(JobId(1))], loader)
    assert kinds(events)[0] is Started


def test_what_cannot_be_warmed_up_is_left_to_the_job():
    assert run([WarmUp(Options())], FakeLoader(error=ModelMissing("fake"))) == []


def test_a_pause_makes_final_what_is_open_and_the_job_goes_on():
    commands = [job(), *fed(loud(1, 2)), Rest(JobId(1)), *fed(loud(1, 3)), Finish(JobId(1))]
    assert texts(run(commands)) == ["one", "two"]
