"""A library of 10,000 transcripts, of 30 to 100 sentences each: how soon it is there, and finds.

The start is from the start of a process to the first frame of the window, the disk warm; the page
from going there to its first frame with entries; a search from the last key to the hits on screen,
with the first screen's excerpts, at its worst and in the middle of 20, common words among them.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, time
from typing import TYPE_CHECKING

from app import library_entries as entries
from app import library_index as index
from app.database_file import open_library
from app.library_entries import Draft
from app.segment_text import stored
from engine import Segment
from tests.bench.figures import Fact, Figure
from tests.bench.sentences import transcript
from tests.bench.setting import Setting

if TYPE_CHECKING:
    from app.library_page import LibraryPage

_N_ENTRIES = 10_000
_FEWEST, _MOST = 30, 100  # sentences
_QUERIES = (
    "的 我们 今天早上 问题 the to meeting trans transcription 语音识别 because 因为所以 北京 a"
    " zzz 中国 老师 th remember 我"
).split()
_STARTS = 5


def run(setting: Setting) -> Iterator[Figure]:
    """Fill a library, then start the program with it in processes of their own."""
    home = setting.folder / "library"
    file = home / "shengwen" / "library.db"
    fill(file, 100 if setting.is_smoke else _N_ENTRIES)
    yield Fact("library", "size, MB", file.stat().st_size / 1e6)
    found: list[dict[str, float]] = []
    for _ in range(1 if setting.is_smoke else _STARTS):
        places = {f"XDG_{name}_HOME": str(home) for name in ("DATA", "CONFIG", "STATE")}
        screen = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | places
        command = [sys.executable, "-m", "tests.bench.library", str(time())]
        found.append(json.loads(subprocess.check_output(command, text=True, env=screen)))
    for name in found[0]:
        values = sorted(each[name] for each in found)
        yield Fact("library", f"{name}, ms", values[len(values) // 2])
        yield Fact("library", f"{name}, ms, worst", values[-1])


def fill(file: Path, n_entries: int) -> None:
    """Write a library as jobs would have, one transaction for all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    dice = random.Random(11)
    pool = transcript(2000).segments
    bodies = [stored(segment) for segment in pool]
    connection, _salvage = open_library(file)
    with closing(connection):
        connection.execute("BEGIN")
        for n in range(n_entries):
            _add(connection, dice, n, (pool, bodies))
        connection.execute("COMMIT")


def _add(
    connection: sqlite3.Connection,
    dice: random.Random,
    n: int,
    pool: tuple[tuple[Segment, ...], list[str]],
) -> None:
    made = datetime(2026, 11, 22, tzinfo=UTC) - timedelta(hours=3 * n)
    kind = entries.KINDS[dice.choice((0, 0, 0, 1, 2))]
    title = f"{dice.choice(('会议', 'Interview', '讲座', 'Podcast', '采访'))} {n:05}.mp4"
    draft = Draft(kind, title, Path("/media") / title, made, "sense-voice-small", 600.0, 12_345_678)
    entry = entries.add(connection, draft)
    which = dice.sample(range(len(pool[0])), dice.randint(_FEWEST, _MOST))
    rows = [(entry, i, pool[1][each]) for i, each in enumerate(which)]
    connection.executemany("INSERT INTO segments VALUES (?, ?, ?)", rows)
    entries.finish(connection, entry, duration=600.0, is_complete=True)
    index.index(connection, entry, [pool[0][each] for each in which])


def _watch(began: float) -> None:
    """Run in a process of its own; print the figures."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app.application import Application  # noqa: PLC0415
    from app.library_page import LibraryPage  # noqa: PLC0415

    app = QApplication([])
    application = Application(app, Path(os.environ["XDG_CONFIG_HOME"]))
    beat = QTimer(app, interval=2)
    beat.start()

    def until(is_so: Callable[[], object]) -> float:
        start = perf_counter()
        while not is_so():
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        application.window.grab()  # paints what is still to be painted
        return (perf_counter() - start) * 1000

    application.start()
    until(application.window.isVisible)
    figures = {"start to shown window": (time() - began) * 1000}
    application.window.show_page("library")
    page = application.window.findChild(LibraryPage)
    assert page is not None
    figures["first show of the page"] = until(page.model.rowCount)
    took = []
    for query in _QUERIES:
        start = perf_counter()
        page.bar.search.setText(query)
        until(partial(_is_answered, page, query))
        took.append((perf_counter() - start) * 1000)
    figures["search, middle of 20"] = sorted(took)[len(took) // 2]
    figures["search, worst of 20"] = max(took)
    print(json.dumps(figures))
    application.window.hide()
    application.close()


def _is_answered(page: "LibraryPage", query: str) -> bool:
    """Whether the first screen has what was searched for, with where it is met."""
    first = page.model.entries[:10]
    return page.search.query == query and not any(map(page.model.lacks_excerpt, first))


if __name__ == "__main__":
    _watch(float(sys.argv[1]))
