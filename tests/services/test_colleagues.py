# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Colleagues' shares from the moment they arrive to the review of a draft, and one's own on the way out."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import PostQuery
from composer.domain.networks import Submission
from composer.domain.outbox import Job, JobState
from composer.domain.review import Level, Verdict
from composer.domain.shares import Published, Share
from composer.domain.text import Language
from composer.services.colleagues import MEMORY
from composer.similarity.fingerprints import GROUPS, Fingerprints
from composer.similarity.sharing import share_of
from tests.builders import NOW, PRACTICE, FakeClock, a_job, a_receipt
from tests.conftest import ExpectLog
from tests.services.app import App
from tests.services.small_library import SmallLibrary

LINKEDIN, X = NetworkKey("linkedin"), NetworkKey("x")
TEXT = (
    "Hier soir, au dépôt, Samir a réparé le hayon du camion avec une ceinture et beaucoup d’optimisme. Ce matin le"
    " hayon tient toujours. Je propose que nous rangions des ceintures dans chaque véhicule de la tournée du nord."
)


def key_of(app: App) -> bytes:
    return bytes.fromhex(app.services.library.info().team_key)


def a_share(app: App, text: str = TEXT, member: str = "anna", network: NetworkKey = LINKEDIN, **more: object) -> Share:
    values = {"member": member, "network": network, "at": app.clock.now(), "text": text, **more}
    published = Published(**values)  # type: ignore[arg-type]
    return share_of(published, Fingerprints(key_of(app)), random.Random(member).randbytes)


def echo(app: App, text: str = TEXT, network: NetworkKey = LINKEDIN) -> tuple[Verdict, int]:
    context = app.services.reviewing.context_at(Language.FRENCH, network)
    found = app.services.colleagues.echo(text, context)
    return (found.verdict, found.colleagues) if found else (Verdict.OWN, -1)


def test_nothing_is_known_before_it_is_loaded_or_taken_in(app: App) -> None:
    assert echo(app) == (Verdict.OWN, -1)
    app.services.colleagues.load()
    assert echo(app) == (Verdict.OWN, -1)
    assert app.services.colleagues.held_hours(LINKEDIN, None) == {}
    assert app.services.colleagues.talk(NOW - MEMORY).members == 0


def test_shares_outlive_a_restart(app: App) -> None:
    app.services.colleagues.take_in([a_share(app), a_share(app, member="bob")])
    assert echo(app) == (Verdict.VERBATIM, 2)
    app.restart()
    assert echo(app) == (Verdict.OWN, -1)
    app.services.colleagues.load()
    assert echo(app) == (Verdict.VERBATIM, 2)


def test_the_review_says_it(app: App) -> None:
    app.services.colleagues.take_in([a_share(app), a_share(app, member="bob", network=X)])
    draft = app.services.drafting.blank(Language.FRENCH).with_text(TEXT)
    for network, level in ((LINKEDIN, Level.WARNING), (X, Level.ERROR)):
        review = app.services.reviewing.review_draft(draft, network)
        (found,) = (f for f in review.findings if f.message.code.startswith("voice-colleagues"))
        assert found.level is level
        assert review.voice is not None
        assert review.voice.verdict is Verdict.VERBATIM
        assert any(f.rule == "Voice.SharedPassage" and f.span for f in review.findings)


def test_on_x_what_stands_elsewhere_is_no_error(app: App) -> None:
    app.services.colleagues.take_in([a_share(app)])
    draft = app.services.drafting.blank(Language.FRENCH).with_text(TEXT)
    review = app.services.reviewing.review_draft(draft, X)
    assert not [f for f in review.at(Level.ERROR) if f.rule.startswith("Voice.")]


def test_a_review_made_before_is_made_again_once_shares_arrive(app: App) -> None:
    draft = app.services.drafting.blank(Language.FRENCH).with_text(TEXT)
    assert app.services.reviewing.review_draft(draft, LINKEDIN).voice is None
    app.services.colleagues.take_in([a_share(app)])
    voice = app.services.reviewing.review_draft(draft, LINKEDIN).voice
    assert voice is not None
    assert voice.verdict is Verdict.VERBATIM


