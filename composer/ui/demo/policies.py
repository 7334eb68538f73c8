# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of what an organisation decided: nothing, a company's policy with mistakes in it, and locked settings."""

from typing import Final

from PySide6.QtWidgets import QTableView

from composer.bootstrap import Services
from composer.domain.errors import SettingUnknown
from composer.domain.policy import Level, PolicyClosed, PolicyLine, Scope, Status, policy_name
from composer.domain.settings import GRAMMAR_SERVER, LIBRARY_URL, NETWORKS_ALLOWED, SPELLING, TEAM_SPACE, TEXT_SIZE
from composer.ui.demo.driver import Driver
from composer.ui.demo.sizes import in_each_size
from composer.ui.screens.preferences import PreferencesScreen
from composer.ui.session import Session

_FILE: Final = "/etc/ramage/policies/managed/10-nordalia.json"
_ADVICE: Final = "/etc/ramage/policies/recommended/10-nordalia.json"
_KEY: Final = r"HKCU\Software\Policies\Ramage\Ramage"


def photograph_policies(session: Session, driver: Driver, services: Services) -> None:
    """Leaves the window on Preferences. Raises StepFailed."""
    del services
    session.window.show_screen("preferences")
    driver.wait("preferences", lambda: driver.is_shown("preferences.policies") and session.runner.idle)
    screen = session.window.current
    if not isinstance(screen, PreferencesScreen):
        return
    screen.show_policies()
    driver.wait("what was decided", lambda: session.runner.idle)
    screen.show_policy_lines(())
    in_each_size(session, driver, "policies-none")
    screen.show_policy_lines(_lines())
    in_each_size(session, driver, "policies")
    driver.find("policies.table", QTableView).selectRow(2)
    in_each_size(session, driver, "policies-applied")
    screen.policies.left.emit()
    driver.wait("preferences", lambda: session.runner.idle)
    screen.show_as_decided(TEXT_SIZE, LIBRARY_URL, TEAM_SPACE, SPELLING, GRAMMAR_SERVER, NETWORKS_ALLOWED)
    for setting in (TEXT_SIZE, SPELLING, NETWORKS_ALLOWED):
        screen.look_at(f"preferences.copy.{setting.key}")
        in_each_size(session, driver, f"locked-{setting.key}")
    screen.refresh()


def _lines() -> tuple[PolicyLine, ...]:
    """As the reading of a company's policy sorts them."""
    wrong = "ftp://cloud.nordalia.example"
    name = policy_name(TEAM_SPACE.key)
    closed = PolicyClosed(file=_FILE, key=name, value=wrong, expected=TEAM_SPACE.kind.expected)
    unknown = SettingUnknown(file=_FILE, key="LibraryUrll", nearest="LibraryUrl")
    mandatory, recommended = Level.MANDATORY, Level.RECOMMENDED
    decided = (
        ("AccountsNetworks", "accounts.networks", "linkedin, x, facebook, mastodon, bluesky"),
        ("InterfaceTextSize", "interface.text_size", "110"),
        ("LanguageGrammar", "language.grammar", "company"),
        ("LanguageGrammarServer", "language.grammar_server", "https://languagetool.nordalia.example"),
        ("LibraryRefreshMinutes", "library.refresh_minutes", "60"),
        ("LibraryUrl", "library.url", "https://library.nordalia.example/ramage"),
    )
    return (
        PolicyLine("LibraryUrll", "", "***", mandatory, Scope.MACHINE, _FILE, Status.IGNORED, error=unknown),
        PolicyLine(name, TEAM_SPACE.key, wrong, mandatory, Scope.MACHINE, _FILE, Status.CLOSED, error=closed),
        *(PolicyLine(*each, mandatory, Scope.MACHINE, _FILE, Status.APPLIED) for each in decided),
        PolicyLine("LoggingLevel", "logging.level", "info", mandatory, Scope.USER, _KEY, Status.OVERRULED, live=False),
        PolicyLine(
            "ComposeNetworks", "compose.networks", "linkedin", recommended, Scope.MACHINE, _ADVICE, Status.APPLIED
        ),
        PolicyLine(
            *("TimeNoticeHours", "time.notice_hours", "09:00-18:00", recommended, Scope.MACHINE, _ADVICE),
            status=Status.USER_CHOICE,
        ),
    )
