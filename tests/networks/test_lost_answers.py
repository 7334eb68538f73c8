# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""After a deletion or a change of words whose answer was lost, no network's publisher claims that nothing was done."""

from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from composer.domain.errors import OutcomeUnknown, Unreachable
from composer.domain.ids import JobId
from composer.domain.networks import Ability, Payload, Submission
from composer.domain.ports import Rewording, Withdrawing
from composer.domain.text import Language
from composer.networks import NETWORKS
from composer.networks.practice import SPEC, PracticePublisher
from composer.storage.practice import open_practice
from composer.system.http import Http, log_egress
from tests.builders import FakeClock
from tests.fakes.network_server import ANY, Fault
from tests.fakes.publisher import Halves
from tests.fakes.worlds import WORLDS, World

EDITS = {"mastodon": "PUT /api/v1/statuses/{status}"}
"""Where the words are changed, on networks that are asked something before."""
LOST = (Fault.DROP_AFTER_COMMIT, Fault.BROKEN_AFTER_COMMIT, Fault.HTML_AFTER_COMMIT, Fault.DROP_BEFORE)


def payload(world: World, text: str) -> Payload:
    network = next(one for one in NETWORKS if one.spec.key == world.account.network)
    return network.compose(Submission(text, Language.FRENCH, world.media, options=world.options))


@pytest.mark.parametrize("name", WORLDS)
def test_nobody_says_it_is_as_before_who_cannot_know(name: str, tmp_path: Path, clock: FakeClock) -> None:
    def wait(seconds: float) -> None:
        clock.tick(seconds=seconds)

    with ExitStack() as stack:
        world = WORLDS[name](stack, clock, wait, tmp_path)
        http = stack.enter_context(closing(Http(clock, log_egress, connect_s=2, read_s=2)))
        publisher = world.publisher(http)
        abilities = next(one.spec for one in NETWORKS if one.spec.key == world.account.network).abilities
        assert isinstance(publisher, Withdrawing) == (Ability.DELETE in abilities)
        assert isinstance(publisher, Rewording) == (Ability.EDIT in abilities)
        receipt = publisher.publish(world.account, payload(world, "Le quai"), JobId("job-1"), Halves())
        if isinstance(publisher, Rewording):
            for fault in LOST:
                world.server.fail(fault, at=EDITS.get(world.account.network, ANY))
                with pytest.raises(OutcomeUnknown):
                    publisher.reword(world.account, receipt, payload(world, "Mieux"))
        if isinstance(publisher, Withdrawing):
            for fault in LOST:
                world.server.fail(fault)
                with pytest.raises(OutcomeUnknown):
                    publisher.delete(world.account, receipt)
            publisher.delete(world.account, receipt)  # asking again does no harm
            assert world.texts() == []
            world.server.go_away()
            with pytest.raises(Unreachable):
                publisher.delete(world.account, receipt)
            world.server.come_back()


def test_the_practice_network_too(tmp_path: Path, clock: FakeClock) -> None:
    publisher = PracticePublisher(open_practice(tmp_path / "practice.db"), clock)
    assert isinstance(publisher, Withdrawing)
    assert isinstance(publisher, Rewording)
    assert {Ability.DELETE, Ability.EDIT} <= SPEC.abilities
