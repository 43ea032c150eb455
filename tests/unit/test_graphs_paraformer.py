"""The Paraformer family's graphs: what is wrong with a checkpoint is said by its tensor's name."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.aligner import Aligner
from engine.errors import ModelCorrupt
from engine.recognizers.paraformer import ParaformerRecognizer
from engine.recognizers.paraformer_streaming import ParaformerStreamingRecognizer

LOADERS: dict[str, Callable[[Path, str], object]] = {
    **dict.fromkeys(("plain", "bicif", "contextual", "seaco"), ParaformerRecognizer),
    "streaming": ParaformerStreamingRecognizer,
    "aligner": lambda folder, _: Aligner(folder),
}


def damaged(source: Path, folder: Path, **changed: torch.Tensor | None) -> Path:
    """Copy a model with other tensors, or without one; what was made of it stays behind."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("*.onnx"))
    weights = torch.load(folder / "model.pt", weights_only=True)
    for name, tensor in changed.items():
        if tensor is None:
            del weights[name]
        else:
            weights[name] = tensor
    torch.save(weights, folder / "model.pt")
    return folder


@pytest.mark.parametrize(
    ("name", "tensor"),
    [
        ("plain", "encoder.encoders0.0.self_attn.linear_q_k_v.weight"),
        ("plain", "encoder.encoders.2.feed_forward.w_2.bias"),
        ("plain", "predictor.cif_conv1d.weight"),
        ("plain", "decoder.decoders3.0.norm1.weight"),
        ("plain", "decoder.embed.0.weight"),
        ("bicif", "predictor.blstm.weight_hh_l0_reverse"),
        ("bicif", "predictor.upsample_cnn.bias"),
        ("contextual", "bias_embed.weight"),
        ("contextual", "bias_encoder.bias_hh_l0"),
        ("contextual", "decoder.bias_output.weight"),
        ("contextual", "decoder.bias_decoder.src_attn.linear_k_v.bias"),
        ("contextual", "decoder.embed.0.weight"),
        ("seaco", "bias_encoder.weight_ih_l1"),
        ("seaco", "seaco_decoder.decoders.5.src_attn.linear_out.weight"),
        ("seaco", "hotword_output_layer.bias"),
        ("streaming", "encoder.encoders.0.self_attn.fsmn_block.weight"),
        ("streaming", "decoder.decoders.1.self_attn.fsmn_block.weight"),
        ("streaming", "decoder.embed.0.weight"),
        ("aligner", "predictor.cif_output.weight"),
        ("aligner", "predictor.cif_output2.bias"),
    ],
)
def test_a_tensor_that_cannot_be_used_is_named(models, tmp_path, name, tensor):
    whole = torch.load(models[name] / "model.pt", weights_only=True)[tensor]
    broken = whole.clone()
    broken.view(-1)[-1] = torch.nan
    for i, (change, fault) in enumerate(
        (
            (None, "is missing"),
            (torch.zeros(3, *whole.shape), "instead of"),
            (broken, "holds what is no number"),
        )
    ):
        folder = damaged(models[name], tmp_path / str(i), **{tensor: change})
        with pytest.raises(ModelCorrupt, match=rf"{tensor} .*{fault}"):
            LOADERS[name](folder, "cpu")


@pytest.mark.parametrize(
    ("name", "tensor"),
    [
        ("plain", "head.weight"),
        ("plain", "encoder.encoders.3.norm1.weight"),
        ("plain", "predictor.blstm.weight_ih_l0"),
        ("plain", "decoder.decoders.3.norm1.weight"),
        ("plain", "bias_encoder.weight_ih_l0"),
        ("contextual", "decoder.decoders.2.norm1.weight"),
        ("contextual", "bias_encoder.weight_ih_l1"),
        ("contextual", "seaco_decoder.after_norm.weight"),
        ("seaco", "bias_embed.weight"),
        ("seaco", "bias_encoder.weight_ih_l0_reverse"),
        ("seaco", "seaco_decoder.decoders.6.norm1.weight"),
        ("seaco", "hotword_output_layer.scale"),
        ("streaming", "decoder.decoders.3.norm1.weight"),
        ("aligner", "decoder.embed.0.weight"),
    ],
)
def test_a_tensor_that_nobody_knows_is_named(models, tmp_path, name, tensor):
    folder = damaged(models[name], tmp_path / "model", **{tensor: torch.zeros(2)})
    with pytest.raises(ModelCorrupt, match=f"{tensor} is unknown"):
        LOADERS[name](folder, "cpu")


@pytest.mark.parametrize("name", ["plain", "bicif", "streaming", "aligner"])
def test_a_predictor_of_another_width_is_named(models, tmp_path, name):
    folder = damaged(models[name], tmp_path / "model")
    config = (folder / "config.yaml").read_text("utf-8")
    (folder / "config.yaml").write_text(config.replace("idim: 64", "idim: 32"), "utf-8")
    with pytest.raises(ModelCorrupt, match=r"predictor_conf.idim in its config is '32'"):
        LOADERS[name](folder, "cpu")


@pytest.mark.parametrize("name", ["plain", "seaco", "streaming"])
def test_what_only_training_used_is_passed_over(models, tmp_path, name):
    folder = damaged(models[name], tmp_path / "model", **{"ctc.ctc_lo.weight": torch.zeros(2)})
    assert LOADERS[name](folder, "cpu").device == "cpu"


def test_weights_changed_in_place_are_read_anew(models, tmp_path):
    frames = np.random.default_rng(0).standard_normal((300, 80), dtype=np.float32)
    folder = damaged(models["aligner"], tmp_path / "model")
    before = Aligner(folder).times(frames, ["我", "们"])
    weights = torch.load(folder / "model.pt", weights_only=True)
    weights["predictor.cif_output2.weight"] *= -4
    torch.save(weights, folder / "model.pt")
    assert Aligner(folder).times(frames, ["我", "们"]) != before
    assert len([*folder.glob("*.onnx")]) == 1


def test_no_pytorch_is_loaded_on_the_cpu(models):
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from engine.aligner import Aligner\n"
        "from engine.recognizers.paraformer import ParaformerRecognizer\n"
        "from engine.recognizers.paraformer_streaming import ParaformerStreamingRecognizer\n"
        "for name in sys.argv[3:]:\n    ParaformerRecognizer(Path(name), 'cpu')\n"
        "ParaformerStreamingRecognizer(Path(sys.argv[1]), 'cpu')\n"
        "Aligner(Path(sys.argv[2]))\n"
        "assert 'torch' not in sys.modules\n"
    )
    names = ("streaming", "aligner", "plain", "bicif", "contextual", "seaco")
    subprocess.run(
        [sys.executable, "-c", code, *(str(models[name]) for name in names)],
        check=True,
        cwd=Path(__file__).parents[2],
    )
