# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person, a network and power cuts at random: never twice, never lost, never said to be sent when it is not."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from composer.domain.errors import JobMovedOn
from composer.domain.ids import JobId
from composer.domain.outbox import MOVES, JobState
from tests.builders import FakeClock
from tests.fakes.publisher import Does, PowerCut
from tests.services.app import App

LIBRARY = {
    "library.toml": 'name = "N"\norganisation = "N"\nversion = "1"\nlanguages = ["fr"]\n',
    "charter/rules/Essai/Mot.yml": "extends: existence\nmessage: non\nlevel: error\ntokens: [interdit]\n",
    "notices/suspension.md": "---\ntitle: Attendez\nkind: hold\nscope: all\nactive: {active}\n---\nAttendez.\n",
}


def write_library(folder: Path, *, hold: bool) -> Path:
    for name, text in LIBRARY.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("{active}", str(hold).lower()), "utf-8")
    return folder


class Outbox(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FakeClock()
        self.app = App(self.folder / "home", self.clock, write_library(self.folder / "library", hold=False))
        self.pressed: dict[JobId, str] = {}
        self.vouched: set[JobId] = set()
        """The person said these are not there, and may be wrong."""
        self.held = False

    @rule(does=st.lists(st.sampled_from(Does), max_size=3))
    def the_network_will(self, does: list[Does]) -> None:
        self.app.network.next(*does)

    @rule(answers=st.booleans())
    def the_network_answers_questions(self, answers: bool) -> None:
        self.app.network.answers_questions = answers

    @rule(later=st.sampled_from([0, 0, 0, 10]))
    def a_person_publishes(self, later: int) -> None:
        text = f"Histoire numéro {len(self.pressed)}."
        at = self.clock.now() + timedelta(minutes=later) if later else None
        if not self.held:
            (job,) = self.app.services.publishing.publish(self.app.draft(text), ("practice",), True, at)  # type: ignore[arg-type]  # an id
            self.pressed[job.id] = text

    @rule()
    def what_is_due_goes_out(self) -> None:
        before = len(self.app.network.posts)
        try:
            self.app.services.publishing.run_due()
        except PowerCut:
            self.app.restart()
        if self.held:
            assert len(self.app.network.posts) == before, "nothing goes out while publications are on hold"

    @rule(minutes=st.sampled_from([1, 2, 10, 45]))
    def time_passes(self, minutes: int) -> None:
        self.app.network.commit()  # however slow, it is over within a minute
        self.clock.tick(minutes=minutes)

    @rule()
    def the_computer_restarts(self) -> None:
        self.app.restart()

    @rule()
    def the_company_holds_or_releases(self) -> None:
        self.held = not self.held
        write_library(self.folder / "library", hold=self.held)
        self.app.services.library.ensure()
        self.what_is_due_goes_out()

    @precondition(lambda self: self.pressed)
    @rule(data=st.data(), what=st.sampled_from(["cancel", "requeue", "give up", "found it"]))
    def a_person_decides(self, data: st.DataObject, what: str) -> None:
        job = data.draw(st.sampled_from(sorted(self.pressed)))
        before = next(j for j in self.app.services.publishing.jobs() if j.id == job).state
        there = job in self.app.network.known()
        publishing = self.app.services.publishing
        try:
            if what == "cancel":
                assert publishing.cancel(job).state is JobState.CANCELLED
            elif what == "requeue":
                after = publishing.requeue(job)
                if before is JobState.UNKNOWN and after.state is JobState.QUEUED and there:
                    self.vouched.add(job)
            elif what == "give up":
                assert publishing.resolve(job, None).state is JobState.ABANDONED
            elif there:
                assert publishing.resolve(job, "https://fake.example/seen").state is JobState.SENT
        except JobMovedOn:
            assert before is not JobState.HELD or what in ("give up", "found it")

    @invariant()
    def nothing_is_published_twice(self) -> None:
        keys = [key for key, _ in self.app.network.posts if key not in self.vouched]
        assert len(keys) == len(set(keys))

    @invariant()
    def nothing_is_lost(self) -> None:
        jobs = {job.id: job for job in self.app.services.publishing.jobs()}
        assert set(jobs) == set(self.pressed)
        assert all(jobs[job].submission.text == text for job, text in self.pressed.items())

    @precondition(lambda self: self.pressed)
    @rule(data=st.data(), minutes=st.sampled_from([5, 60, 24 * 60]))
    def a_person_chooses_another_hour(self, data: st.DataObject, minutes: int) -> None:
        job = data.draw(st.sampled_from(sorted(self.pressed)))
        try:
            after = self.app.services.publishing.afterwards.plan(job, self.clock.now() + timedelta(minutes=minutes))
        except JobMovedOn:
            return
        assert after.state is JobState.QUEUED

    @invariant()
    def sent_means_sent_and_sent_is_never_denied(self) -> None:
        there = {key for key, _ in self.app.network.posts}
        for job in self.app.services.publishing.jobs():
            if job.state is JobState.SENT:
                assert job.id in there
                assert job.receipt is not None
            elif job.id in there and job.id not in self.vouched:
                assert job.state in (JobState.SENDING, JobState.UNKNOWN, JobState.ABANDONED)
            assert job.state in MOVES

    def nothing_is_left_hanging(self) -> None:
        """Once all is well again, every job comes to rest."""
        self.app.network.script.clear()
        self.app.network.commit()
        self.app.network.answers_questions = True
        self.app.restart()
        for _ in range(3):  # what is found absent is queued again, what was planned tomorrow leaves tomorrow
            self.clock.tick(hours=12)
            self.app.services.publishing.run_due()
        rest = {job.state for job in self.app.services.publishing.jobs()}
        assert not rest & {JobState.QUEUED, JobState.SENDING, JobState.UNKNOWN}
        self.sent_means_sent_and_sent_is_never_denied()
        self.nothing_is_published_twice()

    def teardown(self) -> None:
        self.nothing_is_left_hanging()
        self.app.close()
        shutil.rmtree(self.folder)


Outbox.TestCase.settings = settings(
    max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
test_a_random_person_and_a_random_network = Outbox.TestCase
