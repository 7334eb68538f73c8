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
    NotConnected,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.networks import Counts, Receipt
from composer.domain.ports import Counting, Publisher, Rewording, Withdrawing
from composer.domain.refusals import AlreadyPosted, CreditUsedUp, NotPermitted
from composer.networks.x.looking import moment, says
from tests.builders import FakeClock
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves
from tests.networks.desks import DOUBTS, TEXT, XDesk, x_desk
from tests.networks.publishing import KEY, a_payload, a_picture

CREATE = "POST /2/tweets"
LOOK = "GET /2/users/{person}/tweets"
DONE = {fault for fault in DOUBTS if "does what is asked" in fault.value}


@pytest.fixture
def desk(clock: FakeClock) -> Iterator[XDesk]:
    with x_desk(clock) as desk:
        yield desk


def test_is_what_its_card_says(desk: XDesk) -> None:
    assert isinstance(desk.publisher, Withdrawing)
    assert isinstance(desk.publisher, Counting)
    assert not isinstance(desk.publisher, Rewording)
    one: Publisher = desk.publisher
    assert one is desk.publisher


def test_a_text_arrives_as_it_was_seen(desk: XDesk) -> None:
    text = "À 18 h & <demain> : https://example.com/a_(b). #Nordalia 👩🏽\u200d💻 e\u0301te\u0301"
    receipt = desk.publish(a_payload("x", text))
    (post,) = desk.x.posts
    assert (post.received, post.body) == (text, {"text": text})
    assert receipt == Receipt(post.id, f"https://x.com/anna/status/{post.id}", desk.clock.now())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.lists(
        st.sampled_from(
            [
                "a",
                "é",
                "e\u0301",
                " ",
                "\n",
                "日本",
                "👩🏽\u200d💻",
                "x.co",
                "https://t.co/ab",
                "&",
                "<",
                '"',
                "#a",
                "\\",
            ]
        ),
        min_size=1,
        max_size=25,
    ).map("".join)
)
def test_the_preview_is_what_arrives_and_is_found_again(desk: XDesk, text: str) -> None:
    desk.clock.tick(hours=2)
    payload = a_payload("x", f"a{text}")
    if payload.count.fits:
        desk.halves = Halves()
        desk.x.fail(Fault.DROP_AFTER_COMMIT, at=CREATE)
        with pytest.raises(OutcomeUnknown):
            desk.publish(payload)
        assert desk.x.posts[-1].received == payload.text
        found = desk.find(payload)
        assert found is not None
        assert found.remote_id == desk.x.posts[-1].id


def test_options_are_said_only_when_chosen(desk: XDesk) -> None:
    chosen = {"replies": "mentioned_only", "made-with-ai": "on", "paid-partnership": "on"}
    desk.publish(a_payload("x", options=chosen))
    assert desk.x.posts[0].body == {
        "text": TEXT,
        "reply_settings": "mentionedUsers",
        "made_with_ai": True,
        "paid_partnership": True,
    }


def test_the_card_is_xs_own(desk: XDesk) -> None:
    payload = a_payload("x", "Voir https://example.com/a")
    assert (payload.card, payload.about) == ("https://example.com/a", None)
    desk.publish(payload)


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_doubt_is_looked_up_and_never_two_publications(desk: XDesk, fault: Fault) -> None:
    desk.x.fail(fault, at=CREATE)
    publisher = desk.quick if fault.name.startswith("HANG") else desk.publisher
    with pytest.raises(OutcomeUnknown):
        publisher.publish(desk.account, a_payload("x"), KEY, desk.halves)
    if fault in DONE:
        found = desk.find()
        assert found is not None
        assert found.remote_id == desk.x.posts[0].id
    else:
        with pytest.raises(OutcomeUnknown):
            desk.find()
    receipt = desk.publish()
    assert desk.texts() == [TEXT]
    assert receipt.remote_id == desk.x.posts[0].id


def test_what_x_shows_late_is_not_sent_again(desk: XDesk) -> None:
    desk.x.lag = timedelta(seconds=20)
    desk.x.fail(Fault.DROP_AFTER_COMMIT, at=CREATE)
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    with pytest.raises(OutcomeUnknown):
        desk.find()
    with pytest.raises(OutcomeUnknown):
        desk.publish()  # X refuses the words: the first try is there, but by what name?
    desk.clock.tick(seconds=30)
    assert desk.find() is not None
    assert desk.texts() == [TEXT]


def test_where_x_does_not_let_us_look_its_memory_for_words_is_left(desk: XDesk) -> None:
    desk.x.fail(Fault.DROP_AFTER_COMMIT, at=CREATE)
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    desk.x.scopes -= {"tweet.read"}
    with pytest.raises(NotPermitted):
        desk.find()
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    assert desk.texts() == [TEXT]


def test_an_older_post_with_the_same_words_is_another_one(desk: XDesk) -> None:
    desk.publish()
    desk.clock.tick(hours=3)
    desk.halves = Halves()
    desk.x.fail(Fault.DROP_BEFORE, at=CREATE)
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    with pytest.raises(OutcomeUnknown):
        desk.find()


def test_a_look_that_fails_leaves_the_doubt(desk: XDesk) -> None:
    desk.x.fail(Fault.DROP_AFTER_COMMIT, at=CREATE)
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    desk.x.fail(Fault.TOO_MANY, Fault.DROP_BEFORE, Fault.OTHER_JSON, at=LOOK)
    for kind in (RateLimited, Unreachable, OutcomeUnknown):
        with pytest.raises(kind):
            desk.find()
    desk.x.fail(Fault.TOO_MANY, at=LOOK)
    with pytest.raises(RateLimited):
        desk.publish()
    assert desk.find() is not None


