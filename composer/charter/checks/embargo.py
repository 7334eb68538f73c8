# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``embargo``: words that wait for an instant, for a page to be public, or for both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from composer.charter.actions import Action
from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.words import WORD_FIELDS, Words, read_words
from composer.charter.fields import RuleFields
from composer.charter.literals import Need
from composer.domain.messages import Message
from composer.domain.review import Context

_THIS_COMPUTER: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Embargo:
    """Ends at ``until`` and once ``page`` is public; an empty condition is met."""

    words: Words
    until: datetime | None
    page: str
    action: Action | None

    @property
    def needs(self) -> tuple[tuple[Need, ...], ...]:
        return self.words.needs

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        early, unseen = self._waits(reading.context)
        if not early and not unseen:
            return
        for block, start, end in self.words.found(reading, live):
            match = block.text[start:end]
            place = block.place(start, end)
            fixes = self.action.texts(match) if self.action else ()
            if self.until is not None and early:
                when = {"when": self.until.isoformat()}
                yield Hit(
                    place,
                    (match, "{when}"),
                    fixes,
                    values=when,
                    timing=Message("not-yet-embargo", {"match": match, **when}),
                )
            else:
                waiting = Message("not-yet-page", {"match": match, "page": self.page})
                # The rule's own words speak of a date when it has one, and that one is past.
                yield Hit(place, (match, self.page), fixes, message=waiting if self.until else None, timing=waiting)

    def _waits(self, context: Context) -> tuple[bool, bool]:
        """Whether it is too early, and whether the page is not known to be public."""
        early = self.until is not None and context.publish_at.astimezone(UTC) < self.until
        return early, bool(self.page) and self.page not in context.public_pages


def pages_waited_for(bodies: Iterable[Body]) -> frozenset[str]:
    """Addresses that some rule waits for."""
    return frozenset(body.page for body in bodies if isinstance(body, Embargo) and body.page)


def _build(material: Material) -> Body:
    fields = material.fields
    words = read_words(material)
    if words is None:
        raise fields.refused(fields.line, "an embargo needs tokens or a list")
    if "until" not in fields and "until_public" not in fields:
        raise fields.refused(fields.line, "an embargo needs an end: until, until_public or both")
    return Embargo(words, _until(fields), _page(fields), material.action)


def _until(fields: RuleFields) -> datetime | None:
    until = fields.instant("until")
    if until is not None and not isinstance(until, datetime):
        raise fields.refused(
            fields.line_of("until"), f"an embargo ends at an hour with its zone, for example {until}T18:00:00+02:00"
        )
    return until


def _page(fields: RuleFields) -> str:
    page = fields.text("until_public").strip()
    try:
        parts = urlsplit(page)
        host, safe = parts.hostname, parts.scheme == "https" or parts.hostname in _THIS_COMPUTER
    except ValueError:
        host, safe = None, False
    if "until_public" in fields and not (host and safe and parts.scheme in ("http", "https") and " " not in page):
        raise fields.refused(fields.line_of("until_public"), "until_public is an address that begins with https://")
    return page


KIND: Final = CheckKind("embargo", WORD_FIELDS | {"until", "until_public"}, _build, ours=True)
