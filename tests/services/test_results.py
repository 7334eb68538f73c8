# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of publications: asked rarely, typed by hand where nobody can be asked, and read at a glance."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.bootstrap import known_networks
from composer.domain.errors import JobMovedOn, PostRefused, RateLimited
from composer.domain.handing import by_hand
from composer.domain.ids import JobId, NetworkKey, ThemeId
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Halfway
from composer.domain.results import OwnPost, Pace, Reading
from composer.domain.slots import WeekHour
from composer.domain.text import Language
from composer.services.accounts import Accounts
from composer.services.rests import Rests
from composer.services.results import EVERY, Refreshed, Results
from composer.services.results_page import as_csv, good_hours, rhythms, theme_shares, week_totals
from composer.storage.work import WorkDatabase, open_work
from composer.system.files import write_export
from tests.builders import NOW, FakeClock, a_job, a_submission, an_account
from tests.services.app import LINKEDIN, App
from tests.services.test_outbox_machine import write_library

MINE = an_account("linkedin-1", network=LINKEDIN)


class CountingNetwork:
    """A network that counts, and may refuse to be asked."""

    def __init__(self) -> None:
        self.likes: dict[str, int] = {}
        self.asked = 0
        self.refuses: PostRefused | RateLimited | None = None

    def counts(self, account: Account, receipts: Sequence[Receipt]) -> Mapping[str, Counts]:
        assert account == MINE
        self.asked += 1
        if self.refuses is not None:
            raise self.refuses
        asked = {receipt.remote_id for receipt in receipts}
        return {remote: Counts(seen=100, liked=n) for remote, n in self.likes.items() if remote in asked}

    def publish(self, account: Account, payload: Payload, key: JobId, halfway: Halfway) -> Receipt:
        raise NotImplementedError

    def find(self, account: Account, key: JobId, payload: Payload, halfway: Halfway) -> Receipt | None:
        raise NotImplementedError


