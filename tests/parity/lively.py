"""Model directories in the official layout, with random weights that hide no fault.

The weights follow from names and shapes alone, so that the reference implementation and ours can be
given the same ones on any machine. Fresh networks have flat outputs and biases of zero, which would
let many a mistake pass; these have not.
"""

import json
import shutil
import zlib
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import torch
import yaml

from engine.architectures.aligner import read_aligner
from engine.architectures.paraformer import CONTEXTUAL, SEACO
from engine.architectures.paraformer_streaming import KIND as STREAMING
from engine.architectures.sanm import read_sizes
from engine.architectures.sense_voice import read_sense_voice
from engine.models.config import read_config
from engine.networks.hotwords import HotwordNetwork
from engine.networks.paraformer import ParaformerNetwork
from engine.networks.paraformer_streaming import ParaformerStreamingNetwork
from engine.networks.sense_voice import SenseVoice
from tests.parity.networks.aligner import Aligner
from tests.parity.networks.ct_transformer import CtTransformer

_FULL = 400  # tensors, from which a network is one of thirty layers or more
_TIMED = "CifPredictorV3"
N_INPUT = 560  # seven frames of 80 bins

_FRONTEND = {
    "fs": 16000,
    "window": "hamming",
    "n_mels": 80,
    "frame_length": 25,
    "frame_shift": 10,
    "dither": 0.0,
}
# How the streaming encoder was trained.
_TRAINED = {
    "input_layer": "pe_online",
    "chunk_size": [12, 15],
    "stride": [8, 10],
    "pad_left": [0, 0],
    "encoder_att_look_back_factor": [4, 4],
    "decoder_att_look_back_factor": [1, 1],
}
# No pieces of words: FunASR misplaces those that a Chinese character follows.
_ENGLISH = "the and is it 's hello world a b c u s don't".split()
_HAN = "今天天气很好我们一起去公园吧你是谁在做什么想问滨海新区有房子没有人知道怎么办"
_JIEBA_WORDS = "今天 天气 很好 我们 一起 公园 天气很 滨海新区 没有人 知道 怎么办 T恤 有房子".split()
_SAID = ("hello world this is the weather of today", "what is it and who are you")
_TAGS = (
    "<|zh|> <|en|> <|yue|> <|ja|> <|ko|> <|nospeech|> <|HAPPY|> <|SAD|> <|ANGRY|> <|NEUTRAL|> "
    "<|EMO_UNKNOWN|> <|BGM|> <|Speech|> <|Applause|> <|Laughter|> <|withitn|> <|woitn|>"
).split()


def weights(shapes: Mapping[str, tuple[int, ...]], gain: float = 1.0) -> dict[str, torch.Tensor]:
    """Random tensors for a network with these names and shapes.

    Args:
        gain: of the matrices; thirty layers make chaos of what keeps four alive.
    """
    return {name: torch.from_numpy(_tensor(name, shape, gain)) for name, shape in shapes.items()}


