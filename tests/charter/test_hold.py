# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.rulebook import broken_examples, by_section
from composer.domain.ids import ThemeId
from composer.domain.messages import Message
from composer.domain.review import Level
from composer.domain.text import Language
from composer.services.wording import Wording
from composer.system.resources import root
from tests.builders import a_post
from tests.charter.charters import a_charter, a_context, findings, matches, refusal

START = datetime.fromisoformat("2026-11-02T06:00:00+01:00")
END = datetime.fromisoformat("2026-11-02T20:00:00+01:00")
PARIS = ZoneInfo("Europe/Paris")
FIRST, LAST = datetime(2026, 11, 1), datetime(2026, 11, 4)  # noqa: DTZ001 - hypothesis adds the zone


def hold(what: str = "all: true", more: str = "") -> str:
    return f'extends: hold\nmessage: "On attend."\n{what}\nfrom: {START.isoformat()}\nuntil: {END.isoformat()}\n{more}'


def test_everything_waits_while_it_lasts_and_always_as_an_error() -> None:
    during = a_context(publish_at=START)
    (found,) = findings(hold(), "Bonjour.", during)
    assert (found.level, found.span) == (Level.ERROR, None)
    assert found.timing == Message("not-yet-hold-until", {"when": END.isoformat()})
    assert findings(hold(), "Bonjour.", replace(during, publish_at=START - timedelta(microseconds=1))) == []
    assert findings(hold(), "Bonjour.", replace(during, publish_at=END)) == []


def test_without_an_end_it_lasts_until_it_is_lifted() -> None:
    source = f"extends: hold\nmessage: a\nall: true\nfrom: {START.isoformat()}\n"
    (found,) = findings(source, "", a_context(publish_at=START + timedelta(days=400)))
    assert found.timing == Message("not-yet-hold")


def test_a_topic_waits_where_it_is_named() -> None:
    source = hold("tokens: ['Quai 12']")
    assert matches(source, "Ce matin au quai 12.", a_context(publish_at=START)) == ["quai 12"]
    assert matches(source, "Ce matin à Lyon.", a_context(publish_at=START)) == []


def test_themes_wait_wherever_their_posts_go() -> None:
    about = replace(a_context(publish_at=START), post=a_post(themes=(ThemeId("terrain"), ThemeId("rse"))))
    assert findings(hold("themes: [terrain]"), "Mes mots.", about)
    assert findings(hold("themes: [produit]"), "Mes mots.", about) == []
    assert findings(hold("themes: [terrain]"), "Mes mots.", a_context(publish_at=START)) == []


def test_what_to_say_and_whom_to_call_follow_in_the_readers_language() -> None:
    more = "say: {fr: 'Répondez : 100 % des faits viendront.', en: Say nothing.}\ncall: crise@nordalia.example\n"
    (found,) = findings(hold("all: true", more), "x", a_context(publish_at=START))
    french, english = (Wording(language, root() / "messages").message(found.message) for language in Language)
    assert french == "On attend. Répondez : 100 % des faits viendront. Contact\u00a0: crise@nordalia.example"
    assert english == "On attend. Say nothing. Contact: crise@nordalia.example"


def test_a_day_is_one_of_the_person_and_the_last_is_held_whole() -> None:
    source = "extends: hold\nmessage: a\nall: true\nfrom: 2026-10-25\nuntil: 2026-10-25\n"
    midnight = datetime(2026, 10, 25, 0, 0, tzinfo=PARIS)
    held = [hour for hour in range(30) if findings(source, "x", a_context(publish_at=_later(midnight, hour)))]
    assert held == list(range(25)), "the day has 25 hours in Paris"
    assert (
        findings(source, "x", a_context(publish_at=datetime(2026, 10, 25, 23, 30, tzinfo=UTC).astimezone(PARIS))) == []
    )


def _later(start: datetime, hours: int) -> datetime:
    return (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)


def test_a_library_too_old_to_know_asks() -> None:
    after = replace(a_context(publish_at=END), library_current=False)
    (found,) = findings(hold(), "x", after)
    assert (found.level, found.message, found.timing) == (Level.WARNING, Message("not-yet-unknown"), None)
    assert findings(hold("tokens: [fleuve]"), "rien", after) == []
    assert findings(hold(), "x", replace(after, publish_at=START))[0].level is Level.ERROR


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("from: 2026-01-01\n", 1, "a hold says what it holds"),
        ("from: 2026-01-01\nall: true\ntokens: [a]\n", 1, "a hold says what it holds"),
        ("from: 2026-01-01\nall: false\n", 1, "a hold says what it holds"),
        ("all: true\n", 1, "a hold needs from"),
        ("all: true\nfrom: 2026-01-02\nuntil: 2026-01-01\n", 5, "the hold ends before it begins"),
        ("all: true\nfrom: 2026-01-01T08:00:00\n", 4, "from needs a zone"),
        ("all: true\nfrom: 2026-01-01\nlevel: warning\n", 5, "a rule of type hold is always of level error"),
    ],
)
def test_a_hold_that_is_not_clear_is_refused(source: str, line: int, reason: str) -> None:
    file, found, why = refusal(f"extends: hold\nmessage: a\n{source}")
    assert (file, found) == ("Style/Rule0.yml", line)
    assert why.startswith(reason)


def test_its_examples_are_proven_while_it_lasts() -> None:
    good = "examples: {match: [Le Quai 12 rouvre], pass: [Le quai des orfèvres]}\n"
    rules = [hold("tokens: ['Quai 12']", good), hold("themes: [terrain]", "examples: {match: [Tout]}\n")]
    assert broken_examples(a_charter(*rules)) == ()
    (entry,) = by_section(a_charter(hold("all: true", "section: '9'\n")).rules)["9"]
    assert entry.level is Level.ERROR


@given(st.datetimes(FIRST, LAST), st.sampled_from(["Europe/Paris", "Asia/Kolkata"]))
def test_only_the_instant_counts(planned: datetime, zone: str) -> None:
    instant = planned.replace(tzinfo=UTC)
    found = findings(hold(), "x", a_context(publish_at=instant.astimezone(ZoneInfo(zone))))
    assert bool(found) is (START <= instant < END)
