# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The screens, in the order of the rail. Register a screen here and the menu, keys, pictures and tests know it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from composer.ui.screen import Screen
from composer.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording


_words_of = QCoreApplication.translate
"""Under another name, since lupdate takes every ``translate`` for a text to translate."""


def title_of(spec: "ScreenSpec") -> str:
    """The screen's name in the window's language."""
    return _words_of("Screens", spec.title)


def key_words(words: str) -> str:
    """What a key does, in the window's language."""
    return _words_of("Keys", words)


Factory = Callable[["Services", TaskRunner, "Wording"], Screen]


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A screen's entry: ``title`` is translated in the context ``Screens``; ``make`` imports it when first shown."""

    key: str
    title: str
    icon: str
    shortcut: str
    make: Factory
    at_bottom: bool = False


def _library(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.library import LibraryScreen

    return LibraryScreen(services, runner, wording)


def _compose(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.compose import ComposeScreen

    return ComposeScreen(services, runner, wording)


def _guides(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.guides import GuidesScreen

    return GuidesScreen(services, runner, wording)


def _rehearsal(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.rehearsal import RehearsalScreen

    return RehearsalScreen(services, runner, wording)


def _outbox(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.outbox import OutboxScreen

    return OutboxScreen(services, runner, wording)


def _results(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.results import ResultsScreen

    return ResultsScreen(services, runner, wording)


def _charter(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.charter import CharterScreen

    return CharterScreen(services, runner, wording)


def _accounts(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.accounts import AccountsScreen

    return AccountsScreen(services, runner, wording)


def _preferences(services: "Services", runner: TaskRunner, wording: "Wording") -> Screen:
    from composer.ui.screens.preferences import PreferencesScreen

    return PreferencesScreen(services, runner, wording)


SCREENS: Final[tuple[ScreenSpec, ...]] = (
    ScreenSpec("library", str(QT_TRANSLATE_NOOP("Screens", "Library")), "library", "Ctrl+1", _library),
    ScreenSpec("compose", str(QT_TRANSLATE_NOOP("Screens", "Compose")), "compose", "Ctrl+2", _compose),
    ScreenSpec("guides", str(QT_TRANSLATE_NOOP("Screens", "Guides")), "guides", "Ctrl+3", _guides),
    ScreenSpec("rehearsal", str(QT_TRANSLATE_NOOP("Screens", "Rehearsal")), "eye", "Ctrl+Shift+P", _rehearsal),
    ScreenSpec("outbox", str(QT_TRANSLATE_NOOP("Screens", "Outbox")), "outbox", "Ctrl+4", _outbox),
    ScreenSpec("results", str(QT_TRANSLATE_NOOP("Screens", "Results")), "results", "Ctrl+8", _results),
    ScreenSpec("charter", str(QT_TRANSLATE_NOOP("Screens", "Charter")), "charter", "Ctrl+5", _charter, at_bottom=True),
    ScreenSpec(
        "accounts", str(QT_TRANSLATE_NOOP("Screens", "Accounts")), "accounts", "Ctrl+6", _accounts, at_bottom=True
    ),
    ScreenSpec(
        "preferences",
        str(QT_TRANSLATE_NOOP("Screens", "Preferences")),
        "preferences",
        "Ctrl+7",
        _preferences,
        at_bottom=True,
    ),
)
