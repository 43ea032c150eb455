"""How work that takes its time speaks with whoever asked for it."""

import time
from collections.abc import Callable
from dataclasses import dataclass


class Stopped(Exception):  # noqa: N818 - no error; it never leaves engine.models
    """The user changed their mind; what has arrived is kept."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """What is called on the way.

    Attributes:
        on_progress: hears the file, and how many bytes of how many of all are there.
        on_waiting: hears that another process is fetching the same model.
        is_cancelled: asked often.
        sleep: passes the time between attempts.
    """

    on_progress: Callable[[str, int, int], None] = lambda _file, _done, _total: None
    on_waiting: Callable[[], None] = lambda: None
    is_cancelled: Callable[[], bool] = lambda: False
    sleep: Callable[[float], None] = time.sleep

    def check(self) -> None:
        """Stop where that is wanted.

        Raises:
            Stopped: it is.
        """
        if self.is_cancelled():
            raise Stopped
