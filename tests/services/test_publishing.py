# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.drafts import Draft
from composer.domain.errors import JobMovedOn, JobNotFound, NotConnected, PublicationBlocked
from composer.domain.handing import by_hand
from composer.domain.ids import AccountId, JobId, NetworkKey, PostId
from composer.domain.messages import Message
from composer.domain.networks import Account, submission_of
from composer.domain.outbox import JobState
from composer.domain.review import Review
from composer.domain.text import Language
from composer.networks.tiktok.reading import TikTok
from composer.services.judging import TOLERANCE
from composer.services.obstacles import ObstacleKind, Situation, obstacles_of, wording
from composer.services.sending import FIRST_WAIT, SETTLING
from tests.builders import NOW, PRACTICE, FakeClock, a_draft, a_picture, an_account
from tests.fakes.publisher import Does, PowerCut
from tests.services.app import CLEAN, LINKEDIN, ME, App

TIKTOK = NetworkKey("tiktok")


def kinds(app: App, text: str, **changes: object) -> list[ObstacleKind]:
    draft = app.draft(text)
    return [o.kind for o in app.services.publishing.obstacles(draft, ME, {}, **changes)]  # type: ignore[arg-type]  # at


def test_clean_words_of_ones_own_need_one_press(app: App) -> None:
    draft = app.draft()
    assert app.services.publishing.obstacles(draft, ME, {}) == ()
    (job,) = app.services.publishing.publish(draft, ME, confirmed=False)
    assert job.state is JobState.QUEUED
    assert not app.network.posts, "nothing is sent before the row is written"
    assert app.run().state is JobState.SENT
    assert app.network.texts() == [CLEAN]


def test_the_approved_text_asks_for_ones_angle_first(app: App) -> None:
    post = PostId("partenariat-acme")
    words = app.services.drafting.approved_words(post, Language.FRENCH)
    draft = app.services.drafting.from_post(post, Language.FRENCH).with_text(words)
    found = app.services.publishing.obstacles(draft, ME, {})
    assert ObstacleKind.YOUR_ANGLE in [o.kind for o in found if o.blocking]
    with pytest.raises(PublicationBlocked):
        app.services.publishing.publish(draft, ME, confirmed=True)


def test_with_a_sentence_of_ones_own_or_a_refusal_the_approved_text_needs_one_confirmation(app: App) -> None:
    post = PostId("partenariat-acme")
    words = app.services.drafting.approved_words(post, Language.FRENCH)
    draft = app.services.drafting.from_post(post, Language.FRENCH).with_text(words)
    publishing = app.services.publishing
    declined = publishing.obstacles(draft, ME, {}, as_it_is=True)
    assert [(o.kind, o.blocking) for o in declined] == [(ObstacleKind.TOO_CLOSE, False)]
    own = draft.with_text(f"Ma collègue a refait toute la tournée à vélo.\n\n{words}")
    assert [(o.kind, o.blocking) for o in publishing.obstacles(own, ME, {})] == [(ObstacleKind.TOO_CLOSE, False)]
    with pytest.raises(PublicationBlocked):
        publishing.publish(own, ME, confirmed=False)
    with pytest.raises(PublicationBlocked) as blocked:
        publishing.publish(draft, ME, confirmed=True)
    assert blocked.value.values["reason"] == "your-angle"
    assert publishing.publish(draft, ME, confirmed=True, as_it_is=True)


def test_neither_sentence_nor_refusal_opens_x_to_the_approved_text(app: App) -> None:
    post = PostId("partenariat-acme")
    words = app.services.drafting.approved_words(post, Language.FRENCH)
    draft = app.services.drafting.from_post(post, Language.FRENCH)
    x = NetworkKey("x")
    for text in (words, f"Ma collègue a tout refait à vélo. {words}"):
        review = app.services.reviewing.review_draft(replace(draft.with_text(text), networks=(x,)), x)
        kinds = [o.kind for o in wording(review, x, as_it_is=True) if o.blocking]
        assert kinds == [ObstacleKind.TEXT_ERROR]


