# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.rulebook import broken_examples
from composer.domain.durations import read_duration
from composer.domain.ids import NetworkKey
from composer.domain.messages import Message
from composer.domain.review import Context, Finding, Publication
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.system.resources import root
from tests.charter.charters import a_charter, a_context, findings, refusal

PARIS = ZoneInfo("Europe/Paris")
LINKEDIN = NetworkKey("linkedin")
MESSAGE = 'extends: cadence\nmessage: "Déjà %s publications %s sur %s."\n'
FIRST, LAST = datetime(2026, 3, 1), datetime(2026, 11, 30)  # noqa: DTZ001 - hypothesis adds the zone


def wall(text: str, zone: ZoneInfo = PARIS, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def planned(
    at: datetime, others: Sequence[datetime], network: str | None = "linkedin", on: str = "linkedin"
) -> Context:
    # Publications come back from the outbox in UTC.
    made = tuple(Publication(NetworkKey(on), other.astimezone(UTC)) for other in others)
    return replace(a_context(network=network, publish_at=at), publications=made)


def said(found: Finding, language: Language = Language.FRENCH) -> str:
    return Wording(language, root() / "messages").message(found.message)


def breached(source: str, at: datetime, *others: datetime) -> bool:
    return bool(findings(MESSAGE + source, "Bonjour.", planned(at, others)))


def test_what_is_already_there_counts_and_is_told_in_the_readers_words() -> None:
    source = MESSAGE + "max: 2\nper: day\nnetworks: [linkedin]\n"
    day = [wall("2026-11-17T08:00"), wall("2026-11-17T21:00")]
    (found,) = findings(source, "Bonjour.", planned(wall("2026-11-17T12:00"), day))
    assert said(found) == "Déjà 2 publications le même jour sur LinkedIn."
    assert said(found, Language.ENGLISH) == "Déjà 2 publications on the same day sur LinkedIn."
    assert found.span is None
    assert found.timing == Message("not-yet-cadence", {"count": "2", "period": "day", "network": "linkedin"})
    assert findings(source, "Bonjour.", planned(wall("2026-11-17T12:00"), day[:1])) == []


@pytest.mark.parametrize(
    ("per", "inside", "outside"),
    [
        ("hour", "2026-11-17T12:59", "2026-11-17T13:00"),
        ("day", "2026-11-17T23:59", "2026-11-18T00:00"),
        ("week", "2026-11-22T23:59", "2026-11-23T00:00"),
        ("week", "2026-11-16T00:00", "2026-11-15T23:59"),
    ],
)
def test_periods_are_those_on_the_wall_and_a_week_begins_on_monday(per: str, inside: str, outside: str) -> None:
    source = f"max: 1\nper: {per}\n"
    assert breached(source, wall("2026-11-17T12:30"), wall(inside))
    assert not breached(source, wall("2026-11-17T12:30"), wall(outside))


def test_the_day_is_the_persons_not_that_of_greenwich() -> None:
    late = wall("2026-11-17T00:30")
    assert late.astimezone(UTC).day == 16
    assert breached("max: 1\nper: day\n", wall("2026-11-17T20:00"), late)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Paris", "2026-03-29", 23),
        ("Europe/Paris", "2026-10-25", 25),
        ("America/Montreal", "2026-03-08", 23),
        ("America/Montreal", "2026-11-01", 25),
        ("Africa/Cairo", "2026-04-24", 23),
        ("Asia/Kolkata", "2026-10-25", 24),
    ],
)
def test_a_day_has_its_own_length_when_the_clocks_change(zone: str, day: str, hours: int) -> None:
    there = ZoneInfo(zone)
    noon = wall(f"{day}T12:00", there)
    # Cairo changes at midnight: its day begins at one o'clock.
    begins = wall(f"{day}T00:00", there).astimezone(UTC).astimezone(there)
    assert begins.date() == noon.date()
    inside = [
        minutes
        for minutes in range(-30, 26 * 60, 30)
        if breached("max: 1\nper: day\n", noon, begins.astimezone(UTC) + timedelta(minutes=minutes))
    ]
    assert inside == list(range(0, hours * 60, 30))


