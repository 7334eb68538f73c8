# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet line in the library: what few colleagues talk about."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.domain.ids import ThemeId
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.labels import label


class QuietNote(QWidget):
    """Away while there is nothing to tell."""

    theme_chosen = Signal(object)
    """A ThemeId to show the posts of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library.quiet")
        self._themes: tuple[tuple[ThemeId, str], ...] = ()
        self._flow = FlowLayout(self, theme.pixels(4))
        self._flow.addWidget(label(self.tr("Few colleagues talk about this at present:"), "small"))
        self.hide()

    def show_themes(self, themes: Sequence[tuple[ThemeId, str]]) -> None:
        """Ids and words; none, and the line goes away."""
        if tuple(themes) == self._themes:
            return
        self._themes = tuple(themes)
        while self._flow.count() > 1:
            item = self._flow.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for theme_id, words in themes:
            made = button(words, f"library.quiet.{theme_id}", "link")
            made.setAccessibleName(self.tr("{theme}: few colleagues talk about it. Show its posts").format(theme=words))
            made.clicked.connect(partial(self.theme_chosen.emit, theme_id))
            self._flow.addWidget(made)
            made.show()
        self.setVisible(bool(themes))
        self.updateGeometry()
