"""What a model of the FunASR family makes of the filter bank: stacked frames, normalised."""

from engine.errors import ModelCorrupt
from engine.features import N_MELS, Features, read_cmvn, stack_frames
from engine.models.config import ModelConfig


class Frontend:
    """Stacks frames, `width` at a time, every `step`, and normalises them by the model's am.mvn."""

    def __init__(self, config: ModelConfig, width: int, step: int) -> None:
        """Read what the model was trained on.

        Raises:
            ModelCorrupt: it is something else than these frames, or am.mvn is missing or malformed.
        """
        config.demand_frontend(width, step)
        self.dim = width * N_MELS
        self._width = width
        self._step = step
        if config.cmvn is None:
            raise ModelCorrupt(str(config.directory), "am.mvn is missing")
        self._cmvn = read_cmvn(config.cmvn)
        if self._cmvn.dim != self.dim:
            fault = f"am.mvn has {self._cmvn.dim} values instead of {self.dim}"
            raise ModelCorrupt(str(config.directory), fault)

    def __call__(self, frames: Features) -> Features:
        """(n_frames, N_MELS) → (ceil(n_frames / step), dim)."""
        return self.normalised(stack_frames(frames, self._width, self._step))

    def normalised(self, stacked: Features) -> Features:
        """(n, dim), the same out."""
        return self._cmvn(stacked)
