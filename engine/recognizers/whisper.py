"""Whisper by CTranslate2: up to 30 s at once, in batches, with word times and languages.

Three habits of the model are undone here, because each one loses words or invents them: it stops
early or skips a sentence (what it left out is decoded again by itself), it falls into a loop
(decoded again in halves), and it writes courtesies over noise (dropped where the model itself
doubts that anyone spoke). Text of the spans before is never given as a prompt.
"""

import logging
import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import ctranslate2
import numpy as np
from ctranslate2 import Device, StorageView
from faster_whisper import WhisperModel
from faster_whisper.audio import pad_or_trim
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens, merge_punctuations

from engine.audio import SAMPLE_RATE
from engine.batching import Span
from engine.errors import CudaUnavailable, ModelCorrupt, OutOfMemory, UnsupportedLanguage
from engine.recognizers import Recognition
from engine.recognizers.whisper_pieces import (
    PADDING,
    Hypothesis,
    Phrase,
    Piece,
    is_guessed,
    is_invented,
    left_out,
    plausible,
    suspect_halves,
    whole,
)
from engine.repetition import longest_loop
from engine.timestamps import fit_to_speech
from engine.types import Tags, Token

log = logging.getLogger(__name__)

_T = TypeVar("_T")

WINDOW = 30.0  # seconds the encoder sees

_FRAMES_PER_SECOND = 100
_TIME_STEP = 0.02  # seconds a time-stamp token counts
_MAX_IDS = 448  # positions of the decoder, prompt included
_BEAM = 3  # 1 makes half as many errors again on connected speech; 5 gains nothing on 3
_FASTEST = 12.0  # ids that anybody says in a second, of a draft …
_FEW_IDS = 16  # … and as many more, for the prompt and time stamps
_DRAFT_SILENCE = 5.0  # seconds behind what is heard so far, where a whole window has up to 30

_SURE_OF_LANGUAGE = 0.6  # probability from which a span may leave the file's language
_ENOUGH_FOR_LANGUAGE = 3.0  # seconds of speech that it takes

_LEAN = 0.1  # seconds of that padding that a word may take
_MOST_ROUNDS = 6  # enough to halve a whole window down to the shortest suspect

_GROUP = 4  # pieces that one CPU worker decodes at once
_CUDA_GROUP = 16
_MOST_WORKERS = 4

_PREPENDED = "\"'“¿([{-"  # marks that belong to the word after them, and before them
_APPENDED = "\"'.。,，!！?？:：”)]}、"


_Found = tuple[Phrase, list[Token]]


class WhisperRecognizer:
    """The weights of one Whisper in CTranslate2's layout."""

    longest = WINDOW - 1.0  # the window's rim holds the padding the model was trained with
    widest_gap: float | None = 3.0
    n_workers = 1  # a batch has threads of its own, and the language of the spans before
    wants_frames = False
    takes_hotwords = False

    def __init__(
        self, directory: Path, device: str, *, n_threads: int, is_live: bool = False
    ) -> None:
        """Load the model in `directory` onto `device`, "cpu", "cuda" or "cuda:N".

        Args:
            n_threads: to compute with.
            is_live: whether spans come one at a time, each to be heard soon, not many fast.

        Raises:
            ModelCorrupt: the files cannot be used.
            CudaUnavailable: there is no such device, or its libraries are missing.
            OutOfMemory: it does not fit.
        """
        kind, _, index = device.partition(":")
        if kind == "cuda" and cuda_device_count() <= int(index or 0):
            raise CudaUnavailable(device, "no such device")
        self.device = "cuda:" + (index or "0") if kind == "cuda" else "cpu"
        n_workers, group = (
            (min(_MOST_WORKERS, n_threads), _GROUP) if kind == "cpu" else (1, _CUDA_GROUP)
        )
        if is_live:
            n_workers, n_threads = 1, min(_MOST_WORKERS, n_threads)
        self.largest_batch = n_workers * group
        try:
            model = WhisperModel(
                str(directory),
                device=kind,
                device_index=int(index or 0),
                compute_type="int8" if kind == "cpu" else "float16",
                cpu_threads=max(1, n_threads // n_workers),
                num_workers=n_workers,
                local_files_only=True,
            )
        except MemoryError as error:
            raise OutOfMemory(device) from error
        except Exception as error:  # the libraries raise bare RuntimeError and Exception
            raise _unusable(error, directory, device) from error
        self._passes = _Passes(model, n_workers, group, self.device)

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(self._passes.model.supported_languages)

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        """All of them: the model takes none."""
        return hotwords

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: tuple[str, ...] = ()
    ) -> "WhisperStream":
        """Start on a new source. The model writes numbers as it likes, whatever `itn`."""
        del itn, hotwords
        for language in languages:
            if language not in self.languages:
                raise UnsupportedLanguage(language)
        if not self._passes.model.model.is_multilingual:
            languages = ("en",)
        return WhisperStream(self._passes, languages)


