# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    LeftToPerson,
    MediaUnfit,
    NotConnected,
    NotReadyYet,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.networks import Account, Counts, Payload, Receipt
from composer.domain.ports import Counting, Web, Withdrawing
from composer.networks.tiktok.chunks import Plan
from composer.networks.tiktok.options import consent, label
from composer.networks.tiktok.publishing import TikTokPublisher
from composer.networks.tiktok.reading import SPEC
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves, PowerCut
from tests.fakes.signed_web import Cable, SteadyToken
from tests.fakes.tiktok import FakeTikTok
from tests.networks.publishing import KEY, Waits, a_payload, a_video, an_account
from tests.networks.test_containers import DOUBTS

TEXT = "Ce matin, au quai 12, une mouette a mangé mon croissant. 🥐 #SalariéNordalia"
PUBLIC = {"way": "direct", "privacy": "public_to_everyone", "comments": "on"}
FRIENDS = {"way": "direct", "privacy": "mutual_follow_friends"}
FILM_INIT = "POST /v2/post/publish/video/init/"
PICTURES_INIT = "POST /v2/post/publish/content/init/"


@dataclass
class Desk:
    """A publisher on this side of the wire, TikTok on the other, and what is kept between two tries."""

    tiktok: FakeTikTok
    http: Http
    hasty: Http
    clock: FakeClock
    folder: Path
    waits: Waits
    halves: Halves = field(default_factory=Halves)

    @property
    def account(self) -> Account:
        return an_account("tiktok", "open-id", handle="Léa Martin")

    def publisher(self, web: Web | None = None) -> TikTokPublisher:
        web = web or self.http
        signed = SteadyToken(web, self.tiktok.token)
        return TikTokPublisher(signed, web, LocalMedia(), self.clock, self.waits, self.tiktok.url)

    def publish(self, payload: Payload, web: Web | None = None) -> Receipt:
        return self.publisher(web).publish(self.account, payload, KEY, self.halves)

    def find(self, payload: Payload) -> Receipt | None:
        return self.publisher().find(self.account, KEY, payload, self.halves)

    def until_published(self, payload: Payload, *ways: Web | None) -> Receipt:
        """As the outbox does it: what is in doubt is looked for, and sent again only when it is certainly not there."""
        doubt = False
        for way in (*ways, *[None] * 12):
            try:
                if doubt and (found := self.find(payload)) is not None:
                    return found
                doubt = False
                return self.publish(payload, way)
            except (Unreachable, RateLimited, NotReadyYet):
                pass
            except (OutcomeUnknown, PowerCut):
                doubt = True
            self.clock.tick(minutes=6)
        raise AssertionError("it never came to an end")

    def film(self, text: str = TEXT, options: Mapping[str, str] | None = None, size: int = 20_000) -> Payload:
        return a_payload("tiktok", text, a_video(self.folder, size), options=PUBLIC if options is None else options)

    def pictures(self, text: str = TEXT, options: Mapping[str, str] | None = None) -> Payload:
        media = tuple(self.picture(name) for name in ("a.jpg", "b.jpg"))
        return a_payload("tiktok", text, *media, options=PUBLIC if options is None else options)

    def picture(self, name: str) -> DraftMedia:
        out = BytesIO()
        Image.new("RGB", (400, 600), (20, 90, 160)).save(out, "JPEG")
        (self.folder / name).write_bytes(out.getvalue())
        return DraftMedia(str(self.folder / name), "", "", self.tiktok.show(name, out.getvalue()))

    def way_out(self, fault: Fault) -> Web | None:
        return self.hasty if fault.name.startswith("HANG") else None


@pytest.fixture
def desk(clock: FakeClock, tmp_path: Path) -> Iterator[Desk]:
    http, hasty = (Http(clock, log_egress, connect_s=2, read_s=seconds) for seconds in (10, 0.3))
    with FakeTikTok(clock) as tiktok:
        yield Desk(tiktok, http, hasty, clock, tmp_path, Waits(clock))
    http.close()
    hasty.close()


def test_a_film_arrives_whole_with_its_text_and_the_choices_of_the_person(desk: Desk) -> None:
    receipt = desk.publish(desk.film())
    (share,) = desk.tiktok.live
    assert share.content == (desk.folder / "visite.mp4").read_bytes()
    assert share.info == {
        "title": TEXT,
        "privacy_level": "PUBLIC_TO_EVERYONE",
        "disable_comment": False,
        "disable_duet": True,
        "disable_stitch": True,
        "brand_content_toggle": False,
        "brand_organic_toggle": False,
    }
    url = f"https://www.tiktok.com/@lea.m/video/{share.post_id}"
    assert receipt == Receipt(str(share.post_id), url, desk.clock.now())


def test_pictures_are_fetched_from_where_everybody_can_see_them(desk: Desk) -> None:
    payload = desk.pictures()
    desk.tiktok.hidden = 3
    receipt = desk.publish(payload)
    (share,) = desk.tiktok.live
    assert share.images == tuple(medium.address for medium in payload.media)
    assert share.text == TEXT
    assert receipt.url == f"https://www.tiktok.com/@lea.m/photo/{share.post_id}"


