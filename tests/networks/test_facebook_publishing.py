# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    MediaUnfit,
    NotConnected,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.networks import Account, AccountKind, Counts, Payload, Receipt
from composer.domain.ports import Counting, Rewording, Web, Withdrawing
from composer.domain.refusals import AlreadyPosted
from composer.networks.facebook.publishing import FacebookPublisher
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.facebook import PIECE, FakeFacebook
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves, PowerCut
from tests.fakes.signed_web import Cable, SteadyToken
from tests.networks.publishing import KEY, Waits, a_document, a_payload, a_picture, a_video, an_account
from tests.networks.test_containers import DOUBTS

TEXT = "Ce matin, au quai 12, une mouette a mangé mon croissant. 🥐\n\n#SalariéNordalia https://example.com/quai"
FEED = "POST /v25.0/{page}/feed"
VIDEOS = "POST /v25.0/{page}/videos"


@dataclass
class Desk:
    """A publisher on this side of the wire, a page on the other, and what is kept between two tries."""

    page: FakeFacebook
    http: Http
    clock: FakeClock
    folder: Path
    waits: Waits
    halves: Halves = field(default_factory=Halves)
    hasty: Http | None = None
    """Another way out, for a network that says nothing."""

    @property
    def account(self) -> Account:
        return an_account("facebook", self.page.page, kind=AccountKind.PAGE)

    def publisher(self, web: Web | None = None) -> FacebookPublisher:
        signed = SteadyToken(web or self.http, self.page.token)
        return FacebookPublisher(signed, LocalMedia(), self.clock, self.waits, self.page.base)

    def publish(self, payload: Payload, web: Web | None = None) -> Receipt:
        return self.publisher(web).publish(self.account, payload, KEY, self.halves)

    def way_out(self, fault: Fault) -> Web | None:
        """One that waits no longer than it has to."""
        return self.hasty if fault.name.startswith("HANG") else None

    def find(self, payload: Payload) -> Receipt | None:
        return self.publisher().find(self.account, KEY, payload, self.halves)


@pytest.fixture
def desk(clock: FakeClock, tmp_path: Path) -> Iterator[Desk]:
    http = Http(clock, log_egress, connect_s=2, read_s=10)
    hasty = Http(clock, log_egress, connect_s=2, read_s=0.3)
    with FakeFacebook(clock) as page:
        yield Desk(page, http, clock, tmp_path, Waits(clock), hasty=hasty)
    http.close()
    hasty.close()


def test_a_text_arrives_with_the_card_of_its_link(desk: Desk) -> None:
    payload = a_payload("facebook", TEXT)
    receipt = desk.publish(payload)
    (post,) = desk.page.posts
    assert (post.text, post.link) == (TEXT, payload.card)
    assert payload.card == "https://example.com/quai"
    assert receipt == Receipt(post.id, desk.page.permalink(post), desk.clock.now())


def test_pictures_arrive_in_order_with_their_descriptions(desk: Desk) -> None:
    pictures = (a_picture(desk.folder, "a.png", "Une grue."), a_picture(desk.folder, "b.png", ""))
    desk.publish(a_payload("facebook", TEXT, *pictures))
    (post,) = desk.page.posts
    assert [photo.alt for photo in post.photos] == ["Une grue.", ""]
    assert all(photo.content.startswith(b"\x89PNG") for photo in post.photos)
    assert post.link == ""


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
def test_what_the_preview_shows_is_what_arrives(desk: Desk, text: str) -> None:
    desk.halves = Halves()
    desk.page.posts.clear()
    payload = a_payload("facebook", text)
    desk.publish(payload)
    assert desk.page.posts[0].text == payload.text


def test_a_film_arrives_whole_and_is_published_when_it_is_shown(desk: Desk) -> None:
    film = a_video(desk.folder, 2 * PIECE + 1234)
    desk.page.polls = 1
    receipt = desk.publish(a_payload("facebook", TEXT, film))
    (video,) = desk.page.videos.values()
    assert video.content == Path(film.path).read_bytes()
    assert video.text == TEXT
    assert receipt.remote_id == video.id


def test_a_film_in_the_making_is_asked_about_later_and_not_sent_again(desk: Desk) -> None:
    payload = a_payload("facebook", TEXT, a_video(desk.folder))
    desk.page.polls = 12
    with pytest.raises(OutcomeUnknown):  # it may be there any moment
        desk.publish(payload)
    assert desk.find(payload) == desk.publish(payload)
    assert desk.page.texts == [TEXT]
    assert len(desk.page.videos) == 1


