# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Outbox, faults of the network and power cuts at random, for every network with its own publisher over real sockets.

Never twice, never lost, never said to be sent when it is not.
"""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from composer.bootstrap import Services, build
from composer.domain.accounts import Connection
from composer.domain.errors import JobMovedOn
from composer.domain.ids import JobId
from composer.domain.networks import Submission
from composer.domain.outbox import Job, JobState
from composer.domain.text import Language
from composer.networks import NETWORKS
from composer.storage.work import WorkDatabase, open_work
from composer.system.http import Http, log_egress
from composer.system.paths import AppPaths
from tests.builders import FakeClock
from tests.fakes.network_server import Fault
from tests.fakes.publisher import PowerCut
from tests.fakes.worlds import WORLDS, Wire
from tests.services.test_outbox_machine import write_library

QUICK = [fault for fault in Fault if not fault.name.startswith("HANG")]
WELL = [None, None, None]


class Life(RuleBasedStateMachine):
    name: str

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(tempfile.mkdtemp())
        self.stack.callback(shutil.rmtree, self.folder)
        self.clock = FakeClock()
        self.world = WORLDS[self.name](self.stack, self.clock, lambda _: None, self.folder)
        http = Http(self.clock, log_egress, connect_s=2, read_s=0.1)
        self.stack.callback(http.close)
        self.wire = Wire(http)
        self.paths = AppPaths.below(self.folder / "home")
        self.library = write_library(self.folder / "library", hold=False)
        self.pressed: dict[JobId, str] = {}
        self.vouched: set[JobId] = set()
        work = self.work()
        work.accounts.keep(Connection(self.world.account, "test"))
        work.close()
        self.services = self.start()

    def work(self) -> WorkDatabase:
        return open_work(self.paths.work_db, self.clock)

    def start(self) -> Services:
        publishers = {self.world.account.network: self.world.publisher(self.wire)}
        services = build(self.paths, self.clock, library=self.library, publishers=publishers, chance=lambda: 0.5)
        services.library.ensure()
        return services

    def restart(self) -> None:
        """After a power cut nothing is cut while it starts."""
        self.services.close()
        self.wire.mend()
        self.services = self.start()
        self.services.publishing.recover()

    @rule()
    def a_person_publishes(self) -> None:
        number, now = len(self.pressed), self.clock.now()
        text = f"Histoire numéro {number}, racontée au quai {number + 12}."
        submission = Submission(text, Language.FRENCH, self.world.media, options=self.world.options)
        account = self.world.account
        job = Job(
            JobId(UUID(int=number * 7919**9 + 1).hex),
            None,
            None,
            account.id,
            account.network,
            submission,
            JobState.QUEUED,
            now,
            now,
            now,
        )
        work = self.work()
        work.outbox.add([job])
        work.close()
        self.pressed[job.id] = text

    @rule(fault=st.sampled_from([*QUICK, *WELL, *WELL]), later=st.integers(0, 3))
    def a_request_will_go_wrong(self, fault: Fault | None, later: int) -> None:
        self.world.server.fail(*[None] * later, fault)

    @rule(exchange=st.integers(1, 5), after=st.booleans())
    def the_power_will_fail(self, exchange: int, after: bool) -> None:
        self.wire.cut(exchange, after=after)

    @rule()
    def what_is_due_goes_out(self) -> None:
        try:
            self.services.publishing.run_due()
        except PowerCut:
            self.restart()

    @rule(minutes=st.sampled_from([1, 3, 25]))
    def time_passes(self, minutes: int) -> None:
        self.world.server.catch_up()  # however slow, it is over within a minute
        self.clock.tick(minutes=minutes)
        self.what_is_due_goes_out()

    @precondition(lambda self: self.pressed)
    @rule(data=st.data())
    def a_person_sends_again_what_was_refused_or_held(self, data: st.DataObject) -> None:
        job = data.draw(st.sampled_from(sorted(self.pressed)))
        state = next(j.state for j in self.services.publishing.jobs() if j.id == job)
        if state in (JobState.REFUSED, JobState.HELD):
            try:
                self.services.publishing.requeue(job)
            except JobMovedOn:
                raise AssertionError("nobody else moved it") from None

    @invariant()
    def nothing_is_published_twice(self) -> None:
        texts = self.world.texts()
        assert len(texts) == len(set(texts)), texts

    @invariant()
    def nothing_is_lost(self) -> None:
        jobs = {job.id: job.submission.text for job in self.services.publishing.jobs()}
        assert jobs == self.pressed

    @invariant()
    def sent_means_sent_and_sent_is_never_denied(self) -> None:
        texts = self.world.texts()
        assert set(texts) <= set(self.pressed.values()), "what is shown is what was pressed"
        for job in self.services.publishing.jobs():
            there = job.submission.text in texts
            if job.state is JobState.SENT:
                assert there
                assert job.receipt is not None
            elif there:
                assert job.state in (JobState.SENDING, JobState.UNKNOWN), job

    def a_person_settles_what_the_network_does_not_tell(self) -> None:
        """They look at their own page, and say what they see."""
        for job in self.services.publishing.jobs():
            if job.state is not JobState.UNKNOWN:
                continue
            if job.submission.text in self.world.texts():
                assert self.services.publishing.resolve(job.id, "").state is JobState.SENT
            else:
                assert self.services.publishing.requeue(job.id).state is JobState.QUEUED
        self.services.publishing.run_due()

    def teardown(self) -> None:
        try:
            self.everything_comes_to_rest()
        finally:
            self.services.close()
            self.stack.close()

    def everything_comes_to_rest(self) -> None:
        """Once all is well again."""
        self.world.server.well_again()
        self.world.server.catch_up()
        self.restart()
        for _ in range(4):
            self.clock.tick(minutes=25)
            self.services.publishing.run_due()
        self.a_person_settles_what_the_network_does_not_tell()
        rest = {job.state for job in self.services.publishing.jobs()}
        assert not rest & {JobState.QUEUED, JobState.SENDING, JobState.UNKNOWN}, [
            (job.state, job.reason, job.due) for job in self.services.publishing.jobs()
        ]
        self.sent_means_sent_and_sent_is_never_denied()
        self.nothing_is_published_twice()
        self.nothing_is_lost()


@pytest.mark.parametrize("name", WORLDS)
def test_never_twice_never_lost_never_untrue(name: str) -> None:
    machine = type("LifeHere", (Life,), {"name": name})
    few = settings(
        max_examples=5,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),  # over sockets, a smaller failure is long in coming
    )
    run_state_machine_as_test(machine, settings=few)


def test_every_network_that_publishes_here_is_among_them() -> None:
    covered = {name.split()[0] for name in WORLDS}
    assert {network.spec.key for network in NETWORKS} - covered == {"practice"}
