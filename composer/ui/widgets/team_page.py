# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The team space: what the person says to it, what leaves, where it lies, and texts they propose to the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.empty_state import EmptyState
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.page import Page
from composer.ui.widgets.switch import Switch
from composer.ui.widgets.words import block, card, column, label, row, rule

TEXT_LINES = 6


@dataclass(frozen=True, slots=True)
class ProposalFace:
    """A proposal in words; ``tone`` as the colours of words are called."""

    title: str
    state: str
    tone: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class TeamFace:
    """All of it in words. ``place`` is empty where there is no team space; ``agreed`` None where nobody was asked."""

    place: str = ""
    decided: str = ""
    state: str = ""
    troubled: bool = False
    figures: tuple[str, ...] = ()
    agreed: bool | None = None
    can_share: bool = False
    sample: str = ""
    accounts: tuple[tuple[str, str, bool], ...] = ()
    """Id, name, and whether colleagues may read what is published there."""
    proposals: tuple[ProposalFace, ...] = ()


class TeamPage(Page):
    """Shows a TeamFace; what the person wants leaves by signals. Escape leaves."""

    agreed = Signal(bool)
    shown = Signal(str, bool)
    """An account, and whether colleagues may read what it publishes."""
    look_requested = Signal()
    draft_requested = Signal()
    proposed = Signal(str, str, str, str)
    """Title, text, why, and a name, empty when it is not to be known."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(760, parent)
        self.setObjectName("team")
        self._face = TeamFace()
        self._sample_open = False
        self._build_form()
        self.show_face(self._face)

    def show_face(self, face: TeamFace) -> None:
        """As it is now; what is being written for the library stays."""
        focus = QApplication.focusWidget()
        within = focus is not None and self.isAncestorOf(focus)
        self._face = face
        self._form.setParent(self)
        self._form.hide()
        self.begin(self.tr("Team space"), face.place)
        self.lines.addWidget(self._back())
        if not face.place:
            self.lines.addWidget(self._nothing())
        else:
            if face.can_share:
                self.lines.addWidget(self._consent())
                if face.accounts and face.agreed:
                    self.lines.addWidget(self._reading())
            self.lines.addWidget(self._where())
            self.lines.addWidget(self._proposals())
        self.settle()
        if within and not self.isAncestorOf(QApplication.focusWidget() or self):
            self._first_answer().setFocus()  # the answer that was given is not offered any more

    def _first_answer(self) -> QWidget:
        names = ("team.consent.yes", "team.consent.no")
        found = (self.area.findChild(QWidget, name) for name in names)
        return next((each for each in found if each is not None), self.back)

    def fill(self, title: str, text: str) -> None:
        """A draft of the person's own, as a beginning."""
        self._title.setText(title)
        self._text.setPlainText(text)
        self._text.setFocus()

    def empty_form(self) -> None:
        """It has left."""
        for box in (self._title, self._why, self._signed):
            box.clear()
        self._text.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # -- parts ------------------------------------------------------------------

    def _back(self) -> QWidget:
        self.back = button(self.tr("Back to preferences"), "team.back", "small", "back")
        self.back.clicked.connect(self.left)
        return _beginning(self.back)

    def _nothing(self) -> QWidget:
        empty = EmptyState("team.empty", "bubble")
        empty.show_words(
            self.tr("Your organisation has no team space"),
            self.tr(
                "With one, Ramage would notice when several of you are about to say the same thing at the same hour, "
                "without anybody's text leaving their computer. The library or your IT team can name a place for it."
            ),
        )
        return empty

    def _consent(self) -> QWidget:
        frame, inside = card(12)
        frame.setObjectName("team.consent")
        head = row(12)
        head.addWidget(IconLabel("shield", "brand", 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(self._question(), "card-title"), 1)
        inside.addLayout(head)
        for icon, words in self._told():
            line = row(12)
            mark = IconLabel(icon, "ok" if icon == "check" else "muted", 18)
            mark.setFixedWidth(theme.pixels(22))
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, "secondary"), 1)
            inside.addLayout(line)
        inside.addSpacing(theme.pixels(4))
        ways = FlowRow(theme.pixels(8))
        for each in (*self._ways(), self._sample_button()):
            ways.items.addWidget(each)
        inside.addWidget(ways)
        if self._sample_open:
            inside.addWidget(rule())
            inside.addWidget(self._sample())
        return block(self.tr("What colleagues receive"), frame)

    def _question(self) -> str:
        if self._face.agreed is None:
            return self.tr("May your publications count, so that colleagues don’t say the same?")
        if self._face.agreed:
            return self.tr("Your publications count. You may change your mind at any time.")
        return self.tr("You said no: nothing leaves this computer for the team.")

    def _told(self) -> Sequence[tuple[str, str]]:
        return (
            ("check", self.tr("Fingerprints of word groups: they show that two posts are alike, and can’t be read.")),
            ("check", self.tr("The network, the theme, the post it comes from and the hour.")),
            ("check", self.tr("All of it under a number drawn by chance, the same for all you publish.")),
            ("close", self.tr("Never a text, a draft, a score or your name. Nobody can list who publishes nothing.")),
        )

    def _ways(self) -> list[QWidget]:
        yes = button(self.tr("Yes, count me in"), "team.consent.yes", "primary")
        yes.clicked.connect(partial(self.agreed.emit, True))
        words = self.tr("Stop") if self._face.agreed else self.tr("No, thank you")
        no = button(words, "team.consent.no")
        no.clicked.connect(partial(self.agreed.emit, False))
        if self._face.agreed is None:
            return [yes, no]
        return [no] if self._face.agreed else [yes]

    def _sample_button(self) -> QWidget:
        words = self.tr("Hide it") if self._sample_open else self.tr("See one as it leaves")
        made = button(words, "team.sample.open")
        made.clicked.connect(self._on_sample)
        return made

    def _on_sample(self) -> None:
        self._sample_open = not self._sample_open
        self.show_face(self._face)

    def _sample(self) -> QWidget:
        made = QWidget()
        inside = column(8, made)
        if not self._face.sample:
            words = self.tr("You have published nothing yet on a real network: there is nothing to show.")
            inside.addWidget(label(words, "secondary"))
            return made
        inside.addWidget(label(self.tr("Your latest publication, in full, to the last character:"), "secondary"))
        text = QPlainTextEdit(self._face.sample)
        text.setObjectName("team.sample")
        text.setAccessibleName(self.tr("What colleagues receive of it"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        _lines_high(text, 14)
        inside.addWidget(text)
        return made

    def _reading(self) -> QWidget:
        frame, inside = card(0)
        inside.setContentsMargins(*theme.margins(20, 8, 20, 8))
        for number, (key, name, wanted) in enumerate(self._face.accounts):
            if number:
                inside.addWidget(rule())
            line = row(12)
            line.setContentsMargins(*theme.margins(0, 10, 0, 10))
            line.addWidget(label(name), 1)
            switch = Switch()
            switch.setObjectName(f"team.show.{key}")
            switch.setAccessibleName(self.tr("Colleagues may read what {account} publishes").format(account=name))
            switch.setChecked(wanted)
            switch.toggled.connect(partial(self.shown.emit, key))
            line.addWidget(switch)
            inside.addLayout(line)
        lead = self.tr(
            "Where you switch this on, the address of each publication goes along, so that a colleague who writes "
            "something alike can read it. It names you for that publication, and for no other."
        )
        return block(self.tr("“Read what I published”"), frame, lead)

    def _where(self) -> QWidget:
        frame, inside = card(6)
        frame.setObjectName("team.where")
        head = row(12)
        words = column(2)
        words.addWidget(_selectable(label(self._face.place, "card-title")))
        words.addWidget(label(self._face.decided, "secondary"))
        state = label(self._face.state, tone="warn" if self._face.troubled else "")
        state.setObjectName("team.state")
        words.addWidget(state)
        head.addLayout(words, 1)
        look = button(self.tr("Ask now"), "team.look", "small")
        look.setAccessibleName(self.tr("Ask the team space now"))
        look.clicked.connect(self.look_requested)
        head.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        for figure in self._face.figures:
            inside.addWidget(label(figure, "secondary"))
        return block(self.tr("Where it lies"), frame)

    def _proposals(self) -> QWidget:
        frame, inside = card(12)
        for number, face in enumerate(self._face.proposals):
            if number:
                inside.addWidget(rule())
            inside.addWidget(_proposal(face))
        if self._face.proposals:
            inside.addWidget(rule())
        inside.addWidget(self._form)
        self._form.show()
        lead = self.tr(
            "A text that others could make their own? The communication team reads it, and its answer comes back with "
            "the library."
        )
        return block(self.tr("Propose a text to the library"), frame, lead)

    def _build_form(self) -> None:
        self._form = QWidget()
        inside = column(10, self._form)
        self._title, self._why, self._signed = QLineEdit(), QLineEdit(), QLineEdit()
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        _lines_high(self._text, TEXT_LINES)
        fields: tuple[tuple[QWidget, str, str], ...] = (
            (self._title, "team.proposal.title", self.tr("Title")),
            (self._text, "team.proposal.text", self.tr("Text")),
            (self._why, "team.proposal.why", self.tr("What it would be good for (if you like)")),
            (self._signed, "team.proposal.signed", self.tr("Your name (only if you want it known)")),
        )
        for box, name, words in fields:
            box.setObjectName(name)
            box.setAccessibleName(words)
            inside.addWidget(label(words, "small"))
            inside.addWidget(box)
        ways = FlowRow(theme.pixels(8))
        send = button(self.tr("Propose it"), "team.proposal.send", "primary")
        send.clicked.connect(self._on_proposed)
        draft = button(self.tr("Take the draft that is open"), "team.proposal.draft")
        draft.clicked.connect(self.draft_requested)
        ways.items.addWidget(send)
        ways.items.addWidget(draft)
        inside.addWidget(ways)

    def _on_proposed(self) -> None:
        boxes = (self._title.text(), self._text.toPlainText(), self._why.text(), self._signed.text())
        self.proposed.emit(*boxes)


def _proposal(face: ProposalFace) -> QWidget:
    made = QWidget()
    inside = column(2, made)
    head = row(12)
    head.addWidget(label(face.title, "card-title"), 1)
    head.addWidget(label(face.state, "small", tone=face.tone, wraps=False), 0, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(head)
    if face.because:
        inside.addWidget(label(face.because, "secondary"))
    return made


def _beginning(widget: QWidget) -> QWidget:
    line = QWidget()
    inside = row(0, line)
    inside.addWidget(widget)
    inside.addStretch(1)
    return line


def _selectable(words: QLabel) -> QLabel:
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _lines_high(box: QPlainTextEdit, lines: int) -> None:
    box.setFixedHeight(round(box.fontMetrics().lineSpacing() * lines + theme.pixels(20)))