def cuda_device_count() -> int:
    """How many CUDA devices CTranslate2 can see."""
    return int(ctranslate2.get_cuda_device_count())


class WhisperStream:
    """One source: remembers which languages were heard so far."""

    def __init__(self, passes: "_Passes", languages: tuple[str, ...]) -> None:
        self._passes = passes
        self._allowed = languages
        self._heard: dict[str, float] = {}  # language → seconds of speech
        self._last = (-1, "", 0.0)  # of these: where the last span begins, and what it added

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """Recognize spans of at most WINDOW seconds each, in the order of the source."""
        pieces = [whole(i, span) for i, span in enumerate(spans)]
        found: list[list[_Found]] = [[] for _ in spans]
        languages: dict[int, str] = {}
        for n_round in range(_MOST_ROUNDS):
            again: list[Piece] = []
            for batch in _batches(pieces, self._passes.largest_batch):
                again += self._look(batch, spans, found, languages, n_round)
            pieces = again
        return [
            _assembled(phrases, span, languages[i])
            for i, (phrases, span) in enumerate(zip(found, spans, strict=True))
        ]

    def draft(self, span: Span) -> Recognition:
        """What is being said, by the likeliest word each time, in the language heard so far."""
        piece = whole(0, span)
        encoded = self._passes.encode_draft(piece)
        if len(self._allowed) == 1:
            language = self._allowed[0]
        else:
            language, probability = self._passes.rank_languages([encoded], self._allowed)[0]
            language = self._in_doubt(language, probability, piece.spoken)
        return Recognition(self._passes.draft(encoded, piece, language), Tags(language))

    def remember(self, spans: Sequence[Span], recognitions: Sequence[Recognition]) -> None:
        """Know which languages were heard in them."""
        for span, recognition in zip(spans, recognitions, strict=True):
            language = recognition.tags.language
            if language is not None and len(self._allowed) != 1:
                seconds = whole(0, span).spoken
                self._heard[language] = self._heard.get(language, 0.0) + seconds

    def _look(
        self,
        batch: Sequence[Piece],
        spans: Sequence[Span],
        found: list[list["_Found"]],
        languages: dict[int, str],
        n_round: int,
    ) -> Iterator[Piece]:
        """Decode a batch, keep what was found, and yield what deserves another look."""
        encoded = self._passes.encode(batch)
        self._settle_languages(batch, spans, encoded, languages)
        spoken = [languages[piece.span] for piece in batch]
        hypotheses = self._passes.generate(encoded, batch, spoken, is_second_look=n_round > 0)
        hypotheses = [plausible(p, h) for p, h in zip(batch, hypotheses, strict=True)]
        aligned = self._passes.align(encoded, hypotheses, spoken)
        for piece, hypothesis, tokens in zip(batch, hypotheses, aligned, strict=True):
            halves = list(suspect_halves(piece, hypothesis))
            if halves and n_round < _MOST_ROUNDS - 1:
                yield from halves
                continue
            if not is_guessed(piece, tokens):
                found[piece.span] += _on_span_clock(piece, hypothesis, tokens)
                yield from left_out(piece, hypothesis, tokens)

    def _settle_languages(
        self,
        batch: Sequence[Piece],
        spans: Sequence[Span],
        encoded: Sequence[StorageView],
        languages: dict[int, str],
    ) -> None:
        """Decide what each new span is spoken in; in doubt, what the file is mostly in."""
        new = [
            (piece, e)
            for piece, e in zip(batch, encoded, strict=True)
            if piece.span not in languages
        ]
        if len(self._allowed) == 1:
            languages.update((piece.span, self._allowed[0]) for piece, _ in new)
            return
        rankings = self._passes.rank_languages([e for _, e in new], self._allowed)
        for (piece, _), (likeliest, probability) in zip(new, rankings, strict=True):
            start = spans[piece.span].start
            if piece.span == 0 and start == self._last[0]:  # heard once more: it counts once
                self._count(self._last[1], -self._last[2])
            language = self._in_doubt(likeliest, probability, piece.spoken)
            self._count(language, piece.spoken)
            self._last = (start, language, piece.spoken)
            languages[piece.span] = language

    def _in_doubt(self, likeliest: str, probability: float, seconds: float) -> str:
        """The likeliest language, or the one mostly heard where that is not sure enough."""
        is_sure = probability >= _SURE_OF_LANGUAGE and seconds >= _ENOUGH_FOR_LANGUAGE
        if is_sure or not self._heard:
            return likeliest
        return max(self._heard, key=lambda known: self._heard[known])

    def _count(self, language: str, seconds: float) -> None:
        self._heard[language] = self._heard.get(language, 0.0) + seconds
        if self._heard[language] <= 0.0:
            del self._heard[language]


