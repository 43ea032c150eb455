"""app/logs.py: one file for several processes, which never gets in anybody's way."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app.logs import SharedLog

ROOT = Path(__file__).parents[2]
WRITER = """
import logging, sys
from pathlib import Path
from app.logs import SharedLog
log = logging.getLogger("writer")
log.addHandler(SharedLog(Path(sys.argv[1]), most_bytes=4000, kept=90))
for n in range(400):
    log.warning("%s %03d %s", sys.argv[2], n, "x" * 80)
"""


def make(file: Path, **limits: int) -> logging.Logger:
    log = logging.Logger("test")  # noqa: LOG001 - one of its own, with no parents
    log.addHandler(SharedLog(file, **limits))
    return log


def test_the_folder_is_made_with_the_first_line(tmp_path):
    file = tmp_path / "new" / "shengwen.log"
    log = make(file)
    assert not file.parent.exists()
    log.warning("first %s", "行")
    assert file.read_text("utf-8") == "first 行\n"


def test_a_large_file_is_put_aside_and_the_oldest_goes(tmp_path):
    log = make(tmp_path / "a.log", most_bytes=30, kept=2)
    for n in range(7):
        log.warning("line %d fills it", n)
    texts = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert texts == {
        "a.log": "line 6 fills it\n",
        "a.log.1": "line 5 fills it\n",
        "a.log.2": "line 4 fills it\n",
    }


def test_two_processes_lose_no_line(tmp_path):
    file = tmp_path / "a.log"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, file, name], cwd=ROOT, stderr=-1)
        for name in "ab"
    ]
    said = [writer.communicate()[1] for writer in writers]
    lines = [line for path in tmp_path.glob("a.log*") for line in path.read_text().splitlines()]
    assert said == [b"", b""]
    assert {line[:5] for line in lines} == {f"{name} {n:03}" for name in "ab" for n in range(400)}
    assert len(lines) == 800
    assert len(list(tmp_path.glob("a.log.*"))) > 5


def test_a_file_that_somebody_else_puts_aside_is_left_to_them(tmp_path):
    (tmp_path / "a.lock").touch()
    log = make(tmp_path / "a.log", most_bytes=10)
    log.warning("0123456789")
    log.warning("0123456789")
    assert (tmp_path / "a.log").read_text() == "0123456789\n0123456789\n"
    assert not (tmp_path / "a.log.1").exists()


@pytest.mark.parametrize("fault", [PermissionError(13, "no"), OSError(28, "full")])
def test_a_log_that_cannot_be_written_says_nothing(tmp_path, monkeypatch, capfd, fault):
    def refuse(*_arguments: object) -> int:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr("os.open", refuse)
        make(tmp_path / "a.log").warning("unheard")
    assert capfd.readouterr() == ("", "")


def test_a_folder_in_its_place_or_a_bad_record_says_nothing(tmp_path, capfd):
    (tmp_path / "a.log").mkdir()
    make(tmp_path / "a.log").warning("unheard")
    make(tmp_path / "b.log").warning("%d", "no number")
    make(tmp_path / "b.log").warning("half a character: \ud800")
    assert capfd.readouterr() == ("", "")
    assert (tmp_path / "b.log").read_text() == "half a character: \\ud800\n"
