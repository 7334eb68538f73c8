# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything about accounts on one page: those there are, those there could be, and what never happens."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from composer.ui import theme
from composer.ui.preview_mark import previewing
from composer.ui.widgets.account_card import AccountCard, AccountFace
from composer.ui.widgets.buttons import button
from composer.ui.widgets.card_grid import CardGrid
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.network_card import ClosedNetworks, NetworkCard, NetworkFace
from composer.ui.widgets.page import Page
from composer.ui.widgets.words import block, card, column, label, row

_BY_HAND: Final = "no-company-app"
_BARRED: Final = "network-not-allowed"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know before the rest. ``action`` is what its button says, empty without one."""

    key: str
    title: str
    text: str
    tone: str = "warn"
    action: str = ""


@dataclass(frozen=True, slots=True)
class AccountsFace:
    """``caption`` counts; ``forgettable``: there is something to forget here."""

    caption: str
    notes: tuple[Note, ...]
    accounts: tuple[AccountFace, ...]
    networks: tuple[NetworkFace, ...]
    forgettable: bool = False


class AccountsPage(Page):
    """Shows an AccountsFace; the screen decides."""

    connect_requested = Signal(str)
    again_requested = Signal(str)
    keep_requested = Signal(str)
    disconnect_requested = Signal(str)
    forget_requested = Signal()
    note_answered = Signal(str)
    """The key of the note whose button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(920, parent)
        self._question: FlowRow | None = None

    def show_face(self, face: AccountsFace) -> None:
        """In place of what was there; focus, scroll and a question that waits for its answer stay."""
        asking = {each.objectName() for each in self.findChildren(AccountCard) if each.asking}
        forgetting = face.forgettable and self._asks_to_forget
        self.begin(self.tr("Accounts"), face.caption)
        for note in face.notes:
            self.lines.addWidget(self._note(note))
        self.lines.addWidget(block(self.tr("Your accounts"), self._accounts(face.accounts)))
        self._networks(face)
        self.lines.addWidget(block(self.tr("What Ramage never does"), self._promises()))
        self._question = None
        if face.forgettable:
            self.lines.addWidget(block(self.tr("Forget everything on this computer"), self._forgetting()))
        for each in self.area.findChildren(AccountCard):
            if each.objectName() in asking:
                each.ask()
        if forgetting:
            self._on_asked()
        self.settle()

    def _networks(self, face: AccountsFace) -> None:
        cards = []
        closed: dict[str, list[NetworkFace]] = {}
        for network in face.networks:
            if network.cause:
                closed.setdefault(network.cause, []).append(network)
                continue
            made = NetworkCard(network)
            made.connect_requested.connect(self.connect_requested)
            cards.append(made)
        if cards:
            lead = self.tr("What can be done on each, from this computer, once you are connected.")
            self.lines.addWidget(block(self.tr("Connect an account"), CardGrid(cards), lead))
        titles = {_BY_HAND: self.tr("Published by hand"), _BARRED: self.tr("Not open here")}
        whys = {
            _BY_HAND: self.tr(
                "These let in only programs that a company has declared, and nobody has done so for Ramage yet. Until "
                "then, Ramage lays text and pictures ready, opens the network’s own page, and you post."
            ),
            _BARRED: self.tr(
                "Your organisation decided that no account of these is connected here. Your IT department can tell you "
                "more."
            ),
        }
        if previewing():
            titles[_BY_HAND] = self.tr("Not in a preview")
            whys[_BY_HAND] = self.tr(
                "Posts are counted and shown as they would look there. Nothing goes to these networks from a preview, "
                "neither through an account nor by hand."
            )
        for cause, networks in closed.items():
            shown = ClosedNetworks(cause, networks, whys.get(cause, ""))
            self.lines.addWidget(block(titles.get(cause, ""), shown))

    @property
    def _asks_to_forget(self) -> bool:
        return self._question is not None and not self._question.isHidden()

    def _accounts(self, accounts: tuple[AccountFace, ...]) -> QWidget:
        made = QWidget()
        inside = column(14, made)
        for face in accounts:
            shown = AccountCard(face)
            shown.again_requested.connect(self.again_requested)
            shown.keep_requested.connect(self.keep_requested)
            shown.disconnect_requested.connect(self.disconnect_requested)
            inside.addWidget(shown)
        return made

    def _note(self, note: Note) -> QFrame:
        frame, inside = card(8)
        frame.setObjectName(f"accounts.note.{note.key}")
        line = row(12)
        line.addWidget(IconLabel("check" if note.tone == "ok" else "warning", note.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = column(4)
        words.addWidget(label(note.title, "card-title"))
        words.addWidget(label(note.text))
        line.addLayout(words, 1)
        inside.addLayout(line)
        if note.action:
            answer = button(note.action, f"accounts.note.{note.key}.action", "small")
            answer.clicked.connect(partial(self.note_answered.emit, note.key))
            way = row(0)
            way.addSpacing(theme.pixels(30))
            way.addWidget(answer)
            way.addStretch(1)
            inside.addLayout(way)
        return frame

    def _promises(self) -> QWidget:
        frame, inside = card(12)
        for icon, words in (
            ("shield", self.tr("It never publishes without you pressing the button.")),
            ("lock", self.tr("It never writes a key or a password to a file: the system keyring keeps them.")),
            ("person", self.tr("It never tells anyone who writes, who does not, or what is in your drafts.")),
            ("eye", self.tr("It never reads your messages, your contacts or your feed.")),
            ("info", self.tr("It never says “published” when it is not certain.")),
        ):
            line = row(12)
            line.addWidget(IconLabel(icon, "brand"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words), 1)
            inside.addLayout(line)
        return frame

    def _forgetting(self) -> QWidget:
        frame, inside = card(12)
        inside.addWidget(
            label(
                self.tr(
                    "For a computer you give back or share: every account is let go, its key goes back to its network "
                    "and is erased from the keyring, and the ledger of connections is emptied. Drafts and the outbox "
                    "stay."
                )
            )
        )
        self._ask = button(self.tr("Forget everything…"), "accounts.forget", "small")
        self._ask.clicked.connect(self._on_asked)
        first = row(0)
        first.addWidget(self._ask)
        first.addStretch(1)
        inside.addLayout(first)
        inside.addWidget(self._sure())
        return frame

    def _sure(self) -> QWidget:
        question = FlowRow(theme.pixels(8))
        self._yes = button(self.tr("Yes, forget every account"), "accounts.forget.yes", "primary")
        self._yes.clicked.connect(self._on_sure)
        no = button(self.tr("Keep them"), "accounts.forget.no")
        no.clicked.connect(self._on_kept)
        question.items.addWidget(self._yes)
        question.items.addWidget(no)
        question.hide()
        self._question = question
        return question

    def _on_asked(self) -> None:
        if self._question is not None:
            self._ask.hide()
            self._question.show()
            self._yes.setFocus()

    def _on_kept(self) -> None:
        if self._question is not None:
            self._question.hide()
        self._ask.show()
        self._ask.setFocus()

    def _on_sure(self) -> None:
        self._yes.setEnabled(False)
        self._yes.setText(self.tr("Forgetting…"))
        self.forget_requested.emit()
