# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rehearsal says of a draft: its look on a network, how long it takes, and each comment that came back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey
from composer.domain.networks import PartKind, Payload
from composer.domain.peer_review import REPLY
from composer.domain.text import Span
from composer.services.rehearsal import Placed, seconds_aloud
from composer.ui.text_figures import reading_seconds
from composer.ui.widgets.comment_card import CommentFace, Way
from composer.ui.widgets.preview import PostFace
from composer.ui.widgets.rehearsal_page import Look

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

Marks = tuple[tuple[Span, str], ...]


class RehearsalWords(QObject):
    """Asks for what would be sent, and shows that."""

    def __init__(self, services: "Services", wording: "Wording", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._wording = wording
        self._specs = {spec.key: spec for spec in services.accounts.networks()}
        self._author = next((a.display_name for a in services.accounts.list()), "")
        self.names = {key: wording.text(f"network-name-{key}") for key in self._specs}
        self.names[NetworkKey("practice")] = self.tr("Practice")

    def name(self, network: NetworkKey) -> str:
        """As the reader knows it."""
        return self.names.get(network, network)

    def look(self, draft: Draft, network: NetworkKey | None, marks: Marks) -> Look:
        """The post on that network, or the common text while none is chosen."""
        if network is None:
            face = PostFace(self._author, "", draft.text, media=draft.media, marked=marks, whole=True)
            return Look(face, self.tr("No network chosen yet: this is the common text."), "")
        payload = self._services.publishing.payload(draft, network)
        face = PostFace(
            self._author,
            self.name(network),
            payload.text,
            payload.parts,
            payload.media,
            payload.fold,
            card=payload.card,
            about=payload.about,
            marked=marks,
            whole=True,
        )
        return Look(face, self._first_look(payload), self._figures(payload), payload.count.fits)

    def _first_look(self, payload: Payload) -> str:
        """Nothing where nobody knows where the network folds."""
        visible = self._specs[payload.network].limits.fold
        if visible is None:
            return ""
        if payload.fold is None:
            said = self.tr("All of it is seen at once: {network} folds after about {n} characters.")
        else:
            said = self.tr("What people see before they decide to open it: about {n} characters on {network}.")
        return said.format(n=visible, network=self.name(payload.network))

    def _figures(self, payload: Payload) -> str:
        count = payload.count
        said = [f"{count.used} / {count.limit} {self._wording.text(f'unit-{count.unit}')}"]
        tags = sum(part.kind is PartKind.HASHTAG for part in payload.parts)
        if tags:
            said.append(self.tr("1 hashtag") if tags == 1 else self.tr("{n} hashtags").format(n=tags))
        return " · ".join(said)

    def time(self, text: str) -> str:
        """To read and to say."""
        return self.tr("About {silent} to read, {aloud} aloud.").format(
            silent=self._duration(reading_seconds(text)), aloud=self._duration(seconds_aloud(text))
        )

    def _duration(self, seconds: int) -> str:
        if seconds < 90:
            return self.tr("{n} s").format(n=seconds)
        return self.tr("{n} min").format(n=round(seconds / 60))

    def what_goes(self, draft: Draft) -> str:
        """Into the file for a colleague."""
        count = len(draft.media)
        if count == 0:
            said = self.tr("In the file: the text and your question. Nothing about your accounts.")
        elif count == 1:
            said = self.tr("In the file: the text, one picture and your question. Nothing about your accounts.")
        else:
            said = self.tr("In the file: the text, {n} pictures and your question. Nothing about your accounts.")
        return said.format(n=count)

    def face(self, placed: Placed) -> CommentFace:
        """A comment with what can be done about it."""
        received, comment = placed.received, placed.received.comment
        who = received.peer or self.tr("Your colleague")
        if comment.id == REPLY:
            who = self.tr("{who}, on your question").format(who=who)
        note = self.tr("Done") if received.done else ""
        if placed.changed and not received.done:
            note = self.tr("The passage has changed since. What it was about stands above.")
        again = self.tr("Not done") if received.done else self.tr("Done with it")
        ways: tuple[Way, ...] = (Way("done", again, self.tr("Ctrl+D")),)
        if placed.applicable and not received.done:
            ways = (Way("apply", self.tr("Put it in"), self.tr("Alt+Enter")), *ways)
        return CommentFace(
            received.key, who, comment.words, comment.quote, comment.suggestion, note, received.done, ways
        )
