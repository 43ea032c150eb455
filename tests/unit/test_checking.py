"""engine/checking.py: models are loaded where a crash takes nothing with it."""

import multiprocessing

import pytest

from app.resources import resource
from engine.checking import check_apart
from engine.errors import WorkerDied
from engine.models.hooks import Hooks
from engine.models.imports import import_model
from engine.models.store import Store


def test_a_model_is_checked_in_a_process_of_its_own(tmp_path, fsmn_vad):
    store = Store(tmp_path / "models")
    import_model(fsmn_vad, "fsmn-vad", store)
    checks = list(check_apart(resource("samples"), ["fsmn-vad"], store, Hooks()))
    assert [(check.what, check.outcome) for check in checks] == [
        ("files", "ok"),
        ("load", "ok"),
        ("clip", "ok"),
    ]


@pytest.mark.thorough
def test_a_process_that_dies_is_a_failed_check(tmp_path):
    def kill_it() -> bool:
        for child in multiprocessing.active_children():
            child.kill()
        return False

    hooks = Hooks(is_cancelled=kill_it)
    (check,) = check_apart(resource("samples"), ["fsmn-vad"], Store(tmp_path), hooks)
    assert (check.model, check.what, check.outcome) == ("fsmn-vad", "load", "failed")
    assert isinstance(check.error, WorkerDied)


def test_a_check_can_be_stopped(tmp_path):
    hooks = Hooks(is_cancelled=lambda: True)
    assert list(check_apart(resource("samples"), ["fsmn-vad"], Store(tmp_path), hooks)) == []
    assert multiprocessing.active_children() == []
