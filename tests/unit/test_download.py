"""engine/models/download.py and all it stands on: a hub that misbehaves costs no file its truth."""

import hashlib
import io
import itertools
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests

from engine.errors import DiskFull, DownloadFailed, ModelCorrupt, ModelMissing, Offline
from engine.models.catalog import look_up
from engine.models.download import download
from engine.models.fetch import Fetcher
from engine.models.hooks import Hooks
from engine.models.hubs import RemoteFile
from engine.models.lock import locked
from engine.models.manifest import read_manifest
from engine.models.network import Network
from engine.models.store import Store
from tests import fake_hub
from tests.fake_hub import FakeHub

NAME = "fa-zh"
WEIGHTS = bytes(range(256)) * 2000  # half a megabyte
FILES = {
    "model.pt": WEIGHTS,
    "config.yaml": b"model: MonotonicAligner\n",
    "tokens.json": b'["a"]',
    "README.md": b"# Read me",
    "model.onnx": b"another format",
    "model.py": b"import os",
    "example/asr_example.wav": b"RIFF",
    ".mdl": b"housekeeping",
}
NEEDED = {"model.pt", "config.yaml", "tokens.json"}


@pytest.fixture
def hub():
    with fake_hub.running(FakeHub(dict(FILES))) as running:
        yield running


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "models")


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def get(hub, store, pauses):
    """Download from the fake hub: get(hub="modelscope", stall=5.0, **hooks)."""

    def run(name=NAME, hub_name="modelscope", stall=5.0, **hooks):
        network = Network(hub=hub_name, mirror=hub.url, stall=stall)
        return download(name, store, network, Hooks(sleep=pauses.append, **hooks))

    return run


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


@pytest.mark.parametrize("hub_name", ["modelscope", "huggingface"])
def test_what_is_needed_is_fetched_and_nothing_else(hub, store, get, hub_name):
    place = get(hub_name=hub_name)
    assert place.directory == store.folder / NAME
    found = contents(place.directory)
    assert found.keys() == NEEDED | {"shengwen.json"}
    assert all(found[name] == FILES[name] for name in NEEDED)
    assert {asked.file for asked in hub.asked} == NEEDED
    assert {asked.hub for asked in hub.asked} == {hub_name}
    assert not list(store.folder.glob("*.partial"))


@pytest.mark.parametrize(
    ("hub_name", "revision"), [("modelscope", "master"), ("huggingface", fake_hub.COMMIT)]
)
def test_the_manifest_says_what_it_is(get, hub_name, revision):
    directory = get(hub_name=hub_name).directory
    written = json.loads((directory / "shengwen.json").read_text("utf-8"))
    assert written["source"] == hub_name
    assert written["revision"] == revision
    assert written["licence"] == "FunASR Model License 1.1"
    record = written["files"]["model.pt"]
    assert record == {"size": len(WEIGHTS), "sha256": hashlib.sha256(WEIGHTS).hexdigest()}
    assert read_manifest(directory).size == sum(len(FILES[name]) for name in NEEDED)


def test_what_is_here_is_not_fetched_again(hub, get):
    first = get()
    hub.asked.clear()
    assert get() == first
    assert hub.asked == []


@pytest.mark.parametrize("tells_hashes", [True, False])
def test_a_line_that_breaks_is_gone_on_with(hub, get, pauses, tells_hashes):
    hub.tells_hashes = tells_hashes
    hub.answers["model.pt"] = [fake_hub.break_off(100_000), fake_hub.break_off(50_000)]
    assert contents(get().directory)["model.pt"] == WEIGHTS
    assert [asked.range for asked in hub.gets("model.pt")] == [
        None,
        "bytes=100000-",
        "bytes=150000-",
    ]
    assert sum(pauses) == pytest.approx(3.0)  # 1 s, then 2 s


