"""The text of jobs in the library, sentence by sentence as they are heard."""

import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from app.database import Database
from app.job import Job
from app.job_words import model_title
from app.segment_text import stored
from engine import Segment

_ID_BITS = 48


@dataclass(slots=True)
class _Entry:
    """What the library has of a job's text."""

    segments: list[Segment]
    n: int = 0
    is_complete: bool = False


class HeardText:
    """Gives each job that says something an entry of the library."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._entries: dict[Job, _Entry] = {}
