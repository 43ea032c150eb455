"""Downloads that go as a test tells them."""

import queue
from pathlib import Path

from engine import Hooks, Network, Place, Store

FILES = {"model.pt": b"weights" * 100, "config.yaml": b"model: Paraformer\n"}


class FakeFetch:
    """Stands for `engine.download`: waits for the test's word on each model."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Network]] = []
        self._words: dict[str, queue.Queue] = {}

    def __call__(self, name: str, network: Network, hooks: Hooks) -> Place | None:
        self.asked.append((name, network))
        while not hooks.is_cancelled():
            try:
                word = self._of(name).get(timeout=0.01)
            except queue.Empty:
                continue
            if isinstance(word, Exception):
                raise word
            if word == "arrive":
                return Place(put(name), "folder")
            hooks.on_progress("model.pt", *word)
        return None

    def bring(self, name: str, done: int, total: int) -> None:
        """Let bytes arrive."""
        self._of(name).put((done, total))

    def arrive(self, name: str) -> None:
        """Let the model be whole."""
        self._of(name).put("arrive")

    def fail(self, name: str, error: Exception) -> None:
        self._of(name).put(error)

    def _of(self, name: str) -> queue.Queue:
        return self._words.setdefault(name, queue.Queue())


def put(name: str, folder: Path | None = None) -> Path:
    """A model in a folder, by default the models folder."""
    directory = (folder or Store().folder) / name
    directory.mkdir(parents=True)
    for file, content in FILES.items():
        (directory / file).write_bytes(content)
    return directory
