"""The reference implementation, asked one question at a time: FunASR on a model's directory.

Only this file imports it. What it says of a batch is asked one by one, as its own batches let
padding leak into the convolutions and the LSTM.
"""

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch
from funasr import AutoModel
from funasr.frontends.wav_frontend import WavFrontend
from funasr.models.contextual_paraformer.model import ContextualParaformer
from funasr.models.seaco_paraformer.model import SeacoParaformer
from funasr.tokenizer.char_tokenizer import CharTokenizer

Arrays = dict[str, np.ndarray]


def load(folder: Path, **others: str) -> Any:
    """An AutoModel; `others` are vad_model and punc_model."""
    return AutoModel(
        model=str(folder), device="cpu", disable_update=True, disable_pbar=True, **others
    )


def features(samples: np.ndarray, folder: Path, width: int, step: int) -> np.ndarray:
    """Stacked and normalised frames."""
    frontend = WavFrontend(
        cmvn_file=str(folder / "am.mvn"), dither=0.0, lfr_m=width, lfr_n=step, window="hamming"
    )
    found, _ = frontend(torch.from_numpy(samples)[None], torch.tensor([len(samples)]))
    return found[0].numpy()


@torch.inference_mode()
def paraformer(model: Any, x: np.ndarray, hotwords: list[list[int]] | None = None) -> Arrays:
    """Encoder output, token ids and scores; with BiCIF the weights, peaks and how many fired.

    Args:
        hotwords: for models that take them, by their ids; what means "none" comes last.
    """
    n = torch.tensor([len(x)])
    encoded, _ = model.encode(torch.from_numpy(x)[None].clone(), n)
    embeddings, lengths, *_ = model.calc_predictor(encoded, n)
    lengths = lengths.round().long()
    found = {"encoded": encoded[0].numpy(), "ids": np.empty(0, np.int64)}
    if int(lengths) == 0:
        return found
    scores = _decoded(model, (encoded, n, embeddings, lengths), hotwords)
    found["scores"], ids = (part[0, : int(lengths)].numpy() for part in scores.max(dim=-1))
    found["ids"] = ids
    if hasattr(model, "calc_predictor_timestamp"):
        _, _, weights, peaks = model.calc_predictor_timestamp(encoded, n, lengths)
        found |= {"weights": weights[0].numpy(), "peaks": peaks[0].numpy()}
    return found


def _decoded(
    model: Any, heard: tuple[torch.Tensor, ...], hotwords: list[list[int]] | None
) -> torch.Tensor:
    if hasattr(model, "seaco_decoder"):
        return model._seaco_decode_with_ASF(*heard, hw_list=hotwords)
    if hasattr(model, "bias_encoder"):
        return model.cal_decoder_with_predictor(*heard, hw_list=hotwords)[0]
    return model.cal_decoder_with_predictor(*heard)[0]


def hotword_ids(asked: str, tokens: Sequence[str], folder: Path, kind: str) -> list[list[int]]:
    """The hotwords of a text, or of the .txt that it names, by their ids; "none" comes last.

    Args:
        folder: where seg_dict lies.
        kind: of the model that listens for them.
    """
    tokenizer = CharTokenizer(token_list=list(tokens), unk_symbol="<unk>", split_with_space=True)
    frontend = SimpleNamespace(cmvn_file=str(folder / "am.mvn"))
    model = SeacoParaformer if kind == "SeacoParaformer" else ContextualParaformer
    return model.generate_hotwords_list(SimpleNamespace(sos=1), asked, tokenizer, frontend)


@torch.inference_mode()
def sense_voice(model: Any, x: np.ndarray, language: int, normalisation: int) -> Arrays:
    """CTC logits with the four query frames in front."""
    queries = model.embed(torch.tensor([[language, 1, 2, normalisation]]))
    inputs = torch.cat([queries, torch.from_numpy(x)[None]], dim=1)
    encoded, _ = model.encoder(inputs, torch.tensor([inputs.shape[1]]))
    return {"logits": model.ctc.ctc_lo(encoded)[0].numpy()}


@torch.inference_mode()
def ct_transformer(model: Any, ids: list[int]) -> Arrays:
    """Logits of the marks."""
    logits, _ = model.punc_forward(torch.tensor([ids]), torch.tensor([len(ids)]))
    return {"logits": logits[0].numpy()}


@torch.inference_mode()
def ct_transformer_realtime(model: Any, ids: list[int], n_before: int) -> Arrays:
    """Logits of the marks; `n_before` words were said before the last pause."""
    logits, _ = model.punc_forward(
        torch.tensor([ids]), torch.tensor([len(ids)]), torch.tensor([n_before])
    )
    return {"logits": logits[0].numpy()}


def punctuated_session(auto_model: Any, spans: Sequence[str]) -> list[str]:
    """What is written of each span."""
    cache: dict[str, Any] = {}
    return [auto_model.generate(span, cache=cache)[0]["text"] for span in spans]


def paraformer_stream(
    auto_model: Any, samples: np.ndarray, chunk_size: tuple[int, int, int], backs: tuple[int, int]
) -> list[Arrays]:
    """What each window of a stream hears and gives: features, encoder output, ids, scores."""
    model, windows = auto_model.model, []
    encode, decode = model.encode_chunk, model.cal_decoder_with_predictor_chunk

    def encoding(speech: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        features = speech[0].numpy().copy()  # the encoder scales them in place
        found = encode(speech, *args, **kwargs)
        nothing = {"ids": np.empty(0, np.int64), "scores": np.empty(0, np.float32)}
        windows.append({"features": features, "encoded": found[0][0].numpy(), **nothing})
        return found

    def decoding(*args: Any, **kwargs: Any) -> Any:
        found = decode(*args, **kwargs)
        scores, ids = found[0][0].max(dim=-1)
        windows[-1] |= {"ids": ids.numpy(), "scores": scores.numpy()}
        return found

    model.encode_chunk, model.cal_decoder_with_predictor_chunk = encoding, decoding
    cache: dict[str, Any] = {}
    size = 960 * chunk_size[1]
    try:
        for start in range(0, len(samples), size):
            auto_model.generate(
                samples[start : start + size],
                cache=cache,
                is_final=start + size >= len(samples),
                chunk_size=list(chunk_size),
                encoder_chunk_look_back=backs[0],
                decoder_chunk_look_back=backs[1],
            )
    finally:
        del model.encode_chunk, model.cal_decoder_with_predictor_chunk
    return windows
