# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    MediaUnfit,
    NotConnected,
    NotReadyYet,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Counting, Publisher, Rewording, Withdrawing
from composer.domain.refusals import AlreadyPosted, CreditUsedUp, NotPermitted
from composer.networks.x.looking import moment, says
from composer.networks.x.publishing import XPublisher
from composer.networks.x.uploads import Uploads
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves
from tests.fakes.signed_web import SteadyToken
from tests.fakes.x import FakeX
from tests.networks.publishing import KEY, Waits, a_document, a_payload, a_picture, a_video, an_account

CREATE = "POST /2/tweets"
APPEND = "POST /2/media/upload/{media}/append"
LOOK = "GET /2/users/{person}/tweets"
DOUBTS = [
    Fault.HANG_AFTER_READING,
    Fault.HANG_AFTER_COMMIT,
    Fault.DROP_BEFORE,
    Fault.DROP_AFTER_COMMIT,
    Fault.HALF_AN_ANSWER,
    Fault.BROKEN,
    Fault.BROKEN_AFTER_COMMIT,
    Fault.HTML_PAGE,
    Fault.HTML_AFTER_COMMIT,
    Fault.WRONG_JSON,
    Fault.OTHER_JSON,
]
DONE = {fault for fault in DOUBTS if "does what is asked" in fault.value}
TEXT = "Le quai est calme ce matin."


@dataclass
class Desk:
    """A publisher on this side of the wire, X on the other, and what is kept between two tries."""

    publisher: XPublisher
    quick: XPublisher
    """It waits a second for an answer, no longer."""
    x: FakeX
    clock: FakeClock
    waits: Waits
    account: Account
    halves: Halves

    def publish(self, payload: Payload | None = None) -> Receipt:
        return self.publisher.publish(self.account, payload or a_payload("x"), KEY, self.halves)

    def find(self, payload: Payload | None = None) -> Receipt | None:
        return self.publisher.find(self.account, KEY, payload or a_payload("x"), self.halves)

    def texts(self) -> list[str]:
        return [post.received for post in self.x.posts]


@pytest.fixture
def desk(clock: FakeClock) -> Iterator[Desk]:
    patient, hurried = Http(clock, log_egress), Http(clock, log_egress, read_s=1)
    with FakeX(clock) as x:
        waits = Waits(clock)
        publisher, quick = (
            XPublisher(SteadyToken(http, x.token), LocalMedia(), clock, api=x.url, wait=waits)
            for http in (patient, hurried)
        )
        yield Desk(publisher, quick, x, clock, waits, an_account("x", x.person), Halves())
    patient.close()
    hurried.close()


def an_animation(folder: Path) -> DraftMedia:
    from PIL import Image

    frames = [Image.new("RGB", (32, 32), (colour * 90, 0, 0)) for colour in range(3)]
    content = BytesIO()
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:], duration=100)
    (folder / "vague.gif").write_bytes(content.getvalue())
    return DraftMedia(str(folder / "vague.gif"), "Une vague")


def test_is_what_its_card_says(desk: Desk) -> None:
    assert isinstance(desk.publisher, Withdrawing)
    assert isinstance(desk.publisher, Counting)
    assert not isinstance(desk.publisher, Rewording)
    one: Publisher = desk.publisher
    assert one is desk.publisher


def test_a_text_arrives_as_it_was_seen(desk: Desk) -> None:
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
def test_the_preview_is_what_arrives_and_is_found_again(desk: Desk, text: str) -> None:
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


def test_options_are_said_only_when_chosen(desk: Desk) -> None:
    chosen = {"replies": "mentioned_only", "made-with-ai": "on", "paid-partnership": "on"}
    desk.publish(a_payload("x", options=chosen))
    assert desk.x.posts[0].body == {
        "text": TEXT,
        "reply_settings": "mentionedUsers",
        "made_with_ai": True,
        "paid_partnership": True,
    }


def test_the_card_is_xs_own(desk: Desk) -> None:
    payload = a_payload("x", "Voir https://example.com/a")
    assert (payload.card, payload.about) == ("https://example.com/a", None)
    desk.publish(payload)


def test_pictures_go_with_their_descriptions(desk: Desk, tmp_path: Path) -> None:
    pictures = [a_picture(tmp_path, f"{n}.png", alt) for n, alt in enumerate(("Un quai", "", "Un pont", "Une grue"))]
    desk.publish(a_payload("x", TEXT, *pictures))
    ids = desk.x.posts[0].body["media"]["media_ids"]
    assert [desk.x.uploads[one].alt for one in ids] == ["Un quai", "", "Un pont", "Une grue"]
    assert all(desk.x.uploads[one].content.startswith(b"\x89PNG") for one in ids)


