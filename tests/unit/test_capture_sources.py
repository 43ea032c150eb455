"""Which sources there are, how each is opened, and why it cannot be."""

import importlib.util
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from engine import (
    MicrophoneUnusable,
    PackageMissing,
    PortAudioMissing,
    SoundSource,
    measure_loudness,
    microphones,
    sound_sources,
    system_sound_hint,
)
from engine.capture import pulse_library, sources
from engine.capture.loopback import LoopbackStream, loopback_sources
from engine.capture.portaudio import PortAudioStream, portaudio_sources
from engine.capture.pulse import pulse_sources
from engine.capture.pulse_stream import PulseStream
from engine.capture.sources import open_stream
from tests.fake_portaudio import (
    HOST_ERROR,
    INVALID_CHANNELS,
    INVALID_RATE,
    UNAVAILABLE,
    FakePortAudio,
    PortAudioError,
)
from tests.sound_server import leave_out
from tests.waiting import until


class Listener:
    """Takes what a stream hears."""

    def __init__(self) -> None:
        self.blocks: list[np.ndarray] = []
        self.lates: list[bool] = []
        self.ends: list[Exception] = []

    def hear(self, samples: np.ndarray, is_late: bool) -> None:  # noqa: FBT001 - the contract
        self.blocks.append(samples)
        self.lates.append(is_late)

    @property
    def samples(self) -> np.ndarray:
        return np.concatenate(self.blocks)

    def wait(self, n_samples: int) -> None:
        until(lambda: sum(map(len, self.blocks)) >= n_samples)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def no_server(monkeypatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")


@pytest.fixture
def fake(monkeypatch, no_server):
    """Let PortAudio have those microphones, and be the one to ask."""

    def place(*names: str, **options) -> FakePortAudio:
        placed = FakePortAudio(*names, **options)
        monkeypatch.setitem(sys.modules, "sounddevice", placed)
        return placed

    return place


def named(name: str) -> SoundSource:
    return next(source for source in sound_sources() if source.id == name)


# --- the sound server's


def test_the_sound_servers_sources_have_their_own_rate_and_channels(sound_server):
    sound_server.plug("pipe", rate=44_100, channels=2)
    found = sound_sources()
    assert [(s.id, s.kind, s.is_default, s.rate, s.n_channels) for s in found] == [
        ("pulse:mic", "microphone", True, 48_000, 1),
        ("pulse:pipe", "microphone", False, 44_100, 2),
        ("pulse:spk.monitor", "system", False, 48_000, 2),  # of the speakers in use: the first
        ("pulse:micfeed.monitor", "system", False, 48_000, 1),
    ]
    assert found[0].name == "Microphone"
    assert system_sound_hint() == ""


def test_a_source_tells_how_far_it_is_turned_up(sound_server):
    assert named("pulse:mic").gain == 100
    sound_server.turn("mic", "74%")
    assert named("pulse:mic").gain == 74
    sound_server.turn("mic", "mute")
    assert named("pulse:mic").gain == 0


def test_what_is_plugged_in_is_there_at_the_next_look(sound_server):
    sound_server.plug_microphone("headset")
    assert "pulse:headset" in {source.id for source in microphones()}
    sound_server.unplug("headset")
    assert "pulse:headset" not in {source.id for source in microphones()}


def test_a_source_that_went_away_says_so_once(sound_server, listener):
    pipe = sound_server.plug("pipe", rate=16_000)
    stream = PulseStream(named("pulse:pipe"), listener.hear, listener.ends.append, follows=False)
    samples = np.arange(8000, dtype=np.int16)
    pipe.say(samples)
    listener.wait(8000)
    assert np.array_equal(listener.samples[:, 0], samples)
    assert stream.is_alive()
    sound_server.unplug("pipe")
    until(lambda: listener.ends)
    assert [end.reason for end in listener.ends] == ["gone"]
    assert not stream.is_alive()
    stream.close()


def test_a_server_that_hangs_is_given_up(sound_server, monkeypatch):
    monkeypatch.setattr(pulse_library, "_PATIENCE", 0.2)
    with sound_server.frozen(), pytest.raises(MicrophoneUnusable) as raised:
        pulse_sources()
    assert raised.value.reason == "gone"


def test_a_computer_without_a_microphone_does_not_take_what_it_plays_for_one(
    sound_server, listener
):
    sound_server.take_away_microphone()
    assert {source.kind for source in sound_sources()} == {"system"}
    with pytest.raises(MicrophoneUnusable) as raised:
        open_stream("", listener.hear, listener.ends.append)
    assert (raised.value.device, raised.value.reason) == ("", "none")


def test_a_lost_sound_server_is_not_passed_by(fake, listener):
    fake("Built in")
    lost = SoundSource("pulse:mic", "Mic", "microphone", is_default=True, rate=16_000, n_channels=1)
    with pytest.raises(MicrophoneUnusable) as raised:
        open_stream("", listener.hear, listener.ends.append, instead=lost)
    assert raised.value.reason == "gone"


def test_how_loud_the_microphone_is(sound_server, tmp_path, tone):
    soundfile.write(tmp_path / "a.wav", tone(2.0, rate=48_000, level=0.5), 48_000)
    voice = sound_server.say(tmp_path / "a.wav")
    until(lambda: measure_loudness(0.1).peak > 0.4)
    voice.kill()


def test_a_microphone_that_gives_nothing_is_silent(sound_server, monkeypatch):
    sound_server.plug("pipe", rate=16_000)
    monkeypatch.setattr(sources, "_PATIENCE", 0.1)
    with pytest.raises(MicrophoneUnusable) as raised:
        measure_loudness(0.1, "pulse:pipe")
    assert raised.value.reason == "silent"


# --- PortAudio's


def test_portaudio_lists_the_microphones_anew_each_time(fake):
    portaudio = fake("Built in", "Headset", rate=44_100.0, n_channels=2)
    assert [(s.id, s.name, s.is_default, s.rate, s.n_channels) for s in sound_sources()] == [
        ("portaudio:ALSA/Built in", "Built in", True, 44_100, 2),
        ("portaudio:ALSA/Headset", "Headset", False, 44_100, 2),
    ]
    portaudio.names = ("Headset",)
    assert [source.name for source in microphones()] == ["Headset"]
    assert portaudio.n_looks == 2
    assert system_sound_hint() == "no-server"


def test_a_device_that_claims_dozens_of_channels_is_taken_for_one(fake):
    fake("default", n_channels=32)
    assert sound_sources()[0].n_channels == 1


def test_windows_shows_every_microphone_once(fake, monkeypatch):
    portaudio = fake("Built in")
    portaudio.host = "MME"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(sources, "_speakers", list)
    assert sound_sources() == []
    portaudio.host = "Windows WASAPI"
    assert [source.name for source in sound_sources()] == ["Built in"]
    assert system_sound_hint() == "no-package"


def test_macos_says_that_it_lets_nobody_listen_to_what_it_plays(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert system_sound_hint() == "macos"


def test_what_portaudio_hears_is_copied(fake, listener):
    samples = np.arange(1000, dtype=np.int16)[:, None]
    portaudio = fake("Built in", samples=samples)
    stream = open_stream("", listener.hear, listener.ends.append)
    assert np.array_equal(listener.samples, samples)
    portaudio.opened[0].give(samples[:10], overflow=True)
    assert listener.lates == [False] * 10 + [True]
    stream.close()
    assert (portaudio.opened[0].is_closed, listener.ends) == (True, [])


def test_a_microphone_that_is_pulled_out_says_so(fake, listener):
    portaudio = fake("Built in")
    stream = open_stream("", listener.hear, listener.ends.append)
    portaudio.opened[0].end()
    assert [(end.device, end.reason) for end in listener.ends] == [("Built in", "gone")]
    assert not stream.is_alive()
    stream.close()


def test_a_refused_rate_falls_through_to_one_that_is_taken(fake, listener):
    def refuses(options):
        if options["samplerate"] != 32_000:
            return PortAudioError("Invalid sample rate", INVALID_RATE)
        return None if options["channels"] == 1 else PortAudioError("no", INVALID_CHANNELS)

    fake("Built in", rate=44_100.0, n_channels=2, refuses=refuses)
    stream = open_stream("", listener.hear, listener.ends.append)
    assert (stream.source.rate, stream.source.n_channels) == (32_000, 1)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PortAudioError("Device unavailable", UNAVAILABLE), "busy"),
        (PortAudioError("Invalid sample rate", INVALID_RATE), "rate"),
        (PortAudioError("Invalid device", -9996), "gone"),
        (PortAudioError("Host error", HOST_ERROR, (8, 0, "Access is denied")), "denied"),
        (
            PortAudioError("Error opening InputStream: nonsense", -1),
            "Error opening InputStream: nonsense",
        ),
        (ValueError("no such thing"), "no such thing"),
    ],
)
def test_a_microphone_that_cannot_be_opened_says_why(fake, listener, error, reason):
    fake("Built in", refuses=lambda _options: error)
    with pytest.raises(MicrophoneUnusable) as raised:
        open_stream("", listener.hear, listener.ends.append)
    assert (raised.value.device, raised.value.reason) == ("Built in", reason)


