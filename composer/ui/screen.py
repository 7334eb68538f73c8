# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every screen is to the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.domain.drafts import Draft
    from composer.domain.ids import PostId
    from composer.services.wording import Wording


class Screen(QWidget):
    """One place of the window. It asks services through the runner, shows frozen values, and tells facts by signals."""

    screen_requested = Signal(str)
    """Key of the screen to show."""
    draft_requested = Signal(object)
    """A Draft to write on: Compose opens with it, or Guides when it is still on its way through one."""
    draft_changed = Signal(object)
    """A Draft that is open in Compose was changed here, or shall be the one open there."""
    text_requested = Signal(object)
    """A Draft to go on with in Compose, as it is there when it lies there already."""
    notice = Signal(object)
    """A RamageError, or a text to tell in passing."""
    guide_requested = Signal(str)
    """Id of a library post to choose a storytelling guide for."""
    jobs_changed = Signal()
    """The outbox has moved."""
    accounts_changed = Signal()
    """An account was connected or let go."""
    forward_requested = Signal()
    """What the person did elsewhere goes on here: the window should come to the front."""
    setting_changed = Signal(str)
    """Key of a setting the person changed."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__()
        self._services = services
        self._runner = runner
        self._wording = wording

    def activate(self) -> None:
        """Called each time it comes to the front."""

    def leave(self) -> None:
        """Called each time another one takes its place, and before the window closes: nothing may be lost after it."""

    def refresh(self) -> None:
        """The library or the outbox has changed behind it: show them as they are now."""

    def focus_search(self) -> None:
        """Where the person can look for something, when there is such a place."""

    def open_draft(self, draft: "Draft") -> None:
        """Compose and Guides: work on this draft."""

    def open_file(self, path: str) -> None:
        """Rehearsal: a colleague's draft or comments."""

    def finish_by_hand(self, jobs: object) -> None:
        """Outbox: lays these JobIds ready."""

    def holds(self, draft: "Draft") -> bool:  # noqa: ARG002 - Compose has one
        """Compose: this is the draft on the desk, perhaps with words not saved yet."""
        return False

    def take_over(self, draft: "Draft") -> None:
        """Compose: this is the open draft now, and its texts are these."""

    def choose_for(self, post: "PostId") -> None:
        """Guides: the next guide chosen is about that library post."""

    def team_changed(self) -> None:
        """A round of the team space has ended; most screens show nothing of it."""

    def show_team(self) -> None:
        """The team space, on the screen that has it."""
