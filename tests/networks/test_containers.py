# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing on Threads and Instagram."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    MediaUnfit,
    NetworkError,
    NotConnected,
    NotReadyYet,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Counting, Web, Withdrawing
from composer.networks.containers import Containers
from composer.networks.instagram.publishing import InstagramPublisher
from composer.networks.threads.publishing import ThreadsPublisher
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.graph import FakeContainers
from tests.fakes.instagram import FakeInstagram
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves, PowerCut
from tests.fakes.signed_web import Cable, SteadyToken
from tests.fakes.threads import FakeThreads
from tests.networks.publishing import KEY, Waits, a_payload, an_account
from tests.system.films import a_film

TEXT = "Ce matin, au quai 12, une mouette a mangé mon croissant. 🥐\n\n#SalariéNordalia"
DOUBTS = [
    Fault.HANG_AFTER_READING,
    Fault.HANG_AFTER_COMMIT,
    Fault.DROP_BEFORE,
    Fault.DROP_AFTER_COMMIT,
    Fault.BROKEN,
    Fault.BROKEN_AFTER_COMMIT,
    Fault.HTML_PAGE,
    Fault.HTML_AFTER_COMMIT,
    Fault.HALF_AN_ANSWER,
    Fault.WRONG_JSON,
    Fault.OTHER_JSON,
]


@dataclass
class Desk:
    """A publisher on this side of the wire, a network on the other, and what is kept between two tries."""

    key: str
    network: FakeContainers
    http: Http
    clock: FakeClock
    folder: Path
    waits: Waits
    halves: Halves = field(default_factory=Halves)
    hasty: Http | None = None
    """Another way out, for a network that says nothing."""

    @property
    def account(self) -> Account:
        return an_account(self.key, self.network.me, handle="@lea.m")

    def publisher(self, web: Web | None = None) -> Containers:
        """As after a start of the program."""
        kind = {"threads": ThreadsPublisher, "instagram": InstagramPublisher}[self.key]
        assert isinstance(self.network, FakeThreads | FakeInstagram)
        signed = SteadyToken(web or self.http, self.network.token)
        return kind(signed, LocalMedia(), self.clock, self.waits, self.network.base)

    def payload(self, text: str = TEXT, *media: DraftMedia) -> Payload:
        """Instagram takes no text alone."""
        if self.key == "instagram" and not media:
            media = (self.picture(),)
        return a_payload(self.key, text, *media)

    def publish(self, payload: Payload, web: Web | None = None) -> Receipt:
        return self.publisher(web).publish(self.account, payload, KEY, self.halves)

    def way_out(self, fault: Fault) -> Web | None:
        """One that waits no longer than it has to."""
        return self.hasty if fault.name.startswith("HANG") else None

    def find(self, payload: Payload) -> Receipt | None:
        return self.publisher().find(self.account, KEY, payload, self.halves)

    def file(self, name: str, content: bytes, alt: str = "", *, public: bool = True) -> DraftMedia:
        (self.folder / name).write_bytes(content)
        return DraftMedia(str(self.folder / name), alt, "", self.network.show(name, content) if public else "")

    def picture(self, name: str = "quai.jpg", size: tuple[int, int] = (800, 600), *, public: bool = True) -> DraftMedia:
        out = BytesIO()
        Image.new("RGB", size, (20, 90, 160)).save(out, "PNG" if name.endswith(".png") else "JPEG")
        return self.file(name, out.getvalue(), "Un quai au petit matin.", public=public)

    def film(self, name: str = "visite.mp4", seconds: float = 12.0) -> DraftMedia:
        return self.file(name, a_film(1080, 1920, seconds))

    def create(self) -> str:
        return {"threads": "POST /v1.0/{who}/threads", "instagram": "POST /v25.0/{who}/media"}[self.key]

    def last(self) -> str:
        step = {"threads": "POST /v1.0/{who}/threads_publish", "instagram": "POST /v25.0/{who}/media_publish"}
        return step[self.key]


@pytest.fixture(params=["threads", "instagram"])
def desk(request: pytest.FixtureRequest, clock: FakeClock, tmp_path: Path) -> Iterator[Desk]:
    fake = {"threads": FakeThreads, "instagram": FakeInstagram}[request.param]
    http = Http(clock, log_egress, connect_s=2, read_s=10)
    hasty = Http(clock, log_egress, connect_s=2, read_s=0.3)
    with fake(clock) as network:
        yield Desk(request.param, network, http, clock, tmp_path, Waits(clock), hasty=hasty)
    http.close()
    hasty.close()