@pytest.mark.parametrize(
    ("wanted", "device", "reason"), [("", "", "none"), ("portaudio:ALSA/USB", "USB", "gone")]
)
def test_what_is_not_there_cannot_be_opened(fake, listener, wanted, device, reason):
    fake()
    with pytest.raises(MicrophoneUnusable) as raised:
        open_stream(wanted, listener.hear, listener.ends.append)
    assert (raised.value.device, raised.value.reason) == (device, reason)


def test_without_the_package_or_its_library_there_is_an_error_for_it(monkeypatch, no_server):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(PackageMissing):
        sound_sources()

    class Finder:
        @staticmethod
        def find_spec(name, *_arguments):
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.delitem(sys.modules, "sounddevice")
    monkeypatch.setattr(sys, "meta_path", [Finder, *sys.meta_path])
    with pytest.raises(PortAudioMissing):
        sound_sources()


def test_looking_for_devices_prints_nothing(no_server):
    code = "import engine; engine.sound_sources()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"ALSA" not in done.stderr
    assert done.stdout == b""


@pytest.mark.thorough
def test_portaudio_hears_the_microphone_where_alsa_leads_to_it(sound_server, listener, tmp_path):
    pipe = sound_server.plug("pipe", rate=16_000)
    sound_server.make_default("pipe")
    found = [source for source in portaudio_sources() if source.name == "default"]
    if not found:
        leave_out("ALSA's way to the sound server is not installed")
    wanted = SoundSource(
        found[0].id, "default", "microphone", is_default=True, rate=16_000, n_channels=1
    )
    stream = PortAudioStream(wanted, listener.hear, listener.ends.append)
    samples = np.random.default_rng(1).integers(-9000, 9000, 8000).astype(np.int16)
    pipe.say(np.concatenate([samples, samples]))  # whole buffers of it come
    listener.wait(8000)
    assert np.array_equal(listener.samples[:8000, 0], samples)
    assert not any(listener.lates)
    sound_server.end()
    until(lambda: listener.ends)
    stream.close()


