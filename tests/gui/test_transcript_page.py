"""The page of a transcript: what its user sees and does, with a fake engine and a fake player."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from app import journal, keeper, settings
from app.document_model import Column, RowRole
from app.export_dialog import ExportDialog
from app.opening import open_file
from app.row_editor import RowEditor
from app.transcript_page import TranscriptPage
from engine import SegmentReady, Tags
from tests.gui.conftest import Desk
from tests.gui.fake_engine import sentence
from tests.gui.fake_playback import FakePlayback

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEXTS = ("We met Jon there.", "大家早上好。", "Jon laughed.")


@pytest.fixture(autouse=True)
def playback(monkeypatch: pytest.MonkeyPatch) -> FakePlayback:
    fake = FakePlayback()
    monkeypatch.setattr("app.player.open_playback", lambda _parent: fake)
    return fake


@pytest.fixture
def page(desk: Desk, media: Path) -> TranscriptPage:
    """A page of three sentences, opened from the table of files by Enter."""
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(
        SegmentReady(1, sentence(1.0, TEXTS[0])),
        SegmentReady(1, sentence(4.0, TEXTS[1], "zh")),
        SegmentReady(1, sentence(8.0, TEXTS[2], "en", "laughter")),
    )
    desk.finish(1)
    desk.wait(lambda: desk.jobs[0].written)
    desk.choose(0)
    QTest.keyClick(desk.window.files.table, Key.Key_Return)
    desk.read()
    assert desk.window.transcript is not None
    return desk.window.transcript


def texts(page: TranscriptPage) -> list[str]:
    return [segment.text for segment in page.document.segments]


def shown(page: TranscriptPage, column: Column = Column.TEXT) -> list[str]:
    model = page.view.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def press(page: TranscriptPage, key: Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the focus is."""
    target = page.view.editor or page.view
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def typed(page: TranscriptPage) -> RowEditor:
    assert page.view.editor is not None
    return page.view.editor


def test_the_page_opens_with_the_text_and_what_is_known_of_it(page, desk):
    assert shown(page) == list(TEXTS)
    chips = [button.text() for button in page.header.chips.findChildren(QPushButton)]
    assert chips == ["EN 2", "中文 1", "Laughter 1"]
    assert page.view.hasFocus()
    desk.qtbot.keyClick(desk.window, Key.Key_1, Ctrl)
    assert desk.window.transcript is None


def test_a_correction_by_keyboard_is_one_step(page):
    press(page, Key.Key_Return)
    editor = typed(page)
    editor.select(7, 10)
    QTest.keyClicks(editor, "John")
    assert texts(page)[0] == "We met John there."
    press(page, Key.Key_Return)
    assert page.view.editor is None
    assert page.view.row == 1
    press(page, Key.Key_Z, Ctrl)
    assert texts(page) == list(TEXTS)
    press(page, Key.Key_Y, Ctrl)
    assert texts(page)[0] == "We met John there."


def test_a_correction_is_offered_for_the_other_rows(page, desk):
    press(page, Key.Key_Return)
    typed(page).select(7, 10)
    QTest.keyClicks(typed(page), "John")
    press(page, Key.Key_Return)
    assert desk.say() == "“Jon” stands in 1 more place."
    QTest.mouseClick(desk.window.status._button, Qt.MouseButton.LeftButton)
    assert texts(page) == ["We met John there.", TEXTS[1], "John laughed."]
    page.document.steps.undo()
    assert texts(page)[2] == TEXTS[2]


def test_esc_gives_back_what_was_there(page):
    press(page, Key.Key_Return)
    QTest.keyClicks(typed(page), " And then?")
    press(page, Key.Key_Escape)
    assert texts(page) == list(TEXTS)
    assert page.view.editor is None


def test_undo_goes_on_after_what_was_typed(page):
    press(page, Key.Key_Return)
    QTest.keyClicks(typed(page), "x")
    press(page, Key.Key_Return)
    press(page, Key.Key_Return)
    press(page, Key.Key_Z, Ctrl)  # nothing is typed here yet
    assert texts(page) == list(TEXTS)


def test_a_row_is_split_at_the_caret_and_merged_again(page):
    press(page, Key.Key_Return)
    typed(page).put_caret(6)
    press(page, Key.Key_Return, Ctrl)
    assert texts(page)[:2] == ["We met", "Jon there."]
    assert page.view.row == 1
    press(page, Key.Key_Escape)
    page.view.select(0)
    press(page, Key.Key_M, Ctrl | Shift)
    assert texts(page) == list(TEXTS)


