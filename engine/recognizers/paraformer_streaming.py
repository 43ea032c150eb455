"""Paraformer as a stream: Chinese and the English in it, while it is spoken.

Two ways in: whole spans, as every recognizer takes them, each from its start to its end; and one
Utterance at a time, fed as the sound comes.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from engine.architectures.paraformer_streaming import KIND, Fired
from engine.batching import Span
from engine.errors import UnsupportedLanguage
from engine.features import Features, FrameStacker, seconds_of
from engine.frontend import Frontend
from engine.graphs.precision import Precision
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.models.config import ModelConfig, read_config
from engine.recognizers import Recognition, Stateless
from engine.recognizers.paraformer import LANGUAGES, Join, language_of, word_joiner
from engine.timestamps import fired_times
from engine.types import Tags, Token
from engine.vocab import TokenList, is_special, read_tokens

if TYPE_CHECKING:
    from engine.graphs.official.paraformer_streaming import OfficialParaformerStreaming
    from engine.graphs.paraformer_streaming import ParaformerStreamingGraph
    from engine.networks.paraformer_streaming import ParaformerStreamingNetwork

_WIDTH, _STEP = 7, 6  # frames are stacked seven at a time, one every 60 ms

_Network: TypeAlias = (
    "ParaformerStreamingGraph | OfficialParaformerStreaming | ParaformerStreamingNetwork"
)


class WindowStream(Protocol):
    """What a network hears of one utterance, as it comes."""

    def accept(self, features: Features) -> Fired:
        """Take the next features, (n_frames, n_input); give the tokens of the windows they fill."""

    def finish(self) -> Fired:
        """The utterance ended; give the tokens of its last window."""


class ParaformerStreamingRecognizer:
    """The model of one directory."""

    longest = 30.0  # more takes too long to be cancelled
    widest_gap: float | None = None  # an utterance ends where nobody speaks
    largest_batch = 1  # a window waits for the one before
    n_workers = 1
    wants_frames = True

    def __init__(self, directory: Path, device: str, precision: Precision = "int8") -> None:
        """Load it onto `device`, "cpu", "cuda" or "cuda:N"; `precision` is the CPU's.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: it cannot be used, or not there.
        """
        config = read_config(directory)
        assert config.kind == KIND
        self._frontend = Frontend(config, _WIDTH, _STEP)
        self._tokens = read_tokens(config)
        sizes = (self._frontend.dim, len(self._tokens))
        self._network = _network(config, sizes, device, precision)

    @property
    def device(self) -> str:
        return self._network.device

    @property
    def takes_hotwords(self) -> bool:
        return False

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        """All of them: it listens for none."""
        return hotwords

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> "ParaformerStreamingStream":
        """Start on a new source. The model writes numbers as they are spoken, whatever `itn`."""
        del itn, hotwords
        for language in languages:
            if language not in LANGUAGES:
                raise UnsupportedLanguage(language)
        return ParaformerStreamingStream(self._frontend, self._tokens, self._network)

    def begin_utterance(self) -> "Utterance":
        """Start to listen to somebody."""
        return Utterance(self._frontend, self._tokens, self._network.begin())


class ParaformerStreamingStream(Stateless):
    """One source; nothing is carried from one stretch to the next."""

    def __init__(self, frontend: Frontend, tokens: TokenList, network: _Network) -> None:
        self._frontend = frontend
        self._tokens = tokens
        self._network = network
        self._join = word_joiner(tokens)

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """Recognize spans, one result each; a span too short for a frame holds nothing."""
        return [self._recognized(span.frames) for span in spans]

    def _recognized(self, frames: Features) -> Recognition:
        if not len(frames):
            return Recognition((), Tags())
        fired = self._network.run(self._frontend(frames))
        words = _words([fired], self._tokens, self._join, seconds_of(len(frames)))
        return Recognition(tuple(words), Tags(language_of(words)))


class Utterance:
    """What somebody says, as it is said. Times count from its start.

    The words so far are given whole each time: the last one may still grow, as its pieces come.
    """

    def __init__(self, frontend: Frontend, tokens: TokenList, stream: WindowStream) -> None:
        self._frontend = frontend
        self._tokens = tokens
        self._join = word_joiner(tokens)
        self._stream = stream
        self._stacker = FrameStacker(_WIDTH, _STEP)
        self._n_frames = 0
        self._fired: list[Fired] = []

    def accept(self, frames: Features) -> list[Token]:
        """Take the next frames of the filter bank, (n_frames, 80); give the words so far.

        Raises:
            OutOfMemory: what is carried along does not fit any more.
        """
        self._n_frames += len(frames)
        stacked = self._stacker.accept(frames)
        if len(stacked):
            self._fired.append(self._stream.accept(self._frontend.normalised(stacked)))
        return self._words()

    def finish(self) -> list[Token]:
        """The utterance ended; give all its words.

        Raises:
            OutOfMemory: as `accept`.
        """
        stacked = self._stacker.finish()
        if len(stacked):
            self._fired.append(self._stream.accept(self._frontend.normalised(stacked)))
        self._fired.append(self._stream.finish())
        return self._words()

    def _words(self) -> list[Token]:
        return _words(self._fired, self._tokens, self._join, seconds_of(self._n_frames))


def _network(
    config: ModelConfig, sizes: tuple[int, int], device: str, precision: Precision
) -> _Network:
    """The graph on the CPU; PyTorch is loaded for a graphics card alone."""
    if device == "cpu" and config.is_onnx:
        from engine.graphs.official.paraformer_streaming import (  # noqa: PLC0415
            OfficialParaformerStreaming,
        )

        return OfficialParaformerStreaming(config, *sizes, precision)
    if device == "cpu":
        from engine.graphs.paraformer_streaming import ParaformerStreamingGraph  # noqa: PLC0415

        return ParaformerStreamingGraph(config, *sizes, precision)
    from engine.networks.paraformer_streaming import ParaformerStreamingNetwork  # noqa: PLC0415

    return ParaformerStreamingNetwork(config, *sizes, device)


def _words(fired: Sequence[Fired], tokens: TokenList, join: Join, duration: float) -> list[Token]:
    """What windows gave as words; pieces of a word may be in different ones."""
    texts = [tokens[i] for part in fired for i in part.ids.tolist()]
    scores = [score for part in fired for score in part.scores.tolist()]
    times = fired_times([frame for part in fired for frame in part.frames.tolist()], duration)
    return join(
        Token(text, start, end, score)
        for text, (start, end), score in zip(texts, times, scores, strict=True)
        if not is_special(text)
    )
