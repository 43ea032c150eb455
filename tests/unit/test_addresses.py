"""app/addresses.py, against a server on this computer that behaves well, badly and wickedly."""

import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import Request

import pytest

from app.addresses import Fetcher, _SameScheme, file_name, is_address
from app.input_errors import FetchFailed
from app.input_words import in_words

SOUND = bytes(range(256)) * 8192  # 2 MiB


@dataclass
class Server:
    """Answers with `answers[path](handler)`; keeps the headers that it was asked with."""

    url: str = ""
    answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list = field(default_factory=list)


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            state.asked.append((self.path, dict(self.headers)))
            state.answers[self.path](self)

        def log_message(self, *_args):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        state.url = f"http://127.0.0.1:{listening.server_port}"
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield state
        listening.shutdown()
        thread.join()


def answer(body=SOUND, status=200, length=None, **headers):
    def send(handler):
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if length != "unsaid":
            handler.send_header("Content-Length", str(length or len(body)))
        handler.end_headers()
        try:
            handler.wfile.write(body)
        except ConnectionError:
            handler.close_connection = True  # who asked has heard enough

    return send


def fetch(folder, address, **options):
    progress = []
    fetcher = Fetcher(folder, **{"limit": 1 << 30, "timeout": 5, **options})
    return fetcher.fetch(address, lambda *told: progress.append(told)), progress


def refusal(folder, address, **options):
    with pytest.raises(FetchFailed) as caught:
        fetch(folder, address, **options)
    assert caught.value.address == address
    assert "%" not in in_words(caught.value)
    return caught.value


def test_a_recording_is_fetched_with_progress(server, tmp_path):
    server.answers["/a/talk%20of%20today%E5%A3%B0.wav?x=1"] = answer()
    file, progress = fetch(tmp_path / "new", f"{server.url}/a/talk of today声.wav?x=1#part")
    assert file.read_bytes() == SOUND
    assert file.suffix == ".wav"
    assert progress[-1] == (len(SOUND), len(SOUND))
    assert [done for done, _ in progress] == sorted(done for done, _ in progress)
    assert len(progress) > 1
    assert [path.suffix for path in sorted((tmp_path / "new").iterdir())] == [".json", ".wav"]


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_what_is_unchanged_is_not_sent_again(server, tmp_path, name):
    server.answers["/a.wav"] = answer(**{name: '"one"'})
    first, _ = fetch(tmp_path, f"{server.url}/a.wav")
    server.answers["/a.wav"] = answer(b"", 304, length="unsaid")
    again, progress = fetch(tmp_path, f"{server.url}/a.wav")
    assert again == first
    assert again.read_bytes() == SOUND
    assert progress == []
    asked = server.asked[-1][1]
    assert asked.get("If-None-Match") == ('"one"' if name == "ETag" else None)
    assert asked.get("If-Modified-Since") == (None if name == "ETag" else '"one"')


def test_what_has_changed_is(server, tmp_path):
    server.answers["/a.wav"] = answer(ETag='"one"')
    fetch(tmp_path, f"{server.url}/a.wav")
    server.answers["/a.wav"] = answer(b"new", ETag='"two"')
    assert fetch(tmp_path, f"{server.url}/a.wav")[0].read_bytes() == b"new"


def test_what_was_damaged_in_the_cache_is_fetched_again(server, tmp_path):
    server.answers["/a.wav"] = answer(ETag='"one"')
    file, _ = fetch(tmp_path, f"{server.url}/a.wav")
    file.write_bytes(SOUND[:99])
    assert fetch(tmp_path, f"{server.url}/a.wav")[0].read_bytes() == SOUND
    assert "If-None-Match" not in server.asked[-1][1]
    assert refusal(tmp_path, f"{server.url}/b.wav", offline=True).reason == "offline"


def test_offline_no_server_is_asked(server, tmp_path):
    server.answers["/a.wav"] = answer()
    file, _ = fetch(tmp_path, f"{server.url}/a.wav")
    assert fetch(tmp_path, f"{server.url}/a.wav", offline=True) == (file, [])
    assert len(server.asked) == 1


def test_a_whole_file_survives_a_download_that_breaks_off(server, tmp_path):
    server.answers["/a.wav"] = answer()
    fetch(tmp_path, f"{server.url}/a.wav")
    server.answers["/a.wav"] = answer(b"new", length=1000)
    assert refusal(tmp_path, f"{server.url}/a.wav").reason == "broken off"
    assert fetch(tmp_path, f"{server.url}/a.wav", offline=True)[0].read_bytes() == SOUND


