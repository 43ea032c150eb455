"""`shengwen models`, and models that `shengwen transcribe` fetches, as a user types it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.cli_options import fetcher
from engine import MODELS
from tests import fake_hub
from tests.fake_hub import FakeHub

WEIGHTS = bytes(range(256)) * 4000
FILES = {"model.pt": WEIGHTS, "config.yaml": b"model: MonotonicAligner\n", "README.md": b""}
ROOT = Path(__file__).parents[2]


@pytest.fixture
def hub():
    with fake_hub.running(FakeHub(dict(FILES))) as running:
        yield running


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """The models folder of a user of their own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("app.cli_models.start_logging", lambda: None)
    return platformdirs.user_data_path("shengwen") / "models"


@pytest.fixture
def shengwen(folder):
    def run(*arguments: object, stdin: str | None = None):
        return CliRunner().invoke(cli, [str(each) for each in arguments], input=stdin)

    return run


@pytest.fixture
def here(shengwen, hub, folder) -> Path:
    """A model that is here."""
    assert shengwen("models", "download", "fa-zh", "--mirror", hub.url).exit_code == 0
    return folder / "fa-zh"


def test_the_list_names_every_model_and_where_it_is(shengwen, here):
    lines = {line.split()[0]: line for line in shengwen("models", "list").stdout.splitlines()[1:]}
    assert lines.keys() == {model.name for model in MODELS}
    assert lines["fa-zh"].endswith("models folder")
    assert lines["ct-punc"].endswith(" -")
    assert "1.1 GB" in lines["ct-punc"]


def test_a_folder_of_ones_own_is_in_the_list(shengwen, folder):
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "config.yaml").touch()
    assert shengwen("models", "list").stdout.splitlines()[-1].split()[0] == "mine"


def test_the_list_is_json_for_programs(shengwen, here):
    listed = {
        each["name"]: each for each in json.loads(shengwen("models", "list", "--json").stdout)
    }
    assert listed["fa-zh"]["path"] == str(here)
    assert listed["fa-zh"]["where"] == "folder"
    assert listed["ct-punc"]["where"] is None
    assert listed["paraformer-zh"]["capabilities"]["hotwords"] is True
    assert listed["sense-voice-small"]["needs"] == ["fsmn-vad"]


def test_what_a_model_wants_beside_it_comes_too_unless_alone(shengwen, hub, folder):
    done = shengwen("models", "download", "paraformer-contextual", "--mirror", hub.url)
    assert done.exit_code == 1  # the fake hub's VAD is not the real one
    assert "fsmn-vad" in done.stderr
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} >= {
        "paraformer-contextual",
        "ct-punc-c",
    }
    alone = shengwen("models", "download", "paraformer-en", "--mirror", hub.url, "--alone")
    assert alone.exit_code == 0
    assert alone.stdout == f"{folder / 'paraformer-en'}\n"


def test_a_name_that_nobody_knows_is_wrong_usage(shengwen):
    done = shengwen("models", "download", "no-such-model")
    assert done.exit_code == 2
    assert "no-such-model" in done.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--mirror", "file:///etc"),
        ("--mirror", "hub"),
        ("--mirror", "http://a:b"),
        ("--proxy", "ftp://x"),
        ("--proxy", "http://"),
        ("--ca-bundle", "/not/there.pem"),
        ("--hub", "github"),
    ],
)
def test_an_option_that_makes_no_sense_is_wrong_usage(shengwen, option, value):
    assert shengwen("models", "download", "fa-zh", option, value).exit_code == 2


def test_offline_says_the_ways_out(shengwen, hub):
    done = shengwen("models", "download", "fa-zh", "--mirror", hub.url, "--offline")
    assert done.exit_code == 1
    assert "shengwen models import FOLDER --as fa-zh" in done.stderr
    assert hub.agents == set()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (fake_hub.status(404), "127.0.0.1 does not have model.pt"),
        (fake_hub.instead(b"<html>", "text/html"), "a web page in place of model.pt"),
        (fake_hub.promise(5), "model.pt from 127.0.0.1 has the wrong length"),
        (fake_hub.instead(WEIGHTS[::-1]), "model.pt from 127.0.0.1 is another file"),
        (fake_hub.redirect("file:///x"), "unsafe place for model.pt (file:///x)"),
    ],
)
def test_what_goes_wrong_is_said_with_the_ways_out(shengwen, hub, answer, words):
    hub.answers["model.pt"] = [answer]
    done = shengwen("models", "download", "fa-zh", "--mirror", hub.url)
    assert done.exit_code == 1
    assert words in done.stderr
    assert "models import" in done.stderr
    assert "whisper-base" in done.stderr


