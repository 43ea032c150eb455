"""The library's answers on the window's thread."""

import threading
from pathlib import Path

import pytest

from app.database_bridge import DatabaseBridge


def test_results_arrive_on_the_thread_that_asked(qtbot, tmp_path: Path) -> None:
    bridge = DatabaseBridge(tmp_path / "library.db")
    bridge.database.start()
    heard = []

    def work(_connection):
        return threading.current_thread().name

    def deliver(name):
        heard.append((name, threading.current_thread()))

    bridge.database.run(work, deliver)
    bridge.database.read(work, deliver)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert bridge.database.close() is None
    assert dict(heard) == {
        "library-writer": threading.main_thread(),
        "library-reader": threading.main_thread(),
    }


@pytest.mark.thorough
def test_trouble_and_its_end_are_told(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "file" / "library.db"
    path.parent.write_text("no folder")
    bridge = DatabaseBridge(path)
    told = []
    bridge.troubled.connect(lambda trouble: told.append(trouble.reason))
    bridge.mended.connect(lambda: told.append("mended"))
    bridge.database.start()
    qtbot.waitUntil(lambda: told == ["disk"])
    path.parent.unlink()
    qtbot.waitUntil(lambda: told == ["disk", "mended"])
    assert bridge.database.close() is None
    bridge.deliver()
