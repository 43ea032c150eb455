"""app/background.py: who goes away while something is worked at is not told of it."""

import threading

import shiboken6
from PySide6.QtCore import QObject

from app.background import Background


def test_a_result_that_nobody_awaits_any_more_is_dropped(qapp, qtbot, capfd):
    owner, told = QObject(), []
    begun, may_end = threading.Event(), threading.Event()

    def work():
        begun.set()
        may_end.wait(30)

    Background(owner).run(work, told.append)
    assert begun.wait(30)
    deleting = threading.Timer(0.05, may_end.set)  # deleting waits for what is worked at
    deleting.start()
    shiboken6.delete(owner)
    deleting.join()
    assert told == []
    assert "Traceback" not in capfd.readouterr().err
