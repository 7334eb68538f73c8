# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from composer.domain.networks import Account, Counts, LinkCard, Payload, Receipt
from composer.domain.ports import Counting, Publisher, Rewording, Withdrawing
from composer.domain.refusals import AlreadyPosted, NotPermitted, PersonUnverified, VersionRetired
from composer.networks.linkedin.api import VERSION
from composer.networks.linkedin.publishing import READS_COUNTS, READS_OWN, LinkedInPublisher
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.linkedin import FakeLinkedIn
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves
from tests.fakes.signed_web import SteadyToken
from tests.networks.publishing import KEY, Waits, a_document, a_payload, a_picture, a_video, an_account

CREATE = "POST /rest/posts"
DOUBTS = [
    Fault.HANG_AFTER_READING,
    Fault.HANG_AFTER_COMMIT,
    Fault.DROP_BEFORE,
    Fault.DROP_AFTER_COMMIT,
    Fault.BROKEN,
    Fault.BROKEN_AFTER_COMMIT,
    Fault.HTML_PAGE,
    Fault.HTML_AFTER_COMMIT,
    Fault.WRONG_JSON,
    Fault.OTHER_JSON,
]


@dataclass
class Desk:
    """A publisher on this side of the wire, LinkedIn on the other, and what is kept between two tries."""

    publisher: LinkedInPublisher
    quick: LinkedInPublisher
    """It waits a second for an answer, no longer."""
    linkedin: FakeLinkedIn
    clock: FakeClock
    waits: Waits
    account: Account
    halves: Halves

    def publish(self, payload: Payload | None = None) -> Receipt:
        return self.publisher.publish(self.account, payload or a_payload("linkedin"), KEY, self.halves)

    def find(self, payload: Payload | None = None) -> Receipt | None:
        return self.publisher.find(self.account, KEY, payload or a_payload("linkedin"), self.halves)

    def texts(self) -> list[str]:
        return [post.shown.text for post in self.linkedin.posts]


@pytest.fixture
def desk(clock: FakeClock) -> Iterator[Desk]:
    patient, hurried = Http(clock, log_egress), Http(clock, log_egress, read_s=1)
    with FakeLinkedIn(clock) as linkedin:
        waits = Waits(clock)
        publisher, quick = (
            LinkedInPublisher(
                SteadyToken(http, linkedin.token), http, LocalMedia(), clock, api=linkedin.url, wait=waits
            )
            for http in (patient, hurried)
        )
        yield Desk(publisher, quick, linkedin, clock, waits, an_account("linkedin", linkedin.member), Halves())
    patient.close()
    hurried.close()


def test_is_all_that_its_card_says(desk: Desk) -> None:
    for kind in (Withdrawing, Rewording, Counting):
        assert isinstance(desk.publisher, kind)
    one: Publisher = desk.publisher
    assert one is desk.publisher


def test_a_text_arrives_as_it_was_seen(desk: Desk) -> None:
    text = "Rendez-vous (gratuit) @Nordalia à 18 h #vélo_cargo *demain* [ici] {là} ~\nhttps://example.com/a_(b)#c"
    receipt = desk.publish(a_payload("linkedin", text))
    post = desk.linkedin.posts[0]
    assert (post.shown.text, post.shown.hashtags, post.content, post.visibility) == (text, ["vélo_cargo"], {}, "PUBLIC")
    assert receipt == Receipt(post.urn, f"https://www.linkedin.com/feed/update/{post.urn}/", desk.clock.now())
    assert desk.linkedin.asked[-1].headers["linkedin-version"] == VERSION


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.sampled_from(
            [
                "(",
                ")",
                "#a_b",
                "#été",
                "@x",
                "\\",
                "{hashtag|",
                "|",
                "*",
                "_",
                "~",
                "<",
                "日本",
                "👩🏽\u200d💻",
                " ",
                "\n",
            ]
        ),
        min_size=1,
        max_size=25,
    ).map("".join)
)
def test_the_preview_is_what_arrives(desk: Desk, text: str) -> None:
    desk.clock.tick(minutes=11)
    desk.linkedin.per_day = 100_000
    payload = a_payload("linkedin", f"a{text}")
    desk.halves = Halves()
    desk.publish(payload)
    assert desk.linkedin.posts[-1].shown.text == payload.text


