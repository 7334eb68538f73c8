# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.charter.engine import CharterCheck
from composer.charter.rulebook import DoAndDont, broken_examples, by_section
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import Level
from tests.charter.charters import a_charter, existence, said

HELD = "extends: hold\nmessage: a\nall: true\nfrom: 2026-10-20\n"
SAMPLE = Path(__file__).parents[2] / "resources" / "library" / "charter"


def do_and_dont(*files: RuleFile, section: str = "") -> tuple[DoAndDont, ...]:
    return by_section(CharterCheck.compile(files, Vocabulary(("Nordalia",), ("concurrex",))).rules)[section]


def test_a_section_lists_its_rules_in_plain_words() -> None:
    files = [
        RuleFile("A/Doux.yml", existence("[a]", 'section: "2"\nlevel: suggestion\n')),
        RuleFile("A/Autre.yml", existence("[a]", 'section: "3"\n')),
        RuleFile(
            "A/Fort.yml",
            "extends: existence\nmessage: {fr: 'Pas « %s ».', en: 'Not “%s”.'}\n"
            "description: Interdit\ntokens: [promo]\nlevel: error\nlang: [fr]\n"
            "section: '2'\nexamples: {match: [promo], pass: [rien]}\n",
        ),
        RuleFile("A/Cassé.yml", 'extends: nothing\nsection: "2"\n'),
    ]
    first, second = do_and_dont(*files, section="2")
    assert (first.rule, first.level, said(first.title)) == ("A.Fort", Level.ERROR, "Interdit")
    assert (said(first.message), first.do, first.dont) == ("Pas « … ».", ("rien",), ("promo",))
    assert (second.rule, said(second.title)) == ("A.Doux", "Doux")


@pytest.mark.parametrize(
    ("source", "ends"),
    [
        ("extends: embargo\nmessage: a\ntokens: [b]\nuntil: 2026-10-22T18:00:00+02:00\n", "2026-10-22T16:00:00Z"),
        (HELD + "until: 2026-10-22T16:00:00Z\n", "2026-10-22T16:00:00Z"),
        (HELD + "until: 2026-10-22\n", "2026-10-23T00:00:00Z"),
        (existence("[b]", "until: 2026-10-22\n"), "2026-10-23T00:00:00Z"),
    ],
)
def test_what_is_over_is_told_as_such(source: str, ends: str) -> None:
    (entry,) = do_and_dont(RuleFile("A/B.yml", source))
    end = datetime.fromisoformat(ends)
    assert (entry.over(end - timedelta(seconds=1)), entry.over(end)) == (False, True)


@pytest.mark.parametrize(
    "source",
    [
        existence("[b]"),
        HELD,
        "extends: embargo\nmessage: a\ntokens: [b]\nuntil: 2026-10-22T18:00:00Z\nuntil_public: https://a.example\n",
    ],
)
def test_what_nobody_knows_the_end_of_is_never_over(source: str) -> None:
    (entry,) = do_and_dont(RuleFile("A/B.yml", source))
    assert not entry.over(datetime(2100, 1, 1, tzinfo=UTC))


def test_the_examples_of_a_cadence_are_not_for_reading() -> None:
    source = "extends: cadence\nmessage: a\nmax: 1\nper: day\nexamples: {pass: [2026-11-17T08:00]}\n"
    (entry,) = do_and_dont(RuleFile("A/B.yml", source))
    assert (entry.do, entry.dont) == ((), ())


def test_examples_are_proven_whenever_the_rule_holds() -> None:
    good = "until: 2001-01-01\nnetworks: [x]\nlang: [en]\nexamples: {match: [promo], pass: [rien]}\n"
    check = a_charter(existence("[promo]", good), existence("[promo]", "examples: {match: [rien], pass: [promo]}\n"))
    broken = broken_examples(check)
    assert [(b.rule, b.file, b.example, b.should_match) for b in broken] == [
        ("Style.Rule1", "Style/Rule1.yml", "rien", True),
        ("Style.Rule1", "Style/Rule1.yml", "promo", False),
    ]


def test_the_sample_charter_loads_and_keeps_its_own_examples() -> None:
    rules = SAMPLE / "rules"
    files = [RuleFile(p.relative_to(rules).as_posix(), p.read_text("utf-8")) for p in sorted(rules.rglob("*.*"))]
    accept, reject = (
        tuple(
            line
            for line in (SAMPLE / "vocabulary" / name).read_text("utf-8").splitlines()
            if line.strip() and not line.startswith("# ")
        )
        for name in ("accept.txt", "reject.txt")
    )
    check = CharterCheck.compile(files, Vocabulary(accept, reject))
    assert len(check.rules) > 40
    assert check.refused == ()
    assert broken_examples(check) == ()
    assert check.set_aside == ()
