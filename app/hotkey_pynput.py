"""The keyboard of Windows and macOS, for the hot key, as pynput hears it.

Other programs have every key as well: what is kept from them there is kept from the whole system.
"""

from collections.abc import Callable

from pynput import keyboard

from app.hotkey import NAMED

Heard = Callable[[str, bool], None]


class PynputKeyboard:
    """Follows the keys until it is closed."""

    is_kept_out = False

    def __init__(self, heard: Heard) -> None:
        """Begin; `heard` is called on a thread of its own with a key's name, and if it is down."""
        self._heard = heard
        self._listener = keyboard.Listener(self._on_press, self._on_release)
        self._listener.start()
        self._listener.wait()
        # macOS lets nobody hear keys whom the user has not allowed to, and says only this of it.
        self.is_kept_out = not getattr(self._listener, "IS_TRUSTED", True)

    def close(self) -> None:
        """Hear no more."""
        self._listener.stop()

    def again(self) -> None:
        """The key was not kept from anybody."""

    def _on_press(self, key: keyboard.Key | keyboard.KeyCode | None) -> None:
        self._heard(self._name(key), True)  # noqa: FBT003 - as the hearer has it

    def _on_release(self, key: keyboard.Key | keyboard.KeyCode | None) -> None:
        self._heard(self._name(key), False)  # noqa: FBT003 - as the hearer has it

    def _name(self, key: keyboard.Key | keyboard.KeyCode | None) -> str:
        if isinstance(key, keyboard.Key):
            return str(key.name) if key.name in NAMED else f"#{key.name}"
        if key is None:
            return "#"
        plain = self._listener.canonical(key)
        return (getattr(plain, "char", None) or f"#{getattr(plain, 'vk', '')}").lower()
