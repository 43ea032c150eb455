"""A PulseAudio of the test's own: a microphone that says what it is told, speakers, pipes.

Three sources: `mic` hears what is played into the sink `micfeed`, `spk.monitor` what the computer
plays, and a pipe delivers exactly the samples that are written to it, and nothing between them.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self

import numpy as np
import numpy.typing as npt
import pytest

_PATIENCE = 60.0  # seconds in which a server has begun, or ended
_IDLE = 300  # seconds without anybody after which one ends whose test was killed
_BEAT = 0.02  # seconds of sound that a pipe is given at a time

# Without norewinds a monitor of a sink that plays nothing keeps silent for seconds, then hurries.
_CONFIGURATION = """\
load-module module-native-protocol-unix socket={folder}/native auth-anonymous=1
load-module module-null-sink sink_name=spk rate=48000 channels=2 norewinds=1 \
sink_properties=device.description=Speakers
load-module module-null-sink sink_name=micfeed rate=48000 channels=1 norewinds=1
load-module module-remap-source source_name=mic master=micfeed.monitor \
source_properties=device.description=Microphone
set-default-sink spk
set-default-source mic
"""


class Pipe:
    """A source that delivers what is said into it, sample by sample, at the pace of time."""

    def __init__(self, path: Path, rate: int) -> None:
        self._path = path
        self._rate = rate

    def say(self, samples: npt.NDArray[np.int16]) -> None:
        """Deliver (n_samples,) or (n_samples, n_channels); return when all of it is delivered."""
        step = round(_BEAT * self._rate)
        beat = threading.Event()
        begun = time.monotonic()
        with self._path.open("wb", buffering=0) as pipe:
            for start in range(0, len(samples), step):
                pipe.write(samples[start : start + step].astype("<i2").tobytes())
                beat.wait(begun + (start + step) / self._rate - time.monotonic())


class SoundServer:
    """The server, while the context lasts.

    Attributes:
        environment: the variables by which a program finds it.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="sound-"))  # a socket's path must be short
        self._process: subprocess.Popen[bytes] | None = None
        self._modules: dict[str, str] = {}  # of what can be unplugged, by name
        self._voices: list[subprocess.Popen[bytes]] = []
        self.environment = {"PULSE_SERVER": f"unix:{self._folder}/native"}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for voice in self._voices:
            voice.kill()
            voice.wait()
        self.end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Begin, with the usual sources alone."""
        configuration = self._folder / "default.pa"
        configuration.write_text(_CONFIGURATION.format(folder=self._folder), "utf-8")
        home = {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder)}
        left_out = {"DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER", "PULSE_SOURCE"}
        self._process = subprocess.Popen(
            [
                "pulseaudio",
                *("-n", "-F", str(configuration), "--daemonize=no", f"--exit-idle-time={_IDLE}"),
                *("--use-pid-file=no", f"--log-target=file:{self._folder}/log"),
            ],
            env={k: v for k, v in os.environ.items() if k not in left_out} | home,
            start_new_session=True,
        )
        deadline = time.monotonic() + _PATIENCE
        while self._run("pactl", "info").returncode:
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError((self._folder / "log").read_text("utf-8"))

    def end(self) -> None:
        """End as a server does that is told to."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        self._modules.clear()

    def restart(self) -> None:
        """End, and begin anew: what was plugged in is gone."""
        self.end()
        self.start()

    def plug(self, name: str, rate: int = 48_000, channels: int = 1) -> Pipe:
        """Add a source of that name, the description the same; it delivers what it is given."""
        path = self._folder / name
        self._modules[name] = self._load(
            "module-pipe-source",
            f"source_name={name}",
            f"file={path}",
            "format=s16le",
            f"rate={rate}",
            f"channels={channels}",
        )
        return Pipe(path, rate)

    def plug_microphone(self, name: str, sink: str = "micfeed") -> None:
        """Add a microphone that hears what is played into `sink`, and silence between."""
        self._modules[name] = self._load(
            "module-remap-source", f"source_name={name}", f"master={sink}.monitor"
        )

    def unplug(self, name: str) -> None:
        """Take a source away that was plugged in."""
        self._check("pactl", "unload-module", self._modules.pop(name))

    def take_away_microphone(self) -> None:
        """Leave what the computer plays alone."""
        self._check("pactl", "unload-module", "module-remap-source")

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """Let it answer nobody meanwhile."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def make_default(self, source: str) -> None:
        """Let the system prefer that source."""
        self._check("pactl", "set-default-source", source)

    def say(self, recording: Path, sink: str = "micfeed") -> subprocess.Popen[bytes]:
        """Play a WAV file: into the microphone, or with sink="spk" over the speakers."""
        voice = subprocess.Popen(
            ["paplay", f"--device={sink}", str(recording)], env=os.environ | self.environment
        )
        self._voices.append(voice)
        return voice

    def turn(self, source: str, volume: str) -> None:
        """Turn a source up or down, as to "74%"; "mute" mutes it."""
        if volume == "mute":
            self._check("pactl", "set-source-mute", source, "1")
        else:
            self._check("pactl", "set-source-volume", source, volume)

    def _load(self, *module: str) -> str:
        return self._check("pactl", "load-module", *module).strip()

    def _check(self, *command: str) -> str:
        done = self._run(*command)
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stderr}")
        return done.stdout

    def _run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )


@pytest.fixture
def sound_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """A sound server that this process and its children find; absent it skips, in CI it fails."""
    missing = [name for name in ("pulseaudio", "pactl", "paplay") if shutil.which(name) is None]
    if missing:
        leave_out(f"not installed: {missing}")
    with SoundServer() as server:
        monkeypatch.delenv("PULSE_SOURCE", raising=False)
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


def leave_out(why: str) -> NoReturn:
    """Skip the test for what this computer lacks; in CI it fails."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
