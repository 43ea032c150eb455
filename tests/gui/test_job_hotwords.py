"""Lists of hotwords reach files, sessions and dictations: as they are when these begin."""

import logging
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.hotword_choice import HotwordChoice
from app.hotword_hits import LastHits
from app.hotword_news import _heard
from app.job import WRITTEN, ListsLeftOut, State
from app.job_options_dialog import JobOptionsDialog
from app.live_state import LiveState
from app.rehearing_dialog import RehearingDialog
from engine import (
    Change,
    Checkpoint,
    Failed,
    Finished,
    HotwordsLeftOut,
    JobId,
    Segment,
    SegmentReady,
    Token,
    WorkerDied,
    as_hotwords,
)
from tests.gui.fake_engine import LIVE, sentence

DEAF = "paraformer-large"  # it does not listen for hotwords


@pytest.fixture
def lists(desk):
    """Writes a list: `lists("人名", "张三")`."""
    folder = desk.app.hotwords.lists.folder
    folder.mkdir(parents=True, exist_ok=True)

    def write(name, *lines):
        (folder / f"{name}.txt").write_text("\n".join(lines), "utf-8")
        desk.app.hotwords.look()
        return folder / f"{name}.txt"

    return write


def choice(desk):
    return desk.window.files.toolbar._hotwords


def check(button, *names):
    for name in names:
        button._actions[name].trigger()


def words(desk, call=-1):
    """What the engine was asked to listen for."""
    return list(desk.engine.calls[call][2].hotwords.spoken)


def visible(kind):
    found = QApplication.topLevelWidgets()
    return next(each for each in found if isinstance(each, kind) and each.isVisible())


def test_what_is_checked_above_the_files_is_what_they_get(desk, media, lists):
    lists("人名", "张三", "李四")
    lists("城市", "北京")
    assert choice(desk).accessibleName() == "Hotwords: no list"
    check(choice(desk), "人名", "城市")
    assert choice(desk).accessibleName().startswith("Hotwords: 2 list")
    assert set(desk.app.settings.now.hotword_lists) == {"人名", "城市"}
    desk.submit(media / "a.wav")
    assert set(words(desk)) == {"张三", "李四", "北京"}
    check(choice(desk), "人名")
    assert desk.app.settings.now.hotword_lists == ("城市",)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_menu_stays_open_while_lists_are_checked(desk, qtbot, lists):
    lists("a", "x")
    lists("b", "y")
    menu = choice(desk).menu()
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    desk.wait(menu.isVisible)
    for name in ("a", "b"):
        place = menu.actionGeometry(choice(desk)._actions[name]).center()
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
        assert menu.isVisible()
    menu.setActiveAction(choice(desk)._actions["a"])
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert choice(desk).lists == ("b",)
    menu.close()


def test_a_list_that_is_gone_can_be_taken_out(desk, lists):
    file = lists("a&b", "x")
    check(choice(desk), "a&b")
    file.unlink()
    desk.app.hotwords.look()
    [action] = choice(desk)._actions.values()
    assert action.text() == "a&&b – not there"
    action.trigger()
    assert desk.app.settings.now.hotword_lists == ()


def test_a_wide_window_says_how_many_in_words(desk, lists):
    lists("a", "x")
    check(choice(desk), "a")
    desk.window.resize(900, 600)
    desk.wait(lambda: choice(desk).text() == "1")
    desk.window.resize(1400, 600)
    desk.wait(lambda: choice(desk).text().startswith("Hotwords: 1 list"))


def test_the_menu_leads_to_the_page_of_lists(desk):
    choice(desk)._page.trigger()
    assert desk.window.place == "hotwords"


def test_a_waiting_file_takes_its_lists_as_they_are_when_it_begins(desk, media, lists):
    lists("a", "before")
    check(choice(desk), "a")
    desk.app.runner.pausing.pause_all()
    desk.drop(media / "a.wav")
    desk.wait(lambda: desk.jobs and desk.jobs[0] in desk.app.files.queue._waiting)
    assert not desk.jobs[0].options.hotwords
    lists("a", "after", "words")
    desk.app.runner.pausing.start_all()
    desk.wait(lambda: desk.engine.calls)
    assert words(desk) == ["after", "words"]


def test_what_goes_on_keeps_what_it_began_with(desk, media, lists, text):
    lists("a", "before")
    check(choice(desk), "a")
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text, Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    lists("a", "after")
    desk.app.runner.retry([desk.jobs[0]])
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert words(desk) == ["before"]
    desk.app.runner.cancel([desk.jobs[0]])
    desk.app.runner.start_over([desk.jobs[0]])
    desk.wait(lambda: len(desk.engine.calls) == 3)
    assert words(desk) == ["after"]


