# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""X forbids near-identical posts on several accounts: what is close to a colleague's post never leaves."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.bootstrap import Services, build
from composer.domain.accounts import Connection
from composer.domain.drafts import Draft
from composer.domain.errors import PublicationBlocked
from composer.domain.ids import NetworkKey
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