def test_a_line_break_is_part_of_the_text(page):
    press(page, Key.Key_Return)
    typed(page).put_caret(6)
    press(page, Key.Key_Return, Shift)
    press(page, Key.Key_Return)
    assert texts(page)[0] == "We met\n Jon there." or texts(page)[0] == "We met\nJon there."


def test_a_double_click_edits_and_a_click_elsewhere_commits(page, desk):
    view = page.view
    box = view.visualRect(view.model().index(0, Column.TEXT))
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(40, 14)
    )
    QTest.keyClicks(typed(page), "!")
    assert "!" in texts(page)[0]
    below = view.visualRect(view.model().index(2, Column.TEXT)).topLeft() + QPoint(40, 14)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=below)
    desk.wait(lambda: view.editor is None)
    assert view.row == 2


def test_rows_are_inserted_deleted_and_brought_back(page):
    page.view.select(1)
    press(page, Key.Key_Delete)
    assert texts(page) == [TEXTS[0], TEXTS[2]]
    page.actions_["insert-after"].trigger()
    QTest.keyClicks(typed(page), "New.")
    press(page, Key.Key_Return)
    assert texts(page) == [TEXTS[0], TEXTS[2], "New."] or "New." in texts(page)
    while page.document.steps.canUndo():
        page.document.steps.undo()
    assert texts(page) == list(TEXTS)


def test_a_chip_shows_only_its_rows(page, desk):
    chips = page.header.chips.findChildren(QPushButton)
    laughter = next(button for button in chips if button.text().startswith("Laughter"))
    QTest.mouseClick(laughter, Qt.MouseButton.LeftButton)
    assert shown(page) == [TEXTS[2]]
    page.view.setFocus()
    page.view.select(2)
    press(page, Key.Key_Return)
    QTest.keyClicks(typed(page), "x")
    assert texts(page)[2] == TEXTS[2] + "x"
    press(page, Key.Key_Return)
    QTest.mouseClick(laughter, Qt.MouseButton.LeftButton)
    assert len(shown(page)) == 3


def find(page: TranscriptPage, text: str) -> None:
    page.actions_["find"].trigger()
    QTest.keyClicks(page.bar._find, text)


def test_finding_counts_and_goes_round(page):
    find(page, "jon")
    assert page.bar._count.text() == "1 of 2"
    QTest.keyClick(page.bar._find, Key.Key_Return)
    assert (page.view.row, page.bar._count.text()) == (2, "2 of 2")
    page.actions_["find-next"].trigger()
    assert (page.view.row, page.bar._count.text()) == (0, "1 of 2")
    QTest.keyClick(page.bar._find, Key.Key_Escape)
    assert page.bar.isHidden()
    assert page.view.hasFocus()


def test_replacing_is_one_step_and_keeps_times(page):
    page.actions_["replace"].trigger()
    QTest.keyClicks(page.bar._find, "Jon")
    QTest.keyClicks(page.bar._replace, "John")
    before = [(s.start, s.end) for s in page.document.segments]
    QTest.mouseClick(page.bar._all, Qt.MouseButton.LeftButton)
    assert texts(page) == ["We met John there.", TEXTS[1], "John laughed."]
    assert page.bar._count.text() == "2 replaced"
    assert [(s.start, s.end) for s in page.document.segments] == before
    page.document.steps.undo()
    assert texts(page) == list(TEXTS)


def test_replacing_one_by_one(page):
    page.actions_["replace"].trigger()
    QTest.keyClicks(page.bar._find, "Jon")
    QTest.keyClicks(page.bar._replace, "John")
    QTest.mouseClick(page.bar._one, Qt.MouseButton.LeftButton)
    assert texts(page) == ["We met John there.", TEXTS[1], TEXTS[2]]
    QTest.mouseClick(page.bar._one, Qt.MouseButton.LeftButton)
    assert texts(page)[2] == "John laughed."


def test_a_bad_expression_is_told(page):
    page.actions_["find"].trigger()
    page.bar._regex.setChecked(True)
    QTest.keyClicks(page.bar._find, "(")
    assert page.bar._fault.text().startswith("Not an expression")


def test_a_click_on_a_time_goes_there(page, playback):
    playback.open()
    box = page.view.visualRect(page.view.model().index(1, Column.START))
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert page.listening.now == 4.0


