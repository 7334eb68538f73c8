# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.domain.errors import (
    NetworkError,
    NotConnected,
    NotReadyYet,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
)
from composer.domain.networks import Counts, Payload, Receipt
from composer.domain.ports import Counting, Publisher, Rewording, Withdrawing
from composer.domain.refusals import AlreadyPosted, NotPermitted, PersonUnverified, VersionRetired
from composer.networks.linkedin.api import VERSION
from composer.networks.linkedin.publishing import READS_COUNTS, READS_OWN, LinkedInPublisher
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves
from tests.fakes.signed_web import SteadyToken
from tests.networks.desks import DOUBTS, LinkedInDesk, linkedin_desk
from tests.networks.publishing import KEY, a_payload, a_video

CREATE = "POST /rest/posts"


@pytest.fixture
def desk(clock: FakeClock) -> Iterator[LinkedInDesk]:
    with linkedin_desk(clock) as desk:
        yield desk


def test_is_all_that_its_card_says(desk: LinkedInDesk) -> None:
    for kind in (Withdrawing, Rewording, Counting):
        assert isinstance(desk.publisher, kind)
    one: Publisher = desk.publisher
    assert one is desk.publisher


def test_a_text_arrives_as_it_was_seen(desk: LinkedInDesk) -> None:
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
def test_the_preview_is_what_arrives(desk: LinkedInDesk, text: str) -> None:
    desk.clock.tick(minutes=11)
    desk.linkedin.per_day = 100_000
    payload = a_payload("linkedin", f"a{text}")
    desk.halves = Halves()
    desk.publish(payload)
    assert desk.linkedin.posts[-1].shown.text == payload.text


def test_who_may_read_is_the_persons_choice(desk: LinkedInDesk) -> None:
    desk.publish(a_payload("linkedin", options={"visibility": "connections"}))
    assert desk.linkedin.posts[0].visibility == "CONNECTIONS"


def test_a_long_wait_asks_seldom(desk: LinkedInDesk, tmp_path: Path) -> None:
    desk.linkedin.video_takes = timedelta(minutes=7)
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    while not desk.linkedin.posts:
        try:
            desk.publish(payload)
        except NotReadyYet as error:
            desk.clock.tick(seconds=int(error.values["retry_after_s"]))
    assert len([asked for asked in desk.linkedin.asked if asked.method == "GET"]) <= 15


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_doubt_is_never_two_publications(desk: LinkedInDesk, fault: Fault) -> None:
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
def test_who_may_look_finds_what_is_there(desk: LinkedInDesk, fault: Fault) -> None:
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


def test_the_same_words_again_are_refused_with_the_older_post(desk: LinkedInDesk) -> None:
    first = desk.publish()
    desk.halves = Halves()
    with pytest.raises(AlreadyPosted) as caught:
        desk.publish()
    assert caught.value.values == {"network": "linkedin", "url": first.url}
    assert desk.find() is None


def test_published_without_a_name_is_published(desk: LinkedInDesk) -> None:
    desk.linkedin.names_no_urn = True
    receipt = desk.publish()
    assert receipt.remote_id == ""
    assert receipt.url.startswith("https://www.linkedin.com/")
    with pytest.raises(PostRefused):
        desk.publisher.delete(desk.account, receipt)


def test_a_retired_version_is_said_so(desk: LinkedInDesk) -> None:
    desk.linkedin.served = {"202710"}
    with pytest.raises(VersionRetired) as caught:
        desk.publish()
    assert caught.value.values == {"network": "linkedin", "version": VERSION}
    assert desk.find() is None


def test_another_version_can_be_set(desk: LinkedInDesk, clock: FakeClock) -> None:
    http = Http(clock, log_egress)
    desk.linkedin.served = {"202710"}
    web = SteadyToken(http, desk.linkedin.token)
    publisher = LinkedInPublisher(web, http, LocalMedia(), clock, version=lambda: "202710", api=desk.linkedin.url)
    publisher.publish(desk.account, a_payload("linkedin"), KEY, desk.halves)
    http.close()
    assert len(desk.linkedin.posts) == 1


def test_limits_say_when_to_come_back(desk: LinkedInDesk) -> None:
    desk.linkedin.fail(Fault.TOO_MANY)
    with pytest.raises(RateLimited) as caught:
        desk.publish()
    assert caught.value.values["retry_after_s"] == str(14 * 3600 + 30 * 60 + 1)  # 09:30 in UTC until the next day
    assert desk.find() is None
    desk.linkedin.verified = False
    with pytest.raises(PersonUnverified):
        desk.publish()
    assert desk.linkedin.posts == []


def test_refusals_are_no_doubts(desk: LinkedInDesk) -> None:
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


def test_a_publication_is_reworded_and_taken_back(desk: LinkedInDesk) -> None:
    receipt = desk.publish()
    desk.publisher.reword(desk.account, receipt, a_payload("linkedin", "Le quai (nord)"))
    assert desk.texts() == ["Le quai (nord)"]
    pasted = replace(receipt, remote_id=receipt.url)
    desk.publisher.delete(desk.account, pasted)
    desk.publisher.delete(desk.account, receipt)
    assert desk.linkedin.posts == []
    with pytest.raises(PostRefused):
        desk.publisher.reword(desk.account, receipt, a_payload("linkedin"))


def test_counts_are_read_where_that_is_allowed(desk: LinkedInDesk) -> None:
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
