# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library is narrowed to: themes as chips, network, language and order in small menus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from composer.domain.ids import NetworkKey, ThemeId
from composer.domain.text import Language
from composer.ui import theme
from composer.ui.widgets.buttons import button, chip
from composer.ui.widgets.flow import FlowLayout


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for; empty fields do not filter."""

    themes: frozenset[ThemeId] = frozenset()
    network: NetworkKey | None = None
    language: Language | None = None
    expired: bool = False


class ChoiceMenu(QPushButton):
    """A button that shows its choice and opens the others."""

    chosen = Signal(str)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "menu")
        self.setMinimumHeight(theme.pixels(40))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIcon(theme.icon("down", "muted"))
        self.setIconSize(QSize(theme.pixels(14), theme.pixels(14)))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._title = title
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._group = QActionGroup(self)
        self._words: dict[str, str] = {}
        self.clicked.connect(self._on_clicked)

    def offer(self, options: Sequence[tuple[str, str]], chosen: str) -> None:
        """Keys and words; the key of the one in force."""
        self._menu.clear()
        self._words = dict(options)
        for key, words in options:
            action = QAction(words, self._menu)
            action.setObjectName(f"{self.objectName()}.{key or 'all'}")
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _=False, each=key: self._choose(each))
            self._group.addAction(action)
            self._menu.addAction(action)
        self._show(chosen)

    def choose(self, key: str) -> None:
        """That option is in force, and nothing is told."""
        for action, known in zip(self._menu.actions(), self._words, strict=True):
            action.setChecked(known == key)
        self._show(key)

    def _choose(self, key: str) -> None:
        self._show(key)
        self.chosen.emit(key)

    def _show(self, key: str) -> None:
        words = self._words.get(key, "")
        self.setText(words)
        self.setAccessibleName(f"{self._title}: {words}")
        self.setToolTip(self._title)

    def _on_clicked(self) -> None:
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class LibraryFilters(QFrame):
    """A line of chips that wraps, and the menus ``network`` and ``language`` to be placed where there is room."""

    changed = Signal()

    def __init__(self, networks: Mapping[NetworkKey, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._interests: frozenset[ThemeId] = frozenset()
        self._narrowing = Narrowing()
        self._chips: dict[ThemeId, QPushButton] = {}
        self._flow = FlowLayout(self, theme.pixels(8))
        self._for_you = self._toggle("library.theme.for-you", self.tr("For you"), self._on_for_you)
        self._all = self._toggle("library.theme.all", self.tr("All"), self._on_all)
        self.network = ChoiceMenu("library.network", self.tr("Network"))
        self.network.offer([("", self.tr("Network")), *networks.items()], "")
        self.network.chosen.connect(self._on_network_chosen)
        self.language = ChoiceMenu("library.language", self.tr("Language of the post"))
        languages = [("", self.tr("Language")), (Language.FRENCH.value, "FR"), (Language.ENGLISH.value, "EN")]
        self.language.offer(languages, "")
        self.language.chosen.connect(self._on_language_chosen)
        self._expired = self._toggle("library.expired", self.tr("Expired too"), self._on_expired)
        self._reset = button(self.tr("Clear filters"), "library.reset", "link")
        self._reset.clicked.connect(self.clear)
        self._lay_out()

    @property
    def narrowing(self) -> Narrowing:
        """What is asked for."""
        return self._narrowing

    def show_themes(self, themes: Sequence[tuple[ThemeId, str]], interests: frozenset[ThemeId]) -> None:
        """The library's themes, in its order; ``interests`` are the person's."""
        for old in self._chips.values():
            old.deleteLater()
        self._interests = interests & {theme_id for theme_id, _ in themes}
        self._chips = {}
        for theme_id, words in themes:
            made = self._toggle(f"library.theme.{theme_id}", words, self._on_theme)
            made.setProperty("theme", theme_id)
            made.setProperty("words", words)
            self._chips[theme_id] = made
        self._lay_out()
        self._show()

    def choose_interests(self) -> None:
        """Begin with what the person cares for; nothing is said about it."""
        self._narrowing = Narrowing(themes=self._interests)
        self._show()

    def choose_theme(self, chosen: ThemeId) -> None:
        """That theme and nothing else."""
        self.network.choose("")
        self.language.choose("")
        self._become(Narrowing(themes=frozenset({chosen})))

    def show_counts(self, counts: Mapping[ThemeId, int]) -> None:
        """How many posts each theme would show."""
        for theme_id, made in self._chips.items():
            count = counts.get(theme_id, 0)
            made.setText(f"{made.property('words')}\N{NO-BREAK SPACE}{count}")
            made.setAccessibleName(self.tr("{theme}, %n post(s)", "", count).format(theme=made.property("words")))
        self._flow.invalidate()
        self.updateGeometry()

    def clear(self) -> None:
        """Everything."""
        self.network.choose("")
        self.language.choose("")
        self._become(Narrowing())

    def _toggle(self, name: str, words: str, slot: object) -> QPushButton:
        made = chip(words, name)
        made.setParent(self)
        made.clicked.connect(slot)
        return made

    def _lay_out(self) -> None:
        while self._flow.takeAt(0) is not None:
            pass
        previous: QWidget | None = None
        for widget in (self._for_you, self._all, *self._chips.values(), self._expired, self._reset):
            self._flow.addWidget(widget)
            widget.show()
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget
        self._show()

    def _show(self) -> None:
        asked = self._narrowing
        self._for_you.setVisible(bool(self._interests))
        self._for_you.setChecked(bool(self._interests) and asked.themes == self._interests)
        self._all.setChecked(not asked.themes)
        for theme_id, made in self._chips.items():
            made.setChecked(theme_id in asked.themes and not self._for_you.isChecked())
        self._expired.setChecked(asked.expired)
        self._reset.setVisible(asked != Narrowing())

    def _become(self, narrowing: Narrowing) -> None:
        changed = narrowing != self._narrowing
        self._narrowing = narrowing
        self._show()
        if changed:
            self.changed.emit()

    def _on_for_you(self) -> None:
        self._become(replace(self._narrowing, themes=self._interests))

    def _on_all(self) -> None:
        self._become(replace(self._narrowing, themes=frozenset()))

    def _on_theme(self) -> None:
        theme_id = ThemeId(str(self.sender().property("theme")))
        held = frozenset() if self._for_you.isChecked() else self._narrowing.themes
        self._become(replace(self._narrowing, themes=held ^ {theme_id}))

    def _on_network_chosen(self, key: str) -> None:
        self._become(replace(self._narrowing, network=NetworkKey(key) if key else None))

    def _on_language_chosen(self, key: str) -> None:
        self._become(replace(self._narrowing, language=Language(key) if key else None))

    def _on_expired(self) -> None:
        self._become(replace(self._narrowing, expired=self._expired.isChecked()))
