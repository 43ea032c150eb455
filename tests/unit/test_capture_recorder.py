"""engine.Recorder on a real sound server: every sample arrives, whatever is unplugged or killed."""

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from engine import (
    CaptureFailed,
    CaptureReport,
    DiskFull,
    InternalError,
    KeptInMemory,
    Level,
    Listening,
    MicrophoneUnusable,
    Missed,
    Recorded,
    Recorder,
    Recording,
    SoundBlock,
    SourceBack,
    SourceLost,
    WorkerDied,
    mend_recording,
)
from tests.waiting import until

_PATIENCE = 60.0


class Ear:
    """A recorder, and what it has said."""

    def __init__(self) -> None:
        self.reports: list[CaptureReport] = []
        self._news: queue.SimpleQueue[CaptureReport] = queue.SimpleQueue()
        self.blocks: list[SoundBlock] = []
        self.recorder = Recorder(self._news.put)

    def wait(self, kind: type) -> CaptureReport:
        """The next report of that kind."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            report = self._news.get(timeout=max(0.01, deadline - time.monotonic()))
            self.reports.append(report)
            if isinstance(report, kind):
                return report
            if isinstance(report, CaptureFailed):
                raise report.error

    def wait_until_heard(self, n_samples: int) -> None:
        """Wait for so much of the feed."""
        until(lambda: sum(block.n_samples for block in self.blocks) >= n_samples)

    def listen(self, source: str = "", channel: int | None = None) -> Listening:
        self.recorder.listen(source, channel)
        return self.wait(Listening)

    def record(self, path: Path, **options: bool) -> None:
        self.blocks.clear()
        self.recorder.record(path, self.blocks.append, **options)

    def stop(self) -> np.ndarray:
        """End the recording; give what is in the file."""
        self.recorder.stop()
        recorded = self.wait(Recorded)
        assert recorded.error is None
        return read(recorded.path)

    @property
    def fed(self) -> np.ndarray:
        starts = np.cumsum([0, *(block.n_samples for block in self.blocks)])
        assert [block.start for block in self.blocks] == list(starts[:-1])
        return np.frombuffer(b"".join(block.samples for block in self.blocks), "<i2")


@pytest.fixture
def ear(sound_server) -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.recorder.close()


def read(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="int16")[0]


def noise(seconds: float, rate: int, n_channels: int = 1) -> np.ndarray:
    shape = (round(seconds * rate), n_channels)
    return np.random.default_rng(3).integers(-9000, 9000, shape).astype(np.int16)


def test_what_a_source_plays_is_on_the_disk_and_is_fed_sample_by_sample(
    sound_server, ear, tmp_path
):
    pipe = sound_server.plug("pipe", rate=16_000)
    source = ear.listen("pulse:pipe").source
    assert (source.rate, source.n_channels, source.kind) == (16_000, 1, "microphone")
    ear.record(tmp_path / "a.flac")
    samples = noise(1.2, 16_000)
    pipe.say(samples)
    assert np.array_equal(ear.stop(), samples[:, 0])
    assert np.array_equal(ear.fed, samples[:, 0])
    levels = [report for report in ear.reports if isinstance(report, Level)]
    assert 5 <= len(levels) <= 1.2 * 20 + 1
    assert levels[-1].elapsed == pytest.approx(1.2, abs=0.1)


@pytest.mark.parametrize(
    ("rate", "n_channels", "channel"),
    [
        (48_000, 2, 2),
        (44_100, 1, None),
        (8000, 1, None),
        (48_000, 2, None),
        (48_000, 4, 3),
    ],
)
@pytest.mark.thorough
def test_every_rate_and_channel_is_kept_as_it_is(
    sound_server, ear, tmp_path, rate, n_channels, channel
):
    pipe = sound_server.plug("pipe", rate=rate, channels=n_channels)
    ear.listen("pulse:pipe", channel)
    ear.record(tmp_path / "a.flac")
    samples = noise(0.6, rate, n_channels)
    pipe.say(samples)
    expected = samples[:, channel - 1] if channel else np.rint(samples.mean(axis=1))
    assert np.array_equal(ear.stop(), expected.astype(np.int16))
    assert soundfile.info(tmp_path / "a.flac").samplerate == rate
    assert len(ear.fed) == pytest.approx(0.6 * 16_000, abs=1)


@pytest.mark.thorough
def test_what_the_computer_plays_is_heard_as_it_is(sound_server, ear, tmp_path):
    samples = noise(0.8, 48_000, 2)
    soundfile.write(tmp_path / "music.wav", samples, 48_000, "PCM_16")
    ear.listen("pulse:spk.monitor", 1)
    ear.record(tmp_path / "a.flac")
    sound_server.say(tmp_path / "music.wav", sink="spk").wait()
    heard = ear.stop().astype(np.float64)
    played = samples[:, 0].astype(np.float64)
    place = int(np.argmax(np.correlate(heard, played[:4800], "valid")))
    assert np.abs(heard[place : place + len(played)] - played).max() <= 1


@pytest.mark.thorough
def test_what_was_said_just_before_the_start_belongs_to_it(sound_server, ear, tmp_path):
    pipe = sound_server.plug("pipe", rate=16_000)
    ear.listen("pulse:pipe")
    samples = noise(1.5, 16_000)
    pipe.say(samples[:16_000])
    ear.record(tmp_path / "a.flac")
    ear.wait(Recording)
    pipe.say(samples[16_000:])
    heard = ear.stop()
    assert np.array_equal(heard, samples[-len(heard) :, 0])
    assert 0.8 * 16_000 <= len(heard) - 8000 <= 0.85 * 16_000


@pytest.mark.thorough
def test_a_source_that_is_unplugged_in_mid_word_is_taken_up_again(sound_server, ear, tmp_path):
    before, after = noise(0.4, 16_000), noise(0.5, 48_000)
    pipe = sound_server.plug("headset", rate=16_000)
    ear.listen("pulse:headset")
    ear.record(tmp_path / "a.flac")
    pipe.say(before)
    ear.wait_until_heard(len(before))
    sound_server.unplug("headset")
    assert ear.wait(SourceLost).is_awaited
    pipe = sound_server.plug("headset", rate=48_000)  # it is another one now
    assert ear.wait(SourceBack).source.rate == 48_000
    pipe.say(after)
    heard = ear.stop()
    assert np.array_equal(heard[: len(before)], before[:, 0])
    assert len(heard) == pytest.approx(0.9 * 16_000, abs=2)


@pytest.mark.thorough
def test_a_source_that_is_not_awaited_ends_the_recording(sound_server, ear, tmp_path):
    pipe = sound_server.plug("headset", rate=16_000)
    ear.listen("pulse:headset")
    ear.record(tmp_path / "a.flac", returns=False)
    samples = noise(0.3, 16_000)
    pipe.say(samples)
    ear.wait_until_heard(len(samples))
    sound_server.unplug("headset")
    assert not ear.wait(SourceLost).is_awaited
    assert ear.wait(Recorded).duration == 0.3
    assert np.array_equal(read(tmp_path / "a.flac"), samples[:, 0])


@pytest.mark.thorough
def test_a_sound_server_that_begins_anew_is_waited_for(sound_server, ear, tmp_path):
    ear.listen()
    ear.record(tmp_path / "a.flac")
    ear.wait(Recording)
    sound_server.end()
    ear.wait(SourceLost)
    sound_server.start()
    assert ear.wait(SourceBack).source.id == "pulse:mic"
    ear.wait_until_heard(len(ear.fed) + 4000)
    assert len(ear.stop()) > 4000


@pytest.mark.thorough
def test_what_follows_the_system_goes_on_with_another_source(sound_server, ear, tmp_path):
    sound_server.plug_microphone("headset")
    sound_server.make_default("headset")
    assert ear.listen().source.id == "pulse:headset"
    ear.record(tmp_path / "a.flac")
    ear.wait(Recording)
    sound_server.unplug("headset")
    ear.wait_until_heard(len(ear.fed) + 16_000)
    assert len(ear.stop()) > 48_000


class Program:
    """tests/unit/recording.py, while it runs.

    Attributes:
        recorder: the process of its recorder.
    """

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.unit.recording", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        word, pid = self.process.stdout.readline().split()
        assert word == "listening"
        self.recorder = psutil.Process(int(pid))


@pytest.fixture
def program(sound_server, tmp_path) -> Iterator[Callable[[], Program]]:
    begun: list[Program] = []

    def begin() -> Program:
        begun.append(Program(tmp_path / "a.flac"))
        return begun[-1]

    yield begin
    for each in begun:
        each.process.kill()
        each.process.communicate()


@pytest.mark.thorough
def test_sound_goes_to_the_disk_while_its_reader_stands_still(sound_server, program, tmp_path):
    pipe = sound_server.plug("pipe", rate=16_000)
    running = program()
    samples = noise(2, 16_000)
    running.process.send_signal(signal.SIGSTOP)
    pipe.say(samples)
    running.process.send_signal(signal.SIGCONT)
    told = running.process.communicate("stop\n", timeout=_PATIENCE)[0]
    assert told == f"fed {len(samples)}\n"
    assert np.array_equal(read(tmp_path / "a.flac"), samples[:, 0])


@pytest.mark.thorough
def test_a_program_that_is_killed_leaves_a_whole_recording(sound_server, program, tmp_path):
    pipe = sound_server.plug("pipe", rate=16_000)
    running = program()
    samples = noise(1, 16_000)
    pipe.say(samples)
    running.process.kill()
    running.recorder.wait(_PATIENCE)
    assert np.array_equal(read(tmp_path / "a.flac"), samples[:, 0])


@pytest.mark.thorough
@pytest.mark.parametrize("rate", [8000, 16_000, 48_000])
def test_when_everything_is_killed_at_once_less_than_a_second_is_lost(
    sound_server, program, tmp_path, rate
):
    pipe = sound_server.plug("pipe", rate=rate)
    running = program()
    samples = noise(1.5, rate)
    pipe.say(samples)
    running.recorder.kill()
    running.process.kill()
    running.recorder.wait(_PATIENCE)
    assert mend_recording(tmp_path / "a.flac") >= 1.2
    heard = read(tmp_path / "a.flac")
    assert np.array_equal(heard, samples[: len(heard), 0])


@pytest.mark.thorough
def test_a_recorder_that_is_killed_leaves_a_recording_and_begins_anew(sound_server, ear, tmp_path):
    pipe = sound_server.plug("pipe", rate=16_000)
    ear.listen("pulse:pipe")
    ear.record(tmp_path / "a.flac")
    samples = noise(0.6, 16_000)
    pipe.say(samples)
    ear.wait_until_heard(len(samples))
    os.kill(ear.recorder.pid, signal.SIGKILL)
    recorded = ear.wait(Recorded)
    assert recorded.error.exitcode == -signal.SIGKILL
    heard = read(recorded.path)
    assert recorded.duration == len(heard) / 16_000 >= 0.4
    assert np.array_equal(heard, samples[: len(heard), 0])
    assert isinstance(ear.wait(CaptureFailed).error, WorkerDied)
    assert ear.listen("pulse:pipe").source.id == "pulse:pipe"


def test_a_recorder_that_cannot_begin_says_so_and_ends(tmp_path, monkeypatch):
    (tmp_path / "soxr.py").write_text("raise OSError('a library is missing')")
    monkeypatch.syspath_prepend(str(tmp_path))  # its process gets our folders
    ear = Ear()
    ear.recorder.listen()
    with pytest.raises(InternalError, match="a library is missing"):
        ear.wait(Listening)
    until(lambda: ear.recorder.pid is None)
    ear.recorder.close()


@pytest.mark.parametrize("error", [OSError("no memory"), RuntimeError("no thread")])
def test_a_computer_that_starts_no_more_processes_says_so(tmp_path, monkeypatch, error):
    def refuse(_process: object) -> None:
        raise error

    ear = Ear()
    with monkeypatch.context() as patch:
        patch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
        ear.recorder.listen()
        with pytest.raises(WorkerDied):
            ear.wait(Listening)
    ear.recorder.rest()  # now it can
    until(lambda: ear.recorder.pid is not None)
    ear.recorder.close()
    assert ear.recorder.pid is None


@pytest.mark.thorough
def test_a_recorder_that_stood_still_for_seconds_lost_nothing(sound_server, ear, tmp_path):
    pipe = sound_server.plug("pipe", rate=48_000)
    ear.listen("pulse:pipe")
    ear.record(tmp_path / "a.flac")
    samples = noise(3, 48_000)
    pipe.say(samples[:24_000])
    os.kill(ear.recorder.pid, signal.SIGSTOP)
    pipe.say(samples[24_000:])
    os.kill(ear.recorder.pid, signal.SIGCONT)
    assert np.array_equal(ear.stop(), samples[:, 0])
    assert not [report for report in ear.reports if isinstance(report, Missed)]


@pytest.mark.thorough
def test_a_listener_that_fails_ends_no_recording(sound_server, ear, tmp_path, caplog):
    pipe = sound_server.plug("pipe", rate=16_000)
    ear.listen("pulse:pipe")
    ear.recorder.record(tmp_path / "a.flac", lambda _block: 1 // 0)
    samples = noise(0.2, 16_000)
    pipe.say(samples)
    assert np.array_equal(ear.stop(), samples[:, 0])
    assert "a listener failed" in caplog.text


@pytest.mark.thorough
def test_a_disk_that_is_full_for_a_while_loses_nothing(sound_server, ear, tmp_path):
    pipe = sound_server.plug("pipe", rate=16_000)
    ear.listen("pulse:pipe")
    ear.record(tmp_path / "a.flac")
    samples = noise(3, 16_000)
    resource = pytest.importorskip("resource")  # what Windows lacks
    limit = resource.RLIMIT_FSIZE
    usual = resource.prlimit(ear.recorder.pid, limit)
    resource.prlimit(ear.recorder.pid, limit, (20_000, usual[1]))
    pipe.say(samples[:24_000])
    kept = ear.wait(KeptInMemory)
    assert isinstance(kept.error, DiskFull)
    assert kept.seconds > 0
    resource.prlimit(ear.recorder.pid, limit, usual)
    while kept.seconds:
        kept = ear.wait(KeptInMemory)
    pipe.say(samples[24_000:])
    assert np.array_equal(ear.stop(), samples[:, 0])
    assert np.array_equal(ear.fed, samples[:, 0])


@pytest.mark.thorough
def test_what_cannot_be_opened_says_why(sound_server, ear):
    with pytest.raises(MicrophoneUnusable) as raised:
        ear.listen("pulse:nowhere")
    assert (raised.value.device, raised.value.reason) == ("nowhere", "gone")
    assert ear.listen().source.name == "Microphone"


@pytest.mark.thorough
def test_two_recorders_hear_the_same_source(sound_server, ear, tmp_path):
    other = Ear()
    pipe = sound_server.plug("pipe", rate=16_000)
    samples = noise(0.4, 16_000)
    try:
        for each, name in ((ear, "a.flac"), (other, "b.flac")):
            each.listen("pulse:pipe")
            each.record(tmp_path / name)
        pipe.say(samples)
        assert np.array_equal(ear.stop(), samples[:, 0])
        assert np.array_equal(other.stop(), samples[:, 0])
    finally:
        other.recorder.close()


@pytest.mark.thorough
def test_a_recording_that_runs_is_closed_with_the_recorder(sound_server, ear, tmp_path):
    pipe = sound_server.plug("pipe", rate=16_000)
    ear.listen("pulse:pipe")
    ear.record(tmp_path / "a.flac")
    samples = noise(0.3, 16_000)
    pipe.say(samples)
    ear.recorder.close()
    assert ear.wait(Recorded).duration == 0.3
    assert np.array_equal(read(tmp_path / "a.flac"), samples[:, 0])


@pytest.mark.thorough
def test_a_stop_before_anything_was_heard_is_a_recording_of_nothing(sound_server, ear, tmp_path):
    sound_server.plug("pipe", rate=16_000)
    ear.record(tmp_path / "a.flac")
    ear.recorder.stop()
    assert ear.wait(Recorded) == Recorded(tmp_path / "a.flac", 0.0)
