"""The live page with a fake desk: what it shows in every state, and what it asks for."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget
from shiboken6 import isValid

from app.live_outline import LiveOutline
from app.live_page import LivePage
from app.live_state import LiveState
from app.settings import Settings
from app.shortcuts import Shortcuts
from app.theme import LIGHT, Theme
from tests.gui.conftest import PATIENCE_MS
from tests.gui.fake_engine import sentence
from tests.gui.fake_live_desk import MORNING, OWN, SPEAKERS, STEREO, FakeLiveDesk
from tests.gui.fake_playback import FakeClock
from tests.gui.test_nothing_cut_off import cut_off

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

# The platform without a screen says so of windows above others.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def owner(qapp):
    owner = QWidget()
    yield owner
    owner.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def live(owner):
    return FakeLiveDesk(owner)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def make(qtbot, qapp, owner, live, clock, tmp_path):
    """Make a page as the window has it: beside the sidebar of the smallest window."""

    outline = LiveOutline()

    def make_page(settings=None, *, font_percent=100, size=(720, 600), is_kept=True):
        theme = Theme(qapp, "light", owner, font_percent=font_percent)
        state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        shortcuts = Shortcuts({}, owner)
        with theme.undressed():  # as the window builds its pages
            chosen = settings or Settings()
            page = LivePage(live, chosen, theme, shortcuts, state, outline=outline, now=clock)
        page.told = []
        page.chosen.connect(page.told.append)
        page.resize(*size)
        if is_kept:
            qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return make_page


@pytest.fixture
def page(make):
    page = make()
    page.setFocus()
    return page


def button(page, text):
    return next(b for b in page.findChildren(QAbstractButton) if b.text() == text)


def hear(live, clock, seconds, peak, **more):
    """Let it be as loud for a while."""
    for _ in range(round(seconds * 10)):
        clock.seconds += 0.1
        live.level(peak, **more)


def test_it_listens_while_it_is_seen(make, live):
    page = make()
    assert live.asked == [("open",)]
    page.hide()
    assert live.asked == [("open",), ("leave",)]


def test_before_there_is_text_it_teaches(page):
    shown = [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text()]
    assert "Start recording" in shown
    assert not page.text.view.isVisible()


@pytest.mark.parametrize(
    ("state", "deed", "told", "can_stop"),
    [
        (LiveState.CLOSED, "Start", "Not listening", False),
        (LiveState.OPENING, "Start", "Opening…", False),
        (LiveState.READY, "Start", "Ready", False),
        (LiveState.RECORDING, "Pause", "Recording", True),
        (LiveState.PAUSED, "Resume", "Paused", True),
        (LiveState.AWAITING, "Resume", "Source is gone", True),
        (LiveState.ENDING, "Start", "Finishing", False),
    ],
)
def test_every_state_is_shown_as_it_is(page, live, state, deed, told, can_stop):
    live.be(state)
    controls = page.controls
    assert controls._start.text() == deed
    assert controls._start.isEnabled() == (state not in {LiveState.AWAITING, LiveState.ENDING})
    assert controls._state.text() == told
    assert (controls._stop.isEnabled(), controls._mark.isEnabled()) == (can_stop, can_stop)
    for combo in (page.bar.source, page.bar.model, page.bar.language):
        assert combo.isEnabled() != state.is_session


def test_space_ends_no_session_whose_source_went_and_came_back(page, live):
    live.begin()
    start = page.controls._start
    start.setFocus()
    live.be(LiveState.AWAITING)
    assert page.window().focusWidget() is not page.controls._stop
    live.be(LiveState.RECORDING)
    assert page.window().focusWidget() is start


@pytest.mark.parametrize("focused", ["_start", "_stop", "_mark"])
def test_space_begins_anew_after_a_session_that_was_stopped(page, live, qtbot, focused):
    live.begin()
    getattr(page.controls, focused).setFocus()
    live.be(LiveState.ENDING)
    live.be(LiveState.READY)
    assert page.window().focusWidget() is page.controls._start


def test_no_button_moves_as_states_change(page, live):
    places = set()
    for state in LiveState:
        live.be(state)
        buttons = (page.controls._start, page.controls._stop, page.controls._mark)
        places.add(tuple(b.geometry().getRect() for b in buttons))
    assert len(places) == 1
    controls = page.controls
    assert controls._told.y() == controls._start.parentWidget().y()
    assert controls._told.height() == controls._start.height()


def test_buttons_ask_the_desk(page, live):
    button(page, "Start recording").click()
    live.begin()
    for text in ("Pause", "Mark", "Stop"):
        button(page, text).click()
    assert live.asked[1:] == [("toggle",), ("toggle",), ("mark",), ("stop",)]


def test_keys_ask_the_desk(page, live, qtbot):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    live.begin()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_B, CONTROL)
    page.text.view.setFocus()
    qtbot.keyClick(page.text.view, Qt.Key.Key_Space)
    qtbot.keyClick(page.text.view, Qt.Key.Key_Space, CONTROL)
    qtbot.keyClick(page.text.view, Qt.Key.Key_Return, CONTROL)
    assert live.asked[1:] == [*[("toggle",)] * 2, ("mark",), *[("toggle",)] * 2, ("stop",)]


def test_nothing_is_marked_or_stopped_before_it_began(page, live, qtbot):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert live.asked == [("open",)]


def test_space_writes_in_a_field_of_text_and_presses_another_button(page, live, qtbot):
    field = QLineEdit(page)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Space)
    assert field.text() == " "
    copy = next(b for b in page.findChildren(QAbstractButton) if "Copy" in b.accessibleName())
    copy.setFocus()
    qtbot.keyClick(copy, Qt.Key.Key_Space)
    assert live.asked == [("open",)]


def test_after_the_first_button_space_pauses(page, live, qtbot):
    start = button(page, "Start recording")
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Space)
    live.begin()
    assert page.focusWidget() is page.controls.first


def test_the_time_has_hours_always(page, live):
    live.begin()
    live.level(0.1, elapsed=207.9)
    assert page.controls._elapsed.text() == "0:03:27"
    live.level(0.1, elapsed=36_000.0)
    assert page.controls._elapsed.text() == "10:00:00"


def test_the_level_is_told_in_decibels(page, live):
    live.level(0.5)
    assert page.controls._level.text() == "−6 dBFS"
    live.be(LiveState.CLOSED)
    assert page.controls._level.text() == ""


def test_too_loud_is_said_in_words_and_stays_a_while(page, live, clock):
    live.level(1.0, is_clipped=True)
    hear(live, clock, 2.5, 0.2)
    assert page.controls._level.text() == "Too loud"
    assert page.line.text == "Too loud: move away from the microphone, or turn it down."
    hear(live, clock, 1.0, 0.2)
    assert page.controls._level.text() != "Too loud"
    assert page.line.text == ""


def test_silence_is_said_and_how_long_it_is(page, live, clock):
    hear(live, clock, 9.5, 0.0)
    assert page.line.text == ""
    hear(live, clock, 1.0, 0.0)
    assert page.line.text == "No sound from this microphone for 10 s."
    hear(live, clock, 115.0, 0.0)
    assert page.line.text == "No sound from this microphone for 2 min."


def test_silence_of_the_computer_is_no_fault_of_a_microphone(page, live, clock):
    live.source = SPEAKERS.id
    hear(live, clock, 11.0, 0.0)
    assert page.line.text == "The computer has played nothing for 10 s."


def test_very_quiet_is_said(page, live, clock):
    hear(live, clock, 11.0, 0.004)
    assert page.line.text.startswith("Very quiet:")
    live.be(LiveState.PAUSED)
    assert page.line.text == ""


def test_a_remark_stands_in_place_with_its_button(page, live):
    height = page.line.height()
    live.tell("The microphone is gone; what was said is kept.", "doctor")
    assert page.line.text == "The microphone is gone; what was said is kept."
    button(page, "Check this computer").click()
    assert live.asked[-1] == ("mend", "doctor")
    assert page.line.height() == height
    live.tell("")
    assert page.line.text == ""


def test_a_remark_comes_before_the_level(page, live, clock):
    hear(live, clock, 11.0, 0.0)
    live.tell("The disk is full.")
    assert page.line.text == "The disk is full."
    live.tell("")
    assert page.line.text.startswith("No sound")


def test_sources_are_grouped_with_the_systems_own_first(page):
    combo = page.bar.source
    texts = [combo.itemText(i) for i in range(combo.count())]
    assert texts == [
        "Microphones",
        "System default (FakeMic)",
        "FakeMic",
        "Studio interface",
        "What the computer plays",
        "Speakers",
    ]
    enabled = [combo.model().item(i).isEnabled() for i in range(combo.count())]
    assert enabled == [False, True, True, True, False, True]
    assert combo.currentText() == "System default (FakeMic)"


def choose(combo, text):
    combo.setCurrentIndex(combo.findText(text))
    combo.activated.emit(combo.currentIndex())


def test_another_source_is_asked_for_and_its_channels_are_on_offer(page, live):
    assert not page.bar.channel.isVisible()
    choose(page.bar.source, "Studio interface")
    assert live.asked[-1] == ("choose", STEREO.id, None)
    assert page.bar.channel.isVisible()
    choose(page.bar.channel, "Channel 2")
    assert live.asked[-1] == ("choose", STEREO.id, 2)
    choose(page.bar.channel, "All channels")
    assert live.asked[-1] == ("choose", STEREO.id, None)


def test_sources_come_and_go(page, live):
    live.source = STEREO.id
    live.sources = [OWN]
    live.sources_changed.emit()
    assert page.bar.source.currentText() == "The one used last (not connected)"
    live.sources, live.source = [], ""
    live.sources_changed.emit()
    assert page.bar.source.currentText() == "No microphone"
    live.sources = [OWN, STEREO]
    live.sources_changed.emit()
    assert page.bar.source.currentText() == "System default (FakeMic)"


@pytest.mark.parametrize(
    ("hint", "words"),
    [("macos", "BlackHole"), ("no-server", "PipeWire"), ("unheard-of", "Stereo mix")],
)
def test_where_system_sound_is_not_to_be_had_it_says_why_and_what_helps(page, live, hint, words):
    live.sources, live.system_sound_hint = [OWN], hint
    live.sources_changed.emit()
    choose(page.bar.source, "Not to be had here – why?")
    assert words in page.line.text
    assert page.bar.source.currentText() == "System default (FakeMic)"
    assert live.asked == [("open",)]
    close = next(b for b in page.line.findChildren(QAbstractButton) if b.isVisible())
    close.click()
    assert page.line.text == ""


def test_model_and_language_are_of_live_sessions_alone(make):
    page = make(Settings(model="whisper-base", live_language="zh"))
    assert page.bar.language.currentData() == "zh"
    page.bar.language.choose("en")
    page.bar.language.activated.emit(page.bar.language.currentIndex())
    assert page.told[-1] == Settings(model="whisper-base", live_language="en")
    page.bar.model.model_chosen.emit("/models/own")
    last = page.told[-1]
    assert (last.live_model, last.model) == ("/models/own", "whisper-base")
    assert last.model_folders == ("/models/own",)


def test_a_model_that_is_not_here_is_wished_for(page, qtbot):
    with qtbot.waitSignal(page.model_wanted) as wanted:
        page.bar.model.model_wanted.emit("sensevoice-small")
    assert wanted.args == ["sensevoice-small"]


def test_text_grows_and_what_is_being_said_stands_at_the_foot(page, live):
    live.begin()
    foot = page.text.foot
    height = foot.height()
    live.hint("good morn", 1.0)
    assert foot.partial.text == "good morn"
    live.hint("", 1.0)
    live.say(sentence(1.0, "Good morning."))
    assert foot.partial.text == ""
    assert page.text.view.isVisible()
    assert page.text.view.model().rowCount() == 1
    assert foot.height() == height


def test_marks_are_flags_in_the_text_and_on_the_waveform(page, live):
    live.begin()
    live.level(0.5, elapsed=20.0)
    live.flag(10.0)
    assert page.text.model.index(0, 1).data() == "Marked"
    waveform = page.waveform
    picture = waveform.grab().toImage()
    x = int(waveform.x_of(10.0))
    assert picture.pixelColor(x, picture.height() - 3).name().upper() == LIGHT.text


@pytest.mark.parametrize(("gain", "text"), [(74, "Gain 74 %"), (0, "Muted"), (None, "")])
def test_the_gain_of_the_source_is_shown(page, live, gain, text):
    live.sources = [replace(OWN, gain=gain)]
    live.sources_changed.emit()
    assert page.controls._gain.text() == text


def test_a_page_that_is_made_anew_goes_on_with_the_waveform(make, live):
    first = make()
    live.begin()
    live.level(0.5, elapsed=4.0)
    first.hide()
    assert make().waveform.span == first.waveform.span != (0.0, 0.0)


def test_the_waveform_stands_while_nothing_is_recorded(page, live):
    live.begin()
    live.level(0.5, elapsed=4.0)
    end = page.waveform.span[1]
    live.be(LiveState.PAUSED)
    live.level(0.9, elapsed=4.0)
    assert page.waveform.span[1] == end == pytest.approx(4.2)


def test_the_lag_is_told_and_that_nothing_is_lost(page, live):
    live.lag_changed.emit(12.4)
    assert page.text.foot.lag == "Text is 12 s behind; the recording is complete."
    live.lag_changed.emit(0.0)
    assert page.text.foot.lag == ""


def test_what_recognizes_is_told(page, live):
    live.model, live.device = "sense-voice-small", "cuda:0"
    live.begin()
    assert page.text.foot._device.text().endswith(" · GPU")


def test_an_ended_session_can_be_opened_copied_and_exported(page, live, qtbot):
    live.begin()
    live.say(sentence(1.0, "Good morning."))
    live.say(sentence(4.0, "Let us begin."))
    live.end()
    assert page.text.foot.is_saved_shown
    bar = page.text.foot.saved
    assert bar.accessibleName() == "Saved to your library: Recording 2 March, 9:30 · 3:27"
    button(bar, "Open").click()
    assert live.asked[-1] == ("open-saved",)
    button(bar, "Copy").click()
    assert QGuiApplication.clipboard().text() == "Good morning.\nLet us begin."
    with qtbot.waitSignal(page.export_requested):
        button(bar, "Export…").click()


def test_starting_again_clears(page, live):
    live.begin()
    live.level(0.5, elapsed=20.0)
    live.say(sentence(1.0, "Good morning."))
    live.flag(2.0)
    live.end()
    live.begin()
    assert page.text.view.model().rowCount() == 0
    assert not page.text.foot.is_saved_shown
    assert page.waveform.span == (0.0, 0.0)


def test_a_page_made_in_mid_session_shows_all_of_it(make, live):
    live.begin()
    live.say(sentence(1.0, "Good morning."))
    live.flag(5.0)
    live.go_on(9.0, MORNING + timedelta(hours=1))
    live.say(sentence(12.0, "Again."))
    live.hint("and now")
    live.tell("The text is behind.")
    page = make()
    assert page.line.text == "The text is behind."
    model = page.text.model
    texts = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert texts == ["Good morning.", "Marked", "10:30", "Again."]
    assert page.text.foot.partial.text == "and now"
    assert page.controls._state.text() == "Recording"


def test_tags_narrow_the_text_down(page, live):
    live.begin()
    live.say(sentence(1.0, "Ha.", "en", "laughter"))
    live.say(sentence(4.0, "Well."))
    chip = next(b for b in page.findChildren(QAbstractButton) if "Laughter" in b.accessibleName())
    chip.click()
    assert page.text.view.model().rowCount() == 1
    chip.click()
    assert page.text.view.model().rowCount() == 2


def test_text_grows_larger_and_that_is_remembered(page, live, qtbot):
    before = page.text.view.letters.pixelSize()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Equal, CONTROL)
    assert page.text.view.letters.pixelSize() > before
    assert page.told[-1].live_font == 18
    page.smaller.trigger()
    assert page.told[-1].live_font == 16
    for _ in range(40):
        page.smaller.trigger()
    assert page.told[-1].live_font == 8


def test_copying_says_how_much(page, live, qtbot):
    live.begin()
    live.say(sentence(1.0, "Good morning."))
    with qtbot.waitSignal(page.said) as said:
        page.copy.trigger()
    assert said.args[0].text == "1 sentence(s) are on the clipboard."


def test_captions_have_a_window_that_a_key_opens_and_closes(page, live, qtbot):
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_B, CONTROL | SHIFT)
    window = page.captions.window
    assert window.isVisible()
    live.say(sentence(1.0, "Good morning."))
    assert window.lines == ["Good morning."]
    page.activateWindow()
    qtbot.keyClick(page.controls.first, Qt.Key.Key_B, CONTROL | SHIFT)
    assert not window.isVisible()
    assert not page.captions.shown.isChecked()


def test_clicks_that_pass_through_captions_are_ended_from_the_page(page, qtbot):
    passing, window = page.captions.passing, page.captions.window
    assert not passing.isEnabled()
    with qtbot.waitExposed(window):
        page.captions.shown.trigger()
    passing.trigger()
    transparent = Qt.WindowType.WindowTransparentForInput
    assert window.windowHandle().flags() & transparent
    assert page.told[-1].captions["passes_clicks"] is True
    passing.trigger()
    assert not window.windowHandle().flags() & transparent
    window.close()


def test_captions_look_as_they_did(make):
    page = make(Settings(captions={"lines": 4, "size": 40, "text": "#FF0000"}))
    assert page.captions.window.look.lines == 4
    page.adopt(Settings(captions={"lines": 3}))
    assert page.captions.window.look.lines == 3


def test_the_look_of_captions_is_changed_beside_them(page, qtbot):
    page.captions.shown.trigger()
    page.captions.look.trigger()
    dialog = page.captions._dialog
    dialog._lines.setValue(5)
    assert page.captions.window.look.lines == 5
    assert page.told[-1].captions["lines"] == 5
    dialog.accept()
    assert page.captions._dialog is None
    page.captions.window.close()


def test_captions_go_on_when_the_window_is_filled_anew(make, live):
    live.begin()
    page = make()
    page.captions.shown.trigger()
    page.hide()
    again = make()
    assert again.captions.window.isVisible()
    for each in (page, again):
        each.captions.window.close()


def test_captions_are_shut_at_the_next_start(make, live):
    page = make()
    page.captions.shown.trigger()
    assert not make().captions.window.isVisible()
    page.captions.window.close()


def test_the_text_fills_the_screen_until_esc(page, live, qtbot):
    live.begin()
    live.say(sentence(1.0, "Good morning."))
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_F11)
    stage = page._stage
    assert stage.isFullScreen()
    assert stage.lines == ["Good morning."]
    qtbot.waitUntil(stage.isActiveWindow)
    before = stage.look.size
    qtbot.keyClick(stage, Qt.Key.Key_Equal, CONTROL)
    assert stage.look.size > before
    qtbot.keyClick(stage, Qt.Key.Key_B, CONTROL)
    assert live.asked[-1] == ("mark",)
    qtbot.keyClick(stage, Qt.Key.Key_Escape)
    assert page._stage is None


def test_f11_leaves_the_full_screen_too_and_its_size_stays(page, qtbot):
    page.full_screen.trigger()
    page._stage.grow(3)
    size = page._stage.look.size
    qtbot.waitUntil(page._stage.isActiveWindow)
    qtbot.keyClick(page._stage, Qt.Key.Key_F11)
    assert page._stage is None
    page.full_screen.trigger()
    assert page._stage.look.size == size
    page._stage.close()


def scenes(live):
    """Each of the page's looks."""
    yield
    live.begin()
    live.level(1.0, is_clipped=True, elapsed=36_000.0)
    live.say(sentence(1.0, "Good morning.", "en", "laughter", "bgm", emotion="happy"))
    live.say(sentence(4.0, "大家早上好。", "zh", "applause"))
    live.lag_changed.emit(125.0)
    live.source = STEREO.id
    live.sources_changed.emit()
    yield
    live.be(LiveState.AWAITING)
    live.tell("The microphone is gone; what was said until then is kept. " * 2, "doctor")
    yield
    live.end()
    yield