def test_an_hour_that_comes_twice_is_two_hours() -> None:
    first, second = (wall("2026-10-25T02:30", fold=fold) for fold in (0, 1))
    assert breached("max: 1\nper: hour\n", first, wall("2026-10-25T02:05"))
    assert not breached("max: 1\nper: hour\n", second, wall("2026-10-25T02:05"))
    assert breached("max: 1\nper: hour\n", second, wall("2026-10-25T02:55", fold=1))


def test_a_week_with_a_change_of_hour_is_one_week() -> None:
    assert breached("max: 1\nper: week\n", wall("2026-10-25T23:30"), wall("2026-10-19T00:05"))
    assert not breached("max: 1\nper: week\n", wall("2026-10-26T00:05"), wall("2026-10-25T23:55"))


def test_each_network_counts_alone_unless_all_count_together() -> None:
    at, other = wall("2026-11-17T12:00"), [wall("2026-11-17T08:00")]
    elsewhere = planned(at, other, on="x")
    assert findings(MESSAGE + "max: 1\nper: day\n", "a", elsewhere) == []
    assert findings(MESSAGE + "max: 1\nper: day\nnetworks: [linkedin, x]\n", "a", elsewhere) == []
    (found,) = findings(MESSAGE + "max: 1\nper: day\nnetworks: [any]\n", "a", elsewhere)
    assert said(found) == "Déjà 1 publications le même jour sur LinkedIn."
    assert findings(MESSAGE + "max: 1\nper: day\nnetworks: [x]\n", "a", planned(at, other)) == []
    assert findings(MESSAGE + "max: 1\nper: day\n", "a", planned(at, other, network=None)) == []
    (found,) = findings(MESSAGE + "max: 1\nper: day\nnetworks: [any]\n", "a", planned(at, other, network=None))
    assert said(found) == "Déjà 1 publications le même jour sur tous réseaux."


def test_a_gap_is_real_time_on_both_sides() -> None:
    source = "gap: 3h\n"
    # From 01:30 to 03:30 on the night that has an hour less, one hour passes.
    assert breached("gap: 61min\n", wall("2026-03-29T03:30"), wall("2026-03-29T01:30"))
    assert not breached("gap: 1h\n", wall("2026-03-29T03:30"), wall("2026-03-29T01:30"))
    at = wall("2026-11-17T12:00")
    assert breached(source, at, at + timedelta(hours=2, minutes=59))
    assert breached(source, at, at - timedelta(hours=2, minutes=59))
    assert not breached(source, at, at - timedelta(hours=3), at + timedelta(hours=3))


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        ("2026-11-17T19:59", False),
        ("2026-11-17T20:00", True),
        ("2026-11-18T00:00", True),
        ("2026-11-18T07:29:59", True),
        ("2026-11-18T07:30", False),
        ("2026-11-22T12:00", True),
        ("2026-11-23T12:00", False),
    ],
)
def test_quiet_hours_may_pass_midnight_and_days_may_be_quiet(at: str, quiet: bool) -> None:
    assert breached('quiet: ["20:00-07:30", sunday]\n', wall(at)) is quiet


def test_quiet_hours_go_by_the_wall_through_a_change_of_hour() -> None:
    for fold in (0, 1):
        assert breached('quiet: ["02:15-02:45"]\n', wall("2026-10-25T02:30", fold=fold))
    # 02:30 does not exist that night: the instant shows 03:30 on the wall.
    missing = wall("2026-03-29T02:30").astimezone(UTC).astimezone(PARIS)
    assert not breached('quiet: ["02:15-02:45"]\n', missing)
    assert breached('quiet: ["22:00-24:00"]\n', wall("2026-11-17T23:59"))
    assert not breached('quiet: ["22:00-24:00"]\n', wall("2026-11-17T00:00"))