@pytest.mark.parametrize("kind", ["film", "pictures"])
def test_a_draft_is_left_to_the_person_and_never_called_published(desk: Desk, kind: str) -> None:
    payload = desk.film(options={}) if kind == "film" else desk.pictures(options={})
    for _ in range(3):
        with pytest.raises(LeftToPerson):
            desk.publish(payload)
    assert len(desk.tiktok.drafts) == 1
    assert not desk.tiktok.live
    assert desk.find(payload) is None


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_what_the_preview_shows_is_what_arrives(desk: Desk, text: str) -> None:
    for payload in (desk.film(text), desk.pictures(text)):
        desk.halves = Halves()
        desk.publish(payload)
        assert desk.tiktok.live[-1].text == payload.text


@pytest.mark.parametrize(
    ("size", "piece", "count", "last"),
    [
        (4_194_304, 4_194_304, 1, (0, 4_194_304)),
        (64_000_000, 64_000_000, 1, (0, 64_000_000)),
        (64_000_001, 10_000_000, 6, (50_000_000, 64_000_001)),
        (4_294_967_296, 10_000_000, 429, (4_280_000_000, 4_294_967_296)),
    ],
)
def test_files_are_cut_by_their_rule(size: int, piece: int, count: int, last: tuple[int, int]) -> None:
    plan = Plan.of(size)
    assert (plan.piece, plan.count, list(plan.ranges())[-1]) == (piece, count, last)


@given(size=st.integers(1, 4_000_000_000))
def test_every_byte_is_in_one_piece_of_a_size_they_take(size: int) -> None:
    ranges = list(Plan.of(size).ranges())
    assert [first for first, _ in ranges] == [0, *(end for _, end in ranges[:-1])]
    assert ranges[-1][1] == size
    assert all(5 * 1024**2 <= end - first <= 64 * 1024**2 for first, end in ranges[:-1])
    assert ranges[-1][1] - ranges[-1][0] <= 128 * 1024**2
    assert len(ranges) <= 1000


@pytest.mark.parametrize("fault", DOUBTS)
@pytest.mark.parametrize("at", [FILM_INIT, "PUT /video/", "POST /v2/post/publish/status/fetch/"])
def test_a_film_is_published_once_whatever_answer_is_lost(desk: Desk, fault: Fault, at: str) -> None:
    payload = desk.film(options=FRIENDS)
    desk.tiktok.fail(fault, fault, at=at)
    desk.until_published(payload, desk.way_out(fault), desk.way_out(fault))
    assert len(desk.tiktok.live) == 1


@pytest.mark.parametrize("fault", DOUBTS)
def test_pictures_whose_answer_is_lost_are_left_to_the_person_to_find(desk: Desk, fault: Fault) -> None:
    payload = desk.pictures()
    desk.tiktok.fail(fault, at=PICTURES_INIT)
    with pytest.raises(OutcomeUnknown):
        desk.publish(payload, desk.way_out(fault))
    live = len(desk.tiktok.live)
    with pytest.raises(OutcomeUnknown):
        desk.publish(payload)
    with pytest.raises(OutcomeUnknown):
        desk.find(payload)
    assert len(desk.tiktok.live) == live
    desk.publish(payload)  # on the person's word, once they were asked
    assert len(desk.tiktok.live) == live + 1


@pytest.mark.parametrize("after", [False, True])
def test_a_power_cut_at_any_exchange_leaves_exactly_one_film(desk: Desk, after: bool) -> None:
    cut = 0
    while True:
        cut += 1
        desk.halves = Halves()
        desk.tiktok.shares.clear()
        cable = Cable(desk.http, cut, after=after)
        payload = desk.film(options=FRIENDS)
        desk.until_published(payload, cable)
        assert len(desk.tiktok.live) == 1
        if cable.exchanges < cut:
            break
    assert cut > 4


def test_what_is_still_being_prepared_is_asked_about_later(desk: Desk) -> None:
    payload = desk.film()
    desk.tiktok.polls = 13
    with pytest.raises(OutcomeUnknown):  # it may be there any moment
        desk.publish(payload)
    with pytest.raises(NotReadyYet):
        desk.find(payload)
    assert desk.until_published(payload).remote_id == str(desk.tiktok.live[0].post_id)
    assert len(desk.tiktok.shares) == 1


def test_a_draft_in_the_making_is_no_doubt(desk: Desk) -> None:
    payload = desk.film(options={})
    desk.tiktok.polls = 13
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    with pytest.raises(LeftToPerson):
        desk.publish(payload)
    assert len(desk.tiktok.shares) == 1


def test_a_public_post_without_its_id_yet_leads_to_the_profile(desk: Desk) -> None:
    desk.tiktok.hidden = 50
    receipt = desk.publish(desk.film())
    assert receipt.url == receipt.remote_id == "https://www.tiktok.com/@lea.m"


