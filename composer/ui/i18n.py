# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's words in its language, Qt's own included. Plural forms need a catalogue for English too."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from composer.domain.text import Language

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "i18n"
_LOCALES = {Language.FRENCH: QLocale("fr_FR"), Language.ENGLISH: QLocale("en_GB")}


class Translations:
    """Holds the translators in force; ``speak`` replaces them."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._held: list[QTranslator] = []

    def forget(self) -> None:
        """Back to the words of the sources: whoever comes next in this process finds no other language below theirs."""
        for translator in self._held:
            self._application.removeTranslator(translator)
        self._held = []

    def speak(self, language: Language) -> None:
        """From now on new widgets, dates and numbers are in that language."""
        self.forget()
        QLocale.setDefault(_LOCALES[language])
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qt_folder), (f"ramage_{language}", str(FOLDER))):
            translator = QTranslator()
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._held.append(translator)
