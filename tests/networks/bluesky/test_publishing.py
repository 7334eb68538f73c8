# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from composer.domain.drafts import DraftMedia
from composer.domain.errors import (
    MediaUnfit,
    NetworkError,
    NotConnected,
    OutcomeUnknown,
    PostRefused,
    RateLimited,
    Unreachable,
)
from composer.domain.ids import JobId
from composer.domain.networks import Counts, LinkCard
from composer.networks.bluesky.record import record_key
from tests.fakes.bluesky import DID, FakeBluesky
from tests.fakes.network_server import HARMLESS, Fault
from tests.fakes.publisher import PowerCut
from tests.fakes.signed_web import Cable
from tests.networks.bluesky.conftest import Person, a_post
from tests.system.films import a_film

PUT = "POST /xrpc/com.atproto.repo.putRecord"
WORDS = st.sampled_from(
    [
        "été",
        "👩🏽‍💻",
        "#vélo",
        "＃quai",
        "@bob.test",
        "@nobody.test",
        "nordalia.com",
        "https://café.fr/é?a=b#ç",
        "$ACME",
        "e\u0301",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60))


def test_what_was_composed_is_published_once(anna: Person, picture: DraftMedia) -> None:
    text = "Été 👩🏽‍💻 : voir https://nordalia.example/é, #vélo avec @bob.test et @nobody.test"
    payload = a_post(text, media=(picture,), options={"content-warning": "graphic-media"})
    receipt = anna.publish(payload)
    ((key, record),) = anna.server.records.items()
    assert record["text"] == payload.text
    assert (record["langs"], record["createdAt"]) == (["fr"], "2026-11-03T09:30:00.000Z")
    assert record["labels"]["values"] == [{"val": "graphic-media"}]
    (image,) = record["embed"]["images"]
    assert (image["alt"], image["aspectRatio"]) == ("Un quai désert", {"width": 64, "height": 48})
    assert image["image"]["mimeType"] == "image/png"
    cut = {
        record["text"].encode()[f["index"]["byteStart"] : f["index"]["byteEnd"]].decode(): f["features"][0]
        for f in record["facets"]
    }
    assert cut == {
        "https://nordalia.example/é": {
            "$type": "app.bsky.richtext.facet#link",
            "uri": "https://nordalia.example/%C3%A9",
        },
        "#vélo": {"$type": "app.bsky.richtext.facet#tag", "tag": "vélo"},
        "@bob.test": {"$type": "app.bsky.richtext.facet#mention", "did": anna.server.people["bob.test"]},
    }
    assert receipt.remote_id == f"at://{DID}/app.bsky.feed.post/{key}"
    assert receipt.url == f"https://bsky.app/profile/{DID}/post/{key}"
    assert receipt.published == anna.clock.now()
    anna.clock.tick(days=2)
    assert anna.publish(payload) == receipt == anna.find(payload)
    assert len(anna.server.records) == 1


@given(text=TEXTS)
@example("\ufeff#a https://a.fr 🇫🇷")
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_network_gets_the_text_of_the_preview(anna: Person, text: str) -> None:
    payload = a_post(text)
    anna.halves.clear()
    anna.server.records.clear()
    anna.publish(payload)
    assert anna.server.texts == [payload.text] == [text]


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault not in HARMLESS], ids=str)
def test_whatever_happens_to_the_request_it_is_published_once(anna: Person, fault: Fault) -> None:
    payload = a_post()
    anna.server.fail(fault, at=PUT)
    with pytest.raises(NetworkError) as caught:
        anna.publish(payload)
    found = anna.find(payload)
    if found is None:
        assert anna.server.texts == []
        anna.clock.tick(minutes=5)
        found = anna.publish(payload)
    elif not isinstance(caught.value, OutcomeUnknown):
        pytest.fail(f"{caught.value!r} says that nothing was published")
    anna.server.catch_up()
    assert anna.server.texts == [payload.text]
    assert found.remote_id.endswith(f"/{next(iter(anna.server.records))}")


