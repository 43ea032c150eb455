"""What tests do with the page of settings."""

from PySide6.QtWidgets import QPushButton

from app.setting_row import DeedRow, SettingRow


def rows(page):
    """Its rows by the names of their fields."""
    found = [row for group in page.groups for row in group._parts if isinstance(row, SettingRow)]
    return {row._field: row for row in found}


def deed(page, title):
    """The row of that title where something is done."""
    found = [row for group in page.groups for row in group._parts if isinstance(row, DeedRow)]
    return next(row for row in found if row._title.text() == title)


def told(row):
    return row._told.text()


def choose(row, value):
    row.combo.setCurrentIndex(row.combo.findData(value))
    row.combo.activated.emit(row.combo.currentIndex())


def press(row, text):
    next(b for b in row.findChildren(QPushButton) if b.text() == text and b.isVisible()).click()
