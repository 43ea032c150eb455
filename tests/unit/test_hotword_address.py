"""Lists at an address, from a server on this computer that behaves well, badly and wickedly."""

import threading

import pytest

from app.hotword_address import LIMIT, fetch_list, kept_list
from app.input_errors import ListNotFetched
from app.input_words import in_words
from tests.unit.test_addresses import answer, server

__all__ = ["server"]
WORDS = "邓郁松\nCUDA\n".encode()


def refusal(server, path, folder, **options):
    with pytest.raises(ListNotFetched) as caught:
        fetch_list(f"{server.url}{path}", folder=folder, **options)
    assert "%" not in in_words(caught.value)
    return caught.value.reason


def test_a_list_is_fetched_kept_and_there_when_offline(server, tmp_path):
    server.answers["/words.csv"] = answer(WORDS)
    address = f"{server.url}/words.csv"
    assert kept_list(address, tmp_path) is None
    file = fetch_list(address, folder=tmp_path)
    assert (file.read_bytes(), file.suffix) == (WORDS, ".csv")
    assert server.asked[0][1]["Accept"].startswith("text/plain")
    assert fetch_list(address, folder=tmp_path, offline=True) == file
    assert kept_list(address, tmp_path)[0] == file
    assert len(server.asked) == 1
    assert refusal(server, "/other.txt", tmp_path, offline=True) == "offline"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer(b"", 302, Location="file:///etc/passwd"), "redirect"),
        (answer(b"", 301, Location="ftp://example.org/words.txt"), "redirect"),
        (answer(b"", 404), "status"),
        (answer(b"<!DOCTYPE html><p>words"), "page"),
        (answer(WORDS, Content_Type="text/html; charset=utf-8"), "page"),
        (answer(b"a" * (LIMIT + 1)), "limit"),
        (answer(b"a" * (LIMIT + 1), length="unsaid"), "limit"),
        (answer(WORDS, length=99), "broken off"),
    ],
)
def test_what_is_no_list_is_refused_and_not_kept(server, tmp_path, reply, reason):
    server.answers["/words.txt"] = reply
    assert refusal(server, "/words.txt", tmp_path) == reason
    assert kept_list(f"{server.url}/words.txt", tmp_path) is None


@pytest.mark.parametrize("address", ["http://", "http://user:secret@127.0.0.1/", "http://[::1"])
def test_what_is_no_address_is_refused(tmp_path, address):
    with pytest.raises(ListNotFetched) as caught:
        fetch_list(address, folder=tmp_path)
    assert caught.value.reason == "address"


@pytest.mark.parametrize("is_in_headers", [True, False])
def test_a_server_that_never_ends_is_left_alone(server, tmp_path, is_in_headers):
    over = threading.Event()

    def drip(handler):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"X-A: " if is_in_headers else b"\r\n"))
        try:
            while not over.wait(0.01):
                handler.wfile.write(b"a")
        except ConnectionError:
            handler.close_connection = True

    server.answers["/words.txt"] = drip
    assert refusal(server, "/words.txt", tmp_path, patience=0.2) == "slow"
    over.set()


def test_it_can_be_stopped(server, tmp_path):
    over = threading.Event()
    server.answers["/words.txt"] = lambda _handler: over.wait(5)
    assert fetch_list(f"{server.url}/words.txt", folder=tmp_path, is_stopped=lambda: True) is None
    over.set()


def test_what_was_fetched_stays_where_the_server_is_gone(server, tmp_path):
    server.answers["/words.txt"] = answer(WORDS)
    address = f"{server.url}/words.txt"
    fetch_list(address, folder=tmp_path)
    server.answers["/words.txt"] = answer(b"", 500)
    assert refusal(server, "/words.txt", tmp_path) == "status"
    assert kept_list(address, tmp_path)[0].read_bytes() == WORDS
