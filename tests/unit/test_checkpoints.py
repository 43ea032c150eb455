"""A job that was interrupted goes on where it was, and ends as if it had never been."""

import json
import os
import threading
import zlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.audio import AudioSource, SampleSource
from engine.batching import Span
from engine.checkpoints import Earlier, encode_checkpoint
from engine.errors import UnreadableAudio
from engine.events import Checkpoint, Event, SegmentReady
from engine.hotwords.lists import Hotword, Rule, as_hotwords, hotword_list
from engine.jobs import FileJob, JobId, Options
from engine.level import NoVad
from engine.loader import Loader, Stages
from engine.pipeline import Stopped, transcribe_source
from engine.recognizers import Recognition, Stateless
from engine.types import Change, Region, Segment, Tags, Token

RATE = 16_000
PATIENCE = 20.0


class Sums(Stateless):
    """Says what a span's samples sum up to, so that each has words of its own."""

    device = "cpu"
    longest = 3.0
    widest_gap: float | None = None
    wants_frames = False
    takes_hotwords = True
    n_workers = 2
    largest_batch = 4

    def __init__(self) -> None:
        self.n_heard = 0

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        return hotwords

    def begin(self, languages: tuple[str, ...], **_: object) -> "Sums":
        return self

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        self.n_heard += len(spans)
        return [
            Recognition((Token(f" {span.samples.sum():.3f}", 0.1, 0.5, np.float32(-0.1)),), Tags())
            for span in spans
        ]


def job(heard: tuple[bytes, ...] = (), **options: object) -> FileJob:
    return FileJob(JobId(1), Path("talk"), Options(model="fake", **options), heard=heard)


def noise(seconds: float = 60.0, seed: int = 1) -> np.ndarray:
    samples = np.random.default_rng(seed).uniform(-0.5, 0.5, round(seconds * RATE))
    return samples.astype(np.float32)


def run(
    samples: np.ndarray,
    recognizer: Sums,
    work: FileJob,
    n_events: int | None = None,
    stamp: str = "a",
) -> tuple[list[Segment], list[Checkpoint]]:
    """What came of a run, which is cut off after so many events."""
    stages = Stages("fake", NoVad(), recognizer, stamp=stamp)
    events = transcribe_source(work, SampleSource(samples, RATE), stages, lambda: False)
    told = list(islice(events, n_events))
    events.close()
    segments = [event.segment for event in told if isinstance(event, SegmentReady)]
    return segments, [event for event in told if isinstance(event, Checkpoint)]


def bodies(checkpoints: Sequence[Checkpoint]) -> tuple[bytes, ...]:
    return tuple(checkpoint.body for checkpoint in checkpoints)


def n_spans(samples: np.ndarray) -> int:
    recognizer = Sums()
    run(samples, recognizer, job())
    return recognizer.n_heard


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=3))
def test_however_often_it_is_interrupted_the_text_is_the_same(cuts):
    samples = noise()
    whole, _ = run(samples, Sums(), job())
    kept: dict[int, bytes] = {}
    for n_events in cuts:
        _, new = run(samples, Sums(), job(tuple(kept.values())), n_events)
        kept |= {checkpoint.n: checkpoint.body for checkpoint in new}
        assert list(kept) == [*range(len(kept))]
    last = Sums()
    segments, _ = run(samples, last, job(tuple(kept.values())))
    assert segments == whole
    n_known = sum(len(json.loads(zlib.decompress(body))["spans"]) for body in kept.values())
    assert last.n_heard == n_spans(samples) - n_known


def test_nothing_is_told_twice_and_nothing_new_of_what_is_known():
    samples = noise()
    whole, told = run(samples, Sums(), job())
    again = Sums()
    segments, new = run(samples, again, job(bodies(told)))
    assert segments == whole
    assert (new, again.n_heard) == ([], 0)


def test_a_checkpoint_comes_before_the_sentences_that_it_completes():
    stages = Stages("fake", NoVad(), Sums())
    n_passes = 0
    for event in transcribe_source(job(), SampleSource(noise(), RATE), stages, lambda: False):
        if isinstance(event, Checkpoint):
            assert event.n == n_passes
            n_passes += 1
        assert n_passes or not isinstance(event, SegmentReady)
    assert n_passes > 5


def test_what_changed_is_recognized_anew_from_there_on():
    samples = noise()
    _, told = run(samples, Sums(), job())
    changed = samples.copy()
    changed[30 * RATE : 40 * RATE] = noise(10.0, seed=2)
    anew, again = Sums(), Sums()
    assert run(changed, again, job(bodies(told)))[0] == run(changed, anew, job())[0]
    assert 0 < again.n_heard < anew.n_heard


