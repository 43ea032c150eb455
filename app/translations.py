"""The interface's language: our texts, Qt's own, and how numbers are written."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app.resources import resource
from app.settings import InterfaceLanguage

# What Qt's own translations lack: these texts have other access keys than they had.
_QT_LACKS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)


class Translations(QObject):
    """Has one language installed at a time."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._installed: list[QTranslator] = []
        self._system = QLocale.system()

    def install(self, language: InterfaceLanguage) -> None:
        """Speak this language from now on; what is on screen must be built anew."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(self._system if language == "system" else QLocale(language))
        name = self._of_system() if language == "system" else language
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ours = str(resource("translations"))
        for file, folder in ((f"qtbase_{name}", qt), (f"shengwen_{name}", ours)):
            translator = QTranslator(self)
            if translator.load(file, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)

    def _of_system(self) -> str:
        is_chinese = self._system.language() is QLocale.Language.Chinese
        return "zh_CN" if is_chinese else "en"