def test_a_server_that_stalls_is_left_and_asked_again(hub, get):
    hub.answers["model.pt"] = [fake_hub.stall]
    assert contents(get(stall=0.2).directory)["model.pt"] == WEIGHTS
    assert hub.gets("model.pt")[1].range == f"bytes={len(WEIGHTS) // 2}-"


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_three_times(hub, get, pauses, code):
    hub.answers["model.pt"] = [fake_hub.status(code)] * 3
    assert contents(get().directory)["model.pt"] == WEIGHTS
    assert len(hub.gets("model.pt")) == 4
    assert sum(pauses) == pytest.approx(7.0)


def test_a_server_may_say_when_to_come_back(hub, get, pauses):
    hub.answers["model.pt"] = [fake_hub.status(429, Retry_After="20")]
    get()
    assert sum(pauses) == pytest.approx(20.0)


def test_patience_ends(hub, get):
    hub.answers["model.pt"] = [fake_hub.status(503)] * 99
    with pytest.raises(DownloadFailed) as caught:
        get()
    assert (caught.value.reason, caught.value.file) == ("busy", "model.pt")
    assert len(hub.gets("model.pt")) == 5


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (fake_hub.status(404), "missing"),
        (fake_hub.status(403), "forbidden"),
        (fake_hub.status(418), "refused"),
        (fake_hub.instead(b"<html>Log in</html>", "text/html; charset=utf-8"), "web-page"),
        (fake_hub.promise(len(WEIGHTS) * 2), "length"),
        (fake_hub.promise(len(WEIGHTS) // 2), "length"),
        (fake_hub.without_end, "length"),
        (fake_hub.instead(WEIGHTS[::-1]), "hash"),
        (fake_hub.redirect("file:///etc/passwd"), "redirect"),
        (fake_hub.redirect("ftp://127.0.0.1/model.pt"), "redirect"),
        (fake_hub.status(200, Content_Encoding="gzip"), "refused"),
    ],
)
def test_what_cannot_get_better_is_said_at_once(hub, store, get, answer, reason):
    hub.answers["model.pt"] = [answer]
    with pytest.raises(DownloadFailed) as caught:
        get()
    error = caught.value
    assert (error.model, error.reason, error.file) == (NAME, reason, "model.pt")
    assert error.host == "127.0.0.1"
    assert len(hub.gets("model.pt")) == 1
    assert not (store.folder / NAME).exists()


def test_a_length_that_nobody_knows_is_no_fault(hub, get):
    hub.answers["model.pt"] = [fake_hub.without_length]
    assert contents(get().directory)["model.pt"] == WEIGHTS


def test_redirects_within_the_web_are_followed(hub, get):
    hub.answers["model.pt"] = [fake_hub.redirect(f"{hub.url}/elsewhere/model.pt")]
    assert contents(get().directory)["model.pt"] == WEIGHTS
    assert [asked.hub for asked in hub.gets("model.pt")] == ["modelscope", "elsewhere"]


def test_redirects_in_a_circle_end(hub, get):
    hub.answers["model.pt"] = [fake_hub.redirect("/elsewhere/model.pt")] * 99
    with pytest.raises(DownloadFailed) as caught:
        get()
    assert caught.value.reason == "redirect"


@pytest.mark.parametrize("answer", [fake_hub.ignore_range, fake_hub.wrong_place])
def test_a_server_that_ignores_range_harms_nothing(hub, get, answer):
    hub.answers["model.pt"] = [fake_hub.break_off(1000), answer]
    assert contents(get().directory)["model.pt"] == WEIGHTS


def test_a_file_that_changed_meanwhile_is_begun_anew(hub, get):
    hub.tells_hashes = False

    def change(handler, content):
        fake_hub.break_off(1000)(handler, content)
        hub.files["model.pt"] = WEIGHTS[::-1]

    hub.answers["model.pt"] = [change]
    assert contents(get().directory)["model.pt"] == WEIGHTS[::-1]


