# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may I say? The charter asked and read without leaving the text."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from composer.domain.review import Finding
from composer.services.charter_search import Answer
from composer.ui.card_faces import section_of
from composer.ui.charter_rows import rule_cards
from composer.ui.latest import Latest
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.charter_panel import CharterPanel
from composer.ui.widgets.guidance_cards import RuleCard
from composer.ui.widgets.writing_desk import WritingDesk

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


@dataclass(frozen=True, slots=True)
class _Found:
    words: str
    answers: tuple[Answer, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class _Section:
    number: str
    title: str
    html: str
    rules: tuple[RuleCard, ...]


class WhatMayISay(QObject):
    """Opens over the cards; closing it brings the keyboard back to where it was."""

    failed = Signal(object)

    def __init__(
        self, services: "Services", runner: TaskRunner, wording: "Wording", desk: WritingDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._wording = wording
        self._desk = desk
        self._language = services.preferences.language()
        self._came_from: QWidget | None = None
        self.panel = CharterPanel(self._language, desk)
        self._questions = Latest(Lane.NETWORK, runner, self, lasting=False)
        self._questions.answered.connect(self._on_answered)
        self._questions.failed.connect(self.failed)
        self.panel.asked.connect(self._ask)
        self.panel.answer_chosen.connect(self._on_answer_chosen)
        self.panel.closed.connect(self.close)
        desk.findings.charter_wanted.connect(self.open)

    def open(self) -> None:
        """For a question."""
        self._desk.lay_over(self.panel)
        self._remember()
        self.panel.open()
        self._ask(self.panel.field.text())

    def read(self, finding: Finding) -> None:
        """The section behind a finding, or the page its author names."""
        number = section_of(finding)
        if number:
            self._desk.lay_over(self.panel)
            self._remember()
            self._read(number, "")
        elif finding.link:
            QDesktopServices.openUrl(QUrl(finding.link))

    def close(self) -> None:
        """Back to the text, at the same place."""
        if not self.panel.isVisible():
            return
        back, self._came_from = self._came_from, None
        self.panel.hide()
        (back or self._desk.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and not self.panel.isAncestorOf(focus) and self._desk.isAncestorOf(focus):
            self._came_from = self._desk.editor if self._desk.findings.isAncestorOf(focus) else focus

    def _ask(self, words: str) -> None:
        self._questions.ask(partial(self._find, words))

    def _find(self, words: str) -> _Found:
        answers = self._services.charter_search.ask(self._language, words, self._wording.message)
        return _Found(words, answers, self._services.library.info().contact)

    def _on_answered(self, found: _Found) -> None:
        if self.panel.isVisible() and found.words == self.panel.field.text():
            self.panel.show_answers(found.words, found.answers, found.contact)

    def _on_answer_chosen(self, answer: Answer) -> None:
        self._read(answer.section, self.panel.field.text() or answer.title)

    def _read(self, number: str, searched: str) -> None:
        work = partial(self._section, number)
        shown = partial(self._show_section, searched)
        self._runner.run(Lane.NETWORK, work, done=shown, failed=self.failed.emit, lasting=False)

    def _section(self, number: str) -> _Section:
        charter = self._services.charter
        section = next((s for s in charter.sections_html(self._language) if s.number == number), None)
        rules = rule_cards(charter.do_and_dont(number, self._language), self._wording.message)
        if section is None:
            return _Section("", self.tr("Other rules"), "", rules)
        return _Section(number, section.title, section.html, rules)

    def _show_section(self, searched: str, section: _Section) -> None:
        self.panel.show_section(section.number, section.title, section.html, section.rules, searched)