@pytest.mark.parametrize("largest_batch", [1, 3, 16])
def test_passes_of_another_size_are_known_all_the_same(largest_batch):
    """A job that had a part of the cores goes on with all of them."""
    samples = noise()
    before, again = Sums(), Sums()
    before.largest_batch = largest_batch
    whole, told = run(samples, before, job())
    known, rest = told[: len(told) // 2], told[len(told) // 2 :]
    segments, new = run(samples, again, job(bodies(known)))
    assert segments == whole
    assert again.n_heard == sum(
        len(json.loads(zlib.decompress(each.body))["spans"]) for each in rest
    )
    assert [each.n for each in new] == [*range(len(known), len(known) + len(new))]


@pytest.mark.parametrize(
    ("options", "stamp"),
    [
        ({"itn": False}, "a"),
        ({"languages": ("en",)}, "a"),
        ({"hotwords": as_hotwords(["x"])}, "a"),
        ({}, "other files"),
    ],
)
def test_other_models_and_options_hear_for_themselves(options, stamp):
    _, told = run(noise(), Sums(), job())
    again = Sums()
    run(noise(), again, job(bodies(told), **options), stamp=stamp)
    assert again.n_heard == n_spans(noise())


def test_what_is_corrected_afterwards_is_no_reason_to_hear_it_again():
    """A model that takes no hotwords hears the same whatever they are."""
    deaf, again = Sums(), Sums()
    deaf.takes_hotwords = again.takes_hotwords = False
    _, told = run(noise(), deaf, job())
    run(noise(), again, job(bodies(told), hotwords=as_hotwords(["x"])))
    assert again.n_heard == 0


def test_notes_and_groups_of_a_list_are_no_reason_to_hear_it_again():
    """The library keeps lists without them, and a start goes on with those."""
    noted = hotword_list([Hotword("x", group="g", note="n"), Rule("a", "b", note="n")])
    plain = hotword_list([Hotword("x"), Rule("a", "b")])
    _, told = run(noise(), Sums(), job(hotwords=noted))
    again = Sums()
    run(noise(), again, job(bodies(told), hotwords=plain))
    assert again.n_heard == 0


def test_what_was_heard_before_there_were_lists_counts():
    _, told = run(noise(), Sums(), job())
    contents = [json.loads(zlib.decompress(each.body)) for each in told]
    for content in contents:
        content["by"] = repr(("a", "cpu", (), True, ()))
    again = Sums()
    run(noise(), again, job(tuple(zlib.compress(json.dumps(c).encode()) for c in contents)))
    assert again.n_heard == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no zip",
        zlib.compress(b"[1]"),
        zlib.compress(b"{}"),
        zlib.compress(b'{"version": 1, "by": "a", "spans": [[0]]}'),
        zlib.compress(b"[" * 99_999),
        zlib.compress(b'"\xff"'),
        zlib.compress(bytes(100_000_000)),
        zlib.compress(b'{"version": 99, "by": "a", "spans": []}'),
    ],
    ids=range(9),
)
def test_a_damaged_checkpoint_costs_time_and_no_words(body):
    samples = noise()
    whole, told = run(samples, Sums(), job())
    again = Sums()
    damaged = (bodies(told)[0], body, *bodies(told)[2:])
    assert run(samples, again, job(damaged))[0] == whole
    assert again.n_heard == n_spans(samples) - 1


def test_all_that_was_heard_of_a_span_is_kept():
    samples = noise(1.0)
    spans = [Span(0, samples, (Region(0, 9),)), Span(16_000, samples[:9], ())]
    heard = [
        Recognition(
            (
                Token("字\ud800", 0.1, 1 / 3, -1.5),
                Token(" b", 0.5, 0.6),
                Token(" c", 0.7, 0.9, None, Change(" s", "c", "model", 0.8, 2)),
            ),
            Tags("zh", "happy", ("bgm", "x")),
        ),
        Recognition((), Tags()),
    ]
    earlier = Earlier([encode_checkpoint("a", spans, heard)], "a")
    assert earlier.take(spans) == heard
    assert earlier.take(spans) is None


def test_behind_the_first_span_that_differs_nothing_is_known():
    samples = noise(3.0)
    spans = [Span(n * RATE, samples[n * RATE : (n + 1) * RATE], ()) for n in range(3)]
    heard = Recognition((Token(" a", 0.1, 0.5),), Tags())
    earlier = Earlier([encode_checkpoint("a", [span], [heard]) for span in spans], "a")
    assert earlier.take([spans[0]]) == [heard]
    assert earlier.take([spans[2]]) is None
    assert earlier.take([spans[2]]) is None
    assert earlier.n_spans == 0


