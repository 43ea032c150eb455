"""What every measure is given: a folder, models, which peers take part, how long to work."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.machine import has
from tests.bench.models import Models

PEERS = ("funasr", "sherpa-onnx", "funasr-onnx", "faster-whisper", "kaldi-native-fbank")


@dataclass(frozen=True, slots=True)
class Setting:
    """The same for all measures of a run.

    Attributes:
        folder: for recordings and results; gone after the run.
        peers: who may take part.
        minutes: the length of the long recording.
        is_smoke: seconds of sound and one round: does it all work?
    """

    folder: Path
    models: Models
    peers: frozenset[str]
    minutes: float
    is_smoke: bool

    def absence(self, peer: str) -> str | None:
        """Why a peer takes no part; None where it does."""
        if peer not in self.peers:
            return "not asked for"
        return None if has(peer) else "not installed"

    def rounds(self, n: int) -> int:
        """How many there are, where a whole run has `n`."""
        return 1 if self.is_smoke else n
