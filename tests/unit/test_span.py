"""A part of a source: engine/audio.py finds it, and times stay on the source's clock."""

import numpy as np
import pytest

from engine.audio import SAMPLE_RATE, AudioSource, SampleSource
from engine.errors import EndsBefore
from engine.events import EndedEarly, Failed, Finished, NotHeard, Progress, SegmentReady, Started
from engine.jobs import AlignJob, JobId, Options
from tests.unit.test_worker import job, run, talk  # noqa: F401 - a fixture

RATE = 16_000


def read(path, span):
    with AudioSource(path, span=span) as source:
        samples = np.concatenate(list(source.blocks()))
        return source, samples


@pytest.fixture
def sweep(write_media, tmp_path):
    """Forty seconds whose frequency tells the time: 400 Hz, and 20 Hz more every second."""

    def make(name, codec, rate=RATE, **options):
        times = np.arange(40 * rate) / rate
        samples = 0.5 * np.sin(2 * np.pi * (400 * times + 10 * times**2))
        return write_media(
            tmp_path / name, samples.astype(np.float32), rate=rate, codec=codec, **options
        )

    return make


def time_in(samples):
    """When a second of the sweep was played, by its frequency."""
    spectrum = np.abs(np.fft.rfft(samples[:SAMPLE_RATE] * np.hanning(SAMPLE_RATE)))
    return (np.argmax(spectrum) - 400) / 20 - 0.5


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_s16le", 16_000),
        ("a.wav", "pcm_s24le", 44_100),
        ("a.flac", "flac", 48_000),
        ("a.mp3", "libmp3lame", 44_100),
        ("a.m4a", "aac", 44_100),
        ("a.aac", "aac", 44_100),
        ("a.opus", "libopus", 48_000),
        ("a.mkv", "ac3", 48_000),
        ("a.webm", "libopus", 48_000),
        ("a.wma", "wmav2", 44_100),
        ("a.avi", "mp2", 44_100),
        ("a.ts", "aac", 44_100),
    ],
)
def test_every_container_gives_the_part_that_was_asked_for(sweep, name, codec, rate):
    source, samples = read(sweep(name, codec, rate), (22.5, 25.5))
    assert len(samples) / SAMPLE_RATE == pytest.approx(3.0, abs=0.01)
    assert time_in(samples) == pytest.approx(22.5, abs=0.1)
    assert time_in(samples[2 * SAMPLE_RATE :]) == pytest.approx(24.5, abs=0.1)
    assert not source.ends_early
    assert (source.start, source.duration) == (22.5, pytest.approx(3.0, abs=0.05))


def test_a_part_is_the_very_samples_of_the_whole(sweep):
    path = sweep("a.wav", "pcm_s16le")
    _, whole = read(path, None)
    _, part = read(path, (12.345, 13.0))
    assert np.array_equal(part, whole[round(12.345 * RATE) : 13 * RATE])


def test_a_video_is_searched_too(sweep):
    _, samples = read(sweep("a.mp4", "aac", 44_100, with_video=True), (30.0, 32.0))
    assert time_in(samples) == pytest.approx(30.0, abs=0.1)


def test_sound_that_begins_late_keeps_its_silence(sweep):
    path = sweep("a.mkv", "pcm_s16le", delay=5.0, with_video=True)
    _, samples = read(path, (4.0, 6.0))
    assert not samples[: SAMPLE_RATE * 9 // 10].any()
    assert samples[SAMPLE_RATE * 11 // 10 :].any()


def test_the_end_may_be_open_and_behind_the_end(sweep):
    path = sweep("a.flac", "flac")
    for end in (99.0, float("inf")):
        source, samples = read(path, (38.0, end))
        assert len(samples) / SAMPLE_RATE == pytest.approx(2.0)
        assert source.duration == pytest.approx(2.0)
        assert not source.ends_early


@pytest.mark.parametrize(("name", "codec"), [("a.wav", "pcm_s16le"), ("a.mp3", "libmp3lame")])
def test_a_part_behind_the_end_is_an_error_of_its_own(sweep, name, codec):
    with pytest.raises(EndsBefore) as raised:
        read(sweep(name, codec), (50.0, 60.0))
    assert raised.value.start == 50.0


def test_samples_have_parts_too(tone):
    source = SampleSource(tone(10.0), RATE, span=(2.0, 5.0))
    assert (source.start, source.duration) == (2.0, 3.0)
    assert np.array_equal(np.concatenate(list(source.blocks())), tone(10.0)[2 * RATE : 5 * RATE])


@pytest.mark.parametrize(
    "span", [(3.0, 3.0), (3.0, 2.0), (-1.0, 2.0), (float("nan"), 2.0), (0.0, float("nan"))]
)
def test_a_span_with_nothing_in_it_is_refused(span):
    with pytest.raises(ValueError, match="span"):
        Options(span=span)


def test_times_stay_on_the_sources_clock(talk):  # noqa: F811 - the fixture
    events = run([job(1, talk, span=(20.0, 33.0))])
    starts = [event.segment.start for event in events if isinstance(event, SegmentReady)]
    assert starts == pytest.approx([24.2, 30.2], abs=0.1)
    assert events[-1] == Finished(1, 13.0)


def test_progress_is_of_the_part(talk):  # noqa: F811 - the fixture
    events = run([job(1, talk, span=(20.0, 33.0))])
    (started,) = [event for event in events if isinstance(event, Started)]
    assert started.duration == 13.0
    last = [event for event in events if isinstance(event, Progress)][-1]
    assert (last.done, last.total) == (13.0, 13.0)
    assert not [event for event in events if isinstance(event, EndedEarly)]


def test_no_word_ends_after_the_part(talk):  # noqa: F811 - the fixture
    events = run([job(1, talk, span=(20.0, 24.5))])
    ends = [event.segment.end for event in events if isinstance(event, SegmentReady)]
    assert ends
    assert max(ends) <= 24.5


def test_a_job_behind_the_end_says_so(talk):  # noqa: F811 - the fixture
    end = run([job(1, talk, span=(100.0, 110.0))])[-1]
    assert isinstance(end, Failed)
    assert isinstance(end.error, EndsBefore)


def test_a_text_is_timed_on_the_sources_clock(talk):  # noqa: F811 - the fixture
    options = Options(model="fake", span=(20.0, 33.0))
    events = run(
        [AlignJob(JobId(1), talk, options, "word\nword\nnever ever said at all by anybody in here")]
    )
    segments = [event.segment for event in events if isinstance(event, SegmentReady)]
    assert [segment.start for segment in segments] == pytest.approx([24.2, 30.2], abs=0.1)
    (missed,) = [event for event in events if isinstance(event, NotHeard)]
    assert missed.text == "never ever said at all by anybody in here"
    assert 30.0 < missed.start <= missed.end <= 33.0
