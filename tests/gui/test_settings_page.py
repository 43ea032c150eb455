"""The page of settings: everything applies at once, is found, and can be taken back."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton

from app import storage
from app.device_settings import Graphics
from app.licences_dialog import LicencesDialog
from app.messages import Messages
from app.network_settings import NetworkPart
from app.preset_part import PresetPart
from app.recordings_folder import usual_folder
from app.setting_part import marked
from app.setting_row import ChoiceRow
from app.settings import Settings
from app.settings_errands import SettingsErrands
from app.theme import Theme
from engine import Failed, Finished, Started, Store, WorkerDied
from tests.gui.setting_rows import choose, deed, press, rows, told


class Engine:
    """Keeps what it was asked."""

    def __init__(self):
        self.asked, self.cancelled = [], []

    def transcribe(self, path, options):
        self.asked.append(options)
        return len(self.asked)

    def cancel(self, job):
        self.cancelled.append(job)


@pytest.fixture(scope="module")
def shared(qapp, tmp_path_factory):
    """One page for all tests: to dress one takes longer than most of them."""
    owner = QObject()
    theme = Theme(qapp, "light", owner)
    config = tmp_path_factory.mktemp("config")
    shared = SettingsErrands(config, theme, Messages(), lambda: False, owner)
    shared.chosen.connect(shared.adopt)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.settings_errands.graphics", lambda: ())
        page = shared.make_page(Settings())
        page.resize(900, 600)
        page.show()
        shared._disk.finish()
    yield shared
    shared.close()
    page.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def errands(shared):
    shared.engine = Engine()
    shared.trial.start(shared.engine)
    shared._device.show_graphics(Graphics((), has_torch=False))
    shared.adopt(Settings())
    shared._page.search.clear()
    yield shared
    shared.trial.cancel()


@pytest.fixture
def page(errands):
    return errands._page


@pytest.fixture
def models(monkeypatch):
    """The names of the models that are on this computer."""
    here = {"whisper-base"}
    monkeypatch.setattr(Store, "has", lambda _store, name: name in here)
    return here


def shown(page):
    """How the parts begin that are shown."""
    parts = [part for group in page.groups if not group.isHidden() for part in group.parts]
    return [part._texts[0][1] if part._texts else part.said for part in parts]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme", "dark"),
        ("language", "ja"),
        ("script", "asis"),
        ("vad", "none"),
        ("outcome", "text"),
        ("device", "cpu"),
        ("files_at_once", 3),
        ("notifies", False),
        ("goes_on", False),
        ("pause_while_typing", True),
        ("listens_ahead", False),
        ("live_returns", False),
    ],
)
def test_a_choice_is_told_at_once_and_can_be_taken_back(page, errands, field, value):
    row = rows(page)[field]
    if isinstance(row, ChoiceRow):
        choose(row, value)
    else:
        row.box.click()
    assert errands._settings == replace(Settings(), **{field: value})
    assert row._reset.isVisible()
    row._reset.click()
    assert errands._settings == Settings()
    assert not row._reset.isVisible()


def test_recordings_can_be_kept_in_another_folder(page, errands, monkeypatch, tmp_path):
    answers = [str(tmp_path), "", str(usual_folder())]
    monkeypatch.setattr(
        "app.live_settings.QFileDialog.getExistingDirectory", lambda *_: answers.pop(0)
    )
    row = rows(page)["recordings_folder"]
    assert told(row) == str(usual_folder())
    row.choose.click()
    assert errands._settings.recordings_folder == told(row) == str(tmp_path)
    row.choose.click()  # and thought better of it
    assert errands._settings.recordings_folder == str(tmp_path)
    row.choose.click()
    assert errands._settings == Settings()


def test_every_row_says_what_it_goes_back_to(page):
    for row in rows(page).values():
        assert row._reset.toolTip().startswith("Back to “")
        assert "“”" not in row._reset.toolTip()


def test_searching_leaves_what_has_the_words_and_marks_them(page):
    page.search.setText("TYPING")
    assert shown(page) == ["Pause while typing"]
    title = rows(page)["pause_while_typing"]._title
    assert '<span style="background:#E8EFFF">typing</span>' in title.text()
    assert title.textFormat() is Qt.TextFormat.RichText
    page.search.setText("dark")
    assert shown(page) == ["Appearance"]
    page.search.setText("storage")
    assert len(shown(page)) == 5
    page.search.clear()
    assert title.text() == "Pause while typing"
    assert title.textFormat() is Qt.TextFormat.PlainText


def test_a_search_without_hits_says_so_and_esc_ends_it(page, qtbot):
    page.search.setText("<b>no such thing")
    assert shown(page) == []
    assert page._nothing.isVisible()
    assert page._nothing.text() == "No setting is about “<b>no such thing”."
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(shown(page)) > 20


def test_the_network_is_found_by_its_fields_and_can_be_taken_back(errands, page):
    page.search.setText("proxy")
    assert len(shown(page)) == 1
    part = page.findChild(NetworkPart)
    assert not part._reset.isVisible()
    part.form.offline.click()
    assert errands._settings.is_offline
    press(part, "Back to the usual")
    assert errands._settings == Settings()
    assert not part.form.offline.isChecked()


def test_what_is_marked_is_no_markup_of_its_own():
    assert marked("a <b> & A", ["a", "<"], "#fff") == (
        '<span style="background:#fff">a</span> <span style="background:#fff">&lt;</span>b&gt; '
        '&amp; <span style="background:#fff">A</span>'
    )


def test_what_the_model_cannot_do_is_grey_with_the_reason(errands, page, models):
    models.add("sense-voice-small")
    row = rows(page)
    assert not row["itn"].box.isEnabled()
    assert "Whisper base" in told(row["itn"])
    assert told(row["punctuation"]) == "Whisper base writes its own marks."
    errands.adopt(replace(errands._settings, model="sense-voice-small"))
    assert row["itn"].box.isEnabled()
    assert told(row["itn"]) == "“25”, not “twenty-five”."
    assert not row["punctuation"].combo.isEnabled()
    row["itn"].box.click()
    assert row["punctuation"].combo.isEnabled()


def test_chinese_characters_are_for_chinese(errands, page):
    errands.adopt(replace(errands._settings, language="en"))
    assert not rows(page)["script"].combo.isEnabled()
    errands.adopt(replace(errands._settings, language="zh"))
    assert rows(page)["script"].combo.isEnabled()


def test_a_value_from_the_file_that_no_list_has_is_shown(errands, page):
    errands.adopt(replace(errands._settings, vad="/models/my <vad>", font_percent=130))
    row = rows(page)
    assert row["vad"].combo.currentText() == "my <vad>"
    assert row["font_percent"].combo.currentText() == "130"


def test_presets_say_what_they_lack_and_where_it_is_to_be_had(errands, page, models):
    part = page.findChild(PresetPart)
    wanted = []
    part.model_wanted.connect(wanted.append)
    assert part._radios["draft"].isChecked()
    assert not part._radios["best"].isEnabled()
    assert part._lines["best"].text().endswith("Not on this computer yet.")
    press(part, "Get (936 MB)")
    press(part, "Get (938 MB)")
    assert wanted == ["sense-voice-small", "sense-voice-small", "fsmn-vad"]


def test_the_preset_in_force_is_marked(errands, page, models):
    models.update(("sense-voice-small", "fsmn-vad"))
    errands.adopt(replace(errands._settings, vad="none"))
    part = page.findChild(PresetPart)
    assert part._group.checkedButton() is None
    assert part._own.isVisible()
    part._radios["best"].click()
    assert part._group.checkedButton() is part._radios["best"]
    assert not part._own.isVisible()
    chosen = Settings(model="sense-voice-small", vad="fsmn-vad")
    assert errands._settings == chosen


def test_without_a_card_the_processor_is_the_choice(errands, page):
    device = errands._device
    device.show_graphics(Graphics((), has_torch=False))
    row = rows(page)["device"]
    assert told(row) == "No NVIDIA graphics card was found; the processor computes."
    assert not row.combo.model().item(row.combo.findData("cuda")).isEnabled()
    device.show_graphics(Graphics(("NVIDIA T4",), has_torch=True))
    assert row.combo.model().item(row.combo.findData("cuda")).isEnabled()


def test_a_card_without_what_drives_it_is_told_with_the_command(errands, page, models):
    errands.adopt(replace(errands._settings, model="sense-voice-small"))
    errands._device.show_graphics(Graphics(("NVIDIA T4",), has_torch=False))
    assert "NVIDIA T4" in told(rows(page)["device"])
    assert told(rows(page)["device"]).endswith("-m pip install torch")


@pytest.fixture
def trial(errands, page, tmp_path, monkeypatch):
    """Every look at the clock is four seconds after the one before."""
    clip = tmp_path / "clip" / "speed.wav"
    clip.parent.mkdir()
    clip.touch()
    seconds = itertools.count(step=4.0)
    monkeypatch.setattr(errands.trial, "_make", lambda: clip)
    monkeypatch.setattr(errands.trial, "_clock", lambda: next(seconds))
    return errands.trial


def test_speed_is_measured_and_kept(errands, page, trial):
    row = deed(page, "Speed here")
    assert told(row) == "Not measured yet for Whisper base."
    press(row, "Measure")
    assert told(row) == "Measuring the processor…"
    trial._disk.finish()
    for job, seconds in ((1, 12.0), (2, 120.0)):
        trial.on_event(Started(job, "Whisper base", "cpu", None))
        trial.on_event(Finished(job, seconds))
    assert told(row) == (
        "Whisper base: processor 30× as fast as listening. Recommended: “Automatic”."
    )
    assert errands._settings.speeds == {"whisper-base cpu": 30.0}


def test_a_card_is_measured_too_and_the_faster_one_recommended(errands, page, trial):
    errands._device.show_graphics(Graphics(("NVIDIA T4",), has_torch=True))
    row = deed(page, "Speed here")
    press(row, "Measure")
    trial._disk.finish()
    for job, seconds in ((1, 12.0), (2, 120.0), (3, 12.0), (4, 40.0)):
        trial.on_event(Started(job, "Whisper base", "", None))
        trial.on_event(Finished(job, seconds))
    assert [options.device for options in errands.engine.asked] == ["cpu", "cpu", "cuda", "cuda"]
    assert told(row).endswith("graphics card 10× as fast as listening. Recommended: “Processor”.")


def test_measuring_can_be_cancelled_and_may_fail(errands, page, trial):
    row = deed(page, "Speed here")
    press(row, "Measure")
    trial._disk.finish()
    press(row, "Cancel")
    assert errands.engine.cancelled == [1]
    press(row, "Measure")
    trial._disk.finish()
    trial.on_event(Failed(2, WorkerDied(1)))
    assert told(row).startswith(
        "Not measured yet for Whisper base.\nprocessor: Recognition stopped"
    )


def test_folders_are_told_with_their_sizes_and_the_cache_can_be_cleared(errands, page):
    cache = storage.folders_of(errands._config).cache
    (cache / "peaks").mkdir(parents=True, exist_ok=True)
    outline = cache / "peaks" / "a.peaks"
    outline.write_bytes(b"x" * 3_000_000)
    errands._look()
    errands._disk.finish()
    row = deed(page, "Cache")
    assert told(row).endswith("3 MB")
    press(row, "Clear…")
    assert "Outlines of sounds" in told(row)
    press(row, "Keep")
    assert outline.exists()
    press(row, "Clear…")
    press(row, "Clear")
    for _ in range(2):  # it is cleared, then looked at
        errands._disk.finish()
    assert told(row).endswith("0 kB")
    assert not outline.exists()


def test_folders_are_opened(errands, page, monkeypatch):
    opened = []
    monkeypatch.setattr("app.settings_errands.QDesktopServices.openUrl", opened.append)
    press(deed(page, "Settings"), "Open")
    assert opened[0].toLocalFile() == str(errands._config)
    errands._config.rmdir()
    press(deed(page, "Settings"), "Open")
    assert opened[1].toLocalFile() == str(errands._config.parent)
    errands._config.mkdir()


def test_licences_name_makers_and_packages(errands, page):
    press(deed(page, "Licences and credits"), "Licences…")
    dialog = page.findChild(LicencesDialog)
    text = dialog.text.toPlainText()
    assert "FunASR, Alibaba Group · FunASR Model License 1.1" in text
    assert "SenseVoice Small (iic/SenseVoiceSmall)" in text
    assert "OpenAI · MIT" in text
    assert "numpy " in text
    dialog.close()


def test_every_control_has_a_name_and_an_explanation_for_the_blind(page):
    for row in rows(page).values():
        control = row._control
        assert control.accessibleName() == row._title.text()
        assert control.accessibleDescription() in (told(row), "")
    assert page.search.accessibleName() == "Search settings"
    buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert all(each.accessibleName() for each in buttons)
