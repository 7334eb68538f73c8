# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Results: what became of one's own publications, for the person alone."""

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedLayout, QWidget

from composer.domain.errors import RamageError
from composer.domain.ids import JobId, NetworkKey
from composer.domain.networks import Counts
from composer.domain.results import GoodOwnHour, OwnPost, Pace, Reading, ResultsPage, Rhythm
from composer.ui import theme
from composer.ui.file_choice import ask_save
from composer.ui.moments import day, moment
from composer.ui.screen import Screen
from composer.ui.tasks import Lane, TaskRunner
from composer.ui.widgets.buttons import button
from composer.ui.widgets.header import ScreenHeader
from composer.ui.widgets.own_post_row import OwnPostFace, OwnPostRow
from composer.ui.widgets.plots import Bar, WeekBars, WeekTicks
from composer.ui.widgets.words import block, card, clear, column, label, row, scrolling_column

if TYPE_CHECKING:
    from composer.bootstrap import Services
    from composer.services.results import Refreshed
    from composer.services.wording import Wording

BESIDE = 860
"""From this width on the plots stand two by two."""
SHOWN = 20
"""Publications listed; the export holds them all."""
MOST_HOURS = 3
FOUR_IN_FIVE = 0.8


class ResultsScreen(Screen):
    """Shows what is known at once, and asks the networks behind it."""

    def __init__(self, services: "Services", runner: TaskRunner, wording: "Wording") -> None:
        super().__init__(services, runner, wording)
        self._names = {spec.key: wording.text(f"network-name-{spec.key}") for spec in services.accounts.networks()}
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
        area, self._lines = scrolling_column(1040, 20)
        area.setObjectName("results.page")
        layout = column(0, self)
        layout.addWidget(self._head)
        self._pages = QStackedLayout()
        layout.addLayout(self._pages, 1)
        self._pages.addWidget(self._empty())
        self._pages.addWidget(area)
        self._show_head()

    def _empty(self) -> QWidget:
        page, lines = scrolling_column(640, 14)
        lines.addWidget(label(self.tr("Your results begin with your first post"), "display"))
        teach = self.tr(
            "Once you have published on a network, this page shows what became of it: answers week by week, your "
            "mix of themes, your rhythm, and the hours that suit you. It stays on this computer, for you alone."
        )
        lines.addWidget(label(teach, "lead"))
        begin = button(self.tr("Write a post"), "results.begin", "primary")
        begin.clicked.connect(partial(self.screen_requested.emit, "compose"))
        lines.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
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
        clear(self._lines)
        self._pairs = []
        self._pages.setCurrentIndex(1 if page.posts else 0)
        if page.posts:
            self._fill(page)
        self._show_head()
        if name and (again := self.findChild(QWidget, name)) is not None:
            again.setFocus()

    def _fill(self, page: ResultsPage) -> None:
        self._lines.addWidget(self._pair(self._answers(page), self._mix(page)))
        self._lines.addWidget(self._pair(self._rhythm(page), self._hours(page)))
        rows = QWidget()
        inside = column(10, rows)
        for post in page.posts[:SHOWN]:
            made = OwnPostRow(self._face(post))
            made.typed.connect(self._on_typed)
            made.opened.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
            inside.addWidget(made)
        more = len(page.posts) - SHOWN
        lead = self.tr("The latest %n; all of them are in the export.", "", SHOWN) if more > 0 else ""
        self._lines.addWidget(block(self.tr("Your posts"), rows, lead))
        self._lines.addStretch(1)
        self._arrange()

    # -- the plots --------------------------------------------------------------

    def _answers(self, page: ResultsPage) -> QWidget:
        names = [day(_noon(week.monday)) for week in page.weeks]
        told = ", ".join(f"{name}: {week.answers}" for name, week in zip(names, page.weeks, strict=True))
        spoken = self.tr("Answers by week, from Monday: {figures}").format(figures=told)
        frame, inside = card(10)
        inside.addWidget(WeekBars([week.answers for week in page.weeks], names, spoken))
        counted = any(post.readings for post in page.posts)
        lead = self.tr("Likes, comments and shares received in the week that begins that day.")
        inside.addWidget(label(lead if counted else self._no_figures(), "caption"))
        inside.addStretch(1)
        return block(self.tr("Answers each week"), frame)

    def _no_figures(self) -> str:
        return self.tr("No figures yet: type what you see on the network below, or let Ramage ask where it can.")

    def _mix(self, page: ResultsPage) -> QWidget:
        frame, inside = card(10)
        for share in page.themes:
            own = share.theme is None
            name = self.tr("Stories of your own") if share.theme is None else page.labels.get(share.theme, share.theme)
            line = row(12)
            named = label(name, wraps=False)
            named.setMinimumWidth(theme.pixels(130))
            line.addWidget(named)
            line.addWidget(Bar(share.share, "parrot" if own else "brand", FOUR_IN_FIVE if own else None), 1)
            line.addWidget(label(self.tr("%n post(s)", "", share.posts), "caption", wraps=False))
            inside.addLayout(line)
        own_posts = sum(1 for post in page.posts if not post.themes)
        told = self.tr("{own} of {all} are stories of your own.").format(own=own_posts, all=len(page.posts))
        advice = self.tr("Readers like about four posts in five from your own work, one in five about the company.")
        inside.addWidget(label(f"{told} {advice}", "caption"))
        inside.addStretch(1)
        return block(self.tr("Your mix"), frame)

    def _rhythm(self, page: ResultsPage) -> QWidget:
        frame, inside = card(12)
        for rhythm in page.rhythms:
            line = row(16)
            words = column(2)
            words.addWidget(label(self._name(rhythm.network), "card-title"))
            words.addWidget(label(self._pace(rhythm), "caption", tone="warn" if rhythm.pace is Pace.MUCH else ""))
            line.addLayout(words, 1)
            told = ", ".join(str(count) for count in rhythm.weeks)
            spoken = self.tr("Posts by week, the latest last: {figures}").format(figures=told)
            token = "warn" if rhythm.pace is Pace.MUCH else "brand"
            line.addWidget(WeekTicks(rhythm.weeks, rhythm.advised, token, spoken))
            inside.addLayout(line)
        inside.addStretch(1)
        return block(self.tr("Your rhythm"), frame)

    def _pace(self, rhythm: Rhythm) -> str:
        if rhythm.pace is Pace.QUIET:
            return self.tr("Quiet lately. Write when you have something to say.")
        if rhythm.advised is None:
            return self.tr("No advice for this network.")
        most = self.tr("at most %n a week", "", rhythm.advised)
        much = rhythm.pace is Pace.MUCH
        return (self.tr("More than readers like: {most}.") if much else self.tr("A good rhythm: {most}.")).format(
            most=most
        )

    def _hours(self, page: ResultsPage) -> QWidget:
        frame, inside = card(10)
        better = [hour for hour in page.hours if hour.ratio >= 1][:MOST_HOURS]
        for hour in better:
            line = row(12)
            words = column(2)
            words.addWidget(label(self._hour(hour), "card-title"))
            posts = self.tr("%n post(s)", "", hour.posts)
            words.addWidget(label(f"{self._name(hour.network)} · {posts}", "caption"))
            line.addLayout(words, 1)
            ratio = QLocale().toString(hour.ratio, "f", 1)
            times = label(self.tr("× {ratio} your usual").format(ratio=ratio), wraps=False)
            times.setProperty("tone", "ok")
            line.addWidget(times)
            inside.addLayout(line)
        lead = self.tr("Slots that Ramage suggests follow these hours.")
        teach = self.tr(
            "Two posts at the same hour of the week, with their figures, tell something: the hours that suit you "
            "appear here, and the slots that Ramage suggests follow them."
        )
        inside.addWidget(label(lead if better else teach, "caption"))
        inside.addStretch(1)
        return block(self.tr("Your best hours"), frame)

    def _hour(self, hour: GoodOwnHour) -> str:
        name = QLocale().dayName(hour.hour.weekday + 1)
        said = self.tr("{day}, {start}:00 to {end}:00").format(
            day=name, start=hour.hour.hour, end=(hour.hour.hour + 1) % 24
        )
        return said[:1].upper() + said[1:]

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
        line.addWidget(left, 1)
        line.addWidget(right, 1)
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


def _noon(date_: date) -> datetime:
    return datetime(date_.year, date_.month, date_.day, 12).astimezone()


def _point(post: OwnPost, reading: Reading) -> tuple[float, int]:
    counts = reading.counts
    hours = (reading.taken.timestamp() - post.published.timestamp()) / 3600
    return max(hours, 0.0), sum(n or 0 for n in (counts.liked, counts.commented, counts.shared))
