"""Starts the window, or the command line where there are arguments.

Also the module that the worker process imports first: nothing heavy may be imported at its top.
"""

import multiprocessing
import sys


def main() -> int:
    """Run the program and return its exit code."""
    multiprocessing.freeze_support()  # in a frozen build the worker starts here, too
    if len(sys.argv) > 1:
        from app.cli import run  # noqa: PLC0415 - the window needs no command line
    else:
        from app.program import run  # noqa: PLC0415 - the command line needs no Qt
    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