def test_a_request_that_arrives_first_and_late_is_the_one_that_counts(anna: Person) -> None:
    anna.server.fail(Fault.DROP_COMMIT_LATER, at=PUT)
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post())
    began = anna.clock.now()
    anna.server.catch_up()
    anna.clock.tick(hours=1)
    assert anna.publish(a_post()).published == began
    assert len(anna.server.records) == 1


@pytest.mark.parametrize("fault", [Fault.HTML_PAGE, Fault.TOO_MANY, Fault.DROP_BEFORE, Fault.WRONG_JSON])
def test_what_an_earlier_try_left_is_not_denied_when_it_can_t_be_read(anna: Person, fault: Fault) -> None:
    anna.publish(a_post())
    anna.clock.tick(hours=1)
    anna.server.fail(fault, at="GET /xrpc/com.atproto.repo.getRecord")
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post())


def test_a_kill_at_any_exchange_leaves_one_publication(anna: Person, picture: DraftMedia, tmp_path: Path) -> None:
    other = tmp_path / "other.png"
    Image.new("RGB", (48, 64), "navy").save(other)
    payload = a_post("Bonjour @bob.test", media=(picture, DraftMedia(str(other), "La grue")))
    for cut in itertools.count(1):
        for after in (False, True):
            with FakeBluesky() as server:
                person = Person(server, anna.http, anna.clock)
                try:
                    person.publish(payload, web=Cable(anna.http, cut, after=after))
                except PowerCut:
                    receipt = person.find(payload) or person.publish(payload)
                    assert len(server.records) == 1
                    assert receipt.remote_id.endswith(next(iter(server.records)))
                    assert len(server.blobs) == 2
                else:
                    assert cut == 5  # a mention, two pictures, the record
                    return


def test_uploads_that_were_thrown_away_are_made_again(anna: Person, picture: DraftMedia) -> None:
    payload = a_post(media=(picture,))
    anna.server.fail(Fault.TOO_MANY, at=PUT)
    with pytest.raises(RateLimited) as caught:
        anna.publish(payload)
    assert caught.value.values["retry_after_s"] == "120"
    anna.server.throw_away_unused()
    assert anna.server.blobs == {}
    anna.publish(payload)
    assert len(anna.server.blobs) == 1


def test_a_link_card_says_our_own_words(anna: Person, picture: DraftMedia) -> None:
    card = LinkCard("nordalia.example/été", "Un vélo de plus", "Il roule.", picture.path)
    payload = a_post("À lire sur https://ailleurs.example", card=card)
    assert payload.about == card
    assert payload.card == card.url
    anna.publish(payload)
    (external,) = [record["embed"]["external"] for record in anna.server.records.values()]
    thumb = external.pop("thumb")
    assert external == {
        "uri": "https://nordalia.example/%C3%A9t%C3%A9",
        "title": "Un vélo de plus",
        "description": "Il roule.",
    }
    assert thumb["mimeType"] == "image/png"


def test_a_card_goes_without_a_picture_that_is_none(anna: Person, tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"no picture")
    for name in ("broken.png", "missing.png"):
        anna.halves.clear()
        anna.publish(a_post("À lire", card=LinkCard("https://a.fr", "A", picture=str(tmp_path / name))), key=name)
    assert all("thumb" not in record["embed"]["external"] for record in anna.server.records.values())


def test_pictures_take_the_place_of_a_card(anna: Person, picture: DraftMedia) -> None:
    payload = a_post("À lire", media=(picture,), card=LinkCard("https://a.fr", "A"))
    assert (payload.card, payload.about) == ("", None)
    anna.publish(payload)
    assert next(iter(anna.server.records.values()))["embed"]["$type"] == "app.bsky.embed.images"


def test_a_large_picture_is_made_to_fit(anna: Person, tmp_path: Path) -> None:
    path = tmp_path / "noise.jpg"
    Image.effect_noise((3000, 2000), 90).save(path, quality=98)
    assert path.stat().st_size > 2_000_000
    anna.publish(a_post(media=(DraftMedia(str(path), "Un bruit"),)))
    (image,) = [record["embed"]["images"][0] for record in anna.server.records.values()]
    assert image["image"]["size"] <= 1_000_000
    ratio = image["aspectRatio"]
    assert abs(ratio["width"] / ratio["height"] - 1.5) < 0.01


