# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``hold``: a topic, some themes or everything is paused. Always an error while it lasts.

A library too old to know makes a question of it: whether a pause has begun since cannot be told.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading
from composer.charter.checks.words import WORD_FIELDS, Words, read_words
from composer.charter.literals import Need
from composer.charter.phrases import Phrase, read_phrase
from composer.domain.ids import PostId, ThemeId
from composer.domain.library import LibraryPost
from composer.domain.messages import Message
from composer.domain.review import Context, Level

_ALWAYS: Final[tuple[tuple[Need, ...], ...]] = ((),)
_CONTACT: Final = {"fr": "Contact\u00a0: {}", "en": "Contact: {}"}


@dataclass(frozen=True, slots=True)
class Hold:
    """Without ``words`` it holds posts of ``themes``, or all of them when there are none."""

    words: Words | None
    themes: frozenset[ThemeId]
    starts: date | datetime
    ends: date | datetime | None

    @property
    def needs(self) -> tuple[tuple[Need, ...], ...]:
        return self.words.needs if self.words else _ALWAYS

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:
        context = reading.context
        active = self.active(context.publish_at)
        if not active and context.library_current:
            return
        if self.words is None:
            if not self.themes or (context.post and self.themes.intersection(context.post.themes)):
                yield self._hit(Hit(None, ("", "{when}")), active)
            return
        for block, start, end in self.words.found(reading, live):
            yield self._hit(Hit(block.place(start, end), (block.text[start:end], "{when}")), active)

    def active(self, instant: datetime) -> bool:
        """True while it lasts; a day is one of the instant's own zone, and the last day is held whole."""
        return _reached(self.starts, instant, inclusive=True) and not (
            self.ends is not None and _reached(self.ends, instant, inclusive=False)
        )

    @property
    def first_instant(self) -> datetime:
        """One at which it lasts."""
        return self.starts if isinstance(self.starts, datetime) else datetime.combine(self.starts, time(12), UTC)

    def example_context(self, context: Context) -> Context:
        """The context in which it holds the rule's examples."""
        post = LibraryPost(PostId(""), context.language, {}, tuple(sorted(self.themes)), ()) if self.themes else None
        return replace(context, publish_at=self.first_instant, post=post)

    def _hit(self, found: Hit, active: bool) -> Hit:
        if not active:
            unknown = Message("not-yet-unknown")
            return Hit(found.place, found.arguments, level=Level.WARNING, message=unknown)
        when = {"when": self.ends.isoformat()} if self.ends is not None else {}
        timing = Message("not-yet-hold-until", when) if when else Message("not-yet-hold")
        arguments = found.arguments if when else (found.arguments[0], "")
        return Hit(found.place, arguments, level=Level.ERROR, values=when, timing=timing)


def _reached(bound: date | datetime, instant: datetime, *, inclusive: bool) -> bool:
    if isinstance(bound, datetime):
        return instant.astimezone(UTC) >= bound
    return instant.date() >= bound if inclusive else instant.date() > bound


def _build(material: Material) -> Body:
    fields = material.fields
    words = read_words(material)
    themes = frozenset(ThemeId(theme.value.strip()) for theme in fields.texts("themes"))
    if sum((words is not None, bool(themes), fields.flag("all"))) != 1:
        raise fields.refused(fields.line, "a hold says what it holds: tokens (or a list), themes or all: true")
    starts, ends = fields.instant("from"), fields.instant("until")
    if starts is None:
        raise fields.refused(fields.line, "a hold needs from, the instant it begins at")
    hold = Hold(words, themes, starts, ends)
    if not hold.active(hold.first_instant):
        raise fields.refused(fields.line_of("until"), "the hold ends before it begins")
    return hold


def _wording(material: Material) -> Phrase:
    """The message, then what to say and whom to call."""
    fields = material.fields
    say, call = read_phrase(fields, "say"), read_phrase(fields, "call")
    if say is None and call is None:
        return material.message
    return Phrase({language: " ".join(_parts(material.message, say, call, language)) for language in _CONTACT})


def _parts(message: Phrase, say: Phrase | None, call: Phrase | None, language: str) -> Iterator[str]:
    yield _in(message, language)
    if say is not None:
        yield _literal(_in(say, language))
    if call is not None:
        yield _CONTACT[language].format(_literal(_in(call, language)))


def _in(phrase: Phrase, language: str) -> str:
    texts = phrase.texts
    return texts.get(language) or texts.get("") or next(iter(texts.values()))


def _literal(text: str) -> str:
    """Arguments go into the message only."""
    return text.replace("%", "%%")


KIND: Final = CheckKind(
    "hold",
    WORD_FIELDS | {"themes", "all", "from", "until", "say", "call"},
    _build,
    _wording,
    ours=True,
    level=Level.ERROR,
)
