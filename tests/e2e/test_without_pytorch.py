"""On the CPU no PyTorch is imported, nor missed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Each Python that starts reads this, the worker process too: PyTorch looks as if not installed.
HIDE = """
import sys
from importlib.machinery import PathFinder

class Hiding(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name.partition(".")[0] != "torch":
            return super().find_spec(name, path, target)
        return None

sys.meta_path[sys.meta_path.index(PathFinder)] = Hiding
"""


@pytest.fixture
def without_pytorch(tmp_path) -> dict[str, str]:
    """An environment that has none."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(HIDE, "utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def python(arguments: list[object], environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_pytorch_is_well_hidden(without_pytorch):
    code = "import importlib.util as u; assert u.find_spec('torch') is None; import torch"
    assert "No module named 'torch'" in python(["-c", code], without_pytorch).stderr


@pytest.mark.parametrize(
    ("model", "punctuation"),
    [
        ("sense-voice", "words"),
        pytest.param("plain", "realtime", marks=pytest.mark.thorough),
        pytest.param("bicif", "punctuation", marks=pytest.mark.thorough),
        pytest.param("contextual", "punctuation", marks=pytest.mark.thorough),
        pytest.param("seaco", "words", marks=pytest.mark.thorough),
        pytest.param("streaming", "realtime", marks=pytest.mark.thorough),
    ],
)
def test_a_model_of_every_stage_runs_without_it(
    models, fsmn_vad, clips, tmp_path, without_pytorch, model, punctuation
):
    arguments = ["--model", models[model], "--vad", fsmn_vad, "--no-itn", "--format", "txt"]
    arguments += ["--punctuation", models[punctuation], "--output", tmp_path]
    clip = clips / "zh" / "nihao_shijie.wav"
    done = python(["-m", "app", "transcribe", clip, *arguments], without_pytorch)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "nihao_shijie.txt").read_text("utf-8").strip()
