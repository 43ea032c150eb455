"""engine/frontend.py: am.mvn and config.yaml as models have them."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import ModelCorrupt
from engine.features import N_MELS
from engine.frontend import Frontend
from engine.models.config import read_config


def model(folder: Path, dim: int | None = 560, frontend: str = "") -> Path:
    """A directory whose am.mvn has `dim` means of -1 and deviations of 1/2, or none."""
    (folder / "config.yaml").write_text(f"model: Paraformer\nfrontend_conf:\n  {frontend}\n")
    (folder / "model.pt").touch()
    layers = [("AddShift", "1 " * (dim or 0)), ("Rescale", "2 " * (dim or 0))]
    text = "".join(f"<{name}> 1 1\n<LearnRateCoef> 0 [ {row}]\n" for name, row in layers)
    if dim is not None:
        (folder / "am.mvn").write_text("<Nnet>\n<Splice> 1 1\n[ 0 ]\n" + text)
    return folder


def frontend(folder: Path, width: int = 7, step: int = 6) -> Frontend:
    return Frontend(read_config(folder), width, step)


def test_frames_are_stacked_and_then_normalised(tmp_path):
    made = frontend(model(tmp_path))
    features = made(np.full((7, N_MELS), 3, np.float32))
    assert features.shape == (2, made.dim)
    assert np.unique(features).tolist() == [8]


def test_no_frames_are_no_features(tmp_path):
    assert frontend(model(tmp_path))(np.empty((0, N_MELS), np.float32)).shape == (0, 560)


def test_what_comes_stacked_is_only_normalised(tmp_path):
    made = frontend(model(tmp_path, 400), 5, 1)
    assert made.normalised(np.zeros((3, 400), np.float32)).tolist() == [[2] * 400] * 3


@pytest.mark.parametrize(
    ("dim", "conf", "reason"),
    [
        (None, "", "am.mvn is missing"),
        (80, "", "am.mvn has 80 values instead of 560"),
        (400, "", "am.mvn has 400 values instead of 560"),
        (0, "", "<AddShift> has no values"),
        (560, "fs: 8000", "frontend_conf.fs in its config is '8000'; what runs here is 16000"),
        (560, "lfr_m: 5", "frontend_conf.lfr_m in its config is '5'; what runs here is 7"),
    ],
)
def test_what_a_model_was_not_trained_on_is_refused(tmp_path, dim, conf, reason):
    model(tmp_path, dim, conf)
    with pytest.raises(ModelCorrupt) as caught:
        frontend(tmp_path)
    assert caught.value.reason == reason
