# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the paragraph the cursor is in: found out, or chosen by the person."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey
from composer.domain.text import Language
from composer.ui.widgets.editor import PostEditor


class LineLanguage(QObject):
    """A small menu at the cursor; arrows and Enter choose, Escape goes back to the text."""

    draft_changed = Signal(object)
    """The Draft with another language for that line."""

    def __init__(self, editor: PostEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor

    def ask(self, draft: Draft, version: NetworkKey | None) -> QMenu:
        """For the line of that version the cursor is in."""
        line = self._editor.text()[: self._editor.cursor_offset()].count("\n")
        chosen = draft.languages_of(version).get(line)
        menu = QMenu(self._editor)
        menu.setObjectName("compose.line-language")
        menu.setAccessibleName(self.tr("Language of this paragraph"))
        menu.addSection(self.tr("Language of this paragraph"))
        group = QActionGroup(menu)
        words = {None: self.tr("Find out"), Language.FRENCH: self.tr("French"), Language.ENGLISH: self.tr("English")}
        for language, label in words.items():
            action = QAction(label, group, checkable=True, checked=language is chosen)
            action.triggered.connect(partial(self._on_chosen, draft, version, line, language))
            menu.addAction(action)
            if language is chosen:
                menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._editor.viewport().mapToGlobal(self._editor.cursorRect().bottomLeft()))
        return menu

    def _on_chosen(
        self, draft: Draft, version: NetworkKey | None, line: int, language: Language | None, _checked: bool = True
    ) -> None:
        self.draft_changed.emit(draft.with_line_language(line, language, version))