def test_nothing_is_published_directly_before_the_person_chose_who_sees_it(desk: Desk) -> None:
    for options, reason in (
        ({"way": "direct"}, "privacy-unchosen"),
        ({"way": "direct", "privacy": "follower_of_creator"}, "privacy_level_option_mismatch"),
        ({"way": "direct", "privacy": "self_only", "paid-partnership": "on"}, "paid-and-private"),
    ):
        for payload in (desk.film(options=options), desk.pictures(options=options)):
            with pytest.raises(PostRefused) as refused:
                desk.publish(payload)
            assert refused.value.values["reason"] == reason
    assert not desk.tiktok.shares
    (privacy,) = [option for option in SPEC.options if option.key == "privacy"]
    assert privacy.default is None


def test_refusals_are_told_apart(desk: Desk) -> None:
    desk.tiktok.audited = False
    with pytest.raises(PostRefused) as refused:
        desk.publish(desk.film())
    assert refused.value.values["reason"] == "unaudited_client_can_only_post_to_private_accounts"
    desk.tiktok.blocked = "spam_risk_too_many_posts"  # in an answer of 200
    with pytest.raises(PostRefused) as refused:
        desk.publish(desk.film())
    assert refused.value.values["reason"] == "spam_risk_too_many_posts"
    desk.tiktok.blocked = ""
    for fault, error in ((Fault.TOO_MANY, RateLimited), (Fault.EXPIRED, NotConnected)):
        desk.tiktok.fail(fault)
        with pytest.raises(error):
            desk.publish(desk.pictures())
    assert desk.find(desk.pictures()) is None


def test_a_film_they_could_not_use_is_refused_and_their_own_fault_tried_once_more(desk: Desk) -> None:
    desk.tiktok.fails = ["frame_rate_check_failed"]
    with pytest.raises(MediaUnfit) as unfit:
        desk.publish(desk.film())
    assert unfit.value.values == {"network": "tiktok", "file": "visite.mp4", "reason": "wrong-format"}
    desk.halves, desk.tiktok.fails = Halves(), ["internal", "internal"]
    with pytest.raises(NotReadyYet):
        desk.publish(desk.film())
    with pytest.raises(PostRefused):
        desk.publish(desk.film())
    desk.halves, desk.tiktok.fails = Halves(), ["internal"]
    with pytest.raises(NotReadyYet):
        desk.publish(desk.film())
    desk.publish(desk.film())
    assert len(desk.tiktok.live) == 1


def test_what_can_not_go_is_refused_before_anything_leaves(desk: Desk) -> None:
    film, picture = a_video(desk.folder), desk.picture("a.jpg")
    hidden = DraftMedia(picture.path)
    for media, reason in (
        ((film, picture), "alone"),
        ((hidden,), "no-address-of-file"),
        ((a_video(desk.folder, name="long.mp4", seconds=700),), "too-long"),
    ):
        with pytest.raises(MediaUnfit) as unfit:
            desk.publish(a_payload("tiktok", TEXT, *media))
        assert unfit.value.values["reason"] == reason
    assert not desk.tiktok.asked
    desk.tiktok.longest_s = 5
    with pytest.raises(MediaUnfit) as unfit:
        desk.publish(desk.film())
    assert unfit.value.values["reason"] == "video-too-long"


def test_what_is_agreed_to_is_said_above_the_button() -> None:
    plain, own = a_payload("tiktok", TEXT), a_payload("tiktok", TEXT, options={"own-brand": "on"})
    paid = a_payload("tiktok", TEXT, options={"own-brand": "on", "paid-partnership": "on"})
    assert [consent(one).code for one in (plain, own, paid)] == [
        "tiktok-consent",
        "tiktok-consent",
        "tiktok-consent-paid",
    ]
    labels = [label(one) for one in (plain, own, paid)]
    assert [one and one.code for one in labels] == [None, "tiktok-label-promotional", "tiktok-label-paid"]


def test_the_account_says_what_it_allows(desk: Desk) -> None:
    desk.tiktok.comments_off = True
    creator = desk.publisher().creator(desk.account)
    assert creator.privacies == ("public_to_everyone", "mutual_follow_friends", "self_only")
    assert (creator.nickname, creator.comments, creator.duets, creator.stitches) == ("Léa", False, True, False)
    assert desk.publisher().offered(desk.account) == {
        "privacy": creator.privacies,
        "comments": ("off",),
        "stitches": ("off",),
    }
    desk.publish(desk.film())


def test_results_are_read_of_what_has_an_id(desk: Desk) -> None:
    receipt = desk.publish(desk.film())
    desk.tiktok.counts[receipt.remote_id] = {"view_count": 9, "like_count": 2, "comment_count": 1, "share_count": 0}
    unknown = Receipt("https://www.tiktok.com/@lea.m", "https://www.tiktok.com/@lea.m", desk.clock.now())
    publisher = desk.publisher()
    assert isinstance(publisher, Counting)
    assert not isinstance(publisher, Withdrawing)
    assert publisher.counts(desk.account, [receipt, unknown]) == {receipt.remote_id: Counts(9, 2, 1, 0)}
