"""Times of the words of a text in one stretch of speech that holds them all: TP-Aligner."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.architectures.aligner import KIND
from engine.errors import ModelCorrupt
from engine.features import Features
from engine.frontend import Frontend
from engine.graphs.precision import Precision
from engine.lexicon import read_lexicon
from engine.models.config import ModelConfig, read_config
from engine.sentences import is_ideographic
from engine.timestamps import Times, fine_times
from engine.vocab import read_tokens

if TYPE_CHECKING:
    from engine.graphs.aligner import AlignerGraph
    from engine.networks.aligner import AlignerNetwork


class Aligner:
    """The model of one directory."""

    def __init__(self, directory: Path, device: str, precision: Precision = "int8") -> None:
        """Load it onto `device`, "cpu", "cuda" or "cuda:N"; `precision` is the CPU's.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: it cannot be used, or not there.
        """
        config = read_config(directory)
        if config.kind != KIND:
            raise ModelCorrupt(str(directory), f"it is a {config.kind}, which times no text")
        self._frontend = Frontend(config, 7, 6)
        self._lexicon = read_lexicon(config, read_tokens(config))
        self._network = _network(config, self._frontend.dim, device, precision)

    def times(self, frames: Features, words: Sequence[str]) -> Times:
        """When each word was said, in seconds from the first frame.

        Args:
            frames: the filter bank of the speech, (n_frames, N_MELS).
            words: all that is said in it, in order; characters or words of letters.
        """
        (weights,) = self._network.run([self._frontend(frames)])
        counts = [self._n_pieces(word) for word in words]
        n_pieces = sum(counts)
        times = iter(fine_times(weights, n_pieces + 1, n_pieces))
        pieces = [[next(times) for _ in range(count)] for count in counts]
        return [(of_word[0][0], of_word[-1][1]) for of_word in pieces]

    def _n_pieces(self, word: str) -> int:
        """How many tokens the model counts for it; the network asks no more of a text."""
        ids = self._lexicon.spell(word)
        if ids is not None:
            return len(ids)
        letters = sum(c.isalnum() for c in word)
        return 1 if not letters or is_ideographic(word[0]) else letters


def _network(
    config: ModelConfig, n_input: int, device: str, precision: Precision
) -> "AlignerGraph | AlignerNetwork":
    """The graph on the CPU; PyTorch is loaded for a graphics card alone."""
    if device == "cpu":
        from engine.graphs.aligner import AlignerGraph  # noqa: PLC0415

        return AlignerGraph(config, n_input, precision)
    from engine.networks.aligner import AlignerNetwork  # noqa: PLC0415

    return AlignerNetwork(config, n_input, device)
