# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Eight weeks of a person's publications, lived through with the real services, and the page they make."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QPushButton

from composer.bootstrap import Services
from composer.domain.handing import by_hand
from composer.domain.ids import JobId, NetworkKey, PostId
from composer.domain.networks import Counts
from composer.domain.text import Language
from composer.ui.demo.driver import Driver
from composer.ui.demo.script import OWN_STORIES
from composer.ui.demo.sizes import in_each_size
from composer.ui.screens.results import ResultsScreen
from composer.ui.session import Session

LINKEDIN: Final = NetworkKey("linkedin")
BLUESKY: Final = NetworkKey("bluesky")
X: Final = NetworkKey("x")
_ADDRESSES: Final = {
    LINKEDIN: "https://www.linkedin.com/feed/update/urn:li:activity:7398000000000000{:03}/",
    BLUESKY: "https://bsky.app/profile/claire.nordalia.example/post/3lc7qd4wm2kq{:c}",
    X: "https://x.com/claire_n/status/1859000000000000{:03}",
}
_FIRST_LETTER: Final = ord("a")
_GROWTH: Final = ((timedelta(hours=20), 0.5), (timedelta(days=3), 0.85), (timedelta(days=8), 1.0))
"""How long after a publication its figures are read, and what share of the last ones is there by then."""


class WalkingClock:
    """Implements ``domain.ports.Clock``: it is whatever time it was told last."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class _Past:
    """A publication ``week`` weeks ago, on ``weekday`` from Monday 0 on, with what came of it in the end."""

    week: int
    weekday: int
    hour: int
    minute: int
    network: NetworkKey
    post: str
    counts: Counts


_PAST: Final = (
    _Past(7, 1, 7, 45, LINKEDIN, "", Counts(1180, 41, 9, 2)),
    _Past(7, 3, 12, 15, BLUESKY, "", Counts(None, 7, 1, 0)),
    _Past(6, 1, 7, 50, LINKEDIN, "retours-a-vide", Counts(890, 28, 4, 1)),
    _Past(5, 2, 18, 30, LINKEDIN, "", Counts(430, 14, 2, 0)),
    _Past(5, 2, 12, 30, BLUESKY, "", Counts(None, 15, 4, 3)),
    _Past(4, 3, 12, 15, LINKEDIN, "", Counts(640, 22, 6, 1)),
    _Past(4, 4, 8, 10, X, "hub-lille-aube", Counts(210, 4, 0, 0)),
    _Past(3, 1, 7, 45, LINKEDIN, "", Counts(1760, 69, 17, 5)),
    _Past(3, 2, 12, 35, BLUESKY, "", Counts(None, 22, 5, 4)),
    _Past(2, 3, 12, 20, LINKEDIN, "partenariat-acme", Counts(520, 19, 4, 1)),
    _Past(2, 0, 18, 30, X, "", Counts(340, 9, 1, 1)),
    _Past(1, 1, 7, 45, LINKEDIN, "", Counts(2140, 84, 23, 8)),
    _Past(1, 2, 12, 30, BLUESKY, "", Counts(None, 19, 6, 2)),
    _Past(1, 3, 12, 15, LINKEDIN, "", Counts(710, 25, 6, 2)),
)


def live_through(services: Services, clock: WalkingClock, language: Language) -> None:
    """All of it at its hour, the last one a few days before ``clock`` says now. The library is there."""
    now = clock.at
    jobs: dict[int, JobId] = {}
    for when, number, share in sorted(_hours(now)):
        clock.at = when
        if share:
            services.results.type_in(jobs[number], _part(_PAST[number].counts, share))
        else:
            jobs[number] = _publish(services, language, number)
    clock.at = now


def _hours(now: datetime) -> Iterator[tuple[datetime, int, float]]:
    """When to do what: the number of a publication, and the share of its figures that is there, 0 to publish it."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    monday = midnight - timedelta(days=now.weekday())
    for number, past in enumerate(_PAST):
        at = monday + timedelta(days=past.weekday - 7 * past.week, hours=past.hour, minutes=past.minute)
        yield at, number, 0.0
        for after, share in _GROWTH:
            if at + after < now:
                yield at + after, number, share


def _publish(services: Services, language: Language, number: int) -> JobId:
    past = _PAST[number]
    begun = services.drafting.from_post(PostId(past.post), language) if past.post else services.drafting.blank(language)
    words = OWN_STORIES[language][number]
    draft = services.drafting.save(replace(begun.with_text(words), networks=(past.network,), media=()))
    (job,) = services.publishing.publish(draft, [by_hand(past.network)], confirmed=True)
    services.publishing.run_due()
    return services.assisting.posted(job.id, _ADDRESSES[past.network].format(_FIRST_LETTER + number)).id


def _part(counts: Counts, share: float) -> Counts:
    figures = (counts.seen, counts.liked, counts.commented, counts.shared)
    return Counts(*(None if n is None else round(n * share) for n in figures))


def photograph_results(session: Session, driver: Driver) -> None:
    """The page with weeks behind it, its list, and figures being typed. Raises StepFailed."""
    session.window.show_screen("results")
    driver.wait("the results", lambda: driver.is_shown("results.page") and session.runner.idle)
    in_each_size(session, driver, "results-filled")
    screen = session.window.current
    if not isinstance(screen, ResultsScreen):
        return
    ask = next(b for b in driver.find_all(QPushButton) if b.objectName().startswith("results.type."))
    ask.click()
    driver.wait("the fields", lambda: driver.is_shown("results.figure.0"))
    in_each_size(session, driver, "results-typing")
    screen.refresh()