def test_what_a_network_leaves_to_the_person_has_to_be_chosen_before_and_by_hand_over_there() -> None:
    draft = a_draft(media=(a_picture("/tour.mp4"),), networks=(TIKTOK,))
    network, direct = TikTok(), draft.with_option(TIKTOK, "way", "direct")
    chosen = direct.with_option(TIKTOK, "privacy", "self_only")

    def missing(one: Draft, account: Account) -> list[Mapping[str, str]]:
        situation = Situation(one, account, network, Review(one.text, TIKTOK, ()), None, None, NOW)
        found = obstacles_of(situation)
        return [o.message.values for o in found if o.kind is ObstacleKind.OPTION_UNCHOSEN and o.blocking]

    connected, hand = an_account("open-id", network=TIKTOK), an_account(by_hand(TIKTOK), network=TIKTOK)
    assert missing(draft, connected) == [], "a draft waits in the app, which asks"
    assert missing(direct, connected) == [{"network": "TikTok", "option": "privacy"}]
    assert missing(direct, hand) == []
    assert missing(chosen, connected) == []
    assert network.compose(submission_of(draft, TIKTOK)).told == ()
    paid = chosen.with_option(TIKTOK, "paid-partnership", "on")
    said = [message.code for message in network.compose(submission_of(paid, TIKTOK)).told]
    assert said == ["tiktok-consent-paid", "tiktok-label-paid"]


def test_without_account_or_text_nothing_goes(app: App) -> None:
    assert kinds(app, "  \n") == [ObstacleKind.EMPTY_TEXT]
    (found,) = app.services.publishing.obstacles(app.draft(), (), {})
    assert found.kind is ObstacleKind.NO_ACCOUNT
    with pytest.raises(NotConnected):
        app.services.publishing.obstacles(app.draft(), (AccountId("linkedin"),), {})


def test_a_text_too_long_is_blocked_with_how_much(app: App) -> None:
    found = app.services.publishing.obstacles(app.draft("la " * 1100), ME, {})
    (long,) = [o for o in found if o.kind is ObstacleKind.TOO_LONG]
    assert long.blocking
    assert long.message.values["over"] == "300"
    assert ObstacleKind.TEXT_ERROR not in [o.kind for o in found], "the same thing is not said twice"


def test_what_the_person_chose_for_a_network_goes_along_and_counts(app: App) -> None:
    mastodon = NetworkKey("mastodon")
    draft = app.draft("é" * 499).with_option(mastodon, "visibility", "unlisted")
    account = (by_hand(mastodon, "https://social.example"),)
    too_long = [o.kind for o in app.services.publishing.obstacles(draft, account, {})]
    assert ObstacleKind.TOO_LONG not in too_long
    warned = draft.with_option(mastodon, "content-warning", "Vélo")
    (long,) = [o for o in app.services.publishing.obstacles(warned, account, {}) if o.kind is ObstacleKind.TOO_LONG]
    assert long.message.values["over"] == "3"
    assert app.services.publishing.payload(warned, mastodon).options == {
        "visibility": "unlisted",
        "content-warning": "Vélo",
    }
    assert app.services.publishing.payload(warned, PRACTICE).options == {}
    assert app.services.drafting.load(app.services.drafting.save(warned).id).options == warned.options


def test_a_charter_error_blocks_and_no_confirmation_lifts_it(app: App) -> None:
    draft = app.draft("Les résultats du troisième trimestre confirment la tendance.")
    found = app.services.publishing.obstacles(draft, ME, {})
    assert found[0].kind is ObstacleKind.CHARTER_ERROR
    with pytest.raises(PublicationBlocked) as blocked:
        app.services.publishing.publish(draft, ME, confirmed=True)
    assert blocked.value.values["reason"] == "charter-error"
    assert app.services.publishing.jobs() == ()


