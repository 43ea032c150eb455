"""How soon text comes while somebody speaks, and how right it is: the engine, fed in real time.

Test clips in English and Chinese with pauses go to the engine in blocks of 50 ms as they are
played, with nobody else at work and beside a file job that takes every core. The first partial text
counts from the first sound of a clip; final text from the endpoint, which is 0.6 s of silence after
the last sound. Whisper base has its real weights; the others have random ones of full size, which
cost what trained ones do. Words that are wrong are those of the same English recording, once as a
file and once live; an hour of silence and minutes of speech, as fast as it goes, show what time and
memory they take.
"""

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import jiwer
import numpy as np
import psutil
import soundfile

from engine import (
    EndpointRules,
    Engine,
    Event,
    Failed,
    Finished,
    JobId,
    Lag,
    Options,
    Partial,
    Progress,
    SegmentReady,
    Started,
)
from tests.bench import recordings
from tests.bench.figures import Fact, Figure, Skipped
from tests.bench.models import SENSE_VOICE, STREAMING, fsmn_vad, whisper_base
from tests.bench.recordings import RATE, Samples
from tests.bench.setting import Setting
from tests.bench.starter import normalized

_BLOCK = RATE // 20
_LOUD = 0.05  # of a clip's peak: where it begins and ends to be heard
_RULES = EndpointRules()
_PATIENCE = 900.0
_STARTER = "whisper-base"


@dataclass(frozen=True, slots=True)
class _Said:
    """From when to when a clip is heard, in seconds."""

    start: float
    end: float


class _Ear:
    """Hears an engine, with the time at which each event came."""

    def __init__(self) -> None:
        self.events: list[tuple[float, Event]] = []
        self._inbox: queue.SimpleQueue[tuple[float, Event]] = queue.SimpleQueue()
        self.engine = Engine(lambda event: self._inbox.put((time.monotonic(), event)))

    def wait(self, job: JobId, kind: type[Event]) -> Event:
        """Note events up to one."""
        while True:
            self.events.append(self._inbox.get(timeout=_PATIENCE))
            event = self.events[-1][1]
            if event.job == job and isinstance(event, Failed):
                raise event.error
            if event.job == job and isinstance(event, kind):
                return event

    def text(self, job: JobId) -> str:
        """What became final."""
        found = (event for _, event in self.events if isinstance(event, SegmentReady))
        return " ".join(event.segment.text for event in found if event.job == job)


def run(setting: Setting) -> Iterator[Figure]:
    """Measure each model, then what is right and what it takes."""
    vad = str(fsmn_vad() or "silero")
    models = {
        "streaming Paraformer": Options(str(setting.models.made(STREAMING)), vad=vad),
        "SenseVoice": Options(str(setting.models.made(SENSE_VOICE)), vad=vad),
    }
    if whisper_base() is None:
        yield Skipped("live", "starter", "the extra `starter` is not installed")
    else:
        models = {"starter": Options(_STARTER), **models}
    for name, options in models.items():
        for is_busy in (True,) if setting.is_smoke else (False, True):
            yield from _latencies(setting, name, options, is_busy=is_busy)
    if whisper_base() is not None:
        yield from _error_rates(setting)
        yield from _minutes(setting)
    yield from _silence(setting)


def _latencies(setting: Setting, name: str, options: Options, *, is_busy: bool) -> Iterator[Figure]:
    """Play the clips in real time."""
    sound, said = _played(setting)
    ear = _Ear()
    try:
        if is_busy:
            file = setting.folder / "beside.flac"
            recordings.make(file, 0.5 if setting.is_smoke else 10.0)
            beside = ear.engine.transcribe(file)
            ear.wait(beside, SegmentReady)
        job = ear.engine.listen(options, _RULES)
        ear.wait(job, Started)
        began = time.monotonic()
        feeder = threading.Thread(target=_play, args=(ear.engine, job, sound, began))
        feeder.start()
        ear.wait(job, Finished)
        feeder.join()
    finally:
        ear.engine.close()
    events = [(at - began, event) for at, event in ear.events if event.job == job]
    beside_it = ", beside a file" if is_busy else ""
    partials = list(_first_partials(events, said))
    finals = list(_finals(events, said))
    lags = [event.seconds for _, event in events if isinstance(event, Lag)]
    for what, found in (("first partial s", partials), ("final after endpoint s", finals)):
        yield Fact("live", f"{name}: {what}{beside_it}, median of {len(found)}", median(found))
        yield Fact("live", f"{name}: {what}{beside_it}, worst", max(found))
    yield Fact("live", f"{name}: most behind s{beside_it}", max(lags, default=0.0))


