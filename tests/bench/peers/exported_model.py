"""Makes what the int8 runtimes read: the graph that FunASR exports, quantised both ways.

    python -m tests.bench.peers.exported_model DIRECTORY FOLDER

QUInt8 is the type of weights in FunASR's own export and in sherpa-onnx's published models; QInt8 is
the other. Both graphs carry what sherpa-onnx must be told of them.
"""

import logging
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from funasr import AutoModel
from onnxruntime.quantization import QuantType, quantize_dynamic

_LFR = {"lfr_window_size": "7", "lfr_window_shift": "6"}
_SENSE_VOICE = {
    "model_type": "sense_voice_ctc",
    "version": "1",
    "blank_id": "0",
    "normalize_samples": "0",
    "lang_auto": "0",
    "lang_zh": "3",
    "lang_en": "4",
    "lang_yue": "7",
    "lang_ja": "11",
    "lang_ko": "12",
    "with_itn": "14",
    "without_itn": "15",
}
_PARAFORMER = {"model_type": "paraformer", "version": "1"}
_EXCLUDED = ("output", "bias_encoder", "bias_decoder")  # by FunASR


def make(directory: Path, folder: Path) -> None:
    """Make quint8.onnx, qint8.onnx and tokens.txt in `folder`."""
    logging.disable(logging.WARNING)  # a line a tensor
    folder.mkdir(exist_ok=True)
    model = AutoModel(model=str(directory), device="cpu", disable_update=True, disable_pbar=True)
    tokens = _tokens(model.kwargs["tokenizer"])
    said = _metadata(model, len(tokens))
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        exported = Path(scratch) / "model.onnx"
        _export(model, exported)
        for weights in (QuantType.QUInt8, QuantType.QInt8):
            path = folder / f"{weights.name.lower()}.onnx"
            _quantize(exported, path, weights)
            _tell(path, said)
    lines = [f"{token} {i}" for i, token in enumerate(tokens)]
    (folder / "tokens.txt").write_text("\n".join(lines) + "\n", "utf-8")


def _export(model: AutoModel, path: Path) -> None:
    settings = {name: value for name, value in model.kwargs.items() if name != "model"}
    made = model.model.export(type="onnx", max_seq_len=512, **settings)
    graph = (made[0] if isinstance(made, list | tuple) else made).eval()
    with torch.no_grad():
        torch.onnx.export(
            graph,
            graph.export_dummy_inputs(),
            str(path),
            opset_version=14,
            input_names=graph.export_input_names(),
            output_names=graph.export_output_names(),
            dynamic_axes=graph.export_dynamic_axes(),
            dynamo=False,  # as FunASR's was made
        )


def _quantize(exported: Path, path: Path, weights: QuantType) -> None:
    names = [node.name for node in onnx.load(exported).graph.node]
    quantize_dynamic(
        exported,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=False,
        weight_type=weights,
        nodes_to_exclude=[name for name in names if any(part in name for part in _EXCLUDED)],
    )


def _metadata(model: AutoModel, n_tokens: int) -> dict[str, str]:
    is_sense_voice = type(model.model).__name__ == "SenseVoiceSmall"
    kind = _SENSE_VOICE if is_sense_voice else _PARAFORMER
    shift, scale = model.kwargs["frontend"].cmvn
    cmvn = {
        "neg_mean": ",".join(f"{float(value):.6f}" for value in shift),
        "inv_stddev": ",".join(f"{float(value):.6f}" for value in scale),
    }
    return kind | _LFR | cmvn | {"vocab_size": str(n_tokens), "comment": "random weights"}


def _tokens(tokenizer: object) -> list[str]:
    """Of either kind of tokenizer."""
    if hasattr(tokenizer, "token_list"):
        return list(tokenizer.token_list)
    pieces = tokenizer.sp  # type: ignore[attr-defined]
    return [pieces.id_to_piece(i) for i in range(pieces.get_piece_size())]


def _tell(path: Path, said: dict[str, str]) -> None:
    """Write what sherpa-onnx reads of a model into its graph."""
    graph = onnx.load(path)
    onnx.helper.set_model_props(graph, said)
    onnx.save(graph, path)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
