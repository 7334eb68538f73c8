# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person never wants to hear of again: advice only, and taken back as easily as given."""

import json
from dataclasses import dataclass
from threading import RLock
from typing import Final

from composer.domain.ids import RuleId
from composer.domain.messages import Message
from composer.domain.ports import StateStore
from composer.domain.review import Finding, Level

_KEPT: Final = "findings.dismissed"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A rule told to be quiet about ``words``; about anything when they are empty."""

    rule: RuleId
    words: str
    title: Message
    """What the rule calls its findings."""

    @property
    def key(self) -> tuple[str, str]:
        """What it silences; case does not matter."""
        return self.rule, self.words.casefold()


def dismissal_of(finding: Finding) -> Dismissal:
    """The rule for these words; the whole rule where what it found has no word in it, or is not about its words."""
    words = finding.match if any(char.isalnum() for char in finding.match) and not finding.about else ""
    return Dismissal(finding.rule, words, finding.title)


class Dismissals:
    """Kept in ``work.db``, on this computer only. Safe to call from several threads."""

    def __init__(self, state: StateStore) -> None:
        self._state = state
        self._lock = RLock()
        self._held: dict[tuple[str, str], Dismissal] | None = None

    def all(self) -> tuple[Dismissal, ...]:
        """In the order in which they were made."""
        return tuple(self._loaded().values())

    def dismiss(self, *findings: Finding) -> None:
        """Quiet about them from now on, on disk when it returns. Errors among them are not dismissed."""
        made = (dismissal_of(found) for found in findings if found.level is not Level.ERROR)
        with self._lock:
            self._keep({**self._loaded(), **{each.key: each for each in made}})

    def take_back(self, dismissal: Dismissal) -> None:
        """Hear of it again; one that is not there is no error."""
        with self._lock:
            self._keep({key: held for key, held in self._loaded().items() if key != dismissal.key})

    def hides(self, finding: Finding) -> bool:
        """True when the person chose not to hear of it. An error is always told."""
        held = self._loaded()
        return bool(held) and finding.level is not Level.ERROR and dismissal_of(finding).key in held

    def _keep(self, held: dict[tuple[str, str], Dismissal]) -> None:
        rows = [[d.rule, d.words, d.title.code, dict(d.title.values)] for d in held.values()]
        self._state.put(_KEPT, json.dumps(rows, ensure_ascii=False))
        self._held = held

    def _loaded(self) -> dict[tuple[str, str], Dismissal]:
        with self._lock:
            if self._held is None:
                rows = json.loads(self._state.get(_KEPT) or "[]")
                made = [Dismissal(RuleId(rule), words, Message(code, values)) for rule, words, code, values in rows]
                self._held = {d.key: d for d in made}
            return self._held