@pytest.mark.parametrize("font_percent", [100, 200])
def test_nothing_is_cut_off_in_the_smallest_window(make, live, qtbot, font_percent):
    page = make(font_percent=font_percent, size=(720 if font_percent == 100 else 640, 560))
    for _scene in scenes(live):
        qtbot.waitUntil(lambda: list(cut_off(page)) == [], timeout=PATIENCE_MS)


def test_at_the_usual_size_of_text_the_page_need_not_scroll(make, live, qtbot):
    page = make(size=(720, 570))
    for _scene in scenes(live):
        bar = page._scroll.verticalScrollBar()
        qtbot.waitUntil(lambda bar=bar: bar.maximum() == 0, timeout=PATIENCE_MS)


def test_everything_that_can_be_used_has_a_name_and_is_easily_hit(page, live):
    for _scene in scenes(live):
        for widget in page.findChildren(QWidget):
            is_used = isinstance(widget, QAbstractButton | QComboBox | QAbstractItemView)
            if is_used and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName(), widget
                assert widget.height() >= 28, widget.accessibleName()


def test_tab_follows_the_eye(page, live):
    live.begin()
    live.say(sentence(1.0, "Good morning."))
    first = page.bar.source
    walk, widget = [], first
    while not walk or widget is not first:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            walk.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    assert [name for name in walk if name] == [
        "Record from",
        "Model of live sessions",
        "Language that is spoken",
        "Hotwords: no list",
        "Pause",
        "Stop",
        "Mark",
        "Smaller text",
        "Larger text",
        "Copy the text",
        "Captions in their own window",
        "Let clicks pass through the captions",
        "Look of the captions…",
        "Text on the full screen",
        "Text of this session",
    ]


def test_captions_and_the_full_screen_go_with_the_page(make, live, qtbot):
    page = make(is_kept=False)
    page.captions.shown.trigger()
    page.full_screen.trigger()
    window, stage = page.captions.window, page._stage
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(window) and not isValid(stage))
    live.say(sentence(1.0, "Nobody shows it."))
