# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.checks.embargo import pages_waited_for
from composer.domain.messages import Message
from composer.domain.review import Finding
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.system.resources import root
from tests.charter.charters import a_charter, a_context, findings, matches, refusal
from tests.charter.lists import listed

END = datetime.fromisoformat("2026-10-22T18:00:00+02:00")
PAGE = "https://nordalia.example/communiques/t3"
TEXT = "Nos résultats du troisième trimestre et le chiffre d’affaires 2026."
TOKENS = "tokens: ['résultats? du (?:troisième|3e) trimestre', \"chiffre d'affaires 2026\"]\n"
FIRST, LAST = datetime(2026, 10, 1), datetime(2026, 11, 30)  # noqa: DTZ001 - hypothesis adds the zone


def embargo(ends: str = f"until: {END.isoformat()}\n", more: str = TOKENS) -> str:
    return f'extends: embargo\nmessage: "« %s » : sous embargo jusqu’au %s."\nlevel: error\n{ends}{more}'


def worded(finding: Finding, language: Language = Language.FRENCH) -> str:
    return Wording(language, root() / "messages").message(finding.message)


def at(instant: datetime, ends: str = f"until: {END.isoformat()}\n", *public: str) -> list[Finding]:
    return findings(embargo(ends), TEXT, replace(a_context(publish_at=instant), public_pages=frozenset(public)))


def test_the_words_wait_for_the_very_instant() -> None:
    assert [found.match for found in at(END - timedelta(microseconds=1))] == [
        "résultats du troisième trimestre",
        "chiffre d’affaires 2026",
    ]
    assert at(END) == []


def test_both_apostrophes_and_cases_are_meant_unless_the_rule_says_not() -> None:
    soon = a_context(publish_at=END - timedelta(days=1))
    assert matches(embargo(), "Chiffre d'affaires 2026, CHIFFRE D’AFFAIRES 2026", soon) == [
        "Chiffre d'affaires 2026",
        "CHIFFRE D’AFFAIRES 2026",
    ]
    assert matches(embargo(more=TOKENS + "ignorecase: false\nfold: false\n"), "CHIFFRE D'AFFAIRES 2026", soon) == []


@pytest.mark.parametrize(
    ("zone", "language", "expected"),
    [
        ("Europe/Paris", Language.FRENCH, "jusqu’au 22\u00a0octobre 2026 à 18\u00a0h."),
        ("America/Montreal", Language.FRENCH, "jusqu’au 22\u00a0octobre 2026 à 12\u00a0h."),
        ("Asia/Tokyo", Language.ENGLISH, "jusqu’au 23 October 2026 at 01:00."),
    ],
)
def test_the_end_is_told_in_the_readers_language_and_zone(
    in_zone: Callable[[str], None], zone: str, language: Language, expected: str
) -> None:
    in_zone(zone)
    found = at(END - timedelta(days=1))[0]
    assert worded(found, language).endswith(expected)
    assert found.timing == Message("not-yet-embargo", {"match": found.match, "when": END.isoformat()})


def test_after_the_change_of_hour_the_readers_winter_time_is_told(in_zone: Callable[[str], None]) -> None:
    in_zone("Europe/Paris")
    summer = datetime(2026, 10, 20, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
    (found, *_) = at(summer, "until: 2026-11-01T17:00:00Z\n")
    assert worded(found).endswith("jusqu’au 1er\u00a0novembre 2026 à 18\u00a0h.")


@pytest.mark.parametrize("instant", [END - timedelta(days=1), END])
def test_with_a_date_and_a_page_both_must_be_met(instant: datetime) -> None:
    both = f"until: {END.isoformat()}\nuntil_public: {PAGE}\n"
    assert at(instant, both)
    assert bool(at(instant, both, PAGE)) is (instant < END)
    assert at(END, both, "https://nordalia.example/other")


def test_a_page_alone_is_waited_for() -> None:
    (found, *_) = at(END, f"until_public: {PAGE}\n")
    assert worded(found) == f"« {found.match} » : sous embargo jusqu’au {PAGE}."
    assert found.timing == Message("not-yet-page", {"match": found.match, "page": PAGE})
    assert at(END, f"until_public: {PAGE}\n", PAGE) == []


def test_once_the_date_is_past_the_page_is_named() -> None:
    (found, *_) = at(END, f"until: {END.isoformat()}\nuntil_public: {PAGE}\n")
    assert worded(found) == f"«\u00a0{found.match}\u00a0» attend la mise en ligne de {PAGE}."


def test_until_is_the_end_of_the_embargo_and_from_the_start_of_the_rule() -> None:
    rule = embargo(f"from: 2026-10-01\nuntil: {END.isoformat()}\n")
    assert findings(rule, TEXT, a_context(publish_at=datetime(2026, 9, 30, 23, 0, tzinfo=UTC))) == []
    assert findings(rule, TEXT, a_context(publish_at=datetime(2026, 10, 1, 0, 0, tzinfo=UTC)))


def test_a_list_of_terms_and_exceptions_and_an_action() -> None:
    rule = embargo(more="list: lists/noms.csv\nexceptions: [Mira Nova]\naction: {name: remove}\n")
    (found,) = listed(rule, "Mira et Mira Nova", {"lists/noms.csv": "term,aliases\nMira,\n"})
    assert (found.match, [fix.label.code for fix in found.fixes]) == ("Mira", ["remove", "another-time"])


@pytest.mark.parametrize(
    ("ends", "line", "reason"),
    [
        ("until: 2026-10-22\n", 4, "an embargo ends at an hour with its zone"),
        ("until: 2026-10-22T18:00:00\n", 4, "until needs a zone"),
        ("until: demain\n", 4, "until must be a date"),
        ("", 1, "an embargo needs an end"),
        ("until_public: nordalia.example/t3\n", 4, "until_public is an address"),
        ("until_public: http://nordalia.example/t3\n", 4, "until_public is an address"),
        ("until_public: 'https://'\n", 4, "until_public is an address"),
        ("until_public: 'https://[x'\n", 4, "until_public is an address"),
        ("until_public: ''\n", 4, "until_public is an address"),
    ],
)
def test_an_end_that_is_not_clear_refuses_the_rule(ends: str, line: int, reason: str) -> None:
    file, found, why = refusal(embargo(ends))
    assert (file, found) == ("Style/Rule0.yml", line)
    assert why.startswith(reason)


def test_the_pages_to_look_up_are_known() -> None:
    check = a_charter(embargo(f"until_public: {PAGE}\n"), embargo(), "extends: existence\nmessage: a\ntokens: [b]\n")
    assert pages_waited_for(rule.body for rule in check.rules) == {PAGE}


OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(planned=st.datetimes(FIRST, LAST), zone=OFFSETS, written=OFFSETS)
def test_only_the_instant_counts_whatever_zones_it_is_written_in(
    planned: datetime, zone: timezone, written: timezone
) -> None:
    instant = planned.replace(tzinfo=UTC)
    rule = embargo(f"until: {END.astimezone(written).isoformat()}\n")
    assert bool(findings(rule, TEXT, a_context(publish_at=instant.astimezone(zone)))) is (instant < END)


PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_is_two_instants(fold: int) -> None:
    """On 25 October 2026, 02:30 comes in summer time and again an hour later."""
    planned = datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=PARIS)
    assert bool(at(planned, "until: 2026-10-25T02:15:00+01:00\n")) is (fold == 0)
