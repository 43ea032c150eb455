"""How a test waits for what another thread or process does."""

import threading
import time
from collections.abc import Callable

_PATIENCE = 60.0  # seconds, on a computer that has much else to do
_LOOK = 0.005


def until(is_so: Callable[[], object]) -> None:
    """Return as soon as that is so; fail where it never is."""
    deadline = time.monotonic() + _PATIENCE
    pause = threading.Event()
    while not is_so():
        assert time.monotonic() < deadline
        pause.wait(_LOOK)