def packs(app: App) -> list[str]:
    return sorted(path.name for path in app.services.paths.shares.rglob("*.shares"))


def test_day_after_day_makes_few_files(app: App) -> None:
    for day in range(40):
        app.services.colleagues.take_in([a_share(app, member=f"m{day}-{number}") for number in range(3)])
    assert len(packs(app)) <= 4
    found = app.services.colleagues.echo(TEXT, app.services.reviewing.context_at(Language.FRENCH, LINKEDIN))
    assert found is not None
    assert found.hour == 120


def test_old_shares_leave(app: App) -> None:
    colleagues = app.services.colleagues
    colleagues.take_in([a_share(app, at=NOW - MEMORY - timedelta(hours=1)), a_share(app, at=NOW - MEMORY / 2)])
    assert echo(app) == (Verdict.VERBATIM, 1)
    before = packs(app)
    app.clock.tick(days=MEMORY.days / 2 + 1)
    colleagues.take_in([a_share(app, member="bob")])
    assert echo(app) == (Verdict.VERBATIM, 1)
    app.clock.tick(days=MEMORY.days + 1)
    colleagues.load()
    assert echo(app) == (Verdict.OWN, -1)
    assert before
    assert packs(app) == []


def test_a_pack_mostly_of_old_shares_is_packed_again(app: App) -> None:
    colleagues = app.services.colleagues
    old = [a_share(app, member=f"m{number}", at=NOW - MEMORY + timedelta(days=1)) for number in range(9)]
    colleagues.take_in([*old, a_share(app)])
    app.clock.tick(days=2)
    colleagues.load()
    assert packs(app) == ["000000001-000000001-2.shares"]
    assert echo(app) == (Verdict.VERBATIM, 1)
    app.restart()
    app.services.colleagues.load()
    assert echo(app) == (Verdict.VERBATIM, 1)


def test_damaged_packs_are_thrown_away(app: App, expect_log: ExpectLog) -> None:
    app.services.colleagues.take_in([a_share(app)])
    (path,) = app.services.paths.shares.rglob("*.shares")
    app.restart()
    path.write_bytes(path.read_bytes()[:-8])
    expect_log("was damaged")
    app.services.colleagues.load()
    assert echo(app) == (Verdict.OWN, -1)
    app.services.colleagues.take_in([a_share(app)])
    assert echo(app) == (Verdict.VERBATIM, 1)


def with_key(library: SmallLibrary, key: str) -> None:
    library.settings(f'team_key = "{key}"\n')


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    """One without a team key, to begin with."""
    made = SmallLibrary(tmp_path / "library")
    made.post(PostId("matin"))
    return made


@pytest.fixture
def person(tmp_path: Path, library: SmallLibrary, clock: FakeClock) -> Iterator[App]:
    app = App(tmp_path / "person", clock, library.root)
    yield app
    app.close()


def sent(text: str = TEXT, **changes: Any) -> Job:
    values = {
        "network": LINKEDIN,
        "post": None,
        "submission": Submission(text, Language.FRENCH),
        "state": JobState.SENT,
        "receipt": a_receipt(url="https://linkedin.example/1", published=NOW + timedelta(minutes=20)),
    }
    return a_job(**{**values, **changes})


def test_without_a_key_nothing_is_hashed(person: App, app: App) -> None:
    colleagues = person.services.colleagues
    colleagues.take_in([a_share(app)])
    colleagues.load()
    assert echo(person) == (Verdict.OWN, -1)
    assert colleagues.share_of(sent()) is None
    assert colleagues.member() == ""
    assert not person.services.paths.shares.exists()


