# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

from composer.charter.engine import CharterCheck
from composer.charter.rulebook import broken_examples, do_and_dont
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import Level
from tests.charter.charters import a_charter, existence, said

SAMPLE = Path(__file__).parents[2] / "resources" / "library" / "charter"


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
    first, second = do_and_dont(files, "2")
    assert (first.rule, first.level, said(first.title)) == ("A.Fort", Level.ERROR, "Interdit")
    assert (said(first.message), first.do, first.dont) == ("Pas « … ».", ("rien",), ("promo",))
    assert (second.rule, said(second.title)) == ("A.Doux", "Doux")


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
