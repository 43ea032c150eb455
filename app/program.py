"""The window as a program: its log, what is kept of a crash, one window a user, the event loop."""

import logging
import sys
from collections.abc import Sequence

import platformdirs
from PySide6.QtWidgets import QApplication

from app.application import Application, MakeEngine, data_folder
from app.crashes import CrashWatch, drop_empty
from app.interrupts import Interrupts
from app.logs import start_logging
from app.single_instance import SingleInstance
from engine import Engine

log = logging.getLogger(__name__)


def run(argv: Sequence[str], make_engine: MakeEngine = Engine) -> int:
    """Show the window until it is closed; return the exit code."""
    start_logging()
    watch = CrashWatch("window")
    try:
        return _run(argv, make_engine)
    except Exception as error:
        watch.write(error)
        log.critical("the window could not go on", exc_info=error)
        raise
    finally:
        watch.close()
        drop_empty()


def _run(argv: Sequence[str], make_engine: MakeEngine) -> int:
    app = QApplication(list(argv))
    app.setApplicationName("shengwen")
    app.setApplicationDisplayName("声文 Shengwen")
    app.setDesktopFileName("shengwen")
    instance = SingleInstance(data_folder(), app)
    if not instance.is_first and instance.show_first():
        return 0
    interrupts = Interrupts(app)  # before anything is begun that an end would break off
    interrupts.received.connect(app.quit)
    application = Application(
        app,
        platformdirs.user_config_path("shengwen"),
        make_engine,
        is_first=instance.is_first,
    )
    instance.asked.connect(application.window.come_to_front)
    sys.excepthook = application.report
    application.start()
    code = app.exec()
    application.close()
    instance.close()
    sys.excepthook = sys.__excepthook__
    return code
