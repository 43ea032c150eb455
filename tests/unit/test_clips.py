"""engine/clips.py: a part of a sound as a file of its own."""

import numpy as np
import pytest
import soundfile

from engine import CLIP_FORMATS, writable_clip_formats, write_clip
from engine.audio import AudioSource, probe
from engine.encoding import encoder
from engine.errors import EndsBefore, UnreadableAudio
from engine.mixing import Sound


@pytest.fixture
def stereo(tone, write_media, tmp_path):
    """Ten seconds at 44.1 kHz: 440 Hz on the left, 880 Hz on the right."""
    sides = np.stack([tone(10.0, rate=44_100), tone(10.0, 880, rate=44_100)])
    return write_media(tmp_path / "talk.wav", sides, rate=44_100)


def test_all_formats_can_be_written_here():
    assert writable_clip_formats() == CLIP_FORMATS


@pytest.mark.parametrize("clip_format", ["wav", "flac"])
def test_a_clip_is_the_very_samples(stereo, tmp_path, clip_format):
    target = tmp_path / "clip"
    assert write_clip(stereo, (2.5, 4.0), target, clip_format)
    whole, rate = soundfile.read(stereo, dtype="int16")
    clip, clip_rate = soundfile.read(target, dtype="int16")
    assert clip_rate == rate
    assert np.array_equal(clip, whole[round(2.5 * rate) : 4 * rate])


def test_an_mp3_is_as_long_and_sounds_the_same(stereo, tmp_path):
    target = tmp_path / "clip.mp3"
    assert write_clip(stereo, (2.5, 4.0), target, "mp3")
    clip, rate = soundfile.read(target)
    assert (rate, clip.shape[1]) == (44_100, 2)
    assert len(clip) / rate == pytest.approx(1.5, abs=0.06)
    middle = clip[rate // 4 : rate // 4 + rate]
    assert [np.argmax(np.abs(np.fft.rfft(side))) for side in middle.T] == [440, 880]


@pytest.mark.parametrize(
    ("rate", "clip_rate"), [(8000, 8000), (13_000, 16_000), (48_000, 48_000), (96_000, 48_000)]
)
def test_an_mp3_has_a_rate_that_it_knows(tone, write_media, tmp_path, rate, clip_rate):
    source = write_media(tmp_path / "a.wav", tone(2.0, rate=rate), rate=rate)
    assert write_clip(source, (0.5, 1.5), tmp_path / "clip.mp3", "mp3")
    assert soundfile.info(tmp_path / "clip.mp3").samplerate == clip_rate
    assert probe(tmp_path / "clip.mp3").duration == pytest.approx(1.0, abs=0.2)


@pytest.mark.parametrize(("clip_format", "n_channels"), [("wav", 6), ("flac", 6), ("mp3", 2)])
def test_surround_stays_where_the_format_has_it(
    tone, write_media, tmp_path, clip_format, n_channels
):
    source = write_media(tmp_path / "a.wav", np.stack([tone(1.0)] * 6))
    assert write_clip(source, (0.0, 1.0), tmp_path / "clip", clip_format)
    with AudioSource(tmp_path / "clip") as clip:
        assert len(next(clip.sounds()).speakers) == n_channels


def test_the_sound_of_a_video_can_be_cut_out(tone, write_media, tmp_path):
    source = write_media(
        tmp_path / "a.mp4", tone(8.0, rate=44_100), rate=44_100, codec="aac", with_video=True
    )
    assert write_clip(source, (5.0, 7.0), tmp_path / "clip.wav", "wav")
    clip, rate = soundfile.read(tmp_path / "clip.wav")
    assert (len(clip), rate) == (2 * 44_100, 44_100)
    assert np.argmax(np.abs(np.fft.rfft(clip[:rate]))) == 440


def test_a_clip_that_reaches_over_the_end_ends_with_the_sound(stereo, tmp_path):
    assert write_clip(stereo, (9.0, 20.0), tmp_path / "clip.wav", "wav")
    assert soundfile.info(tmp_path / "clip.wav").duration == pytest.approx(1.0)


def test_a_clip_behind_the_end_is_an_error(stereo, tmp_path):
    with pytest.raises(EndsBefore):
        write_clip(stereo, (20.0, 30.0), tmp_path / "clip.wav", "wav")


def test_a_source_that_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(UnreadableAudio):
        write_clip(tmp_path / "gone.wav", (0.0, 1.0), tmp_path / "clip.wav", "wav")


def test_it_stops_when_told_and_says_how_far_it_is(stereo, tmp_path):
    seconds = []
    is_whole = write_clip(
        stereo, (0.0, 10.0), tmp_path / "clip.wav", "wav",
        told=seconds.append, is_stopped=lambda: len(seconds) == 3,
    )  # fmt: skip
    assert not is_whole
    assert len(seconds) == 3
    assert seconds == sorted(seconds)


def test_a_target_that_cannot_be_written_is_an_oserror(stereo, tmp_path):
    with pytest.raises(OSError, match="missing"):
        write_clip(stereo, (0.0, 1.0), tmp_path / "missing" / "clip.wav", "wav")


def test_a_full_disk_is_an_oserror(stereo):
    full = pytest.importorskip("pathlib").Path("/dev/full")
    if not full.exists():
        pytest.skip("no such device here")
    with pytest.raises(OSError, match="No space"):
        write_clip(stereo, (0.0, 10.0), full, "flac")


def test_a_rate_that_changes_midway_is_no_obstacle(tone, tmp_path):
    with encoder(tmp_path / "clip.wav", "wav") as clip:
        clip.write(Sound(16_000, ("FC",), tone(1.0)[None]))
        clip.write(Sound(8000, ("FL", "FR"), np.stack([tone(1.0, rate=8000)] * 2)))
        clip.finish()
    clip, rate = soundfile.read(tmp_path / "clip.wav")
    assert (rate, clip.ndim) == (16_000, 1)
    assert len(clip) == pytest.approx(32_000, abs=64)
    assert np.argmax(np.abs(np.fft.rfft(clip[-16_000:]))) == pytest.approx(440, abs=2)


def test_speakers_that_nobody_knows_are_counted(tone, tmp_path):
    with encoder(tmp_path / "clip.wav", "wav") as clip:
        clip.write(Sound(16_000, ("NONE",) * 3, np.stack([tone(1.0)] * 3)))
        clip.finish()
    assert soundfile.info(tmp_path / "clip.wav").channels == 3
