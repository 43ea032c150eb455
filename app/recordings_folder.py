"""Where recordings are kept if nothing else was chosen; the command line asks without Qt."""

from pathlib import Path

import platformdirs


def usual_folder() -> Path:
    """The folder of recordings among the program's data."""
    return platformdirs.user_data_path("shengwen") / "recordings"
