"""Making subtitle rules, and exporting by them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app import settings as store
from app.export_choices import ExportChoices
from app.export_dialog import ExportDialog
from app.messages import Messages
from app.own_profiles import KnownProfiles, known_from, read_profile
from app.profile_dialog import ProfileDialog
from app.theme import Theme
from engine import PROFILES, Segment, Tags, Token, Transcript
from tests.gui.fake_playback import FakePlayback

Key = Qt.Key
MINE = replace(PROFILES["netflix-zh"], name="mine", columns=28)
TALKS = replace(PROFILES["netflix-en"], name="talks")
KNOWN = KnownProfiles((MINE, TALKS))


@pytest.fixture
def theme(qapp):
    owner = QObject()
    yield Theme(qapp, "light", owner)
    qapp.setStyleSheet("")


@pytest.fixture
def show(qtbot, theme):
    def make(known=KNOWN, begin="mine"):
        dialog = ProfileDialog(known, begin, theme, Messages())
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


def named(dialog, kind, name):
    return next(each for each in dialog.findChildren(kind) if each.accessibleName() == name)


def press(dialog, name):
    named(dialog, QPushButton, name).click()


def kept(qtbot, dialog):
    with qtbot.waitSignal(dialog.kept) as caught:
        press(dialog, "Keep")
    return caught.args


def problem(dialog):
    return "".join(label.text() for label in dialog.findChildren(QLabel, "problem"))


def base_on(dialog, name):
    combo = named(dialog, QComboBox, "Based on")
    combo.setCurrentIndex(combo.findText(name))
    combo.activated.emit(combo.currentIndex())


def test_new_rules_begin_from_those_of_the_engine(show, qtbot):
    dialog = show(KnownProfiles(), "netflix-en")
    assert named(dialog, QLineEdit, "Name").text() == "Own rules"
    known, renamed = kept(qtbot, dialog)
    assert known.own == (replace(PROFILES["netflix-en"], name="Own rules"),)
    assert renamed == {}
    assert dialog.chosen == "Own rules"


def test_the_keyboard_alone_makes_rules(show, qtbot):
    dialog = show(KnownProfiles(), "netflix-zh")
    qtbot.keyClicks(dialog.focusWidget(), "short")
    for text in (None, "20", "1", "0"):  # base, columns, lines, speed
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Tab)
        if text is not None:
            qtbot.keyClicks(dialog.focusWidget(), text)
    with qtbot.waitSignal(dialog.kept) as caught:
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Return)
    assert caught.args[0].own == (
        replace(PROFILES["netflix-zh"], name="short", columns=20, lines=1, speed=None),
    )


def test_every_field_counts_and_another_base_fills_them(show, qtbot):
    dialog = show()
    base_on(dialog, "verbatim")
    assert named(dialog, QSpinBox, "Columns of a line").value() == 100
    assert named(dialog, QDoubleSpinBox, "Reading speed").text() == "Any"
    named(dialog, QDoubleSpinBox, "Shortest").setValue(1.5)
    named(dialog, QDoubleSpinBox, "Longest").setValue(9)
    named(dialog, QDoubleSpinBox, "Gap between two").setValue(0.25)
    named(dialog, QLineEdit, "Marks to drop at line ends").setText("。,")
    (known, _renamed) = kept(qtbot, dialog)
    expected = replace(
        PROFILES["verbatim"], name="mine", shortest=1.5, longest=9.0, gap=0.25, drop_trailing="。,"
    )
    assert known.own == (expected, TALKS)


def test_what_they_were_comes_back(show, qtbot):
    dialog = show()
    base_on(dialog, "verbatim")
    base_on(dialog, "What they were")
    assert kept(qtbot, dialog)[0] == KNOWN


@pytest.mark.parametrize(
    ("kind", "field", "bad", "good", "words"),
    [
        (QLineEdit, "Name", "  ", "mine", "“Name” is missing."),
        (QLineEdit, "Name", "Talks", "mine", "Other rules are called “Talks”"),
        (QLineEdit, "Name", "netflix-en", "mine", "Other rules are called “netflix-en”"),
        (QLineEdit, "Name", "a\u200bb", "mine", "“Name” has to be a short text on one line."),
        (QSpinBox, "Columns of a line", 1, 28, "“Columns of a line” has to be in the range 2–200."),
        (QDoubleSpinBox, "Shortest", 8, 0.9, "“Shortest” has to be in the range 0–7."),
        (QDoubleSpinBox, "Reading speed", 0.5, 0, "“Reading speed” has to be in the range 1–100."),
    ],
)
def test_what_makes_no_sense_is_said_in_place(show, kind, field, bad, good, words):
    dialog = show()
    box = named(dialog, kind, field)
    change = box.setText if kind is QLineEdit else box.setValue
    change(bad)
    keep = named(dialog, QPushButton, "Keep")
    assert problem(dialog).startswith(words)
    assert keep.accessibleDescription() == problem(dialog)
    assert not keep.isEnabled()
    assert not named(dialog, QComboBox, "Own rules").isEnabled()
    change(good)
    assert problem(dialog) == ""
    assert keep.isEnabled()


def test_a_new_name_is_told(show, qtbot):
    dialog = show(begin="talks")
    named(dialog, QLineEdit, "Name").setText("speeches")
    known, renamed = kept(qtbot, dialog)
    assert known.own == (MINE, replace(TALKS, name="speeches"))
    assert renamed == {"mine": "mine", "talks": "speeches"}


def test_rules_that_are_only_looked_at_stay_what_they_were(show, qtbot):
    dialog = show()
    combo = named(dialog, QComboBox, "Own rules")
    combo.setCurrentIndex(1)
    assert named(dialog, QLineEdit, "Name").text() == "talks"
    combo.setCurrentIndex(0)
    assert kept(qtbot, dialog)[0] == KNOWN


def test_rules_are_deleted_when_that_is_kept(show, qtbot):
    dialog = show()
    press(dialog, "Delete")
    assert named(dialog, QLineEdit, "Name").text() == "talks"
    press(dialog, "Delete")
    assert not dialog.form.isEnabled()
    assert not named(dialog, QPushButton, "Delete").isEnabled()
    assert dialog.chosen is None
    assert kept(qtbot, dialog)[0].own == ()


def test_escape_changes_nothing(show, qtbot):
    dialog = show()
    said = []
    dialog.kept.connect(said.append)
    press(dialog, "Delete")
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert said == []


def test_rules_go_to_a_file_and_come_from_one(show, qtbot, tmp_path):
    dialog = show()
    dialog.save(tmp_path / "mine.json")
    assert read_profile(tmp_path / "mine.json") == MINE
    dialog.add(tmp_path / "mine.json")
    assert kept(qtbot, dialog)[0].own == (MINE, TALKS, replace(MINE, name="mine 2"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "“rules.json” cannot be read: No such file or directory."),
        ("[]", "There are no subtitle rules in “rules.json”."),
        ('{"name": "a"}', "rules.json: “Columns of a line” is missing."),
        (f'{{"{"a" * 999}": 1}}', f"rules.json: “{'a' * 40}” is nothing that a profile has."),
    ],
)
def test_a_file_that_holds_no_rules_is_said(show, tmp_path, content, words):
    path = tmp_path / "rules.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    dialog = show()
    dialog.add(path)
    assert problem(dialog) == words
    assert named(dialog, QComboBox, "Own rules").count() == 2


def test_a_file_that_cannot_be_written_is_said(show, tmp_path):
    dialog = show()
    dialog.save(tmp_path / "gone" / "mine.json")
    assert "gone/mine.json cannot be written: No such file or directory." in problem(dialog)


def test_every_field_has_a_name(show):
    dialog = show()
    kinds = (QPushButton, QComboBox, QLineEdit, QAbstractSpinBox)
    fields = [each for kind in kinds for each in dialog.findChildren(kind)]
    inner = [each for each in fields if isinstance(each.parent(), QAbstractSpinBox)]
    assert [each for each in fields if each not in inner and not each.accessibleName()] == []


@pytest.fixture
def export(qtbot, theme):
    words = [Token(text, i, i + 0.5, -0.1) for i, text in enumerate(("We", " met", " Jon"))]
    transcript = Transcript(
        source="talk.wav",
        duration=3.0,
        model="",
        created=datetime(2026, 1, 1, tzinfo=UTC),
        segments=(Segment(tuple(words), "We met Jon", Tags("en")),),
    )

    def make(choices):
        dialog = ExportDialog(transcript, None, choices, 0, theme, Messages())
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def own_rules_of(export) -> QWidget:
    combo = named(export, QComboBox, "Rules")
    combo.setCurrentIndex(combo.count() - 1)
    combo.activated.emit(combo.count() - 1)
    return export.findChild(ProfileDialog)


def test_the_export_chooses_among_own_rules(export):
    dialog = export(ExportChoices(profile="talks", known=KNOWN))
    combo = named(dialog, QComboBox, "Rules")
    texts = [combo.itemText(row) for row in range(combo.count())]
    assert texts[-3:] == ["mine", "talks", "Own rules…"]
    assert combo.currentText() == "talks"
    combo.setCurrentIndex(combo.findText("mine"))
    combo.activated.emit(combo.currentIndex())
    assert dialog.choices.rules == MINE


def test_the_last_entry_makes_rules_and_takes_them(export, qtbot):
    dialog = export(ExportChoices())
    made = own_rules_of(dialog)
    assert named(dialog, QComboBox, "Rules").currentText() == "What suits the language"
    named(made, QLineEdit, "Name").setText("new")
    with qtbot.waitSignal(dialog.rules_kept):
        press(made, "Keep")
    assert named(dialog, QComboBox, "Rules").currentText() == "new"
    assert dialog.choices.rules == replace(PROFILES["netflix-en"], name="new")


def test_deleted_rules_fall_back_to_what_suits_the_language(export):
    dialog = export(ExportChoices(profile="mine", known=KnownProfiles((MINE,))))
    made = own_rules_of(dialog)
    press(made, "Delete")
    press(made, "Keep")
    assert named(dialog, QComboBox, "Rules").currentText() == "What suits the language"
    assert dialog.choices.profile is None


def test_own_rules_are_kept_and_all_pages_check_by_them(desk, tmp_path, monkeypatch):
    monkeypatch.setattr("app.player.open_playback", lambda _parent: FakePlayback())
    for name in ("a", "b"):
        path = tmp_path / f"{name}.srt"
        path.write_text("1\n00:00:01,000 --> 00:00:03,000\nGood morning.\n", encoding="utf-8")
        desk.app.transcripts.open_file(path)
    desk.wait(lambda: len(desk.app.transcripts.pages) == 2)
    first, second = desk.app.transcripts.pages
    first.errands._exporting.rules_kept.emit(KnownProfiles((MINE, TALKS)), {})
    first.errands._exporting.chosen.emit(replace(first.errands.choices, profile="talks"))
    assert first._checks.profile == TALKS
    assert second.errands.choices.known == KNOWN
    kept = store.load(desk.app.settings.file)
    assert known_from(kept.profiles) == KNOWN
    assert kept.export == {"profile": "talks"}
    renamed = KnownProfiles((replace(TALKS, name="speeches", columns=30),))
    second.errands._exporting.rules_kept.emit(renamed, {"talks": "speeches"})
    assert first._checks.profile == renamed.own[0]
    assert store.load(desk.app.settings.file).export == {"profile": "speeches"}
    first.errands._exporting.rules_kept.emit(KnownProfiles(), {})
    assert first._checks.profile is None
    assert store.load(desk.app.settings.file).export == {}
