# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences: one row for each setting there is, where things are kept, and which program this is."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from composer import __version__
from composer.domain.accounts import Egress
from composer.domain.errors import SettingsError
from composer.domain.grammar import GrammarMode
from composer.domain.policy import PolicyLine
from composer.domain.settings import (
    GRAMMAR,
    GRAMMAR_PUBLIC,
    GRAMMAR_SERVER,
    SETTINGS,
    TEAM_SPACE,
)
from composer.services.ledger import total_of
from composer.ui import theme
from composer.ui.grammar_settings import GrammarSettings
from composer.ui.ledger_desk import LedgerDesk
from composer.ui.policy_desk import PolicyDesk
from composer.ui.screen import Screen
from composer.ui.settings_desk import AnySetting, SettingsDesk
from composer.ui.tasks import TaskRunner
from composer.ui.team_desk import TeamDesk
from composer.ui.widgets.buttons import button
from composer.ui.widgets.grammar_panel import GrammarPanel
from composer.ui.widgets.kept_choices import KeptChoices
from composer.ui.widgets.labels import IconLabel, show_words
from composer.ui.widgets.ledger_page import LedgerPage
from composer.ui.widgets.page import Page
from composer.ui.widgets.policies_page import PoliciesPage
from composer.ui.widgets.team_page import TeamPage
from composer.ui.widgets.words import block, card, column, label, row, rule

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.team_view import TeamView
    from composer.services.wording import Wording

_ONLY_IN: Final = {GRAMMAR_SERVER.key: GrammarMode.COMPANY, GRAMMAR_PUBLIC.key: GrammarMode.PUBLIC}
"""Settings that belong to one way of having grammar checked."""
_GROUPS: Final = ("interface", "library", "team", "compose", "time", "publishing", "language", "accounts", "logging")


