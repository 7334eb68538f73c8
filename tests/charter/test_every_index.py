# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""For each type with a memory or a measure: the index, the lines remembered and an edit change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from composer.charter.engine import CharterCheck
from tests.charter.charters import a_charter, a_context
from tests.charter.test_edits import edited
from tests.charter.test_index import whole

RULES = (
    "extends: repetition\nmessage: '%s'\nignorecase: true\nalpha: true\ntokens: ['[^\\s]+']\n",
    "extends: repetition\nmessage: '%s'\nmax: 1\ntokens: [vente, 'mail\\s']\n",
    "extends: consistency\nmessage: '%s'\neither: {vente: achat, 'e-mail': courriel}\n",
    "extends: consistency\nmessage: '%s'\nscope: [paragraph]\nignorecase: true\neither: {'ven\\w+': 'ach\\w+'}\n",
    "extends: conditional\nmessage: '%s'\nfirst: Nordalia\nsecond: '#emploi'\n",
    "extends: conditional\nmessage: '%s'\nscope: sentence\nfirst: '[A-Z]{3,}'\nsecond: '\\(([A-Z]{3,})\\)'\n",
    "extends: capitalization\nmessage: '%s'\nscope: sentence\nmatch: $sentence\nexceptions: [Nordalia]\n",
    "extends: capitalization\nmessage: '%s'\nscope: paragraph\nmatch: $title\n",
    "extends: metric\nmessage: '%s'\nformula: hashtags\ncondition: '> 1'\nmark: hashtags\n",
    "extends: metric\nmessage: '%s'\nformula: syllables / words\ncondition: '> 1.5'\n",
    "extends: readability\nmessage: '%s'\nmetrics: [SMOG]\ngrade: 3\n",
)
PIECES = st.sampled_from(
    (
        *(
            "vente ",
            "vente",
            "achat ",
            "Nordalia ",
            "#emploi ",
            "SNCF",
            "(SNCF) ",
            "courriel ",
            "e-mail ",
            "mail mail ",
        ),
        *("\n", "\n\n", ". ", " ", "Été ", "👍🏽", "\r\n", "Achat", "vente\n", "extraordinaire "),
    )
)
TEXTS = st.lists(PIECES, max_size=15).map("".join)
EDITS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6), TEXTS), max_size=4)


def said(check: CharterCheck, text: str) -> list[tuple[str, int, int]]:
    return [(f.rule, f.span.start, f.span.end) for f in check.review(text, a_context()) if f.span]


@settings(max_examples=150, deadline=None)
@given(TEXTS, EDITS)
def test_a_check_that_saw_other_texts_says_what_a_new_one_says(text: str, edits: list[tuple[int, int, str]]) -> None:
    seen = a_charter(*RULES)
    assert seen.refused == ()
    for now in edited(text, edits):
        assert seen.review(now, a_context()) == a_charter(*RULES).review(now, a_context())
        if "\r" not in now:
            assert said(seen, now) == whole(seen, now)
