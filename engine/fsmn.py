"""FSMN-VAD as a stage: filter banks → scores → Regions, by a checkpoint in its official layout."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.architectures.fsmn_vad import KIND
from engine.audio import SAMPLE_RATE, Waveform
from engine.errors import ModelCorrupt
from engine.features import HOP_SAMPLES, Features, FrameStacker
from engine.frontend import Frontend
from engine.graphs.fsmn_vad import FsmnVadGraph, FsmnVadStream
from engine.graphs.official.fsmn_vad import OfficialVad, OfficialVadStream
from engine.models.config import Settings, read_config
from engine.vad import WindowDetector, WindowRules

_WIDTH, _STEP = 5, 1  # frames are stacked five at a time, one every 10 ms

_MOST_SECONDS = 600.0  # of any of the rules


class FsmnVad:
    """The model of one directory."""

    wants_frames = True

    def __init__(self, directory: Path) -> None:
        """Load it.

        Raises:
            ModelCorrupt: it is damaged, or no FSMN-VAD.
        """
        config = read_config(directory)
        if config.kind != KIND:
            raise ModelCorrupt(str(directory), f"it is a {config.kind}, which finds no speech")
        self._frontend = Frontend(config, _WIDTH, _STEP)
        self._network = OfficialVad(config) if config.is_onnx else FsmnVadGraph(config)
        self._rules = _rules(config.settings)

    def begin(
        self, longest: float, silence: float | None = None
    ) -> tuple["FsmnScorer", WindowDetector]:
        """Start on a new source."""
        rules = replace(self._rules, longest_region=min(longest, self._rules.longest_region))
        if silence is not None:
            rules = replace(rules, silence=silence)
        scorer = FsmnScorer(self._frontend, self._network.begin())
        return scorer, WindowDetector(HOP_SAMPLES, SAMPLE_RATE, rules)


class FsmnScorer:
    """Scores one stream, a score every 10 ms; block boundaries leave no trace."""

    def __init__(self, frontend: Frontend, stream: FsmnVadStream | OfficialVadStream) -> None:
        self._frontend = frontend
        self._stream = stream
        self._stacker = FrameStacker(_WIDTH, _STEP)

    def accept(self, block: Waveform, frames: Features) -> npt.NDArray[np.float32]:
        """Score the frames whose neighbours have come: (n_frames,), in [0, 1]."""
        del block
        return self._score(self._stacker.accept(frames))

    def finish(self) -> npt.NDArray[np.float32]:
        """Score the last two frames."""
        return self._score(self._stacker.finish())

    def _score(self, stacked: Features) -> npt.NDArray[np.float32]:
        if not len(stacked):
            return np.empty(0, np.float32)
        return 1 - self._stream.silence(self._frontend.normalised(stacked))


def _rules(settings: Settings) -> WindowRules:
    """The rules of a `model_conf`, whose times are milliseconds."""
    conf, defaults = settings.section("model_conf"), WindowRules()
    conf.demand("frame_in_ms", "10")

    def seconds(name: str, default: float, least: float = 0.0) -> float:
        value = conf.number(name, 1000 * default) / 1000
        if not least <= value <= _MOST_SECONDS:
            raise conf.wrong(name, f"is {value} s, not between {least} and {_MOST_SECONDS}")
        return value

    return WindowRules(
        margin=conf.number("speech_noise_thres", defaults.margin),
        window=seconds("window_size_ms", defaults.window, least=0.01),
        onset=seconds("sil_to_speech_time_thres", defaults.onset),
        offset=seconds("speech_to_sil_time_thres", defaults.offset),
        silence=seconds("max_end_silence_time", defaults.silence),
        look_back=seconds("lookback_time_start_point", defaults.look_back),
        look_ahead=seconds("lookahead_time_end_point", defaults.look_ahead),
        longest_region=seconds("max_single_segment_time", defaults.longest_region, least=1.0),
    )
