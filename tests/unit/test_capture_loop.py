"""The recorder's loop with a source that says what the test wants, when it wants it."""

import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine import (
    CaptureFailed,
    KeptInMemory,
    Level,
    Listening,
    MicrophoneUnusable,
    Missed,
    Recorded,
    Recording,
    SoundSource,
    SourceBack,
    SourceLost,
    Unwritable,
)
from engine.capture import flac_file, recording_loop
from engine.capture.converting import Converter, Meter, one_channel
from engine.capture.orders import Close, Listen, Pause, Record, Rest, Resume, Stop
from engine.capture.recording_loop import RecordingLoop
from tests.waiting import until

_PATIENCE = 10.0
RATE = 16_000


class Source:
    """A stream that the test speaks through."""

    latency = 0.0

    def __init__(self, hear, ended, rate: int = RATE, n_channels: int = 1) -> None:
        self.source = SoundSource(
            "fake:mic", "Mic", "microphone", is_default=True, rate=rate, n_channels=n_channels
        )
        self.hear, self.ended = hear, ended
        self.is_closed = False
        self.answers = False

    def say(self, value: int, n_samples: int = 480, *, is_late: bool = False) -> None:
        samples = np.full((n_samples, self.source.n_channels), value, np.int16)
        self.hear(samples, is_late)

    def is_alive(self) -> bool:
        return self.answers

    def close(self) -> None:
        self.is_closed = True


