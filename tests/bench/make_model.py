"""Makes a model of random weights; in a process of its own, as this takes PyTorch.

python -m tests.bench.make_model KIND FOLDER full|small
"""

import sys
from pathlib import Path

from sentencepiece import sentencepiece_model_pb2

from tests.parity import lively

_N_PIECES = 25_055  # of SenseVoice's vocabulary, as published
_PIECES = "chn_jpn_yue_eng_ko_spectok.bpe.model"


def make(kind: str, folder: Path, *, full: bool) -> None:
    """Make a model of this kind."""
    if kind == "paraformer":
        lively.paraformer(folder, kind="Paraformer", full=full)
    elif kind == "paraformer-streaming":
        lively.paraformer(folder, kind="ParaformerStreaming", full=full)
    elif full:
        lively.sense_voice(folder, full=True, n_vocab=_N_PIECES)
        _fill(folder / _PIECES)
    else:
        lively.sense_voice(folder)


def _fill(path: Path) -> None:
    """Bring a vocabulary to the published size: the last layer's cost is in its width."""
    model = sentencepiece_model_pb2.ModelProto.FromString(path.read_bytes())
    last = min(piece.score for piece in model.pieces)
    for i in range(len(model.pieces), _N_PIECES):
        model.pieces.add(piece=f"\u2581w{i}", score=last - i)
    path.write_bytes(model.SerializeToString())


if __name__ == "__main__":
    make(sys.argv[1], Path(sys.argv[2]), full=sys.argv[3] == "full")
