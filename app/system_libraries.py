"""Libraries of the system that Qt and PortAudio need on Linux, and Debian's packages of them."""

import re
import shutil
import subprocess
from pathlib import Path

# Most desktops have them all; small installations lack some.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libportaudio.so.2": "libportaudio2",
    "libpulse.so.0": "libpulse0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
}
PLAYER = ("libpulse.so.0", "libXrandr.so.2", "libXext.so.6")
_MISSING = re.compile(r"^\s*(\S+) => not found$", re.MULTILINE)
_PATIENCE = 20.0  # seconds


def install_libraries(*libraries: str) -> str:
    """What installs them on Debian and its relatives."""
    packages = [PACKAGES.get(library, library) for library in libraries]
    return f"sudo apt-get install {' '.join(dict.fromkeys(packages))}"


def missing_libraries(file: Path) -> tuple[str, ...]:
    """What a shared library needs and the system does not have; nothing where nobody can tell."""
    program = shutil.which("ldd")
    if program is None:
        return ()
    try:
        done = subprocess.run(  # noqa: S603 - nobody else's words are in it
            [program, str(file)], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(dict.fromkeys(_MISSING.findall(done.stdout)))