def test_verify_names_what_is_wrong(shengwen, here):
    assert shengwen("models", "verify").stdout == "fa-zh: 2 files are what they should be\n"
    (here / "model.pt").write_bytes(WEIGHTS[::-1])
    (here / "config.yaml").write_text("model: X\n")
    done = shengwen("models", "verify", "fa-zh", "ct-punc")
    assert done.exit_code == 1
    assert f"{here / 'model.pt'}: is not what it was." in done.stderr
    assert f"{here / 'config.yaml'}: has the wrong length." in done.stderr
    assert "shengwen models download fa-zh" in done.stderr
    assert "“ct-punc” is not on this computer" in done.stderr


def test_remove_asks_first(shengwen, here):
    assert shengwen("models", "remove", "fa-zh", stdin="n\n").exit_code == 1
    assert here.is_dir()
    assert shengwen("models", "remove", "fa-zh", stdin="").exit_code == 1
    assert here.is_dir()
    assert shengwen("models", "remove", "fa-zh", stdin="y\n").exit_code == 0
    assert not here.exists()


def test_remove_leaves_a_hubs_cache_alone(shengwen, tmp_path):
    cache = tmp_path / ".cache" / "modelscope" / "models" / "iic" / "SenseVoiceSmall"
    cache.mkdir(parents=True)
    for name in ("model.pt", "config.yaml"):
        (cache / name).touch()
    done = shengwen("models", "remove", "sense-voice-small", "--yes")
    assert done.exit_code == 1
    assert f"{cache}: This is a hub's cache" in done.stderr
    assert (cache / "model.pt").is_file()


def test_path_prints_where(shengwen, here, folder):
    assert shengwen("models", "path").stdout == f"{folder}\n"
    assert shengwen("models", "path", "FA-ZH").stdout == f"{here}\n"
    assert shengwen("models", "path", "ct-punc").exit_code == 1


@pytest.fixture
def chosen(tmp_path, monkeypatch) -> Path:
    """The models folder that was chosen in the window."""
    monkeypatch.setenv("SHENGWEN_MODELS", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = platformdirs.user_config_path("shengwen") / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"models_folder": str(tmp_path / "disk")}))
    return tmp_path / "disk"


def test_models_are_where_the_window_or_the_environment_says(shengwen, chosen, folder, monkeypatch):
    absent = shengwen("models", "path")
    assert absent.stdout == f"{folder}\n"
    assert f"{chosen}: This models folder is not there" in absent.stderr
    chosen.mkdir()
    assert shengwen("models", "path").stdout == f"{chosen}\n"
    monkeypatch.setenv("SHENGWEN_MODELS", "/elsewhere")
    assert shengwen("models", "path").stdout == "/elsewhere\n"


def test_a_model_goes_into_a_pack_and_comes_back(shengwen, here, tmp_path):
    pack = tmp_path / "pack.zip"
    assert shengwen("models", "export", "fa-zh", pack).stdout == f"{pack}\n"
    assert shengwen("models", "export", "fa-zh", pack).exit_code == 1
    assert shengwen("models", "remove", "fa-zh", "--yes").exit_code == 0
    assert shengwen("models", "import", pack).stdout == f"{here}\n"
    assert (here / "model.pt").read_bytes() == WEIGHTS
    again = shengwen("models", "import", pack)
    assert again.exit_code == 1
    assert "this model is here already" in again.stderr


def test_a_directory_from_elsewhere_is_imported_by_name(shengwen, tmp_path, folder):
    directory = tmp_path / "downloads"
    directory.mkdir()
    for name, content in FILES.items():
        (directory / name).write_bytes(content)
    unknown = shengwen("models", "import", directory)
    assert unknown.exit_code == 1
    assert "--as NAME" in unknown.stderr
    done = shengwen("models", "import", directory, "--as", "fa-zh")
    assert done.stdout == f"{folder / 'fa-zh'}\n"


