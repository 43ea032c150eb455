"""A worker that a library brings down."""

import ctypes

from engine.child import settle_in


def crash() -> None:
    settle_in()
    ctypes.string_at(0)
