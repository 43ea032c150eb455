"""Tells when microphones and loudspeakers come and go, by Qt's QMediaDevices."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.qt_playback import quiet  # first: it keeps QtMultimedia from speaking while it is loaded

from PySide6.QtMultimedia import QMediaDevices  # isort: skip


def watch_devices(changed: Callable[[], None], parent: QObject) -> QObject:
    """Call `changed` whenever there are others, or the system takes another one of them."""
    with quiet():
        devices = QMediaDevices(parent)
        devices.audioInputsChanged.connect(changed)
        devices.audioOutputsChanged.connect(changed)
    return devices
