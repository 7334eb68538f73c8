# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The promises every kind of check keeps, from the day it is registered, and those every Check keeps."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.charter.addresses import Addresses
from composer.charter.checks.base import CheckKind
from composer.charter.engine import CharterCheck
from composer.charter.registry import CHECKS, NOT_RUN
from composer.charter.views import folded_view, plain_view
from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.ports import Check
from composer.domain.review import MASK, Context, Finding, Publication
from composer.domain.text import Language, apply_edits
from composer.language import LanguageCheck

NOW: Final = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)

# For each kind, fields with which "promo" is found and "calme" is not. A new kind adds its line here.
FOUND: Final[Mapping[str, str]] = MappingProxyType(
    {
        "capitalization": "match: '^(?!La promo)'",
        "cadence": "networks: [linkedin]\nmax: 1\nper: day",
        "conditional": "first: promo\nsecond: '#emploi'",
        "consistency": "either: {La promo: promo}",
        "disclosure": "when: [promo]\nunless: [calme]",
        "embargo": "tokens: [promo]\nuntil: 2026-12-31T18:00:00+01:00",
        "existence": "tokens: [promo]",
        "hold": "tokens: [promo]\nfrom: 2026-09-30T08:00:00+02:00",
        "lexicon": "tokens: [promo]",
        "links": "deny: [promo.fr]",
        "media": "require: [alt]",
        "mentions": "tokens: [promo]",
        "personal_data": "kinds: [email]",
        "secret": "rules: [{id: promo, regex: promo, keywords: [promo]}]",
        "metric": "formula: exclamations\ncondition: '> 0'\nmark: exclamations",
        "readability": "metrics: [Flesch-Kincaid]\ngrade: 3",
        "spelling": "custom: true",
        "substitution": "swap: {promo: offre}\naction: {name: replace}",
        "occurrence": "token: promo\nmax: 1",
        "repetition": "tokens: [promo]",
    }
)
# What they point at when it is not that word.
POINTED_AT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "capitalization": "La promo, promo !",
        "links": "promo.fr",
        "metric": "!",
        "personal_data": "promo@exemple.fr",
        "readability": "",
        "repetition": "promo, promo",
        "secret": MASK,
    }
)
# What they read when that word says nothing to them.
READ: Final[Mapping[str, str]] = MappingProxyType(
    {"links": "La promo : promo.fr !", "personal_data": "La promo : promo@exemple.fr !"}
)
# Kinds that look at what else is published, or at the pictures, and not at the text: elsewhere all is calm.
BY_CONTEXT: Final = frozenset(("cadence", "media"))
# Kinds that only tell another check what to know.
SILENT: Final = frozenset(("spelling",))
EXAMPLES: Final[Mapping[str, str]] = MappingProxyType(
    {"media": "", "cadence": "examples: {match: [2026-11-17T08:00 2026-11-17T18:00], pass: [2026-11-17T08:00]}"}
)
TEXT: Final = "La promo, promo !"
WORDS: Final = st.sampled_from(
    [
        *(
            "promo",
            "PROMO",
            "acceuil",
            "été",
            "e\u0301te\u0301",
            "👩🏽\u200d💻",
            "🇫🇷",
            "#promo",
            "l'eau",
            "«",
            "»",
            '"',
            "!",
        ),
        *(
            "«",
            "»",
            '"',
            "!",
            ":",
            "...",
            "2ème",
            "\r\n",
            "\n\n",
            "\u00a0",
            "\u202f",
            "\u00ad",
            "\ufeff",
            "https://exemple.fr/a_(b).",
            "promo.fr",
            "promo@exemple.fr",
        ),
        *("the", "coeur", "\x00", "مرحبا", "日本", "ﬁ", "İ", "ǅ", "\U0001d4d0"),
    ]
)
TEXTS: Final = st.one_of(
    st.lists(WORDS, max_size=20).map(" ".join), st.lists(WORDS, max_size=20).map("".join), st.text(max_size=40)
)


def a_rule(kind: str, more: str = "", message: str = "Non : %s") -> RuleFile:
    return RuleFile(f"Style/{kind}.yml", f'extends: {kind}\nmessage: "{message}"\n{FOUND[kind]}\n{more}')


def a_charter(*rules: RuleFile) -> CharterCheck:
    return CharterCheck.compile(rules, Vocabulary())


def a_context(language: Language = Language.FRENCH, network: str = "linkedin") -> Context:
    publications = (Publication(NetworkKey("linkedin"), NOW),)
    return Context(language, NetworkKey(network), NOW, media=(DraftMedia("promo.png"),), publications=publications)


@pytest.fixture(scope="module")
def checks() -> tuple[Check, ...]:
    """Every engine that reads a text at each keystroke, loaded once."""
    charter = CharterCheck.compile(
        [a_rule(kind.extends, "fold: true\n") for kind in CHECKS]
        + [RuleFile("Style/Tout.yml", 'extends: existence\nmessage: "%s"\nnonword: true\ntokens: ["\\\\S+"]\n')],
        Vocabulary(("Nordalia",), ("(?i)concurrex",)),
    )
    return (charter, LanguageCheck(True, True, frozenset()))