def test_a_picture_needs_no_words(desk: Desk, tmp_path: Path) -> None:
    desk.publish(a_payload("x", "", a_picture(tmp_path)))
    assert set(desk.x.posts[0].body) == {"media"}


def test_an_animation_goes_as_it_is(desk: Desk, tmp_path: Path) -> None:
    animation = an_animation(tmp_path)
    desk.publish(a_payload("x", TEXT, animation))
    (upload,) = desk.x.uploads.values()
    assert (upload.category, upload.media_type, upload.alt) == ("tweet_gif", "image/gif", "Une vague")
    assert upload.content == Path(animation.path).read_bytes()


def test_a_video_goes_in_parts_and_goes_on_where_it_stopped(desk: Desk, tmp_path: Path) -> None:
    video = a_video(tmp_path)
    payload = a_payload("x", TEXT, video)
    desk.publisher._uploads = Uploads(desk.publisher._api, LocalMedia(), desk.waits, segment=65_536)
    desk.x.fail(None, Fault.DROP_BEFORE, at=APPEND)
    with pytest.raises(Unreachable):
        desk.publish(payload)
    assert desk.find(payload) is None
    desk.publish(payload)
    (upload,) = desk.x.uploads.values()
    assert upload.content == Path(video.path).read_bytes()
    assert len([asked for asked in desk.x.asked if asked.path.endswith("/append")]) == 5
    assert desk.waits.waited == 3


def test_a_half_video_x_has_forgotten_begins_anew(desk: Desk, tmp_path: Path) -> None:
    payload = a_payload("x", TEXT, a_video(tmp_path))
    desk.x.fail(Fault.DROP_BEFORE, at=APPEND)
    with pytest.raises(Unreachable):
        desk.publish(payload)
    desk.x.uploads.clear()
    desk.publish(payload)
    assert desk.texts() == [TEXT]


def test_what_x_keeps_for_a_day_is_uploaded_anew_after_it(desk: Desk, tmp_path: Path) -> None:
    payload = a_payload("x", TEXT, a_picture(tmp_path))
    desk.x.fail(Fault.TOO_MANY, at=CREATE)
    with pytest.raises(RateLimited):
        desk.publish(payload)
    desk.publish(payload)
    assert len(desk.x.uploads) == 1
    desk.clock.tick(days=2)
    desk.publish(payload)
    assert len(desk.x.uploads) == 1  # the very same try: what was kept names it
    desk.halves = Halves({step: kept for step, kept in desk.halves.items() if step.startswith("media")})
    desk.publish(a_payload("x", "Autre chose", *payload.media))
    assert [upload.alt for upload in desk.x.uploads.values()] == ["Un quai au petit matin"] * 2


def test_a_limit_at_the_last_step_of_a_video_costs_no_second_upload(desk: Desk, tmp_path: Path) -> None:
    payload = a_payload("x", TEXT, a_video(tmp_path))
    desk.x.fail(Fault.TOO_MANY, at="POST /2/media/upload/{media}/finalize")
    with pytest.raises(RateLimited):
        desk.publish(payload)
    desk.publish(payload)
    assert len(desk.x.uploads) == len([asked for asked in desk.x.asked if asked.path.endswith("/append")]) == 1


def test_a_video_that_takes_long_is_uploaded_once(desk: Desk, tmp_path: Path) -> None:
    desk.x.takes = timedelta(seconds=90)
    payload = a_payload("x", TEXT, a_video(tmp_path))
    with pytest.raises(NotReadyYet) as caught:
        desk.publish(payload)
    assert caught.value.values["retry_after_s"] == "90"
    desk.clock.tick(seconds=90)
    desk.publish(payload)
    assert len(desk.x.uploads) == len(desk.x.posts) == 1


@pytest.mark.parametrize(("takes", "fails"), [(timedelta(seconds=1), "bad codec"), (timedelta(days=1), "")])
def test_a_video_that_never_gets_ready_is_said_so(desk: Desk, tmp_path: Path, takes: timedelta, fails: str) -> None:
    desk.x.takes, desk.x.fails = takes, fails
    payload = a_payload("x", TEXT, a_video(tmp_path))
    if not fails:
        with pytest.raises(NotReadyYet):
            desk.publish(payload)
        desk.clock.tick(minutes=8)
    with pytest.raises(MediaUnfit) as caught:
        desk.publish(payload)
    assert caught.value.values["reason"] == (fails or "not-processed")
    assert desk.find(payload) is None


