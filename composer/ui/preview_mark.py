# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The mark that everything wears while a library is previewed that nobody has approved."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.widgets.labels import ElidedLabel, IconLabel, label, show_words

_PROPERTY = "previewing"


def wear_mark(worn: bool) -> None:
    """From now on what shows a post shows the mark too, or no longer."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, worn)


def previewing() -> bool:
    """True while nobody has approved what is shown."""
    application = QCoreApplication.instance()
    return application is not None and bool(application.property(_PROPERTY))


def mark_of_posts() -> QLabel | None:
    """What stands on a post as its readers would see it; nothing outside of previews."""
    if not previewing():
        return None
    words = QCoreApplication.translate("PreviewMark", "Preview · approved by nobody")
    mark = label(words, "preview-mark", name="preview.mark")
    mark.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return mark


class PreviewStrip(QFrame):
    """Along the top of the window: what is shown, that it can't be published, and whether it is what was last saved."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.strip")
        self.setProperty("role", "preview-strip")
        words = self.tr("Preview. Nobody has approved this library; only the practice network publishes.")
        self._trouble = label("", "preview-trouble", wraps=True, name="preview.strip.trouble")
        line = QHBoxLayout()
        line.setSpacing(theme.pixels(10))
        line.addWidget(IconLabel("eye", "warn", 18))
        line.addWidget(label(words, "preview-words", name="preview.strip.words"))
        line.addWidget(ElidedLabel(folder, role="preview-folder"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*theme.margins(16, 6, 16, 6))
        column.setSpacing(theme.pixels(2))
        column.addLayout(line)
        column.addWidget(self._trouble)
        self.setAccessibleName(f"{words} {folder}")
        self.show_trouble("")

    def show_trouble(self, trouble: str) -> None:
        """Why what was last saved can't be shown, empty when it is."""
        said = self.tr("Not shown yet, please correct it: {trouble}").format(trouble=trouble) if trouble else ""
        show_words(self._trouble, said)

    @property
    def trouble(self) -> str:
        """What it says of it."""
        return self._trouble.text()
