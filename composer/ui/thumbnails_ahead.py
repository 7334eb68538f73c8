# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small pictures of the posts that are shown come before anybody looks at them."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.domain.errors import PostNotFound, RamageError
from composer.domain.ids import PostId
from composer.ui.tasks import Lane, TaskHandle, TaskRunner

if TYPE_CHECKING:
    from composer.bootstrap import Services

MOST = 12
"""Posts from the top of the list: nobody waits for what they do not see."""


class ThumbnailsAhead(QObject):
    """The newest list counts; an older one is left where it is."""

    def __init__(self, services: "Services", runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._handle: TaskHandle | None = None
        self._known: set[PostId] = set()

    def show(self, posts: Sequence[PostId]) -> None:
        """These are on the screen now, the first ones at the top."""
        fresh = [post for post in posts[:MOST] if post not in self._known]
        if not fresh or not self._services.incoming.url():
            return
        if self._handle is not None:
            self._handle.cancel()
        work = partial(self._bring, fresh)
        self._handle = self._runner.run_with_handle(Lane.MEDIA, work, done=self._known.update, failed=self._not_now)

    def _bring(self, posts: Sequence[PostId], handle: TaskHandle) -> set[PostId]:
        brought: set[PostId] = set()
        for post in posts:
            handle.raise_if_cancelled()
            try:
                media = self._services.library.post(post).media
            except PostNotFound:  # the library has changed since
                continue
            if media:
                self._services.incoming.bring(self._services.incoming.small_of(media[0].file))
            brought.add(post)
        return brought

    def _not_now(self, _error: RamageError) -> None:
        """No connection: each picture is tried again when its post is read."""