@pytest.mark.parametrize(
    ("reply", "reason", "detail"),
    [
        (answer(b"", 404), "status", "404 Not Found"),
        (answer(b"", 500), "status", "500 Internal Server Error"),
        (answer(b"", 304, length="unsaid"), "status", "304 Not Modified"),
        (answer(b"hello", Content_Type="text/html; charset=utf-8"), "page", ""),
        (answer(b"\n<!DOCTYPE HTML><p>Log in", Content_Type="audio/wav"), "page", ""),
        (answer(), "limit", "1 MiB"),
        (answer(length="unsaid"), "limit", "1 MiB"),
        (answer(b"RIFF", length=1000), "broken off", "4 of 1000 bytes came"),
        (answer(b"4\r\nRIFF\r\n10\r\nhal", length="unsaid", Transfer_Encoding="chunked"),
         "broken off", None),
        (answer(b"", 302, Location="file:///etc/passwd"), "redirect", "file:///etc/passwd"),
        (answer(b"", 302, Location="ftp://127.0.0.1/a"), "redirect", "ftp://127.0.0.1/a"),
        (answer(b"", 302, Location="/a.wav"), "redirect", "/a.wav"),
        (answer(b"", 302), "status", "302 Found"),
    ],
)  # fmt: skip
def test_what_is_no_recording_is_refused_and_not_kept(server, tmp_path, reply, reason, detail):
    if reason == "broken off" and detail is None:
        server_reply = reply

        def reply(handler):
            handler.protocol_version = "HTTP/1.1"
            server_reply(handler)
            handler.close_connection = True

    server.answers["/a.wav"] = reply
    error = refusal(tmp_path, f"{server.url}/a.wav", limit=1 << 20)
    assert error.reason == reason
    assert detail is None or error.detail == detail
    assert list(tmp_path.iterdir()) == []


def test_a_redirect_within_http_is_followed(server, tmp_path):
    server.answers["/a.wav"] = answer(b"", 301, Location="/录音.wav".encode().decode("latin-1"))
    server.answers["/%E5%BD%95%E9%9F%B3.wav"] = answer(b"RIFF")
    assert fetch(tmp_path, f"{server.url}/a.wav")[0].read_bytes() == b"RIFF"


def test_nobody_is_led_from_https_to_http():
    follow = _SameScheme().redirect_request
    secure, plain = Request("https://h/a"), Request("http://h/a")
    assert follow(plain, None, 302, "Found", Message(), "https://h/b").full_url == "https://h/b"
    with pytest.raises(HTTPError):
        follow(secure, None, 302, "Found", Message(), "http://h/b")


def test_a_length_that_lies_is_not_believed(server, tmp_path):
    server.answers["/a.wav"] = answer(SOUND, length=100)
    assert len(fetch(tmp_path, f"{server.url}/a.wav", limit=1000)[0].read_bytes()) == 100


def test_a_server_that_is_not_there_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.socket() as taken:  # bound, and nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/a.wav"
        assert "refused" in refusal(tmp_path, address).detail


def test_a_server_that_says_nothing_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/a.wav"
        with pytest.raises(FetchFailed) as caught:
            Fetcher(tmp_path, limit=1, timeout=0.05).fetch(address, lambda *_told: None)
    assert caught.value.reason == "unreachable"
    assert "timed out" in caught.value.detail


def test_once_downloaded_the_way_out_is_said(server, tmp_path):
    server.answers["/a.wav"] = answer()
    fetch(tmp_path, f"{server.url}/a.wav")
    server.answers["/a.wav"] = lambda handler: handler.connection.close()
    assert "--offline" in in_words(refusal(tmp_path, f"{server.url}/a.wav"))


@pytest.mark.parametrize(
    "address",
    ["http://", "http://[::1", "http://127.0.0.1:99999/a", "http://u:p@127.0.0.1/", "http://a b/"],
)
def test_what_is_no_address_is_named(tmp_path, address):
    assert refusal(tmp_path, address).reason == "address"


def test_a_folder_that_cannot_be_made_is_no_fault_of_the_server(server, tmp_path):
    server.answers["/a.wav"] = answer()
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        fetch(tmp_path / "file" / "media", f"{server.url}/a.wav")


def test_what_ends_the_download_leaves_nothing(server, tmp_path):
    class EnoughError(Exception):
        pass

    def stop(*_told):
        raise EnoughError

    server.answers["/a.wav"] = answer()
    with pytest.raises(EnoughError):
        Fetcher(tmp_path, limit=1 << 30).fetch(f"{server.url}/a.wav", stop)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_swept_in_time(server, tmp_path):
    for name, when in (("old.part", 0), ("new.part", None)):
        (tmp_path / name).touch()
        if when is not None:
            os.utime(tmp_path / name, (when, when))
    server.answers["/a.wav"] = answer()
    fetch(tmp_path, f"{server.url}/a.wav")
    assert [path.name for path in tmp_path.glob("*.part")] == ["new.part"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://h/a/talk.mp3?x=/b.wav", "talk.mp3"),
        ("http://h/%E5%A3%B0.wav", "声.wav"),
        ("http://h/a%2F..%2Fb.wav", "b.wav"),
        ("http://h:80/", "h"),
        ("http://[", "address"),
    ],
)
def test_an_address_has_a_name(address, name):
    assert is_address(address)
    assert file_name(address) == name


@pytest.mark.parametrize("text", ["file:///a.wav", "ftp://h/a.wav", "http:a.wav", "a/http://b"])
def test_other_schemes_are_paths(text):
    assert not is_address(text)
