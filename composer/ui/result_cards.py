# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page of results says in figures and plots, each as a card."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from composer.domain.ids import NetworkKey
from composer.domain.networks import Counts
from composer.domain.results import GoodOwnHour, OwnPost, Pace, ResultsPage, Rhythm
from composer.domain.slots import WeekHour
from composer.ui import theme
from composer.ui.moments import day
from composer.ui.widgets.flow import FlowRow
from composer.ui.widgets.plots import Bar, Dot, Split, WeekBars, WeekTicks
from composer.ui.widgets.stat_strip import Stat, StatStrip
from composer.ui.widgets.week_map import HourCell, WeekMap
from composer.ui.widgets.words import block, card, column, label, row

MOST_HOURS: Final = 3
MOST_THEMES: Final = 5
FOUR_IN_FIVE: Final = 0.8
OWN, COMPANY = "parrot", "brand"


def answers_of(counts: Counts) -> int:
    """Likes, comments and shares together."""
    return sum(n or 0 for n in (counts.liked, counts.commented, counts.shared))


class ResultCards(QObject):
    """Puts a ResultsPage into widgets, in the words of the window."""

    def __init__(self, names: Mapping[NetworkKey, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names

    def figures(self, page: ResultsPage) -> QWidget:
        """The weeks in a few numbers."""
        posts = sum(week.posts for week in page.weeks)
        answers, seen = sum(week.answers for week in page.weeks), sum(week.seen for week in page.weeks)
        counted = [answers_of(post.latest.counts) for post in page.posts if post.latest is not None]
        weeks = self.tr("in %n week(s)", "", len(page.weeks))
        stats = [Stat(_number(posts), self.tr("posts", "", posts), weeks)]
        if counted:
            each = self.tr("{n} a post").format(n=QLocale().toString(sum(counted) / len(counted), "f", 0))
            stats.append(Stat(_number(answers), self.tr("answers", "", answers), each))
            best = self.tr("for your most answered post")
            stats.append(Stat(_number(max(counted)), self.tr("answers", "", max(counted)), best))
        if seen:
            stats.append(Stat(_number(seen), self.tr("views", "", seen), self.tr("where the network tells")))
        return StatStrip(stats)

    def answers(self, page: ResultsPage) -> QWidget:
        """Week by week."""
        names = [day(_noon(week.monday)) for week in page.weeks]
        told = ", ".join(f"{name}: {week.answers}" for name, week in zip(names, page.weeks, strict=True))
        spoken = self.tr("Answers by week, from Monday: {figures}").format(figures=told)
        frame, inside = card(12)
        inside.addWidget(WeekBars([week.answers for week in page.weeks], names, spoken), 1)
        counted = any(post.readings for post in page.posts)
        lead = self.tr("Likes, comments and shares received in the week that begins that day.")
        inside.addWidget(label(lead if counted else self._no_figures(), "caption"))
        return block(self.tr("Answers each week"), frame)

    def _no_figures(self) -> str:
        return self.tr("No figures yet: type what you see on the network below, or let Ramage ask where it can.")

    def mix(self, page: ResultsPage) -> QWidget:
        """Stories of one's own beside the company's."""
        frame, inside = card(12)
        own = sum(1 for post in page.posts if not post.themes)
        told = self.tr("{own} of {all} are stories of your own.").format(own=own, all=len(page.posts))
        inside.addWidget(Split(page.own_words, OWN, COMPANY, FOUR_IN_FIVE, told))
        legend = FlowRow(theme.pixels(12))
        for token, words, count in (
            (OWN, self.tr("Stories of your own"), own),
            (COMPANY, self.tr("From the library"), len(page.posts) - own),
        ):
            legend.items.addWidget(_beside_dot(token, words, count))
        inside.addWidget(legend)
        inside.addLayout(self._themes(page))
        advice = self.tr("Readers like about four posts in five from your own work, one in five about the company.")
        inside.addWidget(label(f"{told} {advice}", "caption"))
        inside.addStretch(1)
        return block(self.tr("Your mix"), frame)

    def _themes(self, page: ResultsPage) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.pixels(12))
        grid.setVerticalSpacing(theme.pixels(8))
        shares = [share for share in page.themes if share.theme is not None][:MOST_THEMES]
        for number, share in enumerate(shares):
            name = page.labels.get(share.theme, share.theme) if share.theme else ""
            grid.addWidget(label(name, "small", wraps=False), number, 0)
            grid.addWidget(Bar(share.share, COMPANY), number, 1)
            posts = self.tr("%n post(s)", "", share.posts)
            grid.addWidget(label(posts, "small", wraps=False), number, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        return grid

    def rhythm(self, page: ResultsPage) -> QWidget:
        """Each network against what its readers like."""
        frame, inside = card(16)
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
        inside.addWidget(label(self.tr("One column a week; the dashed line is the most that readers like."), "caption"))
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

    def hours(self, page: ResultsPage) -> QWidget:
        """Where in the week one published, and what drew most."""
        frame, inside = card(12)
        better = [hour for hour in page.hours if hour.ratio >= 1][:MOST_HOURS]
        spoken = "; ".join(f"{self._hour(hour.hour)}, {self._times(hour)}" for hour in better)
        inside.addWidget(WeekMap(self._cells(page), self.tr("The hours you published at. {best}").format(best=spoken)))
        for hour in better:
            line = row(12)
            line.addWidget(label(self._hour(hour.hour), "card-title", wraps=False))
            posts = self.tr("%n post(s)", "", hour.posts)
            line.addWidget(label(f"{self._name(hour.network)} · {posts}", "caption"), 1)
            line.addWidget(label(self._times(hour), tone="ok", wraps=False))
            inside.addLayout(line)
        lead = self.tr("The fuller the colour, the more it drew. Slots that Ramage suggests follow these hours.")
        teach = self.tr(
            "Two posts at the same hour of the week, with their figures, tell something: the hours that suit you "
            "appear here, and the slots that Ramage suggests follow them."
        )
        inside.addWidget(label(lead if better else teach, "caption"))
        inside.addStretch(1)
        return block(self.tr("Your best hours"), frame)

    def _cells(self, page: ResultsPage) -> dict[WeekHour, HourCell]:
        ratios: dict[WeekHour, float] = {}
        for good in page.hours:
            ratios[good.hour] = max(good.ratio, ratios.get(good.hour, 0.0))
        found: dict[WeekHour, list[OwnPost]] = {}
        for post in page.posts:
            there = post.published.astimezone()
            found.setdefault(WeekHour(there.weekday(), there.hour), []).append(post)
        cells = {}
        for at, posts in found.items():
            said = f"{self._hour(at)} · {self.tr('%n post(s)', '', len(posts))}"
            if (ratio := ratios.get(at)) is not None:
                said = f"{said} · {self._ratio(ratio)}"
            cells[at] = HourCell(len(posts), ratio, said)
        return cells

    def _hour(self, at: WeekHour) -> str:
        said = self.tr("{day}, {start}:00 to {end}:00").format(
            day=QLocale().dayName(at.weekday + 1), start=at.hour, end=(at.hour + 1) % 24
        )
        return said[:1].upper() + said[1:]

    def _times(self, hour: GoodOwnHour) -> str:
        return self._ratio(hour.ratio)

    def _ratio(self, ratio: float) -> str:
        return self.tr("{ratio} times your usual").format(ratio=QLocale().toString(ratio, "f", 1))

    def _name(self, network: NetworkKey) -> str:
        return self._names.get(network, network)

    def promises(self) -> Sequence[tuple[str, str, str]]:
        """What the page will show once there is something: icon, title, words."""
        return (
            ("results", self.tr("Answers each week"), self.tr("Likes, comments and shares, one column a week.")),
            (
                "hash",
                self.tr("Your mix"),
                self.tr("Stories of your own beside the company’s: four in five, one in five."),
            ),
            (
                "calendar",
                self.tr("Your rhythm"),
                self.tr("How often you post, beside what readers of each network like."),
            ),
            ("clock", self.tr("Your best hours"), self.tr("The hours of the week at which your posts drew most.")),
        )


def _beside_dot(token: str, words: str, count: int) -> QWidget:
    made = QWidget()
    line = row(8, made)
    line.addWidget(Dot(token), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(label(f"{words} · {_number(count)}", wraps=False))
    return made


def _number(value: int) -> str:
    return QLocale().toString(value)


def _noon(date_: date) -> datetime:
    return datetime(date_.year, date_.month, date_.day, 12).astimezone()
