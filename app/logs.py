"""The log file of the window, the command line and their workers; never with what was said."""

import logging
import logging.handlers
from pathlib import Path

import platformdirs

_BYTES = 1 << 20
_KEPT = 3


def start_logging(level: int = logging.INFO) -> Path | None:
    """Log to the user's log folder; return the file, or None where it cannot be written."""
    folder = platformdirs.user_log_path("shengwen")
    file = folder / "shengwen.log"
    root = logging.getLogger()
    root.setLevel(level)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    root.addHandler(handler)
    return file
