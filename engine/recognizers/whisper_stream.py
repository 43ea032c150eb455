"""One source through a Whisper: every span heard until nothing of it is left out or in doubt.

Three habits of the model are undone here, because each one loses words or invents them: it stops
early or skips a sentence (what it left out is decoded again by itself), it falls into a loop
(decoded again in halves), and it writes courtesies over noise (dropped where the model itself
doubts that anyone spoke). Text of the spans before is never given as a prompt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.audio import SAMPLE_RATE
from engine.batching import Span
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.recognizers import Recognition
from engine.recognizers.second_hearing import SecondHearing, prompt_of
from engine.recognizers.whisper_passes import APPENDED, Encoded, Passes, batches
from engine.recognizers.whisper_pieces import (
    PADDING,
    Hypothesis,
    Phrase,
    Piece,
    is_guessed,
    left_out,
    plausible,
    suspect_halves,
    whole,
)
from engine.timestamps import fit_to_speech
from engine.types import Tags, Token

_SURE_OF_LANGUAGE = 0.6  # probability from which a span may leave the file's language
_ENOUGH_FOR_LANGUAGE = 3.0  # seconds of speech that it takes

_LEAN = 0.1  # seconds of that padding that a word may take
_MOST_ROUNDS = 6  # enough to halve a whole window down to the shortest suspect

_Found = tuple[Phrase, list[Token]]


class WhisperStream:
    """One source: remembers which languages were heard so far."""

    def __init__(
        self,
        passes: Passes,
        languages: tuple[str, ...],
        hotwords: HotwordList = NO_HOTWORDS,
    ) -> None:
        self._passes = passes
        self._allowed = languages
        self._heard: dict[str, float] = {}  # language → seconds of speech
        self._asking = SecondHearing(hotwords) if hotwords else None
        self._last = (-1, "", 0.0)  # of these: where the last span begins, and what it added

    def recognize(self, spans: Sequence[Span]) -> list[Recognition]:
        """Recognize spans of at most WINDOW seconds each, in the order of the source."""
        pieces = [whole(i, span) for i, span in enumerate(spans)]
        found: list[list[_Found]] = [[] for _ in spans]
        languages: dict[int, str] = {}
        for n_round in range(_MOST_ROUNDS):
            again: list[Piece] = []
            for batch in batches(pieces, self._passes.largest_batch):
                again += self._look(batch, spans, found, languages, n_round)
            pieces = again
        heard = [
            _assembled(phrases, span, languages[i])
            for i, (phrases, span) in enumerate(zip(found, spans, strict=True))
        ]
        return heard if self._asking is None else self._asked(self._asking, spans, heard)

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

    def _asked(
        self, asking: SecondHearing, spans: Sequence[Span], heard: list[Recognition]
    ) -> list[Recognition]:
        """What was heard, after the model was asked about words that sound like hotwords."""
        doubts = {i: found for i, each in enumerate(heard) if (found := asking.doubt(each))}
        texts = self._passes.told(
            [whole(i, spans[i]) for i in doubts],
            [heard[i].tags.language or "en" for i in doubts],
            [prompt_of(doubt.words) for doubt in doubts.values()],
        )
        for (i, doubt), text in zip(doubts.items(), texts, strict=True):
            heard[i] = asking.settle(doubt, text)
        return heard

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
        found: list[list[_Found]],
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
        encoded: Sequence[Encoded],
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
    return not following.text.startswith(" ") and not token.text.endswith(tuple(APPENDED))
