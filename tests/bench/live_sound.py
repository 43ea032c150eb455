"""A session as a user has it: a sound server, `shengwen live`, a file job at full load beside it.

Clips are played into a microphone that delivers exactly these samples, at the pace of time. Partial
text is timed from the first sound of an utterance to the line on standard output, final text from
its last sound; the silence that ends an utterance (0.6 s) is part of that. What is in the recording
is compared with what was played, sample by sample, and the text with that of the same recording as
a file. Memory is that of the program, its recorder and its worker: how much more the last tenth of
the time takes than the second. Beside it `shengwen transcribe` runs over and over. Then as much
sound is fed to the recognition alone as fast as it goes, for the memory of that.
"""

import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

import jiwer
import numpy as np
import numpy.typing as npt
import psutil
import soundfile

from engine import Engine, Event, Finished, Options, Progress, Started
from tests.bench import recordings
from tests.bench.figures import Fact, Figure, Skipped
from tests.bench.models import whisper_base
from tests.bench.setting import Setting
from tests.bench.starter import normalized
from tests.e2e.live_program import LiveProgram
from tests.sound_server import SoundServer

_ASKED = ("--source", "desk", "--language", "en")
_LEAD = 4.0  # seconds of silence before the first word
_PAUSE = 1.5  # seconds between clips, so that each is an utterance
_WATCH = 2.0  # seconds from one look at the memory to the next
_AHEAD = 30.0  # seconds of sound that recognition is given before it has heard them
_PATIENCE = 120.0  # seconds until recognition has heard what it was given
_MB = 1e6
_SOUND = 0.05  # of the loudest sample of a clip; what is louder is no pause

Samples = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Script:
    """What is played: samples, when each clip is heard in them, in seconds, and what is said."""

    samples: Samples
    spans: Sequence[tuple[float, float]]
    text: str


def run(setting: Setting) -> Iterator[Figure]:
    """Measure a session in real time, then recognition as fast as it goes."""
    if whisper_base() is None:
        yield Skipped("session", "ours", "the extra `starter` is not installed")
        return
    if shutil.which("pulseaudio") is None:
        yield Skipped("session", "ours", "pulseaudio is not installed")
        return
    minutes = 0.1 if setting.is_smoke else setting.minutes
    with SoundServer() as server:
        yield from _session(setting, server, minutes)
    yield from _fast(0.1 if setting.is_smoke else setting.minutes)