def test_a_post_arrives_as_it_was_composed(desk: Desk) -> None:
    payload = desk.payload()
    receipt = desk.publish(payload)
    (post,) = desk.network.posts
    assert post.text == payload.text
    assert (receipt.remote_id, receipt.url) == (post.id, desk.network.permalink(post))
    assert receipt.published == desk.clock.now()


def test_one_picture_several_and_a_film_arrive_with_their_descriptions(desk: Desk) -> None:
    picture, other, film = desk.picture(), desk.picture("grue.jpg"), desk.film()
    desk.publish(desk.payload(TEXT, picture))
    assert desk.network.posts[0].form["image_url"] == picture.address
    assert desk.network.posts[0].form["alt_text"] == picture.alt
    desk.halves = Halves()
    desk.publish(desk.payload(f"{TEXT} 2", film))
    assert desk.network.posts[0].form["video_url"] == film.address
    desk.halves = Halves()
    desk.publish(desk.payload(f"{TEXT} 3", picture, other, film))
    children = desk.network.posts[0].children
    assert [child.get("image_url") or child["video_url"] for child in children] == [
        picture.address,
        other.address,
        film.address,
    ]
    assert desk.network.posts[0].text == f"{TEXT} 3"


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n#@é👩‍🚀&=+%"),
        min_size=1,
        max_size=90,
    )
)
def test_what_the_preview_shows_is_what_arrives(desk: Desk, text: str) -> None:
    if not text.strip() or text.count("#") > 20:
        text = f"{TEXT} {text.replace('#', '')}"
    desk.halves = Halves()
    desk.network.posts.clear()
    payload = desk.payload(text)
    if not payload.count.fits:
        return
    desk.publish(payload)
    assert desk.network.posts[0].text == payload.text


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_lost_answer_to_the_last_step_is_a_doubt_that_the_container_settles(desk: Desk, fault: Fault) -> None:
    payload = desk.payload()
    desk.network.fail(fault, at=desk.last())
    with pytest.raises(OutcomeUnknown):
        desk.publish(payload, desk.way_out(fault))
    live = len(desk.network.posts)
    desk.clock.tick(minutes=3)
    found = desk.find(payload)
    assert (found is not None) == bool(live)
    again = desk.publish(payload)
    (post,) = desk.network.posts
    assert again.remote_id == post.id
    assert found is None or found.remote_id == post.id
    assert len(desk.network.containers) == 1


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_lost_answer_before_the_last_step_did_nothing(desk: Desk, fault: Fault) -> None:
    payload = desk.payload()
    desk.network.fail(fault, at=desk.create())
    with pytest.raises(Unreachable):
        desk.publish(payload, desk.way_out(fault))
    assert desk.find(payload) is None
    desk.publish(payload)
    assert len(desk.network.posts) == 1


@pytest.mark.parametrize("after", [False, True])
def test_a_power_cut_at_any_exchange_leaves_exactly_one_post(desk: Desk, after: bool) -> None:
    media = (desk.picture(), desk.film())
    cut = 0
    while True:
        cut += 1
        desk.halves, text = Halves(), f"{TEXT} {cut}"
        desk.network.posts.clear()
        cable = Cable(desk.http, cut, after=after)
        try:
            desk.publish(desk.payload(text, *media), cable)
        except PowerCut:
            desk.clock.tick(minutes=3)
            desk.publish(desk.payload(text, *media))
        (post,) = desk.network.posts
        assert post.text == text
        if cable.exchanges < cut:
            break
    assert cut > 7


def test_what_is_still_being_prepared_is_asked_about_later(desk: Desk) -> None:
    desk.network.polls = 30
    payload = desk.payload(TEXT, desk.film())
    tries = 0
    while True:
        tries += 1
        assert not desk.network.posts
        try:
            desk.publish(payload)
        except NotReadyYet:
            continue
        break
    assert tries > 1
    assert len(desk.network.containers) == 1
    assert desk.waits.waited <= 10 * tries


def test_a_file_that_spoiled_is_prepared_again_once(desk: Desk) -> None:
    payload = desk.payload(TEXT, desk.film())
    desk.network.spoils = ["FAILED_PROCESSING_VIDEO"]
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    desk.publish(payload)
    assert len(desk.network.posts) == 1
    desk.halves = Halves()
    desk.network.spoils = ["INVALID_DURATION", "INVALID_DURATION"]
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    with pytest.raises(PostRefused) as refused:
        desk.publish(payload)
    assert "INVALID_DURATION" in refused.value.values["reason"]


def test_a_container_that_is_too_old_is_made_again(desk: Desk) -> None:
    payload = desk.payload()
    desk.network.fail(Fault.TOO_MANY, at=desk.last())
    with pytest.raises(RateLimited) as limited:
        desk.publish(payload)
    assert limited.value.values["retry_after_s"] == str(19 * 60)
    desk.clock.tick(hours=25)
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    desk.publish(payload)
    assert len(desk.network.posts) == 1


