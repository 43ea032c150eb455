"""Checks of what the window needs: Qt, the system's libraries, a screen, fonts, loudspeakers."""

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.findings import Finding
from app.own_process import own_command
from app.system_libraries import install_libraries, missing_libraries

_PATIENCE = 60.0  # seconds
_PLATFORM, _PLAYER = "platforms/libqxcb.so", "multimedia/libffmpegmediaplugin.so"


def check_window() -> Iterator[Finding]:
    """What the window needs; it is tried in a process of its own."""
    missing = _missing(_PLATFORM)
    if missing:
        facts = {"libraries": ", ".join(missing)}
        yield Finding("libraries", "missing", "failed", facts, command=install_libraries(*missing))
    has_screen = _has_screen()
    found, detail = _try(has_screen=has_screen)
    if found is None:
        yield Finding("qt", "broken", "failed", {"detail": detail})
        return
    facts = {"version": found["version"], "platform": found["platform"]}
    yield Finding("qt", "ok", "ok", facts)
    if has_screen:
        yield Finding("screen", "ok", "ok", {"screens": "; ".join(found["screens"])})
    else:
        yield Finding("screen", "none", "skipped")
    if not found["has_chinese"]:
        command = _on_linux("sudo apt-get install fonts-noto-cjk")
        yield Finding("fonts", "no-chinese", "note", command=command)
    yield from _playback(found)


def _playback(found: dict[str, Any]) -> Iterator[Finding]:
    missing = _missing(_PLAYER)
    if missing or found["player"]:
        facts = {"detail": ", ".join(missing) or found["player"]}
        command = install_libraries(*missing) if missing else ""
        yield Finding("player", "missing", "failed", facts, command=command)
    elif found["outputs"]:
        yield Finding("outputs", "ok", "ok", {"names": ", ".join(found["outputs"])})
    else:
        yield Finding("outputs", "none", "skipped")


def _missing(plugin: str) -> tuple[str, ...]:
    """What a plug-in of Qt's lacks on Linux; elsewhere everything comes along."""
    spec = importlib.util.find_spec("PySide6")
    if not sys.platform.startswith("linux") or spec is None or spec.origin is None:
        return ()
    file = Path(spec.origin).parent / "Qt" / "plugins" / plugin
    return missing_libraries(file) if file.is_file() else ()


def _has_screen() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, names))


def _try(*, has_screen: bool) -> tuple[dict[str, Any] | None, str]:
    """What Qt has here, or why it does not start."""
    unseen = {} if has_screen else {"QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            own_command("window-trial"),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, **unseen},
        )
        return json.loads(done.stdout.decode().splitlines()[-1]), ""
    except subprocess.TimeoutExpired:
        return None, f"it does not answer within {_PATIENCE:.0f} s"
    except (IndexError, ValueError):
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return None, lines[0] if lines else f"it ended with {done.returncode}"


def _on_linux(command: str) -> str:
    return command if sys.platform.startswith("linux") else ""
