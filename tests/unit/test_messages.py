"""app/messages.py: every error has words of its own, and a next step where there is one."""

import ast
import errno
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from app import input_errors
from app.input_words import in_words
from app.mending_words import MendingWords
from app.messages import Messages
from engine import (
    DiskFull,
    DownloadFailed,
    EngineError,
    InternalError,
    ModelMissing,
    NoAudioTrack,
    Offline,
    PackUnusable,
    ProfileError,
    TranscriptUnreadable,
    UnreadableAudio,
    WorkerDied,
    errors_by_name,
)

ROOT = Path(__file__).parents[2]
FACTS = {  # for the constructors of errors
    "path": "a.wav",
    "model": "fa-zh",
    "name": "a.srt",
    "host": "hub.example",
    "device": "cuda:0",
    "package": "torch",
    "language": "xx",
    "field": "columns",
    "traceback": "Traceback",
    "n_tracks": 2,
    "start": 5.0,
    "duration": 9.0,
    "seconds": 4.0,
    "exitcode": -11,
    "line": 3,
    "address": "http://example",
}
WITHOUT_NEXT_STEP = (NoAudioTrack, TranscriptUnreadable, ProfileError)


def reasons(error: type[Exception]) -> list[str]:
    """Those that its docstring names."""
    found = re.search(r"reason: (.*?)(?:\n\s+\w+:|\Z)", error.__doc__ or "", re.DOTALL)
    return [] if found is None else re.findall(r'"([a-z -]+)"', found[1])


def every_error() -> Iterator[EngineError]:
    """One of each kind, and of each of its reasons."""
    for kind in errors_by_name().values():
        wanted = [
            each.name
            for each in inspect.signature(kind).parameters.values()
            if each.default is each.empty and each.name != "reason"
        ]
        facts = {name: FACTS[name] for name in wanted}
        if "reason" not in inspect.signature(kind).parameters:
            yield kind(**facts)
        for reason in reasons(kind) or ["why it is so"]:
            if "reason" in inspect.signature(kind).parameters:
                yield kind(**facts, reason=reason)
    yield DiskFull("/models", 5_000_000)
    yield ModelMissing("whisper-base")
    yield ModelMissing("/models/mine")
    yield ModelMissing("no-such-model")
    yield WorkerDied(-9)


def raised_reasons(kind: type[Exception], room: str) -> set[str]:
    """The reasons that the code of a room gives an error of this kind."""
    parameters = list(inspect.signature(kind).parameters)
    at = parameters.index("reason")
    found = set()
    for path in (ROOT / room).rglob("*.py"):
        code = path.read_text("utf-8")
        if f"{kind.__name__}(" not in code:
            continue
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == kind.__name__:
                given = [each for each in node.args[at : at + 1] if isinstance(each, ast.Constant)]
                found |= {str(each.value) for each in given}
    return found


@pytest.mark.parametrize("error", [*every_error()], ids=repr)
def test_every_error_has_words_of_its_own(error):
    message = Messages().error(error)
    generic = Messages().error(InternalError("")).what
    assert message.what
    assert (message.what == generic) == isinstance(error, InternalError)
    assert not re.search(r"%\d|%n", str(message))


@pytest.mark.parametrize("error", [*every_error()], ids=repr)
def test_every_error_is_said_in_the_windows_language(error):
    message = Messages(lambda _context, _text: "说").error(error)
    assert message.what == "说"
    assert message.hint in ("", "说")


@pytest.mark.parametrize("error", [*every_error()], ids=repr)
def test_every_error_has_a_next_step_where_there_is_one(error):
    message = Messages().error(error)
    says_it_all = isinstance(error, PackUnusable) and error.reason in ("there", "unknown")
    if not says_it_all and not isinstance(error, WITHOUT_NEXT_STEP):
        assert message.hint
    if message.action:
        assert MendingWords().button(message.action)


def test_no_error_was_forgotten():
    named = set(errors_by_name())
    exported = {name for name in engine.__all__ if name in named}
    assert exported == named
    assert len(named) >= 20


@pytest.mark.parametrize("kind", [UnreadableAudio, PackUnusable, DownloadFailed, ProfileError])
def test_every_reason_that_is_given_is_documented(kind):
    assert raised_reasons(kind, "engine") <= set(reasons(kind))


@pytest.mark.parametrize("kind", input_errors.InputError.__subclasses__())
def test_every_fault_of_the_command_lines_input_has_words(kind):
    given = raised_reasons(kind, "app")
    assert given
    for reason in given:
        names = [name for name in inspect.signature(kind).parameters if name in FACTS]
        text = in_words(kind(**{name: FACTS[name] for name in names}, reason=reason))
        assert text.endswith(".")


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "Make room"),
        (errno.EROFS, "permissions"),
        (errno.EACCES, "another one"),
        (errno.EIO, "drive"),
    ],
)
def test_a_disk_that_refuses_says_why_and_what_to_do(number, hint):
    message = Messages().error(OSError(number, "whatever the system says", "/mnt/x"))
    assert "whatever" not in message.what
    assert hint in message.hint
    assert message.action == "open-folder:/mnt/x"


def test_an_end_by_the_system_is_told_from_a_crash():
    assert "memory" in Messages().error(WorkerDied(-9)).what
    assert Messages().error(WorkerDied(-11)).action == "report:"


@pytest.mark.parametrize("reason", reasons(DownloadFailed))
def test_every_reason_for_a_failed_download_has_words(reason):
    message = Messages().error(DownloadFailed("fa-zh", reason, "hub.example", "model.pt", "why"))
    assert message.what.startswith("The model “fa-zh” could not be downloaded: ")
    assert "hub.example" in message.what
    assert not re.search(r"%\d", str(message))
    for way in ("shengwen models import", "--model", "whisper-base"):
        assert way in message.hint


@pytest.mark.parametrize("reason", reasons(PackUnusable))
def test_every_reason_against_a_pack_has_words(reason):
    text = str(Messages().error(PackUnusable("p.zip", reason, "model.pt")))
    assert text.startswith("p.zip cannot be imported: ")
    assert not re.search(r"%\d", text)


def test_all_reasons_were_found():
    assert len(reasons(DownloadFailed)) == 17
    assert len(reasons(PackUnusable)) == 13


def test_what_a_hub_says_cannot_play_with_the_terminal():
    error = DownloadFailed("fa-zh", "redirect", "hub", "model.pt", "x\x1b[31m\n" + "y" * 5000)
    text = str(Messages().error(error))
    assert text.isprintable()
    assert len(text) < 700


def test_a_model_that_can_be_had_says_how():
    assert Messages().error(ModelMissing("sensevoice")).hint == (
        "Get it: shengwen models download sensevoice"
    )
    assert "models import" in Messages().error(Offline("fa-zh")).hint
    assert "folder" in Messages().error(ModelMissing("no-such-model")).hint
