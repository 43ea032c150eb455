"""How fast a model is here, measured."""

import wave
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from app.settings import Settings
from app.speed_clip import make_clip
from app.speed_trial import Measured, SpeedTrial
from engine import Cancelled, CudaUnavailable, Failed, Finished, Started


class Engine:
    def __init__(self):
        self.asked, self.cancelled = [], []

    def transcribe(self, path, options):
        self.asked.append((path.name, options))
        return len(self.asked)

    def cancel(self, job):
        self.cancelled.append(job)


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def clip(tmp_path):
    folder = tmp_path / "clip"
    folder.mkdir()
    (folder / "speed.wav").touch()
    return folder / "speed.wav"


@pytest.fixture
def trial(qapp, now, clip):
    owner = QObject()
    trial = SpeedTrial(owner, clock=lambda: now[0], make=lambda: clip)
    trial.engine = Engine()
    trial.start(trial.engine)
    trial.results = []
    trial.ended.connect(trial.results.append)
    yield trial
    trial.close()


def begin(trial, *devices, settings=Settings()):  # noqa: B008 - frozen
    trial.measure(settings, devices)
    trial._disk.finish()


def run(trial, now, job, seconds):
    trial.on_event(Started(job, "model", "cpu", None))
    now[0] += seconds
    trial.on_event(Finished(job, 120.0))


def test_a_clip_is_heard_after_the_device_is_warm(trial, now, clip):
    begin(trial, "cpu", settings=Settings(model="sense-voice-small", language="zh"))
    run(trial, now, 1, 30.0)
    run(trial, now, 2, 4.0)
    assert trial.results == [Measured("sense-voice-small", {"cpu": 30.0})]
    assert [name for name, _options in trial.engine.asked] == ["welcome.flac", "speed.wav"]
    options = trial.engine.asked[1][1]
    assert (options.model, options.device, options.languages) == (
        "sense-voice-small",
        "cpu",
        ("en",),
    )
    assert not clip.parent.exists()
    assert trial.device == ""


def test_a_device_that_fails_is_told_and_the_others_are_measured(trial, now):
    begin(trial, "cuda", "cpu")
    fault = CudaUnavailable("cuda", "none")
    trial.on_event(Failed(1, fault))
    run(trial, now, 2, 1.0)
    run(trial, now, 3, 2.0)
    assert trial.results == [Measured("whisper-base", {"cpu": 60.0}, {"cuda": fault})]


def test_what_is_cancelled_leaves_nothing(trial, clip):
    begin(trial, "cpu")
    trial.cancel()
    trial.on_event(Started(1, "model", "cpu", None))
    assert trial.engine.cancelled == [1]
    assert trial.results == [None]
    assert not clip.parent.exists()


def test_a_cancelled_clip_that_is_made_later_is_removed(trial, clip):
    trial.measure(Settings(), ["cpu"])
    trial.cancel()
    trial._disk.finish()
    assert trial.engine.asked == []
    assert not clip.parent.exists()


def test_a_job_that_ends_with_the_engine_ends_the_trial(trial):
    begin(trial, "cpu")
    trial.on_event(Cancelled(1))
    assert trial.results == [None]


def test_without_room_for_a_clip_that_is_told(qapp):
    fault = OSError(28, "No space left on device")

    def make():
        raise fault

    owner = QObject()
    trial = SpeedTrial(owner, make=make)
    trial.start(Engine())
    results = []
    trial.ended.connect(results.append)
    begin(trial, "cpu", "cuda")
    assert results == [Measured("whisper-base", {}, {"": fault})]


def test_the_clip_is_two_minutes_of_our_own_speech():
    clip = make_clip()
    with wave.open(str(clip)) as sound:
        assert sound.getnframes() / sound.getframerate() == pytest.approx(119.1, abs=0.5)
    for path in (clip, clip.with_name("once.wav")):
        path.unlink()
    Path(clip.parent).rmdir()