class Desk:
    """Real stores and services around one network that counts."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.app = App(folder / "home", self.clock, write_library(folder / "library", hold=False))
        self.work: WorkDatabase = open_work(folder / "home" / "data" / "work.db", self.clock)
        self.network = CountingNetwork()
        services = self.app.services
        self.results = Results(
            self.work.outbox,
            self.work.results,
            Accounts(known_networks(), lambda: [MINE]),
            {LINKEDIN: self.network},
            services.library,
            services.reviewing,
            Rests(self.work.state),
            self.work.state,
            self.clock,
            UTC,
            lambda path, text: write_export(Path(path), text),
        )

    def sent(self, job: str, *, days: float = 1, url: str = "", **changes: object) -> Job:
        published = NOW - timedelta(days=days)
        receipt = Receipt(f"urn:{job}", url or f"https://linkedin.example/{job}", published)
        values = {"account": MINE.id, "network": LINKEDIN, "state": JobState.SENT, "due": published, **changes}
        made = a_job(job, receipt=receipt, **values)
        self.work.outbox.add([made])
        return made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.work.close()
    made.app.close()


def test_what_networks_count_is_kept_over_time(desk: Desk) -> None:
    desk.sent("a")
    for likes in (3, 3, 8):
        desk.network.likes = {"urn:a": likes}
        assert desk.results.refresh().counted == 1
        desk.clock.tick(seconds=EVERY.total_seconds())
    (post,) = desk.results.page(Language.FRENCH).posts
    assert [reading.counts.liked for reading in post.readings] == [3, 8]
    assert post.countable


def test_an_account_is_asked_once_an_hour_also_by_another_run(desk: Desk) -> None:
    desk.sent("a")
    desk.results.refresh()
    desk.results.refresh()
    assert desk.network.asked == 1
    desk.clock.tick(minutes=61)
    desk.network.refuses = RateLimited(network="linkedin", retry_after_s=7200)
    assert [error.code for error in desk.results.refresh().troubles] == ["rate-limited"]
    desk.clock.tick(minutes=90)
    assert desk.results.refresh().troubles == ()
    assert desk.network.asked == 2


def test_a_network_that_says_no_is_told_and_the_page_stays(desk: Desk) -> None:
    desk.sent("a")
    desk.network.refuses = PostRefused(network="linkedin", reason="scope")
    assert [error.code for error in desk.results.refresh().troubles] == ["post-refused"]
    assert len(desk.results.page(Language.FRENCH).posts) == 1


def test_old_and_withdrawn_publications_and_rehearsals_are_not_asked_about(desk: Desk) -> None:
    desk.sent("old", days=91)
    gone = desk.sent("gone")
    desk.work.outbox.update(gone.moved(JobState.WITHDRAWN, NOW), gone)
    desk.sent("rehearsal", network=NetworkKey("practice"))
    assert desk.results.refresh().counted == 0
    assert desk.network.asked == 0
    assert [post.job for post in desk.results.page(Language.FRENCH).posts] == ["old"]


def test_what_was_posted_by_hand_is_never_asked_about(desk: Desk) -> None:
    desk.sent("by-hand", account=by_hand(LINKEDIN))
    assert desk.results.refresh() == Refreshed()
    assert desk.network.asked == 0
    (post,) = desk.results.page(Language.FRENCH).posts
    assert not post.countable


def test_where_nobody_can_be_asked_the_person_types_what_they_see(desk: Desk) -> None:
    job = desk.sent("typed", network=NetworkKey("instagram"))
    reading = desk.results.type_in(job.id, Counts(liked=12, commented=1))
    (post,) = desk.results.page(Language.FRENCH).posts
    assert (post.latest, post.countable) == (reading, False)
    for wrong in (Counts(), Counts(liked=-1), Counts(seen=10**12)):
        with pytest.raises(ValueError, match="counts"):
            desk.results.type_in(job.id, wrong)
    queued = a_job("queued")
    desk.work.outbox.add([queued])
    with pytest.raises(JobMovedOn):
        desk.results.type_in(queued.id, Counts(liked=1))


def test_the_export_opens_in_a_spreadsheet_and_runs_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.sent("a", submission=a_submission("=HYPERLINK(1)\nDeuxième ligne, « guillemets »"))
    desk.network.likes = {"urn:a": 5}
    desk.results.refresh()
    file = tmp_path / "mes résultats.csv"
    assert desk.results.export(str(file), Language.FRENCH) == 1
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert row["text"] == "'=HYPERLINK(1)\nDeuxième ligne, « guillemets »"
    assert (row["liked"], row["seen"], row["commented"], row["typed"]) == ("5", "100", "", "no")


# --- what readings say -----------------------------------------------------------------------------------------------


def own(
    job: str, published: datetime, *likes: int, themes: Sequence[str] = (), network: NetworkKey = LINKEDIN
) -> OwnPost:
    """Counted a day after its publication, and again each day after."""
    readings = tuple(
        Reading(JobId(job), published + timedelta(days=1 + n), Counts(liked=count)) for n, count in enumerate(likes)
    )
    return OwnPost(JobId(job), network, published, "Texte", "", tuple(ThemeId(t) for t in themes), readings)


def test_weeks_hold_what_was_gained_in_them() -> None:
    tuesday = datetime(2026, 11, 3, 12, tzinfo=UTC)
    posts = [own("a", tuesday - timedelta(days=8), 4, 6), own("b", tuesday - timedelta(days=1), 10)]
    *_, before, this = week_totals(posts, tuesday, UTC)
    assert [(week.posts, week.answers) for week in (before, this)] == [(1, 6), (1, 10)]


@given(st.lists(st.tuples(st.integers(0, 70), st.lists(st.integers(0, 500), max_size=4)), max_size=12))
def test_no_week_loses_and_all_weeks_together_are_all_answers(told: list[tuple[int, list[int]]]) -> None:
    posts = [own(str(n), NOW - timedelta(days=days), *sorted(likes)) for n, (days, likes) in enumerate(told)]
    within = [p for p in posts if all(NOW - timedelta(days=45) < r.taken <= NOW for r in p.readings)]
    weeks = week_totals(within, NOW, UTC)
    assert sum(week.answers for week in weeks) == sum(p.latest.counts.liked or 0 for p in within if p.latest)


def test_the_mix_names_themes_and_ones_own_stories() -> None:
    posts = [own("a", NOW, themes=["terrain"]), own("b", NOW, themes=["terrain", "rse"]), own("c", NOW), own("d", NOW)]
    assert [(one.theme, one.posts, one.share) for one in theme_shares(posts)] == [
        ("terrain", 2, 0.5),
        ("rse", 1, 0.25),
        (None, 2, 0.5),
    ]


def test_the_rhythm_is_read_against_what_the_library_advises() -> None:
    posts = [own(str(n), NOW - timedelta(hours=n)) for n in range(3)]
    (told,) = rhythms(posts, {LINKEDIN: 2}, NOW, UTC)
    assert (told.pace, told.advised, sum(told.weeks)) == (Pace.MUCH, 2, 3)
    assert rhythms(posts, {}, NOW, UTC)[0].pace is Pace.STEADY
    assert rhythms([own("old", NOW - timedelta(days=40))], {}, NOW, UTC)[0].pace is Pace.QUIET


def test_hours_that_drew_more_than_usual_come_first() -> None:
    monday_8, friday_18 = datetime(2026, 10, 5, 8, 10, tzinfo=UTC), datetime(2026, 10, 9, 18, tzinfo=UTC)
    week = timedelta(days=7)
    posts = [
        own("a", monday_8, 30),
        own("b", monday_8 + week, 10),
        own("c", friday_18, 5),
        own("d", friday_18 + week, 3),
    ]
    posts.append(own("alone", monday_8 + timedelta(hours=5), 500, network=NetworkKey("x")))
    best, other = good_hours(posts, UTC)
    assert (best.hour, best.posts) == (WeekHour(0, 8), 2)
    assert best.ratio == pytest.approx(20 / 12)
    assert other.hour == WeekHour(4, 18)


def test_slots_suit_where_results_were_best(desk: Desk) -> None:
    monday_8, friday_18 = datetime(2026, 10, 5, 8, tzinfo=UTC), datetime(2026, 10, 9, 18, tzinfo=UTC)
    for name, first, likes in (("m", monday_8, 30), ("f", friday_18, 3)):
        for week in range(2):
            published = first + timedelta(weeks=week)
            job = desk.sent(f"{name}{week}", days=(NOW - published) / timedelta(days=1))
            desk.results.type_in(job.id, Counts(liked=likes))
    ratios = desk.results.drawn(LINKEDIN)
    assert ratios[JobId("m0")] == pytest.approx(30 / 16.5)
    assert ratios[JobId("f1")] < 0.2


def test_a_post_of_the_library_brings_its_themes_and_their_names() -> None:
    text = as_csv([own("a", NOW, themes=["terrain"])], {ThemeId("terrain"): "Métiers"})
    assert "Métiers" in text
