"""How long the waveform takes to paint a frame, with 20 000 rows in ten hours of sound."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from tests.bench.figures import Fact, Figure
from tests.bench.setting import Setting

if TYPE_CHECKING:  # only the process that paints pays for Qt
    from PySide6.QtWidgets import QApplication

    from app.waveform import Waveform
    from engine import Peaks

_ROWS = 20_000
_ROW = 5000  # the one that is worked on
_SECONDS_EACH = 1.8
_WIDTHS = (1000, 2560)


def run(setting: Setting) -> Iterator[Figure]:
    """Zoom, scroll, drag and play off screen, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.waveform"]
    screen = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    found: dict[str, float] = json.loads(subprocess.check_output(command, text=True, env=screen))
    for name, value in found.items():
        yield Fact("waveform", name, value)


def _watch() -> None:
    """Print the slowest frame of every kind, in ms."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app.theme import Theme  # noqa: PLC0415
    from app.waveform import Waveform  # noqa: PLC0415

    app = QApplication([])
    wave = Waveform(Theme(app, "light", app))
    found: dict[str, float] = {}
    for width in _WIDTHS:
        wave.resize(width, 132)
        wave.show()
        for name, changes in _kinds(wave):
            took = sorted(_frame(app, wave, change) for change in changes)
            found[f"{name}, {width} px: slowest of {len(took)}, ms"] = round(took[-1] * 1000, 1)
    print(json.dumps(found))


def _frame(app: "QApplication", wave: "Waveform", change: Callable[[], None]) -> float:
    began = perf_counter()
    change()
    app.processEvents()
    return perf_counter() - began


def _kinds(wave: "Waveform") -> Iterator[tuple[str, list[Callable[[], None]]]]:
    """What is done, and how, in this order."""
    from app.waveform_marks import Mark  # noqa: PLC0415
    from app.waveform_rows import Edge  # noqa: PLC0415

    spans = [(row * _SECONDS_EACH, (row + 0.9) * _SECONDS_EACH) for row in range(_ROWS)]
    peaks, edge, sight = _noise(), Edge(_ROW, "end"), wave.sight
    start, end = spans[_ROW]
    yield "rows", [partial(wave.set_rows, spans)]
    yield "outline", [partial(wave.set_peaks, peaks)]
    yield "signs", [partial(wave.set_marks, [Mark(at, "music-note", "") for at, _ in spans])]
    yield "current row", [partial(wave.set_current_row, row) for row in range(_ROW - 20, _ROW + 1)]
    yield "everything", [sight.show_all]
    yield "zoom", [partial(sight.zoom, 1.25, start)] * 40
    yield "scroll, close", [partial(sight.scroll_to, start + step / 3) for step in range(60)]
    yield "farther", [partial(sight.zoom, 0.02, start)]
    yield "scroll, far", [partial(sight.scroll_to, start + step * 30) for step in range(60)]
    yield "closer", [partial(sight.zoom, 40, start)]
    yield "drag", [partial(wave.drag, edge, end - step / 500) for step in range(60)]
    yield "drop", [wave.drop]
    yield "edit", [partial(wave.update_rows, _ROW, _ROW, [spans[_ROW]])] * 20
    yield "follow", [partial(wave.set_playhead, start), wave.follow]
    yield "play", [partial(wave.set_playhead, start + step / 60) for step in range(60)]


def _noise() -> "Peaks":
    from engine import Peaks, PeaksBlock  # noqa: PLC0415

    dice = random.Random(1)
    block = PeaksBlock(
        tuple(dice.randbytes(4 ** (5 - level)) for level in range(6)),
        tuple(dice.randbytes(4 ** (5 - level)) for level in range(6)),
    )
    peaks = Peaks()
    while peaks.duration < _ROWS * _SECONDS_EACH:
        peaks.append(block)
    return peaks


if __name__ == "__main__":
    _watch()