class PreferencesScreen(Screen):
    """Every change is on disk before it is told."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._reader: QLabel | None = None
        self._grammar = GrammarSettings(services, runner, wording, self)
        self._grammar.failed.connect(self.notice)
        self._settings = SettingsDesk(services, runner, wording, self)
        self._settings.failed.connect(self.notice)
        self._settings.changed.connect(self._on_setting_changed)
        self._page = Page(measure=760)
        self.ledger = LedgerPage()
        self._ledger = LedgerDesk(services, runner, wording, self.ledger, self)
        self._ledger.failed.connect(self.notice)
        self._ledger.told.connect(self.notice)
        self.ledger.left.connect(self._on_ledger_left)
        self.team = TeamPage()
        self._team = TeamDesk(services, runner, wording, self.team, self)
        self._team.failed.connect(self.notice)
        self._team.told.connect(self.notice)
        self.team.left.connect(self._on_team_left)
        self.policies = PoliciesPage()
        self._policies = PolicyDesk(services, runner, wording, self.policies, self)
        self._policies.failed.connect(self.notice)
        self._policies.told.connect(self.notice)
        self._policies.settings_changed.connect(self._on_settings_changed)
        self.policies.left.connect(self._on_policies_left)
        self._stack = QStackedWidget()
        for page in (self._page, self.ledger, self.team, self.policies):
            self._stack.addWidget(page)
        column(0, self).addWidget(self._stack)

    def activate(self) -> None:
        self._services.preferences.reload()
        self._stack.setCurrentWidget(self._page)
        self._build()
        self._policies.read_again()

    def _build(self) -> None:
        self._page.begin(self.tr("Preferences"), self.tr("Changes are kept at once."))
        self._reader = None
        self._settings.rows.clear()
        for part in (
            self._decided(),
            self._problems(),
            *self._groups(),
            self._kept(),
            self._privacy(),
            self._outgoing(),
            self._about(),
        ):
            if part is not None:
                self._page.lines.addWidget(part)
        self._page.settle()

    # -- settings -----------------------------------------------------------------

    def _groups(self) -> list[QWidget]:
        titles = {
            "interface": self.tr("Appearance"),
            "library": self.tr("Library"),
            "team": self.tr("Team space"),
            "compose": self.tr("Compose"),
            "time": self.tr("Your hours"),
            "publishing": self.tr("Publishing"),
            "language": self.tr("Help with language"),
            "accounts": self.tr("Set up by your organisation"),
            "logging": self.tr("For support"),
        }
        by_group: dict[str, list[AnySetting]] = {}
        for setting in SETTINGS:
            by_group.setdefault(setting.key.split(".")[0], []).append(setting)
        ordered = sorted(by_group, key=lambda g: _GROUPS.index(g) if g in _GROUPS else len(_GROUPS))
        return [self._group(titles.get(group, group), by_group[group]) for group in ordered]

    def _group(self, title: str, settings: list[AnySetting]) -> QWidget:
        frame, inside = card(0)
        inside.setContentsMargins(*theme.margins(20, 4, 20, 4))
        for number, setting in enumerate(settings):
            if number and setting.key not in _ONLY_IN:
                inside.addWidget(rule())
            inside.addWidget(self._settings.row(setting))
        if TEAM_SPACE in settings:
            inside.addWidget(self._team_line())
        if GRAMMAR in settings:
            panel = GrammarPanel()
            inside.addWidget(panel)
            self._show_grammar_rows()
            self._grammar.fill(panel)
        return block(title, frame)

    def _team_line(self) -> QWidget:
        made = QWidget()
        line = row(12, made)
        line.setContentsMargins(*theme.margins(0, 0, 0, 14))
        words = self.tr("What colleagues receive, what you say to it, and texts you propose to the library.")
        line.addWidget(label(words, "secondary"), 1)
        see = button(self.tr("Open"), "preferences.team", "small")
        see.setAccessibleName(self.tr("Open the team space"))
        see.clicked.connect(self.show_team)
        line.addWidget(see)
        return made

    def show_team(self) -> None:
        """In the place of the settings."""
        self._stack.setCurrentWidget(self.team)
        self.team.back.setFocus()
        self._team.look()

    def show_team_view(self, view: "TeamView") -> None:
        """This, as if it were so."""
        self._stack.setCurrentWidget(self.team)
        self._team.show_view(view)

    def team_changed(self) -> None:
        """A round has ended."""
        if self._stack.currentWidget() is self.team:
            self._team.look()

    def _on_team_left(self) -> None:
        self._stack.setCurrentWidget(self._page)
        self._page.focus_on("preferences.team")

    def _show_grammar_rows(self) -> None:
        chosen = self._services.preferences.resolve(GRAMMAR).value
        for key, mode in _ONLY_IN.items():
            self._settings.rows[key].setVisible(chosen == mode)
        self._show_reader()

    def _show_reader(self) -> None:
        """The promise of privacy names its one exception."""
        if self._reader is None:
            return
        reader = self._services.grammar.reader
        told = self.tr("One exception: LanguageTool on {host} is sent each paragraph you write, as chosen above.")
        show_words(self._reader, told.format(host=reader) if reader else "")

    def refresh(self) -> None:
        """What the organisation decides may have changed; a line that is being written stays as it is."""
        self._settings.refresh()

    def _on_setting_changed(self, key: str) -> None:
        if key.startswith(GRAMMAR.key):
            self._show_grammar_rows()
            self._grammar.look()
        self.setting_changed.emit(key)

    # -- what the organisation decided -------------------------------------------------

    def _decided(self) -> QWidget:
        frame, inside = card(10)
        frame.setObjectName("preferences.decided")
        head = row(12)
        locked = len(self._services.preferences.locked())
        head.addWidget(IconLabel("lock", "brand" if locked else "muted", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        words = self.tr("Your organisation decided nothing here: every setting is yours.")
        if locked:
            words = self.tr("%n setting(s) are managed by your organisation, and marked with a lock.", "", locked)
        elif self._services.preferences.policies():
            words = self.tr("Your organisation suggests some settings. You can choose otherwise.")
        head.addWidget(label(words), 1)
        see = button(self.tr("Open"), "preferences.policies", "small")
        see.setAccessibleName(self.tr("Open what your organisation decided"))
        see.clicked.connect(self.show_policies)
        head.addWidget(see)
        inside.addLayout(head)
        return frame

    def show_policies(self) -> None:
        """In the place of the settings."""
        self._stack.setCurrentWidget(self.policies)
        self.policies.back.setFocus()
        self._policies.look()

    def export_policies(self, path: str) -> None:
        """Every decision, to that file."""
        self._policies.export(path)

    def show_as_decided(self, *settings: AnySetting) -> None:
        """These as if the organisation had decided them."""
        self._settings.show_as_decided(*settings)

    def look_at(self, name: str) -> None:
        """The control of that name has the keyboard and is in sight."""
        self._page.focus_on(name)

    def show_policy_lines(self, lines: tuple[PolicyLine, ...]) -> None:
        """These on the page, as if they were all there is."""
        self._stack.setCurrentWidget(self.policies)
        self._policies.show_lines(lines)

    def _on_policies_left(self) -> None:
        self._stack.setCurrentWidget(self._page)
        self._build()
        self._page.focus_on("preferences.policies")

    def _on_settings_changed(self, keys: frozenset[str]) -> None:
        for key in sorted(keys):
            self.setting_changed.emit(key)

    # -- what is wrong in the files -----------------------------------------------------

    def _problems(self) -> QWidget | None:
        problems = self._services.preferences.problems()
        if not problems:
            return None
        frame, inside = card(12)
        frame.setObjectName("preferences.problems")
        for problem in problems:
            inside.addWidget(self._problem(problem))
        return block(self.tr("To put right in the settings"), frame)

    def _problem(self, problem: SettingsError) -> QWidget:
        worded = self._wording.error(problem)
        made = QWidget()
        line = row(12, made)
        line.addWidget(IconLabel("warning", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(2)
        words.addWidget(label(worded.title, "card-title"))
        words.addWidget(_selectable(label(worded.text, "secondary")))
        words.addWidget(label(worded.action, "secondary"))
        line.addLayout(words, 1)
        return made

    def _kept(self) -> QWidget:
        made = KeptChoices(self._services, self._runner, self._wording)
        made.failed.connect(self.notice)
        return made

    # -- privacy and about ----------------------------------------------------------

    def _privacy(self) -> QWidget:
        paths = self._services.paths
        frame, inside = card(14)
        head = row(12)
        head.addWidget(IconLabel("shield", "brand", 22), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(
            label(
                self.tr(
                    "Your drafts, answers and scores stay on this computer. Nothing is measured, nobody is told what "
                    "you write or do not write, and only you can open these files."
                )
            ),
            1,
        )
        inside.addLayout(head)
        self._reader = label("", tone="warn")
        self._reader.setObjectName("preferences.privacy.reader")
        inside.addWidget(self._reader)
        self._show_reader()
        for title, path in (
            (self.tr("Drafts and outbox"), paths.work_db),
            (self.tr("Practice network"), paths.practice_db),
            (self.tr("Settings"), paths.settings_file),
            (self.tr("Library, which can be built again"), paths.library_db),
            (self.tr("Log"), paths.log_file),
        ):
            inside.addWidget(rule())
            inside.addLayout(self._place(title, path))
        return block(self.tr("Privacy"), frame)

    def _outgoing(self) -> QWidget:
        frame, inside = card(10)
        words = self.tr(
            "Every connection is written in a ledger on this computer: when, where to, what for, and how many bytes."
        )
        inside.addWidget(label(words))
        read = button(self.tr("Read the ledger"), "preferences.ledger", "small")
        read.clicked.connect(self.show_ledger)
        line = row(0)
        line.addWidget(read)
        line.addStretch(1)
        inside.addLayout(line)
        return block(self.tr("What left this computer"), frame)

    def show_ledger(self) -> None:
        """In the place of the settings."""
        self._stack.setCurrentWidget(self.ledger)
        self.ledger.back.setFocus()
        self._ledger.look()

    def export_ledger(self, path: str) -> None:
        """Every line, to that file."""
        self._ledger.export(path)

    def show_lines(self, lines: tuple[Egress, ...]) -> None:
        """These in the ledger’s page, as if they were all there is."""
        self._ledger.show_lines(lines, total_of(lines))

    def _on_ledger_left(self) -> None:
        self._stack.setCurrentWidget(self._page)
        self._page.focus_on("preferences.ledger")

    def _place(self, title: str, path: Path) -> QVBoxLayout:
        words = column(2)
        line = row(12)
        line.addWidget(label(title, "card-title"), 1)
        folder = button(self.tr("Open folder"), f"preferences.open.{path.stem}", "small")
        folder.setAccessibleName(self.tr("Open folder: {what}").format(what=title))
        folder.clicked.connect(partial(_open_folder, path.parent))
        line.addWidget(folder)
        words.addLayout(line)
        words.addWidget(_path(path, title))
        return words

    def _about(self) -> QWidget:
        frame, inside = card(4)
        frame.setObjectName("preferences.about")
        inside.addWidget(label(self.tr("Ramage {version}").format(version=__version__), "card-title"))
        inside.addWidget(label(self.tr("Say it in your own words."), "secondary"))
        inside.addWidget(
            label(
                self.tr("Free software under the GNU General Public License, version 3 or later. No warranty."),
                "secondary",
            )
        )
        return block(self.tr("About"), frame)


def _selectable(words: QLabel) -> QLabel:
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words


def _path(path: Path, title: str) -> QLineEdit:
    """One line that can be copied, and that a long path does not widen."""
    made = QLineEdit(str(path))
    made.setReadOnly(True)
    made.setFrame(False)
    made.setProperty("role", "path")
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    made.setAccessibleName(title)
    made.setCursorPosition(0)
    return made


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
