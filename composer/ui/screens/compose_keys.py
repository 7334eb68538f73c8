# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of Compose, as data: bound here, listed in the sheet of keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

KEYS: Final[tuple[tuple[str, str, str], ...]] = (
    ("publish", "Ctrl+Return", str(QT_TRANSLATE_NOOP("Keys", "Publish"))),
    ("publish", "Ctrl+Enter", ""),
    ("schedule", "Ctrl+Shift+Return", str(QT_TRANSLATE_NOOP("Keys", "Choose an hour to publish at"))),
    ("schedule", "Ctrl+Shift+Enter", ""),
    ("preview", "Ctrl+P", str(QT_TRANSLATE_NOOP("Keys", "Preview"))),
    ("next_finding", "F8", str(QT_TRANSLATE_NOOP("Keys", "Next finding"))),
    ("previous_finding", "Shift+F8", str(QT_TRANSLATE_NOOP("Keys", "Previous finding"))),
    ("fix_here", "Alt+Return", str(QT_TRANSLATE_NOOP("Keys", "Apply the first fix of the finding at the cursor"))),
    ("fix_here", "Ctrl+.", ""),
    ("ignore_here", "Ctrl+I", str(QT_TRANSLATE_NOOP("Keys", "Ignore the finding here"))),
    ("ignore_always", "Ctrl+Shift+I", str(QT_TRANSLATE_NOOP("Keys", "Never say so again"))),
    ("learn_word", "Ctrl+Shift+D", str(QT_TRANSLATE_NOOP("Keys", "Add the unknown word to my words"))),
    ("line_language", "Ctrl+Shift+L", str(QT_TRANSLATE_NOOP("Keys", "Language of this paragraph"))),
    ("read_why", "Ctrl+Shift+R", str(QT_TRANSLATE_NOOP("Keys", "Read the charter section behind the finding"))),
    ("ask_charter", "Ctrl+Shift+F", str(QT_TRANSLATE_NOOP("Keys", "What may I say? Ask the charter"))),
    ("options", "Ctrl+Shift+O", str(QT_TRANSLATE_NOOP("Keys", "Options of the network"))),
    ("next_version", "Ctrl+PgDown", str(QT_TRANSLATE_NOOP("Keys", "Next version of the text"))),
    ("previous_version", "Ctrl+PgUp", str(QT_TRANSLATE_NOOP("Keys", "Previous version of the text"))),
    ("back_to_editor", "Escape", str(QT_TRANSLATE_NOOP("Keys", "Back to the editor"))),
    ("show_drafts", "Ctrl+O", str(QT_TRANSLATE_NOOP("Keys", "All drafts"))),
)
"""Action, key, words; a second key for an action has no words of its own."""


def bind_keys(screen: QWidget, actions: Callable[[str], Callable[[], None]]) -> None:
    """They work wherever the focus is inside the screen."""
    for name, key, _ in KEYS:
        shortcut = QShortcut(QKeySequence(key), screen)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(actions(name))