def test_every_kind_has_an_example_here_and_a_name_of_its_own() -> None:
    names = [kind.extends for kind in CHECKS]
    assert sorted(names) == names == sorted(set(FOUND))
    assert not set(names) & NOT_RUN


@pytest.mark.parametrize("kind", CHECKS, ids=lambda kind: kind.extends)
def test_a_kind_finds_what_it_is_for_and_nothing_else(kind: CheckKind) -> None:
    check = a_charter(a_rule(kind.extends))
    assert check.refused == ()
    found = check.review(READ.get(kind.extends, TEXT), a_context())
    if kind.extends in SILENT:
        assert found == []
        return
    pointed_at = "" if kind.extends in BY_CONTEXT else POINTED_AT.get(kind.extends, "promo")
    assert {finding.match for finding in found} == {pointed_at}
    assert {finding.rule for finding in found} == {f"Style.{kind.extends}"}
    calm = replace(a_context(network="x"), media=()) if kind.extends in BY_CONTEXT else a_context()
    assert check.review("Tout est calme.", calm) == []


@pytest.mark.parametrize("kind", CHECKS, ids=lambda kind: kind.extends)
@pytest.mark.parametrize("field", ["surprise: 1", "Surprise: [a]"])
def test_a_kind_refuses_fields_it_does_not_know(kind: CheckKind, field: str) -> None:
    check = a_charter(a_rule(kind.extends, f"{field}\n"))
    if kind.lenient:
        assert check.refused == ()
    else:
        assert "unknown field" in check.refused[0].values["reason"]


@pytest.mark.parametrize("kind", CHECKS, ids=lambda kind: kind.extends)
def test_a_kind_without_its_own_fields_is_refused(kind: CheckKind) -> None:
    check = a_charter(RuleFile("Style/Vide.yml", f"extends: {kind.extends}\nmessage: a\n"))
    if kind.extends in SILENT:
        assert check.refused == ()
        return
    assert check.refused[0].values["file"] == "Style/Vide.yml"


@pytest.mark.parametrize("kind", CHECKS, ids=lambda kind: kind.extends)
def test_every_kind_takes_the_fields_all_rules_share(kind: CheckKind) -> None:
    shared = (
        'section: "3"\ndescription: {fr: Titre, en: Title}\nlevel: error\nlang: [fr]\nnetworks: [linkedin]\n'
        "from: 2026-01-01\nuntil: 2026-12-31\nfold: true\nscope: text\nlimit: 1\nunless: [calme]\n"
        + EXAMPLES.get(kind.extends, "examples: {match: [promo promo], pass: [calme]}")
    )
    claimed = tuple(f"{name}:" for name in kind.fields)
    lines = [line for line in shared.splitlines() if not line.startswith(claimed)]
    check = a_charter(a_rule(kind.extends, "\n".join(lines)))
    assert check.refused == ()
    if kind.extends in SILENT:
        return
    text = READ.get(kind.extends, TEXT)
    (finding,) = check.review(text, a_context())
    assert (finding.level.value, finding.link) == ("error", "charter.md#3")
    assert finding.title.values == {"fr": "Titre", "en": "Title"}
    assert check.review(text, a_context(Language.ENGLISH)) == []
    assert check.review(text, a_context(network="x")) == []
    assert check.review(f"calme {text}", a_context()) == []


@pytest.mark.parametrize("kind", CHECKS, ids=lambda kind: kind.extends)
@given(text=TEXTS)
def test_a_kind_says_the_same_with_and_without_the_index(kind: CheckKind, text: str) -> None:
    check = a_charter(a_rule(kind.extends))
    (rule,) = check.rules
    everything = frozenset(range(len(rule.body.needs)))
    view = folded_view(text) if rule.fold else plain_view(text)
    found = rule.findings(view, everything, Addresses(text), a_context())
    whole = sorted(found, key=lambda finding: finding.order)
    assert check.review(text, a_context()) == whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(text=TEXTS, language=st.sampled_from(Language))
def test_findings_of_every_check_can_be_shown_and_mended(
    checks: tuple[Check, ...], text: str, language: Language
) -> None:
    for check in checks:
        found = list(check.review(text, a_context(language)))
        assert found == sorted(found, key=lambda finding: finding.order)
        for finding in found:
            assert_sound(finding, text)


def assert_sound(finding: Finding, text: str) -> None:
    assert finding.title.code
    assert finding.message.code
    edits = [fix for fix in finding.fixes if fix.intent is None]
    if finding.span is None:
        assert (finding.match, edits) == ("", [])
        return
    assert finding.span.of(text) != ""
    assert finding.match in (finding.span.of(text), MASK)
    assert all(fix.label.code for fix in finding.fixes)
    for fix in edits:
        assert apply_edits(text, fix.edits) != text