class Studio:
    """A loop that runs on a thread.

    Attributes:
        sources: that it opened, in order.
        refusals: raised by the next attempts to open one.
    """

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self.refusals: list[Exception] = []
        self.options: dict[str, int] = {}
        self.reports: queue.SimpleQueue = queue.SimpleQueue()
        self.fed: list[tuple[int, object]] = []
        self.loop = RecordingLoop(self.reports.put, self.feed)
        self.thread = threading.Thread(target=self.loop.run)
        self.thread.start()

    def feed(self, number: int, what: object) -> None:
        self.fed.append((number, what))
        if isinstance(what, Recorded):
            self.reports.put(what)

    def open(self, wanted: str, hear, ended, *, instead=None) -> Source:
        if self.refusals:
            raise self.refusals.pop(0)
        self.sources.append(Source(hear, ended, **self.options))
        return self.sources[-1]

    def listen(self, channel: int | None = None) -> Source:
        self.loop.order(Listen("", channel))
        self.wait(Listening)
        return self.sources[-1]

    def record(self, path: Path, *, number: int = 1, returns: bool = True, whole: bool = True):
        self.loop.order(Record(number, path, returns, whole))

    def wait(self, kind: type, *others: type):
        """The next report but levels, which must be of one of those kinds."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            report = self.reports.get(timeout=max(0.01, deadline - time.monotonic()))
            if isinstance(report, (kind, *others)):
                return report
            assert isinstance(report, Level), report

    def stop(self) -> list[int]:
        """End the recording; give the values that are in it, each once."""
        self.loop.order(Stop())
        return values(self.wait(Recorded).path)


def values(path: Path) -> list[int]:
    samples = soundfile.read(path, dtype="int16")[0]
    return [int(v) for v in samples[np.flatnonzero(np.diff(samples, prepend=-1))]]


@pytest.fixture
def studio(monkeypatch) -> Iterator[Studio]:
    studio = Studio()
    monkeypatch.setattr(recording_loop, "open_stream", studio.open)
    monkeypatch.setattr(recording_loop, "_RETRY", 0.05)
    yield studio
    studio.loop.order(Close())
    studio.thread.join(_PATIENCE)
    assert not studio.thread.is_alive()


@pytest.fixture
def soon(monkeypatch) -> None:
    """A source that is still shows at once whether it is alive."""
    monkeypatch.setattr(recording_loop, "_STALL", 0.1)


def test_what_is_said_in_a_pause_is_not_kept(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac", whole=False)
    source.say(1)
    studio.wait(Recording)
    studio.loop.order(Pause())
    until(lambda: studio.loop._is_paused)
    source.say(2)
    studio.loop.order(Resume())
    until(lambda: not studio.loop._is_paused)
    source.say(3)
    assert studio.stop() == [1, 3]


def test_what_was_said_when_a_pause_was_asked_for_is_kept(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.loop.order(Pause())
    source.say(2)  # it was on its way
    until(lambda: studio.loop._is_paused)
    studio.wait(Recording)
    assert studio.stop() == [1, 2]


def test_a_pause_that_is_taken_back_at_once_costs_nothing(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    for order in (Pause(), Resume()):
        studio.loop.order(order)
    source.say(2)
    assert studio.stop() == [1, 2]


def test_what_is_on_its_way_at_the_stop_is_kept(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    studio.loop.order(Stop())
    source.say(2)
    assert values(studio.wait(Recorded).path) == [1, 2]


@pytest.mark.parametrize(("whole", "expected"), [(True, [1, 2]), (False, [2])])
def test_the_moment_before_belongs_to_a_recording_that_wants_it(studio, tmp_path, whole, expected):
    source = studio.listen()
    source.say(1)
    studio.record(tmp_path / "a.flac", whole=whole)
    if not whole:
        until(lambda: studio.loop._take is not None)
    source.say(2)
    studio.wait(Recording)
    assert studio.stop() == expected


def test_a_recording_may_be_asked_for_before_its_source_is_open(studio, tmp_path):
    studio.record(tmp_path / "a.flac")
    source = studio.listen()
    source.say(1)
    studio.wait(Recording)
    assert studio.stop() == [1]


def test_a_second_recording_ends_the_first(studio, tmp_path):
    source = studio.listen()
    for number, name in enumerate(("a.flac", "b.flac"), 1):
        studio.record(tmp_path / name, number=number)
        source.say(number)
        studio.wait(Recording, Recorded)
    studio.wait(Recording, Recorded)
    studio.stop()
    assert {number for number, _ in studio.fed} == {1, 2}
    assert values(tmp_path / "a.flac") == [1]


def test_another_source_may_be_chosen_while_it_records(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    studio.listen().say(2)
    source.say(3)  # nobody hears it any more
    assert studio.stop() == [1, 2]
    assert source.is_closed


def test_a_source_that_rests_is_closed(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    for order in (Stop(), Rest()):
        studio.loop.order(order)
    studio.wait(Recording)
    studio.wait(Recorded)
    until(lambda: source.is_closed)


def test_a_lost_source_is_tried_until_it_is_back(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    studio.refusals = [MicrophoneUnusable("Mic", "gone"), MicrophoneUnusable("Mic", "busy")]
    source.ended(MicrophoneUnusable("Mic", "gone"))
    assert studio.wait(SourceLost) == SourceLost("Mic", is_awaited=True)
    studio.wait(SourceBack)
    assert not studio.refusals
    studio.sources[-1].say(2)
    assert studio.stop() == [1, 2]


def test_a_recording_can_be_ended_while_its_source_is_away(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    studio.refusals = [MicrophoneUnusable("Mic", "gone")] * 1000
    source.ended(MicrophoneUnusable("Mic", "gone"))
    studio.wait(SourceLost)
    assert studio.stop() == [1]


def test_a_source_that_is_lost_at_the_stop_ends_the_recording_once(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    studio.loop.order(Stop())
    until(lambda: studio.loop._cut is not None)
    source.ended(MicrophoneUnusable("Mic", "gone"))
    while not isinstance(studio.wait(Recorded, SourceLost, SourceBack), Recorded):
        pass
    assert values(tmp_path / "a.flac") == [1]


def test_a_source_that_fell_silent_is_back_when_it_is_heard(studio, soon, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    studio.wait(SourceLost)  # it said nothing more, as after a computer's sleep
    until(lambda: len(studio.sources) > 3)  # it is opened again and again, without a word
    with pytest.raises(queue.Empty):
        studio.reports.get(timeout=0.01)
    studio.sources[-1].say(2)
    back = studio.wait(SourceBack)
    assert back.source.name == "Mic"


def test_a_source_may_be_silent_as_long_as_it_answers(studio, soon):
    source = studio.listen()
    source.answers = True
    until(lambda: time.monotonic() - studio.loop._heard_at < 0.05)
    assert studio.sources == [source]


def test_what_cannot_be_opened_is_reported_and_not_recorded(studio, tmp_path):
    error = MicrophoneUnusable("Mic", "busy")
    studio.refusals = [error]
    studio.record(tmp_path / "a.flac")
    studio.loop.order(Listen("", None))
    assert studio.wait(CaptureFailed).error is error
    studio.listen().say(1)
    assert not (tmp_path / "a.flac").exists()


def test_what_was_refused_does_not_begin_with_the_next_source(studio, tmp_path):
    studio.refusals = [MicrophoneUnusable("Mic", "none")]
    studio.loop.order(Listen("", None))
    studio.record(tmp_path / "refused.flac", number=1)
    studio.wait(CaptureFailed)
    until(lambda: studio.fed == [(1, None)])
    source = studio.listen()
    studio.record(tmp_path / "a.flac", number=2)
    source.say(1)
    studio.wait(Recording)
    assert studio.stop() == [1]
    assert not (tmp_path / "refused.flac").exists()


def test_lost_sound_does_not_go_unnoticed(studio, tmp_path):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1, RATE // 2)
    studio.wait(Recording)
    source.say(2, is_late=True)
    assert studio.wait(Missed) == Missed(0.5)
    assert studio.stop() == [1, 2]


def test_a_folder_that_refuses_the_recording_says_so_at_once_and_loses_nothing(studio, tmp_path):
    source = studio.listen()
    (tmp_path / "folder").write_text("in its place")
    studio.record(tmp_path / "folder" / "a.flac")
    source.say(1)
    kept = studio.wait(KeptInMemory)
    assert isinstance(kept.error, Unwritable)
    assert kept.seconds == pytest.approx(0.03)
    studio.wait(Recording)
    (tmp_path / "folder").unlink()
    until(lambda: studio.wait(KeptInMemory).seconds == 0)
    source.say(2)
    assert studio.stop() == [1, 2]


def test_a_bug_ends_the_loop_and_keeps_the_recording(studio, tmp_path, monkeypatch):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    caught: list[object] = []
    monkeypatch.setattr(threading, "excepthook", caught.append)
    monkeypatch.setattr(studio.loop, "_hear", lambda _sound: 1 // 0)
    source.say(2)
    studio.thread.join(_PATIENCE)
    assert len(caught) == 1
    assert values(studio.wait(Recorded).path) == [1]


def test_a_source_that_cannot_be_closed_ends_no_recording(studio, tmp_path, monkeypatch):
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    source.close = lambda: 1 // 0
    studio.loop.order(Close())
    assert values(studio.wait(Recorded).path) == [1]


def test_a_driver_that_hangs_ends_the_recording_as_it_should(studio, tmp_path, monkeypatch):
    monkeypatch.setattr(recording_loop, "_HANGING", 0.1)
    source = studio.listen()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    studio.wait(Recording)
    caught: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", caught.append)
    is_over = threading.Event()
    source.close = is_over.wait
    source.ended(MicrophoneUnusable("Mic", "gone"))
    assert values(studio.wait(Recorded).path) == [1]
    studio.thread.join(_PATIENCE)
    assert [args.exc_type for args in caught] == [MicrophoneUnusable]
    is_over.set()


class SlowList(list):
    """A list that takes its first item only when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()

    def append(self, item: object) -> None:
        self.may.wait(_PATIENCE)
        super().append(item)


