"""The passes of a Whisper in CTranslate2 over pieces of speech, spread over its workers."""

import logging
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import ctranslate2
import numpy as np
from ctranslate2 import Device, StorageView
from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens, merge_punctuations

from engine.errors import CudaUnavailable, ModelCorrupt, OutOfMemory
from engine.recognizers.whisper_pieces import (
    PADDING,
    Hypothesis,
    Phrase,
    Piece,
    is_invented,
    plausible,
)
from engine.repetition import longest_loop
from engine.types import Token

log = logging.getLogger(__name__)

_T = TypeVar("_T")
Encoded: TypeAlias = StorageView  # (1, 1500, n_state), or fewer frames

WINDOW = 30.0  # seconds the encoder sees

_FRAMES_PER_SECOND = 100
_TIME_STEP = 0.02  # seconds a time-stamp token counts
_MAX_IDS = 448  # positions of the decoder, prompt included
_LONGEST_PROMPT = 100  # ids; what is said has its room beside it
_BEAM = 3  # 1 makes half as many errors again on connected speech; 5 gains nothing on 3
_FASTEST = 12.0  # ids that anybody says in a second, of a draft …
_FEW_IDS = 16  # … and as many more, for the prompt and time stamps
_DRAFT_SILENCE = 5.0  # seconds behind what is heard so far, where a whole window has up to 30

_PREPENDED = "\"'“¿([{-"  # marks that belong to the word after them, and before them
APPENDED = "\"'.。,，!！?？:：”)]}、"


def cuda_device_count() -> int:
    """How many CUDA devices CTranslate2 can see."""
    return int(ctranslate2.get_cuda_device_count())


