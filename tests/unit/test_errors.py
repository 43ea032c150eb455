"""engine/errors.py: what a worker reports crosses a pipe."""

import pickle

import pytest

from engine import errors


@pytest.mark.parametrize(
    "error",
    [
        errors.UnreadableAudio("a.wav", "empty"),
        errors.NoAudioTrack("a.wav", 2),
        errors.NoSpeech("a.wav", 12.5),
        errors.ModelMissing("mine"),
        errors.ModelCorrupt("mine", "it is damaged"),
        errors.DownloadFailed("fa-zh", "length", "hub.example", "model.pt", "5 bytes"),
        errors.Offline("fa-zh"),
        errors.PackUnusable("p.zip", "name", "../x"),
        errors.CudaUnavailable("cuda:1", "no such device"),
        errors.OutOfMemory("cuda:0"),
        errors.TranscriptUnreadable("a.json", "version", "2"),
        errors.PackageMissing("torch"),
        errors.DiskFull("/models", 1 << 30),
        errors.DiskFull("/models"),
        errors.UnsupportedLanguage("xx"),
        errors.WorkerDied(-9),
        errors.WorkerDied(None),
        errors.InternalError("Traceback"),
    ],
    ids=repr,
)
def test_an_error_keeps_its_facts_on_its_way(error):
    arrived = pickle.loads(pickle.dumps(error))
    assert type(arrived) is type(error)
    assert vars(arrived) == vars(error)
    assert arrived.args == error.args


@pytest.mark.parametrize(
    ("error", "family"),
    [
        (errors.NoSpeech, errors.AudioError),
        (errors.ModelCorrupt, errors.ModelError),
        (errors.OutOfMemory, errors.DeviceError),
        (errors.PackageMissing, errors.EngineError),
        (errors.InternalError, errors.EngineError),
    ],
)
def test_an_error_is_of_its_family(error, family):
    assert issubclass(error, family)
    assert issubclass(family, errors.EngineError)