def test_who_may_read_is_the_persons_choice(desk: Desk) -> None:
    desk.publish(a_payload("linkedin", options={"visibility": "connections"}))
    assert desk.linkedin.posts[0].visibility == "CONNECTIONS"


def test_a_card_says_what_we_say(desk: Desk, tmp_path: Path) -> None:
    card = LinkCard("https://nordalia.example/quai", "T" * 500, "Ce matin", a_picture(tmp_path).path)
    desk.publish(a_payload("linkedin", card=card))
    article = desk.linkedin.posts[0].content["article"]
    assert article == {
        "source": card.url,
        "title": "T" * 400,
        "description": "Ce matin",
        "thumbnail": next(iter(desk.linkedin.uploads)),
    }


def test_pictures_take_the_place_of_the_card(desk: Desk, tmp_path: Path) -> None:
    payload = a_payload("linkedin", "Bonjour", a_picture(tmp_path), card=LinkCard("https://nordalia.example", "T"))
    assert payload.about is None
    desk.publish(payload)
    assert set(desk.linkedin.posts[0].content) == {"media"}


def test_pictures_go_with_their_descriptions(desk: Desk, tmp_path: Path) -> None:
    desk.publish(a_payload("linkedin", "Une", a_picture(tmp_path)))
    assert desk.linkedin.posts[0].content["media"]["altText"] == "Un quai au petit matin"
    assert desk.waits.waited > 0
    desk.halves = Halves()
    desk.publish(a_payload("linkedin", "Trois", *(a_picture(tmp_path, f"{n}.png", alt) for n, alt in enumerate("ab "))))
    images = desk.linkedin.posts[1].content["multiImage"]["images"]
    assert [image.get("altText") for image in images] == ["a", "b", None]
    assert all(desk.linkedin.uploads[image["id"]].content.startswith(b"\x89PNG") for image in images)


def test_a_document_goes_with_its_name(desk: Desk, tmp_path: Path) -> None:
    document = a_document(tmp_path)
    desk.publish(a_payload("linkedin", "Le rapport", document))
    media = desk.linkedin.posts[0].content["media"]
    assert media["title"] == "rapport.pdf"
    assert desk.linkedin.uploads[media["id"]].content == Path(document.path).read_bytes()


def test_a_video_goes_in_parts_and_is_posted_when_it_is_ready(desk: Desk, tmp_path: Path) -> None:
    desk.linkedin.part = 65_536
    video = a_video(tmp_path)
    desk.publish(a_payload("linkedin", "La visite", video))
    media = desk.linkedin.posts[0].content["media"]
    assert desk.linkedin.uploads[media["id"]].content == Path(video.path).read_bytes()
    assert len(desk.linkedin.uploads[media["id"]].parts) > 3
    assert media["title"] == "La visite"


def test_a_video_that_takes_long_is_uploaded_once(desk: Desk, tmp_path: Path) -> None:
    desk.linkedin.video_takes = timedelta(seconds=90)
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    assert desk.find(payload) is None
    assert desk.linkedin.posts == []
    desk.clock.tick(seconds=90)
    desk.publish(payload)
    assert len(desk.linkedin.uploads) == len(desk.linkedin.posts) == 1


def test_a_long_wait_asks_seldom(desk: Desk, tmp_path: Path) -> None:
    desk.linkedin.video_takes = timedelta(minutes=7)
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    while not desk.linkedin.posts:
        try:
            desk.publish(payload)
        except NotReadyYet as error:
            desk.clock.tick(seconds=int(error.values["retry_after_s"]))
    assert len([asked for asked in desk.linkedin.asked if asked.method == "GET"]) <= 15


def test_a_video_that_never_gets_ready_is_given_up(desk: Desk, tmp_path: Path) -> None:
    desk.linkedin.video_takes = timedelta(days=1)
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    desk.clock.tick(minutes=9)
    with pytest.raises(MediaUnfit):
        desk.publish(payload)
    assert desk.linkedin.posts == []


def test_a_video_linkedin_cannot_read_is_said_so(desk: Desk, tmp_path: Path) -> None:
    desk.linkedin.video_fails = "codec not supported"
    with pytest.raises(MediaUnfit) as caught:
        desk.publish(a_payload("linkedin", "La visite", a_video(tmp_path)))
    assert caught.value.values == {"network": "linkedin", "file": "visite.mp4", "reason": "codec not supported"}
    assert desk.find() is None


