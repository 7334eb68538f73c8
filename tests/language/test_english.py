# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""English rules, each with what it mends and what it leaves alone."""

import pytest

from composer.domain.text import Language
from composer.language.marks import (
    APOSTROPHE,
    ARTICLE,
    CAPITAL_I,
    DASH,
    DOUBLE_SPACE,
    MIX_UP,
    ORDINAL,
    PUNCTUATION_SPACE,
    QUOTES,
    REPEATED_WORD,
    SENTENCE_CASE,
)
from tests.language.conftest import Reader, mended, rules

EN = Language.ENGLISH


@pytest.mark.parametrize(
    ("rule", "text", "better"),
    [
        (
            ARTICLE,
            "a apple, an banana, A idea, a umbrella, an unit, a hour",
            "an apple, a banana, An idea, an umbrella, a unit, an hour",
        ),
        (
            ARTICLE,
            "an European, a MBA, An UK van, an utility, an once",
            "a European, an MBA, A UK van, a utility, a once",
        ),
        (MIX_UP, "We could of gone. Must of been.", "We could have gone. Must have been."),
        (MIX_UP, "its been great, It’s own way, alot of us", "it’s been great, Its own way, a lot of us"),
        (MIX_UP, "Your welcome! Their is more then one.", "You’re welcome! There is more than one."),
        (CAPITAL_I, "Today i think i'm fine and i’ll go", "Today I think I'm fine and I’ll go"),
        (ORDINAL, "the 1th, 22th, 11st and 113rd", "the 1st, 22nd, 11th and 113th"),
        (PUNCTUATION_SPACE, "Really ? Yes , we ( all ) do !", "Really? Yes, we (all) do!"),
        (PUNCTUATION_SPACE, "one,two and three", "one, two and three"),
        (DOUBLE_SPACE, "One.  Two", "One. Two"),
        (REPEATED_WORD, "in the the van", "in the van"),
        (SENTENCE_CASE, "We drove all night. then we slept.", "We drove all night. Then we slept."),
        (QUOTES, 'He said "fine" and “good”', "He said “fine” and “good”"),
        (APOSTROPHE, "It’s what we don't say", "It’s what we don’t say"),
        (DASH, "we - the drivers - know it -- well", "we – the drivers – know it – well"),
    ],
)
def test_a_rule_mends_its_fault(reader: Reader, rule: str, text: str, better: str) -> None:
    found = [finding for finding in reader.findings(text, EN) if finding.rule == rule]
    assert mended(text, found) == better


@pytest.mark.parametrize(
    "text",
    [
        "a unit, an hour, a one-off, a European, an MBA, an X-ray, a user, a hotel, an honest man, a year",
        "a LAN, an onerous job, an unimportant note, a Eulalie, an Ahmed, a NATO or an SAP word, a US, an LED",
        "Plan a is over and vitamin a and b",
        "It's here; its own way, its not-for-profit status, of course they could of course",
        "i.e. and e.g. that, (i) first, i) then, iPhone and iOS",
        "the 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st, 100th, 111th",
        'He said "fine" and didn\'t move',
        "He said “fine” and didn’t move",
        "All that that means, he had had enough, no no no, very very good",
        "approx. three, vs. them, Mr. de Vries, Inc. and etc. for all",
        "London - Paris, 12 - 3, well-known, 20:30, 3:1, A:B ;-) :-) :D <3",
        "we use .NET and 0.5, v2.0.1, node.js and https://a.example/b,c?d=e",
        "“Why?” he asked. “No.” She left.",
        "`a  code ,x` stays",
    ],
)
def test_what_is_right_already_stays_quiet(reader: Reader, text: str) -> None:
    assert rules(reader.findings(text, EN)) == []


def test_quotes_are_compared_over_the_whole_text(reader: Reader) -> None:
    lines = 'He said "fine" and left.\nShe said “good” and stayed.'
    assert rules(reader.findings(lines, EN)) == [QUOTES]
