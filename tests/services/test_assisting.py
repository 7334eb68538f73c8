# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from composer.domain.drafts import Draft, DraftMedia
from composer.domain.errors import AddressRefused, JobMovedOn, NotConnected, PublicationBlocked
from composer.domain.handing import by_hand
from composer.domain.ids import JobId, NetworkKey
from composer.domain.outbox import JobState
from tests.builders import FakeClock
from tests.fakes.publisher import Does
from tests.services.app import CLEAN, App

INSTAGRAM, THREADS, MASTODON = NetworkKey("instagram"), NetworkKey("threads"), NetworkKey("mastodon")
POST = "https://www.threads.com/@lea.m/post/DCk12abc"


@pytest.fixture
def app(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    app = App(tmp_path / "ramage", clock)
    yield app
    app.close()


def a_picture(folder: Path, name: str = "quai.png") -> str:
    out = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(out, "PNG")
    (folder / name).write_bytes(out.getvalue())
    return str(folder / name)


def handed(app: App, network: NetworkKey, draft: Draft | None = None, server: str = "") -> JobId:
    (job,) = app.services.publishing.publish(draft or app.draft(), (by_hand(network, server),), confirmed=True)
    moved = app.run()
    assert (moved.id, moved.state) == (job.id, JobState.HANDED_OVER)
    return job.id


def test_a_text_is_handed_over_and_sent_only_by_the_address_of_the_post(app: App) -> None:
    job = handed(app, THREADS)
    laid = app.services.assisting.handing(job)
    assert laid.text == CLEAN
    assert laid.filled
    assert laid.page.startswith("https://www.threads.com/intent/post?text=Ce%20matin")
    assert (laid.folder, laid.files) == ("", ())
    assert [action.code for action in laid.actions] == ["by-hand-post", "by-hand-tell"]
    app.clock.tick(minutes=3)

    sent = app.services.assisting.posted(job, f"{POST}?xmt=abc")

    assert sent.state is JobState.SENT
    assert sent.receipt is not None
    assert (sent.receipt.url, sent.receipt.remote_id) == (POST, POST)
    assert sent.receipt.published == app.clock.now()
    assert not app.services.publishing.afterwards.can_withdraw(sent)


def test_it_is_never_sent_by_itself(app: App) -> None:
    job = handed(app, THREADS)
    app.clock.tick(days=2)
    app.restart()
    assert app.services.publishing.run_due() == ()
    assert app.only().state is JobState.HANDED_OVER
    assert app.services.assisting.not_posted(job).state is JobState.ABANDONED
    with pytest.raises(JobMovedOn):
        app.services.assisting.posted(job, POST)
    with pytest.raises(JobMovedOn):
        app.services.assisting.handing(job)


def test_files_are_laid_in_a_folder_made_fit_and_in_order(app: App, tmp_path: Path) -> None:
    media = (DraftMedia(a_picture(tmp_path), "Le quai."), DraftMedia(a_picture(tmp_path, "b.png"), "La grue."))
    draft = app.services.drafting.save(replace(app.draft(), media=media))
    job = handed(app, INSTAGRAM, draft)

    laid = app.services.assisting.handing(job)

    assert [(file.name, file.alt) for file in laid.files] == [("1-quai.jpg", "Le quai."), ("2-b.jpg", "La grue.")]
    assert sorted(path.name for path in Path(laid.folder).iterdir()) == ["1-quai.jpg", "2-b.jpg"]
    assert (Path(laid.folder) / "1-quai.jpg").read_bytes().startswith(b"\xff\xd8")
    codes = ["by-hand-paste", "by-hand-files", "by-hand-post", "by-hand-tell"]
    assert [action.code for action in laid.actions] == codes
    app.restart()
    assert app.services.assisting.handing(job) == laid

    app.services.assisting.posted(job, "https://www.instagram.com/p/DCk12abc/")
    assert not Path(laid.folder).exists()


def test_what_is_pasted_has_to_be_this_post(app: App) -> None:
    first, second = handed(app, THREADS), handed(app, THREADS, app.draft(f"{CLEAN} Encore."))
    app.services.assisting.posted(first, POST)
    for pasted, reason in ((POST, "known-address"), ("https://x.com/a/status/1", "elsewhere"), ("", "no-address")):
        with pytest.raises(AddressRefused) as refused:
            app.services.assisting.posted(second, pasted)
        assert refused.value.values["reason"] == reason
    (waiting,) = [job for job in app.services.publishing.jobs() if job.id == second]
    assert waiting.state is JobState.HANDED_OVER


def test_the_charter_holds_by_hand_too(app: App) -> None:
    with pytest.raises(PublicationBlocked):
        app.services.publishing.publish(app.draft(""), (by_hand(THREADS),), confirmed=True)
    with pytest.raises(PublicationBlocked) as blocked:
        app.services.publishing.publish(app.draft(), (by_hand(INSTAGRAM),), confirmed=True)
    assert blocked.value.values["reason"] == "media-required"


def test_on_a_network_of_many_servers_one_has_to_be_named(app: App) -> None:
    job = handed(app, MASTODON, server="https://mastodon.example")
    laid = app.services.assisting.handing(job)
    assert laid.page.startswith("https://mastodon.example/share?text=")
    app.services.assisting.not_posted(job)
    nowhere = handed(app, MASTODON, app.draft(f"{CLEAN} Ailleurs."))
    with pytest.raises(NotConnected):
        app.services.assisting.handing(nowhere)


def test_a_draft_in_the_network_s_own_app_is_the_person_s_to_finish(app: App) -> None:
    app.network.next(Does.LEAVE)
    job = app.publish()
    left = app.run()
    assert (left.state, left.reason and left.reason.code) == (JobState.HANDED_OVER, "left-to-person")
    laid = app.services.assisting.handing(job.id)
    assert (laid.page, laid.text, laid.files) == ("", CLEAN, ())
    assert [action.code for action in laid.actions] == ["by-hand-app", "by-hand-paste", "by-hand-post", "by-hand-tell"]
    assert app.network.texts() == []
    assert app.services.assisting.not_posted(job.id).state is JobState.ABANDONED


def test_the_practice_network_is_not_published_to_by_hand(app: App) -> None:
    with pytest.raises(NotConnected):
        app.services.publishing.publish(app.draft(), (by_hand(NetworkKey("practice")),), confirmed=True)