def test_a_source_is_not_taken_for_dead_while_its_sound_waits(studio, soon, tmp_path):
    source = studio.listen()
    checked: list[int] = []
    source.is_alive = lambda: checked.append(len(studio.fed)) or True
    studio.fed = SlowList()
    studio.record(tmp_path / "a.flac")
    source.say(1)
    source.say(2)
    woken = time.monotonic() + 2 * recording_loop._STALL
    until(lambda: time.monotonic() > woken)  # as a computer that slept
    studio.fed.may.set()
    studio.wait(Recording)
    assert studio.stop() == [1, 2]
    assert 1 not in checked


def test_a_bug_in_writing_is_no_silent_end(studio, tmp_path, monkeypatch):
    source = studio.listen()
    monkeypatch.setattr(flac_file.FlacFile, "write", lambda *_: 1 // 0)
    studio.record(tmp_path / "a.flac")
    source.say(1)
    assert "ZeroDivisionError" in studio.wait(Recorded).error.traceback


def test_clipping_is_seen_in_every_channel_that_is_heard():
    samples = np.zeros((480, 2), np.int16)
    samples[7, 1] = -32768
    assert Meter().hear(samples, 0.0).is_clipped
    assert Meter().hear(samples, 0.0).peak == 1.0
    assert not Meter().hear(one_channel(samples, 1), 0.0).is_clipped


def test_levels_come_at_most_twenty_times_a_second():
    meter = Meter()
    levels = [meter.hear(np.full((8, 1), 100, np.int16), 1.0) for _ in range(100)]
    assert sum(level is not None for level in levels) <= 2


@pytest.mark.parametrize(
    ("channel", "expected"), [(None, [2, -3]), (1, [1, -32768]), (2, [3, 32763]), (9, [2, -3])]
)
def test_one_channel_or_the_mean_of_all(channel, expected):
    samples = np.array([[1, 3], [-32768, 32763]], np.int16)
    mixed = one_channel(samples, channel)
    assert mixed.dtype == np.int16
    assert np.abs(mixed.astype(int) - expected).max() <= 1


@pytest.mark.parametrize("rate", [8000, 11_025, 44_100, 48_000, 96_000])
def test_another_rate_loses_neither_the_first_nor_the_last_sample(rate):
    times = np.arange(rate) / rate
    tone = np.rint(20_000 * np.cos(2 * np.pi * 440 * times)).astype(np.int16)
    converter = Converter(rate, RATE)
    parts = [converter.convert(block) for block in np.array_split(tone, 50)]
    converted = np.concatenate([*parts, converter.tail()])
    expected = 20_000 * np.cos(2 * np.pi * 440 * np.arange(RATE) / RATE)
    assert len(converted) == RATE
    assert np.abs(converted[200:-200] - expected[200:-200]).max() < 20


def test_what_is_full_scale_stays_within_it():
    square = np.tile(np.repeat(np.array([32767, -32768], np.int16), 100), 200)
    converted = Converter(48_000, RATE).convert(square)
    assert converted.max() == 32767
    assert converted.min() == -32768
