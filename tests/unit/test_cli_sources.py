"""app/cli_sources.py and app/live_place.py: what is recorded, and where to."""

import json
from datetime import datetime

import pytest
import typer
from typer.testing import CliRunner

from app.cli import cli
from app.cli_sources import NoSuchSource, check_channel, chosen_source, print_sources
from app.live_place import LivePlace
from engine import SoundSource


def source(id_: str, name: str, kind="microphone", *, is_default=False, n_channels=1):
    return SoundSource(id_, name, kind, is_default, 48_000, n_channels)


DESK = source("pulse:desk", "Desk microphone", is_default=True)
HEADSET = source("pulse:usb1", "USB 耳机", n_channels=2)
TWIN = source("pulse:usb2", "USB 耳机 Pro")
SPEAKERS = source("pulse:spk.monitor", "Monitor of Speakers", "system", is_default=True)
TELEVISION = source("pulse:hdmi.monitor", "Monitor of HDMI", "system")
ALL = [DESK, HEADSET, TWIN, TELEVISION, SPEAKERS]


@pytest.mark.parametrize(
    ("wanted", "is_system", "found"),
    [
        ("pulse:usb2", False, TWIN),
        ("desk MICROPHONE", False, DESK),
        ("desk", False, DESK),
        ("USB 耳机", False, HEADSET),
        ("pro", False, TWIN),
        ("usb1", False, HEADSET),
        ("", True, SPEAKERS),
        ("hdmi", True, TELEVISION),
        ("", False, DESK),
    ],
)
def test_a_source_is_chosen_by_id_name_or_a_part_of_it(wanted, is_system, found):
    assert chosen_source(ALL, wanted, is_system=is_system) == found


def test_a_part_of_several_names_says_which():
    with pytest.raises(typer.BadParameter, match=r"usb1.*usb2"):
        chosen_source(ALL, "usb", is_system=False)


def test_an_unknown_name_says_what_there_is():
    with pytest.raises(NoSuchSource, match=r"Desk microphone.*Monitor of Speakers"):
        chosen_source(ALL, "piano", is_system=False)


def test_a_microphone_is_not_what_the_computer_plays():
    with pytest.raises(NoSuchSource, match="HDMI”, “Monitor of Speakers”"):
        chosen_source(ALL, "desk", is_system=True)


@pytest.mark.parametrize(("hint", "words"), [("macos", "BlackHole"), ("no-server", "PipeWire")])
def test_where_the_computer_cannot_be_heard_it_says_why(hint, words):
    with pytest.raises(NoSuchSource, match=words):
        chosen_source([DESK], "", is_system=True, hint=hint)


def test_no_source_at_all_is_said():
    with pytest.raises(NoSuchSource, match="nothing"):
        chosen_source([], "", is_system=False)


def test_a_channel_that_is_not_there_is_refused():
    check_channel(2, HEADSET)
    check_channel(None, DESK)
    with pytest.raises(typer.BadParameter, match="no channel 3"):
        check_channel(3, HEADSET)


def test_sources_are_listed_with_a_star_at_the_system_s(capsys):
    print_sources([DESK, HEADSET], as_json=False)
    assert capsys.readouterr().out == (
        "* pulse:desk  microphone  Desk microphone\n  pulse:usb1  microphone  USB 耳机\n"
    )


def test_sources_are_json_objects_for_programs(capsys):
    print_sources([SPEAKERS], as_json=True)
    assert json.loads(capsys.readouterr().out) == {
        "event": "source",
        "id": "pulse:spk.monitor",
        "name": "Monitor of Speakers",
        "kind": "system",
        "is_default": True,
        "rate": 48_000,
        "n_channels": 1,
        "gain": None,
    }


def test_json_is_of_the_list_alone(monkeypatch):
    monkeypatch.setattr("app.cli_live.start_logging", lambda: None)
    done = CliRunner().invoke(cli, ["live", "--json"])
    assert done.exit_code == 2
    assert "--list" in done.output


NOW = datetime(2026, 11, 22, 14, 5, 6).astimezone()


def test_a_recording_goes_into_its_folder_and_results_into_the_working_one(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    place = LivePlace(None, NOW)
    name = "Recording 2026-11-22 14-05-06"
    assert place.path == tmp_path / "data" / "shengwen" / "recordings" / f"{name}.flac"
    assert place.path.parent.is_dir()
    assert not place.path.exists()
    assert (place.stem, place.result_folder) == (name, tmp_path)
    assert LivePlace(None, NOW).stem == f"{name} (2)"
    place.release()
    assert LivePlace(None, NOW).stem == name


def test_a_folder_of_recordings_that_is_away_is_replaced(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "file").touch()
    place = LivePlace(None, NOW, usual=str(tmp_path / "file" / "folder"))
    assert place.path.parent == tmp_path / "data" / "shengwen" / "recordings"
    assert "The recording is kept in" in capsys.readouterr().err
    place.release()
    place = LivePlace(None, NOW, usual=str(tmp_path / "mine"))
    assert place.path.parent == tmp_path / "mine"


def test_a_recording_goes_where_one_wants_it_and_over_nothing(tmp_path):
    (tmp_path / "talk.flac").write_text("another")
    place = LivePlace(tmp_path / "talk.flac", NOW)
    assert place.path == tmp_path / "talk (2).flac"
    assert place.result_folder == tmp_path
    assert LivePlace(tmp_path / "new" / "folder", NOW).path.parent == tmp_path / "new" / "folder"
    assert LivePlace(tmp_path, NOW).path.parent == tmp_path


def test_a_recording_that_is_not_kept_is_where_nobody_else_can_read_it(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    place = LivePlace(None, NOW, keeps=False)
    assert place.path.parent.parent == tmp_path
    assert place.path.parent.stat().st_mode & 0o077 == 0
    place.path.touch()
    place.release()
    assert place.path.exists()
    place.path.unlink()
    place.release()
    assert list(tmp_path.iterdir()) == []


def test_a_recording_is_flac(tmp_path):
    with pytest.raises(typer.BadParameter, match="mp3"):
        LivePlace(tmp_path / "talk.mp3", NOW)


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        LivePlace(tmp_path / "file" / "folder", NOW)
