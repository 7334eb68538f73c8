# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
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
from composer.domain.ids import JobId
from composer.domain.networks import Counts
from tests.fakes.mastodon import PROFILES
from tests.fakes.network_server import HARMLESS, Fault
from tests.fakes.publisher import PowerCut
from tests.fakes.signed_web import Cable
from tests.networks.mastodon.conftest import Living, Person, a_post
from tests.system.films import a_film

every_server = pytest.mark.parametrize("profile", PROFILES)
POSTS = "POST /api/v1/statuses"


@pytest.fixture
def picture(tmp_path: Path) -> DraftMedia:
    path = tmp_path / "quai.png"
    Image.new("RGB", (64, 48), "teal").save(path)
    return DraftMedia(str(path), "Un quai désert")


@pytest.fixture
def film(tmp_path: Path) -> DraftMedia:
    path = tmp_path / "quai.mp4"
    path.write_bytes(a_film())
    return DraftMedia(str(path), "La grue tourne")


@every_server
def test_what_was_composed_is_published_once(living_on: Living, profile: str, picture: DraftMedia) -> None:
    anna = living_on(profile)
    options = {"content-warning": "Chantier", "visibility": "unlisted"}
    payload = a_post("Été à Brest 👩🏽‍💻 #vélo https://nordalia.example/é", media=(picture,), options=options)
    receipt = anna.publish(payload)
    (status,) = anna.server.statuses
    assert (status.text, status.warning, status.visibility) == (payload.text, "Chantier", "unlisted")
    assert status.sensitive
    assert status.language == (None if profile == "takahe" else "fr")
    assert [(medium.description, medium.kind) for medium in status.media] == [("Un quai désert", "image/png")]
    assert receipt.url == f"{anna.server.url}/@anna/{status.id}"
    assert abs((receipt.published - status.created).total_seconds()) < 0.001
    assert anna.publish(payload) == receipt


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_network_gets_the_text_of_the_preview(anna: Person, text: str) -> None:
    payload = a_post(text)
    anna.halves.clear()
    anna.publish(payload, key=f"job-{len(anna.server.statuses)}")
    assert anna.server.asked[-1].json()["status"] == payload.text == text


@every_server
@pytest.mark.parametrize("fault", [fault for fault in Fault if fault not in HARMLESS], ids=str)
def test_whatever_happens_to_the_request_it_is_published_once(living_on: Living, profile: str, fault: Fault) -> None:
    anna, payload = living_on(profile), a_post()
    anna.server.fail(fault, at=POSTS)
    with pytest.raises(NetworkError) as caught:
        anna.publish(payload)
    anna.server.catch_up()
    found = anna.find(payload)
    if found is None:
        assert anna.server.texts == []
        found = anna.publish(payload)
    elif not isinstance(caught.value, OutcomeUnknown):
        pytest.fail(f"{caught.value!r} says that nothing was published")
    assert anna.server.texts == [payload.text]
    assert found.remote_id == anna.server.statuses[0].id


@every_server
def test_a_kill_at_any_exchange_leaves_one_publication(living_on: Living, profile: str, picture: DraftMedia) -> None:
    payload = a_post(media=(picture, DraftMedia(picture.path, "Le même")))
    steps = 1
    while steps:
        for after in (False, True):
            anna = living_on(profile)
            cable = Cable(anna.http, steps, after=after)
            try:
                anna.publish(payload, web=cable)
            except PowerCut:
                pass
            else:
                assert steps > 4
                return
            receipt = anna.find(payload) or anna.publish(payload)
            (status,) = anna.server.statuses
            assert (receipt.remote_id, len(status.media)) == (status.id, 2)
            assert len(anna.server.media) <= 3  # what was uploaded is used again, but for an answer that was lost
        steps += 1


