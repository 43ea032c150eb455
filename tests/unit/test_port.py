"""What may be loaded where, and what the project promises about itself."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import app.resources
import engine
from app.resources import resource

ROOT = Path(__file__).parents[2]
HEAVY = tuple(
    "numpy av ctranslate2 faster_whisper onnxruntime torch PySide6 soxr sentencepiece yaml "
    "filelock httpx2 huggingface_hub modelscope_hub requests urllib3".split()
)


def loaded_by(code: str) -> set[str]:
    script = f"import sys; {code}; print(*{{name.split('.')[0] for name in sys.modules}})"
    return set(subprocess.check_output([sys.executable, "-c", script], text=True, cwd=ROOT).split())


def test_the_port_is_light():
    assert loaded_by("import engine").isdisjoint(HEAVY)


def test_the_command_line_needs_no_qt():
    assert loaded_by("import app.cli").isdisjoint(HEAVY)


def test_the_window_needs_no_models():
    assert loaded_by("import app.application").isdisjoint(set(HEAVY) - {"PySide6"})


def test_the_port_says_what_it_holds():
    assert sorted(engine.__all__) == sorted(set(engine.__all__))
    assert all(hasattr(engine, name) for name in engine.__all__)


def test_resources_are_found_in_a_checkout():
    assert resource("samples/welcome.flac").is_file()


def test_resources_are_found_in_a_frozen_build(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons") == tmp_path / "resources" / "icons"


def test_resources_are_found_in_an_installed_wheel(monkeypatch, tmp_path):
    (tmp_path / "app" / "resources").mkdir(parents=True)
    monkeypatch.setattr(app.resources, "__file__", str(tmp_path / "app" / "resources.py"))
    assert resource("icons") == tmp_path / "app" / "resources" / "icons"


def test_every_dependency_has_its_reason():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").split("dependencies = [", 1)[1]
    entries = [line for line in lines.split("]", 1)[0].splitlines() if line.strip()]
    assert entries
    assert all("#" in line for line in entries)


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later(word):
    sources = [path for room in ("app", "engine") for path in (ROOT / room).rglob("*.py")]
    assert not [path for path in sources if word in path.read_text("utf-8")]


def test_the_version_has_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    shown = subprocess.check_output([sys.executable, "-m", "app", "--version"], text=True, cwd=ROOT)
    assert shown == f"shengwen {project['version']}\n"
