"""app/exporting.py: the file that was opened, saved anew."""

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.fake_playback import FakePlayback
from tests.gui.test_transcript_bad_input import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
VTT = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Anna>Well,\nyes.\n\n"
    "00:00:04.000 --> 00:00:05.000\n<v R&amp;D>No.\n\n"
)


@pytest.fixture(autouse=True)
def _no_sound(monkeypatch):
    monkeypatch.setattr("app.player.open_playback", lambda _parent: FakePlayback())


@pytest.fixture
def vtt(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(VTT, "utf-8")
    return path


def test_a_file_that_is_saved_keeps_its_cues_and_voices(desk, vtt):
    page = opened(desk, vtt)
    page.document.rewrite(1, "Never.")
    QTest.keyClick(page.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: "Saved: talk.vtt" in desk.say())
    assert vtt.read_text("utf-8") == VTT.replace("No.", "Never.")


def test_a_file_that_is_read_only_stays_and_that_is_told(desk, vtt, monkeypatch):
    page = opened(desk, vtt)
    page.document.rewrite(1, "Never.")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may do anything
    QTest.keyClick(page.view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: "Permission denied" in page.banner.text)
    assert vtt.read_text("utf-8") == VTT
