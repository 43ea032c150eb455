"""funasr-onnx, FunASR's own runtime for its int8 export, one clip at a time.

It asks for numpy before 1.27 and may fail with a later one; the bench then says so.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from funasr_onnx import Paraformer, SenseVoiceSmall

from engine.cores import n_cores
from tests.bench.peers.serving import serve


class FunASROnnx:
    """Recognizes clips from their samples."""

    def load_recognizer(self, graph: str, clips: str, *, is_sense_voice: bool) -> None:
        """Take a graph, the model it was made from around it, and clips to be recognized."""
        kind = SenseVoiceSmall if is_sense_voice else Paraformer
        with TemporaryDirectory() as folder:
            for file in Path(graph).parents[1].glob("*.*"):
                if file.suffix not in (".pt", ".onnx"):
                    shutil.copy(file, folder)
            shutil.copy(graph, Path(folder) / "model_quant.onnx")
            self._recognizer = kind(folder, quantize=True, intra_op_num_threads=n_cores())
        with np.load(clips) as archive:
            self._clips = list(archive.values())

    def recognize(self) -> int:
        """Recognize the clips one by one; return how many texts there are."""
        return sum(len(self._recognizer(samples)) for samples in self._clips)


if __name__ == "__main__":
    serve(FunASROnnx())
