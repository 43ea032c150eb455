"""The transcript page with 20 000 sentences in Chinese and English, with tags, off screen.

What is told is what one event takes with all that is painted for it: the middle one of many and the
worst, which has in it what else the computer does; of hundreds the 99th of 100, too. The first show
goes from the sentences to the first painted frame, of the table with its model alone and of the
whole page. What stalls the window is told by how late a 10 ms timer is.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.figures import Fact, Figure
from tests.bench.setting import Setting

if TYPE_CHECKING:  # only the process that paints pays for Qt
    from PySide6.QtWidgets import QApplication

_SENTENCES = 20_000
_FEW = 300  # show that it works
_HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
_MANY = 100

Found = dict[str, float]
Step = Callable[[], object]


def run(setting: Setting) -> Iterator[Figure]:
    """Open, scroll, play, type, search and keep, in a process of its own."""
    n = _FEW if setting.is_smoke else _SENTENCES
    command = [sys.executable, "-m", "tests.bench.transcript", str(n)]
    with tempfile.TemporaryDirectory(dir=setting.folder) as home:
        screen = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | dict.fromkeys(_HOMES, home)
        found: Found = json.loads(subprocess.check_output([*command, home], text=True, env=screen))
    for name, value in found.items():
        yield Fact("transcript", name, value)


def _watch(n_sentences: int, folder: Path) -> None:
    """Run in a process of its own; print the figures."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from tests.bench.transcript_desk import Desk, resident_mb  # noqa: PLC0415

    app = QApplication([])
    bare = resident_mb()
    desk = Desk(app, n_sentences, folder)
    found: Found = {"sentences, MB": resident_mb() - bare}
    for name, shows in desk.first_shows():
        found |= _told(f"first show of the {name}", shows)
    found |= desk.stalls()
    for name, steps in desk.kinds():
        found |= _told(name, (_frame(app, step) for step in steps))
    found["all of it, MB"] = resident_mb() - bare
    print(json.dumps({name: round(value, 1) for name, value in found.items()}))
    desk.close()


def _frame(app: "QApplication", step: Step) -> float:
    began = perf_counter()
    step()
    app.processEvents()
    return perf_counter() - began


def _told(name: str, seconds: Iterable[float]) -> Found:
    """In ms."""
    took = sorted(each * 1000 for each in seconds)
    found = {f"{name}, ms": median(took), f"{name}, worst of {len(took)}, ms": took[-1]}
    if len(took) > _MANY:
        found[f"{name}, 99 of 100 below, ms"] = took[int(len(took) * 0.99)]
    return found


if __name__ == "__main__":
    _watch(int(sys.argv[1]), Path(sys.argv[2]))
