# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The approved post beside the draft, and what of it the person takes over: an angle, a fact, a hashtag."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.domain.drafts import Draft
from composer.domain.library import LibraryPost
from composer.ui.text_figures import with_hashtag
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services


class SourceDesk(QObject):
    """Writes only into the editor; the screen hears of it as of any other edit."""

    def __init__(self, services: "Services", desk: WritingDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._desk = desk
        self._draft: Draft | None = None
        self._post: LibraryPost | None = None
        desk.source.fact_chosen.connect(desk.editor.insert_here)
        desk.source.hashtags_chosen.connect(self._on_hashtag_chosen)
        desk.source.approved_text_requested.connect(self._on_approved_text_requested)

    def show(self, draft: Draft) -> None:
        """The post this draft is about, in the draft's language; nothing when there is none or it left the library."""
        self._draft = draft
        self._post = post = self._services.reviewing.source_post(draft.post)
        if post is not None:
            self._desk.source.show_post(post, draft.language)
        self._desk.show_source(post is not None)
        self._desk.header.show_theme(self._theme_label())
        angles = post.text_in(draft.language)[1].angles if post else ()
        if angles:
            self._desk.editor.show_prompt(self.tr("In your own words. For instance: {angle}").format(angle=angles[0]))
        else:
            self._desk.editor.show_prompt(self.tr("What happened, what surprised you, what you take from it…"))

    def _theme_label(self) -> str:
        themes = self._post.themes if self._post else ()
        language = self._services.preferences.language()
        return self._services.library.theme_label(themes[0], language) if themes else ""

    def _on_hashtag_chosen(self, hashtag: str) -> None:
        self._desk.editor.insert_at_end(with_hashtag(self._desk.editor.text(), hashtag))
        self._desk.editor.setFocus()

    def _on_approved_text_requested(self) -> None:
        if self._draft is not None and self._draft.post is not None:
            words = self._services.drafting.approved_words(self._draft.post, self._draft.language)
            self._desk.editor.replace_text(words)
            self._desk.editor.setFocus()
