"""faster-whisper: how it decodes a file, and what it hears in one, as its README shows it."""

from faster_whisper import BatchedInferencePipeline, WhisperModel
from faster_whisper.audio import decode_audio

from engine.cores import n_cores
from tests.bench.peers.serving import serve


class FasterWhisper:
    """Nothing is kept from one call to the next."""

    def nothing(self) -> None:
        """Prepare nothing."""

    def decode(self, file: str) -> int:
        """Decode a file; return the number of samples."""
        return len(decode_audio(file))

    def transcribe(self, file: str, weights: str, *, is_batched: bool) -> str:
        """Load the model and return what is said in a file."""
        model = WhisperModel(weights, device="cpu", compute_type="int8", cpu_threads=n_cores())
        if is_batched:
            pipeline = BatchedInferencePipeline(model)
            found, _ = pipeline.transcribe(file, batch_size=8, word_timestamps=True)
        else:
            found, _ = model.transcribe(file, vad_filter=True, word_timestamps=True)
        return " ".join(segment.text for segment in found)


if __name__ == "__main__":
    serve(FasterWhisper())