def process(hub: FakeHub, tmp_path: Path, *arguments: object) -> subprocess.Popen[str]:
    names = {"XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "HOME": "."}
    folders = {name: str(tmp_path / folder) for name, folder in names.items()}
    return subprocess.Popen(
        [sys.executable, "-m", "app", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | folders | {"MODELSCOPE_ENDPOINT": hub.url, "HF_ENDPOINT": hub.url},
    )


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C reaches the whole console there")
def test_ctrl_c_keeps_what_has_arrived(hub, tmp_path, folder, shengwen):
    hub.answers["model.pt"] = [fake_hub.stall]
    (tmp_path / "talk.wav").touch()
    asked = ("transcribe", tmp_path, "--punctuation", "ct-punc-c", "--events")
    with process(hub, tmp_path, *asked) as stopped:
        while '"model.pt"' not in stopped.stdout.readline():
            assert stopped.poll() is None
        stopped.send_signal(signal.SIGINT)
        _out, words = stopped.communicate(timeout=30)
    assert stopped.returncode == 130
    assert "What has arrived is kept" in words
    assert shengwen("models", "download", "ct-punc-c", "--mirror", hub.url).exit_code == 0
    assert (folder / "ct-punc-c" / "model.pt").read_bytes() == WEIGHTS
    assert hub.gets("model.pt")[-1].range is not None


def test_transcribe_fetches_what_is_asked_for_by_name(shengwen, hub, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("MODELSCOPE_ENDPOINT", hub.url)
    monkeypatch.setattr("app.cli.start_logging", lambda: None)
    monkeypatch.setattr("app.transcribe_command.Batch", NoBatch)
    (tmp_path / "talk.wav").touch()
    done = shengwen("transcribe", tmp_path, "--punctuation", "ct-punc-c")
    assert done.exit_code == 0
    assert (folder / "ct-punc-c" / "model.pt").is_file()


class NoBatch:
    """Transcribes nothing."""

    def __init__(self, *_arguments) -> None:
        pass

    def run(self, _sources) -> int:
        return 0


@pytest.mark.parametrize("names", [("auto", "auto"), ("none", "none"), ("silero", "auto")])
def test_transcribe_fetches_nothing_that_was_not_named(shengwen, hub, monkeypatch, tmp_path, names):
    monkeypatch.setenv("MODELSCOPE_ENDPOINT", hub.url)
    monkeypatch.setattr("app.cli.start_logging", lambda: None)
    monkeypatch.setattr("app.transcribe_command.Batch", NoBatch)
    (tmp_path / "talk.wav").touch()
    vad, punctuation = names
    done = shengwen("transcribe", tmp_path, "--vad", vad, "--punctuation", punctuation)
    assert done.exit_code == 0
    assert hub.agents == set()


def test_nothing_is_fetched_where_there_is_nothing_to_do(shengwen, hub, monkeypatch, tmp_path):
    monkeypatch.setenv("MODELSCOPE_ENDPOINT", hub.url)
    monkeypatch.setattr("app.cli.start_logging", lambda: None)
    (tmp_path / "empty").mkdir()
    assert shengwen("transcribe", tmp_path / "empty", "--vad", "fsmn-vad").exit_code == 1
    assert hub.agents == set()


def test_a_directory_is_never_taken_for_a_name(shengwen, hub, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MODELSCOPE_ENDPOINT", hub.url)
    monkeypatch.setattr("app.cli.start_logging", lambda: None)
    monkeypatch.setattr("app.transcribe_command.Batch", NoBatch)
    (tmp_path / "fsmn-vad").mkdir()
    (tmp_path / "talk.wav").touch()
    assert shengwen("transcribe", "talk.wav", "--vad", "fsmn-vad").exit_code == 0
    assert hub.agents == set()


def test_transcribe_says_the_ways_out_and_begins_nothing(shengwen, hub, monkeypatch, tmp_path):
    monkeypatch.setattr("app.cli.start_logging", lambda: None)
    (tmp_path / "talk.wav").touch()
    done = shengwen("transcribe", tmp_path, "--model", "sense-voice-small", "--offline")
    assert done.exit_code == 1
    assert "shengwen models import FOLDER --as sense-voice-small" in done.stderr
    monkeypatch.setenv("SHENGWEN_OFFLINE", "1")
    assert shengwen("transcribe", tmp_path, "--vad", "fsmn-vad").exit_code == 1


def test_programs_hear_of_a_download_too(shengwen, hub, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("MODELSCOPE_ENDPOINT", hub.url)
    monkeypatch.setattr("app.cli.start_logging", lambda: None)
    monkeypatch.setattr("app.transcribe_command.Batch", NoBatch)
    (tmp_path / "talk.wav").touch()
    done = shengwen("transcribe", tmp_path, "--punctuation", "ct-punc-c", "--events")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["event"] for line in lines} == {"downloading"}
    assert lines[-1]["done"] == lines[-1]["total"] == len(WEIGHTS) + len(FILES["config.yaml"])


def test_the_environments_switch_is_for_recordings_too(monkeypatch):
    assert not fetcher(offline=False)._offline
    monkeypatch.setenv("SHENGWEN_OFFLINE", "1")
    assert fetcher(offline=False)._offline
