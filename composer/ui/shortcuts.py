# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet that lists every key."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from composer.ui import theme
from composer.ui.navigation import SCREENS, key_words, title_of
from composer.ui.widgets.buttons import icon_button
from composer.ui.widgets.labels import heading, label

Keys = tuple[tuple[str, str], ...]

EVERYWHERE: Final[Keys] = (
    ("Ctrl+F", str(QT_TRANSLATE_NOOP("Keys", "Search"))),
    ("Ctrl+N", str(QT_TRANSLATE_NOOP("Keys", "Write from scratch"))),
    ("Tab", str(QT_TRANSLATE_NOOP("Keys", "Next control"))),
    ("Escape", str(QT_TRANSLATE_NOOP("Keys", "Close what lies on top"))),
    ("?", str(QT_TRANSLATE_NOOP("Keys", "This sheet (also F1)"))),
    ("Ctrl+Q", str(QT_TRANSLATE_NOOP("Keys", "Quit"))),
)
LIBRARY: Final[Keys] = (
    ("Up", str(QT_TRANSLATE_NOOP("Keys", "From post to post, as with the other arrows"))),
    ("Return", str(QT_TRANSLATE_NOOP("Keys", "Make the post mine"))),
    ("Space", str(QT_TRANSLATE_NOOP("Keys", "Read the post, where the window is narrow"))),
    ("Ctrl+G", str(QT_TRANSLATE_NOOP("Keys", "Start from a story guide"))),
)


def every_key() -> tuple[tuple[str, Keys], ...]:
    """Groups of keys and their words, translated."""
    from composer.ui.screens import charter, compose_keys, guides, rehearsal

    titles = {spec.key: title_of(spec) for spec in SCREENS}
    screens = tuple((spec.shortcut, titles[spec.key]) for spec in SCREENS)
    return (
        (QCoreApplication.translate("Keys", "Everywhere"), _translated(EVERYWHERE)),
        (QCoreApplication.translate("Keys", "Screens"), screens),
        (titles["library"], _translated(LIBRARY)),
        (titles["compose"], _translated((key, words) for _, key, words in compose_keys.KEYS if words)),
        (titles["guides"], _translated((key, words) for _, key, words in guides.KEYS if words)),
        (titles["rehearsal"], _translated((key, words) for _, key, words in rehearsal.KEYS)),
        (titles["charter"], _translated((key, words) for _, key, words in charter.KEYS)),
    )


def _translated(keys: Iterable[tuple[str, str]]) -> Keys:
    return tuple((key, key_words(words)) for key, words in keys)


class KeySheet(QDialog):
    """Closes with Escape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        close = icon_button("close", self.tr("Close"), "keys.close")
        close.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Everything has a key"), "title"), 1)
        head.addWidget(close)
        columns = QHBoxLayout()
        columns.setSpacing(theme.pixels(40))
        groups = every_key()
        for part in (groups[:3], groups[3:]):
            column = QVBoxLayout()
            column.setSpacing(theme.pixels(18))
            for title, keys in part:
                column.addLayout(_group(title, keys))
            column.addStretch(1)
            columns.addLayout(column, 1)
        inside = QWidget()
        inside.setLayout(columns)
        area = QScrollArea()
        area.setObjectName("keys.list")
        area.setAccessibleName(self.tr("Keys"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*theme.margins(28, 20, 20, 20))
        layout.setSpacing(theme.pixels(14))
        layout.addLayout(head)
        layout.addWidget(area, 1)
        room = self.screen().availableSize() if parent is None else parent.size()
        self.resize(min(theme.pixels(820), room.width() - 40), min(theme.pixels(600), room.height() - 40))
        close.setFocus()


def _group(title: str, keys: Keys) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.pixels(14))
    grid.setVerticalSpacing(theme.pixels(6))
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, theme.pixels(104))
    for row, (key, words) in enumerate(keys):
        # Qt's French calls the Return key what people call the Back button.
        spoken = QKeySequence(key.replace("Return", "Enter"))
        cap = label(spoken.toString(QKeySequence.SequenceFormat.NativeText), "key")
        grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, "", wraps=True), row, 1)
    group = QVBoxLayout()
    group.setSpacing(theme.pixels(8))
    group.addWidget(heading(title))
    group.addLayout(grid)
    return group
