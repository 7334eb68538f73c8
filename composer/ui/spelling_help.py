# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to write an unknown word, looked up when the person comes to it: all of them at once would slow the typing."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from composer.domain.review import Finding, Fix
from composer.domain.text import Language
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.live_findings import LiveFinding, change_between
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services


@dataclass(frozen=True, slots=True)
class _Answer:
    """The fixes of a finding, in the text they were asked for."""

    text: str
    finding: LiveFinding
    fixes: tuple[Fix, ...]


class SpellingHelp(QObject):
    """Asks for the finding in focus and for the card under the pointer."""

    found = Signal(object)
    """A LiveFinding that has its fixes now, or none because nothing resembles the word."""

    def __init__(self, services: "Services", runner: TaskRunner, desk: WritingDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._desk = desk
        self._language = services.preferences.language()
        self._runner = runner
        self._asked: set[tuple[str, Language | None]] = set()
        """Words on their way, and those that nothing resembles."""
        desk.findings.attended.connect(self._on_attended)
        desk.hover.attended.connect(self._on_attended)

    def speak(self, language: Language) -> None:
        """The language of the draft."""
        self._language = language

    def wanted(self, finding: LiveFinding) -> bool:
        """True when its fixes are being looked up now; ``found`` follows."""
        word = (finding.finding.word, finding.finding.language)
        if not word[0] or finding.fixes or finding.finding.fixes or finding.span is None or word in self._asked:
            return False
        self._asked.add(word)
        here = replace(finding.finding, span=finding.span)
        text = self._desk.editor.text()
        work = partial(_look_up, self._services, text, finding, here, self._language)
        self._runner.run(Lane.REVIEW, work, done=self._on_answered)
        return True

    def _on_attended(self, findings: tuple[LiveFinding, ...]) -> None:
        if findings:
            self.wanted(findings[0])

    def _on_answered(self, answer: _Answer) -> None:
        editor = self._desk.editor
        found = replace(answer.finding, finding=replace(answer.finding.finding, fixes=answer.fixes), fixes=answer.fixes)
        if answer.fixes:
            self._asked.discard((found.finding.word, found.finding.language))
        change = change_between(answer.text, editor.text())
        now = found if change is None else found.after(change)
        if now is None or all(f.number != now.number for f in editor.findings()):
            return
        editor.show_findings(tuple(now if f.number == now.number else f for f in editor.findings()))
        self._desk.findings.exchange(now)
        self._desk.hover.refresh()
        self.found.emit(now)


def _look_up(services: "Services", text: str, asked: LiveFinding, here: Finding, language: Language) -> _Answer:
    return _Answer(text, asked, services.reviewing.suggestions(here, language))
