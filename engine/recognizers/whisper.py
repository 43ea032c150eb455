"""Whisper by CTranslate2: up to 30 s at once, in batches, with word times and languages."""

from pathlib import Path

from engine.errors import CudaUnavailable, UnsupportedLanguage
from engine.hotwords.lists import NO_HOTWORDS, HotwordList
from engine.recognizers.whisper_passes import WINDOW, Passes, cuda_device_count
from engine.recognizers.whisper_stream import WhisperStream

_GROUP = 4  # pieces that one CPU worker decodes at once
_CUDA_GROUP = 16
_MOST_WORKERS = 4


class WhisperRecognizer:
    """The weights of one Whisper in CTranslate2's layout."""

    longest = WINDOW - 1.0  # the window's rim holds the padding the model was trained with
    widest_gap: float | None = 3.0
    n_workers = 1  # a batch has threads of its own, and the language of the spans before
    wants_frames = False
    takes_hotwords = True

    def __init__(
        self, directory: Path, device: str, *, n_threads: int, is_live: bool = False
    ) -> None:
        """Load the model in `directory` onto `device`, "cpu", "cuda" or "cuda:N".

        Args:
            n_threads: to compute with.
            is_live: whether spans come one at a time, each to be heard soon, not many fast.

        Raises:
            ModelCorrupt: the files cannot be used.
            CudaUnavailable: there is no such device, or its libraries are missing.
            OutOfMemory: it does not fit.
        """
        kind, _, index = device.partition(":")
        if kind == "cuda" and cuda_device_count() <= int(index or 0):
            raise CudaUnavailable(device, "no such device")
        self.device = "cuda:" + (index or "0") if kind == "cuda" else "cpu"
        n_workers, group = (
            (min(_MOST_WORKERS, n_threads), _GROUP) if kind == "cpu" else (1, _CUDA_GROUP)
        )
        if is_live:
            n_workers, n_threads = 1, min(_MOST_WORKERS, n_threads)
        self.largest_batch = n_workers * group
        self._passes = Passes(
            directory,
            self.device,
            n_workers=n_workers,
            group=group,
            n_threads=max(1, n_threads // n_workers),
        )

    @property
    def languages(self) -> frozenset[str]:
        return self._passes.languages

    def unwritable(self, hotwords: tuple[str, ...]) -> tuple[str, ...]:
        """None of them: it can be asked about any."""
        del hotwords
        return ()

    def begin(
        self, languages: tuple[str, ...], *, itn: bool, hotwords: HotwordList = NO_HOTWORDS
    ) -> "WhisperStream":
        """Start on a new source. The model writes numbers as it likes, whatever `itn`."""
        del itn
        for language in languages:
            if language not in self.languages:
                raise UnsupportedLanguage(language)
        if not self._passes.is_multilingual:
            languages = ("en",)
        return WhisperStream(self._passes, languages, hotwords)
