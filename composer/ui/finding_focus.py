# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one finding the person is at: marked in the text, open among the cards, told to a screen reader."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from composer.domain.review import Level
from composer.ui.card_faces import Way
from composer.ui.models.findings_model import CardRow
from composer.ui.spelling_help import SpellingHelp
from composer.ui.widgets.live_findings import LiveFinding
from composer.ui.widgets.writing_desk import WritingDesk


class FindingFocus(QObject):
    """Keys and cards lead here; the cursor takes the focus along when it comes into a passage."""

    ignored = Signal(object, bool)
    """A tuple of Findings; True when the person never wants to hear of such again."""
    intent_chosen = Signal(object, object)
    """A LiveFinding and one of its Fixes that has an intent."""
    reading_requested = Signal(object)
    """The charter section behind this Finding."""
    announced = Signal(str)
    """What a screen reader was given."""

    word_learnt = Signal(str)
    """A word the person wants never to be told is unknown."""

    def __init__(self, desk: WritingDesk, spelling: SpellingHelp, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._spelling = spelling
        self._number: int | None = None
        self._to_mend: int | None = None
        """The finding whose first fix is wanted as soon as it is looked up."""
        spelling.found.connect(self._on_suggestions)
        desk.editor.passage_reached.connect(self._take)
        findings = desk.findings
        findings.attended.connect(desk.editor.attend_to)
        findings.finding_reached.connect(self._on_card_reached)
        findings.reveal_requested.connect(self._reveal)
        findings.fix_chosen.connect(self._mend)
        findings.ignored.connect(self._ignore)
        findings.reading_requested.connect(self._read)
        findings.word_learnt.connect(self.word_learnt)

    @property
    def finding(self) -> LiveFinding | None:
        """The one in focus, where it is now."""
        return next((f for f in self._desk.editor.findings() if f.number == self._number), None)

    def keep(self) -> None:
        """After another review: on the same finding, or on none when it has nothing more to say."""
        self._take(self.finding)

    # -- from finding to finding ------------------------------------------------

    def step(self, by: int) -> None:
        """To the next or previous finding as the text is read, around the ends; first those without a place."""
        found = sorted(self._desk.editor.findings(), key=lambda f: f.order)
        if not found:
            self._announce(self.tr("Nothing here asks to be changed."))
            return
        numbers = [f.number for f in found]
        if self._number in numbers:
            place = numbers.index(self._number) + by
        else:
            here = self._desk.editor.cursor_offset()
            before = sum(1 for f in found if f.order[0] < here)
            place = before if by > 0 else before - 1
        self.go_to(found[place % len(found)])

    def go_to(self, finding: LiveFinding) -> None:
        """There, with the keyboard in the text."""
        now = next((f for f in self._desk.editor.findings() if f.number == finding.number), None)
        if now is None:
            return
        self._desk.editor.setFocus()
        self._desk.editor.reveal(now)
        self._take(now)
        self._desk.media.reveal(now.finding.medium)
        self._tell(now)

    def _reveal(self, finding: LiveFinding) -> None:
        """As ``go_to``; words that stand in an option are shown where they can be changed."""
        self.go_to(finding)
        if finding.finding.option:
            self._desk.tabs.options_requested.emit()

    def _on_card_reached(self, finding: LiveFinding) -> None:
        """The keyboard is on the card: the text shows the passage and keeps its cursor."""
        self._take(finding)

    def _take(self, finding: LiveFinding | None) -> None:
        self._number = finding.number if finding else None
        self._desk.editor.focus_on(finding)
        self._desk.findings.focus_on(finding)
        self._desk.media.focus_on(finding.finding.medium if finding else "")
        if finding is not None:
            self._spelling.wanted(finding)

    def _tell(self, finding: LiveFinding) -> None:
        (row,) = self._desk.findings.rows_of((finding,))
        found = sorted(self._desk.editor.findings(), key=lambda f: f.order)
        place = next(n for n, f in enumerate(found, 1) if f.number == finding.number)
        words = self.tr("{n} of {total}. {title} {text}").format(
            n=place, total=len(found), title=row.face.spoken, text=row.face.explained
        )
        fix = _first_fix(row)
        if fix is not None:
            words += " " + self.tr("To mend it: {fix}").format(fix=row.face.words.fixes[fix])
        self._announce(words)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._desk.editor, words))
        self.announced.emit(words)

    # -- ways out -----------------------------------------------------------------

    def fix(self) -> None:
        """The first fix of the finding in focus, or of those the cursor is in, the one drawn on top first."""
        for row in self._here():
            number = _first_fix(row)
            if number is not None:
                self._mend(row.findings[0], number)
                return
            if row.findings[0].finding.word:
                self._to_mend = row.findings[0].number
                self._spelling.wanted(row.findings[0])
                return

    def _on_suggestions(self, finding: LiveFinding) -> None:
        wanted, self._to_mend = self._to_mend, None
        if wanted == finding.number:
            if finding.fixes:
                self._mend(finding, 0)
            else:
                self._announce(self.tr("Nothing in the dictionary resembles this word."))

    def learn(self) -> None:
        """The unknown word in focus is the person's own from now on."""
        word = next((r.findings[0].finding.word for r in self._here() if r.findings[0].finding.learnable), "")
        if word:
            self.word_learnt.emit(word)

    def ignore(self, *, always: bool) -> None:
        """Here, or everywhere from now on. Errors stay: the charter does not let itself be ignored."""
        row = next(iter(self._here()), None)
        if row is not None:
            self._ignore(row.findings, always)

    def read(self) -> None:
        """The section of the charter behind the finding in focus."""
        row = next((r for r in self._here() if r.findings[0].finding.link), None)
        if row is not None:
            self._read(row.findings[0])

    def _read(self, finding: LiveFinding) -> None:
        self.reading_requested.emit(finding.finding)

    def _here(self) -> tuple[CardRow, ...]:
        focused = self.finding
        return self._desk.findings.rows_of([focused] if focused else self._desk.editor.findings_here())

    def _mend(self, finding: LiveFinding, number: int) -> None:
        """The fix as it fits the text of now; one that no longer fits waits for the next review."""
        now = next((f for f in self._desk.editor.findings() if f.number == finding.number), None)
        if now is None or number >= len(finding.finding.fixes):
            return
        label = finding.finding.fixes[number].label
        fix = next((fix for fix in now.fixes if fix.label == label), None)
        if fix is not None and fix.intent is not None:
            self.intent_chosen.emit(now, fix)
        elif fix is not None:
            self._desk.editor.apply_fix(fix.edits)
            self._desk.editor.setFocus()

    def _ignore(self, findings: tuple[LiveFinding, ...], always: bool) -> None:
        named = tuple(f.finding for f in findings if f.finding.level is not Level.ERROR)
        if named:
            self.ignored.emit(named, always)


def _first_fix(row: CardRow) -> int | None:
    return next((way.number for way in row.face.ways if way.way is Way.FIX), None)
