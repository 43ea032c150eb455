"""app/messages.py: every fault of a download or an import has its words and a way out."""

import re

import pytest

from app.messages import Messages
from engine import DownloadFailed, ModelMissing, Offline, PackUnusable


def reasons(error: type[Exception]) -> list[str]:
    """Those that its docstring names."""
    return re.findall(r'"([a-z-]+)"', error.__doc__)


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
