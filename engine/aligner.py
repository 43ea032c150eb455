"""Times of the words of a text in one stretch of speech that holds them all: TP-Aligner."""

from collections.abc import Sequence
from pathlib import Path

from engine.architectures.aligner import KIND
from engine.errors import ModelCorrupt
from engine.features import Features
from engine.frontend import Frontend
from engine.graphs.aligner import AlignerGraph
from engine.graphs.precision import Precision
from engine.lexicon import read_lexicon
from engine.models.config import read_config
from engine.sentences import is_ideographic
from engine.timestamps import Times, fine_times
from engine.vocab import read_tokens


class Aligner:
    """The model of one directory."""

    def __init__(self, directory: Path, precision: Precision = "int8") -> None:
        """Load it; it is small, and always on the CPU.

        Raises:
            ModelCorrupt, OutOfMemory: it cannot be used.
        """
        config = read_config(directory)
        if config.kind != KIND:
            raise ModelCorrupt(str(directory), f"it is a {config.kind}, which times no text")
        self._frontend = Frontend(config, 7, 6)
        self._lexicon = read_lexicon(config, read_tokens(config))
        self._network = AlignerGraph(config, self._frontend.dim, precision)

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