def test_where_videos_may_not_be_looked_at_time_has_to_do(desk: Desk, tmp_path: Path) -> None:
    desk.linkedin.may_look_at_videos = False
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    desk.clock.tick(seconds=30)
    assert desk.publish(payload).remote_id == desk.linkedin.posts[0].urn
    assert len(desk.linkedin.uploads) == 1


def test_what_one_post_cannot_hold_is_refused_before_anything_leaves(desk: Desk, tmp_path: Path) -> None:
    short = a_video(tmp_path, name="court.mp4", seconds=1)
    for media in (
        (a_picture(tmp_path), a_video(tmp_path)),
        (a_document(tmp_path), a_document(tmp_path, "b.pdf")),
        (DraftMedia(str(tmp_path / "absente.png")),),
        (DraftMedia(str(tmp_path / "son.mp3")),),
        (short,),
    ):
        with pytest.raises(MediaUnfit) as caught:
            desk.publish(a_payload("linkedin", "Bonjour", *media))
        assert caught.value.values["network"] == "linkedin"
    assert [asked.path for asked in desk.linkedin.asked if asked.path == "/rest/posts"] == []


def test_uploads_are_kept_over_a_failure(desk: Desk, tmp_path: Path) -> None:
    payload = a_payload("linkedin", "Deux", a_picture(tmp_path, "a.png"), a_picture(tmp_path, "b.png"))
    desk.linkedin.fail(None, None, Fault.DROP_BEFORE)
    with pytest.raises(Unreachable):
        desk.publish(payload)
    assert desk.find(payload) is None
    desk.publish(payload)
    assert desk.texts() == ["Deux"]
    assert len(desk.linkedin.uploads) == 2


def test_a_token_is_for_linkedin_only(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeLinkedIn, "_place", lambda *_: "https://elsewhere.example/upload")
    with pytest.raises(Unreachable):
        desk.publish(a_payload("linkedin", "Une", a_picture(tmp_path)))


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_doubt_is_never_two_publications(desk: Desk, fault: Fault) -> None:
    desk.linkedin.fail(fault, at=CREATE)
    publisher = desk.quick if fault.name.startswith("HANG") else desk.publisher
    with pytest.raises(OutcomeUnknown):
        publisher.publish(desk.account, a_payload("linkedin"), KEY, desk.halves)
    with pytest.raises(OutcomeUnknown):
        desk.find()
    receipt = desk.publish()  # the person says it is not there; LinkedIn knows better
    assert desk.texts() == ["Le quai est calme ce matin."]
    assert receipt.remote_id == desk.linkedin.posts[0].urn


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER_COMMIT, Fault.DROP_BEFORE])
def test_who_may_look_finds_what_is_there(desk: Desk, fault: Fault) -> None:
    desk.account = replace(desk.account, scopes=("w_member_social", READS_OWN))
    desk.linkedin.scopes |= {READS_OWN}
    payload = a_payload("linkedin", "Le quai (nord) #calme_plat")
    desk.publish(payload)
    desk.clock.tick(hours=1)
    desk.halves = Halves()
    desk.linkedin.fail(fault, at=CREATE)
    with pytest.raises(OutcomeUnknown):
        desk.publish(payload)
    if fault is Fault.DROP_BEFORE:  # the older one is another publication
        with pytest.raises(OutcomeUnknown):
            desk.find(payload)
    else:
        found = desk.find(payload)
        assert found is not None
        assert found.remote_id == desk.linkedin.posts[1].urn


def test_the_same_words_again_are_refused_with_the_older_post(desk: Desk) -> None:
    first = desk.publish()
    desk.halves = Halves()
    with pytest.raises(AlreadyPosted) as caught:
        desk.publish()
    assert caught.value.values == {"network": "linkedin", "url": first.url}
    assert desk.find() is None


def test_published_without_a_name_is_published(desk: Desk) -> None:
    desk.linkedin.names_no_urn = True
    receipt = desk.publish()
    assert receipt.remote_id == ""
    assert receipt.url.startswith("https://www.linkedin.com/")
    with pytest.raises(PostRefused):
        desk.publisher.delete(desk.account, receipt)


