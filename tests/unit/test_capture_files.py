"""A recording's file: exact, readable after a kill, patient with the disk, mended, rescued."""

import errno
import io
import os
import shutil
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from engine import DiskFull, SoundLost, UnreadableAudio, Unwritable, mend_recording
from engine.audio import AudioSource, probe
from engine.capture import patient_file
from engine.capture.flac_file import FlacFile

RATE = 16_000


def noise(seconds: float, rate: int = RATE) -> np.ndarray:
    return np.random.default_rng(7).normal(0, 2000, round(seconds * rate)).astype(np.int16)


def fill(file: FlacFile, samples: np.ndarray) -> None:
    for start in range(0, len(samples), 4800):
        file.write(samples[start : start + 4800])


def unfinished(path: Path, samples: np.ndarray, rate: int = RATE) -> None:
    """Leave what a recorder leaves that is killed."""
    file = FlacFile(path.with_name("growing.flac"), rate)
    fill(file, samples)
    shutil.copy(file.path, path)
    file.close()


def read(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="int16")[0]


def decoded(path: Path) -> np.ndarray:
    """As FFmpeg reads it, which minds no missing length."""
    with av.open(path) as container:
        return np.concatenate([f.to_ndarray()[0] for f in container.decode(audio=0)])


class Disk:
    """Lets writing fail while it is full: every file that is opened asks it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.refusal: int | None = None
        self.room = 0  # bytes that are taken before it is refused
        self.folder: Path | None = None  # the only one that refuses; None for all

        disk = self

        class File(io.FileIO):
            def write(self, data):
                if disk.refusal is None:
                    return super().write(data)
                if disk.room:
                    taken, disk.room = min(disk.room, len(data)), max(0, disk.room - len(data))
                    return super().write(data[:taken])
                raise OSError(disk.refusal, os.strerror(disk.refusal))

        monkeypatch.setattr(patient_file.io, "FileIO", File)


@pytest.fixture
def disk(monkeypatch):
    return Disk(monkeypatch)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The user's folder, and no other that could take a recording."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    return folder


@pytest.mark.parametrize(
    "rate", [8000, 16_000, 22_050, 44_100, 48_000, 88_200, 96_000, 192_000, 384_000]
)
def test_a_recording_is_what_was_given_bit_for_bit(tmp_path, rate):
    samples = noise(1.3, rate)
    file = FlacFile(tmp_path / "new folder" / "a.flac", rate)
    fill(file, samples)
    recorded = file.close()
    assert np.array_equal(read(recorded.path), samples)
    assert (recorded.duration, recorded.error) == (len(samples) / rate, None)
    assert soundfile.info(recorded.path).samplerate == rate
    assert mend_recording(recorded.path) == recorded.duration


def test_a_recording_of_nothing_is_a_file_of_no_length(tmp_path):
    recorded = FlacFile(tmp_path / "a.flac", RATE).close()
    assert (recorded.duration, recorded.error) == (0.0, None)


@pytest.mark.parametrize("rate", [8000, 16_000, 48_000])
def test_all_but_the_last_moment_can_be_read_while_it_grows(tmp_path, rate):
    samples = noise(3, rate)
    path = tmp_path / "a.flac"
    unfinished(path, samples, rate)
    heard = decoded(path)
    assert np.array_equal(heard, samples[: len(heard)])
    assert len(samples) - len(heard) <= 2 * 1152


@pytest.mark.parametrize("n_lost", [0, 1, 700, 3000])
def test_a_killed_recording_is_mended(tmp_path, n_lost):
    samples = noise(3)
    path = tmp_path / "a.flac"
    unfinished(path, samples)
    os.truncate(path, path.stat().st_size - n_lost)
    seconds = mend_recording(path)
    heard = read(path)
    assert np.array_equal(heard, samples[: len(heard)])
    assert len(heard) / RATE == seconds > 2.4
    assert mend_recording(path) == seconds


def test_zeros_that_a_power_cut_leaves_are_cut_off(tmp_path):
    samples = noise(2)
    path = tmp_path / "a.flac"
    unfinished(path, samples)
    with path.open("ab") as file:
        file.write(bytes(200_000))
    assert mend_recording(path) > 1.8
    heard = read(path)
    assert np.array_equal(heard, samples[: len(heard)])


def test_a_recording_that_was_killed_at_its_first_sample_has_no_seconds(tmp_path):
    path = tmp_path / "a.flac"
    unfinished(path, noise(2))
    os.truncate(path, 200)
    assert mend_recording(path) == 0.0


@pytest.mark.parametrize("minutes", [5, pytest.param(60, marks=pytest.mark.thorough)])
def test_silence_takes_little_room_and_is_mended_at_once(tmp_path, minutes):
    path = tmp_path / "a.flac"
    unfinished(path, np.zeros(minutes * 60 * RATE, np.int16))
    assert path.stat().st_size < minutes * 17_000
    assert mend_recording(path) == pytest.approx(minutes * 60, abs=0.2)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "missing"), (b"", "empty"), (b"RIFF" + bytes(60), "not media"), (b"fLaC", "not media")],
)
def test_what_is_no_recording_is_not_mended(tmp_path, content, reason):
    path = tmp_path / "a.flac"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableAudio) as raised:
        mend_recording(path)
    assert raised.value.reason == reason
    assert content is None or path.read_bytes() == content


def test_a_folder_is_no_recording(tmp_path):
    with pytest.raises(UnreadableAudio) as raised:
        mend_recording(tmp_path)
    assert raised.value.reason == "folder"


def test_an_unfinished_recording_can_be_transcribed_before_it_is_mended(tmp_path):
    samples = noise(3)
    path = tmp_path / "a.flac"
    unfinished(path, samples)
    probe(path)
    with AudioSource(path) as source:
        heard = np.concatenate(list(source.blocks()))
    assert np.array_equal(np.rint(heard * 32768).astype(np.int16), samples[: len(heard)])
    assert len(samples) - len(heard) <= 2 * 1152
    assert not source.ends_early


def test_a_full_disk_makes_sound_wait_and_loses_none(tmp_path, disk):
    samples = noise(4)
    file = FlacFile(tmp_path / "a.flac", RATE)
    fill(file, samples[:RATE])
    disk.refusal, disk.room = errno.ENOSPC, 333  # in the middle of a frame
    fill(file, samples[RATE : 3 * RATE])
    file.sync()
    assert isinstance(file.refusal, DiskFull)
    assert 1.9 <= file.n_waiting / RATE <= 3.0
    disk.refusal = None
    file.sync()
    assert file.refusal is None
    assert file.n_waiting == 0
    fill(file, samples[3 * RATE :])
    recorded = file.close()
    assert recorded.error is None
    assert np.array_equal(read(recorded.path), samples)


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [(errno.EACCES, "denied"), (errno.EROFS, "denied"), (errno.EIO, "gone"), (errno.EBADMSG, None)],
)
def test_a_disk_that_refuses_says_why(tmp_path, disk, refusal, reason):
    file = FlacFile(tmp_path / "a.flac", RATE)
    disk.refusal = refusal
    fill(file, noise(1))
    assert isinstance(file.refusal, Unwritable)
    assert file.refusal.reason == (reason or os.strerror(refusal))
    disk.refusal = None
    assert file.close().error is None


def test_a_folder_that_cannot_be_made_is_waited_for(tmp_path):
    samples = noise(2)
    (tmp_path / "folder").write_text("a file is in its place")
    file = FlacFile(tmp_path / "folder" / "a.flac", RATE)
    fill(file, samples[:RATE])
    assert isinstance(file.refusal, Unwritable)
    (tmp_path / "folder").unlink()
    file.sync()
    fill(file, samples[RATE:])
    recorded = file.close()
    assert (recorded.path, recorded.error) == (tmp_path / "folder" / "a.flac", None)
    assert np.array_equal(read(recorded.path), samples)


def test_a_file_that_is_there_is_not_written_over(tmp_path, home):
    (tmp_path / "a.flac").write_text("mine")
    samples = noise(1)
    file = FlacFile(tmp_path / "a.flac", RATE)
    fill(file, samples)
    assert file.refusal.reason == "there"
    recorded = file.close()
    assert (tmp_path / "a.flac").read_text() == "mine"
    assert recorded.path == home / "a.flac"
    assert np.array_equal(read(recorded.path), samples)


def test_a_recording_that_is_deleted_meanwhile_comes_back(tmp_path):
    samples = noise(2)
    file = FlacFile(tmp_path / "a.flac", RATE)
    fill(file, samples[:RATE])
    file.path.unlink()
    file.sync()
    fill(file, samples[RATE:])
    assert np.array_equal(read(file.close().path), samples)


def test_a_recording_that_is_put_into_the_wastebasket_comes_back(tmp_path):
    samples = noise(2)
    file = FlacFile(tmp_path / "a.flac", RATE)
    fill(file, samples[:RATE])
    file.path.rename(tmp_path / "wastebasket")
    file.sync()
    fill(file, samples[RATE:])
    assert np.array_equal(read(file.close().path), samples)


@pytest.mark.parametrize("is_cured", [True, False])
def test_a_recording_that_is_deleted_from_a_full_disk_is_whole_yet(tmp_path, disk, home, is_cured):
    samples = noise(3)
    file = FlacFile(tmp_path / "full" / "a.flac", RATE)
    fill(file, samples[:RATE])
    file.sync()
    disk.refusal, disk.room = errno.ENOSPC, 100
    file.path.unlink()
    file.sync()
    assert isinstance(file.refusal, DiskFull)
    fill(file, samples[RATE:])
    file.sync()
    if is_cured:
        disk.refusal = None
    recorded = file.close()
    assert recorded.path.parent == (tmp_path / "full" if is_cured else home)
    assert (recorded.duration, recorded.error) == (3.0, None)
    assert np.array_equal(read(recorded.path), samples)


def test_where_the_disk_stays_full_another_folder_has_all_of_it(tmp_path, disk, home):
    samples = noise(3)
    (home / "a.flac").write_text("another recording")
    file = FlacFile(tmp_path / "a.flac", RATE)
    fill(file, samples[:RATE])
    disk.refusal = errno.ENOSPC
    fill(file, samples[RATE:])
    recorded = file.close()
    assert recorded.path == home / "a (2).flac"
    assert (recorded.duration, recorded.error) == (3.0, None)
    assert np.array_equal(read(recorded.path), samples)
    assert not (tmp_path / "a.flac").exists()


def test_where_no_folder_has_room_the_rest_is_said_to_be_lost(tmp_path, disk, monkeypatch):
    samples = noise(3)
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    file = FlacFile(tmp_path / "a.flac", RATE)
    fill(file, samples[:RATE])
    file.sync()
    disk.refusal = errno.ENOSPC
    fill(file, samples[RATE:])
    recorded = file.close()
    assert isinstance(recorded.error, SoundLost)
    assert recorded.error.seconds == pytest.approx(2.0, abs=0.1)
    heard = read(tmp_path / "a.flac")
    assert np.array_equal(heard, samples[: len(heard)])
    assert len(heard) / RATE == pytest.approx(recorded.duration, abs=0.1)


def test_what_was_said_after_the_drive_was_pulled_out_is_kept_by_itself(tmp_path, disk, home):
    samples = noise(3)
    file = FlacFile(tmp_path / "drive" / "a.flac", RATE)
    fill(file, samples[:RATE])
    file.sync()
    disk.refusal = errno.EIO
    (tmp_path / "drive").rename(tmp_path / "pulled")
    fill(file, samples[RATE:])
    recorded = file.close()
    assert (recorded.error.reason, recorded.path) == ("gone", home / "a.flac")
    heard = decoded(recorded.path)
    assert np.array_equal(heard, samples[-len(heard) :])
    assert len(heard) / RATE == pytest.approx(2.0, abs=0.1)
    assert recorded.duration == pytest.approx(2.0, abs=0.1)
    first = read_mended(tmp_path / "pulled" / "a.flac")
    assert len(first) + len(heard) == len(samples)


def read_mended(path: Path) -> np.ndarray:
    mend_recording(path)
    return read(path)