@every_server
def test_a_request_that_arrives_late_is_not_repeated_in_vain(living_on: Living, profile: str) -> None:
    anna, payload = living_on(profile), a_post()
    anna.server.fail(Fault.DROP_COMMIT_LATER, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(payload)
    assert anna.find(payload) is None
    anna.server.catch_up()
    assert anna.publish(payload).remote_id == anna.server.statuses[0].id
    assert len(anna.server.statuses) == 1


def test_without_leave_to_look_a_person_can_say_that_it_is_not_there(anna: Person) -> None:
    anna.server.may_read = False
    anna.server.fail(Fault.DROP_BEFORE, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post())
    with pytest.raises(OutcomeUnknown):
        anna.find(a_post())
    anna.publish(a_post())  # queued again by the person
    assert len(anna.server.statuses) == 1


@every_server
def test_an_equal_text_of_an_earlier_day_is_another_publication(living_on: Living, profile: str) -> None:
    anna, payload = living_on(profile), a_post("Bonjour @bob@social.example\n\nL’été & vous")
    first = anna.publish(payload)
    anna.server.statuses[0].created = anna.clock.tick(days=-30)
    anna.halves.clear()
    anna.server.fail(Fault.DROP_AFTER_COMMIT, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(payload, key="job-2")
    found = anna.find(payload, key="job-2")
    assert found is not None
    assert found.remote_id == anna.server.statuses[1].id != first.remote_id


def test_other_publications_are_not_taken_for_it(anna: Person, picture: DraftMedia) -> None:
    anna.publish(a_post("Bonjour"), key="other")
    anna.publish(a_post("Bonjour", media=(picture,)), key="with a picture")
    anna.halves.clear()
    anna.server.fail(Fault.DROP_BEFORE, at=POSTS)
    payload = a_post("Bonjour à tous")
    with pytest.raises(OutcomeUnknown):
        anna.publish(payload)
    assert anna.find(payload) is None


def test_the_server_s_own_clock_decides_what_is_recent(anna: Person) -> None:
    anna.server.behind = anna.clock.now() - anna.clock.tick(hours=-5)
    anna.server.fail(Fault.DROP_AFTER_COMMIT, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post())
    assert anna.find(a_post()) is not None


def test_it_is_found_behind_many_others(anna: Person) -> None:
    anna.server.fail(Fault.DROP_AFTER_COMMIT, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post())
    for number in range(60):
        anna.halves, kept = type(anna.halves)(), anna.halves
        anna.publish(a_post(f"Et de {number}"), key=f"later-{number}")
        anna.halves = kept
    found = anna.find(a_post())
    assert found is not None
    assert found.remote_id == anna.server.statuses[0].id


def test_a_video_is_attached_when_the_server_is_ready(anna: Person, film: DraftMedia) -> None:
    anna.publish(a_post(media=(film,)))
    assert anna.waited == [1.0, 2.0]
    assert [medium.kind for medium in anna.server.statuses[0].media] == ["video/mp4"]


def test_what_takes_long_is_left_to_the_server_and_taken_up_later(anna: Person, film: DraftMedia) -> None:
    anna.server.working = 9
    with pytest.raises(NotReadyYet):
        anna.publish(a_post(media=(film,)))
    assert sum(anna.waited) <= 10
    assert anna.server.statuses == []
    while not anna.server.statuses:
        try:
            anna.publish(a_post(media=(film,)))
        except NotReadyYet:
            assert anna.server.statuses == []
    assert len(anna.server.media) == 1


def test_an_upload_the_server_threw_away_is_made_again(anna: Person, picture: DraftMedia) -> None:
    anna.server.fail(Fault.BROKEN, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post(media=(picture,)))
    anna.server.media.clear()
    anna.publish(a_post(media=(picture,)))
    assert len(anna.server.statuses[0].media) == 1


def test_a_file_the_server_fails_on_is_tried_once_more(anna: Person, picture: DraftMedia) -> None:
    for said in (Unreachable, MediaUnfit):
        anna.server.broken_file = "processing"
        with pytest.raises(said):
            anna.publish(a_post(media=(picture,)))
    anna.halves.clear()
    anna.server.broken_file = "type"
    with pytest.raises(MediaUnfit, match="content type is invalid"):
        anna.publish(a_post(media=(picture,)))


def test_a_file_of_another_kind_is_not_sent(anna: Person, tmp_path: Path) -> None:
    path = tmp_path / "bilan.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF\n")
    with pytest.raises(MediaUnfit) as caught:
        anna.publish(a_post(media=(DraftMedia(str(path)),)))
    assert caught.value.values == {"network": "mastodon", "file": "bilan.pdf", "reason": "kind"}


def test_what_the_server_allows_is_asked_once_a_day(anna: Person) -> None:
    for number in range(3):
        anna.halves.clear()
        anna.publish(a_post(f"Jour {number}"), key=f"job-{number}")
    assert [asked.path for asked in anna.server.asked].count("/api/v2/instance") == 1
    anna.clock.tick(days=1)
    anna.halves.clear()
    anna.publish(a_post("Demain"), key="job-4")
    assert [asked.path for asked in anna.server.asked].count("/api/v2/instance") == 2


@every_server
def test_a_text_that_is_too_long_is_refused_in_the_server_s_words(living_on: Living, profile: str) -> None:
    anna = living_on(profile)
    with pytest.raises(PostRefused, match="character limit of"):
        anna.publish(a_post("é" * (PROFILES[profile].limit + 1)))
    assert anna.find(a_post("é")) is None


@every_server
def test_a_dead_token_is_told_from_a_refusal(living_on: Living, profile: str) -> None:
    anna = living_on(profile)
    anna.publish(a_post())
    anna.halves.clear()
    anna.server.token = "revoked"
    anna.server.fail(Fault.EXPIRED, Fault.EXPIRED)
    with pytest.raises(NotConnected):
        anna.publish(a_post("Encore"), key="job-2")


def test_a_limit_says_until_when(anna: Person) -> None:
    anna.publish(a_post())
    anna.halves.clear()
    anna.server.fail(Fault.TOO_MANY, at=POSTS)
    with pytest.raises(RateLimited) as caught:
        anna.publish(a_post("Encore"), key="job-2")
    assert 148 <= int(caught.value.values["retry_after_s"]) <= 151
    anna.server.fail(Fault.HTML_PAGE, at="GET /api/v1/accounts/{account}/statuses")
    assert anna.find(a_post("Encore"), key="job-2") is None  # certain without asking


def test_a_server_that_tells_nothing_leaves_the_question_open(anna: Person) -> None:
    anna.server.fail(Fault.DROP_AFTER_COMMIT, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post())
    for fault in (Fault.HTML_PAGE, Fault.DROP_BEFORE, Fault.EXPIRED, Fault.WRONG_JSON, Fault.HANG_AFTER_READING):
        anna.server.fail(fault, at="GET /api/v1/accounts/{account}/statuses")
        with pytest.raises(NetworkError):
            anna.find(a_post())


@every_server
def test_a_publication_is_counted_and_taken_back(living_on: Living, profile: str) -> None:
    anna = living_on(profile)
    receipts = []
    for number in range(25):
        anna.halves.clear()
        receipts.append(anna.publish(a_post(f"Jour {number}"), key=f"job-{number}"))
    publisher = anna.publisher()
    publisher.delete(anna.account, receipts[0])
    publisher.delete(anna.account, receipts[0])
    counts = publisher.counts(anna.account, receipts)
    assert set(counts) == {receipt.remote_id for receipt in receipts[1:]}
    shared = 6 if PROFILES[profile].batches else 2
    assert set(counts.values()) == {Counts(liked=3, commented=1, shared=shared)}


def test_the_person_is_looked_up_where_their_number_is_not_known(anna: Person) -> None:
    anna.server.fail(Fault.DROP_AFTER_COMMIT, at=POSTS)
    with pytest.raises(OutcomeUnknown):
        anna.publish(a_post())
    nameless = replace(anna.account, remote_id="")
    assert anna.publisher().find(nameless, JobId("job-1"), a_post(), anna.halves) is not None


@every_server
def test_other_words_leave_the_rest_as_it_is(living_on: Living, profile: str, picture: DraftMedia) -> None:
    anna = living_on(profile)
    media = (picture, DraftMedia(picture.path, "Le même"))
    first = a_post("Le quai", media=media, options={"content-warning": "Marée", "visibility": "unlisted"})
    receipt = anna.publish(first)
    (before,) = anna.server.statuses
    publisher = anna.publisher()
    publisher.reword(anna.account, receipt, replace(first, text="Le quai, au matin"))
    assert anna.server.statuses == [replace(before, text="Le quai, au matin", language="fr")]
    publisher.delete(anna.account, receipt)
    with pytest.raises(PostRefused) as gone:
        publisher.reword(anna.account, receipt, a_post("Le quai"))
    assert gone.value.values["reason"] == "gone"


def test_other_words_whose_answer_is_lost_are_in_doubt_and_a_question_is_not(anna: Person) -> None:
    receipt = anna.publish(a_post("Le quai"))
    change = "PUT /api/v1/statuses/{status}"
    for fault in (Fault.DROP_AFTER_COMMIT, Fault.BROKEN, Fault.HTML_AFTER_COMMIT):
        anna.server.fail(fault, at=change)
        with pytest.raises(OutcomeUnknown):
            anna.publisher().reword(anna.account, receipt, a_post("Mieux"))
    for fault in (Fault.HTML_PAGE, Fault.WRONG_JSON, Fault.BROKEN):
        anna.server.fail(fault, at="GET /api/v1/statuses/{status}")
        with pytest.raises(NetworkError) as caught:
            anna.publisher().reword(anna.account, receipt, a_post("Encore"))
        assert not isinstance(caught.value, OutcomeUnknown), fault
    assert anna.server.texts == ["Mieux"]