def test_a_retired_version_is_said_so(desk: Desk) -> None:
    desk.linkedin.served = {"202710"}
    with pytest.raises(VersionRetired) as caught:
        desk.publish()
    assert caught.value.values == {"network": "linkedin", "version": VERSION}
    assert desk.find() is None


def test_another_version_can_be_set(desk: Desk, clock: FakeClock) -> None:
    http = Http(clock, log_egress)
    desk.linkedin.served = {"202710"}
    web = SteadyToken(http, desk.linkedin.token)
    publisher = LinkedInPublisher(web, http, LocalMedia(), clock, version=lambda: "202710", api=desk.linkedin.url)
    publisher.publish(desk.account, a_payload("linkedin"), KEY, desk.halves)
    http.close()
    assert len(desk.linkedin.posts) == 1


def test_limits_say_when_to_come_back(desk: Desk) -> None:
    desk.linkedin.fail(Fault.TOO_MANY)
    with pytest.raises(RateLimited) as caught:
        desk.publish()
    assert caught.value.values["retry_after_s"] == str(14 * 3600 + 30 * 60 + 1)  # 09:30 in UTC until the next day
    assert desk.find() is None
    desk.linkedin.verified = False
    with pytest.raises(PersonUnverified):
        desk.publish()
    assert desk.linkedin.posts == []


def test_refusals_are_no_doubts(desk: Desk) -> None:
    cases: list[tuple[type[NetworkError], Payload]] = [
        (PostRefused, a_payload("linkedin", " ")),
        (PostRefused, a_payload("linkedin", "a" * 3001)),
    ]
    for kind, payload in cases:
        with pytest.raises(kind):
            desk.publish(payload)
        assert desk.find(payload) is None
    desk.linkedin.fail(Fault.EXPIRED)
    with pytest.raises(NotConnected):
        desk.publish()
    desk.linkedin.scopes = frozenset()
    with pytest.raises(NotPermitted):
        desk.publish()
    desk.account = replace(desk.account, remote_id="somebody")
    with pytest.raises(NotPermitted):
        desk.publish()
    assert desk.find() is None
    assert desk.linkedin.posts == []


def test_media_that_got_lost_is_uploaded_anew(desk: Desk, tmp_path: Path) -> None:
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    desk.linkedin.fail(Fault.TOO_MANY, at=CREATE)
    with pytest.raises(RateLimited):
        desk.publish(payload)
    lost = next(iter(desk.linkedin.uploads))
    desk.linkedin.video_fails = "disk full"
    desk.linkedin.may_look_at_videos = False
    with pytest.raises(PostRefused):
        desk.publish(payload)
    desk.linkedin.video_fails = ""
    desk.clock.tick(minutes=1)
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    desk.clock.tick(minutes=1)
    desk.publish(payload)
    assert desk.linkedin.posts[0].content["media"]["id"] != lost


def test_a_publication_is_reworded_and_taken_back(desk: Desk) -> None:
    receipt = desk.publish()
    desk.publisher.reword(desk.account, receipt, a_payload("linkedin", "Le quai (nord)"))
    assert desk.texts() == ["Le quai (nord)"]
    pasted = replace(receipt, remote_id=receipt.url)
    desk.publisher.delete(desk.account, pasted)
    desk.publisher.delete(desk.account, receipt)
    assert desk.linkedin.posts == []
    with pytest.raises(PostRefused):
        desk.publisher.reword(desk.account, receipt, a_payload("linkedin"))


def test_counts_are_read_where_that_is_allowed(desk: Desk) -> None:
    receipt = desk.publish()
    gone = Receipt("urn:li:share:1", "", desk.clock.now())
    asked = len(desk.linkedin.asked)
    assert desk.publisher.counts(desk.account, [receipt]) == {receipt.remote_id: Counts()}
    assert len(desk.linkedin.asked) == asked
    desk.account = replace(desk.account, scopes=(READS_COUNTS,))
    with pytest.raises(NotPermitted):
        desk.publisher.counts(desk.account, [receipt])
    desk.linkedin.scopes |= {READS_COUNTS}
    desk.linkedin.posts[0].counts = {"IMPRESSION": 420, "REACTION": 12, "COMMENT": 3, "RESHARE": 1}
    assert desk.publisher.counts(desk.account, [receipt, gone]) == {receipt.remote_id: Counts(420, 12, 3, 1)}