class Cancel:
    """Says yes once so many bytes are there."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.done = 0

    def on_progress(self, _file: str, done: int, _total: int) -> None:
        self.done = done

    def is_cancelled(self) -> bool:
        return self.done > self.after


def cancelled_halfway(get) -> None:
    cancel = Cancel(200_000)
    stopped = get(on_progress=cancel.on_progress, is_cancelled=cancel.is_cancelled)
    assert stopped is None


def test_what_was_cancelled_goes_on_next_time(hub, store, get):
    cancelled_halfway(get)
    assert not (store.folder / NAME).exists()
    hub.asked.clear()
    assert contents(get().directory)["model.pt"] == WEIGHTS
    (again,) = hub.gets("model.pt")
    assert int(again.range.removeprefix("bytes=").rstrip("-")) >= 190_000


def test_without_hashes_a_later_run_begins_anew(hub, get):
    hub.tells_hashes = False
    cancelled_halfway(get)
    hub.asked.clear()
    assert contents(get().directory)["model.pt"] == WEIGHTS
    assert [asked.range for asked in hub.gets("model.pt")] == [None]


def test_a_part_that_was_harmed_meanwhile_is_begun_anew(hub, store, get):
    cancelled_halfway(get)
    (part,) = store.folder.glob("*.partial/*.part")
    part.write_bytes(b"x" * part.stat().st_size)
    assert contents(get().directory)["model.pt"] == WEIGHTS


def test_a_part_longer_than_the_file_is_begun_anew(hub, store, get):
    cancelled_halfway(get)
    (part,) = store.folder.glob("*.partial/*.part")
    part.write_bytes(WEIGHTS * 2)
    assert contents(get().directory)["model.pt"] == WEIGHTS


def test_what_another_revision_left_does_not_stay(hub, store, get):
    cancelled_halfway(get)
    hub.files["model.pt"] = WEIGHTS[::-1]
    assert contents(get().directory).keys() == NEEDED | {"shengwen.json"}


def test_progress_grows_to_the_whole_and_names_the_file(hub, get):
    heard = []
    hub.answers["model.pt"] = [fake_hub.break_off(300_000), fake_hub.ignore_range]
    get(on_progress=lambda *facts: heard.append(facts))
    done = [each[1] for each in heard]
    size = sum(len(FILES[name]) for name in NEEDED)
    assert done == sorted(done)
    assert heard[-1][1:] == (size, size)
    assert {each[0] for each in heard} == NEEDED


def test_a_disk_without_room_is_found_before_anything_is_fetched(hub, get, monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(DiskFull) as caught:
        get()
    assert caught.value.needed == sum(len(FILES[name]) for name in NEEDED)
    assert hub.asked == []


def test_a_disk_that_fills_up_halfway_is_said_and_the_part_is_kept(hub, store, get, monkeypatch):
    class FullFile:
        def __init__(self, file) -> None:
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_error) -> None:
            self.file.close()

        def __getattr__(self, name):
            return getattr(self.file, name)

        def write(self, piece: bytes) -> int:
            if self.file.tell() > 100_000:
                raise OSError(28, "No space left on device")
            return self.file.write(piece)

    opened = Path.open

    def open_full(path, mode="r", *arguments, **named):
        file = opened(path, mode, *arguments, **named)
        return FullFile(file) if path.suffix == ".part" and mode in ("wb", "r+b") else file

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", open_full)
        with pytest.raises(DiskFull):
            get()
    (part,) = store.folder.glob("*.partial/*.part")
    assert part.stat().st_size > 100_000
    hub.asked.clear()
    assert contents(get().directory)["model.pt"] == WEIGHTS
    assert hub.gets("model.pt")[0].range is not None


@pytest.fixture
def no_sockets(monkeypatch):
    def refuse(*_arguments, **_named):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_sockets")
def test_offline_opens_no_socket(store, monkeypatch):
    with pytest.raises(Offline):
        download(NAME, store, Network(offline=True))
    monkeypatch.setenv("SHENGWEN_OFFLINE", "1")
    with pytest.raises(Offline):
        download(NAME, store)


def test_the_hubs_own_switch_is_heard_too(hub, store, monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(Offline):
        download(NAME, store, Network(hub="huggingface", mirror=hub.url))


@pytest.mark.parametrize("hub_name", ["modelscope", "huggingface"])
@pytest.mark.parametrize("address", ["http://[", "file:///etc", "http://", "ftp://127.0.0.1"])
def test_an_address_that_is_none_is_said(store, hub_name, address, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _seconds: None)  # ModelScope's library waits itself
    with pytest.raises(DownloadFailed):
        download(NAME, store, Network(hub=hub_name, mirror=address))


@pytest.mark.usefixtures("no_sockets")
def test_offline_finds_what_is_here(store):
    (store.folder / NAME).mkdir(parents=True)
    for name in ("model.pt", "config.yaml"):
        (store.folder / NAME / name).touch()
    assert download(NAME, store, Network(offline=True)).directory == store.folder / NAME


def test_a_name_that_nobody_knows_is_missing(store):
    with pytest.raises(ModelMissing):
        download("no-such-model", store)


def test_what_stands_in_the_way_is_left_alone(store, get):
    (store.folder / NAME).mkdir(parents=True)
    (store.folder / NAME / "mine.txt").write_text("mine")
    with pytest.raises(ModelCorrupt):
        get()
    assert contents(store.folder / NAME) == {"mine.txt": b"mine"}


def both_hubs(monkeypatch, modelscope: str, huggingface: str) -> Network:
    monkeypatch.setenv("MODELSCOPE_ENDPOINT", modelscope)
    monkeypatch.setenv("HF_ENDPOINT", huggingface)
    return Network(stall=5.0)


def test_the_second_hub_is_asked_where_the_first_fails(hub, store, monkeypatch):
    network = both_hubs(monkeypatch, hub.url, hub.url)
    hub.answers["model.pt"] = [fake_hub.status(404)]
    place = download(NAME, store, network)
    assert contents(place.directory)["model.pt"] == WEIGHTS
    assert [asked.hub for asked in hub.gets("model.pt")] == ["modelscope", "huggingface"]
    # What the first gave is not fetched again.
    assert [asked.hub for asked in hub.gets("config.yaml")] == ["modelscope"]


def test_where_both_hubs_fail_the_first_says_why(hub, store, monkeypatch):
    network = both_hubs(monkeypatch, hub.url, hub.url)
    hub.answers["model.pt"] = [fake_hub.status(404), fake_hub.status(403)]
    with pytest.raises(DownloadFailed) as caught:
        download(NAME, store, network)
    assert caught.value.reason == "missing"


def test_a_model_that_only_modelscope_has(hub, store, monkeypatch):
    network = both_hubs(monkeypatch, hub.url, hub.url)
    hub.listing_answers = [fake_hub.status(404)]
    with pytest.raises(DownloadFailed):
        download("ct-punc-c", store, network)
    assert hub.asked == []


@pytest.mark.parametrize("hub_name", ["modelscope", "huggingface"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("con.json", "name"),
        ("C:x.json", "name"),
        ("..\\x.json", "name"),
        ("a\nb.json", "name"),
        ("TOKENS.json", "listing"),
        ("\ud800.json", "listing"),
    ],
)
def test_hostile_names_are_refused(hub, store, get, hub_name, name, reason):
    hub.files[name] = b"{}"
    with pytest.raises(DownloadFailed) as caught:
        get(hub_name=hub_name)
    assert caught.value.reason == reason
    assert hub.asked == []
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", ["/model.pt", "../model.pt", "x/../../model.pt", "shengwen.json"])
def test_names_elsewhere_are_no_files_of_the_model(hub, store, get, name):
    hub.files[name] = b"harm"
    directory = get().directory
    assert contents(directory)["model.pt"] == WEIGHTS
    assert b"harm" not in contents(directory).values()
    assert not (store.folder / "model.pt").exists()


@pytest.mark.parametrize("hub_name", ["modelscope", "huggingface"])
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (fake_hub.instead(b"\n<!DOCTYPE html><html>Log in</html>", "text/html"), "web-page"),
        (fake_hub.instead(b'{"Data": {"Files": ["x"]}, "siblings": 7}'), "listing"),
        (fake_hub.instead(b"[]"), "listing"),
        (fake_hub.status(404), "missing"),
    ],
)
def test_a_list_that_is_none_is_said(hub, get, hub_name, answer, reason):
    hub.listing_answers = [answer]
    with pytest.raises(DownloadFailed) as caught:
        get(hub_name=hub_name)
    assert caught.value.reason in (reason, "incomplete")
    assert hub.asked == []


@pytest.mark.parametrize("entry", [(-5, "a" * 64), (10**12, "a" * 64), (5, "../x")])
def test_a_list_with_impossible_facts_is_refused(hub, get, entry):
    hub.listed["tokens.json"] = entry
    with pytest.raises(DownloadFailed) as caught:
        get(hub_name="huggingface")
    assert caught.value.reason == "listing"


def test_a_model_without_its_weights_is_refused(hub, get):
    del hub.files["model.pt"]
    with pytest.raises(DownloadFailed) as caught:
        get()
    assert (caught.value.reason, caught.value.file) == ("incomplete", "model.pt")


def test_a_hub_with_other_weights_than_the_catalogue_knows_is_refused(hub, get):
    with pytest.raises(DownloadFailed) as caught:
        get("fsmn-vad")
    assert (caught.value.reason, caught.value.file) == ("hash", "model.pt")
    assert hub.asked == []


@pytest.mark.parametrize("hub_name", ["modelscope", "huggingface"])
def test_a_hub_that_is_not_there_is_said(store, hub_name, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _seconds: None)  # ModelScope's library waits itself
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        mirror = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(DownloadFailed) as caught:
            download(NAME, store, Network(hub=hub_name, mirror=mirror))
    assert caught.value.reason == "unreachable"


@pytest.mark.parametrize("hub_name", ["modelscope", "huggingface"])
def test_a_proxy_that_is_asked_for_is_used(hub, store, hub_name):
    mirror = "http://hub.invalid"  # known to the proxy alone
    network = Network(hub=hub_name, mirror=mirror, proxy=hub.url, stall=5.0)
    place = download(NAME, store, network)
    assert contents(place.directory)["model.pt"] == WEIGHTS


def test_a_certificate_file_that_is_none_is_said(hub, store, tmp_path):
    network = Network(
        hub="modelscope", mirror="https://127.0.0.1:1", ca_bundle=tmp_path / "none.pem"
    )
    with pytest.raises(DownloadFailed) as caught:
        download(NAME, store, network)
    assert caught.value.reason in ("certificate", "address")


def test_nobody_in_particular_asks(hub, store, get, monkeypatch, tmp_path):
    monkeypatch.setenv("MODELSCOPE_API_TOKEN", "secret")
    monkeypatch.setenv("HF_TOKEN", "secret")
    get()
    assert not (Path.home() / ".modelscope").exists()


PROCESS = """
import sys
from pathlib import Path
from engine.models.catalog import look_up
from engine.models.download import download
from engine.models.hooks import Hooks
from engine.models.network import Network
from engine.models.store import Store

