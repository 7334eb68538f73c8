# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""X forbids near-identical posts on several accounts: what is close to a colleague's post never leaves."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from composer.bootstrap import Services, build
from composer.domain.accounts import Connection
from composer.domain.drafts import Draft
from composer.domain.errors import PublicationBlocked
from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.outbox import JobState
from composer.domain.shares import Published
from composer.domain.text import Language
from composer.networks.x.publishing import XPublisher
from composer.services.obstacles import ObstacleKind
from composer.similarity.fingerprints import Fingerprints
from composer.similarity.sharing import share_of
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from composer.system.paths import AppPaths
from tests.builders import FakeClock
from tests.fakes.signed_web import SteadyToken
from tests.fakes.x import FakeX
from tests.networks.publishing import an_account

X = NetworkKey("x")
TEXT = (
    "Hier soir, Samir a réparé le hayon du camion avec une ceinture et beaucoup d’optimisme. Ce matin le hayon tient"
    " toujours. Je propose une ceinture par véhicule. Je travaille chez Nordalia."
)
OWN = "Ma voisine m’a rendu mon échelle, cinq ans après. Elle avait repeint les barreaux. Je travaille chez Nordalia."

OTHER = "Mon tournevis avait disparu. Il calait la porte du bureau depuis mardi. Je travaille chez Nordalia."


@pytest.fixture
def x(clock: FakeClock) -> Iterator[FakeX]:
    with FakeX(clock) as server:
        yield server


@pytest.fixture
def services(tmp_path: Path, clock: FakeClock, compiled: Path, x: FakeX) -> Iterator[Services]:
    """With an account of X, and the real publisher in front of the fake."""
    shutil.copytree(compiled, tmp_path / "ramage")
    http = Http(clock, log_egress)
    publisher = XPublisher(SteadyToken(http, x.token), LocalMedia(), clock, api=x.url)
    services = build(AppPaths.below(tmp_path / "ramage"), clock, publishers={X: publisher})
    services.library.ensure()
    services.outside._store.keep(Connection(an_account("x", x.person), "browser"))
    key = Fingerprints(bytes.fromhex(services.library.info().team_key))
    theirs = Published("anna", X, clock.now(), TEXT)
    services.colleagues.take_in([share_of(theirs, key, lambda size: bytes(size))])
    yield services
    services.close()
    http.close()


def a_draft(services: Services, text: str) -> Draft:
    return services.drafting.save(services.drafting.blank(Language.FRENCH).with_text(text))


def test_no_confirmation_sends_what_is_close_to_a_colleagues_post(services: Services, x: FakeX) -> None:
    account = an_account("x", x.person).id
    for text in (TEXT, TEXT.replace("Hier soir", "Hier matin")):
        with pytest.raises(PublicationBlocked) as caught:
            services.publishing.publish(a_draft(services, text), [account], confirmed=True, as_it_is=True)
        assert caught.value.values == {"reason": ObstacleKind.TEXT_ERROR, "network": "x"}
    services.publishing.run_due()
    assert (services.publishing.jobs(), x.asked) == ((), [])


def test_ones_own_words_go_out(services: Services, x: FakeX) -> None:
    account = an_account("x", x.person).id
    services.publishing.publish(a_draft(services, OWN), [account], confirmed=True)
    (job,) = services.publishing.run_due()
    assert job.state is JobState.SENT
    assert [post.received for post in x.posts] == [OWN]


def test_a_colleague_who_was_first_holds_what_was_planned_until_it_is_said_otherwise(
    services: Services, x: FakeX, clock: FakeClock
) -> None:
    account = an_account("x", x.person).id
    key = Fingerprints(bytes.fromhex(services.library.info().team_key))
    services.publishing.publish(a_draft(services, OWN), [account], confirmed=True, at=clock.now() + timedelta(hours=1))
    first = Published("anna", X, clock.now(), OWN)
    services.colleagues.take_in([share_of(first, key, lambda size: bytes(size))])
    clock.tick(hours=1)
    (held,) = services.publishing.run_due()
    assert (held.state, held.reason) == (JobState.HELD, Message("job-too-close", {"network": "x"}))
    assert x.asked == []
    services.publishing.requeue(held.id)
    (again,) = services.publishing.run_due()
    assert again.state is JobState.HELD
    corrections = services.publishing.afterwards.corrections
    with pytest.raises(PublicationBlocked):
        corrections.correct(held.id, OWN.replace("échelle", "escabeau"), confirmed=True)
    corrections.correct(held.id, OTHER, confirmed=True)
    (sent,) = services.publishing.run_due()
    assert sent.state is JobState.SENT
    assert [post.received for post in x.posts] == [OTHER]


def test_the_same_draft_in_other_words_takes_the_place_of_what_is_held(
    services: Services, x: FakeX, clock: FakeClock
) -> None:
    account = an_account("x", x.person).id
    draft = a_draft(services, OWN)
    services.publishing.publish(draft, [account], confirmed=True, at=clock.now() + timedelta(hours=1))
    key = Fingerprints(bytes.fromhex(services.library.info().team_key))
    services.colleagues.take_in([share_of(Published("anna", X, clock.now(), OWN), key, lambda size: bytes(size))])
    clock.tick(hours=1)
    services.publishing.run_due()
    services.publishing.publish(services.drafting.save(draft.with_text(OTHER)), [account], confirmed=True)
    services.publishing.run_due()
    states = {job.submission.text: job.state for job in services.publishing.jobs()}
    assert states == {OWN: JobState.CANCELLED, OTHER: JobState.SENT}
    assert [post.received for post in x.posts] == [OTHER]


def test_what_is_known_of_colleagues_is_opened_before_anything_leaves(
    services: Services, x: FakeX, clock: FakeClock, tmp_path: Path
) -> None:
    """The program starts, and its first act is to send what is due."""
    account = an_account("x", x.person).id
    services.publishing.publish(a_draft(services, OWN), [account], confirmed=True, at=clock.now() + timedelta(hours=1))
    key = Fingerprints(bytes.fromhex(services.library.info().team_key))
    services.colleagues.take_in([share_of(Published("anna", X, clock.now(), OWN), key, lambda size: bytes(size))])
    services.close()
    clock.tick(hours=1)
    http = Http(clock, log_egress)
    publisher = XPublisher(SteadyToken(http, x.token), LocalMedia(), clock, api=x.url)
    started = build(AppPaths.below(tmp_path / "ramage"), clock, publishers={X: publisher})
    (held,) = started.publishing.run_due()
    assert held.state is JobState.HELD
    started.close()
    http.close()
