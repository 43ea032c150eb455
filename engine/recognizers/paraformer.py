"""Paraformer: Chinese and the English in it, all characters of a stretch of speech at once."""

from collections.abc import Sequence
from pathlib import Path

from engine.batching import Span
from engine.errors import UnsupportedLanguage
from engine.frontend import Frontend
from engine.models.config import read_config
from engine.networks.paraformer import KINDS, ParaformerNetwork, Spoken
from engine.recognizers import Recognition
from engine.sentences import is_ideographic
from engine.timestamps import coarse_times, fine_times
from engine.types import Tags, Token
from engine.vocab import TokenList, is_special, join_bpe, read_tokens

LANGUAGES = ("zh", "en")

_CUDA_BATCH = 64


class ParaformerRecognizer:
    """The model of one directory."""

    longest = 30.0  # more takes too long to be cancelled, and too much memory
    widest_gap: float | None = None  # time stamps are best without silence
    wants_frames = True

    def __init__(self, directory: Path, device: str) -> None:
        """Load it onto `device`, "cpu", "cuda" or "cuda:N".

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: it cannot be used, or not there.
        """
        config = read_config(directory)
        assert config.kind in KINDS
        self._frontend = Frontend(config, 7, 6)
        self._tokens = read_tokens(config)
        self._network = ParaformerNetwork(config, self._frontend.dim, len(self._tokens), device)
        self.largest_batch = 1 if self.device == "cpu" else _CUDA_BATCH

    @property
    def device(self) -> str:
        return self._network.device

    def begin(self, languages: tuple[str, ...], *, itn: bool) -> "ParaformerStream":
        """Start on a new source. The model writes numbers as they are spoken, whatever `itn`."""
        del itn
        for language in languages:
            if language not in LANGUAGES:
                raise UnsupportedLanguage(language)
        return ParaformerStream(self._frontend, self._tokens, self._network)


class ParaformerStream:
    """One source; nothing is carried from one stretch to the next."""

    def __init__(self, frontend: Frontend, tokens: TokenList, network: ParaformerNetwork) -> None:
        self._frontend = frontend
        self._tokens = tokens
        self._network = network

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """Recognize spans, one result each; a span too short for a frame holds nothing."""
        heard = [i for i, span in enumerate(spans) if len(span.frames)]
        spoken = self._network.run([self._frontend(spans[i].frames) for i in heard])
        results = {i: self._read(result) for i, result in zip(heard, spoken, strict=True)}
        return [results.get(i, Recognition((), Tags())) for i in range(len(spans))]

    def _read(self, spoken: Spoken) -> Recognition:
        texts = [self._tokens[i] for i in spoken.ids.tolist()]
        kept = [i for i, text in enumerate(texts) if not is_special(text)]
        if spoken.upsampling > 1:
            # Unknown words have a time, and no text: they are left out afterwards, with their time.
            timed = [i for i, text in enumerate(texts) if text not in _UNTIMED]
            times = dict(
                zip(timed, fine_times(spoken.weights, len(texts), len(timed)), strict=True)
            )
        else:
            times = dict(enumerate(coarse_times(spoken.weights, len(texts))))
        words = join_bpe(Token(texts[i], *times[i], float(spoken.scores[i])) for i in kept)
        return Recognition(tuple(words), Tags(language_of(words)))


_UNTIMED = ("<blank>", "<s>", "</s>")  # what fires with no sound of its own


def language_of(words: Sequence[Token]) -> str | None:
    """The language of a Paraformer's words, Chinese or English: letters tell."""
    if any(is_ideographic(c) for word in words for c in word.text):
        return "zh"
    return "en" if words else None
