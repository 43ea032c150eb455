"""app/row_checks.py: what is wrong with rows, found little by little, whatever is done to them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from app.document import Document
from app.opening import open_file
from app.row_checks import RowChecks
from engine import check_row
from tests.gui.test_document import document

SHORT, LONG = "No.", " ".join(["somewhere"] * 30)
STEPS = {
    "insert": lambda doc, row: doc.insert(row),
    "delete": lambda doc, row: doc.delete([row]),
    "merge": lambda doc, row: doc.merge(row, min(row + 2, len(doc.segments) - 1)),
    "shorten": lambda doc, row: doc.rewrite(row, SHORT),
    "lengthen": lambda doc, row: doc.rewrite(row, LONG),
    "undo": lambda doc, _row: doc.steps.undo(),
}


@pytest.fixture
def owner(qapp):
    return QObject()


def right(doc):
    return [check_row(doc.segments, row) for row in range(len(doc.segments))]


def finish(checks, qtbot):
    qtbot.waitUntil(lambda: not checks._idle.isActive(), timeout=10_000)


@pytest.mark.thorough
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 9)), max_size=6))
def test_after_any_edits_they_are_those_of_the_rows_as_they_are(owner, qtbot, steps):
    doc = document(*[SHORT, LONG] * 4)
    checks = RowChecks(doc, None, owner)
    finish(checks, qtbot)
    for name, row in steps:
        if len(doc.segments) > row:
            STEPS[name](doc, row)
        checks.following(row)  # as somebody asks before they are all known again
    finish(checks, qtbot)
    assert [checks.faults(row) for row in range(len(doc.segments))] == right(doc)
    assert checks.n_faulty == sum(map(bool, right(doc)))


def test_nothing_is_painted_before_the_dictionary_is_there_and_all_of_it_then(owner, qtbot):
    doc = document(SHORT, LONG)
    checks = RowChecks(doc, None, owner)
    assert [checks.faults_shown(row) for row in (0, 1)] == [(), ()]
    changed = []
    checks.changed.connect(lambda first, last: changed.append((first, last)))
    finish(checks, qtbot)
    assert changed == [(0, 1)]
    assert [checks.faults_shown(row) for row in (0, 1)] == right(doc)


def test_the_last_count_is_always_told(owner, qtbot):
    doc = document(*[LONG] * 3)
    checks = RowChecks(doc, None, owner)
    told = []
    checks.counted.connect(told.append)
    finish(checks, qtbot)
    doc.rewrite(1, "Well, that is better.")
    finish(checks, qtbot)
    assert told[-1] == checks.n_faulty == sum(map(bool, right(doc)))


def test_after_the_last_problem_comes_the_first(owner):
    doc = document(LONG, SHORT, LONG)
    checks = RowChecks(doc, None, owner)
    faulty = [row for row, faults in enumerate(right(doc)) if faults]
    assert checks.following(faulty[-1]) == faulty[0]
    assert checks.following(-1) == faulty[0]


def test_subtitles_of_a_file_are_checked_as_they_are(owner, tmp_path, qtbot):
    path = tmp_path / "talk.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:05,000\none\ntwo\nthree\n")
    opened = open_file(path)
    assert opened.are_cues
    doc = Document(opened.transcript, owner)
    checks = RowChecks(doc, None, owner)
    assert checks.faults(0) == ()  # the cutter lays it out
    with qtbot.waitSignal(checks.changed):
        checks.use(None, as_rows=True)
    assert [fault.kind for fault in checks.faults(0)] == ["lines"]
    with qtbot.assertNotEmitted(checks.changed):
        checks.use(None, as_rows=True)
