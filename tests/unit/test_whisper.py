"""engine/recognizers/whisper_stream.py: what happens around the model's passes, scripted here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from engine.audio import SAMPLE_RATE
from engine.batching import Span
from engine.hotwords.lists import as_hotwords
from engine.recognizers import second_hearing
from engine.recognizers.whisper_passes import _phrases
from engine.recognizers.whisper_pieces import Hypothesis, Phrase, Piece
from engine.recognizers.whisper_stream import WhisperStream
from engine.types import Change, Region, Segment, Token, joined

Script = Callable[[float, float], list[tuple[float, float, str]]]


class FakePasses:
    """Passes of a model that hears what the script says: (start, duration) of a piece → phrases.

    Ids are the code points of the text.
    """

    largest_batch = 8

    def __init__(
        self,
        script: Script,
        languages: Sequence[tuple[str, float]] = (),
        timed: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        self.pieces: list[tuple[float, float]] = []  # (start, duration) of every piece decoded
        self.spoken: list[str] = []
        self._script = script
        self._languages = list(languages)
        self._timed = timed or {}  # text → where the alignment finds it, if not all over its phrase

    def encode(self, batch: Sequence[Piece]) -> list[Piece]:
        return list(batch)

    def rank_languages(
        self, encoded: Sequence[Piece], allowed: tuple[str, ...]
    ) -> list[tuple[str, float]]:
        self.allowed = allowed
        return [self._languages.pop(0) if self._languages else ("en", 0.99) for _ in encoded]

    def generate(
        self,
        encoded: Sequence[Piece],
        batch: Sequence[Piece],
        languages: Sequence[str],
        *,
        is_second_look: bool,
    ) -> list[Hypothesis]:
        del encoded, is_second_look
        self.spoken += languages
        hypotheses = []
        for piece in batch:
            self.pieces.append((round(piece.start, 1), round(piece.duration, 1)))
            heard = self._script(round(piece.start, 1), round(piece.duration, 1))
            phrases = [Phrase(start, end, tuple(map(ord, text))) for start, end, text in heard]
            hypotheses.append(Hypothesis(tuple(phrases), -0.2, 0.0))
        return hypotheses

    def align(
        self,
        encoded: Sequence[Piece],
        hypotheses: Sequence[Hypothesis],
        languages: Sequence[str],
    ) -> list[list[list[Token]]]:
        del encoded, languages
        return [[[self._token(p)] for p in hypothesis.phrases] for hypothesis in hypotheses]

    def told(
        self, pieces: Sequence[Piece], languages: Sequence[str], prompts: Sequence[str]
    ) -> list[str]:
        self.told_of = list(zip([p.duration for p in pieces], languages, prompts, strict=True))
        return ["say world"] * len(pieces)

    def _token(self, phrase: Phrase) -> Token:
        text = "".join(map(chr, phrase.ids))
        return Token(text, *self._timed.get(text, (phrase.start, phrase.end)), -0.1)


def span(seconds: float, *speech: tuple[float, float]) -> Span:
    samples = np.full(round(seconds * SAMPLE_RATE), 0.1, np.float32)
    regions = tuple(
        Region(round(a * SAMPLE_RATE), round(b * SAMPLE_RATE)) for a, b in speech or [(0, seconds)]
    )
    for before, after in pairwise(regions):
        samples[before.end : after.start] = 0.0
    return Span(0, samples, regions)


def heard(passes: FakePasses, *spans: Span, languages: tuple[str, ...] = ()) -> list[str]:
    stream = WhisperStream(passes, languages)  # type: ignore[arg-type]
    return [joined(recognition.tokens) for recognition in stream.recognize(spans)]


def test_a_complete_decoding_is_taken_as_it_is():
    passes = FakePasses(lambda start, duration: [(0.0, duration, " All of it.")])
    assert heard(passes, span(20)) == ["All of it."]
    assert passes.pieces == [(0.0, 20.0)]


def test_a_tail_that_was_left_out_is_decoded_by_itself():
    def script(start: float, duration: float) -> list[tuple[float, float, str]]:
        return [(0.0, 12.0, " First.")] if start == 0 else [(0.0, duration, " Last.")]

    passes = FakePasses(script)
    assert heard(passes, span(20)) == ["First. Last."]
    assert passes.pieces == [(0.0, 20.0), (12.0, 8.0)]


def test_a_hole_in_the_middle_is_filled_in_place():
    def script(start: float, duration: float) -> list[tuple[float, float, str]]:
        if start == 0:
            return [(0.0, 5.0, " one"), (10.0, 20.0, " three")]
        return [(0.0, duration, " two")]

    assert heard(FakePasses(script), span(20)) == ["one two three"]


@pytest.mark.parametrize(
    ("timed", "text", "again"),
    [
        ((0.5, 4.0), "Say it twice. Say it twice.", (6.0, 4.3)),
        ((6.5, 9.5), "Say it twice. Say it twice.", (0.0, 4.3)),
        ((0.5, 9.5), "Say it twice.", None),
    ],
)
def test_what_is_said_twice_and_written_once_is_heard_again(timed, text, again):
    passes = FakePasses(
        lambda start, duration: [(0.0, duration, " Say it twice.")],
        timed={" Say it twice.": timed},
    )
    assert heard(passes, span(20, (0, 4.3), (6, 10.3))) == [text]
    assert passes.pieces[1:] == ([again] if again else [])


def test_a_time_stamp_inside_what_was_left_out_does_not_cut_it():
    passes = FakePasses(
        lambda start, duration: [(0.0, 10.0 if start == 0 else duration, " Say it twice.")],
        timed={" Say it twice.": (0.5, 4.0)},
    )
    assert heard(passes, span(10.7, (0, 4.3), (6, 10.7))) == ["Say it twice. Say it twice."]
    assert passes.pieces[1:] == [(6.0, 4.7)]


def test_a_hole_within_a_region_that_is_too_long_for_a_pause_is_heard_again():
    passes = FakePasses(
        lambda start, duration: [(0.0, duration, " Say it twice.")],
        timed={" Say it twice.": (0.5, 4.0)},
    )
    heard(passes, span(9, (0, 9)))
    ((start, duration),) = passes.pieces[1:2]
    assert (start, start + duration) == (pytest.approx(4.0, abs=0.5), pytest.approx(9.0, abs=0.5))


def test_silence_without_text_is_not_looked_at_again():
    passes = FakePasses(lambda start, duration: [(0.0, 5.0, " one"), (15.0, 20.0, " two")])
    assert heard(passes, span(20, (0, 5.2), (14.8, 20))) == ["one two"]
    assert len(passes.pieces) == 1


def test_what_stays_without_text_is_given_up():
    passes = FakePasses(lambda start, duration: [(0.0, 5.0, " one")] if start == 0 else [])
    assert heard(passes, span(20)) == ["one"]
    assert len(passes.pieces) == 2


def test_a_loop_is_heard_again_in_halves():
    def script(start: float, duration: float) -> list[tuple[float, float, str]]:
        if duration == 20:
            return [(0.0, 20.0, " na" * 50)]
        return [(0.0, duration, " left" if start == 0 else " right")]

    passes = FakePasses(script)
    assert heard(passes, span(20, (0, 9), (11, 20))) == ["left right"]
    assert passes.pieces[1][1] == pytest.approx(10, abs=1.1)


def test_people_who_repeat_themselves_keep_every_word():
    """Both halves say so again, down to the shortest piece."""
    passes = FakePasses(lambda start, duration: [(0.0, duration, " no" * round(duration * 2))])
    assert heard(passes, span(16))[0].count("no") == pytest.approx(32, abs=4)


def test_a_loop_that_nothing_breaks_is_cut_down_where_nobody_could_have_said_it():
    passes = FakePasses(lambda start, duration: [(0.0, duration, "x" * 200)])
    (text,) = heard(passes, span(29))
    assert set(text.split()) == {"x"}
    assert len(passes.pieces) < 32


def test_an_unsure_span_stays_in_the_files_language():
    passes = FakePasses(
        lambda start, duration: [(0.0, duration, " x")], [("zh", 0.95), ("ja", 0.4), ("en", 0.9)]
    )
    stream = WhisperStream(passes, ())  # type: ignore[arg-type]
    found = stream.recognize([span(10), span(10), span(10)])
    assert [recognition.tags.language for recognition in found] == ["zh", "zh", "en"]


def test_a_short_cry_does_not_change_the_language():
    passes = FakePasses(
        lambda start, duration: [(0.0, duration, " x")], [("zh", 0.95), ("en", 0.99)]
    )
    stream = WhisperStream(passes, ())  # type: ignore[arg-type]
    found = stream.recognize([span(10), span(1)])
    assert [recognition.tags.language for recognition in found] == ["zh", "zh"]


def test_the_language_one_gives_is_not_questioned():
    passes = FakePasses(lambda start, duration: [(0.0, duration, " x")], [("zh", 1.0)])
    heard(passes, span(10), languages=("fr",))
    assert passes.spoken == ["fr"]


class TimeStamps:
    """The two numbers of a tokenizer that phrases need."""

    eot = 1000
    timestamp_begin = 2000


@pytest.mark.parametrize(
    ("ids", "phrases"),
    [
        ([], []),
        ([2000, 1, 2, 2100], [(0.0, 2.0, (1, 2))]),
        ([2000, 1, 2050, 2100, 2, 2150], [(0.0, 1.0, (1,)), (2.0, 3.0, (2,))]),
        ([2000, 1, 2], [(0.0, 10.0, (1, 2))]),
        ([1, 2], [(0.0, 10.0, (1, 2))]),
        ([2000, 1, 2050, 2], [(0.0, 1.0, (1,)), (1.0, 10.0, (2,))]),
        ([2000, 1, 3500], [(0.0, 10.0, (1,))]),
        ([2100, 1, 2050], [(2.0, 2.0, (1,))]),
    ],
)
def test_the_models_time_stamps_cut_its_output(ids, phrases):
    found = _phrases(ids, TimeStamps(), 10.0)
    assert [(phrase.start, phrase.end, phrase.ids) for phrase in found] == phrases


def test_a_short_noise_gets_no_words_that_nobody_believes():
    class Doubtful(FakePasses):
        def align(self, encoded, hypotheses, languages):  # type: ignore[no-untyped-def]
            del encoded, languages
            return [[[Token(" sorry", 0.0, 0.1, -2.1)] for _ in h.phrases] for h in hypotheses]

    passes = Doubtful(lambda start, duration: [(0.0, duration, " sorry")])
    assert heard(passes, span(0.4)) == [""]
    assert heard(passes, span(4)) == ["sorry"]


def test_a_span_with_a_word_like_a_hotword_is_heard_once_more_with_it(monkeypatch):
    class Suggesting:
        def suggest(self, segment: Segment) -> Segment:
            return replace(segment, tokens=tuple(map(self._marked, segment.tokens)))

        def _marked(self, token: Token) -> Token:
            change = Change("word", "world", "suggestion", 0.8)
            return replace(token, change=change) if token.text == " word" else token

    monkeypatch.setattr(second_hearing, "corrector_of", lambda *_: Suggesting())

    def script(start: float, duration: float) -> list[tuple[float, float, str]]:
        say = [(0.0, 1.0, " say"), (1.0, 3.0, " word")]
        return say if duration == 3 else [(0.0, duration, " all")]

    passes = FakePasses(script)
    stream = WhisperStream(passes, ("en",), as_hotwords(["world"]))  # type: ignore[arg-type]
    found = stream.recognize([span(4), span(3)])
    assert [joined(recognition.tokens) for recognition in found] == ["all", "say world"]
    assert passes.told_of == [(3.0, "en", " world")]
    assert [t.change and t.change.way for t in found[1].tokens] == [None, "model"]
