"""Engine events, on the GUI thread."""

from PySide6.QtCore import QObject, Signal

from engine import Event


class EngineBridge(QObject):
    """Carries engine events from the engine's thread to the GUI thread.

    It lives on the GUI thread and stays there; that is what makes delivery queued.

    Signals:
        received: an Event; connect methods of objects that live on the GUI thread, no lambdas.
    """

    received = Signal(object)

    def post(self, event: Event) -> None:
        """Take an event; called on the engine's thread."""
        self.received.emit(event)
