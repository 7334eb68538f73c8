# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import timedelta

from composer.domain.ids import JobId
from composer.domain.networks import Counts
from composer.domain.results import Reading
from composer.storage.work import WorkDatabase
from tests.builders import NOW

ONE = JobId("one")


def reading(hours: int, liked: int, *, job: JobId = ONE, typed: bool = False) -> Reading:
    return Reading(job, NOW + timedelta(hours=hours), Counts(liked=liked), typed)


def test_readings_of_a_job_come_back_earliest_first(work: WorkDatabase) -> None:
    work.results.add([reading(5, 9), reading(1, 2)])
    work.results.add([reading(3, 4), reading(2, 7, job=JobId("two"))])
    assert [one.counts.liked for one in work.results.of(ONE)] == [2, 4, 9]
    assert set(work.results.all()) == {ONE, "two"}
    assert work.results.all()[ONE] == work.results.of(ONE)


def test_what_says_nothing_new_is_not_kept_again(work: WorkDatabase) -> None:
    work.results.add([reading(1, 2), reading(2, 2)])
    work.results.add([reading(3, 2), reading(4, 2, typed=True), reading(5, 3)])
    assert [(one.counts.liked, one.typed) for one in work.results.of(ONE)] == [(2, False), (2, True), (3, False)]
