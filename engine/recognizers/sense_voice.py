"""SenseVoice: text, language, emotion and events of a stretch of speech, in one pass."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from engine.architectures.sense_voice import (
    ANY_LANGUAGE,
    KIND,
    LANGUAGES,
    N_QUERIES,
    WITH_ITN,
    WITHOUT_ITN,
    CtcPath,
)
from engine.batching import Span
from engine.cores import n_cores
from engine.errors import ModelCorrupt, UnsupportedLanguage
from engine.frontend import Frontend
from engine.graphs.precision import Precision
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.models.config import ModelConfig, read_config
from engine.recognizers import LONGEST_ON_CPU, Recognition, Stateless
from engine.tags import is_tag, parse_tags
from engine.timestamps import ctc_runs, ctc_time
from engine.types import Tags, Token
from engine.vocab import Pieces, join_pieces

if TYPE_CHECKING:
    from engine.graphs.official.sense_voice import OfficialSenseVoice
    from engine.graphs.sense_voice import SenseVoiceGraph
    from engine.networks.sense_voice import SenseVoiceNetwork

_TRAINED_ON = 30.0  # seconds
_CUDA_BATCH = 64

_Network: TypeAlias = "SenseVoiceGraph | OfficialSenseVoice | SenseVoiceNetwork"


class SenseVoiceRecognizer:
    """The model of one directory."""

    widest_gap: float | None = None  # tags are of one utterance
    wants_frames = True
    takes_hotwords = False

    def __init__(self, directory: Path, device: str, precision: Precision = "int8") -> None:
        """Load it onto `device`, "cpu", "cuda" or "cuda:N"; `precision` is the CPU's.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: it cannot be used, or not there.
        """
        config = read_config(directory)
        assert config.kind == KIND
        self._frontend = Frontend(config, 7, 6)
        if config.pieces is None:
            raise ModelCorrupt(str(directory), "its sentencepiece model is missing")
        self._pieces = Pieces(config.pieces)
        self._network = _network(config, (self._frontend.dim, len(self._pieces)), device, precision)
        on_cpu = self.device == "cpu"
        self.longest = LONGEST_ON_CPU if on_cpu else _TRAINED_ON
        self.largest_batch, self.n_workers = (1, n_cores()) if on_cpu else (_CUDA_BATCH, 1)

    @property
    def device(self) -> str:
        return self._network.device

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        """All of them: the model takes none."""
        return hotwords

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> "SenseVoiceStream":
        """Start on a new source."""
        del hotwords
        for language in languages:
            if language not in LANGUAGES:
                raise UnsupportedLanguage(language)
        return SenseVoiceStream(self._frontend, self._pieces, self._network, languages, itn=itn)


class SenseVoiceStream(Stateless):
    """One source; nothing is carried from one stretch to the next."""

    def __init__(
        self,
        frontend: Frontend,
        pieces: Pieces,
        network: _Network,
        languages: tuple[str, ...],
        *,
        itn: bool,
    ) -> None:
        self._frontend = frontend
        self._pieces = pieces
        self._network = network
        self._languages = languages
        self._normalisation = WITH_ITN if itn else WITHOUT_ITN
        self._asked = [(pieces.id_of(f"<|{code}|>"), code) for code in languages]

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """Recognize spans, one result each; a span too short for a frame holds nothing."""
        heard = [i for i, span in enumerate(spans) if len(span.frames)]
        only = self._languages[0] if len(self._languages) == 1 else None
        results = dict(zip(heard, self._run([spans[i] for i in heard], only), strict=True))
        for i, (recognition, path) in list(results.items()):
            language = recognition.tags.language
            if len(self._languages) > 1 and language not in self._languages:
                results[i] = self._run([spans[i]], self._likeliest(path))[0]
        nothing = Recognition((), Tags())
        return [results[i][0] if i in results else nothing for i in range(len(spans))]

    def _run(
        self, spans: Sequence[Span], language: str | None
    ) -> list[tuple[Recognition, CtcPath]]:
        """Recognize in one language, or in whatever the model hears."""
        paths = self._network.run(
            [self._frontend(span.frames) for span in spans],
            ANY_LANGUAGE if language is None else LANGUAGES[language],
            self._normalisation,
            [i for i, _ in self._asked if i is not None],
        )
        return [(_with_language(self._read(path), language), path) for path in paths]

    def _likeliest(self, path: CtcPath) -> str:
        """Which of the languages asked for the model leans to."""
        codes = [code for i, code in self._asked if i is not None]
        return codes[int(np.argmax(path.languages))] if codes else self._languages[0]

    def _read(self, path: CtcPath) -> Recognition:
        n_frames = len(path.ids) - N_QUERIES
        tags, pieces = [], []
        for label, first, after in ctc_runs(path.ids):
            text = self._pieces[label]
            if is_tag(text):
                tags.append(text)
                continue
            if not self._pieces.is_text(label):
                continue
            start, end = ctc_time(max(first - N_QUERIES, 0), max(after - N_QUERIES, 0), n_frames)
            pieces.append(Token(text, start, end, float(path.scores[first:after].max())))
        return Recognition(tuple(join_pieces(pieces)), parse_tags(tags))


def _network(
    config: ModelConfig, sizes: tuple[int, int], device: str, precision: Precision
) -> _Network:
    """The graph on the CPU; PyTorch is loaded for a graphics card alone."""
    if device == "cpu" and config.is_onnx:
        from engine.graphs.official.sense_voice import OfficialSenseVoice  # noqa: PLC0415

        return OfficialSenseVoice(config, *sizes, precision)
    if device == "cpu":
        from engine.graphs.sense_voice import SenseVoiceGraph  # noqa: PLC0415

        return SenseVoiceGraph(config, *sizes, precision)
    from engine.networks.sense_voice import SenseVoiceNetwork  # noqa: PLC0415

    return SenseVoiceNetwork(config, *sizes, device)


def _with_language(recognition: Recognition, language: str | None) -> Recognition:
    """What was asked for is what it is in, whatever the tag says."""
    if language is None:
        return recognition
    return replace(recognition, tags=replace(recognition.tags, language=language))