def paraformer(
    folder: Path, *, kind: str = "BiCifParaformer", full: bool = False, english: bool = False
) -> Path:
    """Make a Paraformer; `full` is the published size, else one that runs in milliseconds."""
    state, hidden, layers, decoder_layers = (512, 2048, 50, 16) if full else (64, 96, 4, 3)
    heads = 4
    tokens = ["<blank>", "<s>", "</s>", *_ENGLISH, *dict.fromkeys(_HAN)]
    others = (chr(code) for code in range(0x4E00, 0xA000) if chr(code) not in _HAN)
    tokens += islice(others, 8403 - len(tokens)) if full else []
    tokens.append("<unk>")
    n_vocab = len(tokens)
    has_times = kind in ("BiCifParaformer", SEACO)
    is_stream = kind == STREAMING
    config = {
        "model": kind,
        "model_conf": {"ctc_weight": 0.0, "lsm_weight": 0.1, "predictor_bias": 1},
        "encoder": "SANMEncoderChunkOpt" if is_stream else "SANMEncoder",
        "encoder_conf": _encoder(state, heads, hidden, layers) | (_TRAINED if is_stream else {}),
        "decoder": "ContextualParaformerDecoder" if kind == CONTEXTUAL else "ParaformerSANMDecoder",
        "decoder_conf": {
            "attention_heads": heads,
            "linear_units": hidden,
            "num_blocks": decoder_layers,
            "att_layer_num": decoder_layers,
            "kernel_size": 11,
            "sanm_shfit": 5 if is_stream else 0,
        },
        "predictor": _TIMED if has_times else "CifPredictorV2",
        "predictor_conf": _predictor(state, has_times=has_times),
        "frontend": "WavFrontendOnline" if is_stream else "WavFrontend",
        "frontend_conf": {**_FRONTEND, "lfr_m": 7, "lfr_n": 6},
        "tokenizer": "CharTokenizer",
        "tokenizer_conf": {"unk_symbol": "<unk>", "split_with_space": True},
    }
    if english:
        config["tokenizer"] = "SentencepiecesTokenizer"
        config["tokenizer_conf"] = {"bpemodel": str(folder / "bpe.model")}
    if kind in (CONTEXTUAL, SEACO):
        config["model_conf"] |= {"inner_dim": state, "bias_encoder_type": "lstm"}
        _write_seg_dict(folder, tokens)
    if kind == SEACO:
        config["model_conf"] |= {"bias_encoder_bid": False, "NO_BIAS": no_bias(len(tokens))}
        config["seaco_decoder"] = "ParaformerSANMDecoder"
        config["seaco_decoder_conf"] = {
            "attention_heads": heads,
            "linear_units": hidden // 2,
            "num_blocks": 4,
            "kernel_size": 21,
            "sanm_shfit": 0,
            "use_output_layer": False,
            "wo_input_layer": True,
        }
    _write_config(folder, config)
    if english:
        n_vocab = _train_pieces(folder / "bpe.model", _SAID, 60)
    else:
        (folder / "tokens.json").write_text(json.dumps(tokens, ensure_ascii=False), "utf-8")
    _write_cmvn(folder, N_INPUT)
    made = read_config(_with_weights(folder))
    others = {**dict.fromkeys((CONTEXTUAL, SEACO), HotwordNetwork)}
    others[STREAMING] = ParaformerStreamingNetwork
    network = others.get(kind, ParaformerNetwork)
    with torch.device("meta"):
        module = network.builder(made, N_INPUT, n_vocab)()
    return _save(folder, module)


def no_bias(n_vocab: int) -> int:
    """The id that SeACo's bias decoder gives where no hotword is spoken."""
    return 8377 if n_vocab > 8377 else 20


def scheduled(
    source: Path, folder: Path, windows: tuple[int, int, int], backs: tuple[int, int]
) -> Path:
    """Copy a streaming model that is small, with a config that says how it runs."""
    shutil.copytree(source, folder)
    said = {"chunk_size": list(windows)}
    said |= {"encoder_chunk_look_back": backs[0], "decoder_chunk_look_back": backs[1]}
    with (folder / "config.yaml").open("a", encoding="utf-8") as config:
        yaml.safe_dump(said, config)
    return folder


def sense_voice(folder: Path, *, full: bool = False, n_vocab: int | None = None) -> Path:
    """Make a SenseVoice; its tokenizer is a stand-in with the tags as pieces of their own."""
    state, hidden, layers, more = (512, 2048, 50, 20) if full else (64, 96, 4, 2)
    config = {
        "model": "SenseVoiceSmall",
        "model_conf": {"length_normalized_loss": True, "sos": 1, "eos": 2, "ignore_id": -1},
        "encoder": "SenseVoiceEncoderSmall",
        "encoder_conf": {**_encoder(state, 4, hidden, layers), "tp_blocks": more},
        "frontend": "WavFrontend",
        "frontend_conf": {**_FRONTEND, "lfr_m": 7, "lfr_n": 6, "cmvn_file": None},
        "tokenizer": "SentencepiecesTokenizer",
        "tokenizer_conf": {"bpemodel": None, "unk_symbol": "<unk>", "split_with_space": True},
    }
    _write_config(folder, config)
    (folder / "configuration.json").write_text(
        json.dumps(
            {
                "file_path_metas": {
                    "init_param": "model.pt",
                    "config": "config.yaml",
                    "tokenizer_conf": {"bpemodel": "chn_jpn_yue_eng_ko_spectok.bpe.model"},
                    "frontend_conf": {"cmvn_file": "am.mvn"},
                }
            }
        )
    )
    pieces = folder / "chn_jpn_yue_eng_ko_spectok.bpe.model"
    n_pieces = _train_pieces(pieces, [*_SAID, _HAN], 140, _TAGS)
    _write_cmvn(folder, N_INPUT)
    made = read_config(_with_weights(folder))
    with torch.device("meta"):
        module = SenseVoice(*read_sense_voice(made.settings, N_INPUT), n_vocab or n_pieces)
    return _save(folder, module)


