"""Against FunASR itself, where the extra `parity` is installed: full size, thousands of cases.

Absent it skips, and fails in CI.
"""

import re
from pathlib import Path

import numpy as np
import pytest
import soundfile
import torch

from engine.features import fbank
from engine.frontend import Frontend
from engine.fsmn import FsmnVad
from engine.graphs.ct_transformer import CtTransformerGraph
from engine.models.checkpoint import read_checkpoint
from engine.models.config import read_config
from engine.networks import paraformer as our_paraformer
from engine.networks import sense_voice as our_sense_voice
from engine.networks.paraformer import ParaformerNetwork
from engine.networks.running import _padded
from engine.networks.sense_voice import SenseVoiceNetwork
from engine.punctuation import Punctuator, read_marks
from engine.timestamps import fine_times
from engine.types import Tags, Token, joined
from engine.vad import WindowDetector, WindowRules
from engine.vocab import join_bpe, read_tokens
from engine.words import word_cutter
from tests.parity import cases, lively
from tests.parity.networks.ct_transformer import CtTransformerNetwork

pytestmark = pytest.mark.filterwarnings("ignore")  # its own, of which there are many

_CHINESE = "今天好你20"


@pytest.mark.thorough
@pytest.mark.parametrize(("kind", "n_tensors"), [("Paraformer", 956), ("BiCifParaformer", 968)])
def test_a_full_size_paraformer(reference, folder, kind, n_tensors):
    config = read_config(lively.paraformer(folder, kind=kind, full=True))
    assert len(read_checkpoint(config.weights)) == n_tensors
    theirs = reference.load(folder).model
    ours = ParaformerNetwork(config, 560, len(read_tokens(config)), "cpu")
    batch = cases.batch()[:4]
    with torch.inference_mode():  # as one padded batch, as on CUDA
        padded = our_paraformer._spoken(
            ours._network._module, *_padded(batch, torch.device("cpu")), hotwords=None
        )
    for x, alone, together in zip(batch, ours.run(batch), padded, strict=True):
        expected = reference.paraformer(theirs, x)
        with torch.inference_mode():
            encoded = ours._network._module.encoder(torch.from_numpy(x)[None], None)[0].numpy()
        scale = np.abs(expected["encoded"]).max()
        assert np.abs(encoded - expected["encoded"]).max() / scale <= 2e-5
        for found in (alone, together):
            np.testing.assert_array_equal(found.ids, expected["ids"])
            if len(found.ids):
                np.testing.assert_allclose(found.scores, expected["scores"], atol=1e-4)
            if len(found.ids) and kind == "BiCifParaformer":
                weights = found.weights * (len(found.ids) / found.weights.sum())
                np.testing.assert_allclose(weights, expected["weights"], atol=1e-5)


@pytest.mark.thorough
def test_a_full_size_sense_voice(reference, folder):
    config = read_config(lively.sense_voice(folder, full=True, n_vocab=25_055))
    assert len(read_checkpoint(config.weights)) == 917
    ours = SenseVoiceNetwork(config, 560, 25_055, "cpu")
    theirs = _sense_voice_model(reference, config)
    batch = cases.batch()[:4]
    language, normalisation = cases.SENSE_VOICE_QUERIES[1]
    with torch.inference_mode():
        padded = our_sense_voice._paths(
            ours._network._module,
            *_padded(batch, torch.device("cpu")),
            queries=(language, normalisation),
            asked=(5, 7),
        )
    alone = ours.run(batch, language, normalisation, [5, 7])
    for i, x in enumerate(batch):
        logits = reference.sense_voice(theirs, x, language, normalisation)["logits"]
        with torch.inference_mode():
            ours_logits = ours._network._module(
                torch.from_numpy(x)[None], None, (language, normalisation)
            )
        np.testing.assert_allclose(ours_logits[0].numpy(), logits, atol=1e-4)
        for found in (alone[i], padded[i]):
            np.testing.assert_array_equal(found.ids, logits.argmax(axis=1))


