"""app/live_command.py with a recorder and an engine that do what a test says."""

import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from app.hotword_tally import Tally
from app.live_command import LiveSession
from app.live_plan import Kept, LivePlan
from app.live_results import ResultPlan
from engine import (
    Cancelled,
    CaptureFailed,
    CudaUnavailable,
    DiskFull,
    Failed,
    Finished,
    JobId,
    KeptInMemory,
    Level,
    Listening,
    MicrophoneUnusable,
    ModelCorrupt,
    ModelMissing,
    Options,
    Partial,
    PortAudioMissing,
    Progress,
    Recorded,
    Recording,
    Restarted,
    Segment,
    SegmentReady,
    SoundBlock,
    SoundSource,
    SourceBack,
    SourceLost,
    Started,
    Token,
    WorkerDied,
    as_hotwords,
)

JOB = JobId(1)
SOURCE = SoundSource("pulse:mic", "Desk", "microphone", is_default=True, rate=48_000, n_channels=1)
INTERRUPT = partial(os.kill, os.getpid(), signal.SIGINT)
TERMINATE = partial(os.kill, os.getpid(), signal.SIGTERM)
HELLO = SegmentReady(JOB, Segment((Token("Hello", 0.5, 1.0),), "Hello"))
WORLD = SegmentReady(JOB, Segment((Token(" world", 1.5, 2.0),), "world"))
STARTED = Started(JOB, "whisper-base", "cpu", None)

Step = object  # a report, an event, a SoundBlock that is fed, or something to call


@dataclass
class Scene:
    """What recorder and engine do when they are asked, and what they were asked."""

    recording: Path
    at_record: Sequence[Step] = ()
    at_stop: Sequence[Step] = ()
    at_finish: Sequence[Step] = (Finished(JOB, 2.0),)
    at_close: Sequence[Step] = ()
    asked: list[object] = field(default_factory=list)
    fed: bytes = b""
    post: Callable[[object], None] = lambda _message: None
    feed: Callable[[SoundBlock], None] = lambda _block: None

    def play(self, steps: Sequence[Step]) -> None:
        for step in steps:
            if isinstance(step, SoundBlock):
                self.feed(step)
            elif callable(step):
                step()
            else:
                self.post(step)


class FakeRecorder:
    def __init__(self, scene: Scene, listener) -> None:
        self._scene = scene
        scene.post = listener

    def listen(self, source="", channel=None) -> None:
        self._scene.asked.append(("listen", source, channel))

    def record(self, path, feed, *, returns=True, whole=True) -> None:
        self._scene.asked.append(("record", path, returns))
        self._scene.feed = feed
        self._scene.play(self._scene.at_record)

    def stop(self) -> None:
        self._scene.asked.append("stop")
        self._scene.play(self._scene.at_stop)

    def close(self) -> None:
        self._scene.asked.append("close")
        self._scene.play(self._scene.at_close)
        self._scene.at_close = ()


class FakeEngine:
    def __init__(self, scene: Scene, _listener) -> None:
        self._scene = scene

    def listen(self, options) -> JobId:
        self._scene.asked.append(options)
        return JOB

    def feed(self, job, samples) -> None:
        assert job == JOB
        self._scene.fed += samples

    def finish(self, job) -> None:
        self._scene.asked.append("finish")
        self._scene.play(self._scene.at_finish)

    def cancel(self, job) -> None:
        self._scene.asked.append("cancel")
        self._scene.post(Cancelled(job))

    def close(self) -> None:
        self._scene.asked.append("engine closed")


class FakeView:
    def __init__(self) -> None:
        self.shown: list[object] = []
        self.said: list[str] = []
        self.errors: list[object] = []
        self.failures: list[str] = []
        self.written: list[Path] = []
        self.kept: list[Kept] = []
        self.n_ends = 0
        self.tallies: list[Tally] = []

    def show(self, message) -> None:
        self.shown.append(message)

    def say(self, text, *, is_trouble=False) -> None:
        self.said.append(text)

    def failed(self, error, text) -> None:
        self.errors.append(error)
        self.failures.append(text)

    def wrote(self, files) -> None:
        self.written += files

    def hotwords(self, tally) -> None:
        self.tallies.append(tally)

    def end(self) -> None:
        self.n_ends += 1