def test_another_key_makes_what_was_shared_unreadable(person: App, library: SmallLibrary) -> None:
    first, second = ("0123456789abcdef" * 4, "fedcba9876543210" * 4)
    for key, verdict in ((first, Verdict.OWN), (second, Verdict.OWN), (first, Verdict.VERBATIM)):
        with_key(library, key)
        person.services.library.ensure()
        person.services.colleagues.load()
        assert echo(person)[0] is verdict
        person.services.colleagues.take_in([a_share(person)])
        assert echo(person)[0] is Verdict.VERBATIM


def test_a_sent_job_becomes_a_share_that_others_recognise(app: App) -> None:
    post = app.services.library.search(PostQuery(limit=1)).cards[0].id
    share = app.services.colleagues.share_of(sent(post=post))
    assert share is not None
    assert (share.network, share.post, share.hour) == (LINKEDIN, post, NOW.replace(minute=0))
    assert share.theme in {theme.id for theme in app.services.library.info().themes}
    assert len(share.groups) == GROUPS
    assert share.address == ""
    assert share.member == app.services.colleagues.member() != ""
    colleague = replace(share, member="colleague")
    app.services.colleagues.take_in([share, colleague])
    assert echo(app) == (Verdict.VERBATIM, 1)


def test_a_pseudonym_is_drawn_once(app: App) -> None:
    shares = [app.services.colleagues.share_of(sent(text)) for text in (TEXT, "Bonjour.")]
    app.restart()
    shares.append(app.services.colleagues.share_of(sent()))
    assert len({share.member for share in shares if share}) == 1
    assert all(share and set(share.member) <= set("0123456789abcdef") for share in shares)


def test_an_address_is_shown_only_on_request(app: App) -> None:
    share = app.services.colleagues.share_of(sent(), show=True)
    assert share is not None
    assert share.address == "https://linkedin.example/1"


@pytest.mark.parametrize("job", [sent(network=PRACTICE), sent(state=JobState.QUEUED, receipt=None)])
def test_what_was_never_published_is_not_shared(app: App, job: Job) -> None:
    assert app.services.colleagues.share_of(job) is None


def test_a_plan_tells_the_hour_and_not_a_word(app: App) -> None:
    waiting = sent(state=JobState.QUEUED, receipt=None, due=NOW + timedelta(days=1, minutes=20))
    plan = app.services.colleagues.plan_of(waiting)
    assert plan is not None
    assert plan.hour == (NOW + timedelta(days=1)).replace(minute=0)
    assert len(plan.groups) == GROUPS
    app.services.colleagues.take_in([replace(plan, member="anna")])
    assert echo(app) == (Verdict.OWN, 0)
    for job in (sent(), replace(waiting, network=PRACTICE)):
        assert app.services.colleagues.plan_of(job) is None


def test_the_same_picture_is_the_same_under_any_name(app: App, tmp_path: Path) -> None:
    mine, theirs, other = (tmp_path / name for name in ("IMG_1.jpg", "quai.jpg", "autre.jpg"))
    mine.write_bytes(b"picture")
    theirs.write_bytes(b"picture")
    other.write_bytes(b"another")
    submission = Submission(TEXT, Language.FRENCH, (DraftMedia(str(theirs)),))
    share = app.services.colleagues.share_of(sent(submission=submission))
    assert share is not None
    app.services.colleagues.take_in([replace(share, member="anna")])
    draft = app.services.drafting.blank(Language.FRENCH).with_text(TEXT)
    for path, count in ((mine, 1), (other, 0), (tmp_path / "gone.jpg", 0)):
        context = app.services.reviewing.context_for(replace(draft, media=(DraftMedia(str(path)),)), LINKEDIN)
        found = app.services.colleagues.echo(TEXT, context)
        assert found is not None
        assert found.media == count


def test_slots_and_themes_are_told_of_colleagues(app: App) -> None:
    theme = app.services.library.info().themes[0].id
    app.services.colleagues.take_in([a_share(app, theme=theme), a_share(app, member="bob", theme=theme)])
    assert list(app.services.colleagues.held_hours(LINKEDIN, None).values()) == [2]
    talk = app.services.colleagues.talk(NOW - timedelta(days=1))
    assert (talk.members, talk.by_theme) == (2, {theme: 2})
