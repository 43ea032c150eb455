"""The setting of the model: by name or by folder."""

from app.model_combo import ModelCombo
from app.setting_row import SettingRow, as_wide_as_others
from app.settings import Settings
from app.theme import Theme
from engine import look_up


class ModelRow(SettingRow):
    """Offers what the list above the files offers."""

    def __init__(self, title: str, told: str, theme: Theme) -> None:
        super().__init__("model", title, told, theme)
        self.combo = ModelCombo(theme, title)
        as_wide_as_others(self.combo)
        self.combo.model_chosen.connect(self._on_chosen)
        self._hold(self.combo)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, among what there is now."""
        self.combo.offer(settings)
        if not self.combo.accessibleDescription():  # it is a folder's path else
            self.combo.setAccessibleDescription(self._usual_told)
        super().show_settings(settings)

    def _show_value(self, value: object) -> None:
        self.combo.choose(value)

    def _text_of(self, value: object) -> str:
        model = look_up(str(value))
        return model.title if model is not None else str(value)

    def _on_chosen(self, model: str) -> None:
        self._edit({"model": model})