def test_a_file_goes_on_without_a_list_that_is_gone(desk, media, lists, text):
    lists("a", "kept")
    gone, damaged = lists("人名", "x"), lists("b", "y")
    check(choice(desk), "a", "人名", "b")
    gone.unlink()
    damaged.write_bytes(b"\x00\x01\x02\xff" * 9)
    desk.submit(media / "a.wav")
    assert words(desk) == ["kept"]
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait_state(0, State.NOTED)
    [note] = desk.jobs[0].notes
    assert (note.missing, note.unreadable) == (("人名",), ("b",))
    [told] = desk.app.jobs.words.notes(desk.jobs[0])
    assert "a list that is gone: 人名." in told
    assert "a list that cannot be read: b." in told


def test_a_note_about_lists_stays_with_what_goes_on(desk, media, lists, text):
    lists("a", "x").unlink()
    desk.app.choosing.choose(replace(desk.app.settings.now, hotword_lists=("a",)))
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text, Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    lists("a", "x")
    desk.app.runner.retry([desk.jobs[0]])
    assert [type(note) for note in desk.jobs[0].notes] == [ListsLeftOut]


def test_a_model_that_does_not_listen_is_no_note(desk, media, text):
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(HotwordsLeftOut(1, ("x",), takes_hotwords=False), *text)
    desk.finish(1)
    desk.wait_state(0, State.DONE)
    assert "corrected afterwards" in desk.app.jobs.words.tip(desk.jobs[0])
    assert desk.jobs[0].notes[0].words == ()  # a long list is not kept beside every row


def test_words_that_it_cannot_write_are_one_and_few_are_named(desk, media, text):
    desk.submit(media / "a.wav")
    desk.begin()
    many = tuple(f"w{n}" for n in range(30))
    desk.play(HotwordsLeftOut(1, many, takes_hotwords=True), *text)
    desk.finish(1)
    desk.wait_state(0, State.NOTED)
    [told] = desk.app.jobs.words.notes(desk.jobs[0])
    assert told.endswith("corrected afterwards: w0, w1, w2, w3, w4, w5, w6, w7 and 22 more")


def begun(desk, media, model):
    settings = replace(desk.app.settings.now, model=model, hotword_lists=("a",))
    desk.app.choosing.choose(settings)
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(Checkpoint(1, 0, b"heard"), sentence_of(1))
    desk.play(Failed(1, WorkerDied(1)))
    desk.wait_state(0, State.FAILED)
    return desk.jobs[0], settings


def sentence_of(job):
    return SegmentReady(job, sentence(1.0, "Good morning."))


@pytest.mark.parametrize(
    ("model", "lines", "heard"),
    [
        (DEAF, ["y"], [b"heard"]),
        ("paraformer-zh", ["y"], []),
        ("paraformer-zh", ["x", "wrong => right"], [b"heard"]),
    ],
    ids=["deaf", "listening", "the same words"],
)
def test_with_other_lists_it_is_heard_anew_only_where_that_matters(
    desk, media, lists, model, lines, heard
):
    lists("a", "x")
    lists("b", *lines)
    job, settings = begun(desk, media, model)
    desk.app.runner.change_options([job], replace(settings, hotword_lists=("b",)))
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.heard[-1] == tuple(heard)
    assert words(desk) == [line for line in lines if "=>" not in line]
    assert bool(job.segments) == bool(heard)


def test_the_same_lists_leave_what_was_heard_even_if_they_changed(desk, media, lists):
    lists("a", "x")
    job, settings = begun(desk, media, "paraformer-zh")
    lists("a", "y")
    desk.app.runner.change_options([job], settings)
    desk.wait(lambda: len(desk.engine.calls) == 2)
    assert desk.engine.heard[-1] == (b"heard",)
    assert words(desk) == ["x"]


def test_a_file_has_lists_of_its_own(desk, media, lists):
    lists("a", "x")
    lists("b", "y")
    check(choice(desk), "a")
    desk.app.runner.pausing.pause_all()
    desk.drop(media / "a.wav", media / "b.mp3")
    desk.wait(lambda: len(desk.app.files.queue._waiting) == 2)
    desk.app.files.ask_options([desk.jobs[0]])
    dialog = visible(JobOptionsDialog)
    button = dialog.findChild(HotwordChoice)
    assert button.lists == ("a",)
    check(button, "a", "b")
    dialog.accept()
    assert desk.jobs[0].lists == ("b",)
    check(choice(desk), "a")  # none for all others
    desk.app.runner.pausing.start_all()
    desk.wait(lambda: desk.engine.calls)
    assert words(desk) == ["y"]


@pytest.mark.thorough
def test_lists_of_its_own_are_followed_as_they_are_renamed(desk, media, lists):
    lists("a", "张三")
    lists("b", "李四")
    desk.submit(media / "a.wav", media / "b.mp3")
    waiting = desk.jobs[1]
    own = replace(desk.app.settings.now, hotword_lists=("a", "b"))
    desk.app.runner.change_options([waiting], own)
    desk.window.show_page("hotwords")
    desk.app.words._desk.rename("a", "c")
    assert waiting.lists == ("c", "b")
    first, n = desk.jobs[0].id, len(desk.engine.calls)
    desk.begin(first)
    desk.finish(first)
    desk.wait(lambda: len(desk.engine.calls) > n)
    assert words(desk) == ["张三", "李四"]
    assert not waiting.notes