hooks = Hooks(on_waiting=lambda: print("waiting", flush=True))
network = Network(hub="modelscope", mirror=sys.argv[1])
print(download("fa-zh", Store(Path(sys.argv[2])), network, hooks).directory, flush=True)
"""


def process(hub: FakeHub, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROCESS, hub.url, folder],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


@pytest.mark.thorough
def test_two_processes_fetch_a_model_once(hub, store):
    begun, go_on = threading.Event(), threading.Event()

    def slowly(handler, content):
        begun.set()
        go_on.wait(30)
        fake_hub.serve(handler, content)

    hub.answers["model.pt"] = [slowly]
    with process(hub, store.folder) as first:
        assert begun.wait(30)
        with process(hub, store.folder) as second:
            assert second.stdout.readline() == "waiting\n"
            go_on.set()
            assert second.stdout.read() == f"{store.folder / NAME}\n"
        assert first.stdout.read() == f"{store.folder / NAME}\n"
    assert sorted(asked.file for asked in hub.asked) == sorted(NEEDED)


@pytest.mark.thorough
def test_a_process_that_dies_lets_the_next_one_in(hub, store, get):
    begun = threading.Event()

    def half(handler, content):
        handler.begin(200, len(content))
        handler.wfile.write(content[:300_000])
        handler.wfile.flush()
        begun.set()
        handler.hub.released.wait(30)

    hub.answers["model.pt"] = [half]
    with process(hub, store.folder) as killed:
        assert begun.wait(30)
        killed.kill()
    assert contents(get().directory)["model.pt"] == WEIGHTS


def test_one_who_waits_can_be_cancelled(hub, store):
    with locked(store.folder, look_up(NAME), Hooks()):
        cancelled = download(NAME, store, Network(), Hooks(is_cancelled=lambda: True))
    assert cancelled is None


def test_a_line_that_crawls_is_left_for_a_new_one(hub, store, tmp_path):
    """Five seconds a piece, and the pieces are small; the next line takes no time."""
    ticks = itertools.count(0, 5)

    def clock() -> float:
        return next(ticks) if len(hub.gets("model.pt")) < 2 else 0.0

    def crawl(handler, content):
        handler.begin(200, len(content))
        for n in range(20):
            handler.wfile.write(content[n : n + 1])
            handler.wfile.flush()
        handler.hub.released.wait(30)

    hub.answers["model.pt"] = [crawl]
    file = RemoteFile(
        "model.pt",
        f"{hub.url}/elsewhere/model.pt",
        len(WEIGHTS),
        hashlib.sha256(WEIGHTS).hexdigest(),
    )
    network = Network(stall=5.0)
    fetcher = Fetcher(NAME, network, Hooks(sleep=lambda _s: None), clock=clock)
    fetcher.fetch(file, tmp_path / "model.pt")
    assert (tmp_path / "model.pt").read_bytes() == WEIGHTS
    assert len(hub.gets("model.pt")) == 2


def test_a_file_without_a_told_size_is_not_without_end(hub, tmp_path, monkeypatch):
    monkeypatch.setattr("engine.models.transfer._MOST_UNTOLD", 100_000)
    file = RemoteFile("model.pt", f"{hub.url}/elsewhere/model.pt", None, None)
    with pytest.raises(DownloadFailed) as caught:
        Fetcher(NAME, Network(), Hooks()).fetch(file, tmp_path / "model.pt")
    assert caught.value.reason == "length"
    assert (tmp_path / "model.pt..part").stat().st_size <= 100_000


@pytest.mark.parametrize(
    "location", ["http://hub/model.pt", "http://[", "file:///x", "javascript:x"]
)
def test_a_redirect_never_leaves_encryption(tmp_path, monkeypatch, location):
    asked = []

    def get(_session, url, **_named):
        asked.append(url)
        response = requests.Response()
        response.status_code, response.headers["Location"] = 302, location
        response.raw = io.BytesIO()
        return response

    monkeypatch.setattr(requests.Session, "get", get)
    file = RemoteFile("model.pt", "https://hub/model.pt", 5, None)
    with pytest.raises(DownloadFailed) as caught:
        Fetcher(NAME, Network(), Hooks()).fetch(file, tmp_path / "model.pt")
    assert caught.value.reason == "redirect"
    assert all(url.startswith("https://") for url in asked)


def test_what_is_asked_for_counts_more_than_the_environment(hub, store, monkeypatch, tmp_path):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    network = Network(hub="modelscope", mirror="http://hub.invalid", proxy=hub.url, stall=5.0)
    assert download(NAME, store, network) is not None
    assert os.environ["HTTP_PROXY"] == "http://127.0.0.1:9"
