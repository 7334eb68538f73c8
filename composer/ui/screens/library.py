# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Library: find an approved post, read it, make it one's own."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from composer.domain.errors import RamageError
from composer.domain.ids import ThemeId
from composer.domain.library import LibraryPost, PostQuery, Sort
from composer.ui import theme
from composer.ui.latest import Latest
from composer.ui.library_answer import Answer, look_up
from composer.ui.library_words import LibraryWords
from composer.ui.models.library_model import CardFace, LibraryModel
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.thumbnails_ahead import ThumbnailsAhead
from composer.ui.widgets.buttons import button
from composer.ui.widgets.card_list import CardList
from composer.ui.widgets.empty_state import EmptyState
from composer.ui.widgets.flow import FlowLayout
from composer.ui.widgets.header import ScreenHeader
from composer.ui.widgets.labels import label, show_words
from composer.ui.widgets.library_filters import ChoiceMenu, LibraryFilters
from composer.ui.widgets.post_detail import WIDTH, PostDetail
from composer.ui.widgets.quiet_note import QuietNote
from composer.ui.widgets.scrolling import scrolling
from composer.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.wording import Wording

NARROW = 860
"""Below this width, the detail covers the list instead of standing beside it."""
ONE_LINE = 720
"""From this width on, search and menus share a line."""


