"""Model directories with random weights, made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parity import lively

_MAKERS: dict[str, Callable[[Path], Path]] = {
    "bicif": lively.paraformer,
    "plain": lambda folder: lively.paraformer(folder, kind="Paraformer"),
    "sense-voice": lively.sense_voice,
    "punctuation": lively.ct_transformer,
}


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Directories of small models in the official layout, by name."""
    folder = tmp_path_factory.mktemp("models")
    return {name: make(folder / name) for name, make in _MAKERS.items()}
