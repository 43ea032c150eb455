"""app/feed.py: sources in order, a few ahead, those at an address fetched first."""

import queue
import threading
from pathlib import Path

import pytest

from app.feed import AllFed, Feed, Fetching, Ready, Unready
from app.input_errors import FetchFailed, LineRefused
from app.sources import Source

HERE = Path()


class Shelf:
    """A fetcher that has only good.wav, and can be made to wait."""

    def __init__(self):
        self.may_go_on = threading.Event()
        self.began = threading.Event()
        self.may_go_on.set()

    def fetch(self, address, on_progress):
        self.began.set()
        on_progress(1, 2)
        self.may_go_on.wait(10)
        on_progress(2, 2)
        if "bug" in address:
            raise ZeroDivisionError
        if "good" not in address:
            raise FetchFailed(address, "status", "404")
        return Path("cache.wav")


def source(name, **options):
    return Source(name, Path(name), HERE, name, **options)


def fed(sources, shelf=None):
    posted = queue.SimpleQueue()
    feed = Feed(list(enumerate(sources)), shelf or Shelf(), posted.put)
    feed.start()
    return feed, posted


def received(posted):
    """Everything up to the end."""
    messages = [posted.get(timeout=10)]
    while not isinstance(messages[-1], AllFed):
        messages.append(posted.get(timeout=10))
    return messages


def test_every_source_comes_in_order_with_its_file():
    refused = LineRefused(3, "command")
    file, line = source("a.wav"), source("b", refused=refused)
    good, bad = source("g", address="http://h/good"), source("x", address="http://h/x")
    feed, posted = fed([file, line, good, bad])
    messages = received(posted)
    assert [each for each in messages if isinstance(each, Ready)] == [
        Ready(0, file, Path("a.wav")),
        Ready(2, good, Path("cache.wav")),
    ]
    failures = [each for each in messages if isinstance(each, Unready)]
    assert [(each.number, type(each.error)) for each in failures] == [
        (1, LineRefused),
        (3, FetchFailed),
    ]
    assert messages[-1] == AllFed(is_whole=True)
    assert messages.count(Fetching(good, 1, 2)) == 1
    feed.stop()


def test_only_a_few_wait_for_the_engine():
    sources = [source(str(n)) for n in range(10)]
    feed, posted = fed(sources)
    ahead = [posted.get(timeout=10).number for _ in range(4)]
    assert ahead == [0, 1, 2, 3]
    assert posted.empty()
    feed.take_next()
    assert posted.get(timeout=10).number == 4
    feed.stop()
    assert isinstance(posted.get(timeout=10), AllFed)


def test_a_download_is_given_up_when_the_run_ends():
    shelf = Shelf()
    shelf.may_go_on.clear()
    feed, posted = fed([source("g", address="http://h/good")], shelf)
    assert shelf.began.wait(10)
    stopping = threading.Thread(target=feed.stop)
    stopping.start()
    assert feed._stopped.wait(10)
    shelf.may_go_on.set()
    stopping.join()
    assert not [each for each in received(posted) if isinstance(each, Ready)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_does_not_leave_the_run_waiting():
    feed, posted = fed([source("g", address="http://h/bug"), source("a")])
    assert received(posted)[-1] == AllFed(is_whole=False)
    feed.stop()
