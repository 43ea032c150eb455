"""Whatever ends the program: afterwards no sentence is lost, none doubled, none different.

Every test compares with a run that nothing interrupted: the subtitles, and the library's text.
"""

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from app.segment_text import read_segment
from engine import Store

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
]

PATIENCE = 300.0  # on a computer that does other things as well
N_ROUNDS, N_KILLS = 5, 10


@dataclass
class Home:
    """A user's folders, with a recording."""

    folder: Path
    recording: Path

    @property
    def library(self) -> Path:
        return self.folder / "data" / "shengwen" / "library.db"

    @property
    def log(self) -> str:
        return "".join(p.read_text("utf-8") for p in (self.folder / "state").rglob("*.log*"))

    def start(self, *options: str, prefix: tuple[str, ...] = ()) -> "Window":
        return Window(self, options, prefix)

    def run(self, *options: str) -> None:
        """Let the window go on until all is done."""
        window = self.start(*options)
        assert window.ends(PATIENCE), window.said
        assert window.code == 0, window.said

    def text(self) -> list[str]:
        """The recording's sentences in the library."""
        with closing(sqlite3.connect(self.library)) as library:
            rows = library.execute(
                "SELECT entry, body FROM segments JOIN entries ON entry = id"
                " WHERE title = ? ORDER BY entry, n",
                (self.recording.name,),
            ).fetchall()
        assert len({entry for entry, _body in rows}) <= 1
        return [repr(read_segment(body)) for _entry, body in rows]

    def results(self) -> dict[str, str]:
        """What was written beside the recording."""
        files = [p for p in self.recording.parent.iterdir() if p != self.recording]
        return {path.name: path.read_text("utf-8") for path in files}