def test_the_word_that_is_heard_stands_out(page, playback):
    playback.open()
    page.listening.player.seek(8.5)
    model = page.view.model()
    assert model.index(2, Column.TEXT).data(RowRole.IS_PLAYING)
    assert model.index(2, Column.TEXT).data(RowRole.WORD) == (0, len(TEXTS[2]))


def test_space_plays_outside_text_only(page, playback):
    playback.open()
    press(page, Key.Key_Space)
    assert page.listening.player.is_playing
    press(page, Key.Key_Space)
    assert not page.listening.player.is_playing
    press(page, Key.Key_Return)
    QTest.keyClick(typed(page), Key.Key_Space)
    assert not page.listening.player.is_playing


def test_pausing_while_typing_is_chosen_once_for_all_pages_and_sessions(desk, page, media, config):
    assert not page.actions_["pause-while-typing"].isChecked()
    desk.submit(media / "b.mp3")
    desk.begin(2)
    desk.play(SegmentReady(2, sentence(1.0, TEXTS[0])))
    job = next(job for job in desk.jobs if job.id == 2)
    desk.wait(lambda: job.segments)
    desk.app.transcripts.open_job(job)
    desk.read()
    other = desk.window.transcript
    other.view.edit_row(0)
    press(other, Key.Key_P, Ctrl | Qt.KeyboardModifier.AltModifier)
    assert page.actions_["pause-while-typing"].isChecked()
    assert settings.load(config / "settings.json").pause_while_typing
    desk.app.transcripts.close()
    desk.app.transcripts.open_job(desk.jobs[0])
    desk.read()
    assert desk.window.transcript.actions_["pause-while-typing"].isChecked()


def test_the_place_of_the_videos_own_window_is_remembered(desk, page, playback, media):
    playback.video_found.emit(True)  # noqa: FBT003 - Qt's signature
    QTest.keyClick(page.view, Key.Key_V, Ctrl | Shift)
    assert page.listening.video.is_detached
    window = page.listening.video.picture.window()
    window.setGeometry(40, 50, 400, 300)
    desk.app.transcripts.close()
    desk.app.transcripts.open_job(desk.jobs[0])
    desk.read()
    playback.video_found.emit(True)  # noqa: FBT003 - Qt's signature
    video = desk.window.transcript.listening.video
    assert not video.is_detached
    video.detach.trigger()
    assert video.picture.window().geometry().getRect() == (40, 50, 400, 300)


def test_times_are_set_by_the_player(page, playback):
    playback.open()
    page.listening.player.seek(1.5)
    page.view.select(0)
    QTest.keyClick(page.view, Key.Key_F11)
    assert page.document.segments[0].start == 1.5


def test_problems_are_found_counted_and_fixed(desk, page):
    page.document.put("Overlap", 1, 1, [sentence(2.0, TEXTS[1], "zh")])
    desk.wait(lambda: page.count_faults() == 1)
    page.view.select(2)
    QTest.keyClick(page.view, Key.Key_F8)
    assert page.view.row == 0
    assert shown(page, Column.CHECK) == ["overlap", "", ""]
    QTest.keyClick(page.view, Key.Key_Period, Ctrl)
    assert shown(page, Column.CHECK) == ["", "", ""]
    assert "Ends earlier" in desk.say()
    assert page.count_faults() == 0


def test_corrections_are_kept_and_found_again(desk, page):
    press(page, Key.Key_Return)
    QTest.keyClicks(typed(page), "!")
    press(page, Key.Key_Return)
    assert desk.app.transcripts.close()
    (place,) = keeper.folder().glob("*.edits")
    desk.app.transcripts.open_kept(place)
    desk.read()
    assert desk.window.transcript is not page
    assert texts(desk.window.transcript)[0] == TEXTS[0] + "!"


def test_a_second_window_reads_only(desk, page, qtbot):
    second = replace(page.opened, claim=keeper.Claim(page.opened.place))
    again = type(page)(
        second, desk.app.shortcuts, desk.app.theme, desk.app._messages, page.errands.choices
    )
    qtbot.addWidget(again)
    assert "another window" in again.locked.text
    again.view.edit_row(0)
    assert again.view.editor is None
    assert not again.actions_["delete"].isEnabled()
    assert again.may_leave()


