"""A model that is fetched on the way, and then heard with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import fake_hub
from tests.fake_hub import FakeHub

ROOT = Path(__file__).parents[2]


@pytest.fixture
def hub(fsmn_vad):
    """A hub that has the real FSMN-VAD."""
    files = {path.name: path.read_bytes() for path in fsmn_vad.iterdir() if path.is_file()}
    with fake_hub.running(FakeHub(files)) as running:
        yield running


def transcribe(clip: Path, output: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    arguments = ("transcribe", clip, "--vad", "fsmn-vad", "--output", output, "--language", "en")
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | environment,
        timeout=120,
        check=False,
    )


@pytest.mark.thorough
def test_a_vad_is_fetched_once_and_then_used_without_a_network(hub, clips, tmp_path):
    clip, data = clips / "en" / "hello_world.wav", str(tmp_path / "data")
    first = transcribe(clip, tmp_path / "a", XDG_DATA_HOME=data, MODELSCOPE_ENDPOINT=hub.url)
    assert first.returncode == 0, first.stderr
    assert {asked.file for asked in hub.asked} >= {"model.pt", "am.mvn", "config.yaml"}
    assert "model.onnx" not in {asked.file for asked in hub.asked}
    hub.asked.clear()
    second = transcribe(clip, tmp_path / "b", XDG_DATA_HOME=data, SHENGWEN_OFFLINE="1")
    assert second.returncode == 0, second.stderr
    assert hub.asked == []
    name = "hello_world.srt"
    assert (tmp_path / "b" / name).read_text() == (tmp_path / "a" / name).read_text() != ""


@pytest.mark.thorough
def test_where_it_cannot_be_had_nothing_is_begun(hub, clips, tmp_path):
    hub.answers["model.pt"] = [fake_hub.instead(b"other weights")] * 9
    data = str(tmp_path / "data")
    done = transcribe(
        clips / "en" / "hello_world.wav",
        tmp_path / "out",
        XDG_DATA_HOME=data,
        MODELSCOPE_ENDPOINT=hub.url,
        HF_ENDPOINT=hub.url,
    )
    assert done.returncode == 1
    assert "models import" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []
