# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The charter: its sections to read, its rules in plain words, and the person's acceptance of it."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QVBoxLayout, QWidget

from composer.domain.errors import RuleRefused
from composer.services.charter import Acceptance, Guidance
from composer.ui import theme
from composer.ui.charter_rows import CharterPage, Found, all_rows, rows_found, rule_cards
from composer.ui.dates import long_date
from composer.ui.latest import Latest
from composer.ui.models.sections_model import SectionRow, SectionsModel
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.acceptance_bar import AcceptanceBar
from composer.ui.widgets.buttons import button
from composer.ui.widgets.changes_view import ChangesView
from composer.ui.widgets.empty_state import EmptyState
from composer.ui.widgets.guidance_cards import GuidanceCards, RuleCard
from composer.ui.widgets.header import ScreenHeader
from composer.ui.widgets.labels import ElidedLabel
from composer.ui.widgets.reading import FOCUS_GAP, Reading
from composer.ui.widgets.search_field import SearchField
from composer.ui.widgets.section_delegate import SectionDelegate
from composer.ui.widgets.set_aside_note import SetAsideNote
from composer.ui.widgets.stacking_row import StackingRow
from composer.ui.widgets.words import column, label, row, scrolling_column

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

INTRODUCTION: Final = "introduction"
CHANGES: Final = "changes"
MEASURE: Final = 640


KEYS: Final[tuple[tuple[str, str, str], ...]] = (
    ("next", "Alt+Right", str(QT_TRANSLATE_NOOP("Keys", "Next section"))),
    ("previous", "Alt+Left", str(QT_TRANSLATE_NOOP("Keys", "Previous section"))),
)
"""Action, key, words."""


class CharterScreen(Screen):
    """One section at a time; the list at the left holds the others, and what a search found in them."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._language = services.preferences.language()
        self._page: CharterPage | None = None
        self._rules: dict[str, tuple[RuleCard, ...]] = {}
        self._found: Found | None = None
        self._wanted = ""
        self._key = ""
        self._search = Latest(Lane.REVIEW, runner, self)
        self._build()
        self._search.answered.connect(self._on_found)
        self._search.failed.connect(self.notice)
        theme.changed.connect(self._on_theme_changed)

    # -- layout ---------------------------------------------------------------------

    def _build(self) -> None:
        self._state = label("", "level", wraps=False)
        self.header = ScreenHeader(self.tr("Charter"), self._state)
        self.list = self._section_list()
        self.field = SearchField("charter.search", self.tr("Search the charter"))
        self.hits = label("", "small")
        self.hits.setObjectName("charter.hits")
        self.bar = AcceptanceBar()
        self._area, self._lines = self._reading_column()
        outer = column(0, self)
        outer.addWidget(self.header)
        shown = QWidget()
        body = row(0)
        body.addWidget(self._side())
        body.addWidget(self._area, 1)
        inner = column(0, shown)
        inner.addLayout(body, 1)
        inner.addWidget(self.bar)
        self._shown = shown
        self._empty: EmptyState | None = None
        self._outer = outer
        outer.addWidget(shown, 1)
        outer.addStretch()
        shown.hide()
        self._connect()

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(self._on_activated)
        self.field.textChanged.connect(self._on_search_edited)
        self.field.went_down.connect(self.list.setFocus)
        self.bar.accept_requested.connect(self.accept)
        self.bar.changes_requested.connect(partial(self.show_section, CHANGES))
        self.changes.section_chosen.connect(self.show_section)
        for name, keys, _ in KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, 1 if name == "next" else -1))

    def _section_list(self) -> QListView:
        self._model = SectionsModel()
        made = QListView()
        made.setObjectName("charter.sections")
        made.setAccessibleName(self.tr("Sections"))
        made.setModel(self._model)
        made.setItemDelegate(SectionDelegate(made))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setResizeMode(QListView.ResizeMode.Adjust)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setMinimumHeight(theme.pixels(40))
        return made

    def _side(self) -> QWidget:
        side = QFrame()
        side.setProperty("role", "side")
        side.setFixedWidth(min(theme.pixels(300), 400))
        lines = column(12, side)
        lines.setContentsMargins(*theme.margins(16, 20, 16, 20))
        lines.addWidget(self.field)
        lines.addWidget(self.hits)
        lines.addWidget(self.list, 1)
        self._aside = SetAsideNote()
        lines.addWidget(self._aside)
        self._question = label(self.tr("A question?"), "small")
        self._contact = ElidedLabel(role="small")
        foot = column(2)
        foot.addWidget(self._question)
        foot.addWidget(self._contact)
        lines.addLayout(foot)
        return side

    def _reading_column(self) -> tuple[QScrollArea, QVBoxLayout]:
        area, lines = scrolling_column(MEASURE, 20)
        self.place = label("", "section")
        self.title = label("", "display")
        self.title.setObjectName("charter.title")
        self.text = Reading()
        self.text.setObjectName("charter.text")
        self.cards = GuidanceCards(self._language)
        self.cards.setObjectName("charter.rules")
        self.changes = ChangesView()
        self._turning = self._turning_line()
        head = column(6)
        head.setContentsMargins(*theme.margins(FOCUS_GAP, 0, 0, 0))
        head.addWidget(self.place)
        head.addWidget(self.title)
        lines.addLayout(head)
        for part in (self.text, self.cards, self.changes):
            lines.addWidget(part)
        lines.addWidget(self._turning)
        lines.addStretch(1)
        return area, lines

    def _turning_line(self) -> StackingRow:
        self._back = button(self.tr("Previous"), "charter.previous", "flat", "back")
        self._on = button(self.tr("Next"), "charter.next", "flat", "forward")
        self._on.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._back.clicked.connect(partial(self._step, -1))
        self._on.clicked.connect(partial(self._step, 1))
        line = StackingRow(8)
        line.hold(self._back, None, self._on)
        return line

    # -- from outside ---------------------------------------------------------------

    def activate(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        self._runner.run(Lane.DATABASE, self._read, done=self._show_page)
        self._runner.run(Lane.REVIEW, self._services.reviewing.refused_rules, done=self._on_refused)

    def _on_refused(self, refused: tuple[RuleRefused, ...]) -> None:
        self._aside.show_rules(refused, self._wording)

    def focus_search(self) -> None:
        self.field.setFocus()
        self.field.selectAll()

    def show_section(self, number: str) -> None:
        """Bring that section to the front, now or as soon as the charter is there."""
        self._wanted = number
        if self._page is None:
            return
        if not self._model.index_of(number).isValid() and self.field.text():
            self.field.clear()
        index = self._model.index_of(number)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self._show(number)

    def accept(self) -> None:
        """Note that the person agrees to the charter as it is now."""
        self._runner.run(Lane.DATABASE, partial(self._services.charter.accept, self._language), done=self._on_accepted)

    # -- the charter ------------------------------------------------------------------

    def _read(self) -> CharterPage | None:
        charter, language = self._services.charter, self._language
        text = charter.text(language)
        if text is None:
            return None
        return CharterPage(
            text,
            charter.introduction_html(language),
            charter.sections_html(language),
            charter.accepted(),
            charter.changes(language),
            self._services.library.info().contact,
        )

    def _show_page(self, page: CharterPage | None) -> None:
        before, self._page = self._page, page
        if page is None:
            self._show_emptiness()
            return
        if before is None or before.text != page.text:
            self._rules.clear()
            # Rules of no section stand with the introduction.
            for number in ("", *(section.number for section in page.sections)):
                self._ask_rules(number)
        self._shown.show()
        if self._empty is not None:
            self._empty.deleteLater()
            self._empty = None
        self.header.show_line(
            self.tr("Version {version} of {day}").format(
                version=page.text.version, day=long_date(page.text.date, page.text.language)
            )
        )
        self._question.setVisible(bool(page.contact))
        self._contact.show_text(page.contact)
        self._show_acceptance(page)
        self._show_rows()
        self.show_section(self._wanted or self._key or (CHANGES if page.changes else INTRODUCTION))
        self._wanted = ""

    def _show_emptiness(self) -> None:
        if self._empty is not None:
            return
        empty = EmptyState("charter.empty", "charter")
        empty.show_words(
            self.tr("This library has no charter yet"),
            self.tr("When your communication team adds one, you can read and search it here."),
        )
        self._shown.hide()
        self._outer.insertWidget(1, empty, 1)
        self._empty = empty

    def _show_acceptance(self, page: CharterPage) -> None:
        accepted = page.accepted
        tone = "ok" if page.is_accepted else "warn"
        if accepted is None:
            self._state.setText(self.tr("Not accepted yet"))
            self.bar.show_open()
        elif page.is_accepted:
            self._state.setText("✓ " + self.tr("Accepted"))
            self.bar.show_accepted(accepted.version, self._day(accepted))
        else:
            self._state.setText(self.tr("To accept again"))
            self.bar.show_changed(accepted.version, self._day(accepted), words_changed=bool(page.changes))
        self._state.setProperty("tone", tone)
        theme.repolish(self._state)

    def _day(self, accepted: Acceptance) -> str:
        return long_date(accepted.when.astimezone().date(), self._language)

    def _on_accepted(self, _acceptance: Acceptance) -> None:
        if self._key == CHANGES:
            self._key = INTRODUCTION
        self.list.setFocus()
        self.refresh()

    # -- rules ----------------------------------------------------------------------------

    def _ask_rules(self, section: str) -> None:
        self._runner.run(
            Lane.REVIEW,
            partial(self._services.charter.do_and_dont, section, self._language),
            done=partial(self._on_rules, section),
        )

    def _on_rules(self, section: str, rules: tuple[Guidance, ...]) -> None:
        key = section or INTRODUCTION
        self._rules[key] = rule_cards(rules, self._wording.message)
        if key == self._key:
            self.cards.show_rules(self._rules[key], self._searched())
        if self._searched():
            self._show_rows()

    # -- search -----------------------------------------------------------------------

    def _searched(self) -> str:
        return self.field.text().strip()

    def _on_search_edited(self) -> None:
        words = self._searched()
        if words:
            self._search.ask(partial(self._look_for, words))
        else:
            self._found = None
            self._show_rows()
            self._show(self._key)

    def _look_for(self, words: str) -> Found:
        return Found(words, self._services.charter.search(self._language, words))

    def _on_found(self, found: Found) -> None:
        if not self._searched():
            return
        self._found = found
        self._show_rows()
        if not self._model.index_of(self._key).isValid() and self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))
        elif self._key:
            self._show(self._key)

    def _show_rows(self) -> None:
        """The rows of every section, or of those where something was found."""
        page = self._page
        if page is None:
            return
        rows: tuple[SectionRow, ...]
        if self._found is None:
            first = (SectionRow(CHANGES, "", self.tr("What changed"), marked=True),) if page.changes else ()
            rows = (*first, SectionRow(INTRODUCTION, "", self.tr("Introduction")), *all_rows(page))
            self.hits.setText("")
        else:
            rows, total = rows_found(page, self._found, self._rules)
            self._show_total(total, self._found.words)
        self.hits.setVisible(bool(self.hits.text()))
        self._model.show_rows(rows)
        index = self._model.index_of(self._key)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _show_total(self, total: int, words: str) -> None:
        if total == 0:
            self.hits.setText(self.tr("Nothing about “{words}” here. Try another word.").format(words=words))
        elif total == 1:
            self.hits.setText(self.tr("Found in one place"))
        else:
            self.hits.setText(self.tr("Found in {n} places").format(n=total))

    # -- reading ------------------------------------------------------------------------

    def _on_current_changed(self, index: QModelIndex) -> None:
        shown = self._model.row_at(index)
        if shown is not None and shown.key != self._key:
            self._show(shown.key)

    def _on_activated(self) -> None:
        self.text.setFocus()

    def _step(self, by: int) -> None:
        index = self._model.index(self.list.currentIndex().row() + by)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _show(self, key: str) -> None:
        page = self._page
        if page is None or not key:
            return
        moved, self._key = key != self._key, key
        changes, section = key == CHANGES, next((s for s in page.sections if s.number == key), None)
        for part in (self.place, self.title, self.text):
            part.setVisible(not changes)
        self.changes.setVisible(changes)
        if changes and page.accepted is not None:
            self.changes.show_changes(page.changes, page.accepted.version, self._day(page.accepted))
        elif section is None:
            self._show_text(self.tr("Introduction"), page.text.title, page.introduction)
        else:
            place = self.tr("Section {number} of {total}").format(number=key, total=len(page.sections))
            self._show_text(place, section.title, section.html)
        self.cards.show_rules(self._rules.get(key, ()), self._searched())
        self._back.setEnabled(self.list.currentIndex().row() > 0)
        self._on.setEnabled(self.list.currentIndex().row() < self._model.rowCount() - 1)
        if moved:
            self._area.verticalScrollBar().setValue(0)

    def _show_text(self, place: str, title: str, html: str) -> None:
        self.place.setText(place.upper())
        self.title.setText(title)
        self.text.show_html(html)
        self.text.setAccessibleName(title)
        self.text.mark(self._searched())

    def _on_theme_changed(self) -> None:
        self._show(self._key)