@pytest.mark.thorough
def test_a_full_size_ct_transformer(reference, folder):
    config = read_config(lively.ct_transformer(folder, full=True))
    assert len(read_checkpoint(config.weights)) == 57
    theirs = reference.load(folder).model
    ours = CtTransformerGraph(config, len(read_tokens(config)), 6, "float32")
    for n_words in cases.PUNCTUATED:
        ids = cases.word_ids(n_words)
        logits = reference.ct_transformer(theirs, ids)["logits"]
        (ours_logits,) = ours._session.run(words=ours._words.rows(ids)[None])
        np.testing.assert_allclose(ours_logits[0], logits, atol=1e-4)
        np.testing.assert_array_equal(ours.marks(ids), logits.argmax(axis=1))


def test_the_real_vad_has_24_tensors(fsmn_vad):
    assert len(read_checkpoint(fsmn_vad / "model.pt")) == 24


@pytest.mark.parametrize("n_samples", [400, 401, 4_000, 16_000, 100_000])
def test_features_of_the_real_vad(reference, fsmn_vad, n_samples):
    frontend = Frontend(read_config(fsmn_vad), 5, 1)
    samples = cases.sound(n_samples)
    expected = reference.features(samples, fsmn_vad, 5, 1)
    difference = np.abs(frontend(fbank(samples)) - expected) / 0.155
    assert difference.max() <= 3e-3
    assert difference.mean() <= 1e-5


def test_speech_among_noise_is_found_where_funasr_finds_it(reference, fsmn_vad, clips):
    """Three minutes of it; an hour was compared once: 1063 regions and no difference."""
    theirs, ours = reference.load(fsmn_vad), FsmnVad(fsmn_vad)
    for seed in range(3):
        samples = noisy_talk(clips, seed)
        found = theirs.generate(samples, max_end_silence_time=800, fs=cases.RATE)[0]["value"]
        assert found
        milliseconds = [
            [round(1000 * start), round(1000 * end)]
            for start, end in cases.regions(ours, samples, 7_919)
        ]
        assert milliseconds == found


