"""The words of Qt's own dialogs, buttons and context menus, from the catalogues that Qt ships."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_PARTS = "qtbase", "qtwebengine"
_in_use: list[QTranslator] = []


def speak(application: QCoreApplication, language: str) -> bool:
    """Let Qt speak `language` from now on; whether it can. English needs no catalogue."""
    while _in_use:
        application.removeTranslator(_in_use.pop())
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for part in _PARTS if language != "en" else ():
        translator = QTranslator(application)
        if translator.load(QLocale(language), part, "_", folder):
            application.installTranslator(translator)
            _in_use.append(translator)
    return bool(_in_use)
