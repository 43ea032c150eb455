"""kaldi-native-fbank, which FunASR's and sherpa-onnx's features come from."""

import kaldi_native_fbank
import numpy as np

from tests.bench.peers.serving import serve

_FULL_SCALE = 32_768


class KaldiNativeFbank:
    """Filter banks with the settings of the FunASR family."""

    def load_samples(self, samples: str) -> None:
        """Take samples that are to be transformed."""
        self._samples = np.load(samples) * _FULL_SCALE

    def filter_banks(self) -> int:
        """Compute all frames and gather them; return how many there are."""
        options = kaldi_native_fbank.FbankOptions()
        options.frame_opts.dither = 0.0
        options.frame_opts.window_type = "hamming"
        options.mel_opts.num_bins = 80
        fbank = kaldi_native_fbank.OnlineFbank(options)
        fbank.accept_waveform(16_000, self._samples)
        frames = [fbank.get_frame(i) for i in range(fbank.num_frames_ready)]
        return len(np.stack(frames))


if __name__ == "__main__":
    serve(KaldiNativeFbank())
