# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from tests.charter import alarms


def test_the_sample_charter_rarely_cries_wolf_and_rarely_misses() -> None:
    check = alarms.sample_charter()
    clean, breaches = list(alarms.samples("clean")), list(alarms.samples("breach"))

    assert len(clean) >= 100
    assert len(breaches) >= 100
    assert 100 * len(alarms.false_alarms(check, clean)) <= alarms.MOST_ALARMS * len(clean)
    assert len(alarms.missed(check, breaches)) <= (1 - alarms.LEAST_RECALL) * len(breaches)


def test_a_miss_and_a_false_alarm_are_seen() -> None:
    check = alarms.sample_charter()
    clean = next(alarms.samples("clean"))
    breach = next(alarms.samples("breach"))

    assert alarms.missed(check, [alarms.Sample(clean.language, clean.text, "3")])
    assert alarms.false_alarms(check, [alarms.Sample(breach.language, breach.text)])
