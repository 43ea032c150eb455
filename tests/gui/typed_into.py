"""A text field of another program: tells its text, and which keys reach it.

Usage: python -m tests.gui.typed_into [qt|tk]
"""

import json
import sys


def tell(*told: object) -> None:
    print(json.dumps(told), flush=True)  # noqa: T201 - the tests listen


def run_qt() -> None:
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 - only where it is wanted
    from PySide6.QtWidgets import QApplication, QPlainTextEdit  # noqa: PLC0415 - likewise

    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

    class Field(QPlainTextEdit):
        def keyPressEvent(self, event):  # noqa: N802 - Qt's name
            tell("key", event.key())
            is_terminals = event.modifiers() == control | shift and event.key() == Qt.Key.Key_V
            self.paste() if is_terminals else super().keyPressEvent(event)

        def focusInEvent(self, event):  # noqa: N802 - Qt's name
            super().focusInEvent(event)
            QTimer.singleShot(0, lambda: tell("focus"))

    app = QApplication(sys.argv[:1])
    field = Field()
    field.setWindowTitle("Another program")
    field.resize(600, 300)
    field.textChanged.connect(lambda: tell("text", field.toPlainText()))
    field.show()
    field.activateWindow()
    app.exec()


def run_tk() -> None:
    import tkinter as tk  # noqa: PLC0415 - only where it is wanted

    window = tk.Tk()
    window.title("Another program")
    field = tk.Text(window)
    field.pack()
    field.bind("<<Modified>>", lambda _event: changed())
    field.bind("<FocusIn>", lambda _event: tell("focus"))

    def changed() -> None:
        if field.edit_modified():
            field.edit_modified(arg=False)
            tell("text", field.get("1.0", "end-1c"))

    field.focus_force()
    window.mainloop()


if __name__ == "__main__":
    run_tk() if sys.argv[1:] == ["tk"] else run_qt()