# --- what is played on Windows, heard by soundcard: here of the sound server


@pytest.fixture
def soundcard(sound_server, monkeypatch) -> Iterator[None]:
    """The package, on this test's server: it connects once, when it is loaded."""
    monkeypatch.setattr(sys, "argv", ["shengwen"])  # it looks there for the program's name
    if importlib.util.find_spec("soundcard") is None:
        leave_out("soundcard is not installed")
    for name in [name for name in sys.modules if name.startswith("soundcard")]:
        del sys.modules[name]
    yield
    for name in [name for name in sys.modules if name.startswith("soundcard")]:
        del sys.modules[name]


@pytest.mark.thorough
def test_what_is_played_is_heard_as_on_windows(sound_server, soundcard, listener, tmp_path):
    found = loopback_sources()
    assert [(s.id, s.kind, s.n_channels) for s in found] == [
        ("loopback:spk.monitor", "system", 2),
        ("loopback:micfeed.monitor", "system", 1),
    ]
    stream = LoopbackStream(found[0], listener.hear, listener.ends.append)
    samples = np.random.default_rng(1).integers(-9000, 9000, (24_000, 2)).astype(np.int16)
    soundfile.write(tmp_path / "a.wav", samples, 48_000, "PCM_16")
    sound_server.say(tmp_path / "a.wav", sink="spk").wait()
    until(lambda: np.count_nonzero(listener.samples) >= 0.99 * samples.size)
    heard = listener.samples
    place = int(np.argmax(np.correlate(heard[:, 0].astype(float), samples[:480, 0].astype(float))))
    assert np.abs(heard[place : place + len(samples)].astype(int) - samples).max() <= 1
    assert stream.is_alive()
    sound_server.end()
    until(lambda: listener.ends)
    assert not stream.is_alive()
    stream.close()


def test_a_speaker_that_is_not_there_cannot_be_listened_to(soundcard, listener):
    nowhere = SoundSource(
        "loopback:\u3000\u3000", "Headphones", "system", is_default=False, rate=48_000, n_channels=2
    )
    with pytest.raises(MicrophoneUnusable) as raised:
        LoopbackStream(nowhere, listener.hear, listener.ends.append)
    assert (raised.value.device, raised.value.reason) == ("Headphones", "gone")


def test_windows_lets_only_a_thread_listen_that_said_so(listener, monkeypatch):
    threads: list[int] = []
    ole32 = SimpleNamespace(CoInitializeEx=lambda *_: threads.append(threading.get_ident()))

    def get_microphone(*_: object, **__: object) -> None:
        if threading.get_ident() not in threads:
            raise RuntimeError("Error 0x800401f0")
        raise IndexError("no such device")

    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("ctypes.windll", SimpleNamespace(ole32=ole32), raising=False)
    monkeypatch.setitem(sys.modules, "soundcard", SimpleNamespace(get_microphone=get_microphone))
    source = SoundSource("loopback:a", "A", "system", is_default=False, rate=48_000, n_channels=2)
    with pytest.raises(MicrophoneUnusable) as raised:
        LoopbackStream(source, listener.hear, listener.ends.append)
    assert raised.value.reason == "gone"


def test_without_soundcard_the_microphones_are_there_yet(fake, monkeypatch):
    fake("Built in").host = "Windows WASAPI"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setitem(sys.modules, "soundcard", None)
    assert [source.name for source in sound_sources()] == ["Built in"]
