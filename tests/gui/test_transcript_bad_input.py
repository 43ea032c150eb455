"""The page of a transcript where disks, files and other programs are against it."""

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app import journal
from app.transcript_page import TranscriptPage
from tests.gui.conftest import Desk
from tests.gui.fake_playback import FakePlayback

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CUES = (
    "1\n00:00:01,000 --> 00:00:03,000\nOne\n\n"
    "7\n00:00:02,000 --> 00:00:04,000\n<b>Two</b>\n\n"
    "99\n-00:00:01,000 --> 00:00:05,000\nThree\n\n"
    "4\n00:00:06,000 --> 00:00:07,000\n\n\n"
    "4\n00:00:09,000 --> 00:00:08,000\n你好，世界。\n"
)


@pytest.fixture(autouse=True)
def playback(monkeypatch: pytest.MonkeyPatch) -> FakePlayback:
    fake = FakePlayback()
    monkeypatch.setattr("app.player.open_playback", lambda _parent: fake)
    return fake


def texts(page: TranscriptPage) -> list[str]:
    return [segment.text for segment in page.document.segments]


def opened(desk: Desk, path: Path) -> TranscriptPage:
    """The page of a file that was dropped."""
    desk.drop(path)
    desk.wait(lambda: desk.window.transcript)
    page = desk.window.transcript
    assert page is not None
    return page


@pytest.fixture
def page(desk: Desk, tmp_path: Path) -> TranscriptPage:
    """A page of three rows from a file."""
    path = tmp_path / "talk.srt"
    path.write_text("".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nRow {n}\n\n" for n in "123"))
    return opened(desk, path)


def again(desk: Desk, page: TranscriptPage) -> TranscriptPage:
    """The same transcript as a program that starts anew would show it."""
    place = page.opened.place
    assert desk.app.transcripts.close()
    desk.app.transcripts.open_kept(place)
    desk.read()
    assert desk.window.transcript is not None
    return desk.window.transcript


@pytest.mark.parametrize(
    "data",
    [
        CUES.encode(),
        pytest.param(("\ufeff" + CUES).replace("\n", "\r\n").encode(), marks=pytest.mark.thorough),
        CUES.encode("gb18030"),
        pytest.param(("\ufeff" + CUES).encode("utf-16-le"), marks=pytest.mark.thorough),
    ],
    ids=["plain", "bom and crlf", "gb18030", "utf-16"],
)
def test_damaged_subtitles_open_with_every_word_and_can_be_corrected(desk, tmp_path, data):
    (tmp_path / "talk.srt").write_bytes(data)
    page = opened(desk, tmp_path / "talk.srt")
    assert sorted(texts(page)) == sorted(["One", "Two", "Three", "你好，世界。"])
    starts = [segment.start for segment in page.document.segments]
    assert starts == sorted(starts)
    assert min(starts) >= 0
    assert "mended while reading" in desk.say()
    page.document.rewrite(0, "Corrected")
    assert texts(again(desk, page))[0] == "Corrected"


@pytest.mark.parametrize(
    "text",
    [
        '{"format": "shengwen-transcript", "version": 2}',
        pytest.param("[]", marks=pytest.mark.thorough),
        "{",
        pytest.param("", marks=pytest.mark.thorough),
        pytest.param("null", marks=pytest.mark.thorough),
    ],
)
def test_a_json_that_is_none_of_ours_is_told(desk, tmp_path, text):
    (tmp_path / "talk.json").write_text(text)
    desk.drop(tmp_path / "talk.json")
    desk.wait(desk.say)
    assert "talk.json" in desk.say()
    assert desk.window.transcript is None


def test_a_file_that_is_gone_when_it_is_dropped_is_told(desk, tmp_path):
    desk.drop(tmp_path / "talk.srt")
    desk.wait(desk.say)
    assert desk.window.transcript is None


def test_a_file_that_is_far_too_large_is_not_read(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("app.subtitle_files._MOST_BYTES", 20)
    path = tmp_path / "talk.srt"
    path.write_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nHi\n")
    desk.drop(path)
    desk.wait(lambda: "too large" in desk.say())
    assert desk.app.transcripts.pages == []


def test_what_is_being_typed_when_the_window_closes_is_found_again(desk, page):
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    QTest.keyClicks(page.view.editor, " and the last word")
    place = page.opened.place
    assert desk.window.close()
    first = journal.read(place).transcript.segments[0]
    assert first.text == "Row 1 and the last word"


def kept(desk: Desk, page: TranscriptPage) -> Path:
    """Where three corrections were kept, one a row."""
    for row in range(3):
        page.document.rewrite(row, f"Corrected {row + 1}")
        desk.wait(lambda: not page.keeper._soon.isActive())
        page.keeper._disk.finish()
    place = page.opened.place
    assert desk.app.transcripts.close()
    return place


@pytest.mark.thorough
def test_a_journal_that_is_cut_off_keeps_what_is_whole_and_what_comes_then(desk, page):
    place = kept(desk, page)
    whole = place.read_bytes()
    place.write_bytes(whole[:-9])
    desk.app.transcripts.open_kept(place)
    desk.read()
    page = desk.window.transcript
    assert texts(page) == ["Corrected 1", "Corrected 2", "Row 3"]
    assert "damaged" in desk.say()
    page.document.rewrite(0, "Corrected anew")
    assert texts(again(desk, page)) == ["Corrected anew", "Corrected 2", "Row 3"]
    assert place.with_suffix(".damaged").read_bytes() == whole[:-9]


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe\x00",
        pytest.param(b"{", marks=pytest.mark.thorough),
        pytest.param(b"", marks=pytest.mark.thorough),
    ],
    ids=["bytes", "json", "empty"],
)
def test_a_journal_that_is_damaged_from_the_start_is_told(desk, page, tmp_path, damage):
    place = kept(desk, page)
    place.write_bytes(damage)
    desk.app.transcripts.open_kept(place)
    desk.read()
    assert "damaged" in desk.say()
    assert desk.window.transcript is None
    page = opened(desk, tmp_path / "talk.srt")
    assert texts(page) == ["Row 1", "Row 2", "Row 3"]
    assert place.with_suffix(".damaged").read_bytes() == damage


def test_a_write_that_fails_while_the_page_closes_is_not_forgotten(desk, page, monkeypatch):
    page.document.rewrite(0, "Kept")
    page.keeper._write()
    page.keeper._disk.finish()
    QTest.qWait(0)

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.journal.append", fail)
    page.document.rewrite(1, "Kept, too")
    page.keeper._soon.stop()
    page.keeper._write()  # it fails before this thread is told
    assert texts(again(desk, page))[:2] == ["Kept", "Kept, too"]


def test_an_export_into_a_folder_that_is_read_only_is_told_and_nothing_is_left(
    desk, page, tmp_path
):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access(folder, os.W_OK):
        pytest.skip("who runs this may write everywhere")
    page.errands._exporting.export(None, page.errands.choices.__class__(folder=str(folder)))
    desk.wait(page.banner.isVisible)
    assert "locked" in page.banner.text
    assert not list(folder.iterdir())


def test_an_export_onto_a_full_disk_is_told_and_nothing_is_left(desk, page, tmp_path, monkeypatch):
    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.outputs.os.fsync", fail)
    folder = tmp_path / "full"
    folder.mkdir()
    page.errands._exporting.export(None, page.errands.choices.__class__(folder=str(folder)))
    desk.wait(page.banner.isVisible)
    assert "full" in page.banner.text
    assert not list(folder.iterdir())
    assert texts(page) == ["Row 1", "Row 2", "Row 3"]
