# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The library post a guide is to be about: looked for, chosen, named."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from composer.domain.errors import RamageError
from composer.domain.ids import PostId
from composer.domain.library import PostCard, PostQuery
from composer.ui.latest import Latest
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.guide_post_picker import PostPicker

if TYPE_CHECKING:
    from composer.bootstrap import Services

MOST = 40
"""Posts shown at once; a word more finds the others."""


class GuidePost(QObject):
    """Asks the library in the database lane."""

    chosen = Signal(str)
    named = Signal(str)
    """The title of the post asked about."""
    failed = Signal(object)

    def __init__(self, services: "Services", runner: TaskRunner, screen: QWidget) -> None:
        super().__init__(screen)
        self._services = services
        self._runner = runner
        self._screen = screen
        self._search = Latest(Lane.DATABASE, runner, self)
        self._search.failed.connect(self.failed)

    def pick(self) -> None:
        """Opens the choice."""
        picker = PostPicker(self._screen)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search.answered.connect(picker.show_cards)
        picker.words_changed.connect(self._look_for)
        picker.post_chosen.connect(self.chosen)
        self._look_for("")
        picker.open()

    def name(self, post: PostId) -> None:
        """Finds its title; ``named`` tells it."""
        work = partial(_title, self._services, post)
        self._runner.run(Lane.DATABASE, work, done=self._on_named, failed=self._on_failed)

    def _on_named(self, title: str) -> None:
        self.named.emit(title)

    def _on_failed(self, error: RamageError) -> None:
        self.failed.emit(error)

    def _look_for(self, words: str) -> None:
        self._search.ask(partial(_cards, self._services, PostQuery(words=words, limit=MOST)))


def _title(services: "Services", post: PostId) -> str:
    return services.library.post(post).text_in(services.preferences.language())[1].title


def _cards(services: "Services", query: PostQuery) -> tuple[PostCard, ...]:
    return services.library.search(query, services.preferences.language()).cards