@pytest.mark.thorough
def test_words_that_cannot_be_saved_are_told_before_the_window_closes(desk, lists, monkeypatch):
    there = lists("a", "张三")
    desk.window.show_page("hotwords")
    sheet = desk.app.words._desk.sheet("a")
    desk.wait(lambda: sheet.is_loaded)

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("app.hotword_lists.replace_file", refuse)
        sheet.put("Add", 1, 0, sheet.read("李四"))
        desk.window.close()
        assert desk.window.isVisible()
        assert "Permission denied" in desk.say()
        assert desk.app._may_close(desk.window)  # one has been told
    desk.app.close()
    assert "李四" in there.read_text("utf-8")


def test_rows_are_recognized_again_with_lists_and_with_own_words(desk, media, lists, text):
    lists("a", "x")
    lists("b", "y")
    check(choice(desk), "a")
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait(lambda: desk.jobs[0].written)
    desk.app.transcripts.open_job(desk.jobs[0])
    desk.read()
    desk.window.transcript.actions_["recognize-again"].trigger()
    dialog = visible(RehearingDialog)
    check(dialog._lists, "b")
    dialog._hotwords.setText("own words")
    dialog.accept()
    assert words(desk) == ["x", "y", "own", "words"]
    assert not dialog._lists.isEnabled()
    dialog.reject()


def test_what_is_heard_is_remembered(desk, media, lists, text):
    file = lists("a", "morning", "evening").parent / "hits.json"
    check(choice(desk), "a")
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait(file.exists)
    assert LastHits(file).of("morning")[1] == 1
    assert LastHits(file).of("evening") is None
    desk.app.jobs.touch(desk.jobs[0])
    desk.app.hits.finish()
    assert LastHits(file).of("morning")[1] == 1
    LastHits(file).note(["evening"], datetime.now().astimezone())  # in another window
    desk.app.hits.count([sentence(0.0, "Good morning.")], as_hotwords(["morning"]))
    desk.app.hits.finish()
    assert (LastHits(file).of("morning")[1], LastHits(file).of("evening")[1]) == (2, 1)


@pytest.mark.thorough
def test_a_file_that_is_put_back_in_the_list_is_not_heard_twice(desk, media, lists, text):
    file = lists("a", "morning").parent / "hits.json"
    check(choice(desk), "a")
    desk.submit(media / "a.wav")
    desk.begin()
    desk.play(*text)
    desk.finish(1)
    desk.wait(file.exists)
    for again in (False, True):
        desk.app.runner.remove([desk.jobs[0]])
        desk.window.status.findChildren(QPushButton)[0].click()
        desk.app.hits.finish()
        assert LastHits(file).of("morning")[1] == 1 + again
        if not again:
            desk.app.runner.retry([desk.jobs[0]])
            desk.wait(lambda: len(desk.engine.calls) == 2)
            desk.play(*(SegmentReady(2, each.segment) for each in text))
            desk.finish(2)
            desk.wait(lambda: desk.jobs[0].state in WRITTEN)
            desk.wait(lambda: LastHits(file).of("morning")[1] == 2)


def test_a_session_has_its_lists_and_its_words_are_remembered(desk, lists):
    file = lists("a", "morning", "evening").parent / "hits.json"
    check(choice(desk), "a")
    live, job = desk.app.live.desk, JobId(LIVE + 1)
    live.start()
    desk.wait(lambda: live.state is LiveState.RECORDING)
    lists("a", "evening")  # counts from the next session on
    desk.sound.recorder.hear(3.0)
    desk.wait(lambda: live.elapsed)
    assert list(desk.engine.live[0].hotwords.spoken) == ["morning", "evening"]
    desk.play(SegmentReady(job, sentence(0.4, "Good morning.")))
    live.stop()
    desk.wait(lambda: job in desk.engine.finished)
    desk.play(Finished(job, 3.0))
    desk.wait(file.exists)
    assert LastHits(file).of("morning")[1] == 1
    assert LastHits(file).of("evening") is None


def test_what_is_only_suggested_is_not_heard():
    change = Change("morning", "mourning", "suggestion", 0.7)
    said = Segment((Token("Good", 0, 1), Token(" morning", 1, 2, None, change)), "Good morning")
    assert _heard([said], as_hotwords(["mourning", "good"])) == ["good"]


def test_no_hotword_is_in_the_log(desk, media, lists, text, caplog):
    with caplog.at_level(logging.INFO):
        lists("a", "Geheimwort")
        gone = lists("b", "Verborgen")
        check(choice(desk), "a", "b")
        gone.write_bytes(b"\x00Verborgen\xff\xfe" * 9)
        desk.submit(media / "a.wav")
        desk.begin()
        desk.play(HotwordsLeftOut(1, ("Geheimwort",), takes_hotwords=True), *text)
        desk.finish(1)
        desk.wait(lambda: desk.jobs[0].written)
        desk.app.hits.finish()
    assert "Geheimwort" not in caplog.text
    assert "Verborgen" not in caplog.text
