# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window needs of Qt, tried without a window."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QSize, qVersion
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from composer.domain.text import Language
from composer.ui import theme
from composer.ui.i18n import Translations


@dataclass(frozen=True, slots=True)
class WindowParts:
    """``platform`` is the plugin that would show the window."""

    version: str
    platform: str
    formats: Collection[str]
    translated: bool
    """Ramage's words and Qt's own, in French."""
    icon: bool


def window_parts() -> WindowParts:
    """Starts Qt where it does not run yet."""
    application = QApplication.instance() or QApplication([])
    translations = Translations(application)
    translations.speak(Language.FRENCH)
    words = (QApplication.translate("Screens", "Library"), QApplication.translate("QPlatformTheme", "Cancel"))
    translations.forget()
    return WindowParts(
        qVersion(),
        QApplication.platformName(),
        [bytes(each.data()).decode() for each in QImageReader.supportedImageFormats()],
        words == ("Bibliothèque", "Annuler"),
        _is_drawn(theme.icon("search").pixmap(QSize(16, 16)).toImage()),
    )


def _is_drawn(image: QImage) -> bool:
    return any(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))