class Clock:
    """Goes on by what is asked of it alone."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def scene(tmp_path) -> Scene:
    path = tmp_path / "talk.flac"
    path.write_bytes(b"fLaC and some sound")
    return Scene(path, at_stop=(Recorded(path, 2.0),))


@pytest.fixture
def view() -> FakeView:
    return FakeView()


@pytest.fixture
def run(scene, view, tmp_path):
    def run(formats=("srt", "txt"), clock=Clock(), options=Options(), **chosen) -> int:  # noqa: B008
        results = ResultPlan(tmp_path / "out", "talk", formats)
        results.folder.mkdir(exist_ok=True)
        plan = LivePlan(options, scene.recording, results, **chosen)
        make_recorder, make_engine = partial(FakeRecorder, scene), partial(FakeEngine, scene)
        settle = view.kept.append
        view.session = LiveSession(plan, make_recorder, make_engine, settle=settle, clock=clock)
        return view.session.run(view)

    return run


@pytest.fixture
def out(tmp_path) -> Callable[[], dict[str, str]]:
    return lambda: {p.name: p.read_text("utf-8") for p in sorted((tmp_path / "out").iterdir())}


def block(start: int, n: int = 4) -> SoundBlock:
    return SoundBlock(start, bytes(range(2 * n)))


def begun(scene: Scene) -> list[Step]:
    return [Listening(SOURCE), Recording(scene.recording), block(0), block(4), STARTED]


def test_what_is_said_is_shown_and_written_and_the_recording_stays(run, scene, view, out):
    partial_text = Partial(JOB, "Hel", 0.5)
    scene.at_record = [*begun(scene), partial_text, HELLO, Progress(JOB, 1.2, 1.5), INTERRUPT]
    scene.at_stop = [block(8), *scene.at_stop]
    scene.at_finish = [WORLD, Finished(JOB, 2.0)]
    assert run(source="pulse:mic", channel=2) == 0
    assert scene.fed == block(0).samples * 3
    assert [partial_text, HELLO, WORLD] == [
        e for e in view.shown if e in (partial_text, HELLO, WORLD)
    ]
    assert out()["talk.txt"] == "Hello\nworld\n"
    assert "Hello world" in out()["talk.srt"].replace("\n", " ")
    assert sorted(out()) == ["talk.srt", "talk.txt"]
    assert {path.name for path in view.written} == {"talk.srt", "talk.txt"}
    assert scene.recording.exists()
    assert scene.asked[1:3] == [("listen", "pulse:mic", 2), ("record", scene.recording, True)]
    assert scene.asked[3:5] == ["stop", "finish"]
    assert view.n_ends == 1
    assert not view.errors
    assert view.kept == [Kept(scene.recording, 2.0, 2.0, (HELLO.segment, WORLD.segment))]


def test_the_end_of_a_session_is_as_good_as_ctrl_c(run, scene, out):
    scene.at_record = [*begun(scene), HELLO, TERMINATE]
    assert run() == 0
    assert "talk.srt" in out()


def test_a_second_ctrl_c_waits_for_nothing_and_keeps_all_there_is(run, scene, view, out):
    scene.at_record = [*begun(scene), HELLO, INTERRUPT]
    scene.at_stop = [INTERRUPT]
    scene.at_close = [Recorded(scene.recording, 2.0)]
    assert run() == 130
    assert sorted(out()) == ["talk.incomplete.srt", "talk.incomplete.txt"]
    assert out()["talk.incomplete.txt"] == "Hello\n"
    assert scene.recording.exists()
    assert "shengwen transcribe" in view.said[-1]
    assert "engine closed" in scene.asked


def test_a_second_ctrl_c_keeps_even_what_was_not_to_be_kept(run, scene):
    scene.at_record = [*begun(scene), INTERRUPT]
    scene.at_stop = [INTERRUPT]
    assert run(keeps=False) == 130
    assert scene.recording.exists()


def test_signals_are_as_they_were_afterwards(run, scene):
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    scene.at_record = [*begun(scene), INTERRUPT]
    run()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_who_ignores_ctrl_c_is_not_ended_by_it(run, scene, monkeypatch):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        scene.at_record = [*begun(scene), INTERRUPT, TERMINATE]
        assert run() == 0
        assert scene.asked.count("stop") == 1
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_it_ends_by_itself_after_the_time_it_was_given(run, scene, view):
    clock = Clock()
    view.show = lambda message: clock.pass_by(61.0 if isinstance(message, Level) else 0.0)
    scene.at_record = [*begun(scene), HELLO, Level(0.1, 0.2, is_clipped=False, elapsed=61.0)]
    assert run(length=60.0, clock=clock) == 0
    assert scene.asked.count("stop") == 1


def test_the_recording_goes_once_its_text_is_there_if_it_was_not_to_be_kept(run, scene, view, out):
    scene.at_record = [*begun(scene), HELLO, INTERRUPT]
    assert run(keeps=False) == 0
    assert not scene.recording.exists()
    assert view.kept == []
    assert "talk.srt" in out()


def test_without_formats_nothing_is_written(run, scene, out):
    scene.at_record = [*begun(scene), HELLO, INTERRUPT]
    assert run(formats=()) == 0
    assert out() == {}
    assert scene.recording.exists()


def test_silence_gives_no_files_and_is_no_fault(run, scene, view, out):
    scene.at_record = [*begun(scene), INTERRUPT]
    assert run() == 0
    assert out() == {}
    assert not view.errors


def test_the_text_is_kept_as_it_grows(run, scene, view, out):
    seen: list[dict[str, str]] = []

    def look(message) -> None:
        if message is WORLD:
            view.session._results._writing.result()
            seen.append(out())

    view.show = look
    scene.at_record = [*begun(scene), HELLO, WORLD, INTERRUPT]
    assert run(formats=("txt",)) == 0
    assert seen == [{"talk.incomplete.txt": "Hello\n"}]
    assert out() == {"talk.txt": "Hello\nworld\n"}


def test_nothing_to_record_from_is_said_and_nothing_stays(run, scene, view):
    error = MicrophoneUnusable("", "none")
    scene.recording.unlink()
    scene.at_record = [CaptureFailed(error)]
    assert run() == 1
    assert view.errors == [error]
    assert not scene.recording.exists()
    assert "cancel" in scene.asked


def test_without_portaudio_the_command_that_installs_it_is_said(run, scene, view):
    scene.recording.write_bytes(b"")
    scene.at_record = [CaptureFailed(PortAudioMissing("libportaudio.so.2"))]
    assert run() == 1
    assert "libportaudio2" in view.failures[0]


def test_a_source_that_comes_back_goes_on(run, scene, view):
    lost, back = SourceLost("Desk microphone", is_awaited=True), SourceBack(SOURCE)
    scene.at_record = [*begun(scene), lost, back, HELLO, INTERRUPT]
    assert run() == 0
    assert [lost, back] == [e for e in view.shown if isinstance(e, SourceLost | SourceBack)]


def test_a_source_that_is_not_waited_for_ends_it_with_all_that_was_said(run, scene, view, out):
    scene.at_record = [*begun(scene), SourceLost("Desk microphone", is_awaited=False)]
    scene.at_record += [Recorded(scene.recording, 2.0)]
    scene.at_finish = [HELLO, Finished(JOB, 2.0)]
    assert run(waits=False) == 1
    assert "stop" not in scene.asked
    assert "talk.srt" in out()
    assert scene.recording.exists()


def test_a_recorder_that_dies_leaves_text_and_sound(run, scene, view, out):
    error = WorkerDied(-9)
    scene.at_record = [*begun(scene), Recorded(scene.recording, 2.0, error), CaptureFailed(error)]
    scene.at_finish = [HELLO, Finished(JOB, 2.0)]
    assert run() == 1
    assert view.failures == [
        "The recorder stopped unexpectedly; what was recorded until then is kept."
    ]
    assert "talk.srt" in out()
    assert scene.recording.exists()


@pytest.mark.parametrize("error", [WorkerDied(-9), ModelCorrupt("m", "r")], ids=type)
def test_recording_goes_on_when_recognition_does_not(run, scene, view, out, error):
    scene.at_record = [*begun(scene), HELLO, Failed(JOB, error)]
    scene.at_record += [Level(0.1, 0.2, is_clipped=False, elapsed=1.0), INTERRUPT]
    assert run() == 1
    assert view.kept == [Kept(scene.recording, 2.0, 0.0, (HELLO.segment,))]
    assert view.errors == [error]
    assert "Recording goes on" in view.failures[0]
    assert "finish" not in scene.asked
    assert scene.asked.count("stop") == 1
    assert sorted(out()) == ["talk.incomplete.srt", "talk.incomplete.txt"]
    assert str(scene.recording) in view.said[-1]


@pytest.mark.parametrize("error", [ModelMissing("m"), CudaUnavailable("cuda", "r")], ids=type)
def test_what_was_asked_for_wrongly_ends_it_at_once(run, scene, view, error):
    scene.at_record = [Listening(SOURCE), Recording(scene.recording), Failed(JOB, error)]
    assert run() == 1
    assert view.errors == [error]
    assert scene.asked.count("stop") == 1


def test_a_recording_that_is_not_to_be_kept_stays_when_its_text_cannot_be_made(run, scene, view):
    scene.at_record = [*begun(scene), Failed(JOB, WorkerDied(1))]
    assert run(keeps=False) == 1
    assert scene.recording.exists()
    assert str(scene.recording) in view.said[-1]


def test_a_worker_that_is_started_again_is_no_failure(run, scene):
    scene.at_record = [*begun(scene), HELLO, Restarted(JOB, -9), WORLD, INTERRUPT]
    assert run() == 0


def test_a_full_disk_is_shown_and_where_the_recording_went(run, scene, view, tmp_path):
    error = DiskFull(str(scene.recording))
    elsewhere = scene.recording.rename(tmp_path / "elsewhere.flac")
    scene.at_record = [*begun(scene), KeptInMemory(error, 3.0), HELLO, INTERRUPT]
    scene.at_stop = [Recorded(elsewhere, 2.0, error)]
    assert run() == 1
    assert view.errors == [error]
    assert str(elsewhere) in view.said[-1]


def test_results_that_cannot_be_written_are_named_and_the_recording_stays(run, scene, view):
    def spoil() -> None:
        (scene.recording.parent / "out").rmdir()

    scene.at_record = [*begun(scene), spoil, HELLO, INTERRUPT]
    assert run(keeps=False) == 1
    assert isinstance(view.errors[-1], FileNotFoundError)
    assert scene.recording.exists()


def test_an_output_that_nobody_reads_ends_nothing(run, scene, view, out):
    def lose() -> None:
        view.session.lose_reader(BrokenPipeError(32, "Broken pipe"))

    scene.at_record = [*begun(scene), lose, HELLO, INTERRUPT]
    assert run(formats=("txt",)) == 1
    assert "Recording goes on" in view.failures[0]
    assert out()["talk.txt"] == "Hello\n"


def test_a_bug_closes_the_recording_before_it_is_heard_of(run, scene, view):
    def explode(_message) -> None:
        raise ZeroDivisionError

    view.show = explode
    scene.at_record = begun(scene)
    with pytest.raises(ZeroDivisionError):
        run()
    assert scene.asked[-2:] == ["close", "engine closed"]
    assert scene.recording.exists()


def test_what_became_of_hotwords_is_told_and_written_at_the_end(run, scene, view, tmp_path):
    scene.at_record = [*begun(scene), HELLO, WORLD, INTERRUPT]
    options, report = Options(hotwords=as_hotwords(["world", "CUDA"])), tmp_path / "hits.csv"
    assert run((), options=options, hotword_report=report) == 0
    (tally,) = view.tallies
    assert [hit.word for hit in tally.hits] == ["world"]
    assert tally.never == ("CUDA",)
    assert view.written == [report]
    assert "talk.flac" in report.read_text("utf-8-sig").splitlines()[1]
    assert len(view.kept) == 1


def test_a_report_on_hotwords_that_cannot_be_written_costs_nothing_else(run, scene, view, tmp_path):
    scene.at_record = [*begun(scene), HELLO, INTERRUPT]
    options, report = Options(hotwords=as_hotwords(["world"])), tmp_path / "gone" / "hits.csv"
    assert run((), options=options, hotword_report=report) == 1
    assert [type(error) for error in view.errors] == [FileNotFoundError]
    assert len(view.kept) == 1


def test_without_hotwords_nothing_is_told_of_them(run, scene, view):
    scene.at_record = [*begun(scene), HELLO, INTERRUPT]
    assert run() == 0
    assert view.tallies == []
