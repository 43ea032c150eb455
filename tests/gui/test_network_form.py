"""The form of the network: what is typed is checked, and a test says in words what came back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.network_form import NetworkForm
from app.settings import Settings
from app.theme import Theme
from engine import DownloadFailed, Network, Reached
from tests import fake_hub
from tests.fake_hub import FakeHub


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "light", qapp)
    yield made
    made.deleteLater()
    qapp.setStyleSheet("")


def make(qtbot: QtBot, theme: Theme, settings: Settings | None = None, **more) -> NetworkForm:
    form = NetworkForm(settings or Settings(), theme, **more)
    form.heard = []
    form.chosen.connect(form.heard.append)
    qtbot.addWidget(form)
    form.show()
    return form


def type_into(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.editingFinished.emit()


def answer_of(qtbot: QtBot, form: NetworkForm) -> str:
    form.test.click()
    qtbot.waitUntil(lambda: form._errand is None, timeout=10_000)
    return form.outcome.text()


def test_a_proxy_is_taken_with_the_scheme_that_people_leave_out(qtbot, theme):
    form = make(qtbot, theme)
    type_into(form.proxy, "127.0.0.1:7890")
    assert form.heard[-1].proxy == "http://127.0.0.1:7890"
    assert form.proxy_problem.isHidden()


@pytest.mark.parametrize("text", ["ftp://x", "http://", "http://a:b", "http://a b:x"])
def test_an_address_that_is_none_is_said_and_changes_nothing(qtbot, theme, text):
    form = make(qtbot, theme, Settings(mirror="https://old.example"))
    type_into(form.mirror, text)
    assert form.heard == []
    assert "no address" in form.mirror_problem.text()


def test_what_is_right_is_taken_beside_what_is_wrong(qtbot, theme):
    form = make(qtbot, theme)
    type_into(form.mirror, "ftp://x")
    form.hub.choose("huggingface")
    form.hub.activated.emit(form.hub.currentIndex())
    assert (form.heard[-1].hub, form.heard[-1].mirror) == ("huggingface", "")


def test_certificates_have_to_be_a_file(qtbot, theme, tmp_path):
    form = make(qtbot, theme)
    type_into(form.bundle, str(tmp_path / "none.pem"))
    assert form.heard == []
    assert form.bundle_problem.text() == "There is no such file."
    (tmp_path / "none.pem").touch()
    type_into(form.bundle, str(tmp_path / "none.pem"))
    assert form.heard[-1].ca_bundle == str(tmp_path / "none.pem")


def test_settings_from_elsewhere_are_shown_and_not_told_as_chosen(qtbot, theme):
    form = make(qtbot, theme)
    form.adopt(Settings(proxy="http://p:1", is_offline=True, hub="modelscope"))
    assert (form.proxy.text(), form.offline.isChecked()) == ("http://p:1", True)
    assert form.hub.currentData() == "modelscope"
    assert form.heard == []
    assert not form.test.isEnabled()


def test_each_hub_that_was_asked_is_told_of(qtbot, theme):
    asked: list[Network] = []

    def ask(network: Network) -> Iterator[Reached]:
        asked.append(network)
        yield Reached("modelscope.cn", DownloadFailed("fsmn-vad", "certificate", "modelscope.cn"))
        yield Reached("huggingface.co")

    form = make(qtbot, theme, Settings(proxy="http://p:1"), ask=ask)
    text = answer_of(qtbot, form)
    assert asked[0].proxy == "http://p:1"
    assert text == (
        "No models from there: the certificate of modelscope.cn is not trusted here.\n"
        "huggingface.co answers: models can be downloaded."
    )
    assert form.outcome.objectName() == "muted"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "127.0.0.1 answers"),
        (
            fake_hub.instead(b"<!DOCTYPE html><title>Log in</title>", "text/html"),
            "gave a web page in place of the list of files, perhaps to log in",
        ),
        (fake_hub.status(403), "does not give out"),
    ],
    ids=["works", "a page to log in", "forbidden"],
)
def test_what_a_hub_or_a_proxy_answers_is_said(qtbot, theme, answer, words):
    hub = FakeHub({"model.pt": b"x", "config.yaml": b"x"}, tells_hashes=False)
    with fake_hub.running(hub):
        hub.listing_answers = [] if answer is None else [answer]
        form = make(qtbot, theme, Settings(mirror=hub.url))
        assert words in answer_of(qtbot, form)


def test_a_proxy_that_answers_pages_is_said(qtbot, theme):
    """A hotel's proxy gives its own page for whatever is asked for."""
    portal = FakeHub({"model.pt": b"x"})
    with fake_hub.running(portal):
        portal.listing_answers = [fake_hub.instead(b"<html>Welcome to our hotel</html>")]
        settings = Settings(mirror="http://hub.invalid", proxy=portal.url)
        form = make(qtbot, theme, settings)
        assert "hub.invalid gave a web page" in answer_of(qtbot, form)


def test_a_form_that_goes_while_it_asks_is_not_missed(qtbot, theme):
    answered = threading.Event()

    def ask(_network: Network) -> Iterator[Reached]:
        answered.wait(10)
        yield Reached("x")

    form = NetworkForm(Settings(), theme, ask=ask)
    form.test.click()
    errand = form._errand
    form.deleteLater()
    QApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(errand.ended):
        answered.set()


def test_where_certificates_are_is_asked_for(qtbot, theme, tmp_path, monkeypatch):
    path = tmp_path / "company.pem"
    path.touch()
    monkeypatch.setattr(
        "app.network_form.QFileDialog.getOpenFileName", lambda *_args: (str(path), "")
    )
    form = make(qtbot, theme)
    form._choose_bundle.click()
    assert Path(form.heard[-1].ca_bundle) == path
