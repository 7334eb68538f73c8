# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    MediaUnfit,
    NotReadyYet,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.networks import LinkCard
from tests.builders import FakeClock
from tests.fakes.linkedin import FakeLinkedIn
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves
from tests.networks.desks import LinkedInDesk, linkedin_desk
from tests.networks.publishing import a_document, a_payload, a_picture, a_video

CREATE = "POST /rest/posts"


@pytest.fixture
def desk(clock: FakeClock) -> Iterator[LinkedInDesk]:
    with linkedin_desk(clock) as desk:
        yield desk


def test_a_card_says_what_we_say(desk: LinkedInDesk, tmp_path: Path) -> None:
    card = LinkCard("https://nordalia.example/quai", "T" * 500, "Ce matin", a_picture(tmp_path).path)
    desk.publish(a_payload("linkedin", card=card))
    article = desk.linkedin.posts[0].content["article"]
    assert article == {
        "source": card.url,
        "title": "T" * 400,
        "description": "Ce matin",
        "thumbnail": next(iter(desk.linkedin.uploads)),
    }


def test_pictures_take_the_place_of_the_card(desk: LinkedInDesk, tmp_path: Path) -> None:
    payload = a_payload("linkedin", "Bonjour", a_picture(tmp_path), card=LinkCard("https://nordalia.example", "T"))
    assert payload.about is None
    desk.publish(payload)
    assert set(desk.linkedin.posts[0].content) == {"media"}


def test_pictures_go_with_their_descriptions(desk: LinkedInDesk, tmp_path: Path) -> None:
    desk.publish(a_payload("linkedin", "Une", a_picture(tmp_path)))
    assert desk.linkedin.posts[0].content["media"]["altText"] == "Un quai au petit matin"
    assert desk.waits.waited > 0
    desk.halves = Halves()
    desk.publish(a_payload("linkedin", "Trois", *(a_picture(tmp_path, f"{n}.png", alt) for n, alt in enumerate("ab "))))
    images = desk.linkedin.posts[1].content["multiImage"]["images"]
    assert [image.get("altText") for image in images] == ["a", "b", None]
    assert all(desk.linkedin.uploads[image["id"]].content.startswith(b"\x89PNG") for image in images)


def test_a_document_goes_with_its_name(desk: LinkedInDesk, tmp_path: Path) -> None:
    document = a_document(tmp_path)
    desk.publish(a_payload("linkedin", "Le rapport", document))
    media = desk.linkedin.posts[0].content["media"]
    assert media["title"] == "rapport.pdf"
    assert desk.linkedin.uploads[media["id"]].content == Path(document.path).read_bytes()


def test_a_video_goes_in_parts_and_is_posted_when_it_is_ready(desk: LinkedInDesk, tmp_path: Path) -> None:
    desk.linkedin.part = 65_536
    video = a_video(tmp_path)
    desk.publish(a_payload("linkedin", "La visite", video))
    media = desk.linkedin.posts[0].content["media"]
    assert desk.linkedin.uploads[media["id"]].content == Path(video.path).read_bytes()
    assert len(desk.linkedin.uploads[media["id"]].parts) > 3
    assert media["title"] == "La visite"


def test_a_video_that_takes_long_is_uploaded_once(desk: LinkedInDesk, tmp_path: Path) -> None:
    desk.linkedin.video_takes = timedelta(seconds=90)
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    assert desk.find(payload) is None
    assert desk.linkedin.posts == []
    desk.clock.tick(seconds=90)
    desk.publish(payload)
    assert len(desk.linkedin.uploads) == len(desk.linkedin.posts) == 1


def test_a_video_that_never_gets_ready_is_given_up(desk: LinkedInDesk, tmp_path: Path) -> None:
    desk.linkedin.video_takes = timedelta(days=1)
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    desk.clock.tick(minutes=9)
    with pytest.raises(MediaUnfit):
        desk.publish(payload)
    assert desk.linkedin.posts == []


def test_a_video_linkedin_cannot_read_is_said_so(desk: LinkedInDesk, tmp_path: Path) -> None:
    desk.linkedin.video_fails = "codec not supported"
    with pytest.raises(MediaUnfit) as caught:
        desk.publish(a_payload("linkedin", "La visite", a_video(tmp_path)))
    assert caught.value.values == {"network": "linkedin", "file": "visite.mp4", "reason": "codec not supported"}
    assert desk.find() is None


def test_where_videos_may_not_be_looked_at_time_has_to_do(desk: LinkedInDesk, tmp_path: Path) -> None:
    desk.linkedin.may_look_at_videos = False
    payload = a_payload("linkedin", "La visite", a_video(tmp_path))
    with pytest.raises(NotReadyYet):
        desk.publish(payload)
    desk.clock.tick(seconds=30)
    assert desk.publish(payload).remote_id == desk.linkedin.posts[0].urn
    assert len(desk.linkedin.uploads) == 1


def test_what_one_post_cannot_hold_is_refused_before_anything_leaves(desk: LinkedInDesk, tmp_path: Path) -> None:
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


def test_uploads_are_kept_over_a_failure(desk: LinkedInDesk, tmp_path: Path) -> None:
    payload = a_payload("linkedin", "Deux", a_picture(tmp_path, "a.png"), a_picture(tmp_path, "b.png"))
    desk.linkedin.fail(None, None, Fault.DROP_BEFORE)
    with pytest.raises(Unreachable):
        desk.publish(payload)
    assert desk.find(payload) is None
    desk.publish(payload)
    assert desk.texts() == ["Deux"]
    assert len(desk.linkedin.uploads) == 2


def test_a_token_is_for_linkedin_only(desk: LinkedInDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeLinkedIn, "_place", lambda *_: "https://elsewhere.example/upload")
    with pytest.raises(Unreachable):
        desk.publish(a_payload("linkedin", "Une", a_picture(tmp_path)))


def test_media_that_got_lost_is_uploaded_anew(desk: LinkedInDesk, tmp_path: Path) -> None:
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