def test_what_is_the_matter_does_not_hide_what_else_is(desk, page, media, qtbot):
    second = replace(page.opened, claim=keeper.Claim(page.opened.place))
    (media / "a.wav").unlink()
    again = type(page)(
        second, desk.app.shortcuts, desk.app.theme, desk.app._messages, page.errands.choices
    )
    qtbot.addWidget(again)
    again.keeper.failed.emit(OSError(28, "No space left on device"))
    told = [again.locked, again.missing, again.banner]
    assert not any(banner.isHidden() for banner in told)
    again.keeper.mended.emit()
    assert [banner.isHidden() for banner in told] == [False, False, True]
    assert "another window" in again.locked.text
    assert "not there any more" in again.missing.text
    assert again.may_leave()


def test_a_disk_that_is_full_is_told_and_nothing_is_lost(desk, page, monkeypatch):
    is_full = [True]

    def begin(*args, whole=journal.begin):
        if is_full:
            raise OSError(28, "No space left on device")
        whole(*args)

    monkeypatch.setattr("app.journal.begin", begin)
    page.document.rewrite(0, "Kept nowhere.")
    desk.wait(lambda: "No space left" in page.banner.text)
    assert not desk.app.transcripts.close()
    is_full.clear()
    assert desk.app.transcripts.close()
    (place,) = keeper.folder().glob("*.edits")
    desk.app.transcripts.open_kept(place)
    desk.read()
    assert texts(desk.window.transcript)[0] == "Kept nowhere."


def test_a_page_grows_with_its_job(desk, media):
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(SegmentReady(1, sentence(1.0, TEXTS[0])))
    desk.wait(lambda: desk.jobs[0].segments)
    desk.choose(0)
    QTest.keyClick(desk.window.files.table, Key.Key_Return)
    desk.read()
    page = desk.window.transcript
    page.document.rewrite(0, "Corrected meanwhile.")
    desk.play(SegmentReady(1, sentence(4.0, TEXTS[1])))
    desk.wait(lambda: len(texts(page)) == 2)
    assert texts(page) == ["Corrected meanwhile.", TEXTS[1]]


def test_a_recording_that_moved_is_asked_for(desk, page, media, monkeypatch):
    page.document.rewrite(0, "Corrected.")
    desk.app.transcripts.close()
    (place,) = keeper.folder().glob("*.edits")
    shutil.move(media / "a.wav", media / "elsewhere.wav")
    desk.app.transcripts.open_kept(place)
    desk.read()
    page = desk.window.transcript
    assert "not there any more" in page.missing.text
    assert not page.listening.bar.isEnabled()
    assert page.listening.player.duration == 100.0
    page.document.rewrite(0, "Editing works.")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    QTest.mouseClick(page.missing._button, Qt.MouseButton.LeftButton)
    assert page.missing.isVisible()  # nothing was chosen
    page.errands.take_media(media / "elsewhere.wav")
    assert page.missing.isHidden()
    assert desk.app.transcripts.close()
    desk.app.transcripts.open_kept(place)
    desk.read()
    assert desk.window.transcript.listening.player.path == media / "elsewhere.wav"


def dialog_of(desk: Desk, kind: type[QWidget]) -> QWidget:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return next(each for each in found if each.isVisible())


def test_an_export_writes_what_was_chosen_and_is_remembered(desk, page, media):
    page.document.rewrite(0, "We met John there.")
    page.actions_["export"].trigger()
    dialog = dialog_of(desk, ExportDialog)
    for name in ("vtt", "docx"):
        dialog._formats._boxes[name].setChecked(True)
    dialog.accept()
    desk.wait(lambda: "Exported" in desk.say())
    written = {path.name for path in media.iterdir()}
    assert {"a (2).srt", "a.vtt", "a.docx"} <= written
    assert "John" in (media / "a.vtt").read_text("utf-8")
    assert desk.app.settings.now.export == {"formats": ("srt", "vtt", "docx")}
    page.document.steps.undo()  # undo after an export changes the text alone
    assert texts(page) == list(TEXTS)
    assert "John" in (media / "a.vtt").read_text("utf-8")


def test_an_export_that_cannot_be_written_is_told_on_the_page(desk, page, tmp_path):
    (tmp_path / "file").touch()
    page.actions_["export"].trigger()
    dialog = dialog_of(desk, ExportDialog)
    dialog._target.go_to(str(tmp_path / "file"))
    dialog.accept()
    desk.wait(page.banner.isVisible)
    assert page.banner.text


