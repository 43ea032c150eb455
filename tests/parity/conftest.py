"""The reference implementation, and folders for models of its size."""

import importlib.util
import os

import pytest


@pytest.fixture(scope="session")
def reference():
    """FunASR: absent it skips here and fails in CI."""
    if importlib.util.find_spec("funasr") is None:
        if os.environ.get("CI"):
            pytest.fail("funasr is not installed")
        pytest.skip("funasr is not installed")
    from tests.parity import reference  # noqa: PLC0415 - importing it takes FunASR eight seconds

    return reference


@pytest.fixture
def full_size():
    """Models of the published size, written and run: half a minute that CI has."""
    if not os.environ.get("CI"):
        pytest.skip("full-size models are tested in CI")


@pytest.fixture
def folder(tmp_path):
    """A folder whose gigabytes do not outlive the test."""
    yield tmp_path
    for pattern in ("model.pt", "*.onnx"):
        for file in tmp_path.rglob(pattern):
            file.unlink()
