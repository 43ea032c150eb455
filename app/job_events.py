"""What the engine says of a job that goes on, told in its row."""

from dataclasses import replace

from app.job import Job, State
from engine import (
    Checkpoint,
    Damaged,
    EndedEarly,
    Event,
    FellBack,
    HotwordsLeftOut,
    Preparing,
    Probed,
    Progress,
    SegmentReady,
    Started,
)


def hear(job: Job, event: Event, now: float) -> None:
    """Let a job that goes on become what the engine says of it."""
    match event:
        case Probed():
            job.duration = event.duration if job.duration is None else job.duration
        case Preparing():
            job.state, job.first_time = State.PREPARING, event.first_time
        case Started():
            job.state, job.device, job.began = State.TRANSCRIBING, event.device, now
            job.done_before = job.done
            job.duration = job.duration if event.duration is None else event.duration
        case Progress():
            job.done = max(job.done, event.done)
            job.duration = job.duration if event.total is None else event.total
        case Checkpoint():
            job.hear(event.n, event.body)
        case SegmentReady():
            job.add(event.segment)
        case FellBack():
            job.device = event.device
            job.notes.append(event)
        case HotwordsLeftOut(takes_hotwords=False):
            job.notes.append(replace(event, words=()))  # all of the list, which is in the options
        case EndedEarly() | Damaged() | HotwordsLeftOut():
            job.notes.append(event)