def test_pausing_tells_all_that_is_being_recognized_and_begins_nothing():
    is_busy, told = threading.Event(), threading.Event()

    class Slow(Sums):
        def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
            if self.n_heard > 2:
                is_busy.set()
                assert told.wait(PATIENCE)
            return super().recognize(spans)

    def is_pausing() -> bool:
        if is_busy.is_set():
            told.set()
        return is_busy.is_set()

    samples = noise()
    recognizer = Slow()
    stages = Stages("fake", NoVad(), recognizer, stamp="a")
    source = SampleSource(samples, RATE)
    events = transcribe_source(job(), source, stages, lambda: False, is_pausing)
    paused: list[Checkpoint] = []
    with pytest.raises(Stopped):
        paused.extend(event for event in events if isinstance(event, Checkpoint))
    assert 2 < recognizer.n_heard < n_spans(samples)
    last = Sums()
    segments, _ = run(samples, last, job(bodies(paused)))
    assert segments == run(samples, Sums(), job())[0]
    assert recognizer.n_heard + last.n_heard == n_spans(samples)


def test_a_job_that_pauses_before_it_began_tells_nothing():
    recognizer = Sums()
    stages = Stages("fake", NoVad(), recognizer)
    source = SampleSource(noise(), RATE)
    with pytest.raises(Stopped):
        list(transcribe_source(job(), source, stages, lambda: False, lambda: True))
    assert recognizer.n_heard <= 1


def test_a_file_that_goes_away_while_it_is_read_fails_and_goes_on_later(tmp_path, write_media):
    samples = noise(200.0)
    path = write_media(tmp_path / "talk.wav", samples)
    content = path.read_bytes()
    stages = Stages("fake", NoVad(), Sums(), stamp="a")
    work = FileJob(JobId(1), path, Options(model="fake"))
    told: list[Checkpoint] = []

    def listen(events: Iterator[Event]) -> None:
        for event in events:
            if isinstance(event, Checkpoint):
                told.append(event)
                if path.exists():
                    os.truncate(path, len(content) // 2)  # what is left cannot be read any more
                    path.unlink()

    with AudioSource(path) as source, pytest.raises(UnreadableAudio) as raised:
        listen(transcribe_source(work, source, stages, lambda: False))
    assert raised.value.reason == "gone"
    path.write_bytes(content)
    again = Sums()
    with AudioSource(path) as source:
        stages = Stages("fake", NoVad(), again, stamp="a")
        goes_on = FileJob(JobId(1), path, Options(model="fake"), heard=bodies(told))
        events = list(transcribe_source(goes_on, source, stages, lambda: False))
    segments = [event.segment for event in events if isinstance(event, SegmentReady)]
    with AudioSource(path) as source:
        anew = Sums()
        stages = Stages("fake", NoVad(), anew, stamp="a")
        events = list(transcribe_source(work, source, stages, lambda: False))
    assert segments == [event.segment for event in events if isinstance(event, SegmentReady)]
    assert again.n_heard < anew.n_heard


@pytest.mark.thorough
def test_real_speech_in_two_languages_goes_on_as_it_would_have(starter, clips):
    """The languages of the spans before decide about those in which it is in doubt."""
    files = [
        file
        for language in ("zh", "en", "zh")
        for file in islice(sorted((clips / language).glob("*.wav")), 2)
    ]
    parts = [soundfile.read(file, dtype="float32")[0] for file in files]
    samples = np.concatenate([np.append(part, np.zeros(5 * RATE, np.float32)) for part in parts])
    options = Options(model="whisper-base")
    stages = Loader().load(options)

    def told(heard: tuple[bytes, ...], n_events: int | None) -> list[object]:
        work = FileJob(JobId(1), Path("talk"), options, heard=heard)
        events = transcribe_source(work, SampleSource(samples, RATE), stages, lambda: False)
        found = list(islice(events, n_events))
        events.close()
        return found

    def segments(events: list[object]) -> list[Segment]:
        return [event.segment for event in events if isinstance(event, SegmentReady)]

    whole = told((), None)
    checkpoints = [event for event in whole if isinstance(event, Checkpoint)]
    assert len(checkpoints) > 2
    for n in range(1, len(checkpoints)):
        again = told(bodies(checkpoints[:n]), None)
        assert segments(again) == segments(whole)
        assert [e.n for e in again if isinstance(e, Checkpoint)] == [*range(n, len(checkpoints))]