def _first_partials(events: list[tuple[float, Event]], said: list[_Said]) -> Iterator[float]:
    partials = [at for at, event in events if isinstance(event, Partial) and event.text]
    for clip in said:
        after = [at for at in partials if at > clip.start]
        if after:
            yield after[0] - clip.start


def _finals(events: list[tuple[float, Event]], said: list[_Said]) -> Iterator[float]:
    told = [(at, event.done) for at, event in events if isinstance(event, Progress)]
    for clip in said:
        final = next(at for at, done in told if done >= clip.end)
        yield final - clip.end - _RULES.silence


def _played(setting: Setting) -> tuple[Samples, list[_Said]]:
    """Clips with pauses, and when each is heard."""
    parts, said, at = [np.zeros(RATE, np.float32)], [], 1.0
    for clip in recordings.clips(("en", "zh"))[: 1 if setting.is_smoke else None]:
        samples, _ = soundfile.read(clip, dtype="float32")
        loud = np.flatnonzero(np.abs(samples) > _LOUD * np.abs(samples).max()) / RATE
        said.append(_Said(at + loud[0], at + loud[-1]))
        parts += [samples, np.zeros(3 * RATE, np.float32)]
        at += len(samples) / RATE + 3.0
    return np.concatenate(parts), said


def _play(engine: Engine, job: JobId, sound: Samples, began: float) -> None:
    """Feed each block when the last of it has been said."""
    for start in range(0, len(sound), _BLOCK):
        block = sound[start : start + _BLOCK]
        time.sleep(max(0.0, began + (start + len(block)) / RATE - time.monotonic()))
        engine.feed(job, _as_bytes(block))
    engine.finish(job)


def _error_rates(setting: Setting) -> Iterator[Figure]:
    recording = setting.folder / "rates.flac"
    said = normalized(recordings.make(recording, 0.3 if setting.is_smoke else 4.0))
    ear = _Ear()
    try:
        file = ear.engine.transcribe(recording, Options(_STARTER))
        ear.wait(file, Finished)
        live = _hear(ear, soundfile.read(recording, dtype="float32")[0], Options(_STARTER))
    finally:
        ear.engine.close()
    for name, job in (("as a file", file), ("live", live)):
        rate = jiwer.wer(said, normalized(ear.text(job)))
        yield Fact("live", f"starter: word error rate {name}", rate)


def _minutes(setting: Setting) -> Iterator[Figure]:
    """The live worker's memory after two minutes of speech and after twelve."""
    two = recordings.english(12.0 if setting.is_smoke else 120.0)
    ear = _Ear()
    try:
        _hear(ear, two, Options(_STARTER))
        before = _megabytes(ear)
        for _ in range(1 if setting.is_smoke else 5):
            _hear(ear, two, Options(_STARTER))
        yield Fact("live", "starter: MB more after five times as much", _megabytes(ear) - before)
    finally:
        ear.engine.close()


def _silence(setting: Setting) -> Iterator[Figure]:
    """What an hour of silence costs the worker."""
    minutes = 2 if setting.is_smoke else 60
    ear = _Ear()
    try:
        options = (
            Options(_STARTER) if whisper_base() else Options(str(setting.models.made(STREAMING)))
        )
        job = ear.engine.listen(options)
        ear.wait(job, Started)
        worker = psutil.Process(ear.engine.live_pids[0])
        before, computed = _megabytes(ear), sum(worker.cpu_times()[:2])
        for _ in range(minutes):
            ear.engine.feed(job, bytes(60 * 2 * RATE))
        ear.engine.finish(job)
        ear.wait(job, Finished)
        took = sum(worker.cpu_times()[:2]) - computed
        yield Fact("live", "silence: seconds computed in an hour", took * 60 / minutes)
        yield Fact("live", "silence: MB more after it", _megabytes(ear) - before)
    finally:
        ear.engine.close()


def _hear(ear: _Ear, sound: Samples, options: Options) -> JobId:
    """Have it all recognized, as fast as it goes."""
    job = ear.engine.listen(options)
    ear.engine.feed(job, _as_bytes(sound))
    ear.engine.finish(job)
    ear.wait(job, Finished)
    return job


def _megabytes(ear: _Ear) -> float:
    return psutil.Process(ear.engine.live_pids[0]).memory_info().rss / 1e6


def _as_bytes(sound: Samples) -> bytes:
    return (np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes()
