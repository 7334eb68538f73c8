# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher on this side of the wire, its network on the other, and what is kept between two tries."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from composer.domain.networks import Account, Payload, Receipt
from composer.networks.linkedin.publishing import LinkedInPublisher
from composer.networks.x.publishing import XPublisher
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.linkedin import FakeLinkedIn
from tests.fakes.network_server import Fault
from tests.fakes.publisher import Halves
from tests.fakes.signed_web import SteadyToken
from tests.fakes.x import FakeX
from tests.networks.publishing import KEY, Waits, a_payload, an_account

TEXT = "Le quai est calme ce matin."
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
"""After these nobody knows what a request has done."""


@dataclass
class LinkedInDesk:
    publisher: LinkedInPublisher
    quick: LinkedInPublisher
    """It waits a second for an answer, no longer."""
    linkedin: FakeLinkedIn
    clock: FakeClock
    waits: Waits
    account: Account
    halves: Halves

    def publish(self, payload: Payload | None = None) -> Receipt:
        return self.publisher.publish(self.account, payload or a_payload("linkedin"), KEY, self.halves)

    def find(self, payload: Payload | None = None) -> Receipt | None:
        return self.publisher.find(self.account, KEY, payload or a_payload("linkedin"), self.halves)

    def texts(self) -> list[str]:
        return [post.shown.text for post in self.linkedin.posts]


@contextmanager
def linkedin_desk(clock: FakeClock) -> Iterator[LinkedInDesk]:
    patient, hurried = Http(clock, log_egress), Http(clock, log_egress, read_s=1)
    with FakeLinkedIn(clock) as linkedin:
        waits = Waits(clock)
        publisher, quick = (
            LinkedInPublisher(
                SteadyToken(http, linkedin.token), http, LocalMedia(), clock, api=linkedin.url, wait=waits
            )
            for http in (patient, hurried)
        )
        yield LinkedInDesk(publisher, quick, linkedin, clock, waits, an_account("linkedin", linkedin.member), Halves())
    patient.close()
    hurried.close()


@dataclass
class XDesk:
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


@contextmanager
def x_desk(clock: FakeClock) -> Iterator[XDesk]:
    patient, hurried = Http(clock, log_egress), Http(clock, log_egress, read_s=1)
    with FakeX(clock) as x:
        waits = Waits(clock)
        publisher, quick = (
            XPublisher(SteadyToken(http, x.token), LocalMedia(), clock, api=x.url, wait=waits)
            for http in (patient, hurried)
        )
        yield XDesk(publisher, quick, x, clock, waits, an_account("x", x.person), Halves())
    patient.close()
    hurried.close()