def test_any_scores_give_funasrs_regions(reference, fsmn_vad):
    from funasr.models.fsmn_vad_streaming.model import FsmnVADStreaming  # noqa: PLC0415

    model = reference.load(fsmn_vad).model
    assert isinstance(model, FsmnVADStreaming)
    rng = np.random.default_rng(1)
    for _ in range(100):
        silence = scripted_silence(rng)
        detector = WindowDetector(160, cases.RATE, WindowRules())
        found = [
            *detector.accept(1 - silence),
            *detector.finish(160 * len(silence)),
        ]
        ours = [[region.start // 16, region.end // 16] for region in found]
        assert ours == their_regions(model, silence)


def test_token_times(reference):
    from funasr.utils.timestamp_tools import (  # noqa: PLC0415
        cif_wo_hidden,
        ts_prediction_lfr6_standard,
    )

    rng = np.random.default_rng(0)
    n_compared = 0
    for _ in range(1500):
        weights, n_tokens, n_fired = scripted_weights(rng)
        scaled = torch.from_numpy(weights * (n_fired / weights.sum()))
        peaks = cif_wo_hidden(scaled[None], 1 - 1e-4)[0]
        _, expected = ts_prediction_lfr6_standard(scaled.clone(), peaks, ["字"] * n_tokens)
        found = [(1000 * s, 1000 * e) for s, e in fine_times(weights, n_fired, n_tokens)]
        assert len(found) == n_tokens
        if len(expected) == n_tokens:  # FunASR may give fewer; we time every token
            n_compared += 1
            np.testing.assert_allclose(found, in_order(expected, 20.0 * len(weights)), atol=1.01)
    assert n_compared > 1000


def test_words_and_their_times(reference):
    from funasr.utils.postprocess_utils import sentence_postprocess  # noqa: PLC0415

    vocabulary = [*_CHINESE, *"hello it's 's it a b u s he@@ llo wor@@ ld x@@ mon@@".split()]
    rng = np.random.default_rng(0)
    n_compared = 0
    for _ in range(5000):
        tokens = [vocabulary[i] for i in rng.integers(0, len(vocabulary), rng.integers(1, 9))]
        times = [[100 * i, 100 * i + 80] for i in range(len(tokens))]
        words = join_bpe(
            Token(token, start / 1000, end / 1000)
            for token, (start, end) in zip(tokens, times, strict=True)
        )
        if breaks_off(tokens):  # FunASR drops or misplaces the beginning of such a word; we keep it
            assert joined(words).replace(" ", "").lower() == "".join(tokens).replace("@@", "")
            continue
        n_compared += 1
        text, _ = sentence_postprocess(tokens)
        _, expected, _ = sentence_postprocess(tokens, times)
        assert joined(words) == text
        assert [[round(1000 * w.start), round(1000 * w.end)] for w in words] == expected
    assert n_compared > 2000


@pytest.mark.parametrize("bias", [0.0, -6.0, -30.0])
def test_punctuation_of_long_texts(reference, models, bias):
    """A bias makes full stops rare, so that the rules for long sentences come into play."""
    config = read_config(models["punctuation"])
    tokens, marks = read_tokens(config), read_marks(config)
    network, theirs = CtTransformerNetwork(config, len(tokens), 6), reference.load(config.directory)
    network._module.decoder.bias[[3, 4]] += bias
    theirs.model.decoder.bias.data[[3, 4]] += bias
    punctuator = Punctuator(tokens, marks, network.marks)
    rng = np.random.default_rng(0)
    for n_words in (1, 2, 3, 19, 20, 21, 40, 41, 60, 150, 250, 390):
        words = [tokens[int(i)] for i in rng.integers(3, len(tokens), n_words)]
        stream = punctuator.begin()
        found = []
        for word in words:
            found += stream.accept([Token(" " + word, 0, 1)], Tags())
        found += stream.finish()
        expected = theirs.generate(" ".join(words))[0]["text"]
        assert plain(joined(token for token, _ in found)) == plain(expected)


@pytest.mark.parametrize("bias", [0.0, -6.0])
def test_punctuation_by_words(reference, folder, bias):
    """The model that knows words of a dictionary, with what stands between them."""
    config = read_config(lively.ct_transformer(folder, by_words=True))
    tokens, marks = read_tokens(config), read_marks(config)
    network, theirs = CtTransformerNetwork(config, len(tokens), 6), reference.load(folder)
    network._module.decoder.bias[[3, 4]] += bias
    theirs.model.decoder.bias.data[[3, 4]] += bias
    punctuator = Punctuator(tokens, marks, network.marks, word_cutter(config.jieba_words))
    rng = np.random.default_rng(0)
    items = [*"今天气很好我们一起去公园滨海新区没有人知道T恤", "hello", "is", "usb", "T", "2024"]
    n_words = 0
    for n in (1, 2, 5, 19, 40, 90, 250):
        chosen = [items[i] for i in rng.integers(0, len(items), n)]
        texts = [
            " " + item if item.isalpha() and item.isascii() and before.isascii() else item
            for before, item in zip(["", *chosen], chosen, strict=False)
        ]
        stream = punctuator.begin()
        found = stream.accept([Token(text, 0, 1) for text in texts], Tags())
        found = [*found, *stream.finish()]
        expected = theirs.generate("".join(texts))[0]["text"]
        assert plain(joined(token for token, _ in found)) == plain(expected)
        n_words += n
    assert n_words > 400


@pytest.mark.thorough
def test_a_large_punctuation_model_follows_its_config(reference, folder):
    config = read_config(lively.ct_transformer(folder, full=True, by_words=True))
    theirs = reference.load(folder).model
    ours = CtTransformerGraph(config, len(read_tokens(config)), 6, "float32")
    for n_words in cases.PUNCTUATED:
        ids = cases.word_ids(n_words)
        logits = reference.ct_transformer(theirs, ids)["logits"]
        (ours_logits,) = ours._session.run(words=ours._words.rows(ids)[None])
        np.testing.assert_allclose(ours_logits[0], logits, atol=1e-4)


def noisy_talk(clips: Path, seed: int) -> np.ndarray:
    """A minute of clips, whole and cut, loud and soft, in silence and in noise."""
    rng = np.random.default_rng(seed)
    files = sorted(clips.rglob("*.wav"))
    parts: list[np.ndarray] = []
    while sum(map(len, parts)) < 60 * cases.RATE:
        samples, _ = soundfile.read(files[rng.integers(len(files))], dtype="float32")
        start = rng.integers(0, max(1, len(samples) - 1600))
        length = rng.integers(1600, 8 * cases.RATE)
        parts.append(samples[start : start + length] * 10 ** rng.uniform(-2, 0))
        pause = rng.standard_normal(int(rng.exponential(0.6) * cases.RATE))
        parts.append(pause * 10 ** rng.uniform(-5, -1.5))
    whole = np.concatenate(parts)
    return (whole + rng.standard_normal(len(whole)) * 10 ** rng.uniform(-5, -2)).astype(np.float32)


def scripted_silence(rng: np.random.Generator) -> np.ndarray:
    """Up to half a minute of frames: stretches of speech, of silence, of neither."""
    n_parts = rng.integers(1, 30)
    levels = rng.choice([0.02, 0.19, 0.21, 0.5, 0.98], n_parts)
    parts = [
        np.clip(level + 0.1 * rng.standard_normal(rng.integers(1, 120)), 1e-3, 0.999)
        for level in levels
    ]
    return np.concatenate(parts).astype(np.float32)


def their_regions(model: object, silence: np.ndarray) -> list[list[int]]:
    """FunASR's state machine on scripted scores, in milliseconds."""
    cache: dict[str, object] = {}
    model.init_cache(cache, max_end_silence_time=800)
    scores = torch.from_numpy(np.stack([silence, 1 - silence], axis=1))[None]
    model.ComputeScores = lambda feats, cache: _count(model, cache, scores)
    n_samples = 160 * (len(silence) - 1) + 400
    found = model.forward(
        torch.zeros(1, len(silence), 400),
        torch.full((1, n_samples), 0.1),
        cache=cache,
        is_final=True,
        is_streaming_input=False,
    )
    return found[0] if found else []


def _count(model: object, cache: dict, scores: torch.Tensor) -> None:
    model.vad_opts.nn_eval_block_size = scores.shape[1]
    cache["stats"].frm_cnt += scores.shape[1]
    cache["stats"].scores = scores


def scripted_weights(rng: np.random.Generator) -> tuple[np.ndarray, int, int]:
    """Weights of some steps, how many tokens there are, and how many were fired."""
    n_steps = 3 * int(rng.integers(1, 120))
    weights = rng.random(n_steps, dtype=np.float32) ** int(rng.integers(1, 8))
    weights *= rng.random(n_steps) > 0.9 * rng.random()
    weights[rng.integers(n_steps)] += 0.01
    n_tokens = int(rng.integers(1, 30))
    n_fired = max(1, n_tokens + 1 + int(rng.choice([0, 0, 0, 0, -2, -1, 1, 2])))
    return weights, n_tokens, n_fired


def in_order(times: list[list[int]], duration: float) -> list[tuple[float, float]]:
    """Our deliberate difference: no time before zero, behind the end, or before the one before."""
    ordered, earliest = [], 0.0
    for start, end in times:
        first = min(max(start, earliest), duration)
        last = min(max(end, first + 20), max(duration, first))
        ordered.append((first, last))
        earliest = last
    return ordered


def breaks_off(tokens: list[str]) -> bool:
    """Whether a piece that wants to go on does not."""
    following = [*tokens[1:], "今"]
    return any(
        token.endswith("@@") and after in _CHINESE
        for token, after in zip(tokens, following, strict=True)
    )


def plain(text: str) -> str:
    """Without what FunASR writes for the class that is no mark, case, and the kind of last stop."""
    text = re.sub(r"<unk>|\s", "", text).lower()
    return re.sub(r"[、，,。.]$", "。", text)


def _sense_voice_model(reference: object, config: object) -> object:
    """The full-size model; AutoModel would take the vocabulary's size from the stand-in."""
    from funasr.register import tables  # noqa: PLC0415

    settings = config.settings.section("encoder_conf")
    names = ("output_size", "attention_heads", "linear_units", "num_blocks", "tp_blocks")
    sizes = {name: settings.integer(name) for name in names}
    model = tables.model_classes["SenseVoiceSmall"](
        encoder="SenseVoiceEncoderSmall",
        encoder_conf={
            **sizes,
            "input_layer": "pe",
            "normalize_before": True,
            "kernel_size": 11,
            "sanm_shfit": 0,
            "selfattention_layer_type": "sanm",
        },
        length_normalized_loss=True,
        sos=1,
        eos=2,
        ignore_id=-1,
        vocab_size=25_055,
        input_size=560,
    )
    model.load_state_dict(torch.load(config.weights, weights_only=True))
    return model.eval()