def test_a_film_that_failed_is_refused_in_their_words(desk: Desk) -> None:
    desk.page.fails = "The video file is not supported"
    with pytest.raises(PostRefused) as refused:
        desk.publish(a_payload("facebook", TEXT, a_video(desk.folder)))
    assert refused.value.values["reason"] == "The video file is not supported"
    assert desk.find(a_payload("facebook", TEXT, a_video(desk.folder))) is None


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_lost_answer_is_a_doubt_that_the_posts_of_the_page_settle(desk: Desk, fault: Fault) -> None:
    payload = a_payload("facebook", TEXT, a_picture(desk.folder))
    desk.page.fail(fault, at=FEED)
    with pytest.raises(OutcomeUnknown):
        desk.publish(payload, desk.way_out(fault))
    live = len(desk.page.posts)
    desk.clock.tick(minutes=3)
    found = desk.find(payload)
    assert (found is not None) == bool(live)
    again = desk.publish(payload)
    (post,) = desk.page.posts
    assert again.remote_id == post.id
    assert len(desk.page.photos) == 1


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_lost_last_word_on_a_film_is_a_doubt_that_the_film_settles(desk: Desk, fault: Fault) -> None:
    payload = a_payload("facebook", TEXT, a_video(desk.folder))
    desk.page.fail(None, None, fault, at=VIDEOS)
    with pytest.raises(OutcomeUnknown):
        desk.publish(payload, desk.way_out(fault))
    desk.clock.tick(minutes=3)
    assert (desk.find(payload) is not None) == bool(desk.page.texts)
    desk.publish(payload)
    assert desk.page.texts == [TEXT]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("kind", ["picture", "film"])
def test_a_power_cut_at_any_exchange_leaves_exactly_one_post(desk: Desk, after: bool, kind: str) -> None:
    medium = a_picture(desk.folder) if kind == "picture" else a_video(desk.folder)
    cut = 0
    while True:
        cut += 1
        desk.halves, text = Halves(), f"{TEXT} {cut}"
        desk.page.posts.clear()
        desk.page.videos.clear()
        cable = Cable(desk.http, cut, after=after)
        payload = a_payload("facebook", text, medium)
        try:
            desk.publish(payload, cable)
        except PowerCut:
            desk.clock.tick(minutes=3)
            desk.publish(payload)
        assert desk.page.texts == [text]
        if cable.exchanges < cut:
            break
    assert cut > 3


def test_the_same_words_twice_are_refused_with_the_place_of_the_first(desk: Desk) -> None:
    payload = a_payload("facebook", TEXT)
    first = desk.publish(payload)
    desk.halves = Halves()
    with pytest.raises(AlreadyPosted) as refused:
        desk.publish(payload)
    assert refused.value.values["url"] == first.url
    assert len(desk.page.posts) == 1


def test_limits_an_ended_token_and_what_is_broken_are_told_apart(desk: Desk) -> None:
    payload = a_payload("facebook", TEXT)
    for fault, error in ((Fault.TOO_MANY, RateLimited), (Fault.EXPIRED, NotConnected)):
        desk.page.fail(fault)
        with pytest.raises(error):
            desk.publish(payload)
        assert desk.find(payload) is None
    desk.page.fail(Fault.BROKEN)
    with pytest.raises(Unreachable):
        desk.publish(a_payload("facebook", TEXT, a_picture(desk.folder)))
    assert not desk.page.posts


def test_what_one_post_can_not_hold_is_refused_before_anything_leaves(desk: Desk) -> None:
    video, picture = a_video(desk.folder), a_picture(desk.folder)
    for media in ((picture, video), (a_document(desk.folder),), (DraftMedia("note.docx"),)):
        with pytest.raises(MediaUnfit):
            desk.publish(a_payload("facebook", TEXT, *media))
    assert not desk.page.asked


def test_it_is_taken_back_reworded_and_counted(desk: Desk) -> None:
    receipt = desk.publish(a_payload("facebook", TEXT))
    publisher = desk.publisher()
    assert isinstance(publisher, Withdrawing)
    assert isinstance(publisher, Rewording)
    assert isinstance(publisher, Counting)
    publisher.reword(desk.account, receipt, a_payload("facebook", "Mieux dit."))
    assert desk.page.posts[0].text == "Mieux dit."
    desk.page.posts[0].counts = {"reactions": 12, "comments": 3, "shares": 1}
    gone = Receipt("1029_1", "https://example.com", desk.clock.now())
    assert publisher.counts(desk.account, [receipt, gone]) == {receipt.remote_id: Counts(None, 12, 3, 1)}
    for _ in range(2):
        publisher.delete(desk.account, receipt)
    assert not desk.page.posts
