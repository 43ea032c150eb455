"""The Paraformers: all tokens of a stretch of speech at once; some listen for given words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from engine.architectures.paraformer import BICIF, CONTEXTUAL, PLAIN, SEACO, Hotwords, Spoken
from engine.batching import Span
from engine.cores import n_cores
from engine.errors import UnsupportedLanguage
from engine.features import Features
from engine.frontend import Frontend
from engine.graphs.precision import Precision
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.lexicon import HotwordSpeller, read_lexicon
from engine.models.config import ModelConfig, read_config
from engine.recognizers import LONGEST_ON_CPU, Recognition, Stateless
from engine.sentences import is_ideographic
from engine.timestamps import coarse_times, fine_times
from engine.types import Tags, Token
from engine.vocab import TokenList, is_special, join_bpe, join_pieces, read_tokens

if TYPE_CHECKING:
    from engine.graphs.hotwords import HotwordGraph
    from engine.graphs.official.paraformer import OfficialHotwordParaformer, OfficialParaformer
    from engine.graphs.paraformer import ParaformerGraph
    from engine.networks.hotwords import HotwordNetwork
    from engine.networks.paraformer import ParaformerNetwork

KINDS = (PLAIN, BICIF, CONTEXTUAL, SEACO)
LANGUAGES = ("zh", "en")

_LONGEST = 30.0  # seconds; more takes too long to be cancelled, and too much memory
_CUDA_BATCH = 64
_UNTIMED = ("<blank>", "<s>", "</s>")  # what fires with no sound of its own
_SPACE = "▁"
_CAPITAL = frozenset(("i", "i'm", "i've", "i'll", "i'd"))

_Network: TypeAlias = "ParaformerGraph | OfficialParaformer | ParaformerNetwork"
_HotwordNetwork: TypeAlias = "HotwordGraph | OfficialHotwordParaformer | HotwordNetwork"
Run = Callable[[Sequence[Features]], list[Spoken]]
Join = Callable[[Iterable[Token]], list[Token]]


class ParaformerRecognizer:
    """The model of one directory."""

    widest_gap: float | None = None  # time stamps are best without silence
    wants_frames = True

    def __init__(self, directory: Path, device: str, precision: Precision = "int8") -> None:
        """Load it onto `device`, "cpu", "cuda" or "cuda:N"; `precision` is the CPU's.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: it cannot be used, or not there.
        """
        config = read_config(directory)
        assert config.kind in KINDS
        self._frontend = Frontend(config, 7, 6)
        self._tokens = read_tokens(config)
        sizes = (self._frontend.dim, len(self._tokens))
        self._network: _Network | _HotwordNetwork
        self._listener: _Listener | None = None
        if config.kind in (CONTEXTUAL, SEACO):
            network = _hotword_network(config, sizes, device, precision)
            speller = HotwordSpeller(read_lexicon(config, self._tokens), network.longest_hotword)
            self._network, self._listener = network, _Listener(network, speller, config)
        else:
            self._network = _network(config, sizes, device, precision)
        on_cpu = self.device == "cpu"
        self.longest = LONGEST_ON_CPU if on_cpu else _LONGEST
        self.largest_batch, self.n_workers = (1, n_cores()) if on_cpu else (_CUDA_BATCH, 1)

    @property
    def device(self) -> str:
        return self._network.device

    @property
    def takes_hotwords(self) -> bool:
        return self._listener is not None

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        """Those that hold what has no token, or are too long to be listened for."""
        if self._listener is None:
            return hotwords
        return tuple(word for word in hotwords if self._listener.spell(word) is None)

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> "ParaformerStream":
        """Start on a new source. The model writes numbers as they are spoken, whatever `itn`."""
        del itn
        for language in languages:
            if language not in LANGUAGES:
                raise UnsupportedLanguage(language)
        run: Run = self._network.run
        if self._listener is not None:
            run = partial(self._network.run, hotwords=self._listener.encode(hotwords.spoken))
        return ParaformerStream(self._frontend, self._tokens, run)


class _Listener:
    """Makes hotwords into what the network listens for; the last ones are kept."""

    def __init__(
        self, network: _HotwordNetwork, speller: HotwordSpeller, config: ModelConfig
    ) -> None:
        self._network = network
        self._speller = speller
        self._always = config.kind == CONTEXTUAL  # it was trained with none of the words, too
        self._last: tuple[tuple[str, ...], Hotwords | None] | None = None

    def spell(self, hotword: str) -> list[int] | None:
        """Its ids; None where the model cannot listen for it."""
        return self._speller.spell(hotword)

    def encode(self, hotwords: tuple[str, ...]) -> Hotwords | None:
        if self._last is None or self._last[0] != hotwords:
            spelled = [ids for ids in map(self.spell, hotwords) if ids is not None]
            encoded = self._network.encode(spelled) if spelled or self._always else None
            self._last = (hotwords, encoded)
        return self._last[1]


class ParaformerStream(Stateless):
    """One source; nothing is carried from one stretch to the next."""

    def __init__(self, frontend: Frontend, tokens: TokenList, run: Run) -> None:
        self._frontend = frontend
        self._tokens = tokens
        self._run = run
        self._join = word_joiner(tokens)

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """Recognize spans, one result each; a span too short for a frame holds nothing."""
        heard = [i for i, span in enumerate(spans) if len(span.frames)]
        spoken = self._run([self._frontend(spans[i].frames) for i in heard])
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
        words = self._join(Token(texts[i], *times[i], float(spoken.scores[i])) for i in kept)
        return Recognition(tuple(words), Tags(language_of(words)))


def _network(
    config: ModelConfig, sizes: tuple[int, int], device: str, precision: Precision
) -> _Network:
    """The graph on the CPU; PyTorch is loaded for a graphics card alone."""
    if device == "cpu" and config.is_onnx:
        from engine.graphs.official.paraformer import OfficialParaformer  # noqa: PLC0415

        return OfficialParaformer(config, *sizes, precision)
    if device == "cpu":
        from engine.graphs.paraformer import ParaformerGraph  # noqa: PLC0415

        return ParaformerGraph(config, *sizes, precision)
    from engine.networks.paraformer import ParaformerNetwork  # noqa: PLC0415

    return ParaformerNetwork(config, *sizes, device)


def _hotword_network(
    config: ModelConfig, sizes: tuple[int, int], device: str, precision: Precision
) -> _HotwordNetwork:
    """The same of a model that listens for given words."""
    if device == "cpu" and config.is_onnx:
        from engine.graphs.official.paraformer import OfficialHotwordParaformer  # noqa: PLC0415

        return OfficialHotwordParaformer(config, *sizes, precision)
    if device == "cpu":
        from engine.graphs.hotwords import HotwordGraph  # noqa: PLC0415

        return HotwordGraph(config, *sizes, precision)
    from engine.networks.hotwords import HotwordNetwork  # noqa: PLC0415

    return HotwordNetwork(config, *sizes, device)


def word_joiner(tokens: TokenList) -> Join:
    """What makes the tokens of a vocabulary into words."""
    return _join_english if any(_SPACE in token for token in tokens) else join_bpe


def _join_english(pieces: Iterable[Token]) -> list[Token]:
    """Sentencepieces → words; the vocabulary has no capitals."""
    return [
        replace(word, text=word.text.replace("i", "I", 1))
        if word.text.strip() in _CAPITAL
        else word
        for word in join_pieces(pieces)
    ]


def language_of(words: Sequence[Token]) -> str | None:
    """The vocabularies are Chinese with some English, or English; letters tell."""
    if any(is_ideographic(c) for word in words for c in word.text):
        return "zh"
    return "en" if words else None
