"""How models are fetched, or that no connection is opened at all."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.network_form import NetworkForm
from app.setting_group import SettingGroup
from app.setting_part import SettingPart
from app.settings import Settings
from app.theme import Theme

_FIELDS = ("is_offline", "hub", "mirror", "proxy", "ca_bundle")


class NetworkPart(SettingPart):
    """The form for the network among the settings."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(theme)
        self.form = NetworkForm(settings, theme)
        self._reset = QPushButton(self.tr("Back to the usual"))
        self._reset.setAccessibleName(self._reset.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self._reset)
        column.setAlignment(self._reset, Qt.AlignmentFlag.AlignLeft)
        self.form.chosen.connect(self._on_chosen)
        self._reset.clicked.connect(self._on_reset)

    @property
    def said(self) -> str:
        """What can be searched: what the fields are called."""
        fields: list[QWidget] = []
        for kind in (QLineEdit, QCheckBox, QComboBox):
            fields.extend(self.form.findChildren(kind))
        return " ".join(field.accessibleName() for field in fields)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.form.adopt(settings)
        self._reset.setVisible(_of_network(settings) != _of_network(Settings()))

    def _on_chosen(self, settings: Settings) -> None:
        self._edit(_of_network(settings))

    def _on_reset(self) -> None:
        self.form.offline.setFocus()
        self._edit(_of_network(Settings()))


class NetworkSettings(SettingGroup):
    """One form."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(theme)
        self.part = NetworkPart(settings, theme)
        told = self.tr("How models are downloaded. Nothing else needs a connection.")
        self._fill(self.tr("Network"), told, (self.part,))


def _of_network(settings: Settings) -> dict[str, object]:
    return {name: getattr(settings, name) for name in _FIELDS}