def test_a_film_is_not_sent(anna: Person, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(a_film())
    with pytest.raises(MediaUnfit) as caught:
        anna.publish(a_post(media=(DraftMedia(str(tmp_path / "film.mp4")),)))
    assert caught.value.values == {"network": "bluesky", "file": "film.mp4", "reason": "kind"}


@pytest.mark.parametrize(
    ("text", "words"),
    [("é" * 301, "grapheme too big"), ("👨‍👩‍👧‍👦" * 150, "string too big")],
    ids=["graphemes", "bytes"],
)
def test_a_text_that_is_too_long_is_refused_in_the_server_s_words(anna: Person, text: str, words: str) -> None:
    payload = a_post(text)
    assert not payload.count.fits
    with pytest.raises(PostRefused, match=words):
        anna.publish(payload)
    assert anna.find(payload) is None


def test_a_dead_token_asks_to_sign_in(anna: Person) -> None:
    anna.server.fail(Fault.EXPIRED, at=PUT)
    with pytest.raises(NotConnected):
        anna.publish(a_post())


def test_a_mention_waits_for_the_network_but_not_for_another_s(anna: Person) -> None:
    resolve = "GET /xrpc/com.atproto.identity.resolveHandle"
    anna.server.fail(Fault.DROP_BEFORE, Fault.HTML_PAGE, at=resolve)
    with pytest.raises(Unreachable):
        anna.publish(a_post("Bonjour @bob.test"))
    anna.publish(a_post("Bonjour @bob.test"))
    assert [record.get("facets") for record in anna.server.records.values()] == [None]


def test_an_account_that_moved_is_asked_where_it_lives_now(anna: Person) -> None:
    receipt = anna.publish(a_post())
    with FakeBluesky() as elsewhere:
        elsewhere.records = anna.server.records
        anna.server.moved_to = elsewhere.url
        assert anna.find(a_post()) == receipt
    with pytest.raises(NetworkError):
        anna.find(a_post())
    anna.server.moved_to = "ftp://nowhere"
    with pytest.raises(OutcomeUnknown):
        anna.find(a_post())


def test_without_a_trace_of_an_attempt_there_certainly_is_none(anna: Person) -> None:
    assert anna.find(a_post()) is None
    assert anna.server.asked == []
    assert anna.publisher().keyed


@pytest.mark.parametrize("fault", [Fault.HTML_PAGE, Fault.DROP_BEFORE, Fault.WRONG_JSON, Fault.OTHER_JSON])
def test_a_server_that_tells_nothing_leaves_the_question_open(anna: Person, fault: Fault) -> None:
    anna.publish(a_post())
    anna.server.fail(fault, at="GET /xrpc/com.atproto.repo.getRecord")
    with pytest.raises(NetworkError):
        anna.find(a_post())


def test_a_publication_is_counted_and_taken_back(anna: Person) -> None:
    receipts = []
    for number in range(30):
        anna.halves.clear()
        anna.clock.tick()
        receipts.append(anna.publish(a_post(f"Jour {number}"), key=f"job-{number}"))
    publisher = anna.publisher()
    publisher.delete(anna.account, receipts[0])
    publisher.delete(anna.account, receipts[0])
    counts = publisher.counts(anna.account, receipts)
    assert set(counts) == {receipt.remote_id for receipt in receipts[1:]}
    assert set(counts.values()) == {Counts(liked=5, commented=1, shared=3)}


def test_keys_sort_by_time() -> None:
    hours = [datetime(1970, 1, 1, tzinfo=UTC), datetime(2024, 2, 29, 1, tzinfo=UTC), datetime(2026, 11, 3, tzinfo=UTC)]
    keys = [record_key(hour, JobId(f"job-{number}")) for number, hour in enumerate(hours)]
    assert keys == sorted(keys)
    assert {len(key) for key in keys} == {13}
    assert record_key(hours[1], JobId("a")) != record_key(hours[1], JobId("b"))
    assert record_key(hours[0], JobId("a"))[:11] == "2" * 11
