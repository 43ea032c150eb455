"""app/live_screen.py on a terminal: a pseudo-terminal whose screen pyte keeps."""

import errno
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from app.live_screen import Screen, end_of
from tests.terminal import COLUMNS, Terminal


@pytest.fixture
def terminal(monkeypatch) -> Iterator[Terminal]:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal()
    yield terminal
    terminal.close()


def test_a_shorter_text_leaves_nothing_of_a_longer_one(terminal):
    with Screen(out=terminal.out) as screen:
        screen.show("今天天气不错我们去公园")
        assert terminal.read_until("公园") == ["今天天气不错我们去公园"]
        screen.show("今天")
        assert terminal.read_until("\r\x1b[90m今天\x1b[0m\x1b[K") == ["今天"]
    assert terminal.read_all() == []


def test_lines_stand_above_the_rewritten_one(terminal):
    with Screen(out=terminal.out, err=terminal.out) as screen:
        screen.show("what is being sa")
        terminal.read_until("sa")
        screen.write("0:01  what was said")
        screen.remark("a remark")
        assert terminal.read_until("remark\r\n\r\x1b[90mwhat is being sa\x1b[0m\x1b[K") == [
            "0:01  what was said",
            "a remark",
            "what is being sa",
        ]
    assert terminal.read_all() == ["0:01  what was said", "a remark"]


@pytest.mark.parametrize("text", ["一" * 60, "word " * 30, "a" + "二" * 60, "🎧" * 50], ids=ascii)
def test_what_is_too_wide_is_cut_to_its_end_and_stays_on_one_line(terminal, text):
    with Screen(out=terminal.out) as screen:
        screen.show(text)
        rows = terminal.read_until("\x1b[K")
    assert len(rows) == 1
    assert rows[0].startswith("…")
    assert text.endswith(rows[0][1:].rstrip() + " " * (len(text) - len(text.rstrip())))
    assert COLUMNS - 3 <= cell_len(end_of(text, COLUMNS - 1)) <= COLUMNS - 1


def test_the_width_is_that_of_the_moment(terminal):
    with Screen(out=terminal.out) as screen:
        screen.show("x" * 30)
        assert terminal.read_until("x\x1b[0m\x1b[K") == ["x" * 30]
        terminal.resize(20)
        screen.show("y" * 30)
        assert terminal.read_until("y\x1b[0m\x1b[K") == ["…" + "y" * 16]


def test_what_the_terminal_writes_for_ctrl_c_leaves_no_line_behind(terminal):
    with Screen(out=terminal.out) as screen:
        screen.show("x" * 2 * COLUMNS)
        terminal.read_until("x\x1b[0m\x1b[K")
        os.write(terminal.out.fileno(), b"^C")
        screen.show("the last words")
        assert terminal.read_until("words\x1b[0m\x1b[K") == ["the last words"]


def test_without_colour_there_is_no_grey(terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    with Screen(out=terminal.out) as screen:
        screen.show("plain")
        terminal.read_until("plain\x1b[K")
    terminal.read_all()
    assert b"\x1b[90m" not in terminal.received


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_a_terminal_that_can_do_nothing_gets_lines_alone(terminal, monkeypatch, name):
    monkeypatch.setenv("TERM", name)
    with Screen(out=terminal.out) as screen:
        screen.show("what is being said")
        screen.write("said")
    assert terminal.read_all() == ["said"]
    assert terminal.received == b"said\r\n"


def test_a_pipe_gets_lines_in_utf_8_alone(tmp_path):
    path = tmp_path / "out"
    with path.open("w", encoding="ascii") as out, Screen(out=out) as screen:
        screen.show("what is being said")
        screen.write("0:01  你好")
    assert path.read_bytes() == "0:01  你好\n".encode()


def test_who_stops_reading_is_told_of_once_and_ends_nothing():
    reader, writer = os.pipe()
    os.close(reader)
    told = []
    with os.fdopen(writer, "w") as out, Screen(told.append, out=out) as screen:
        screen.write("one")
        screen.write("two")
    assert [error.errno for error in told] == [errno.EPIPE]


def test_who_does_not_read_holds_up_nothing():
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as read, os.fdopen(writer, "w") as out:
        with Screen(out=out) as screen:
            for n in range(20_000):
                screen.write(f"line {n}")
            got: list[bytes] = []
            thread = threading.Thread(target=lambda: got.extend(read.readlines()))
            thread.start()
        out.close()
        thread.join()
    assert got == [f"line {n}\n".encode() for n in range(20_000)]


def test_what_a_full_disk_refuses_comes_when_there_is_room():
    class Full:
        encoding = "utf-8"

        def __init__(self) -> None:
            self.buffer = self
            self.has_room = False
            self.held = b""

        def isatty(self) -> bool:
            return False

        def write(self, data: bytes) -> int:
            if not self.has_room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self.held += data[:3]
            return len(data[:3])

    out, refused = Full(), threading.Event()
    told = []

    def tell(error: OSError) -> None:
        told.append(error)
        refused.set()

    with Screen(tell, out=out) as screen:
        screen.write("first")
        assert refused.wait(10)
        out.has_room = True
        screen.write("second")
    assert out.held == b"first\nsecond\n"
    assert [error.errno for error in told] == [errno.ENOSPC]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(2, 50))
def test_the_end_of_a_line_fits(text, columns):
    cut = end_of(text, columns)
    assert cell_len(cut) <= columns or cell_len(text) == 0
    assert text.endswith(cut.removeprefix("…"))