class Passes:
    """The model's three passes over a batch of pieces, spread over its workers.

    The encoder runs piece by piece, one worker each: its activations then stay in the cache, which
    makes it 1.7 times as fast as a batch on two cores. The decoder gains from small batches.
    """

    def __init__(
        self, directory: Path, device: str, *, n_workers: int, group: int, n_threads: int
    ) -> None:
        """Load the model.

        Args:
            group: pieces that a worker decodes at once.
            n_threads: of each worker.

        Raises:
            ModelCorrupt, CudaUnavailable, OutOfMemory: it cannot be used, or not there.
        """
        kind, _, index = device.partition(":")
        try:
            self._model = WhisperModel(
                str(directory),
                device=kind,
                device_index=int(index or 0),
                compute_type="int8" if kind == "cpu" else "float16",
                cpu_threads=n_threads,
                num_workers=n_workers,
                local_files_only=True,
            )
        except MemoryError as error:
            raise OutOfMemory(device) from error
        except Exception as error:  # the libraries raise bare RuntimeError and Exception
            raise _unusable(error, directory, device) from error
        self.largest_batch = group * n_workers
        self._pool = ThreadPoolExecutor(n_workers, "whisper")
        self._n_workers = n_workers
        self._group = group
        self._device = device
        self._tokenizers: dict[str, Tokenizer] = {}

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self._model.supported_languages)

    @property
    def is_multilingual(self) -> bool:
        return bool(self._model.model.is_multilingual)

    def encode(self, batch: Sequence[Piece]) -> list[StorageView]:
        """Each piece's encoding, (1, 1500, n_state)."""
        return list(self._pool.map(self._encode, batch))

    def rank_languages(
        self, encoded: Sequence[StorageView], allowed: tuple[str, ...]
    ) -> list[tuple[str, float]]:
        """The likeliest language of each piece, with its probability; `allowed` empty means any."""
        rankings = self._pool.map(self._model.model.detect_language, encoded)
        named = [[(token.strip("<|>"), share) for token, share in batch[0]] for batch in rankings]
        return [
            next(found for found in ranking if not allowed or found[0] in allowed)
            for ranking in named
        ]

    def generate(
        self,
        encoded: Sequence[StorageView],
        batch: Sequence[Piece],
        languages: Sequence[str],
        *,
        is_second_look: bool,
    ) -> list[Hypothesis]:
        """Decode each piece by beam search, with the model's own time stamps."""
        # As large as they may be, but never so large that a worker is left without one.
        size = min(self._group, math.ceil(len(encoded) / self._n_workers))
        groups = zip(batches(encoded, size), batches(languages, size), strict=True)
        results = [result for part in self._pool.map(self._beam_search, groups) for result in part]
        hypotheses = []
        for piece, language, result in zip(batch, languages, results, strict=True):
            ids = result.sequences_ids[0]
            score = result.scores[0] * len(ids) / (len(ids) + 1)  # the end counts as one more
            phrases = tuple(_phrases(ids, self._tokenizer(language), piece.duration))
            hypothesis = Hypothesis(phrases, score, result.no_speech_prob)
            if is_invented(hypothesis, is_second_look=is_second_look):
                hypothesis = replace(hypothesis, phrases=())
            hypotheses.append(hypothesis)
        return hypotheses

    def align(
        self,
        encoded: Sequence[StorageView],
        hypotheses: Sequence[Hypothesis],
        languages: Sequence[str],
    ) -> list[list[list[Token]]]:
        """Time the words by the decoder's attention: for each piece and phrase, its tokens."""
        return list(self._pool.map(self._align, encoded, hypotheses, languages))

    def encode_draft(self, piece: Piece) -> StorageView:
        """Its encoding with a little silence behind it: a tenth of the work of a whole window."""
        return self._encode(piece, min(WINDOW, piece.duration + _DRAFT_SILENCE))

    def draft(self, encoded: StorageView, piece: Piece, language: str) -> tuple[Token, ...]:
        """Decode it the quick way: a token a phrase."""
        most = math.ceil(_FASTEST * piece.duration) + _FEW_IDS
        (result,) = self._beam_search(([encoded], [language]), beam=1, most=min(most, _MAX_IDS))
        ids, tokenizer = result.sequences_ids[0], self._tokenizer(language)
        phrases = tuple(_phrases(ids, tokenizer, piece.duration))
        hypothesis = plausible(piece, Hypothesis(phrases, result.scores[0], result.no_speech_prob))
        if is_invented(hypothesis, is_second_look=False) or longest_loop(hypothesis.ids):
            return ()
        return tuple(
            Token(tokenizer.decode(list(phrase.ids)), phrase.start, phrase.end)
            for phrase in hypothesis.phrases
        )

    def told(
        self, pieces: Sequence[Piece], languages: Sequence[str], prompts: Sequence[str]
    ) -> list[str]:
        """What is said in each, by a model that takes its prompt for what was said before."""
        return list(self._pool.map(self._told, pieces, languages, prompts))

    def _told(self, piece: Piece, language: str, prompt: str) -> str:
        (result,) = self._beam_search(([self._encode(piece)], [language]), prompt=prompt)
        tokenizer = self._tokenizer(language)
        return str(tokenizer.decode([i for i in result.sequences_ids[0] if i < tokenizer.eot]))

    def _encode(self, piece: Piece, window: float = WINDOW) -> StorageView:
        features = self._model.feature_extractor(piece.samples)[..., :-1]
        return self._model.encode(pad_or_trim(features, math.ceil(window) * _FRAMES_PER_SECOND))

    def _beam_search(
        self,
        group: tuple[Sequence[StorageView], Sequence[str]],
        *,
        beam: int = _BEAM,
        most: int = _MAX_IDS,
        prompt: str = "",
    ) -> list[Any]:
        encoded, languages = group
        tokenizers = [self._tokenizer(language) for language in languages]
        told = tokenizers[0].encode(prompt)[:_LONGEST_PROMPT] if prompt else []
        before = [tokenizers[0].sot_prev, *told] if told else []
        try:
            results = self._model.model.generate(
                _stacked(encoded),
                [[*before, *tokenizer.sot_sequence] for tokenizer in tokenizers],
                beam_size=beam,
                max_length=most,
                suppress_tokens=list(get_suppressed_tokens(tokenizers[0], [-1]) or ()),
                return_scores=True,
                return_no_speech_prob=True,
            )
        except RuntimeError as error:
            if "out of memory" not in str(error):
                raise
            if len(encoded) == 1:
                raise OutOfMemory(self._device) from error
            log.warning("out of memory with %d pieces at once; trying half", len(encoded))
            half = len(encoded) // 2
            parts = ((encoded[:half], languages[:half]), (encoded[half:], languages[half:]))
            found = (self._beam_search(p, beam=beam, most=most, prompt=prompt) for p in parts)
            return [result for results in found for result in results]
        return list(results)

    def _align(
        self, encoded: StorageView, hypothesis: Hypothesis, language: str
    ) -> list[list[Token]]:
        if not hypothesis.phrases:
            return []
        n_frames = max(1, math.ceil(hypothesis.phrases[-1].end * _FRAMES_PER_SECOND))
        words = self._model.find_alignment(
            self._tokenizer(language), [hypothesis.ids], encoded, n_frames
        )
        return list(_tokens(words[0], hypothesis.phrases))

    def _tokenizer(self, language: str) -> Tokenizer:
        if language not in self._tokenizers:
            self._tokenizers[language] = Tokenizer(
                self._model.hf_tokenizer,
                self._model.model.is_multilingual,
                task="transcribe",
                language=language,
            )
        return self._tokenizers[language]


