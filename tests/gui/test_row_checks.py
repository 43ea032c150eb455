"""app/row_checks.py: what rows break is known, counted and kept up to date."""

import pytest

from app.opening import open_file
from app.row_checks import RowChecks
from engine import PROFILES, check_segments
from tests.gui.fake_engine import sentence
from tests.gui.test_document import document

CUES = """1
00:00:01,000 --> 00:00:01,300
This line is far too long to be read in three tenths of a second.

2
00:00:01,100 --> 00:00:04,000
Fine.
"""


@pytest.fixture
def doc(qapp):
    doc = document("a", "b", "c", "d")
    doc.exchange(0, 4, [sentence(4.0 * i + 1, text) for i, text in enumerate("abcd")])
    return doc


def overlap(doc, row):
    """Let a row begin before the one in front of it is over."""
    doc.put("Overlap", row, 1, [sentence(doc.segments[row - 1].end - 1.0, "x")])


def all_of(doc, checks):
    return [checks.faults(row) for row in range(len(doc.segments))]


def test_what_is_counted_is_what_there_is(doc, qtbot):
    checks = RowChecks(doc, None, doc)
    overlap(doc, 1)
    qtbot.waitUntil(lambda: not checks._todo)
    assert checks.n_faulty == sum(map(bool, all_of(doc, checks))) == 1
    assert all_of(doc, checks) == check_segments(doc.segments)


def test_rows_that_come_go_and_change_are_checked_again(doc):
    checks = RowChecks(doc, None, doc)
    all_of(doc, checks)
    overlap(doc, 2)
    doc.insert(0)
    doc.split(1, 0)
    doc.extend([sentence(40.0, "e"), sentence(40.5, "f")])
    assert all_of(doc, checks) == check_segments(doc.segments)
    doc.delete([0, 3])
    assert all_of(doc, checks) == check_segments(doc.segments)
    while doc.steps.canUndo():
        doc.steps.undo()
    assert all_of(doc, checks) == check_segments(doc.segments)
    assert checks.n_faulty == sum(map(bool, all_of(doc, checks)))
    doc.delete(range(len(doc.segments)))
    assert (checks.n_faulty, checks.following(0)) == (0, None)


def test_the_neighbours_of_a_change_are_told_of(doc, qtbot):
    checks = RowChecks(doc, None, doc)
    with qtbot.waitSignal(checks.changed) as changed:
        doc.rewrite(2, "changed")
    assert changed.args == [1, 3]


def test_after_the_last_problem_comes_the_first(doc):
    checks = RowChecks(doc, None, doc)
    overlap(doc, 1)
    overlap(doc, 3)
    assert [checks.following(row) for row in (-1, 0, 1, 2, 3)] == [0, 2, 2, 0, 0]


def test_other_rules_find_other_faults(doc, qtbot):
    checks = RowChecks(doc, None, doc)
    doc.rewrite(0, "word " * 12)
    before = all_of(doc, checks)
    strict = next(p for p in PROFILES.values() if check_segments(doc.segments, p) != before)
    with qtbot.waitSignal(checks.changed):
        checks.use(strict)
    assert all_of(doc, checks) == check_segments(doc.segments, strict)
    with qtbot.assertNotEmitted(checks.changed):
        checks.use(strict)


def test_subtitles_of_a_file_are_checked_as_they_are(tmp_path, doc):
    (tmp_path / "talk.srt").write_text(CUES)
    opened = open_file(tmp_path / "talk.srt")
    assert opened.are_cues
    doc.exchange(0, 4, opened.transcript.segments)
    checks = RowChecks(doc, None, doc, as_rows=True)
    kinds = [{fault.kind for fault in faults} for faults in all_of(doc, checks)]
    assert {"short", "speed", "overlap"} <= kinds[0]
    assert all_of(doc, checks) == check_segments(doc.segments, as_rows=True)