class LibraryScreen(Screen):
    """The list follows the search at each key; the detail follows the list."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._language = services.preferences.language()
        self._interests: frozenset[ThemeId] = frozenset()
        self._total = 0
        self._awaited: PostQuery | None = None
        self._shown: PostQuery | None = None
        self._post: LibraryPost | None = None
        self._reading = False
        self._searches = Latest(Lane.DATABASE, runner, self)
        self._looks = Latest(Lane.DATABASE, runner, self)
        self._names = {spec.key: spec.name for spec in services.accounts.networks()}
        self._words = LibraryWords(services, self._language, self._names, self)
        self._ahead = ThumbnailsAhead(services, runner, self)
        self.model = LibraryModel(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._blank = button(self.tr("Write from scratch"), "library.blank", "primary")
        self._blank.setToolTip(self.tr("An empty page (Ctrl+N)"))
        self._header = ScreenHeader(self.tr("Library"), self._blank)
        self.search = SearchField("library.search", self.tr("Search a subject, a client, a word…"))
        orders = {
            Sort.LEAST_SHARED: self.tr("Least shared"),
            Sort.NEWEST: self.tr("Newest"),
            Sort.TITLE: self.tr("By title"),
        }
        self._sort = Sort.LEAST_SHARED
        self._sort_menu = ChoiceMenu("library.sort", self.tr("Order"))
        self._sort_menu.offer([(sort.value, words) for sort, words in orders.items()], self._sort.value)
        self.filters = LibraryFilters(self._names)
        self._quiet = QuietNote()
        self._hold = label("", "note", wraps=True, name="library.hold")
        self._hold.hide()
        self.list = CardList(self.model)
        self.list.setObjectName("library.list")
        self.list.setAccessibleName(self.tr("Approved posts"))
        self._empty = EmptyState("library.empty", "search")
        self._results = QStackedWidget()
        self._results.addWidget(self.list)
        self._results.addWidget(scrolling(self._empty))
        self._results.setMinimumHeight(theme.pixels(64))  # large text: the filters keep their height
        self.detail = PostDetail(self._runner)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.pixels(8))
        self._top.setContentsMargins(0, 0, theme.pixels(24), 0)
        self._top.addWidget(self.search, 1)
        self._menus = QWidget()
        menus = FlowLayout(self._menus, spacing=theme.pixels(8))
        for menu in (self.filters.network, self.filters.language, self._sort_menu):
            menus.addWidget(menu)
        self._top.addWidget(self._menus)
        filters = QHBoxLayout()
        filters.setContentsMargins(0, 0, theme.pixels(24), 0)
        filters.addWidget(self.filters)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(*theme.margins(24, 20, 0, 0))
        left.setSpacing(theme.pixels(14))
        left.addLayout(self._top)
        left.addLayout(filters)
        left.addWidget(self._quiet)
        left.addWidget(self._hold)
        left.addWidget(self._results, 1)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._left, 1)
        body.addWidget(self.detail)
        outer = QVBoxLayout(self)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # narrower, it rearranges itself
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addLayout(body, 1)

    def _connect(self) -> None:
        self._blank.clicked.connect(self._on_blank)
        self.search.textChanged.connect(self._ask)
        self.search.went_down.connect(self.list.setFocus)
        self.search.returnPressed.connect(self.list.setFocus)
        self.filters.changed.connect(self._ask)
        self._quiet.theme_chosen.connect(self._on_quiet_theme_chosen)
        self._sort_menu.chosen.connect(self._on_sort_chosen)
        self.list.post_reached.connect(self._on_post_reached)
        self.list.end_neared.connect(self._on_end_neared)
        self.list.typed.connect(self._on_typed)
        self.list.personalise_requested.connect(self.personalise)
        self.list.guide_requested.connect(self._on_guide)
        self.list.reading_requested.connect(self._on_reading)
        self.list.clicked.connect(self._on_reading)
        self._empty.action_chosen.connect(self._on_start_over)
        self.detail.personalise_requested.connect(self.personalise)
        self.detail.guide_requested.connect(self._on_guide)
        self.detail.back_requested.connect(self._on_back)
        self._searches.answered.connect(self._on_answered)
        self._searches.failed.connect(self.notice)
        self._looks.answered.connect(self._on_looked)
        self._looks.failed.connect(self.notice)

    # -- the screen -----------------------------------------------------------

    def activate(self) -> None:
        """The list again, as shares may have been added."""
        self.refresh()
        self.list.setFocus()

    def refresh(self) -> None:
        """As ``activate``, with the focus where it is."""
        self._ask()
        self._runner.run(
            Lane.DATABASE, self._services.quiet_themes.now, done=self._on_quiet_themes_told, failed=self._tell
        )

    def focus_search(self) -> None:
        """In the search, with its words chosen."""
        self._read(False)
        self.search.setFocus()
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.pixels(NARROW)
        self.detail.offer_back(narrow)
        beside = max(theme.pixels(min(WIDTH, 320 + max(0, self.width() - 1100))), self.detail.narrowest)
        self.detail.setMinimumWidth(0 if narrow else beside)
        self.detail.setMaximumWidth(self.width() if narrow else self.detail.minimumWidth())
        something = self._results.currentIndex() == 0
        self.detail.setVisible(something and (self._reading or not narrow))
        self._left.setVisible(not (something and self._reading and narrow))
        room = self.width() - (0 if narrow else self.detail.minimumWidth())
        directions = QBoxLayout.Direction
        beside = room >= theme.pixels(ONE_LINE)
        self._top.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        menus = (self.filters.network, self.filters.language, self._sort_menu)
        in_a_row = sum(menu.sizeHint().width() for menu in menus) + theme.pixels(8) * (len(menus) - 1)
        self._menus.setMinimumWidth(in_a_row if beside else 0)

    # -- looking for posts ------------------------------------------------------

    def _query(self) -> PostQuery:
        asked = self.filters.narrowing
        return PostQuery(
            words=self.search.text(),
            themes=asked.themes,
            network=asked.network,
            language=asked.language,
            sort=self._sort,
            include_expired=asked.expired,
        )

    def _ask(self) -> None:
        self._awaited = self._query()
        self._searches.ask(partial(look_up, self._services, self._language, self._awaited))

    def _on_quiet_themes_told(self, themes: tuple[ThemeId, ...]) -> None:
        self._quiet.show_themes([(each, self._words.theme(each)) for each in themes])

    def _on_quiet_theme_chosen(self, chosen: ThemeId) -> None:
        self.filters.choose_theme(chosen)
        self.list.setFocus()

    def _on_sort_chosen(self, sort: str) -> None:
        self._sort = Sort(sort)
        self._ask()

    def _on_answered(self, answer: Answer) -> None:
        if answer.info != self._words.info or answer.interests != self._interests:
            self._words.info = answer.info
            self.filters.show_themes([(t.id, self._words.theme(t.id)) for t in answer.info.themes], answer.interests)
            if answer.interests != self._interests:
                self._interests = answer.interests
                self.filters.choose_interests()
                self._ask()
                return
        if self._awaited is None or replace(self._awaited, offset=0) != replace(answer.query, offset=0):
            return
        self._total = answer.page.total
        faces = [self._words.card(card) for card in answer.page.cards]
        if answer.query.offset:
            self.model.append(faces)
            return
        self._show_results(answer, faces)

    def _show_results(self, answer: Answer, faces: Sequence[CardFace]) -> None:
        again = answer.query == self._shown
        kept = self._post.id if again and self._post is not None else None  # another question, another best answer
        self._shown = answer.query
        with QSignalBlocker(self.list):
            self.model.show(faces)
        self.list.arrange()
        self._ahead.show([face.id for face in faces])
        self.filters.show_counts(answer.page.by_theme)
        self._header.show_line(self._words.found(answer))
        show_words(self._hold, self._words.holds(answer.holds))
        self._results.setCurrentIndex(0 if faces else 1)
        self._arrange()
        if faces:
            self.list.go_to(kept)
        else:
            self._empty.show_words(*self._words.nothing(whole=answer.whole))
        self._on_post_reached(self.list.current_face() if faces else None)

    def _on_start_over(self) -> None:
        if self._total == 0 and not self.search.text() and self.filters.narrowing == type(self.filters.narrowing)():
            self._on_blank()
            return
        with QSignalBlocker(self.search):
            self.search.clear()
        self.filters.clear()
        self._ask()
        self.search.setFocus()

    def _on_end_neared(self) -> None:
        shown = self.model.rowCount()
        if self._awaited is not None and shown < self._total and not self._searches.busy:
            following = replace(self._awaited, offset=shown)
            self._searches.ask(partial(look_up, self._services, self._language, following))

    def _on_typed(self, words: str) -> None:
        self.search.setFocus()
        self.search.setText(self.search.text() + words)

    # -- the chosen post -----------------------------------------------------------

    def _on_post_reached(self, face: CardFace | None) -> None:
        if face is None:
            self._post = None
            self.detail.show_post(None)
        elif self._post is None or self._post.id != face.id:
            self._looks.ask(partial(self._services.library.post, face.id))

    def _on_looked(self, post: LibraryPost) -> None:
        face = self.list.current_face()
        if face is None or face.id != post.id:
            return
        self._post = post
        self.detail.show_post(self._words.detail(post, self.filters.narrowing.language))

    def personalise(self) -> None:
        """A draft from the chosen card, in Compose; the pane beside may still be on its way to it."""
        face = self.list.current_face()
        if face is not None:
            language = self.filters.narrowing.language or self._language
            work = partial(self._services.drafting.from_post, face.id, language)
            self._runner.run(Lane.DATABASE, work, done=self.draft_requested.emit, failed=self._tell)

    def _tell(self, error: RamageError) -> None:
        self.notice.emit(error)

    def _on_guide(self) -> None:
        face = self.list.current_face()
        if face is not None:
            self.guide_requested.emit(face.id)

    def _on_blank(self) -> None:
        self.draft_requested.emit(self._services.drafting.blank(self._language))

    def _on_reading(self) -> None:
        if self.width() < theme.pixels(NARROW):
            self._read(True)
            self.detail.focus()

    def _on_back(self) -> None:
        self._read(False)
        self.list.setFocus()

    def _read(self, reading: bool) -> None:
        self._reading = reading
        self._arrange()
