"""The outline of a sound arrives in the window."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

import app.outline_feed
from app.outline_feed import OutlineFeed
from engine import Peaks, PeaksBlock, UnreadableAudio

_SIZES = [4 ** (5 - number) for number in range(6)]
BLOCK = PeaksBlock(tuple(bytes(n) for n in _SIZES), tuple(bytes(n) for n in _SIZES))
PATIENCE_MS = 5000


@pytest.fixture
def feed(qapp: object) -> Iterator[OutlineFeed]:
    each = OutlineFeed(qapp)
    yield each
    each.close()
    each.deleteLater()


def test_a_real_recording_arrives(feed: OutlineFeed, qtbot, tmp_path, write_media, tone) -> None:
    path = write_media(tmp_path / "a.wav", np.asarray(tone(3.0, level=0.5))[None])
    shown: list[Peaks] = []
    feed.grown.connect(shown.append)
    with qtbot.waitSignal(feed.ended, timeout=PATIENCE_MS):
        feed.fetch(path)
    assert shown[-1].duration == pytest.approx(3.0, abs=0.02)
    assert shown[-1].between(1, 2, 1)[0] == pytest.approx((-0.5, 0.5), abs=0.02)


def test_a_file_that_is_gone_is_told(feed: OutlineFeed, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(feed.failed, timeout=PATIENCE_MS) as failed:
        feed.fetch(tmp_path / "gone.wav")
    assert isinstance(failed.args[0], UnreadableAudio)


def test_of_a_recording_left_behind_nothing_is_told(
    feed: OutlineFeed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_begun, may_go_on = threading.Event(), threading.Event()

    def read(path, *, is_stopped):
        if path.name == "first":
            has_begun.set()
            may_go_on.wait(PATIENCE_MS / 1000)
            yield BLOCK
            assert is_stopped()
        else:
            yield BLOCK
            yield BLOCK

    monkeypatch.setattr(app.outline_feed, "read_peaks", read)
    lengths: list[float] = []
    feed.grown.connect(lambda peaks: lengths.append(peaks.duration))
    feed.fetch(Path("first"))
    assert has_begun.wait(PATIENCE_MS / 1000)
    with qtbot.waitSignal(feed.ended, timeout=PATIENCE_MS):
        feed.fetch(Path("second"))
        may_go_on.set()
    feed.close()
    assert lengths[-1] == pytest.approx(32.768)
    assert max(lengths) < 33
