"""The wheel by itself: built, installed in a fresh environment, run far from the checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = "--quiet --no-deps --no-build-isolation --no-index --disable-pip-version-check"
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options.split(), "--wheel-dir", folder, ROOT],
        check=True,
    )
    (built,) = folder.glob("shengwen-*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    """A fresh environment with our wheel; what it depends on is borrowed from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    places = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    site = Path(places["purelib"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return Path(places["scripts"])


def test_the_wheel_carries_what_the_program_shows_and_no_more(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"app", "engine"}
    assert "app/resources/samples/welcome.flac" in names
    assert "app/resources/samples/sample-zh.flac" in names
    assert "app/resources/translations/shengwen_zh_CN.qm" in names
    assert "app/resources/icons/shengwen.svg" in names
    assert not [name for name in names if "screenshots" in name or name.endswith((".srt", ".pyc"))]


def test_the_wheel_finds_its_own_resources(environment, tmp_path):
    code = "import app.resources as r; print(r.resource('samples/welcome.flac'))"
    found = Path(
        subprocess.check_output(
            [environment / "python", "-I", "-c", code], text=True, cwd=tmp_path
        ).strip()
    )
    assert found.is_file()
    assert ROOT not in found.parents


@pytest.mark.thorough
def test_the_wheel_transcribes_its_sample(environment, tmp_path):
    sample = ROOT / "resources" / "samples" / "welcome.flac"
    done = subprocess.run(
        [environment / "python", "-I", "-m", "app", "transcribe", sample, "--output", tmp_path],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written = Path(done.stdout.strip())
    assert written == tmp_path / "welcome.srt"
    assert "your own computer" in written.read_text("utf-8").replace("\n", " ")
