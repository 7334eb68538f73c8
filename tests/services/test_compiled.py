# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest

from composer.domain.ids import NetworkKey
from composer.domain.library import RuleFile, Vocabulary
from composer.domain.review import Context
from composer.domain.settings import SPELLING
from composer.domain.text import Language
from composer.services.compiled import compiled
from tests.builders import NOW
from tests.services.app import App

PROMO = RuleFile("Style/Promo.yml", "extends: existence\nmessage: 'non'\ntokens: [promo]\n")
SLOW = RuleFile("Style/Slow.yml", "extends: existence\nmessage: 'non'\nnonword: true\ntokens: ['(?:(?:a|aa)+)+;']\n")
NO_WORDS = Vocabulary()


def of(rule: RuleFile) -> RuleFile:
    """The same rule, as read from the database once more."""
    return RuleFile("".join(rule.path), "".join(rule.source))


def test_rules_that_stay_are_compiled_once() -> None:
    first = compiled((PROMO,), NO_WORDS, False, ())
    assert compiled((of(PROMO),), Vocabulary(), False, ()) is first


@pytest.mark.parametrize(
    ("rules", "vocabulary", "fold"),
    [
        ((replace(PROMO, source=PROMO.source.replace("promo", "soldes")),), NO_WORDS, False),
        ((replace(PROMO, path="Style/Autre.yml"),), NO_WORDS, False),
        ((), NO_WORDS, False),
        ((PROMO,), Vocabulary(reject=("promo",)), False),
        ((PROMO,), NO_WORDS, True),
    ],
)
def test_any_other_rule_word_or_way_of_reading_is_another_charter(
    rules: tuple[RuleFile, ...], vocabulary: Vocabulary, fold: bool
) -> None:
    context = Context(Language.FRENCH, NetworkKey("x"), NOW)

    def found(*charter: object) -> list[tuple[str, str]]:
        return [(f.rule, f.match) for f in compiled(*charter).review("Une pro\u00admo, une promo.", context)]  # type: ignore[arg-type]  # of several types

    before = found((PROMO,), NO_WORDS, False, ())
    assert found(rules, vocabulary, fold, ()) != before
    assert found((PROMO,), NO_WORDS, False, ()) == before


def test_a_rule_that_was_set_aside_has_another_try() -> None:
    first = compiled((SLOW,), NO_WORDS, False, ())
    list(first.review("a" * 60, Context(Language.FRENCH, None, NOW)))
    assert first.set_aside
    again = compiled((SLOW,), NO_WORDS, False, ())
    assert again.set_aside == ()
    assert compiled((SLOW,), NO_WORDS, False, ()) is again


def test_another_setting_leaves_the_charter_as_it_is(app: App) -> None:
    reviewing = app.services.reviewing
    reviewing.warm()
    before = reviewing._engines()
    app.services.preferences.change(SPELLING, not app.services.preferences.resolve(SPELLING).value)
    after = reviewing._engines()
    assert after is not before
    assert after.charter is before.charter
