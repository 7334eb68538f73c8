# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.review import Finding
from composer.domain.text import Language, apply_edits
from tests.charter.charters import a_context, findings, refusal

RULE = r"""extends: disclosure
message: "Vous parlez de %s : dites que vous y travaillez."
level: warning
when: ['Nordalia', 'Horizon(?: Pro)?']
unless: ['#(?:Team|Salarié)Nordalia\b', '(?:je travaille|salariée?|chez nous) .{0,30}Nordalia']
insert: {fr: "#SalariéNordalia", en: "#NordaliaEmployee"}
"""
LONG = "Un an de travail et une belle équipe, voilà ce qui compte. " * 3


def said(
    text: str, within: str = "text", visible: int | None = None, language: Language = Language.FRENCH
) -> list[Finding]:
    return findings(f"{RULE}within: {within}\n", text, replace(a_context(language), visible=visible))


def test_who_praises_the_house_is_asked_to_say_so() -> None:
    (found,) = said("Horizon Pro change tout !")
    assert (found.match, found.level.value) == ("Horizon Pro", "warning")
    assert found.message.values[""] == "Vous parlez de Horizon Pro : dites que vous y travaillez."


@pytest.mark.parametrize(
    "text",
    [
        "Horizon change tout ! #SalariéNordalia",
        "#teamnordalia Horizon change tout !",
        "Je travaille depuis dix ans chez Nordalia, et Horizon change tout !",
        "Rien à signaler.",
        "Nordaliades et horizontal",
        "#SalariéNordalia",
    ],
)
def test_who_says_it_or_does_not_speak_of_it_is_left_in_peace(text: str) -> None:
    assert said(text) == []


def test_there_is_one_finding_at_the_first_place() -> None:
    (found,) = said("Ici Horizon, là Nordalia, puis Horizon.")
    assert found.span is not None
    assert (found.span.start, found.match) == (4, "Horizon")


@pytest.mark.parametrize(
    ("within", "visible", "text", "silent"),
    [
        ("first_line", None, "Horizon ! #SalariéNordalia\nSuite", True),
        ("first_line", None, "Horizon !\n#SalariéNordalia", False),
        ("30", None, "Horizon ! #SalariéNordalia", True),
        ("20", None, "Horizon ! #SalariéNordalia", False),
        ("visible", 200, f"Horizon ! {LONG[:60]} #SalariéNordalia", True),
        ("visible", 60, f"Horizon ! {LONG[:60]} #SalariéNordalia", False),
        ("visible", None, f"Horizon ! {LONG} #SalariéNordalia", True),
        ("visible", 26, "Horizon\r\n! #SalariéNordalia", False),
        ("visible", 27, "Horizon\r\n! #SalariéNordalia", True),
        ("text", 10, f"Horizon ! {LONG} #SalariéNordalia", True),
    ],
)
def test_it_must_be_said_where_it_is_seen(within: str, visible: int | None, text: str, silent: bool) -> None:
    assert (said(text, within, visible) == []) is silent


def test_a_disclosure_in_the_same_sentence_does_not_count_when_it_is_hidden() -> None:
    assert said(f"Horizon {'vraiment ' * 20} #SalariéNordalia", "visible", 50)


@pytest.mark.parametrize(
    ("language", "word"), [(Language.FRENCH, "#SalariéNordalia"), (Language.ENGLISH, "#NordaliaEmployee")]
)
def test_the_mention_is_offered_in_the_language_of_the_text(language: Language, word: str) -> None:
    (found,) = said("Horizon est là.  \n", language=language)
    (fix,) = found.fixes
    assert fix.label.values == {"text": word}
    assert apply_edits("Horizon est là.  \n", fix.edits) == f"Horizon est là.\n\n{word}  \n"


@pytest.mark.parametrize(
    ("text", "within", "visible", "mended"),
    [
        ("Horizon !\nSuite", "first_line", None, "Horizon ! #SalariéNordalia\nSuite"),
        ("Horizon !\n" + LONG, "visible", 60, "Horizon ! #SalariéNordalia\n" + LONG),
        (LONG + "Horizon", "visible", 60, f"#SalariéNordalia {LONG}Horizon"),
        (LONG + "Horizon", "visible", 500, f"{LONG}Horizon\n\n#SalariéNordalia"),
        ("\nHorizon !", "first_line", None, "#SalariéNordalia\nHorizon !"),
    ],
)
def test_the_mention_is_put_where_it_is_seen(text: str, within: str, visible: int | None, mended: str) -> None:
    (found,) = said(text, within, visible)
    after = apply_edits(text, found.fixes[0].edits)
    assert after == mended
    assert said(after, within, visible) == []


@given(
    st.lists(
        st.sampled_from(["Horizon", "\n", "é", "e\u0301", "👩🏽\u200d💻", " ", "\r\n", "mot", "\u00ad"]), max_size=40
    ),
    st.sampled_from(["text", "first_line", "visible", "25"]),
    st.integers(25, 60),
)
def test_the_first_fix_always_settles_it(words: list[str], within: str, visible: int) -> None:
    text = " ".join([*words, "Horizon", *words])
    for found in said(text, within, visible):
        assert said(apply_edits(text, found.fixes[0].edits), within, visible) == []


def test_without_insert_there_is_no_fix() -> None:
    rule = "extends: disclosure\nmessage: a\nwhen: [Horizon]\nunless: [salariée?]\n"
    (found,) = findings(rule, "Horizon")
    assert found.fixes == ()
    assert findings(rule, "SALARIÉE, j'aime Horizon") == []


def test_exceptions_are_not_the_house() -> None:
    rule = "extends: disclosure\nmessage: a\nwhen: [Horizon]\nunless: [salarié]\nexceptions: [Horizon Europe]\n"
    assert findings(rule, "Le programme Horizon Europe") == []


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ("unless: [a]\n", 1, "needs when"),
        ("when: [a]\n", 1, "needs unless"),
        ("when: [a]\nunless: ['(']\n", 4, "is missing"),
        ("when: [a]\nunless: [b]\nwithin: partout\n", 5, "within must be text, first_line, visible or a number"),
        ("when: [a]\nunless: [b]\nwithin: 0\n", 5, "within must be"),
        ("when: [a]\nunless: [b]\ninsert: {de: x}\n", 5, "one text for each of fr, en"),
    ],
)
def test_what_is_not_clear_is_refused(more: str, line: int, reason: str) -> None:
    _, at, why = refusal(f"extends: disclosure\nmessage: a\n{more}")
    assert (at, reason in why) == (line, True)
