# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library says: of its posts on cards and in full, of what was found, of holds."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.domain.ids import NetworkKey, ThemeId
from composer.domain.library import LibraryInfo, LibraryPost, Notice, NoticeKind, PostCard
from composer.domain.text import Language
from composer.ui.library_answer import Answer
from composer.ui.models.library_model import CardFace
from composer.ui.moments import day, day_and_hour
from composer.ui.widgets.post_detail import PostFace

if TYPE_CHECKING:
    from composer.bootstrap import Services

LATELY = timedelta(days=1)
"""A library that was heard of since is up to date, where neither it nor the organisation is stricter."""
OFTEN_SHARED = 10
"""Shares that fill the bar."""


class LibraryWords(QObject):
    """In the reader's language. ``info`` is what the library last said of itself."""

    def __init__(
        self, services: "Services", language: Language, networks: Mapping[NetworkKey, str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._language = language
        self._networks = networks
        self.info: LibraryInfo | None = None

    def theme(self, wanted: ThemeId) -> str:
        """Its label."""
        known = next((t for t in self.info.themes if t.id == wanted), None) if self.info else None
        if known is None:
            return wanted
        return known.label.get(self._language) or next(iter(known.label.values()), wanted)

    def found(self, answer: Answer) -> str:
        """How many posts there are, and how many of them are shown."""
        count = self.tr("%n approved post(s)", "", answer.whole)
        if answer.page.total != answer.whole:
            count = self.tr("{shown} of {posts}").format(shown=answer.page.total, posts=count)
        return " · ".join(part for part in (count, self._news(answer), answer.info.name, self._age(answer)) if part)

    def _news(self, answer: Answer) -> str:
        """What the last sync brought, as long as it is news."""
        return self.tr("%n new", "", answer.added) if answer.added else ""

    def _age(self, answer: Answer) -> str:
        """How far the library can be trusted to know of a pause."""
        if answer.heard is None or (answer.current and self._services.clock.now() - answer.heard < LATELY):
            return self.tr("up to date")
        return self.tr("no news since {when}").format(when=day_and_hour(answer.heard.astimezone()))

    def holds(self, notices: Iterable[Notice]) -> str:
        """What must not be published now, a line each; empty where nothing is held."""
        held = (notice for notice in notices if notice.kind is NoticeKind.HOLD)
        parts = ((n.title + ".", n.body.split("\n\n")[0], n.contact) for n in held)
        return "\n".join(" ".join(filter(None, each)) for each in parts)

    def nothing(self, *, whole: int) -> tuple[str, str, str]:
        """Title, words and action of an empty list, where the library has ``whole`` posts."""
        if whole == 0:
            return (
                self.tr("The library is empty"),
                self.tr("Your communication team has not published any post yet. You can write your own."),
                self.tr("Write from scratch"),
            )
        return (
            self.tr("No post says that"),
            self.tr("Try a shorter word or fewer filters. Accents and plurals do not matter."),
            self.tr("Show all posts"),
        )

    def card(self, card: PostCard) -> CardFace:
        """A post among others."""
        now = self._services.clock.now()
        locked = card.not_before is not None and now < card.not_before
        expired = card.expires is not None and now >= card.expires
        aside = ""
        if locked and card.not_before is not None:
            aside = self.tr("embargo until {when}").format(when=day_and_hour(card.not_before))
        elif card.expires is not None:
            words = self.tr("expired on {when}") if expired else self.tr("expires {when}")
            aside = words.format(when=day(card.expires))
        shared = self.tr("shared %n time(s)", "", card.shared) if card.shared else self.tr("not shared yet")
        return CardFace(
            card.id,
            card.title,
            " ".join(card.excerpt.split()),
            self.theme(card.themes[0]) if card.themes else "",
            " · ".join(language.upper() for language in card.languages),
            aside,
            locked,
            expired,
            self.tr("can be prepared now") if locked else shared,
            card.shared / OFTEN_SHARED,
        )

    def detail(self, post: LibraryPost, wanted: Language | None) -> PostFace:
        """A post in full, in the language ``wanted`` where it has it."""
        language, text = post.text_in(wanted or self._language)
        medium = post.media[0] if post.media else None
        languages = " · ".join(each.upper() for each in post.texts)
        return PostFace(
            post.id,
            text.title,
            text.body.strip(),
            self.theme(post.themes[0]) if post.themes else "",
            " · ".join(part for part in (languages, post.author) if part),
            text.purpose or post.purpose,
            self._note(post),
            text.facts,
            text.angles,
            post.link,
            text.hashtags or post.hashtags,
            tuple(self._networks.get(each, each) for each in post.networks),
            self._services.incoming.small_of(medium.file) if medium else None,
            (medium.alt.get(language) or medium.alt.get(post.language, "")) if medium else "",
            medium.credit if medium else "",
        )

    def _note(self, post: LibraryPost) -> str:
        """Why it cannot go out now, if it cannot."""
        now = self._services.clock.now()
        if post.under_embargo(now) and post.not_before is not None:
            words = self.tr("Under embargo until {when}. Write now; publishing opens then.")
            return words.format(when=day_and_hour(post.not_before))
        if post.expired(now) and post.expires is not None:
            words = self.tr("Its approval ended on {when}: it can’t be published any more.")
            return words.format(when=day(post.expires))
        return ""
