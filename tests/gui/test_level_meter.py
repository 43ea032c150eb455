"""The lamps that say how loud it is."""

import pytest
from PySide6.QtCore import QObject, Qt

from app.level_meter import LevelMeter
from app.theme import LIGHT, Theme
from engine import Level
from tests.gui.fake_playback import FakeClock

N = 40


@pytest.fixture
def theme(qapp):
    owner = QObject()
    yield Theme(qapp, "light", owner)
    qapp.setStyleSheet("")


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def meter(qtbot, theme, clock):
    meter = LevelMeter(theme, clock)
    qtbot.addWidget(meter)
    meter.resize(13 * N, 20)
    meter.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    meter.show()
    return meter


def lamps(meter):
    """The colours of all lamps, from the left."""
    picture = meter.grab().toImage()
    ratio = picture.width() / meter.width()
    places = [round((i + 0.5) * meter.width() / N * ratio) for i in range(N)]
    return [picture.pixelColor(x, picture.height() // 2).name().upper() for x in places]


def level(rms, peak, *, is_clipped=False):
    return Level(rms, peak, is_clipped, 0.0)


def test_nothing_is_lit_in_silence(meter):
    meter.take(level(0.0, 0.0))
    assert set(lamps(meter)) == {LIGHT.chip}


def test_lamps_are_lit_up_to_the_level_and_at_the_peak(meter):
    meter.take(level(10 ** (-30 / 20), 10 ** (-15 / 20)))
    shown = lamps(meter)
    assert shown[:20] == [LIGHT.ok] * 20
    assert shown[29] == LIGHT.ok
    assert [i for i, colour in enumerate(shown) if colour != LIGHT.chip] == [*range(20), 29]


def test_loud_lamps_have_other_colours(meter):
    meter.take(level(1.0, 1.0))
    shown = lamps(meter)
    assert (shown[0], shown[34], shown[39]) == (LIGHT.ok, LIGHT.warn, LIGHT.error)


def test_the_peak_is_held_and_then_falls(meter, clock):
    meter.take(level(0.1, 0.5))
    clock.seconds += 1.4
    meter.take(level(0.0, 0.0))
    assert meter.peak == pytest.approx(-6.0, abs=0.1)
    clock.seconds += 0.6
    meter.take(level(0.0, 0.0))
    assert meter.peak == pytest.approx(-16.0, abs=0.1)
    clock.seconds += 0.5
    meter.take(level(0.0, 0.0))
    assert meter.peak == pytest.approx(-26.0, abs=0.1)
    meter.take(level(0.1, 0.9))
    assert meter.peak == pytest.approx(-0.9, abs=0.1)


def test_a_clipped_peak_stays_marked(meter, clock):
    meter.take(level(0.3, 1.0, is_clipped=True))
    clock.seconds += 2.9
    meter.take(level(0.0, 0.0))
    assert meter.is_clipped
    assert lamps(meter)[-1] == LIGHT.error
    clock.seconds += 0.2
    meter.take(level(0.0, 0.0))
    assert not meter.is_clipped
    assert lamps(meter)[-1] == LIGHT.chip


def test_nothing_is_left_of_a_source_that_is_closed(meter):
    meter.take(level(0.5, 1.0, is_clipped=True))
    meter.clear()
    assert not meter.is_clipped
    assert set(lamps(meter)) == {LIGHT.chip}