def test_what_one_post_cannot_hold_is_refused_before_anything_leaves(desk: Desk, tmp_path: Path) -> None:
    for media in (
        (a_picture(tmp_path), a_video(tmp_path)),
        (an_animation(tmp_path), a_picture(tmp_path)),
        (a_document(tmp_path),),
        (DraftMedia(str(tmp_path / "absente.png")),),
        (DraftMedia(str(tmp_path / "son.mp3")),),
        (a_video(tmp_path, name="long.mp4", seconds=200),),
    ):
        with pytest.raises(MediaUnfit) as caught:
            desk.publish(a_payload("x", TEXT, *media))
        assert caught.value.values["network"] == "x"
    assert desk.x.asked == []


@pytest.mark.parametrize("fault", DOUBTS)
def test_a_doubt_is_looked_up_and_never_two_publications(desk: Desk, fault: Fault) -> None:
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


def test_what_x_shows_late_is_not_sent_again(desk: Desk) -> None:
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


def test_where_x_does_not_let_us_look_its_memory_for_words_is_left(desk: Desk) -> None:
    desk.x.fail(Fault.DROP_AFTER_COMMIT, at=CREATE)
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    desk.x.scopes -= {"tweet.read"}
    with pytest.raises(NotPermitted):
        desk.find()
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    assert desk.texts() == [TEXT]


def test_an_older_post_with_the_same_words_is_another_one(desk: Desk) -> None:
    desk.publish()
    desk.clock.tick(hours=3)
    desk.halves = Halves()
    desk.x.fail(Fault.DROP_BEFORE, at=CREATE)
    with pytest.raises(OutcomeUnknown):
        desk.publish()
    with pytest.raises(OutcomeUnknown):
        desk.find()


def test_a_look_that_fails_leaves_the_doubt(desk: Desk) -> None:
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


def test_the_same_words_again_are_refused(desk: Desk) -> None:
    desk.publish()
    desk.halves = Halves()
    with pytest.raises(AlreadyPosted) as caught:
        desk.publish()
    assert caught.value.values == {"network": "x", "url": "https://x.com/anna"}
    assert desk.find() is None


def test_limits_say_when_to_come_back(desk: Desk) -> None:
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
def test_what_is_paid_for_is_said_when_it_ends(desk: Desk, name: str) -> None:
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
def test_a_refusal_says_why(desk: Desk, words: str, reason: str) -> None:
    desk.x.refuses = words
    with pytest.raises(PostRefused) as caught:
        desk.publish()
    assert caught.value.values == {"network": "x", "reason": reason}
    assert desk.find() is None


@pytest.mark.parametrize("words", ["Your account is not permitted to access this feature", "Forbidden"])
def test_a_right_that_is_missing_is_said_so(desk: Desk, words: str) -> None:
    desk.x.refuses = words
    with pytest.raises(NotPermitted):
        desk.publish()


def test_media_need_a_right_of_their_own(desk: Desk, tmp_path: Path) -> None:
    desk.x.scopes -= {"media.write"}
    with pytest.raises(NotPermitted):
        desk.publish(a_payload("x", TEXT, a_picture(tmp_path)))
    desk.x.fail(Fault.EXPIRED)
    with pytest.raises(NotConnected):
        desk.publish()
    assert desk.find() is None


def test_too_long_is_refused_and_no_doubt(desk: Desk) -> None:
    with pytest.raises(PostRefused):
        desk.publish(a_payload("x", "a" * 281))
    assert desk.find() is None


def test_a_publication_is_taken_back(desk: Desk) -> None:
    receipt = desk.publish()
    for one in (replace(receipt, remote_id=receipt.url), receipt):
        desk.publisher.delete(desk.account, one)
    assert desk.x.posts == []
    with pytest.raises(PostRefused):
        desk.publisher.delete(desk.account, Receipt("", "https://x.com/anna", desk.clock.now()))


@pytest.mark.parametrize("renamed", [False, True])
def test_counts_are_read_under_both_names(desk: Desk, renamed: bool) -> None:
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


def test_many_counts_are_asked_a_hundred_at_a_time(desk: Desk) -> None:
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
