"""app/outputs.py: files whole or not at all, and never over another."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.outputs import check_writable, replace_file, write_new, write_outputs
from engine import FORMATS, Segment, Tags, Token, Transcript

TRANSCRIPT = Transcript(
    "talk.mp4",
    2.0,
    "whisper-base",
    datetime(2026, 11, 21, tzinfo=UTC),
    (Segment((Token("Hello.", 0.5, 1.5, -0.1),), "Hello.", Tags("en")),),
)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_format_lands_beside_the_source(tmp_path):
    written = write_outputs(TRANSCRIPT, tmp_path / "talk.mp4", list(FORMATS))
    assert [path.suffix for path in written] == [each.suffix for each in FORMATS.values()]
    assert {path.stem for path in written} == {"talk"}
    assert names(tmp_path) == sorted(path.name for path in written)
    assert "Hello." in written[0].read_text("utf-8")


def test_or_in_the_folder_one_names(tmp_path):
    (tmp_path / "out").mkdir()
    (written,) = write_outputs(TRANSCRIPT, tmp_path / "a.wav", ["srt"], folder=tmp_path / "out")
    assert written == tmp_path / "out" / "a.srt"


def test_an_unfinished_transcript_is_called_so(tmp_path):
    (written,) = write_outputs(TRANSCRIPT, tmp_path / "a.wav", ["srt"], is_partial=True)
    assert written.name == "a.incomplete.srt"


def test_an_existing_file_is_never_touched(tmp_path):
    (tmp_path / "a.srt").write_text("mine")
    first = write_new(tmp_path, "a", ".srt", b"one")
    second = write_new(tmp_path, "a", ".srt", b"two")
    assert (tmp_path / "a.srt").read_text() == "mine"
    assert [first.name, second.name] == ["a (2).srt", "a (3).srt"]


def test_what_was_written_before_a_crash_is_not_written_twice(tmp_path):
    (tmp_path / "a.srt").write_bytes(b"mine")
    (tmp_path / "a (2).srt").write_bytes(b"text")
    assert write_new(tmp_path, "a", ".srt", b"text", is_again=True).name == "a (2).srt"
    assert write_new(tmp_path, "a", ".srt", b"else", is_again=True).name == "a (3).srt"
    assert names(tmp_path) == ["a (2).srt", "a (3).srt", "a.srt"]


def test_nor_where_the_file_system_has_no_hard_links(tmp_path, monkeypatch):
    def no_links(*_args: object) -> None:
        raise OSError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "a.srt").write_text("mine")
    assert write_new(tmp_path, "a", ".srt", b"text").name == "a (2).srt"
    assert names(tmp_path) == ["a (2).srt", "a.srt"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path, "a", ".srt", b"text")
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_that_is_full_says_so(tmp_path, monkeypatch):
    def open_full(**_names: object) -> tuple[int, str]:
        (tmp_path / "unfinished").touch()
        return os.open("/dev/full", os.O_WRONLY), str(tmp_path / "unfinished")

    monkeypatch.setattr("tempfile.mkstemp", open_full)
    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path, "a", ".srt", b"text")
    assert names(tmp_path) == []


@pytest.mark.parametrize("stem", ["x" * 251, "记" * 83, "🎧" * 62, "line\nbreak", ".hidden", "a."])
def test_names_of_every_kind_find_room(tmp_path, stem):
    first = write_new(tmp_path, stem, ".srt", b"one")
    second = write_new(tmp_path, stem, ".srt", b"two")
    assert (first.read_text(), second.read_text()) == ("one", "two")
    assert all(len(os.fsencode(name)) <= 255 for name in names(tmp_path))


def test_a_folder_that_cannot_be_written_is_found_out(tmp_path):
    check_writable(tmp_path)
    assert names(tmp_path) == []
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="Not a directory"):
        check_writable(tmp_path / "file")


def test_others_may_read_what_we_write(tmp_path):
    written = write_new(tmp_path, "a", ".srt", b"text")
    plain = tmp_path / "plain"
    plain.touch()
    assert written.stat().st_mode == plain.stat().st_mode


def test_a_file_is_replaced_where_a_link_points(tmp_path):
    (tmp_path / "a.srt").write_text("old")
    try:
        (tmp_path / "link.srt").symlink_to(tmp_path / "a.srt")
    except OSError:
        pytest.skip("no links here")
    replace_file(tmp_path / "link.srt", b"new")
    assert (tmp_path / "link.srt").is_symlink()
    assert (tmp_path / "a.srt").read_text() == "new"


def test_a_file_that_is_read_only_is_not_replaced(tmp_path, monkeypatch):
    (tmp_path / "a.srt").write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may do anything
    with pytest.raises(PermissionError):
        replace_file(tmp_path / "a.srt", b"new")
    assert (tmp_path / "a.srt").read_text() == "old"
    assert names(tmp_path) == ["a.srt"]
