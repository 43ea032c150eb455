"""Work on models beside downloads: check, remove, copy, import, export; one on each at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.errand import Errand
from engine import Hooks

Kind = Literal["check", "remove", "copy", "import", "export", "move", "look"]

_PATIENCE = 3.0  # seconds that the end of the program waits for all of it to stop


@dataclass(slots=True)
class Task:
    """One piece of work.

    Attributes:
        name: the model's, or what stands for the whole folder.
        done, total: bytes; total is 0 where there is nothing to count.
    """

    name: str
    kind: Kind
    errand: Errand
    done: int = 0
    total: int = 0
    is_stopping: bool = False


class ModelTasks(QObject):
    """What is being done, by the model that it is done to.

    Signals:
        changed: the work on that model is further, begun, or over.
        ended: a Task, and its result: what its function returned, or a Trouble.
    """

    changed = Signal(str)
    ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks: dict[str, Task] = {}

    def start(self, name: str, kind: Kind, work: Callable[[Hooks], object]) -> None:
        """Begin, unless something is being done to that model already."""
        if name in self._tasks:
            return
        task = self._tasks[name] = Task(name, kind, Errand(self))
        task.errand.progressed.connect(partial(self._on_progressed, task))
        task.errand.ended.connect(partial(self._on_ended, task))
        task.errand.start(work)
        self.changed.emit(name)

    def stop(self, name: str) -> None:
        """Ask the work on a model to end soon."""
        task = self._tasks.get(name)
        if task is not None:
            task.is_stopping = True
            task.errand.stop()
            self.changed.emit(name)

    def of(self, name: str) -> Task | None:
        """What is being done to a model."""
        return self._tasks.get(name)

    def close(self) -> None:
        """Stop everything."""
        for task in self._tasks.values():
            task.errand.stop()
        for task in self._tasks.values():
            task.errand.wait(_PATIENCE)

    def _on_progressed(self, task: Task, done: int, total: int) -> None:
        task.done, task.total = done, total
        self.changed.emit(task.name)

    def _on_ended(self, task: Task, result: object) -> None:
        del self._tasks[task.name]
        task.errand.deleteLater()
        self.ended.emit(task, result)
        self.changed.emit(task.name)