@pytest.mark.parametrize("ending", [pytest.param("\n", marks=pytest.mark.thorough), "\r\n"])
def test_a_dropped_file_of_subtitles_opens(desk, tmp_path, ending):
    text = ending.join(["1", "00:00:01,000 --> 00:00:03,000", "<i>Hello</i>", "there", "", ""])
    (tmp_path / "talk.srt").write_bytes(("\ufeff" + text).encode())
    desk.drop(tmp_path / "talk.srt")
    desk.wait(lambda: desk.window.transcript)
    assert texts(desk.window.transcript) == ["Hello\nthere"]
    assert open_file(tmp_path / "talk.srt").media is None


def test_a_file_that_is_no_transcript_is_told(desk, tmp_path):
    (tmp_path / "talk.json").write_text('{"version": 99}')
    desk.drop(tmp_path / "talk.json")
    desk.wait(desk.say)
    assert desk.window.transcript is None


def test_speakers_are_named_and_renamed_everywhere(page):
    page.document.set_speaker([0, 2], "A")
    assert not page.view.isColumnHidden(Column.SPEAKER)
    page.document.rename_speaker("A", "Anna")
    assert shown(page, Column.SPEAKER) == ["Anna", "", "Anna"]
    while page.document.steps.canUndo():
        page.document.steps.undo()
    assert page.view.isColumnHidden(Column.SPEAKER)


def test_rows_grow_when_the_names_of_speakers_take_room(page, desk):
    page.document.rewrite(1, "word " * 19)
    page.view.setColumnWidth(Column.SPEAKER, 300)
    page.view.fit_now()
    before = page.view.rowHeight(1)
    page.document.set_speaker([0], "A")
    page.view.viewport().repaint()
    assert page.view.rowHeight(1) > before


def test_the_title_is_changed_and_changed_back(page):
    page.header._title.setFocus()
    page.header._title.selectAll()
    QTest.keyClicks(page.header._title, "Interview")
    QTest.keyClick(page.header._title, Key.Key_Return)
    assert page.document.title == "Interview"
    page.document.steps.undo()
    assert page.header._title.text() == "a.wav"


def test_everything_has_a_name_and_a_place_in_the_menu(page):
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), widget
    menu = page.actions_.menu(page)
    listed = {action for below in menu.actions() for action in below.menu().actions()}
    own = {a for name, a in page.actions_._actions.items() if name != "play-outside-text"}
    assert own <= listed


def test_the_pages_language_changes_with_the_window(desk, page):
    page.document.rewrite(0, "Kept.")
    desk.choose_setting(interface="zh_CN")
    desk.wait(lambda: desk.window.files.toolbar._title.text() == "文件")
    (place,) = keeper.folder().glob("*.edits")
    desk.app.transcripts.open_kept(place)
    desk.read()
    assert texts(desk.window.transcript)[0] == "Kept."
    assert desk.window.transcript.document.segments[2].tags == Tags("en", None, ("laughter",))


def hits(page: TranscriptPage) -> list[tuple[int, object]]:
    model = page.view.model()
    rows = range(model.rowCount())
    found = [(row, model.index(row, Column.TEXT).data(RowRole.HITS)) for row in rows]
    return [(row, spans) for row, spans in found if spans]


def test_what_is_typed_is_found_at_once(page):
    find(page, "jon")
    page.document.rewrite(1, "Jon and Jon.")
    assert hits(page) == [(0, [(7, 10)]), (1, [(0, 3), (8, 11)]), (2, [(0, 3)])]
    assert page.bar._count.text() == "4 found"
    page.document.rewrite(0, "Nobody.")
    assert hits(page) == [(1, [(0, 3), (8, 11)]), (2, [(0, 3)])]
    page.actions_["find-next"].trigger()
    assert page.bar._count.text().endswith("of 3")


def test_hits_move_with_their_rows(page, desk):
    find(page, "laughed")
    page.document.insert(0)
    desk.wait(lambda: hits(page) == [(3, [(4, 11)])])
    page.document.steps.undo()
    desk.wait(lambda: hits(page) == [(2, [(4, 11)])])


def test_the_speakers_have_a_column_while_anybody_is_known(page):
    def is_shown() -> bool:
        return not page.view.isColumnHidden(Column.SPEAKER)

    assert not is_shown()
    page.document.set_speaker([1], "Ann")
    assert is_shown()
    page.document.rewrite(0, "We met nobody.")
    assert is_shown()
    page.document.delete([1])
    assert not is_shown()
    page.document.steps.undo()
    assert is_shown()