def test_the_same_words_again_are_refused(desk: XDesk) -> None:
    desk.publish()
    desk.halves = Halves()
    with pytest.raises(AlreadyPosted) as caught:
        desk.publish()
    assert caught.value.values == {"network": "x", "url": "https://x.com/anna"}
    assert desk.find() is None


def test_limits_say_when_to_come_back(desk: XDesk) -> None:
    desk.x.fail(Fault.TOO_MANY)
    with pytest.raises(RateLimited) as caught:
        desk.publish()
    assert caught.value.values["retry_after_s"] == "900"
    desk.x.tells_when = False
    desk.x.fail(Fault.TOO_MANY)
    with pytest.raises(RateLimited) as caught:
        desk.publish()
    assert caught.value.values["retry_after_s"] == "300"
    assert desk.find() is None


@pytest.mark.parametrize("name", ["credit", "capped"])
def test_what_is_paid_for_is_said_when_it_ends(desk: XDesk, name: str) -> None:
    setattr(desk.x, name, name == "capped")
    with pytest.raises(CreditUsedUp):
        desk.publish()
    assert desk.find() is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Posts are limited to a maximum of one cashtag", "one-cashtag"),
        ("You are not permitted to perform this action.", "unsaid"),
        ("The Tweet contains an invalid URL.", "bad-link"),
        ("This user is not allowed to post a video longer than 2 minutes", "video-too-long"),
        ("Reply to this conversation is not allowed.", "Reply to this conversation is not allowed."),
    ],
)
def test_a_refusal_says_why(desk: XDesk, words: str, reason: str) -> None:
    desk.x.refuses = words
    with pytest.raises(PostRefused) as caught:
        desk.publish()
    assert caught.value.values == {"network": "x", "reason": reason}
    assert desk.find() is None


@pytest.mark.parametrize("words", ["Your account is not permitted to access this feature", "Forbidden"])
def test_a_right_that_is_missing_is_said_so(desk: XDesk, words: str) -> None:
    desk.x.refuses = words
    with pytest.raises(NotPermitted):
        desk.publish()


def test_media_need_a_right_of_their_own(desk: XDesk, tmp_path: Path) -> None:
    desk.x.scopes -= {"media.write"}
    with pytest.raises(NotPermitted):
        desk.publish(a_payload("x", TEXT, a_picture(tmp_path)))
    desk.x.fail(Fault.EXPIRED)
    with pytest.raises(NotConnected):
        desk.publish()
    assert desk.find() is None


def test_too_long_is_refused_and_no_doubt(desk: XDesk) -> None:
    with pytest.raises(PostRefused):
        desk.publish(a_payload("x", "a" * 281))
    assert desk.find() is None


def test_a_publication_is_taken_back(desk: XDesk) -> None:
    receipt = desk.publish()
    for one in (replace(receipt, remote_id=receipt.url), receipt):
        desk.publisher.delete(desk.account, one)
    assert desk.x.posts == []
    with pytest.raises(PostRefused):
        desk.publisher.delete(desk.account, Receipt("", "https://x.com/anna", desk.clock.now()))


@pytest.mark.parametrize("renamed", [False, True])
def test_counts_are_read_under_both_names(desk: XDesk, renamed: bool) -> None:
    desk.x.renamed = renamed
    receipt = desk.publish()
    desk.x.posts[0].metrics = {"like_count": 12, "reply_count": 3, "impression_count": 420, "shared": 5}
    gone = Receipt("17", "", desk.clock.now())
    for _ in range(2):
        counts = desk.publisher.counts(desk.account, [receipt, gone])
        assert counts == {receipt.remote_id: Counts(420, 12, 3, 5)}
    assert len([asked for asked in desk.x.asked if asked.method == "GET"]) == 2 + renamed
    assert desk.publisher.counts(desk.account, [gone]) == {}
    assert desk.publisher.counts(desk.account, []) == {}


def test_many_counts_are_asked_a_hundred_at_a_time(desk: XDesk) -> None:
    receipts = [Receipt(str(number), "", desk.clock.now()) for number in range(1, 251)]
    assert desk.publisher.counts(desk.account, receipts) == {}
    assert len(desk.x.asked) == 3


@pytest.mark.parametrize(
    ("ours", "text", "urls"),
    [
        ("Voir example.com", "Voir https://t.co/a", [("https://t.co/a", "http://example.com")]),
        ("Voir HTTPS://Example.COM/A/", "Voir https://t.co/a", [("https://t.co/a", "https://example.com/A")]),
        ("a & b < c", "a &amp; b &lt; c", []),
        ("e\u0301te\u0301 ", "été", []),
        (
            "x.co x.co",
            "https://t.co/a https://t.co/b",
            [("https://t.co/a", "http://x.co"), ("https://t.co/b", "http://x.co/")],
        ),
    ],
)
def test_a_post_is_known_by_its_words(ours: str, text: str, urls: list[tuple[str, str]]) -> None:
    post = {"text": text, "entities": {"urls": [{"url": short, "expanded_url": full} for short, full in urls]}}
    assert says(post, a_payload("x", ours))
    assert not says(post, a_payload("x", f"{ours} encore"))


def test_nothing_is_known_by_no_words(tmp_path: Path) -> None:
    picture = a_picture(tmp_path)
    assert not says({"text": "https://t.co/m"}, a_payload("x", "", picture))
    assert says({"text": "Bonjour https://t.co/m"}, a_payload("x", "Bonjour", picture))
    assert not says({"text": "Bonjour https://t.co/m"}, a_payload("x", "Bonjour"))
    assert moment("soon") is None
