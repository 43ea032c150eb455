"""engine/audio.py, engine/media.py: any media file → 16 kHz mono on the player's clock."""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile

from engine.audio import BLOCK_SECONDS, SAMPLE_RATE, AudioSource, SampleSource, probe
from engine.errors import NoAudioTrack, UnreadableAudio


def read(path: Path, **options: int) -> np.ndarray:
    with AudioSource(path, **options) as source:
        return np.concatenate(list(source.blocks()))


def level(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


def onset(samples: np.ndarray) -> float:
    return float(np.flatnonzero(np.abs(samples) > 0.1)[0] / SAMPLE_RATE)


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [
        ("a.wav", "pcm_s16le", 16_000),
        ("a.wav", "pcm_u8", 8_000),
        ("a.wav", "pcm_s24le", 96_000),
        ("a.wav", "pcm_f64le", 22_050),
        ("a.flac", "flac", 48_000),
        ("a.mp3", "libmp3lame", 44_100),
        ("a.m4a", "aac", 44_100),
        ("a.oga", "flac", 44_100),
        ("a.opus", "libopus", 48_000),
        ("a.mkv", "ac3", 48_000),
        ("a.webm", "libopus", 48_000),
        ("a.wma", "wmav2", 44_100),
        ("a.mov", "alac", 44_100),
        ("a.aiff", "pcm_s16be", 44_100),
        ("a.avi", "mp2", 44_100),
    ],
)
def test_every_container_gives_the_same_tone(tmp_path, tone, write_media, name, codec, rate):
    path = write_media(tmp_path / name, tone(2.0, rate=rate), rate=rate, codec=codec)
    samples = read(path)
    middle = samples[SAMPLE_RATE // 2 : SAMPLE_RATE * 3 // 2]
    assert len(samples) / SAMPLE_RATE == pytest.approx(2.0, abs=0.1)  # codecs pad to whole frames
    assert level(middle) == pytest.approx(0.5 / np.sqrt(2), rel=0.06)
    assert np.argmax(np.abs(np.fft.rfft(middle))) == 440


def test_two_channels_become_half_their_sum(tmp_path, tone, write_media):
    """The resampler of FFmpeg would give 3 dB more."""
    path = write_media(tmp_path / "a.wav", np.stack([tone(1.0), tone(1.0)]))
    assert level(read(path)) == pytest.approx(0.5 / np.sqrt(2), rel=0.001)


def test_one_silent_channel_halves(tmp_path, tone, write_media):
    path = write_media(tmp_path / "a.wav", np.stack([tone(1.0), 0 * tone(1.0)]))
    assert level(read(path)) == pytest.approx(0.25 / np.sqrt(2), rel=0.001)


def test_a_reversed_wire_does_not_cancel_the_voice(tmp_path, tone, write_media):
    path = write_media(tmp_path / "a.wav", np.stack([tone(1.0), -tone(1.0)]))
    assert level(read(path)) == pytest.approx(0.5 / np.sqrt(2), rel=0.001)


def test_surround_is_led_by_the_centre_and_never_clips(tmp_path, tone, write_media):
    everywhere = np.stack([tone(1.0, level=1.0)] * 6)
    centre = np.zeros_like(everywhere)
    centre[2] = tone(1.0, level=1.0)
    loud = read(write_media(tmp_path / "all.wav", everywhere))
    middle = read(write_media(tmp_path / "centre.wav", centre))
    assert np.abs(loud).max() <= 1.0001
    assert level(middle) > 0.25 * level(loud)


def test_blocks_stay_small_and_join_without_a_seam(tmp_path, tone, write_media):
    path = write_media(tmp_path / "a.wav", tone(35.0, hertz=100, rate=44_100), rate=44_100)
    with AudioSource(path) as source:
        blocks = list(source.blocks())
    whole = np.concatenate(blocks)
    assert max(len(block) for block in blocks) <= (BLOCK_SECONDS + 0.5) * SAMPLE_RATE
    assert len(whole) == 35 * SAMPLE_RATE
    assert np.abs(np.diff(whole)).max() < 0.5 * 2 * np.pi * 100 / SAMPLE_RATE * 1.05


@pytest.mark.parametrize(("name", "codec"), [("a.mkv", "pcm_s16le"), ("a.mp4", "aac")])
def test_sound_that_starts_late_keeps_the_players_time(tmp_path, tone, write_media, name, codec):
    path = write_media(tmp_path / name, tone(1.0), codec=codec, delay=2.0, with_video=True)
    assert onset(read(path)) == pytest.approx(2.0, abs=0.08)


def test_a_container_whose_clock_starts_late_counts_from_zero(tmp_path, tone, write_media):
    path = write_media(
        tmp_path / "a.ts", tone(1.0, rate=48_000), rate=48_000, codec="mp2", delay=30.0
    )
    assert onset(read(path)) == pytest.approx(0.0, abs=0.05)


def test_the_track_asked_for_is_read(tmp_path, tone, write_media):
    path = write_media(tmp_path / "a.mkv", tone(1.0), n_tracks=2)
    assert probe(path).n_tracks == 2
    assert level(read(path, track=1)) == pytest.approx(2 * level(read(path, track=2)), rel=0.01)


@pytest.mark.parametrize("track", [2, 99])
def test_a_track_that_is_not_there_is_named(tmp_path, tone, write_media, track):
    path = write_media(tmp_path / "a.wav", tone(1.0))
    with pytest.raises(NoAudioTrack) as caught:
        read(path, track=track)
    assert caught.value.n_tracks == 1


def test_raw_pcm_has_the_rate_one_states(tmp_path, tone):
    path = tmp_path / "a.pcm"
    path.write_bytes((tone(2.0, rate=8_000) * 32767).astype("<i2").tobytes() + b"\x01")
    samples = read(path, pcm_rate=8_000)
    assert len(samples) / SAMPLE_RATE == pytest.approx(2.0, abs=0.01)
    assert np.argmax(np.abs(np.fft.rfft(samples[:SAMPLE_RATE]))) == 440


def test_a_video_is_told_from_its_sound(tmp_path, tone, write_media):
    assert probe(write_media(tmp_path / "a.mp4", tone(1.0), codec="aac", with_video=True)).has_video
    assert not probe(write_media(tmp_path / "a.m4a", tone(1.0), codec="aac")).has_video


def test_a_video_without_sound_says_so(tmp_path, write_media):
    path = write_media(tmp_path / "silent.mp4", None, with_video=True)
    with pytest.raises(NoAudioTrack) as caught:
        read(path)
    assert caught.value.n_tracks == 0


def reason(path: Path) -> str:
    with pytest.raises(UnreadableAudio) as caught:
        read(path)
    return caught.value.reason


def test_what_cannot_be_read_has_its_reason(tmp_path):
    (tmp_path / "empty.wav").touch()
    (tmp_path / "folder.wav").mkdir()
    (tmp_path / "noise.mp3").write_bytes(np.random.default_rng(0).bytes(100_000))
    (tmp_path / "text.mp3").write_text("This is no sound at all. " * 500)
    assert reason(tmp_path / "missing.wav") == "missing"
    assert reason(tmp_path / "empty.wav") == "empty"
    assert reason(tmp_path / "folder.wav") == "folder"
    assert reason(tmp_path / "noise.mp3") in ("not media", "damaged")
    assert reason(tmp_path / "text.mp3") in ("not media", "damaged")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and pipes")
@pytest.mark.parametrize("name", ["EIO", "ENOTCONN", "ESTALE"])
def test_a_drive_that_does_not_answer_has_gone(tmp_path, tone, write_media, monkeypatch, name):
    path = write_media(tmp_path / "talk.wav", tone(5.0))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    number = getattr(errno, name)

    def look(_path: Path, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    with AudioSource(path) as source, monkeypatch.context() as patch:
        patch.setattr(Path, "exists", look)
        with pytest.raises(UnreadableAudio, match="gone"):
            list(source.blocks())
    monkeypatch.setattr(Path, "stat", look)
    with pytest.raises(UnreadableAudio, match="gone"):
        AudioSource(path)


def test_a_file_one_may_not_read_and_a_pipe(tmp_path):
    locked, pipe = tmp_path / "locked.wav", tmp_path / "pipe.wav"
    locked.write_bytes(b"RIFF")
    locked.chmod(0)
    os.mkfifo(pipe)
    with as_nobody(tmp_path):
        assert reason(locked) == "permission"
    assert reason(pipe) == "not a file"


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Root may read everything, so root steps down for a moment."""
    if os.geteuid() != 0:
        yield
        return
    for parent in [folder, *folder.parents[:3]]:
        parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def truncated(path: Path, share: float) -> Path:
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    return path


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [
        ("a.wav", "pcm_s16le", {}),
        ("a.flac", "flac", {}),
        ("a.mp4", "aac", {"movflags": "faststart"}),
        ("a.mkv", "aac", {}),
    ],
)
def test_a_file_that_breaks_off_gives_what_is_there(
    tmp_path, tone, write_media, name, codec, options
):
    path = write_media(tmp_path / name, tone(20.0), codec=codec, options=options)
    with AudioSource(truncated(path, 0.5)) as source:
        n_samples = sum(len(block) for block in source.blocks())
    assert source.ends_early
    assert 8.0 < n_samples / SAMPLE_RATE < 12.0


@pytest.mark.parametrize("subtype", ["PCM_16", "FLOAT"])  # FLOAT has a "fact" chunk
def test_a_wav_that_breaks_off_says_how_long_it_should_be(tmp_path, tone, subtype):
    soundfile.write(tmp_path / "a.wav", tone(20.0), SAMPLE_RATE, subtype=subtype)
    with AudioSource(truncated(tmp_path / "a.wav", 0.3)) as source:
        list(source.blocks())
    assert source.ends_early
    assert source.duration == pytest.approx(20.0, abs=0.1)


def test_a_whole_file_does_not_end_early(tmp_path, tone, write_media):
    path = write_media(tmp_path / "a.mp4", tone(20.0), codec="aac")
    with AudioSource(path) as source:
        list(source.blocks())
    assert not source.ends_early
    assert source.n_damaged == 0


def test_an_mp4_cut_before_its_index_cannot_be_read(tmp_path, tone, write_media):
    path = write_media(tmp_path / "a.mp4", tone(20.0), codec="aac")
    assert reason(truncated(path, 0.5)) == "not media"


def test_damage_in_the_middle_costs_only_itself(tmp_path, tone, write_media):
    path = write_media(tmp_path / "a.m4a", tone(20.0), codec="aac")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4000] = np.random.default_rng(0).bytes(4000)
    path.write_bytes(content)
    with AudioSource(path) as source:
        samples = np.concatenate(list(source.blocks()))
    assert source.n_damaged > 0
    assert len(samples) / SAMPLE_RATE == pytest.approx(20.0, abs=0.5)


def test_names_of_every_kind_open(tmp_path, tone, write_media):
    original = write_media(tmp_path / "a.wav", tone(0.5))
    names = ["会议 记录.wav", "🎧 café.wav", "line\nbreak.wav", "x" * 246 + ".wav", "%d[0-9]:a.wav"]
    for name in names:
        copy = tmp_path / name
        copy.write_bytes(original.read_bytes())
        assert len(read(copy)) == SAMPLE_RATE // 2


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux only")
def test_a_name_that_is_no_text_opens(tmp_path, tone, write_media):
    original = write_media(tmp_path / "a.wav", tone(0.5))
    copy = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.wav"))
    copy.write_bytes(original.read_bytes())
    assert len(read(copy)) == SAMPLE_RATE // 2


def test_tags_in_an_old_encoding_do_not_matter(tmp_path, tone, write_media):
    data = write_media(tmp_path / "a.wav", tone(0.5)).read_bytes()
    title = "会议记录".encode("gbk")
    tags = b"INFOINAM" + len(title).to_bytes(4, "little") + title
    tags = b"LIST" + len(tags).to_bytes(4, "little") + tags
    end_of_format = 20 + int.from_bytes(data[16:20], "little")
    size = len(data) + len(tags) - 8
    tagged = tmp_path / "tagged.wav"
    tagged.write_bytes(
        data[:4] + size.to_bytes(4, "little") + data[8:end_of_format] + tags + data[end_of_format:]
    )
    assert len(read(tagged)) == SAMPLE_RATE // 2


def test_a_playlist_cannot_reach_the_network(tmp_path, monkeypatch):
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    server.settimeout(0.2)
    url = f"http://127.0.0.1:{server.getsockname()[1]}/a.wav"
    playlist = tmp_path / "a.m3u8"
    playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n{url}\n#EXT-X-ENDLIST\n")
    with pytest.raises((UnreadableAudio, NoAudioTrack)):
        read(playlist)
    with pytest.raises(TimeoutError):
        server.accept()
    server.close()


def played(samples: object, rate: int = SAMPLE_RATE) -> np.ndarray:
    return np.concatenate([np.empty(0, np.float32), *SampleSource(samples, rate).blocks()])


def test_floats_in_memory_play_as_they_are(tone):
    np.testing.assert_array_equal(played(tone(1.0)), tone(1.0))
    np.testing.assert_allclose(played(tone(1.0).astype(np.float64)), tone(1.0))
    assert played([0.25, -0.5]).tolist() == [0.25, -0.5]


@pytest.mark.parametrize(
    ("dtype", "samples"),
    [
        (np.int16, [0, 16_384, -32_768]),
        (np.int32, [0, 1 << 30, -(1 << 31)]),
        (np.int8, [0, 64, -128]),
        (np.uint8, [128, 192, 0]),
    ],
)
def test_integers_in_memory_become_floats(dtype, samples):
    assert played(np.array(samples, dtype)).tolist() == [0.0, 0.5, -1.0]


def test_a_float_that_is_no_number_is_silence_and_infinity_full_scale():
    assert played(np.array([np.nan, np.inf, -np.inf, 0.5])).tolist() == [0.0, 1.0, -1.0, 0.5]


def test_channels_in_memory_become_one(tone):
    both = np.stack([tone(1.0), 0 * tone(1.0)], axis=1)
    np.testing.assert_allclose(played(both), tone(1.0) / 2)
    np.testing.assert_allclose(played(both[:, [0, 0, 0, 1]]), 3 * tone(1.0) / 4, atol=1e-6)
    np.testing.assert_array_equal(played(both[:, :1]), tone(1.0))


def test_a_reversed_wire_in_memory_does_not_cancel_the_voice(tone):
    assert level(played(np.stack([tone(1.0), -tone(1.0)], axis=1))) > 0.3


@pytest.mark.parametrize("rate", [8_000, 44_100, 96_000])
def test_samples_in_memory_are_resampled(tone, rate):
    samples = played(tone(2.0, rate=rate), rate)
    assert len(samples) == 2 * SAMPLE_RATE
    assert np.argmax(np.abs(np.fft.rfft(samples[:SAMPLE_RATE]))) == 440


def test_blocks_in_memory_stay_small_and_lose_nothing(tone):
    source = SampleSource(tone(35.0, rate=8_000), 8_000)
    sizes = [len(block) for block in source.blocks()]
    assert max(sizes) <= (BLOCK_SECONDS + 0.5) * SAMPLE_RATE
    assert sum(sizes) == 35 * SAMPLE_RATE


def test_samples_in_memory_know_their_duration_and_play_again(tone):
    source = SampleSource(tone(1.5, rate=8_000), 8_000)
    assert source.duration == 1.5
    assert sum(map(len, source.blocks())) == sum(map(len, source.blocks())) == 24_000


def test_no_samples_are_no_sound():
    assert SampleSource([], SAMPLE_RATE).duration == 0.0
    assert len(played([])) == 0


@pytest.mark.parametrize(
    ("samples", "rate"),
    [
        (0.5, 16_000),
        (np.zeros((2, 3, 4)), 16_000),
        (np.zeros(5, np.complex64), 16_000),
        (np.zeros(5, np.bool_), 16_000),
        (["a", "b"], 16_000),
        (b"RIFF", 16_000),
        (np.zeros(5), 0),
        (np.zeros(5), -8_000),
    ],
)
def test_what_are_no_samples_or_have_no_rate_is_refused(samples, rate):
    with pytest.raises(ValueError, match=r"samples are numbers|rate is in hertz"):
        SampleSource(samples, rate)


def test_samples_that_may_not_be_written_to_play():
    samples = np.frombuffer(np.full(8, 0.5, np.float32).tobytes(), np.float32)
    assert np.concatenate(list(SampleSource(samples, SAMPLE_RATE).blocks())).tolist() == [0.5] * 8


def test_the_callers_samples_stay_as_they_are():
    samples = np.array([np.nan, np.inf], np.float32)
    list(SampleSource(samples, SAMPLE_RATE).blocks())
    np.testing.assert_array_equal(samples, np.array([np.nan, np.inf], np.float32))


def test_sound_without_channels_is_refused():
    with pytest.raises(ValueError, match="samples are numbers"):
        SampleSource(np.zeros((5, 0), np.float32), SAMPLE_RATE)


@pytest.mark.parametrize("dtype", [np.uint16, np.uint32, np.int64, bool])
def test_samples_whose_full_scale_nobody_knows_are_refused(dtype):
    with pytest.raises(ValueError, match="samples are numbers"):
        SampleSource(np.zeros(3, dtype), SAMPLE_RATE)


@pytest.mark.parametrize("rate", [0, -1, 0.1, float("nan"), float("inf"), "16000"])
def test_a_rate_that_is_none_is_refused(rate):
    with pytest.raises(ValueError, match="rate is in hertz"):
        SampleSource(np.zeros(3, np.float32), rate)


def test_channels_before_samples_are_the_wrong_way_round():
    with pytest.raises(ValueError, match="wrong way round"):
        SampleSource(np.zeros((2, 1000), np.float32), SAMPLE_RATE)


def test_samples_far_beyond_full_scale_stay_finite():
    (block,) = SampleSource(np.full(3, 1e30), SAMPLE_RATE).blocks()
    assert block.max() == 100.0
