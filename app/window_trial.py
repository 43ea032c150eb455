"""Starts Qt as the window would, and says what it found; ends with Qt where a library is missing.

Qt ends a process that has no screen or lacks a library, so this runs in a process of its own.
"""

import json
from typing import Any

from PySide6 import __version__
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from engine import end_faults


def try_window() -> dict[str, Any]:
    """What Qt has here."""
    app = QApplication(["shengwen"])
    chinese = QFontDatabase.WritingSystem.SimplifiedChinese
    return {
        "version": __version__,
        "platform": app.platformName(),
        "screens": [
            f"{screen.size().width()} × {screen.size().height()}, {screen.devicePixelRatio():g}×"
            for screen in app.screens()
        ],
        "has_chinese": bool(QFontDatabase.families(chinese)),
        **_sound(),
    }


def _sound() -> dict[str, Any]:
    """What recordings can be played with."""
    try:
        from PySide6.QtMultimedia import (  # noqa: PLC0415 - its libraries may be missing
            QMediaDevices,
            QMediaPlayer,
        )
    except ImportError as error:
        return {"player": str(error), "outputs": []}
    outputs = [device.description() for device in QMediaDevices.audioOutputs()]
    return {"player": "" if QMediaPlayer().isAvailable() else "no plug-in", "outputs": outputs}


def print_trial() -> None:
    """Say it as JSON; a process that Qt ends here is no crash to be reported."""
    end_faults()
    print(json.dumps(try_window()))  # noqa: T201 - whoever started this process reads it