def _session(setting: Setting, server: SoundServer, minutes: float) -> Iterator[Figure]:
    script = _script(minutes * 60)
    pipe = server.plug("desk", recordings.RATE)
    with (
        _file_job(setting.folder, 0.2 if setting.is_smoke else 10.0),
        LiveProgram(
            setting.folder, "--source", "desk", "--language", "en", **server.environment
        ) as live,
    ):
        live.wait_for("listening")
        live.wait_for("started")  # the worker is there, and known by its priority
        with _memory_of(live) as memory:
            began = time.monotonic()
            pipe.say(script.samples)
        live.send(signal.SIGTERM)  # which a shell's background jobs hear, unlike Ctrl+C
        assert live.end(60 * minutes + _PATIENCE) == 0, live.errors
    yield Fact("session", "minutes in real time", minutes)
    yield from _delays(live, script, began)
    played, recorded = script.samples, soundfile.read(live.recording, dtype="int16")[0]
    n_same = int(np.argmin(np.append(played[: len(recorded)] == recorded[: len(played)], False)))
    yield Fact("session", "samples played", len(played))
    yield Fact("session", "samples recorded", len(recorded))
    yield Fact("session", "of these the same, from the first on", n_same)
    yield Fact("session", "word error rate live", jiwer.wer(script.text, normalized(live.text)))
    as_file = _transcribed(live.recording)
    yield Fact("session", "word error rate as a file", jiwer.wer(script.text, as_file))
    lags = [event["seconds"] for event in live.named("lag")]
    yield Fact("session", "seconds behind at most", max(lags, default=0.0))
    for name, looks in memory.items():
        tenth = max(1, len(looks) // 10)
        yield Fact("session", f"{name}, MB", mean(looks[-tenth:]))
        yield Fact(
            "session", f"{name}, MB more", mean(looks[-tenth:]) - mean(looks[tenth:][:tenth])
        )


def _delays(live: LiveProgram, script: Script, began: float) -> Iterator[Figure]:
    """How long text takes, from the sound to the line on standard output."""
    partials, finals = live.named("partial"), live.named("segment_ready")
    firsts, lasts, n_without = [], [], 0
    for start, end in script.spans:
        first = next((e["at"] for e in partials if e["text"] and start <= e["at"] - began), None)
        last = next((e["at"] for e in finals if e["segment"]["end"] > end - 0.5), None)
        if first is None or first - began > end + _PAUSE:
            n_without += 1
        else:
            firsts.append(first - began - start)
        if last is not None:
            lasts.append(last - began - end)
    yield Fact("session", "utterances", len(script.spans))
    yield Fact("session", "of these without partial text", n_without)
    for name, delays in (("first partial", firsts), ("final, from the last sound", lasts)):
        for what, of in (("median", median), ("of ten the slowest", _slow), ("slowest", max)):
            if delays:
                yield Fact("session", f"{name}, {what}, s", of(delays))


def _slow(delays: Sequence[float]) -> float:
    return float(np.quantile(delays, 0.9))


def _script(seconds: float) -> Script:
    """English clips in turns, after a silence."""
    parts = [np.zeros(round(_LEAD * recordings.RATE), np.int16)]
    pause = np.zeros(round(_PAUSE * recordings.RATE), np.int16)
    spans, texts, at = [], [], _LEAD
    while at < max(seconds, _LEAD + 1):
        for samples, text in recordings.clips_with_text("en"):
            level = np.abs(samples.astype(np.int32))
            loud = np.flatnonzero(level > _SOUND * level.max()) / recordings.RATE
            spans.append((at + loud[0], at + loud[-1]))
            parts += [samples, pause]
            texts.append(text)
            at += (len(samples) + len(pause)) / recordings.RATE
            if at >= seconds:
                break
    return Script(np.concatenate(parts), spans, normalized(" ".join(texts)))


@contextmanager
def _file_job(folder: Path, minutes: float) -> Iterator[None]:
    """Transcribe a file of that length over and over, as long as the context lasts."""
    recording = folder / "beside.flac"
    recordings.make(recording, minutes)
    command = [sys.executable, "-m", "app", "transcribe", "--quiet", "--no-resume"]
    is_over = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def work() -> None:
        while not is_over.is_set():
            running.append(subprocess.Popen([*command, "--output", folder / "beside", recording]))
            running[-1].wait()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        if running:
            running[-1].terminate()
        thread.join()


@contextmanager
def _memory_of(live: LiveProgram) -> Iterator[dict[str, list[float]]]:
    """Look at the memory of the program's processes now and then."""
    looks: dict[str, list[float]] = {"program": [], "recorder": [], "worker": []}
    processes = (live.process, live.recorder, live.worker)
    is_over = threading.Event()

    def look() -> None:
        while not is_over.wait(_WATCH):
            for name, process in zip(looks, processes, strict=True):
                looks[name].append(process.memory_info().rss / _MB)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield looks
    finally:
        is_over.set()
        thread.join()


def _transcribed(recording: Path) -> str:
    command = [sys.executable, "-m", "app", "transcribe", str(recording), "--language", "en"]
    output = subprocess.run(
        [*command, "--format", "txt"], capture_output=True, text=True, check=True
    ).stdout
    return normalized(Path(output.strip()).read_text("utf-8"))


def _fast(minutes: float) -> Iterator[Figure]:
    """Feed the recognition as fast as it goes; its memory after a tenth of that and at the end."""
    turn = _script(300.0).samples
    heard = threading.Condition()
    state = {"done": 0.0, "is_started": False, "is_finished": False}

    def listen(event: Event) -> None:
        with heard:
            if isinstance(event, Progress):
                state["done"] = event.done
            state["is_started"] |= isinstance(event, Started)
            state["is_finished"] |= isinstance(event, Finished)
            heard.notify_all()

    def wait_for(check: Callable[[], bool]) -> None:
        with heard:
            assert heard.wait_for(check, _PATIENCE)

    engine = Engine(listen)
    job = engine.listen(Options(languages=("en",)))
    wait_for(lambda: bool(state["is_started"]))
    processes = {"program": psutil.Process(), "worker": psutil.Process(engine.live_pids[0])}
    looks: dict[str, list[float]] = {name: [] for name in processes}
    began = time.monotonic()
    for second in range(round(minutes * 60)):
        start = second % (len(turn) // recordings.RATE) * recordings.RATE
        engine.feed(job, turn[start : start + recordings.RATE].astype("<i2").tobytes())
        wait_for(lambda at=second: at - state["done"] < _AHEAD)
        for name, process in processes.items():
            looks[name].append(process.memory_info().rss / _MB)
    engine.finish(job)
    wait_for(lambda: bool(state["is_finished"]))
    took = time.monotonic() - began
    engine.close()
    title = f"{minutes:g} minutes as fast as they go"
    yield Fact("session", f"{title}, times real time", minutes * 60 / took)
    for name, sizes in looks.items():
        yield Fact("session", f"{title}, {name}, MB more", _growth(sizes))


def _growth(sizes: Sequence[float]) -> float:
    """How much larger the last tenth is than the second one."""
    tenth = max(1, len(sizes) // 10)
    return mean(sizes[-tenth:]) - mean(sizes[tenth:][:tenth])