def ct_transformer(
    folder: Path,
    *,
    full: bool = False,
    by_words: bool = False,
    realtime: bool = False,
    n_vocab: int | None = None,
) -> Path:
    """Make a punctuation model; `by_words` is the kind cut by jieba.

    Its vocabulary is small where neither `full` nor `n_vocab` says more. The size of the one by
    words is unknown where its config.yaml is: the full one here follows hearsay.
    """
    state, heads, hidden, layers = (256, 8, 1024, 4) if full else (32, 4, 48, 2)
    layers = 3 if realtime else layers
    embedded = state
    if by_words:
        state, heads, hidden, layers = (516, 12, 2048, 12) if full else (36, 12, 48, 2)
        embedded = 516 if full else 24
    words = ["<blank>", "<s>", "</s>", *"the a is it hello world of to iphone usb 3.0".split()]
    words += dict.fromkeys(_HAN)
    if by_words:
        words += _JIEBA_WORDS
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "jieba_usr_dict").write_text("\n".join(_JIEBA_WORDS) + "\n", "utf-8")
    n_words = 471_066 if by_words else 272_726
    n_words = n_words if n_vocab is None else n_vocab - 1
    words += [f"w{i}" for i in range(n_words - len(words))] if full else []
    words.append("<unk>")
    config = {
        "model": "CTTransformerStreaming" if realtime else "CTTransformer",
        "model_conf": {
            "ignore_id": 0,
            "embed_unit": embedded,
            "att_unit": state,
            "punc_list": ["<unk>", "_", "，", "。", "？", "、"],
            "punc_weight": [1.0] * 6,
            "sentence_end_id": 3,
        },
        "encoder": "SANMVadEncoder" if realtime else "SANMEncoder",
        "encoder_conf": {
            **_encoder(state, heads, hidden, layers),
            "input_size": embedded,
            "sanm_shfit": 5 if realtime else 0,
        },
        "tokenizer": "CharTokenizer",
        "tokenizer_conf": {"unk_symbol": "<unk>"},
    }
    _write_config(folder, config)
    (folder / "tokens.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    made = read_config(_with_weights(folder))
    sizes = read_sizes(made.settings.section("encoder_conf"), embedded)
    with torch.device("meta"):
        module = CtTransformer(sizes, len(words), 6)
    return _save(folder, module)


def aligner(folder: Path, *, full: bool = False) -> Path:
    """Make a TP-Aligner."""
    state, hidden, layers = (320, 1280, 30) if full else (64, 96, 4)
    tokens = ["<blank>", "<s>", "</s>", *_ENGLISH, *dict.fromkeys(_HAN), "<unk>"]
    config = {
        "model": "MonotonicAligner",
        "model_conf": {"length_normalized_loss": False, "predictor_bias": 1},
        "encoder": "SANMEncoder",
        "encoder_conf": _encoder(state, 4, hidden, layers),
        "predictor": "CifPredictorV3",
        "predictor_conf": _predictor(state, has_times=True),
        "frontend": "WavFrontend",
        "frontend_conf": {**_FRONTEND, "lfr_m": 7, "lfr_n": 6},
        "tokenizer": "CharTokenizer",
        "tokenizer_conf": {"unk_symbol": "<unk>", "split_with_space": True},
    }
    _write_config(folder, config)
    _write_seg_dict(folder, tokens)
    (folder / "tokens.json").write_text(json.dumps(tokens, ensure_ascii=False), "utf-8")
    _write_cmvn(folder, N_INPUT)
    sizes = read_aligner(read_config(_with_weights(folder)), N_INPUT)
    with torch.device("meta"):
        module = Aligner(*sizes)
    return _save(folder, module)


def _predictor(state: int, *, has_times: bool) -> dict[str, object]:
    predictor = {"idim": state, "threshold": 1.0, "l_order": 1, "r_order": 1}
    predictor |= {"tail_threshold": 0.45}
    if has_times:
        predictor |= {"smooth_factor2": 0.25, "noise_threshold2": 0.01, "upsample_times": 3}
        predictor |= {"use_cif1_cnn": False, "upsample_type": "cnn_blstm"}
    return predictor


def _tensor(name: str, shape: tuple[int, ...], gain: float) -> np.ndarray:
    rng = np.random.default_rng(zlib.crc32(f"{name}{tuple(shape)}".encode()))
    values = rng.standard_normal(shape, dtype=np.float32)
    if name == "hotword_output_layer.bias":  # that half of the tokens are no hotword's
        values *= 0.1
        values[no_bias(len(values))] += 14.0
        return values
    if name in _BIASES:
        place, bias = _BIASES[name]
        values[place] += bias
        return values
    values *= next(scale for part, scale in _SCALES if part in name)
    if "norm" in name and name.endswith("weight"):
        return values + 1
    is_matrix = len(shape) > 1 and "fsmn_block" not in name and "embed" not in name
    return gain * values / np.sqrt(np.prod(shape[1:])).astype(np.float32) if is_matrix else values


# Biases that decide: how many tokens are fired, that most frames of CTC are blank, that no word is
# unknown (FunASR gives the times of unknown words to the next ones).
_BIASES = {
    "predictor.cif_output.bias": (0, -0.7),
    "ctc.ctc_lo.bias": (0, 12.0),
    "decoder.output_layer.bias": (-1, -50.0),
}
_SCALES = (
    ("norm", 0.1),
    ("fsmn_block", 0.3),  # what tells one frame from the next
    ("bias_output", 1.0),  # hotwords that are heard
    ("bias_decoder", 1.0),
    ("bias_encoder.weight", 3.0),
    ("bias_embed", 2.0),
    ("bias", 0.1),
    ("embed", 1.0),
    ("output_layer", 5.0),  # decisions, not ties
    ("ctc_lo", 5.0),
    ("linear_q", 2.5),
    ("", 1.0),
)


def _encoder(state: int, heads: int, hidden: int, layers: int) -> dict[str, object]:
    return {
        "output_size": state,
        "attention_heads": heads,
        "linear_units": hidden,
        "num_blocks": layers,
        "input_layer": "pe",
        "pos_enc_class": "SinusoidalPositionEncoder",
        "normalize_before": True,
        "kernel_size": 11,
        "sanm_shfit": 0,
        "selfattention_layer_type": "sanm",
    }


def _write_config(folder: Path, config: dict[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")


def _write_seg_dict(folder: Path, tokens: list[str]) -> None:
    """As published: every character, and words with their pieces."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{token} {token}" for token in tokens[3:-1]]
    lines += ["usb u s b", "isn't is don't", "worlds world s"]
    (folder / "seg_dict").write_text("\n".join(lines) + "\n", "utf-8")


def _write_cmvn(folder: Path, dim: int) -> None:
    """As published: 80 values over and over, and a Splice whose brackets are a trap."""
    mel = np.linspace(0, 1, 80)
    shift, scale = (
        np.tile(-(11 + 2 * np.sin(2 * mel)), dim // 80),
        np.tile(0.15 + mel / 20, dim // 80),
    )
    rows = [" ".join(f"{value:.6f}" for value in values) for values in (shift, scale)]
    (folder / "am.mvn").write_text(
        f"<Nnet>\n<Splice> {dim} {dim}\n[ 0 ]\n"
        f"<AddShift> {dim} {dim}\n<LearnRateCoef> 0 [ {rows[0]} ]\n"
        f"<Rescale> {dim} {dim}\n<LearnRateCoef> 0 [ {rows[1]} ]\n</Nnet>\n"
    )


def _with_weights(folder: Path) -> Path:
    (folder / "model.pt").touch()
    return folder


def _save(folder: Path, module: torch.nn.Module) -> Path:
    shapes = {name: tuple(tensor.shape) for name, tensor in module.state_dict().items()}
    gain = 1.0 if len(shapes) < _FULL else 0.6
    torch.save(weights(shapes, gain), folder / "model.pt")
    return folder


def _train_pieces(path: Path, lines: Sequence[str], n: int, own: Sequence[str] = ()) -> int:
    """Make a sentencepiece model of n pieces; `own` are some of them."""
    import sentencepiece  # noqa: PLC0415 - only these tests need a trainer

    with path.open("wb") as out:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([*lines] * 20),
            model_writer=out,
            vocab_size=n,
            model_type="bpe",
            character_coverage=1.0,
            normalization_rule_name="identity",
            user_defined_symbols=list(own),
            minloglevel=2,
        )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    return int(pieces.get_piece_size())
