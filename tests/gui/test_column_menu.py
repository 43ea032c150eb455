"""The columns of a table are chosen over its header."""

from PySide6.QtCore import QPoint

from app.column_menu import ColumnMenu


def test_all_but_the_first_and_the_last_can_be_hidden(desk, media):
    desk.submit(media / "a.wav")
    table = desk.window.files.table
    menu = ColumnMenu(table)
    titles = [action.text() for action in menu.actions()]
    assert titles[0] == "Length"
    assert not {"File", ""} & set(titles)
    with desk.qtbot.waitSignal(menu.chosen) as chosen:
        menu.actions()[0].trigger()
    assert table.isColumnHidden(chosen.args[0])
    assert not ColumnMenu(table).actions()[0].isChecked()


def test_the_header_opens_it(desk, media, monkeypatch):
    opened = []
    monkeypatch.setattr(ColumnMenu, "popup", lambda menu, at: opened.append(menu))
    desk.submit(media / "a.wav")
    desk.window.files.table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    assert [len(menu.actions()) for menu in opened] == [7]