def test_a_container_not_known_everywhere_is_tried_again_and_then_made_anew(desk: Desk) -> None:
    payload = desk.payload()
    desk.network.known_in = 4
    for _ in range(4):
        with pytest.raises(NotReadyYet):
            desk.publish(payload)
    desk.network.known_in = 0
    desk.publish(payload)
    assert len(desk.network.posts) == 1
    assert len(desk.network.containers) == 2


def test_an_ended_token_asks_for_a_new_sign_in(desk: Desk) -> None:
    desk.network.fail(Fault.EXPIRED)
    with pytest.raises(NotConnected):
        desk.publish(desk.payload())


def test_a_used_up_day_waits(desk: Desk) -> None:
    desk.network.quota = 0
    with pytest.raises(RateLimited):
        desk.publish(desk.payload())
    assert desk.find(desk.payload()) is None


def test_files_nobody_can_fetch_or_that_are_unfit_are_refused_before_anything_leaves(desk: Desk) -> None:
    for medium, reason in (
        (desk.picture("privé.jpg", public=False), "no-address-of-file"),
        (desk.picture("tour.jpg", (100, 1500)), "too-tall"),
        (desk.film("long.mp4", 1000), "too-long"),
    ):
        with pytest.raises(MediaUnfit) as refused:
            desk.publish(desk.payload(TEXT, medium))
        assert refused.value.values["reason"] == reason
        assert refused.value.values["network"] == desk.key
    assert not desk.network.asked


def test_a_file_that_is_not_at_its_address_is_refused(desk: Desk) -> None:
    picture = desk.picture()
    with pytest.raises(PostRefused):
        desk.publish(desk.payload(TEXT, replace(picture, address=picture.address + "?")))


def test_a_post_seen_nowhere_is_told_to_be_there_without_its_address(desk: Desk) -> None:
    payload = desk.payload()
    desk.network.fail(Fault.DROP_AFTER_COMMIT, at=desk.last())
    with pytest.raises(OutcomeUnknown):
        desk.publish(payload)
    desk.network.posts[0].text = "another one"
    found = desk.find(payload)
    assert found is not None
    assert found.url == found.remote_id == desk.publisher().profile(desk.account)


def test_an_address_that_can_not_be_read_does_not_undo_the_post(desk: Desk) -> None:
    look = {"threads": "GET /v1.0/{one}", "instagram": "GET /v25.0/{one}"}[desk.key]
    desk.network.fail(None, Fault.BROKEN, at=look)
    receipt = desk.publish(desk.payload())
    assert receipt.remote_id == desk.network.posts[0].id
    assert receipt.url == desk.publisher().profile(desk.account)


def test_results_are_read_and_what_is_gone_is_left_out(desk: Desk) -> None:
    receipt = desk.publish(desk.payload())
    desk.network.posts[0].counts = {"views": 120, "likes": 7, "replies": 2, "comments": 2, "shares": 1, "reposts": 3}
    gone = Receipt("1", "https://example.com", desk.clock.now())
    publisher = desk.publisher()
    assert isinstance(publisher, Counting)
    shared = {"threads": 4, "instagram": 1}[desk.key]
    assert publisher.counts(desk.account, [receipt, gone]) == {receipt.remote_id: Counts(120, 7, 2, shared)}


def test_threads_takes_back_and_instagram_does_not(desk: Desk) -> None:
    receipt = desk.publish(desk.payload())
    publisher = desk.publisher()
    assert isinstance(publisher, Withdrawing) == (desk.key == "threads")
    if isinstance(publisher, Withdrawing):
        for _ in range(2):
            publisher.delete(desk.account, receipt)
        assert not desk.network.posts


def test_a_refusal_as_spam_is_a_doubt(clock: FakeClock, tmp_path: Path) -> None:
    http = Http(clock, log_egress, connect_s=2, read_s=10)
    with FakeInstagram(clock) as network:
        desk = Desk("instagram", network, http, clock, tmp_path, Waits(clock))
        network.spam_but_live = True
        payload = desk.payload()
        with pytest.raises(OutcomeUnknown):
            desk.publish(payload)
        found = desk.find(payload)
        assert found is not None
        assert found.remote_id == network.posts[0].id
    http.close()


def test_every_other_fault_is_one_of_ours(desk: Desk) -> None:
    for fault in Fault:
        desk.halves = Halves()
        desk.network.well_again()
        desk.network.fail(fault)
        try:
            desk.publish(desk.payload(f"{TEXT} {fault.name}"), desk.way_out(fault))
        except NetworkError as error:
            assert error.values["network"] == desk.key  # noqa: PT017 - it may also have gone well