def test_a_picture_without_description_needs_one_confirmation(app: App) -> None:
    draft = replace(app.draft(), media=(a_picture(alt=" "),))
    (found,) = app.services.publishing.obstacles(draft, ME, {})
    assert found.kind is ObstacleKind.ALT_MISSING
    assert not found.blocking
    with pytest.raises(PublicationBlocked):
        app.services.publishing.publish(draft, ME, confirmed=False)
    assert app.services.publishing.publish(draft, ME, confirmed=True)


def test_a_second_press_does_not_publish_twice(app: App) -> None:
    draft = app.draft()
    app.services.publishing.publish(draft, ME)
    with pytest.raises(PublicationBlocked) as blocked:
        app.services.publishing.publish(draft, ME, confirmed=True)
    assert blocked.value.values["reason"] == "already-queued"
    app.run()
    with pytest.raises(PublicationBlocked) as blocked:
        app.services.publishing.publish(draft, ME, confirmed=True)
    assert blocked.value.values["reason"] == "already-sent"
    assert app.network.texts() == [CLEAN]
    changed = draft.with_text(CLEAN + " Et demain ?")
    assert app.services.publishing.publish(changed, ME)


def test_the_embargo_blocks_now_and_not_afterwards(app: App) -> None:
    draft = replace(app.draft(), post=PostId("resultats-troisieme-trimestre"))
    post = app.services.library.post(PostId("resultats-troisieme-trimestre"))
    assert post.not_before is not None
    now = [o.kind for o in app.services.publishing.obstacles(draft, ME, {})]
    then = [o.kind for o in app.services.publishing.obstacles(draft, ME, {}, post.not_before + timedelta(days=1))]
    assert ObstacleKind.EMBARGO in now
    assert ObstacleKind.EMBARGO not in then


def test_an_expired_post_is_not_published(app: App) -> None:
    draft = replace(app.draft(), post=PostId("portes-ouvertes-quai-12"))
    assert ObstacleKind.EXPIRED in [o.kind for o in app.services.publishing.obstacles(draft, ME, {})]


def test_a_later_post_waits_for_its_hour(app: App) -> None:
    at = app.clock.now() + timedelta(hours=2)
    (job,) = app.services.publishing.publish(app.draft(), ME, at=at)
    assert app.services.publishing.run_due() == ()
    app.clock.tick(hours=2)
    assert app.run().id == job.id
    assert app.only().state is JobState.SENT


def test_a_post_missed_while_the_laptop_slept_is_offered_not_fired(app: App) -> None:
    app.publish()
    app.clock.tick(seconds=TOLERANCE.total_seconds() + 1)
    held = app.run()
    assert held.state is JobState.HELD
    assert held.reason is not None
    assert held.reason.code == "job-missed"
    assert not app.network.posts
    app.services.publishing.requeue(held.id)
    assert app.run().state is JobState.SENT


def test_what_the_network_refused_can_be_sent_again_or_given_up(app: App) -> None:
    app.network.next(Does.REFUSE)
    job = app.publish()
    refused = app.run()
    assert refused.state is JobState.REFUSED
    assert refused.reason == Message("post-refused", {"network": "practice", "reason": "no such word here"})
    app.services.publishing.requeue(job.id)
    assert app.run().state is JobState.SENT
    with pytest.raises(JobMovedOn) as late:
        app.services.publishing.cancel(job.id)
    assert late.value.values["state"] == "sent"


def test_without_connection_it_waits_longer_each_time(app: App) -> None:
    app.network.next(Does.BE_AWAY, Does.BE_AWAY, Does.BE_AWAY)
    app.publish()
    waits = []
    for _ in range(3):
        job = app.run()
        assert job.state is JobState.QUEUED
        waits.append(job.due - app.clock.now())
        assert app.services.publishing.run_due() == (), "not before its time"
        app.clock.tick(seconds=waits[-1].total_seconds())
    assert waits == [FIRST_WAIT * 1.25, FIRST_WAIT * 2.5, FIRST_WAIT * 5]
    assert app.run().state is JobState.SENT
    assert len(app.network.posts) == 1


