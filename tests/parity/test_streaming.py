"""What a stream gives at its end and for any blocks; its tail against the offline model."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml

from engine.architectures.paraformer import read_paraformer
from engine.batching import Span
from engine.features import FbankStream, fbank
from engine.frontend import Frontend
from engine.models.config import read_config
from engine.networks.paraformer import Paraformer, ParaformerNetwork
from engine.networks.paraformer_streaming import ParaformerStreamingNetwork
from engine.recognizers.paraformer_streaming import ParaformerStreamingRecognizer
from engine.timestamps import coarse_times, fired_times
from engine.types import Region, Token, joined
from engine.vocab import read_tokens
from tests.parity import cases, lively

_CLIP = "zh/pangrama"
_SECOND = cases.RATE


@pytest.fixture(scope="module")
def shortsighted(tmp_path_factory) -> tuple[Path, Path]:
    """A stream and an offline model with the same weights, which see one frame at a time.

    So both have to give the same, if each frame is heard once and all is carried along.
    """
    folder = tmp_path_factory.mktemp("shortsighted")
    quiet = weight_of_nothing(without_neighbours(folder / "probe", "ParaformerStreaming", 0.0))
    return (
        without_neighbours(folder / "stream", "ParaformerStreaming", quiet),
        without_neighbours(folder / "offline", "Paraformer", quiet),
    )


def without_neighbours(folder: Path, kind: str, noise: float) -> Path:
    """A model whose encoder and predictor see one frame, whose decoder sees earlier tokens."""
    lively.paraformer(folder, kind=kind)
    config = yaml.safe_load((folder / "config.yaml").read_text("utf-8"))
    config["encoder_conf"]["kernel_size"] = 1
    config["decoder_conf"]["sanm_shfit"] = 5
    config["predictor_conf"] |= {"l_order": 0, "r_order": 0, "smooth_factor": 1.5}
    config["predictor_conf"]["noise_threshold"] = noise
    lively._write_config(folder, config)
    with torch.device("meta"):
        module = Paraformer(sizes(folder))
    shapes = {name: tuple(tensor.shape) for name, tensor in module.state_dict().items()}
    weights = lively.weights(shapes)
    for name in weights:
        if "linear_out" in name:  # of attention
            weights[name] = torch.zeros(shapes[name])
    torch.save(weights, folder / "model.pt")
    return folder


def sizes(folder: Path) -> tuple:
    config = read_config(folder)
    encoder = config.settings.section("encoder_conf")
    return read_paraformer(
        config,
        lively.N_INPUT,
        len(read_tokens(config)),
        encoder_class=config.settings.class_name("encoder"),
        input_layer=encoder.text("input_layer"),
    )


def weight_of_nothing(folder: Path) -> float:
    """What the frames of zeros in front of a stream weigh."""
    module = stream(folder)._module
    n_layers = module.encoder_sizes.n_layers
    empty = torch.zeros(1, 0, module.encoder_sizes.n_state)
    with torch.inference_mode():
        zeros = torch.zeros(1, 1, lively.N_INPUT)
        encoded, _ = module.encoder.forward_after(zeros, [(empty, empty)] * n_layers)
        return float(module.predictor(encoded, None)[0, 0]) + 1e-3


def stream(folder: Path) -> ParaformerStreamingNetwork:
    config = read_config(folder)
    return ParaformerStreamingNetwork(config, lively.N_INPUT, len(read_tokens(config)), "cpu")


@pytest.mark.parametrize(
    ("windows", "backs", "step"),
    [
        ((0, 10, 5), (4, 1), 97),
        ((5, 10, 5), (4, 1), 1920),
        ((0, 8, 4), (0, 0), 1920),
        ((3, 1, 0), (1, 1), 1920),
        ((0, 10, 0), (-1, -1), 1920),
        ((0, 500, 500), (4, 1), 4800),
    ],
)
def test_the_end_is_heard_as_by_the_offline_model(
    shortsighted, clips, tmp_path, windows, backs, step
):
    """An end of any length, 0 to 9600 samples: no frame is lost, none is heard twice.

    Tokens and their times are those of the offline model with the same weights.
    """
    ours = stream(lively.scheduled(shortsighted[0], tmp_path / "model", windows, backs))
    config = read_config(shortsighted[1])
    offline = ParaformerNetwork(config, lively.N_INPUT, len(read_tokens(config)), "cpu")
    frontend, samples = Frontend(config, 7, 6), cases.clip(clips, _CLIP)[_SECOND:]
    lengths = set()
    for n_samples in range(9600, 19_201, step):
        features = frontend(fbank(samples[:n_samples]))
        (expected,) = offline.run([features])
        found = ours.run(features)
        np.testing.assert_array_equal(found.ids, expected.ids)
        np.testing.assert_allclose(found.scores, expected.scores, atol=1e-4)
        duration = 0.06 * len(features)
        times = coarse_times(expected.weights, len(expected.ids))
        assert fired_times(found.frames.tolist(), duration) == times
        lengths.add(len(found.ids))
    assert len(lengths) > 1  # what is at the end makes a difference


@pytest.mark.parametrize("size", [1, 7, 160, 9600])
def test_blocks_leave_no_trace(models, clips, size):
    recognizer = ParaformerStreamingRecognizer(models["streaming"], "cpu")
    samples = cases.clip(clips, _CLIP)[: 3 * _SECOND // 2]
    assert words_of(recognizer, samples, size) == words_of(recognizer, samples, len(samples))


def test_an_utterance_and_a_span_hold_the_same_words(models, clips):
    recognizer = ParaformerStreamingRecognizer(models["streaming"], "cpu")
    for name in cases.TALK_CLIPS:
        samples = cases.clip(clips, name)
        (found,) = recognizer.begin((), itn=False).recognize([span(samples)])
        assert list(found.tokens) == words_of(recognizer, samples, 1600) != []


def test_words_come_while_the_speech_goes_on(models, clips):
    recognizer = ParaformerStreamingRecognizer(models["streaming"], "cpu")
    utterance, fbanks = recognizer.begin_utterance(), FbankStream()
    samples = cases.clip(clips, _CLIP)
    blocks = [samples[start : start + 1600] for start in range(0, len(samples), 1600)]
    heard = [utterance.accept(fbanks.accept(block)) for block in blocks]
    texts = [joined(words) for words in [*heard, utterance.finish()]]
    assert len(set(texts)) >= 5
    for earlier, later in pairwise(texts):
        assert later.lower().replace(" ", "").startswith(earlier.lower().replace(" ", ""))


@pytest.mark.parametrize("n_samples", [0, 1, 399, 400, 401, 700, 960, 9_600, 16_037])
@pytest.mark.parametrize("level", [0.0, 1e-9, 1.0])
def test_short_and_silent_spans(models, n_samples, level):
    recognizer = ParaformerStreamingRecognizer(models["streaming"], "cpu")
    samples = (level * cases.sound(n_samples)).astype(np.float32)
    (found,) = recognizer.begin(("zh",), itn=True).recognize([span(samples)])
    assert n_samples >= 400 or not found.tokens
    earliest = 0.0
    for token in found.tokens:
        assert earliest <= token.start <= token.end <= n_samples / cases.RATE
        assert np.isfinite(token.score)
        earliest = token.end


def words_of(
    recognizer: ParaformerStreamingRecognizer, samples: np.ndarray, size: int
) -> list[Token]:
    """What is recognized in blocks of `size` samples."""
    utterance, fbanks = recognizer.begin_utterance(), FbankStream()
    for start in range(0, len(samples), size):
        utterance.accept(fbanks.accept(samples[start : start + size]))
    return utterance.finish()


def span(samples: np.ndarray) -> Span:
    return Span(0, samples, (Region(0, len(samples)),), fbank(samples))
