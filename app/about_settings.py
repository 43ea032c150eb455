"""Which program this is, whose work is in it, and what helps where something is wrong."""

import platform

from PySide6.QtCore import Signal, qVersion
from PySide6.QtWidgets import QPushButton

from app.packages import version
from app.setting_group import SettingGroup
from app.setting_row import DeedRow
from app.theme import Theme


class AboutSettings(SettingGroup):
    """Version, licences, report, first start.

    Signals:
        licences_requested: who made what is in it is to be shown.
        report_requested: what works on this computer is to be found out.
        welcome_requested: the first start is to be shown again.
    """

    licences_requested = Signal()
    report_requested = Signal()
    welcome_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        licences = QPushButton(self.tr("Licences…"))
        report = QPushButton(self.tr("Check…"))
        welcome = QPushButton(self.tr("Show again"))
        system = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
        rows = (
            DeedRow(f"声文 Shengwen {version()}", system, theme),
            DeedRow(
                self.tr("Licences and credits"),
                self.tr("Apache-2.0. The models and packages in it have licences of their own."),
                theme,
                licences,
            ),
            DeedRow(
                self.tr("Diagnostic report"),
                self.tr("Checks what works on this computer; what was said is not in it."),
                theme,
                report,
            ),
            DeedRow(
                self.tr("First start"),
                self.tr("What is ready, and what suits this computer."),
                theme,
                welcome,
            ),
        )
        self._fill(self.tr("About"), self.tr("The program and who made it."), rows)
        licences.clicked.connect(self.licences_requested)
        report.clicked.connect(self.report_requested)
        welcome.clicked.connect(self.welcome_requested)
