"""engine/recognizers/paraformer.py: what becomes of a scripted network's tokens."""

from collections.abc import Sequence

import numpy as np
import pytest

from engine.architectures.paraformer import Spoken
from engine.batching import Span
from engine.recognizers import Recognition
from engine.recognizers.paraformer import ParaformerStream
from engine.types import Region, Tags, joined
from engine.vocab import TokenList

TOKENS = TokenList(["<blank>", "<s>", "</s>", "我", "你", "he@@", "llo", "<unk>"])


class FakeNetwork:
    """Says these tokens of each span, the next one 0.2 s after the one before."""

    def __init__(self, *texts: str, upsampling: int = 3, tokens: TokenList = TOKENS) -> None:
        self.tokens = tokens
        self._ids = np.array([tokens.id_of(text) for text in texts], np.int64)
        self._upsampling = upsampling

    def __call__(self, batch: Sequence[np.ndarray]) -> list[Spoken]:
        weights = np.zeros(60, np.float32)
        weights[10 : 10 + 10 * len(self._ids) : 10] = 1
        scores = -np.arange(len(self._ids), dtype=np.float32)
        return [Spoken(self._ids, scores, weights, self._upsampling) for _ in batch]


def span(n_frames: int = 100) -> Span:
    samples = np.zeros(160 * n_frames, np.float32)
    frames = np.zeros((n_frames, 80), np.float32)
    return Span(0, samples, (Region(0, len(samples)),), frames)


def recognized(network: FakeNetwork, *spans: Span) -> list[Recognition]:
    return ParaformerStream(lambda frames: frames, network.tokens, network).recognize(
        spans or [span()]
    )


def test_tokens_become_words_with_times_and_scores():
    (found,) = recognized(FakeNetwork("我", "he@@", "llo", "</s>"))
    assert joined(found.tokens) == "我hello"
    assert [(token.start, token.end) for token in found.tokens] == [
        pytest.approx((0.17, 0.37)),
        pytest.approx((0.37, 0.985)),
    ]
    assert [token.score for token in found.tokens] == [0, -2]


@pytest.mark.parametrize("upsampling", [1, 3])
def test_an_unknown_word_is_left_out_with_its_time(upsampling):
    """On purpose: FunASR gives its time to the next word."""
    (known,) = recognized(FakeNetwork("我", "我", "你", "</s>", upsampling=upsampling))
    (found,) = recognized(FakeNetwork("我", "<unk>", "你", "</s>", upsampling=upsampling))
    assert joined(found.tokens) == "我你"
    assert found.tokens == (known.tokens[0], known.tokens[2])


@pytest.mark.parametrize(
    ("texts", "language"),
    [(("我", "</s>"), "zh"), (("he@@", "llo", "你"), "zh"), (("he@@", "llo"), "en")],
)
def test_letters_tell_the_language(texts, language):
    (found,) = recognized(FakeNetwork(*texts))
    assert found.tags == Tags(language)


def test_where_nothing_was_said_nothing_is_recognized():
    assert recognized(FakeNetwork("</s>")) == [Recognition((), Tags())]


def test_a_span_too_short_for_a_frame_holds_nothing_and_keeps_its_place():
    found = recognized(FakeNetwork("我"), span(), span(0), span())
    assert [joined(recognition.tokens) for recognition in found] == ["我", "", "我"]


def test_an_english_vocabulary_has_pieces_with_spaces():
    tokens = TokenList(["<blank>", "<s>", "</s>", "▁i", "'m", "▁not", "▁in", "side", "i", "<unk>"])
    said = ("▁i", "'m", "▁not", "▁in", "side", "▁i", "</s>")
    (found,) = recognized(FakeNetwork(*said, tokens=tokens))
    assert joined(found.tokens) == "I'm not inside I"
    assert found.tags == Tags("en")
    assert [token.score for token in found.tokens] == [-1, -2, -4, -5]
