# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What networks would refuse of the draft's files, told beside them before anything is published."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.review import Finding, Level
from composer.ui.latest import Latest
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.media_strip import MediaNote, MediaStrip

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

Unfit = Sequence[tuple[NetworkKey, Finding]]
_TONES = {Level.ERROR: "danger", Level.WARNING: "warn"}


class MediaDesk(QObject):
    """Asks again when the files or the networks change, and only then."""

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", strip: MediaStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._wording = wording
        self._strip = strip
        self._draft: Draft | None = None
        self._questions = Latest(Lane.PICTURES, runner, self)
        self._questions.answered.connect(self._on_answered)

    def show(self, draft: Draft) -> None:
        """The draft of now."""
        before, self._draft = self._draft, draft
        if before is not None and (before.media, before.networks) == (draft.media, draft.networks):
            return
        self._strip.show_notes(())
        if draft.media and draft.networks:
            self._questions.ask(partial(_ask, self._services, draft))

    def _on_answered(self, answer: tuple[Draft, Unfit]) -> None:
        asked, unfit = answer
        draft = self._draft
        if draft is not None and (asked.media, asked.networks) == (draft.media, draft.networks):
            self._strip.show_notes(self._notes(unfit))

    def _notes(self, unfit: Unfit) -> tuple[MediaNote, ...]:
        """Networks that say the same of a file share a line."""
        together: dict[tuple[str, str, str], list[tuple[str, Finding]]] = {}
        for key, finding in unfit:
            told = (finding.medium, finding.message.code, finding.message.values.get("reason", ""))
            name = self._wording.text(f"network-name-{key}")
            together.setdefault(told, []).append((name, finding))
        return tuple(self._note(found) for found in together.values())

    def _note(self, found: Sequence[tuple[str, Finding]]) -> MediaNote:
        names, finding = ", ".join(name for name, _ in found), found[0][1]
        words = self._wording.message(Message(finding.message.code, {**finding.message.values, "network": names}))
        if names not in words:
            words = self.tr("{networks}: {words}").format(networks=names, words=words)
        level = Level.ERROR if any(f.level is Level.ERROR for _, f in found) else finding.level
        return MediaNote(finding.medium, words, _TONES.get(level, "muted"))


def _ask(services: "Services", draft: Draft) -> tuple[Draft, Unfit]:
    connected = {account.network for account in services.accounts.list()}
    by_hand = [key for key in draft.networks if key not in connected]
    return draft, services.media_facts.unfit(draft, services.clock.now(), by_hand)
