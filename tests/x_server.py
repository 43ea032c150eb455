"""An X server of the test's own, without a screen, with a window manager and a keyboard."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

import pytest

_PATIENCE = 60.0  # seconds in which a program does what it is to do
_NEEDED = ("Xvfb", "openbox", "xdotool", "xclip")


class Program:
    """A program on the server that tells what it does, a line of JSON at a time.

    Attributes:
        told: everything that it told.
    """

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.told: list[object] = []
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._news = threading.Condition()
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def wait(self, is_so: Callable[[list[object]], object]) -> None:
        """Wait until what it told is so."""
        with self._news:
            if not self._news.wait_for(lambda: is_so(self.told), _PATIENCE):
                raise AssertionError(self.told)

    def wait_told(self, told: object) -> None:
        """Wait until it tells this."""
        self.wait(lambda every: told in every)

    def end(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()
        self._listening.join()
        self.process.stdout.close()

    def _listen(self) -> None:
        for line in self.process.stdout:
            with self._news:
                self.told.append(json.loads(line))
                self._news.notify_all()


class XServer:
    """The server, while the context lasts.

    Attributes:
        environment: the variables by which a program finds it.
    """

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[bytes]] = []
        self._programs: list[Program] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        self._start(
            *("Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten"),
            *("tcp", "-noreset"),
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        left_out = ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "DBUS_SESSION_BUS_ADDRESS")
        self.environment = {k: v for k, v in os.environ.items() if k not in left_out}
        self.environment |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self._start("openbox", env=self.environment)
        self._wait_for_manager()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def end(self) -> None:
        """End it, and all that runs on it."""
        for program in self._programs:
            program.end()
        for process in reversed(self._processes):
            process.kill()
            process.wait()

    def run(self, *arguments: str) -> Program:
        """Start a Python program that tells what it does."""
        self._programs.append(Program(self.environment, *arguments))
        return self._programs[-1]

    def keys(self, *arguments: str) -> str:
        """Press keys, or do whatever else xdotool can."""
        return self._do("xdotool", *arguments)

    def down(self, *codes: int) -> None:
        """Let keys go down, by their codes: xdotool adds modifiers to names."""
        for code in codes:
            self.keys("keydown", str(code))

    def up(self, *codes: int) -> None:
        """Let them go up."""
        for code in codes:
            self.keys("keyup", str(code))

    def copy(self, body: bytes, target: str = "UTF8_STRING") -> subprocess.Popen[bytes]:
        """Put something on the clipboard, from a program of its own."""
        process = self._start(
            *("xclip", "-selection", "clipboard", "-target", target, "-quiet"),
            env=self.environment,
            stdin=subprocess.PIPE,
        )
        process.stdin.write(body)
        process.stdin.close()
        until = time.monotonic() + _PATIENCE
        while target not in self.pasted("TARGETS").decode() and time.monotonic() < until:
            pass
        return process

    def pasted(self, target: str = "UTF8_STRING") -> bytes:
        """What is on the clipboard."""
        done = subprocess.run(
            ["xclip", "-selection", "clipboard", "-target", target, "-out"],
            env=self.environment,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        return done.stdout

    def _start(self, *command: str, **options: object) -> subprocess.Popen[bytes]:
        options = {"stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL} | options
        self._processes.append(subprocess.Popen(command, **options))
        return self._processes[-1]

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=True,
        )
        return done.stdout

    def _wait_for_manager(self) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            done = subprocess.run(
                ["xdotool", "get_num_desktops"],
                env=self.environment,
                capture_output=True,
                check=False,
            )
            if not done.returncode:
                return
        raise RuntimeError("openbox does not begin")


@pytest.fixture
def x_server() -> Iterator[XServer]:
    """A server of X with a keyboard; absent it skips, in CI it fails."""
    missing = [program for program in _NEEDED if shutil.which(program) is None]
    if missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not installed: {missing}")
    with XServer() as server:
        yield server
