"""sherpa-onnx's recognizer, one clip at a time, with as many threads as there are cores."""

from pathlib import Path

import numpy as np
from sherpa_onnx import OfflineRecognizer

from engine.cores import n_cores
from tests.bench.peers.serving import serve

_RATE = 16_000


class SherpaOnnx:
    """Recognizes clips from their samples; it takes no features."""

    def load_recognizer(self, graph: str, clips: str, *, is_sense_voice: bool) -> None:
        """Take a graph, its tokens beside it, and clips that are to be recognized."""
        tokens = str(Path(graph).with_name("tokens.txt"))
        if is_sense_voice:
            self._recognizer = OfflineRecognizer.from_sense_voice(
                graph, tokens, num_threads=n_cores(), use_itn=True
            )
        else:
            self._recognizer = OfflineRecognizer.from_paraformer(
                graph, tokens, num_threads=n_cores()
            )
        with np.load(clips) as archive:
            self._clips = list(archive.values())

    def recognize(self) -> int:
        """Recognize the clips one by one; return how many tokens there are."""
        n_tokens = 0
        for samples in self._clips:
            stream = self._recognizer.create_stream()
            stream.accept_waveform(_RATE, samples)
            self._recognizer.decode_stream(stream)
            n_tokens += len(stream.result.tokens)
        return n_tokens


if __name__ == "__main__":
    serve(SherpaOnnx())
