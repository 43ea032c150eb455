"""What becomes of the jobs that an earlier start left."""

from collections.abc import Iterable

from app.job import Job, State

_MOST_ATTEMPTS = 2  # starts that gave no word, after which a job may be what ends the program


def settle(jobs: Iterable[Job], *, goes_on: bool) -> list[Job]:
    """Let each wait or rest; return those that were interrupted and wait again.

    Args:
        goes_on: whether they do so without being asked. What never got on is asked in any case.
    """
    again = []
    for job in jobs:
        is_stuck = job.attempts >= _MOST_ATTEMPTS
        if job.state is State.WAITING and is_stuck:
            job.state = State.INTERRUPTED
        elif job.state is State.WAITING and not goes_on:
            job.state = State.PAUSED
        elif job.state is State.INTERRUPTED and goes_on and not is_stuck:
            job.wait()
            again.append(job)
    return again