def test_what_the_rules_words_are_not_about_is_said_in_ours() -> None:
    source = MESSAGE + 'max: 1\nper: day\ngap: 3h\nquiet: ["11:00-13:00"]\n'
    found = findings(source, "a", planned(wall("2026-11-17T12:00"), [wall("2026-11-17T11:00")]))
    assert [said(one) for one in found] == [
        "Déjà 1 publications le même jour sur LinkedIn.",
        "Une autre publication est trop proche (LinkedIn). Choisissez un autre moment.",
        "La charte demande de ne rien publier à cette heure-là. Choisissez un autre moment.",
    ]
    (alone,) = findings(MESSAGE + "quiet: sunday\n", "a", planned(wall("2026-11-22T12:00"), []))
    assert said(alone) == "Déjà 0 publications à cette heure-là sur LinkedIn."


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("", 1, "a cadence needs"),
        ("max: 2\n", 1, "max goes with per"),
        ("per: day\n", 3, "max goes with per"),
        ("max: 2\nper: month\n", 4, "max goes with per"),
        ("max: 0\nper: day\n", 3, "max is at least 1"),
        ("gap: bientôt\n", 3, "gap is a length of time"),
        ("gap: 0h\n", 3, "gap is a length of time"),
        ("gap: 32d\n", 3, "gap is at most"),
        ('quiet: ["20h-7h"]\n', 3, "quiet has hours"),
        ('quiet: ["20:00-20:00"]\n', 3, "quiet has hours"),
        ('quiet: ["24:00-07:00"]\n', 3, "quiet has hours"),
        ("quiet: [someday]\n", 3, "quiet has hours"),
        ("max: 1\nper: day\nexamples: {match: [Bonjour]}\n", 5, "an example of a cadence has instants"),
        ("max: 1\nper: day\nexamples: {match: ['']}\n", 5, "an example of a cadence has instants"),
    ],
)
def test_a_cadence_that_is_not_clear_is_refused(source: str, line: int, reason: str) -> None:
    file, found, why = refusal(MESSAGE + source)
    assert (file, found) == ("Style/Rule0.yml", line)
    assert why.startswith(reason)


def test_its_examples_are_instants_the_planned_one_last() -> None:
    good = 'examples: {match: ["2026-11-17T08:00, 2026-11-17T18:00"], pass: ["2026-11-16T08:00 2026-11-17T08:00"]}\n'
    bad = 'examples: {match: ["2026-11-17T08:00"]}\n'
    source = MESSAGE + "max: 1\nper: day\nnetworks: [any]\n"
    (broken,) = broken_examples(a_charter(source + good, source + bad))
    assert (broken.rule, broken.example) == ("Style.Rule1", "2026-11-17T08:00")


ZONES = st.sampled_from(["Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo", "UTC"])
INSTANTS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
NEAR = st.integers(-3 * 24 * 60, 3 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@given(at=INSTANTS, distance=NEAR, zone=ZONES, per=st.sampled_from(["hour", "day", "week"]))
def test_of_two_publications_each_meets_the_other_in_its_period(
    at: datetime, distance: timedelta, zone: str, per: str
) -> None:
    one, other = (instant.astimezone(ZoneInfo(zone)) for instant in (at, at + distance))
    source = f"max: 1\nper: {per}\n"
    assert breached(source, one, other) is breached(source, other, one)
    assert breached(source, one, one)
    if per == "day":
        assert breached(source, one, other) is (one.date() == other.date())
    if breached(source, one, other):
        assert abs(distance) <= {"hour": timedelta(hours=1), "day": timedelta(hours=25), "week": timedelta(days=8)}[per]


@given(at=INSTANTS, distance=NEAR, zone=ZONES, hours=st.integers(1, 60))
def test_a_gap_is_kept_whatever_the_clocks_show(at: datetime, distance: timedelta, zone: str, hours: int) -> None:
    there = at.astimezone(ZoneInfo(zone))
    assert breached(f"gap: {hours}h\n", there, at + distance) is (abs(distance) < timedelta(hours=hours))


@given(days=st.integers(0, 999), hours=st.integers(0, 999), minutes=st.integers(0, 999))
def test_lengths_of_time_are_read_as_written(days: int, hours: int, minutes: int) -> None:
    text = f"{days}d {hours}h {minutes}min"
    if days or hours or minutes:
        assert read_duration(text) == timedelta(days=days, hours=hours, minutes=minutes)
    else:
        with pytest.raises(ValueError, match="not a length of time"):
            read_duration(text)
