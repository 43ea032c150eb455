"""engine/checkup.py: what is right is said, what is wrong is named."""

import shutil
from pathlib import Path

import pytest

from app.resources import resource
from engine.checkup import Check, check_models
from engine.errors import ModelCorrupt
from engine.golden import CHINESE, ENGLISH, GOLDEN
from engine.models import starter
from engine.models.imports import import_model
from engine.models.store import Store

SAMPLES = resource("samples")


@pytest.fixture
def store(tmp_path, monkeypatch) -> Store:
    """A store of its own, without the starter."""
    monkeypatch.setattr(starter, "_PACKAGES", ("no_such_package",))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Store()


def outcomes(store: Store, samples: Path = SAMPLES) -> dict[tuple[str, str], Check]:
    return {(check.model, check.what): check for check in check_models(samples, store)}


def test_clips_and_their_texts_are_kept_together():
    clips = {golden.clip for known in GOLDEN.values() for golden in known}
    assert {CHINESE, ENGLISH} <= clips
    assert all((SAMPLES / clip).is_file() for clip in clips if "/" not in clip)


def test_the_real_vad_passes(store, fsmn_vad):
    import_model(fsmn_vad, "fsmn-vad", store)
    found = outcomes(store)
    assert {key: check.outcome for key, check in found.items()} == {
        ("fsmn-vad", "files"): "ok",
        ("fsmn-vad", "load"): "ok",
        ("fsmn-vad", "clip"): "ok",
    }
    assert found["fsmn-vad", "clip"].heard == "0.77-2.40 s, 3.38-5.98 s"


def test_a_vad_that_hears_something_else_fails(store, fsmn_vad, tmp_path):
    import_model(fsmn_vad, "fsmn-vad", store)
    (tmp_path / "samples").mkdir()
    shutil.copy(SAMPLES / ENGLISH, tmp_path / "samples" / CHINESE)
    check = outcomes(store, tmp_path / "samples")["fsmn-vad", "clip"]
    assert check.outcome == "failed"
    assert check.expected != check.heard


def test_wrong_files_are_named_and_not_loaded(store, fsmn_vad):
    directory = import_model(fsmn_vad, "fsmn-vad", store).directory
    (directory / "model.pt").write_bytes(b"harm")
    ((key, check),) = outcomes(store).items()
    assert key == ("fsmn-vad", "files")
    assert check.outcome == "failed"
    assert [file.file for file in check.files if file.is_wrong] == ["model.pt"]


def test_a_recognizer_is_loaded_and_heard(store, models):
    import_model(models["bicif"], "paraformer-large-vad-punc", store)
    found = outcomes(store)
    name = "paraformer-large-vad-punc"
    assert found[name, "load"].outcome == "ok"
    clip = found[name, "clip"]
    assert clip.outcome == "skipped"  # of its own example, which is not there
    checks = [check for check in check_models(SAMPLES, store) if check.what == "clip"]
    assert checks[0].outcome == "failed"  # random weights hear something else
    assert checks[0].expected == "我想问我在滨海新区有房"


def test_a_model_that_does_not_load_fails_and_the_others_go_on(store, models, fsmn_vad, tmp_path):
    shutil.copytree(models["bicif"], tmp_path / "harmed")
    weights = tmp_path / "harmed" / "model.pt"
    weights.write_bytes(weights.read_bytes()[:-5000])
    import_model(tmp_path / "harmed", "paraformer-large-vad-punc", store)
    import_model(fsmn_vad, "fsmn-vad", store)
    import_model(models["punctuation"], "ct-punc-c", store)
    found = outcomes(store)
    load = found["paraformer-large-vad-punc", "load"]
    assert load.outcome == "failed"
    assert type(load.error).__name__ == "ModelCorrupt"
    assert found["fsmn-vad", "clip"].outcome == "ok"
    assert found["ct-punc-c", "load"].outcome == "ok"


def test_a_bug_in_one_model_hides_no_other(store, models, fsmn_vad, monkeypatch):
    import_model(models["punctuation"], "ct-punc-c", store)
    import_model(fsmn_vad, "fsmn-vad", store)
    monkeypatch.setattr("engine.fsmn.FsmnVad.__init__", lambda *_: 1 / 0)
    found = outcomes(store)
    assert "ZeroDivisionError" in found["fsmn-vad", "load"].error.traceback
    assert found["ct-punc-c", "load"].outcome == "ok"


def test_a_starter_that_cannot_be_put_together_hides_no_other(store, fsmn_vad, monkeypatch):
    def damaged(_directory: Path) -> None:
        raise ModelCorrupt("whisper-base", "the starter packages are damaged")

    monkeypatch.setattr(starter, "is_installed", lambda: True)
    monkeypatch.setattr(starter, "assemble", damaged)
    import_model(fsmn_vad, "fsmn-vad", store)
    found = outcomes(store)
    assert found["whisper-base", "files"].outcome == "failed"
    assert found["fsmn-vad", "clip"].outcome == "ok"


def test_an_aligner_is_loaded(store, models):
    import_model(models["aligner"], "fa-zh", store)
    assert outcomes(store)["fa-zh", "load"].outcome == "ok"