class Window:
    """The program, running."""

    def __init__(self, home: Home, options: tuple[str, ...], prefix: tuple[str, ...]) -> None:
        self.said: list[str] = []
        folders = {
            f"XDG_{name.upper()}_HOME": str(home.folder / name)
            for name in ("data", "config", "state", "cache")
        }
        self._heard = threading.Condition()
        self._process = subprocess.Popen(
            [*prefix, sys.executable, "-m", "tests.e2e.window", *options, str(home.recording)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | folders | {"HOME": str(home.folder)},
            cwd=Path(__file__).parents[2],
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as said:
            for line in said:
                with self._heard:
                    self.said.append(line.strip())
                    self._heard.notify_all()

    def says(self, is_it: Callable[[str], bool]) -> bool:
        """Wait until it says something."""
        with self._heard:
            return self._heard.wait_for(lambda: any(map(is_it, self.said)), PATIENCE)

    def ends(self, seconds: float) -> bool:
        """Whether it ends by itself in that time."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        self._listener.join(PATIENCE)
        return True

    @property
    def code(self) -> int | None:
        return self._process.returncode

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        self._process.kill()
        assert self.ends(PATIENCE)

    def workers(self) -> list[psutil.Process]:
        try:
            children = psutil.Process(self.pid).children()
            return [c for c in children if "spawn_main" in " ".join(c.cmdline())]
        except psutil.Error:
            return []


def has_text(line: str) -> bool:
    """Whether a running job has told a sentence."""
    return "TRANSCRIBING" in line and not line.endswith("TRANSCRIBING 0")


def is_in_the_job(line: str) -> bool:
    return any(state in line for state in ("TRANSCRIBING", "SAVING", "DONE"))


@pytest.fixture(scope="module")
def speech(clips) -> np.ndarray:
    """A minute and a half of sentences, none like another."""
    names = ("quick_brown_fox", "hello_world", "counting")
    parts = []
    for turn in range(5):
        for name in names:
            samples, rate = soundfile.read(clips / "en" / f"{name}.wav", dtype="float32")
            parts += [samples * (0.7 + 0.05 * turn), np.zeros(rate * 7 // 2, np.float32)]
    return np.concatenate(parts)


@pytest.fixture(scope="module")
def weights(tmp_path_factory, starter) -> Path:
    """The starter model, put together once."""
    folder = tmp_path_factory.mktemp("models")
    Store(folder).find("whisper-base")
    return folder


@pytest.fixture
def new_home(tmp_path, speech, weights) -> Callable[[], Home]:
    numbers = iter(range(10**6))

    def make() -> Home:
        folder = tmp_path / f"home {next(numbers)}"
        (folder / "in").mkdir(parents=True)
        recording = folder / "in" / "声 talk.wav"
        soundfile.write(recording, speech, 16_000)
        models = folder / "data" / "shengwen" / "models"
        shutil.copytree(weights, models, copy_function=os.link)
        return Home(folder, recording)

    return make


@pytest.fixture
def home(new_home) -> Home:
    return new_home()


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory, speech, weights) -> tuple[dict[str, str], list[str]]:
    """What a run gives that nothing disturbs."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "in").mkdir()
    soundfile.write(folder / "in" / "声 talk.wav", speech, 16_000)
    models = folder / "data" / "shengwen" / "models"
    shutil.copytree(weights, models, copy_function=os.link)
    home = Home(folder, folder / "in" / "声 talk.wav")
    home.run()
    assert list(home.results()) == ["声 talk.srt"]
    assert len(home.text()) >= 15
    return home.results(), home.text()


def kill_in_the_text(home: Home) -> None:
    """Kill a window once some of its text is in the library."""
    window = home.start()
    assert window.says(has_text)
    while not home.text():
        assert not window.ends(0.05)
    window.kill()


def check(home: Home, uninterrupted: tuple[dict[str, str], list[str]]) -> None:
    """Nothing lost, nothing doubled, nothing different."""
    results, text = uninterrupted
    assert home.results() == results
    assert home.text() == text
    with closing(sqlite3.connect(home.library)) as library:
        assert library.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert library.execute("SELECT count(*) FROM checkpoints").fetchone() == (0,)


def check_so_far(home: Home, uninterrupted: tuple[dict[str, str], list[str]]) -> None:
    """What there is so far is the beginning of it."""
    results, text = uninterrupted
    assert home.results() in ({}, results)
    if home.library.exists():
        said = home.text()
        assert said == text[: len(said)]


@pytest.mark.parametrize("seed", range(N_ROUNDS))
def test_the_window_is_killed_at_any_moment(new_home, uninterrupted, record_property, seed):
    """As a power cut would, as far as the program is concerned."""
    moments = random.Random(seed)
    home, n_whole, n_going = new_home(), 1, 0
    for n in range(N_KILLS):
        window = home.start()
        if n:  # once on its way to the job, then in it
            assert window.says(is_in_the_job)
        while window.ends(moments.uniform(0.0, 3.0)):
            check(home, uninterrupted)
            home, n_whole = new_home(), n_whole + 1
            window = home.start()
            assert window.says(is_in_the_job)
        n_going += any(map(has_text, window.said))
        window.kill()
        try:
            check_so_far(home, uninterrupted)
        except sqlite3.OperationalError:  # killed before there were tables
            assert not any(map(has_text, window.said))
    home.run()
    check(home, uninterrupted)
    words = f"{N_KILLS} times, {n_going} of them in its text; {n_whole} recordings whole"
    record_property("faults", f"the window was killed {words}")


@pytest.mark.parametrize("seed", range(N_ROUNDS))
def test_the_worker_is_killed_at_any_moment(new_home, uninterrupted, record_property, seed):
    moments = random.Random(100 + seed)
    n_kills, n_whole = 0, 0
    while n_kills < N_KILLS:
        home = new_home()
        window = home.start("--retry")
        while n_kills < N_KILLS and not window.ends(moments.uniform(0.1, 3.0)):
            for worker in window.workers():
                worker.kill()
                n_kills += 1
        assert window.ends(PATIENCE), window.said
        results = home.results()
        for name in [name for name in results if ".incomplete" in name]:
            assert results.pop(name).split("\n\n")[0] in uninterrupted[0]["声 talk.srt"]
        assert results == uninterrupted[0]
        assert home.text() == uninterrupted[1]
        n_whole += 1
    words = f"{n_kills} times; {n_whole} recordings whole"
    record_property("faults", f"the worker was killed {words}")


def test_the_disk_is_full_for_a_while(home, uninterrupted):
    window = home.start()
    assert window.says(has_text)
    resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    assert not window.ends(3.0) or not home.results()
    resource.prlimit(
        window.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    )
    assert window.ends(PATIENCE)
    if not home.results():  # its subtitles were refused, too: they are written when asked
        home.run("--retry")
    check(home, uninterrupted)


def test_the_disk_stays_full_until_the_end(home, uninterrupted):
    window = home.start()
    assert window.says(has_text)
    resource.prlimit(window.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    assert window.ends(PATIENCE)
    check_so_far(home, ({**uninterrupted[0]}, uninterrupted[1]))
    home.run("--retry")
    check(home, uninterrupted)


@pytest.fixture
def bound() -> tuple[str, ...]:
    """What starts a program that may write only where it is allowed: root may everywhere."""
    if os.geteuid():
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root writes everywhere, and setpriv is not here")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")


def test_the_library_may_not_be_written(home, uninterrupted, bound):
    home.library.parent.chmod(0o555)
    window = home.start(prefix=bound)
    assert window.ends(PATIENCE)
    home.library.parent.chmod(0o755)
    assert home.results() == uninterrupted[0]
    assert not home.library.exists()


def test_permission_to_write_beside_the_recording_is_taken_away(home, uninterrupted, bound):
    window = home.start(prefix=bound)
    assert window.says(has_text)
    home.recording.parent.chmod(0o555)
    assert window.ends(PATIENCE)
    assert home.results() == {}
    home.recording.parent.chmod(0o755)
    home.run("--retry")
    check(home, uninterrupted)


@pytest.mark.parametrize("n_bytes", [16, 100, 4096])
@pytest.mark.parametrize("is_in_log", [True, False], ids=["log", "file"])
def test_the_librarys_beginning_is_overwritten(home, uninterrupted, n_bytes, is_in_log):
    kill_in_the_text(home)
    if not is_in_log:
        with closing(sqlite3.connect(home.library)) as library:
            library.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = home.text()
    with home.library.open("r+b") as file:
        file.write(random.Random(n_bytes).randbytes(n_bytes))
    window = home.start()
    assert window.ends(PATIENCE)
    assert f"WAITING {len(before)}" in window.said[0]
    check(home, uninterrupted)


def list_words(home: Home, text: str) -> Path:
    """Have a list of hotwords chosen for all files."""
    file = home.library.parent / "hotwords" / "terms.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    settings = home.folder / "config" / "shengwen" / "settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"hotword_lists": ["terms"]}', "utf-8")
    return file


@pytest.mark.parametrize("becomes", ["other words\n", None], ids=["changed", "deleted"])
def test_a_list_is_another_one_meanwhile(new_home, becomes):
    """What a file began with stays with it, changes and all, and nothing is heard twice."""
    words = "## animals\nfawks | fox # as they spell it\nquick => quirk\n/bro(w)n/ => um\\1ber\n"
    whole, home = new_home(), new_home()
    list_words(whole, words)
    whole.run()
    assert any("Change(" in sentence for sentence in whole.text())
    file = list_words(home, words)
    kill_in_the_text(home)
    said = home.text()
    if becomes is None:
        file.unlink()
    else:
        file.write_text(becomes, "utf-8")
    home.run()
    assert said == whole.text()[: len(said)]
    check(home, (whole.results(), whole.text()))
    assert "of another" not in home.log


@pytest.mark.parametrize("days", [-400, 400])
def test_the_clock_changes(home, uninterrupted, days):
    kill_in_the_text(home)
    home.run("--days", str(days))
    check(home, uninterrupted)


@pytest.mark.parametrize("answer", ["go-on", "start-over"])
def test_the_recording_is_another_one_meanwhile(home, new_home, speech, answer):
    kill_in_the_text(home)
    changed = np.concatenate([speech[: len(speech) // 3], speech[len(speech) // 2 :]])
    soundfile.write(home.recording, changed, 16_000)
    asked = home.start()
    assert asked.ends(PATIENCE)
    assert asked.said[-1].endswith("SourceChanged")
    assert home.results() == {}
    home.run("--answer", answer)
    anew = new_home()
    soundfile.write(anew.recording, changed, 16_000)
    anew.run()
    assert home.results() == anew.results()
    assert texts_of(home)[-1] == anew.text()


def texts_of(home: Home) -> list[list[str]]:
    """The text of every entry, in the order they were begun."""
    with closing(sqlite3.connect(home.library)) as library:
        ids = library.execute("SELECT id FROM entries ORDER BY created").fetchall()
        return [
            [
                repr(read_segment(body))
                for [body] in library.execute(
                    "SELECT body FROM segments WHERE entry = ? ORDER BY n", row
                )
            ]
            for row in ids
        ]


def test_the_drive_is_unplugged_and_plugged_in_again(home, new_home, speech):
    """Of a recording that is too long to have been read already."""
    long = np.tile(speech, 4)
    soundfile.write(home.recording, long, 16_000)
    content, status = home.recording.read_bytes(), home.recording.stat()
    window = home.start()
    assert window.says(lambda line: "TRANSCRIBING" in line)
    os.truncate(home.recording, len(content) // 4)
    home.recording.unlink()
    assert window.ends(PATIENCE)
    assert window.said[-1].endswith("UnreadableAudio")
    assert " 0 " not in window.said[-1]
    home.recording.write_bytes(content)
    os.utime(home.recording, ns=(status.st_atime_ns, status.st_mtime_ns))
    home.run("--retry")
    anew = new_home()
    soundfile.write(anew.recording, long, 16_000)
    anew.run()
    results = {n: t for n, t in home.results().items() if ".incomplete" not in n}
    assert results == anew.results()
    assert texts_of(home)[-1] == anew.text()


def test_the_command_line_goes_on_where_it_was_killed(home, uninterrupted):
    folders = {f"XDG_{n.upper()}_HOME": str(home.folder / n) for n in ("data", "state", "cache")}
    command = [sys.executable, "-m", "app", "transcribe", "--events", str(home.recording)]
    env = os.environ | folders | {"HOME": str(home.folder)}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
    assert running.stdout is not None
    told = []
    for line in running.stdout:
        told.append(json.loads(line))
        with closing(sqlite3.connect(home.library)) as library:
            is_kept = "checkpoints" in str(
                library.execute("SELECT * FROM sqlite_master").fetchall()
            )
            if is_kept and library.execute("SELECT 1 FROM checkpoints").fetchone():
                break
    running.send_signal(signal.SIGKILL)
    running.communicate()
    again = subprocess.run(
        command, capture_output=True, text=True, env=env, timeout=PATIENCE, check=False
    )
    assert again.returncode == 0
    assert home.results() == uninterrupted[0]
    with closing(sqlite3.connect(home.library)) as library:
        assert library.execute("SELECT count(*) FROM checkpoints").fetchone() == (0,)


@pytest.fixture
def two(home) -> Iterator[list[subprocess.Popen[str]]]:
    """Two windows, started at once."""
    folders = {f"XDG_{n.upper()}_HOME": str(home.folder / n) for n in ("data", "state", "config")}
    env = os.environ | folders | {"HOME": str(home.folder)}
    windows = [subprocess.Popen([sys.executable, "-m", "app"], env=env) for _ in range(2)]
    yield windows
    for window in windows:
        window.kill()
        window.wait()


def test_of_two_windows_started_at_once_one_stays(two):
    ended = None
    while ended is None:
        ended = next((window for window in two if window.poll() is not None), None)
        os.sched_yield()
    assert ended.returncode == 0
    (stays,) = [window for window in two if window is not ended]
    with pytest.raises(subprocess.TimeoutExpired):
        stays.wait(1.0)
    stays.send_signal(signal.SIGTERM)
    assert stays.wait(PATIENCE) == 0
