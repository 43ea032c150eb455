"""How this program starts itself once more, in a checkout, in an installed wheel and frozen."""

import sys

# As multiprocessing does it: the other process finds modules where this one does.
_START = "import sys; sys.path[:] = {}; sys.argv[0] = 'shengwen'; from app.__main__ import main; "


def own_command(*arguments: str) -> list[str]:
    """What starts the program with these arguments, of which there is at least one."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    code = _START.format(sys.path) + "sys.exit(main())"
    return [sys.executable, "-c", code, *arguments]