def _stacked(encoded: Sequence[StorageView]) -> StorageView:
    """Several encodings of one piece each as one batch."""
    if len(encoded) == 1:
        return encoded[0]
    on_cpu = [np.asarray(view.to_device(Device.cpu)) for view in encoded]
    return StorageView.from_array(np.concatenate(on_cpu))


def batches(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    """The items, in order, `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _unusable(error: Exception, directory: Path, device: str) -> Exception:
    reason = str(error)
    if "out of memory" in reason:
        return OutOfMemory(device)
    if device != "cpu" and ("CUDA" in reason or "cublas" in reason or "cudnn" in reason):
        return CudaUnavailable(device, reason)
    return ModelCorrupt(str(directory), reason)


def _phrases(ids: Sequence[int], tokenizer: Tokenizer, duration: float) -> Iterator[Phrase]:
    """Cut the output at its time stamps, which come in pairs; the last one may be missing."""
    start, text = 0.0, list[int]()
    for i in ids:
        if i < tokenizer.eot:
            text.append(i)
        elif i >= tokenizer.timestamp_begin:
            time = min((i - tokenizer.timestamp_begin) * _TIME_STEP, duration)
            if text:
                yield Phrase(start, max(time, start), tuple(text))
            start, text = time, []
    if text:
        yield Phrase(start, duration, tuple(text))


def _tokens(words: Sequence[dict], phrases: Sequence[Phrase]) -> Iterator[list[Token]]:  # type: ignore[type-arg]
    """Share the aligned words out to the phrases they come from.

    Args:
        words: faster-whisper's, each with word, tokens, start, end and probability.
    """
    owners = [n for n, phrase in enumerate(phrases) for _ in phrase.ids]
    merged = [dict(word, owner=None) for word in words]
    position = 0
    for word in merged:
        word["owner"] = owners[min(position, len(owners) - 1)] if owners else 0
        position += len(word["tokens"])
    merge_punctuations(merged, _PREPENDED, APPENDED)
    for n, phrase in enumerate(phrases):
        yield [_token(word, phrase) for word in merged if word["owner"] == n and word["word"]]


def _token(word: dict, phrase: Phrase) -> Token:  # type: ignore[type-arg]
    start = min(max(float(word["start"]), phrase.start - PADDING), phrase.end)
    end = max(min(float(word["end"]), phrase.end + PADDING), start)
    return Token(word["word"], start, end, math.log(max(float(word["probability"]), 1e-9)))
