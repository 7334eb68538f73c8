# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Results: what became of one's own publications, for the person alone."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QSizePolicy, QStackedLayout, QWidget

from composer.domain.errors import RamageError
from composer.domain.ids import JobId, NetworkKey
from composer.domain.networks import Counts
from composer.domain.results import OwnPost, Reading, ResultsPage
from composer.ui import theme
from composer.ui.file_choice import ask_save
from composer.ui.moments import moment
from composer.ui.result_cards import ResultCards, answers_of
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.card_grid import CardGrid
from composer.ui.widgets.header import ScreenHeader
from composer.ui.widgets.labels import IconLabel
from composer.ui.widgets.own_post_row import OwnPostFace, OwnPostRow
from composer.ui.widgets.words import block, card, clear, column, label, row, scrolling_column

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.results import Refreshed
    from composer.services.wording import Wording

BESIDE = 860
"""From this width on the plots stand two by two."""
SHOWN = 20
"""Publications listed; the export holds them all."""


class ResultsScreen(Screen):
    """Shows what is known at once, and asks the networks behind it."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._names = {spec.key: wording.text(f"network-name-{spec.key}") for spec in services.accounts.networks()}
        self._cards = ResultCards(self._names, self)
        self._page = ResultsPage()
        self._asking = False
        self._pressed = False
        """The person wants to know why not; behind their back, silence is better."""
        self._pairs: list[QBoxLayout] = []
        self._build()

    def _build(self) -> None:
        self._ask = button(self.tr("Count again"), "results.refresh", icon="refresh")
        self._ask.clicked.connect(self._on_ask)
        self._export = button(self.tr("Export…"), "results.export")
        self._export.clicked.connect(self._on_export)
        self._head = ScreenHeader(self.tr("Results"), self._ask, self._export)
        area, self._lines = scrolling_column(1040, 24)
        area.setObjectName("results.page")
        self._area = area
        self._growing: OwnPostRow | None = None
        area.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        layout = column(0, self)
        layout.addWidget(self._head)
        self._pages = QStackedLayout()
        layout.addLayout(self._pages, 1)
        self._pages.addWidget(self._empty())
        self._pages.addWidget(area)
        self._show_head()

    def _empty(self) -> QWidget:
        page, lines = scrolling_column(720, 16)
        lines.addWidget(label(self.tr("Your results begin with your first post"), "display"))
        teach = self.tr(
            "Once you have published on a network, this page shows what became of it. It stays on this computer, for "
            "you alone."
        )
        lines.addWidget(label(teach, "lead"))
        begin = button(self.tr("Write a post"), "results.begin", "primary")
        begin.clicked.connect(partial(self.screen_requested.emit, "compose"))
        lines.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addSpacing(theme.pixels(16))
        lines.addWidget(CardGrid([_promise(*each) for each in self._cards.promises()]))
        lines.addStretch(1)
        return page

    # -- the screen -----------------------------------------------------------

    def activate(self) -> None:
        """What is known; the networks are asked behind it, which they are once an hour at most."""
        self.refresh()
        self._refresh_counts()

    def refresh(self) -> None:
        """After something has moved."""
        work = partial(self._services.results.page, self._services.preferences.language())
        self._runner.run(Lane.DATABASE, work, done=self.show_page, failed=self.notice.emit)

    def _on_ask(self) -> None:
        self._pressed = True
        self._refresh_counts()

    def _refresh_counts(self) -> None:
        if not self._asking:
            self._asking = True
            self._show_head()
            done, failed = self._on_counted, self._on_not_counted
            work = self._services.results.refresh
            self._runner.run(Lane.NETWORK, work, done=done, failed=failed, lasting=False)  # they keep what they count

    def _on_counted(self, told: "Refreshed") -> None:
        self._asking = False
        pressed, self._pressed = self._pressed, False
        if told.troubles and pressed:
            self.notice.emit(told.troubles[0])
        if told.counted:
            self.refresh()
        self._show_head()

    def _on_not_counted(self, error: RamageError) -> None:
        self._asking = False
        self._show_head()
        self.notice.emit(error)

    def _show_head(self) -> None:
        some = bool(self._page.posts)
        self._ask.setVisible(any(post.countable for post in self._page.posts))
        self._ask.setEnabled(not self._asking)
        self._export.setVisible(some)
        told = self.tr("%n post(s) · on this computer, for you alone", "", len(self._page.posts))
        self._head.show_line((self.tr("Counting…") if self._asking else told) if some else "")

    def show_page(self, page: ResultsPage) -> None:
        """All of it; nothing is built anew while it says the same."""
        if page == self._page:
            return
        self._page = page
        focus = QApplication.focusWidget()
        name = focus.objectName() if focus is not None and self.isAncestorOf(focus) else ""
        self._growing = None
        clear(self._lines)
        self._pairs = []
        self._pages.setCurrentIndex(1 if page.posts else 0)
        if page.posts:
            self._fill(page)
        self._show_head()
        if name and (again := self.findChild(QWidget, name)) is not None:
            again.setFocus()

    def _fill(self, page: ResultsPage) -> None:
        cards = self._cards
        self._lines.addWidget(cards.figures(page))
        self._lines.addWidget(self._pair(cards.answers(page), cards.mix(page)))
        self._lines.addWidget(self._pair(cards.hours(page), cards.rhythm(page)))
        rows = QWidget()
        inside = column(8, rows)
        for post in page.posts[:SHOWN]:
            made = OwnPostRow(self._face(post))
            made.typed.connect(self._on_typed)
            made.opened.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
            made.grown.connect(partial(self._bring_into_view, made))
            inside.addWidget(made)
        more = len(page.posts) - SHOWN
        lead = self.tr("The latest %n; all of them are in the export.", "", SHOWN) if more > 0 else ""
        self._lines.addWidget(block(self.tr("Your posts"), rows, lead))
        self._lines.addStretch(1)
        self._arrange()

    # -- publications -------------------------------------------------------------

    def _face(self, post: OwnPost) -> OwnPostFace:
        first = next((line for line in post.text.splitlines() if line.strip()), "")
        counts = post.latest.counts if post.latest else Counts()
        names = (self.tr("views"), self.tr("likes"), self.tr("comments"), self.tr("shares"))
        values = (counts.seen, counts.liked, counts.commented, counts.shared)
        figures = tuple(
            (name, QLocale().toString(value)) for name, value in zip(names, values, strict=True) if value is not None
        )
        points = tuple(_point(post, reading) for reading in post.readings)
        told = ", ".join(f"{round(hours)} h: {figure}" for hours, figure in points)
        caption = f"{self._name(post.network)} · {moment(post.published.timestamp())}"
        spoken = self.tr("Answers since the publication: {figures}").format(figures=told)
        return OwnPostFace(post, caption, first, figures, self._told(post), points, spoken)

    def _told(self, post: OwnPost) -> str:
        if post.latest is None:
            return self.tr("Not counted yet") if post.countable else self.tr("This network tells Ramage nothing.")
        when = moment(post.latest.taken.timestamp())
        typed = post.latest.typed
        return (self.tr("typed {when}") if typed else self.tr("counted {when}")).format(when=when)

    def _bring_into_view(self, made: OwnPostRow) -> None:
        """Now, and again whenever the page grows: what opened in it has its room only after some layouts."""
        self._growing = made
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        if (made := self._growing) is not None:
            QTimer.singleShot(0, made, lambda: self._area.ensureWidgetVisible(made, 0, theme.pixels(24)))

    def _on_typed(self, job: str, counts: Counts) -> None:
        work = partial(self._services.results.type_in, JobId(job), counts)
        self._runner.run(Lane.DATABASE, work, done=self._on_kept, failed=self.notice.emit)

    def _on_kept(self, _reading: Reading) -> None:
        self.refresh()

    # -- taking it along ------------------------------------------------------------

    def _on_export(self) -> None:
        name = self.tr("my-results")
        ask_save(self, self.tr("Export your results"), self.tr("Spreadsheet"), name, self.export_to, "csv")

    def export_to(self, path: str) -> None:
        """All of it, as a file that opens in any spreadsheet."""
        work = partial(self._services.results.export, path, self._services.preferences.language())
        self._runner.run(Lane.DATABASE, work, done=partial(self._on_exported, path), failed=self.notice.emit)

    def _on_exported(self, path: str, count: int) -> None:
        self.notice.emit(self.tr("%n post(s) written to {file}.", "", count).format(file=path))

    # -- inside ---------------------------------------------------------------------

    def _name(self, network: NetworkKey) -> str:
        return self._names.get(network, network)

    def _pair(self, left: QWidget, right: QWidget) -> QWidget:
        pair = QWidget()
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight, pair)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.pixels(20))
        for side, share in ((left, 3), (right, 2)):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # in line from pair to pair
            line.addWidget(side, share)
        self._pairs.append(line)
        return pair

    def _arrange(self) -> None:
        beside = self.width() >= theme.pixels(BESIDE)
        directions = QBoxLayout.Direction
        for line in self._pairs:
            line.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)


def _promise(icon: str, title: str, words: str) -> QWidget:
    frame, inside = card(4)
    line = row(12)
    line.addWidget(IconLabel(icon, "brand", 20), 0, Qt.AlignmentFlag.AlignTop)
    said = column(4)
    said.addWidget(label(title, "card-title"))
    said.addWidget(label(words, "secondary"))
    line.addLayout(said, 1)
    inside.addLayout(line)
    inside.addStretch(1)
    return frame


def _point(post: OwnPost, reading: Reading) -> tuple[float, int]:
    hours = (reading.taken.timestamp() - post.published.timestamp()) / 3600
    return max(hours, 0.0), answers_of(reading.counts)
