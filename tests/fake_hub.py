"""A hub and its file server on 127.0.0.1, which can be told to misbehave."""

import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

COMMIT = "c0ffee" * 6 + "c0ff"


@dataclass
class Asked:
    """One request for a file."""

    hub: str
    file: str
    range: str | None


@dataclass
class FakeHub:
    """Speaks as ModelScope and as Hugging Face, of the same files.

    Attributes:
        files: what is there, by name.
        tells_hashes: whether the lists have sha256.
        answers: for a file, what to do instead of serving it, one a request; then it is served.
        listed: entries of the lists that are not as the files are, by name: (size, sha256).
    """

    files: dict[str, bytes]
    tells_hashes: bool = True
    answers: dict[str, list["Answer"]] = field(default_factory=dict)
    listing_answers: list["Answer"] = field(default_factory=list)
    listed: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    released: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def gets(self, name: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.file == name]

    def entry(self, name: str) -> tuple[int, str]:
        content = self.files[name]
        return self.listed.get(name, (len(content), hashlib.sha256(content).hexdigest()))

    def modelscope_listing(self) -> dict:
        files = [
            {
                "Name": name.rsplit("/", 1)[-1],
                "Path": name,
                "Type": "blob",
                "Size": self.entry(name)[0],
                "Sha256": self.entry(name)[1] if self.tells_hashes else "",
                "Revision": COMMIT,
                "IsLFS": True,
                "Mode": "33188",
                "CommittedDate": 1_700_000_000,
            }
            for name in self.files
        ]
        folder = {"Name": "example", "Path": "example", "Type": "tree", "Size": 0, "Sha256": ""}
        return {"Code": 200, "Success": True, "Data": {"Files": [folder, *files]}}

    def huggingface_info(self, model_id: str) -> dict:
        siblings = [
            {
                "rfilename": name,
                "size": self.entry(name)[0],
                "blobId": "0" * 40,
                **(
                    {
                        "lfs": {
                            "sha256": self.entry(name)[1],
                            "size": self.entry(name)[0],
                            "pointerSize": 130,
                        }
                    }
                    if self.tells_hashes
                    else {}
                ),
            }
            for name in self.files
        ]
        return {
            "_id": "1",
            "id": model_id,
            "modelId": model_id,
            "sha": COMMIT,
            "private": False,
            "tags": [],
            "downloads": 1,
            "likes": 0,
            "siblings": siblings,
        }


class Handler(BaseHTTPRequestHandler):
    """What the server does with one request."""

    protocol_version = "HTTP/1.1"
    hub: FakeHub

    def log_message(self, *_arguments: object) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        self.hub.agents.add(self.headers.get("User-Agent", ""))
        address = urlsplit(self.path)
        query = parse_qs(address.query)
        if found := re.fullmatch(r"/api/v1/models/[^/]+/[^/]+/repo/files", address.path):
            self.list(self.hub.modelscope_listing())
        elif found := re.fullmatch(r"/api/models/([^/]+/[^/]+)/revision/\w+", address.path):
            self.list(self.hub.huggingface_info(found[1]))
        elif re.fullmatch(r"/api/v1/models/[^/]+/[^/]+/repo", address.path):
            self.file("modelscope", query["FilePath"][0])
        elif found := re.fullmatch(r"/[^/]+/[^/]+/resolve/\w+/(.+)", address.path):
            self.file("huggingface", unquote(found[1]))
        elif found := re.fullmatch(r"/elsewhere/(.+)", address.path):
            self.file("elsewhere", unquote(found[1]))
        else:
            status(404)(self, b"")

    def list(self, content: dict) -> None:
        if self.hub.listing_answers:
            self.hub.listing_answers.pop(0)(self, b"")
        else:
            self.give(json.dumps(content).encode(), "application/json")

    def file(self, hub: str, name: str) -> None:
        self.hub.asked.append(Asked(hub, name, self.headers.get("Range")))
        answers = self.hub.answers.get(name)
        (answers.pop(0) if answers else serve)(self, self.hub.files[name])

    def begin(self, status: int, length: int | None, **headers: str) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        else:
            self.send_header("Connection", "close")
            self.close_connection = True
        headers = {"Content_Type": "application/octet-stream", **headers}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def give(self, content: bytes, kind: str = "application/octet-stream") -> None:
        self.begin(200, len(content), Content_Type=kind)
        self.wfile.write(content)

    def hang_up(self) -> None:
        self.wfile.flush()
        self.close_connection = True


Answer = Callable[[Handler, bytes], None]


def serve(handler: Handler, content: bytes) -> None:
    """The file, or the rest of it, as a good server gives it."""
    tag = f'"{hashlib.md5(content).hexdigest()}"'
    wanted = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
    if not wanted or handler.headers.get("If-Range", tag) != tag:
        handler.begin(200, len(content), ETag=tag)
        handler.wfile.write(content)
        return
    start = int(wanted[1])
    if start >= len(content):
        handler.begin(416, 0, Content_Range=f"bytes */{len(content)}")
        return
    place = f"bytes {start}-{len(content) - 1}/{len(content)}"
    handler.begin(206, len(content) - start, Content_Range=place, ETag=tag)
    handler.wfile.write(content[start:])


def ignore_range(handler: Handler, content: bytes) -> None:
    handler.give(content)


def break_off(n: int) -> Answer:
    """Promise all, give `n` more bytes, hang up."""

    def answer(handler: Handler, content: bytes) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        start = int(wanted[1]) if wanted else 0
        place = {"Content_Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
        tag = f'"{hashlib.md5(content).hexdigest()}"'
        handler.begin(
            206 if wanted else 200, len(content) - start, ETag=tag, **(place if wanted else {})
        )
        handler.wfile.write(content[start : start + n])
        handler.hang_up()

    return answer


def stall(handler: Handler, content: bytes) -> None:
    """Give half, then say nothing until the test is over."""
    handler.begin(200, len(content))
    handler.wfile.write(content[: len(content) // 2])
    handler.wfile.flush()
    handler.hub.released.wait(30)
    handler.close_connection = True


def promise(length: int) -> Answer:
    """Lie about the length."""

    def answer(handler: Handler, content: bytes) -> None:
        handler.begin(200, length)
        handler.wfile.write(content[:length])
        handler.hang_up()

    return answer


def without_end(handler: Handler, content: bytes) -> None:
    """Promise nothing and give more than there is."""
    handler.begin(200, None)
    handler.wfile.write(content * 3)


def without_length(handler: Handler, content: bytes) -> None:
    handler.begin(200, None)
    handler.wfile.write(content)


def instead(content: bytes, kind: str = "application/octet-stream") -> Answer:
    return lambda handler, _content: handler.give(content, kind)


def wrong_place(handler: Handler, content: bytes) -> None:
    """Answer a Range with another part than was asked for."""
    handler.begin(206, 10, Content_Range=f"bytes 0-9/{len(content)}")
    handler.wfile.write(content[:10])


def status(code: int, **headers: str) -> Answer:
    def answer(handler: Handler, _content: bytes) -> None:
        handler.begin(code, 0, **headers)

    return answer


def redirect(url: str) -> Answer:
    return status(302, Location=url)


class Server(ThreadingHTTPServer):
    """One that takes it quietly when a client hangs up."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_arguments: object) -> None:
        """Stay silent."""


@contextmanager
def running(hub: FakeHub) -> Iterator[FakeHub]:
    handler = type("HubHandler", (Handler,), {"hub": hub})
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        hub.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
