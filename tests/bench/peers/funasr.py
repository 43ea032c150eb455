"""FunASR in PyTorch, float32, as its README shows it, with as many threads as there are cores."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from funasr import AutoModel
from funasr.utils.load_utils import extract_fbank, load_audio_text_image_video

from engine.cores import n_cores
from tests.bench.peers.serving import serve

_VAD = {"max_single_segment_time": 30_000}  # as in SenseVoice's README
_CUT = {"max_end_silence_time": 800, "merge_vad": True, "merge_length_s": 15}
_ASKED = {"language": "auto", "use_itn": True, "batch_size_s": 60}


class FunASR:
    """One kind of work at a time; each kind is loaded first."""

    def load_recognizer(self, model: str, clips: str) -> None:
        """Take a model, and compute the features of clips that are to be recognized."""
        self._model = _auto_model(model)
        frontend = self._model.kwargs["frontend"]
        with np.load(clips) as archive:
            sounds = [torch.from_numpy(samples) for samples in archive.values()]
        self._features = [extract_fbank([sound], frontend=frontend)[0] for sound in sounds]

    def recognize(self) -> int:
        """Recognize the clips one by one, which is fastest; return how many texts there are."""
        settings = {**self._model.kwargs, **_ASKED, "data_type": "fbank", "key": ["clip"]}
        settings.pop("model")
        is_paraformer = type(self._model.model).__name__ == "Paraformer"
        with torch.no_grad():  # as AutoModel does
            for features in self._features:
                n = torch.tensor([features.shape[1]])
                # Paraformer takes the last dimension of the lengths away.
                lengths = n[:, None] if is_paraformer else n
                self._model.model.inference(features.clone(), lengths, **settings)
        return len(self._features)

    def load_vad(self, model: str, samples: str) -> None:
        """Take a VAD, and samples that are to be searched."""
        self._model = _auto_model(model)
        self._samples = np.load(samples)

    def find_speech(self) -> int:
        """Find regions, features included; return how many there are."""
        found = self._model.generate(self._samples, max_end_silence_time=800, fs=16_000)
        return len(found[0]["value"])

    def nothing(self) -> None:
        """Prepare nothing."""

    def decode(self, file: str) -> int:
        """Decode a file as its models do; return the number of samples."""
        return len(load_audio_text_image_video(file, fs=16_000))

    def load_models(self, model: str, vad: str, file: str) -> None:
        """Load what `to_text` runs through, and hear a short file."""
        self._model = _auto_model(model, vad_model=vad, vad_kwargs=_VAD)
        self._model.generate(file, cache={}, **_ASKED, **_CUT)

    def to_text(self, file: str, output: str) -> int:
        """Write a file's text; return its length."""
        text = self._model.generate(file, cache={}, **_ASKED, **_CUT)[0]["text"]
        Path(output).write_text(text, "utf-8")
        return len(text)

    def first_text(self, file: str, model: str, vad: str) -> str:
        """Load the models and return what is said in a file."""
        model_and_vad = _auto_model(model, vad_model=vad, vad_kwargs=_VAD)
        return str(model_and_vad.generate(file, cache={}, **_ASKED, **_CUT)[0]["text"])


def _auto_model(directory: str, **others: Any) -> AutoModel:
    return AutoModel(
        model=directory,
        device="cpu",
        ncpu=n_cores(),
        disable_update=True,
        disable_pbar=True,
        **others,
    )


if __name__ == "__main__":
    serve(FunASR())
