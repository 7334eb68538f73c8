# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    MediaUnfit,
    NotReadyYet,
    RateLimited,
    Unreachable,
)
from composer.networks.x.uploads import Uploads
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves
from tests.networks.desks import TEXT, XDesk, x_desk
from tests.networks.publishing import a_document, a_payload, a_picture, a_video

CREATE = "POST /2/tweets"
APPEND = "POST /2/media/upload/{media}/append"


@pytest.fixture
def desk(clock: FakeClock) -> Iterator[XDesk]:
    with x_desk(clock) as desk:
        yield desk


def an_animation(folder: Path) -> DraftMedia:
    from PIL import Image

    frames = [Image.new("RGB", (32, 32), (colour * 90, 0, 0)) for colour in range(3)]
    content = BytesIO()
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:], duration=100)
    (folder / "vague.gif").write_bytes(content.getvalue())
    return DraftMedia(str(folder / "vague.gif"), "Une vague")


def test_pictures_go_with_their_descriptions(desk: XDesk, tmp_path: Path) -> None:
    pictures = [a_picture(tmp_path, f"{n}.png", alt) for n, alt in enumerate(("Un quai", "", "Un pont", "Une grue"))]
    desk.publish(a_payload("x", TEXT, *pictures))
    ids = desk.x.posts[0].body["media"]["media_ids"]
    assert [desk.x.uploads[one].alt for one in ids] == ["Un quai", "", "Un pont", "Une grue"]
    assert all(desk.x.uploads[one].content.startswith(b"\x89PNG") for one in ids)


def test_a_picture_needs_no_words(desk: XDesk, tmp_path: Path) -> None:
    desk.publish(a_payload("x", "", a_picture(tmp_path)))
    assert set(desk.x.posts[0].body) == {"media"}


def test_an_animation_goes_as_it_is(desk: XDesk, tmp_path: Path) -> None:
    animation = an_animation(tmp_path)
    desk.publish(a_payload("x", TEXT, animation))
    (upload,) = desk.x.uploads.values()
    assert (upload.category, upload.media_type, upload.alt) == ("tweet_gif", "image/gif", "Une vague")
    assert upload.content == Path(animation.path).read_bytes()


def test_a_video_goes_in_parts_and_goes_on_where_it_stopped(desk: XDesk, tmp_path: Path) -> None:
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


def test_a_half_video_x_has_forgotten_begins_anew(desk: XDesk, tmp_path: Path) -> None:
    payload = a_payload("x", TEXT, a_video(tmp_path))
    desk.x.fail(Fault.DROP_BEFORE, at=APPEND)
    with pytest.raises(Unreachable):
        desk.publish(payload)
    desk.x.uploads.clear()
    desk.publish(payload)
    assert desk.texts() == [TEXT]


def test_what_x_keeps_for_a_day_is_uploaded_anew_after_it(desk: XDesk, tmp_path: Path) -> None:
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


def test_a_limit_at_the_last_step_of_a_video_costs_no_second_upload(desk: XDesk, tmp_path: Path) -> None:
    payload = a_payload("x", TEXT, a_video(tmp_path))
    desk.x.fail(Fault.TOO_MANY, at="POST /2/media/upload/{media}/finalize")
    with pytest.raises(RateLimited):
        desk.publish(payload)
    desk.publish(payload)
    assert len(desk.x.uploads) == len([asked for asked in desk.x.asked if asked.path.endswith("/append")]) == 1


def test_a_video_that_takes_long_is_uploaded_once(desk: XDesk, tmp_path: Path) -> None:
    desk.x.takes = timedelta(seconds=90)
    payload = a_payload("x", TEXT, a_video(tmp_path))
    with pytest.raises(NotReadyYet) as caught:
        desk.publish(payload)
    assert caught.value.values["retry_after_s"] == "90"
    desk.clock.tick(seconds=90)
    desk.publish(payload)
    assert len(desk.x.uploads) == len(desk.x.posts) == 1


@pytest.mark.parametrize(("takes", "fails"), [(timedelta(seconds=1), "bad codec"), (timedelta(days=1), "")])
def test_a_video_that_never_gets_ready_is_said_so(desk: XDesk, tmp_path: Path, takes: timedelta, fails: str) -> None:
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


def test_what_one_post_cannot_hold_is_refused_before_anything_leaves(desk: XDesk, tmp_path: Path) -> None:
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