class _Passes:
    """The model's three passes over a batch of pieces, spread over its workers.

    The encoder runs piece by piece, one worker each: its activations then stay in the cache, which
    makes it 1.7 times as fast as a batch on two cores. The decoder gains from small batches.
    """

    def __init__(self, model: WhisperModel, n_workers: int, group: int, device: str) -> None:
        self.model = model
        self.largest_batch = group * n_workers
        self._pool = ThreadPoolExecutor(n_workers, "whisper")
        self._n_workers = n_workers
        self._group = group
        self._device = device
        self._tokenizers: dict[str, Tokenizer] = {}

    def encode(self, batch: Sequence[Piece]) -> list[StorageView]:
        """Each piece's encoding, (1, 1500, n_state)."""
        return list(self._pool.map(self._encode, batch))

    def rank_languages(
        self, encoded: Sequence[StorageView], allowed: tuple[str, ...]
    ) -> list[tuple[str, float]]:
        """The likeliest language of each piece, with its probability; `allowed` empty means any."""
        rankings = self._pool.map(self.model.model.detect_language, encoded)
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
        groups = zip(_batches(encoded, size), _batches(languages, size), strict=True)
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

    def _encode(self, piece: Piece, window: float = WINDOW) -> StorageView:
        features = self.model.feature_extractor(piece.samples)[..., :-1]
        return self.model.encode(pad_or_trim(features, math.ceil(window) * _FRAMES_PER_SECOND))

    def _beam_search(
        self,
        group: tuple[Sequence[StorageView], Sequence[str]],
        *,
        beam: int = _BEAM,
        most: int = _MAX_IDS,
    ) -> list[Any]:
        encoded, languages = group
        tokenizers = [self._tokenizer(language) for language in languages]
        try:
            results = self.model.model.generate(
                _stacked(encoded),
                [list(tokenizer.sot_sequence) for tokenizer in tokenizers],
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
            found = (self._beam_search(part, beam=beam, most=most) for part in parts)
            return [result for results in found for result in results]
        return list(results)

    def _align(
        self, encoded: StorageView, hypothesis: Hypothesis, language: str
    ) -> list[list[Token]]:
        if not hypothesis.phrases:
            return []
        n_frames = max(1, math.ceil(hypothesis.phrases[-1].end * _FRAMES_PER_SECOND))
        words = self.model.find_alignment(
            self._tokenizer(language), [hypothesis.ids], encoded, n_frames
        )
        return list(_tokens(words[0], hypothesis.phrases))

    def _tokenizer(self, language: str) -> Tokenizer:
        if language not in self._tokenizers:
            self._tokenizers[language] = Tokenizer(
                self.model.hf_tokenizer,
                self.model.model.is_multilingual,
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


def _batches(items: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
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
    merge_punctuations(merged, _PREPENDED, _APPENDED)
    for n, phrase in enumerate(phrases):
        yield [_token(word, phrase) for word in merged if word["owner"] == n and word["word"]]


def _token(word: dict, phrase: Phrase) -> Token:  # type: ignore[type-arg]
    start = min(max(float(word["start"]), phrase.start - PADDING), phrase.end)
    end = max(min(float(word["end"]), phrase.end + PADDING), start)
    return Token(word["word"], start, end, math.log(max(float(word["probability"]), 1e-9)))


def _on_span_clock(
    piece: Piece, hypothesis: Hypothesis, tokens: list[list[Token]]
) -> Iterator[_Found]:
    """What was found in a piece, timed from the start of its span."""
    by = piece.start
    for phrase, words in zip(hypothesis.phrases, tokens, strict=True):
        moved = [replace(token, start=token.start + by, end=token.end + by) for token in words]
        yield replace(phrase, start=phrase.start + by, end=phrase.end + by), moved


def _assembled(phrases: list[_Found], span: Span, language: str) -> Recognition:
    """Put the phrases of all rounds in order and their times where speech was heard."""
    phrases.sort(key=lambda found: found[0].start)
    tokens: list[Token] = []
    for _, words in phrases:
        if words and tokens and _is_glued(tokens[-1], words[0]):
            tokens.append(replace(words[0], text=" " + words[0].text))
            tokens += words[1:]
        else:
            tokens += words
    # A region's padding is silence: times may lean on a little of it only.
    speech = [
        (r.start / SAMPLE_RATE + PADDING - _LEAN, r.end / SAMPLE_RATE - PADDING + _LEAN)
        for r in span.speech
    ]
    return Recognition(tuple(fit_to_speech(tokens, speech)), Tags(language=language))


def _is_glued(token: Token, following: Token) -> bool:
    """Whether nothing but a phrase's edge keeps two tokens apart, as in Chinese without marks."""
    return not following.text.startswith(" ") and not token.text.endswith(tuple(_APPENDED))
