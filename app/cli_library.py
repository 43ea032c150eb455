"""Recordings of the command line in the window's library.

It loads Qt's core, which the command line does without elsewhere: import it where it is needed.
"""

import logging
from datetime import datetime
from functools import partial

import platformdirs

from app import session_store
from app.database import Database
from app.live_plan import Kept
from app.recordings import claim
from app.session_rows import new_number
from app.session_store import Session
from engine import Options

__all__ = ["claim", "take_in"]

log = logging.getLogger(__name__)


def take_in(kept: Kept, created: datetime, options: Options) -> None:
    """Put a recording and its text into the library; whatever is missing can be made there."""
    database = Database(platformdirs.user_data_path("shengwen") / "library.db")
    database.start()
    session = Session(
        new_number(),
        kept.path.stem,
        kept.path,
        is_open=False,
        created=created,
        options=options,
        breaks=((0.0, created),),
        duration=kept.duration,
        done=kept.done,
    )
    database.run(partial(session_store.keep, session=session, segments=kept.segments))
    trouble = database.close()
    if trouble is not None:
        log.warning("a recording is not in the library: %r", trouble)