def test_a_network_that_asks_to_wait_is_obeyed(app: App) -> None:
    app.network.next(Does.LIMIT)
    app.publish()
    assert app.run().due - app.clock.now() == timedelta(seconds=90)


def test_a_lost_answer_is_looked_up_and_never_sent_twice(app: App) -> None:
    app.network.next(Does.DROP_AFTER)
    app.publish()
    assert app.run().state is JobState.SENT
    assert len(app.network.posts) == 1


def test_a_lost_answer_nobody_can_explain_stays_unknown(app: App) -> None:
    app.network.next(Does.DROP_AFTER)
    app.network.answers_questions = False
    app.publish()
    assert app.run().state is JobState.UNKNOWN
    app.clock.tick(hours=1)
    app.services.publishing.run_due()
    app.restart()
    assert app.only().state is JobState.UNKNOWN
    assert len(app.network.posts) == 1
    app.network.answers_questions = True
    app.clock.tick(hours=1)
    assert app.run().state is JobState.SENT
    assert len(app.network.posts) == 1


def test_a_person_settles_what_nobody_knows(app: App) -> None:
    app.network.next(Does.DROP_BEFORE, Does.DROP_BEFORE)
    app.network.answers_questions = False
    app.publish()
    unknown = app.run()
    sent = app.services.publishing.resolve(unknown.id, "https://fake.example/found")
    assert sent.state is JobState.SENT
    assert sent.receipt is not None
    assert sent.receipt.url == "https://fake.example/found"
    other = app.publish(CLEAN + " Bis.")
    app.run()
    assert app.services.publishing.resolve(other.id, None).state is JobState.ABANDONED


def test_sending_an_unknown_one_again_asks_the_network_first(app: App) -> None:
    app.network.next(Does.DROP_AFTER)
    app.network.answers_questions = False
    job = app.publish()
    app.run()
    app.network.answers_questions = True
    assert app.services.publishing.requeue(job.id).state is JobState.SENT
    assert app.services.publishing.run_due() == ()
    assert len(app.network.posts) == 1


@pytest.mark.parametrize("cut", [Does.CUT_BEFORE, Does.CUT_AFTER])
def test_a_power_cut_while_sending_loses_nothing_and_repeats_nothing(app: App, cut: Does) -> None:
    app.network.next(cut)
    app.publish()
    with pytest.raises(PowerCut):
        app.services.publishing.run_due()
    assert app.only().state is JobState.SENDING
    app.restart()
    app.clock.tick(seconds=SETTLING.total_seconds())
    app.services.publishing.run_due()
    assert app.only().state is JobState.SENT
    assert len(app.network.posts) == 1


def test_a_fault_of_the_program_is_not_hidden_and_claims_nothing(app: App) -> None:
    app.network.posts = None  # type: ignore[assignment]  # the next request breaks
    app.publish()
    with pytest.raises((AttributeError, TypeError)):
        app.services.publishing.run_due()
    assert app.only().state is JobState.UNKNOWN


def test_cancelling(app: App) -> None:
    job = app.publish()
    assert app.services.publishing.cancel(job.id).state is JobState.CANCELLED
    assert app.services.publishing.run_due() == ()
    with pytest.raises(JobNotFound):
        app.services.publishing.cancel(JobId("nothing"))


def test_the_preview_is_what_is_sent(app: App) -> None:
    draft = app.draft().with_text("Pour LinkedIn seulement.", LINKEDIN)
    assert app.services.publishing.payload(draft, PRACTICE).text == CLEAN
    assert app.services.publishing.payload(draft, LINKEDIN).text == "Pour LinkedIn seulement."


@pytest.fixture
def real(tmp_path: Path, clock: FakeClock) -> Iterator[App]:
    app = App(tmp_path / "real", clock, real=True)
    yield app
    app.close()


def test_the_practice_feed_shows_what_was_published(real: App) -> None:
    real.publish()
    sent = real.run()
    (post,) = real.services.publishing.feed()
    assert post.text == CLEAN
    assert sent.receipt is not None
    assert sent.receipt.remote_id == post.remote_id
