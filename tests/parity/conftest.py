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
def folder(tmp_path):
    """A folder whose gigabytes do not outlive the test."""
    yield tmp_path
    for file in tmp_path.rglob("model.pt"):
        file.unlink()
