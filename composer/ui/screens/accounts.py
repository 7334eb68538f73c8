# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts: what each network lets a person do from here, and what this program never does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from composer.domain.networks import Ability, Account, NetworkSpec
from composer.ui import theme
from composer.ui.screen import Screen
from composer.ui.tasks import TaskRunner
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.page import Page
from composer.ui.widgets.words import block, card, column, label, row

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


class AccountsScreen(Screen):
    """Reads only: the practice account needs no sign-in."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._page = Page(measure=920)
        column(0, self).addWidget(self._page)

    def activate(self) -> None:
        self._build()

    def _build(self) -> None:
        networks = self._services.accounts.networks()
        accounts = {account.network: account for account in self._services.accounts.list()}
        connected = [spec for spec in networks if spec.key in accounts]
        others = [spec for spec in networks if spec.key not in accounts]
        some = self.tr("{n} accounts connected").format(n=len(accounts))
        self._page.begin(self.tr("Accounts"), self.tr("One account connected") if len(accounts) == 1 else some)
        area = self._page.area  # nothing else here takes the focus, and keys should scroll
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setObjectName("accounts.page")
        area.setAccessibleName(self.tr("Accounts"))
        for spec in connected:
            self._page.lines.addWidget(self._connected(spec, accounts[spec.key]))
        self._page.lines.addWidget(
            block(
                self.tr("Networks you can write for"),
                _Grid([self._network(spec) for spec in others]),
                self.tr(
                    "Texts are counted, checked and previewed as each network does it. Until you can publish there "
                    "from here, copy your text and post it yourself."
                ),
            )
        )
        self._page.lines.addWidget(block(self.tr("What Ramage never does"), self._promises()))
        self._page.settle()

    def _connected(self, spec: NetworkSpec, account: Account) -> QWidget:
        frame, inside = card(14)
        frame.setObjectName(f"accounts.{spec.key}")
        line = row(16)
        line.addWidget(_Initial(account.display_name))
        words = column(2)
        words.addWidget(label(account.display_name, "title"))
        words.addWidget(label(f"{self._name(spec)} · {account.handle}", "secondary"))
        line.addLayout(words, 1)
        line.addWidget(label("✓ " + self.tr("Connected"), "level", tone="ok", wraps=False))
        inside.addLayout(line)
        inside.addWidget(
            label(
                self.tr(
                    "A feed on this computer, for you alone. Publish here to see your post as it would look: "
                    "nothing leaves, nobody reads it, and it needs no password."
                )
            )
        )
        inside.addLayout(self._abilities(spec))
        return block(self.tr("Connected"), frame)

    def _network(self, spec: NetworkSpec) -> QWidget:
        frame, inside = card(10)
        frame.setObjectName(f"accounts.{spec.key}")
        frame.setAccessibleName(self._name(spec))
        inside.addWidget(label(self._name(spec), "card-title"))
        inside.addLayout(self._abilities(spec))
        if spec.reason:
            inside.addWidget(label(self._wording.text(spec.reason), "secondary"))
        inside.addStretch(1)
        return frame

    def _abilities(self, spec: NetworkSpec) -> QHBoxLayout:
        line = row(14)
        for ability in (Ability.COUNT, Ability.PREVIEW, Ability.PUBLISH):
            able = ability in spec.abilities
            words = row(5)
            words.addWidget(IconLabel("check" if able else "minus", "ok" if able else "muted", 14))
            named = self._wording.text(f"ability-{ability}")
            said = label(named[:1].upper() + named[1:], "caption", wraps=False)
            said.setAccessibleName(
                (self.tr("{ability}: possible") if able else self.tr("{ability}: not possible here")).format(
                    ability=named
                )
            )
            if able:
                said.setProperty("tone", "ok")
            words.addWidget(said)
            line.addLayout(words)
        line.addStretch(1)
        return line

    def _promises(self) -> QWidget:
        frame, inside = card(12)
        for icon, words in (
            ("shield", self.tr("It never publishes without you pressing the button.")),
            ("lock", self.tr("It never writes a password to a file: the system keyring keeps them.")),
            ("person", self.tr("It never tells anyone who writes, who does not, or what is in your drafts.")),
            ("eye", self.tr("It never reads your messages, your contacts or your feed.")),
            ("info", self.tr("It never says “published” when it is not certain.")),
        ):
            line = row(12)
            line.addWidget(IconLabel(icon, "brand"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words), 1)
            inside.addLayout(line)
        return frame

    def _name(self, spec: NetworkSpec) -> str:
        return self._wording.text(f"network-name-{spec.key}")


class _Initial(QWidget):
    """The first letter of a name in a circle, where no portrait is known."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._letter = name[:1].upper()
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(theme.pixels(44), theme.pixels(44))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("parrot_soft"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.colour("parrot"))
        painter.setFont(theme.font(18))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class _Grid(QWidget):
    """Cards in two columns, or in one where there is no room for two."""

    def __init__(self, cards: list[QWidget]) -> None:
        super().__init__()
        self._cards = cards
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.pixels(14))
        self._lay_out(2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out(2 if self.width() >= theme.pixels(620) else 1)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.pixels(280), super().minimumSizeHint().height())

    def _lay_out(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, each in enumerate(self._cards):
            self._grid.addWidget(each, number // columns, number % columns)
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
