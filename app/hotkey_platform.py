"""Which kind of desktop this is, as far as keys of other programs go."""

import os
import sys
from typing import Literal

Desktop = Literal["x11", "wayland", "windows", "macos", "none"]


def desktop() -> Desktop:
    """The kind; "none" where there is no screen. A program of X under Wayland is under Wayland."""
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "macos"
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("XDG_SESSION_TYPE") == "wayland":
        return "wayland"
    return "x11" if os.environ.get("DISPLAY") else "none"
