"""app/scoring.py: the errors of a text, counted as the field counts them."""

import random
import time

import pytest

from app.scoring import Errors, Hits, Measure, count_errors, count_hits, measure_for

CER, WER, MER = Measure.cer, Measure.wer, Measure.mer


@pytest.mark.parametrize(
    ("texts", "measure"),
    [
        (["你好。", "２０２６年，3月"], CER),
        (["Hello world.", "¿Qué tal?"], WER),
        (["안녕하세요 여러분"], WER),
        (["你好", "hello"], MER),
        (["我用GPU。"], MER),
        (["<|zh|><|HAPPY|>你好"], CER),
        (["สวัสดีครับ"], CER),
        ([""], WER),
    ],
)
def test_the_references_choose_what_is_counted(texts, measure):
    assert measure_for(texts) is measure


@pytest.mark.parametrize(
    ("measure", "reference", "text"),
    [
        (CER, "你好，世界！GPU 3.5", "<|zh|>你 好世界gpu35"),
        (WER, "Don’t: it's 1,000 U.S. well-known ones…", "don't it's 1000 US well known ones"),
        (WER, "'Hello,' he said.", "hello he said"),
        (WER, "one,two — three", "one two three"),
        (WER, "Cafe\u0301", "café"),
        (MER, "我用GPU。Hello，世界", "我 用 gpu hello 世界"),
        (MER, "नमस्ते दुनिया।", "नमस्ते दुनिया"),
    ],
)  # fmt: skip
def test_what_only_looks_different_is_no_error(measure, reference, text):
    errors = count_errors(reference, text, measure)
    assert errors.total == 0
    assert errors.length > 0


@pytest.mark.parametrize(
    ("measure", "reference", "text", "errors"),
    [
        (CER, "天地玄黄", "天的玄", Errors(1, 1, 0, 4)),
        (WER, "the quick fox", "a the quick box", Errors(1, 0, 1, 3)),
        (MER, "我用 GPU 跑", "我 有 gpus 跑了", Errors(2, 0, 1, 4)),
        (CER, "GPU", "cpu", Errors(1, 0, 0, 3)),
        (CER, "你好", "", Errors(0, 2, 0, 2)),
        (CER, "，。", "你好", Errors(0, 0, 2, 0)),
        (WER, "", "", Errors(0, 0, 0, 0)),
    ],
)
def test_errors_are_counted_by_kind(measure, reference, text, errors):
    assert count_errors(reference, text, measure) == errors


def test_a_rate_needs_a_length():
    assert Errors(1, 2, 3, 4).rate == 1.5
    assert Errors(0, 0, 2, 0).rate is None
    assert Errors(1, 2, 3, 4) + Errors(1, 1, 1, 1) == Errors(2, 3, 4, 5)


def test_the_least_cost_is_found_in_long_texts():
    rng = random.Random(0)
    reference = "".join(rng.choices("天地玄黄宇宙洪荒", k=5000))
    text = reference[:1000] + reference[1010:3000] + "日月" + reference[3000:]
    assert count_errors(reference, text, CER) == Errors(0, 10, 2, 5000)


def test_hotwords_count_as_often_as_both_texts_have_them():
    hits = count_hits(
        "科大讯飞用 Kaldi，Kaldi 好。",
        "科大讯飞用kaldi, Kaldi's kaldi。",
        ["科大讯飞", "KALDI", "无"],
    )
    assert hits == Hits(both=3, in_reference=3, in_text=3)
    hits = count_hits("New York, new York", "new yorker and york", ["new york", "york", "new york"])
    assert hits == Hits(both=1, in_reference=4, in_text=1)
    assert (hits.recall, hits.precision, hits.f1) == (0.25, 1.0, 0.4)


@pytest.mark.thorough
def test_a_long_list_of_hotwords_is_read_once():
    hotwords = tuple(f"hotword{i}" for i in range(10_000))
    began = time.monotonic()
    hits = [count_hits(f"one hotword{i}", "none", hotwords) for i in range(50)]
    assert sum(hits, Hits()) == Hits(0, 50, 0)
    assert time.monotonic() - began < 5.0


def test_hotwords_that_are_nowhere_have_no_rates():
    hits = count_hits("a", "b", ["c", "，"])
    assert (hits.recall, hits.precision, hits.f1) == (None, None, None)
