# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick enough for each key, whatever is typed. Time is that of the processor, so that other programs do not count."""

from random import Random
from time import process_time, thread_time

import pytest

from composer.domain.review import Context
from composer.domain.text import Language
from tests.language.conftest import NOW, Reader

CEILING_MS = 10
SENTENCES = {
    Language.FRENCH: "Ce matin, l’équipe du quai a chargé douze vélos-cargos avant huit heures, et Zbrktov souriait. ",
    Language.ENGLISH: "This morning the dock team loaded twelve cargo bikes before eight, and Zbrktov was smiling. ",
}
TYPED = ("acceuil ", "bonjour ", "teh ", "#salariésnordaliagroupe ", "x", ". ", "l'eau ", "🎉", "SECURITE ", "a apple ")


@pytest.mark.parametrize("break_every", [4, 100])
@pytest.mark.parametrize("language", list(Language))
def test_an_edit_in_three_thousand_characters_costs_little(
    reader: Reader, language: Language, break_every: int
) -> None:
    sentences = [SENTENCES[language] + ("\n\n" if n % break_every == 0 else "") for n in range(1, 40)]
    text = "".join(sentences)[:3000]
    context = Context(language, None, NOW)
    list(reader.check.review(text, context))
    chance = Random(3)
    times = []
    for _ in range(100):
        at = text.index(" ", chance.randrange(len(text) - 200)) + 1
        text = text[:at] + chance.choice(TYPED) + text[at:]
        started = thread_time()
        list(reader.check.review(text, context))
        times.append((thread_time() - started) * 1000)
        text = text[:3000]
    assert sorted(times)[94] <= CEILING_MS


UNITS = (
    *(
        "a",
        "A",
        "a'",
        "A-",
        "a-",
        "a.",
        ".",
        "!",
        " ",
        "\u00a0",
        ". ",
        "? ",
        "<",
        "<< ",
        '"',
        '"a ',
        "« ",
        " »",
        "#a",
        "@",
    ),
    *(
        "🎉",
        "👍🏽",
        "🇫🇷",
        "\u200d",
        "a·",
        "oe",
        "1",
        "1,",
        "1%",
        "no ",
        "I",
        "e\u0301",
        "/a",
        "`",
        "(",
        " )",
        ",",
        "a,",
        "le ",
    ),
    *(": ", ";-", "www.", "étaIT ", "A A a ", "it's ", "a-b@", "a\ue000"),
)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("language", list(Language))
def test_the_cost_grows_with_the_length_and_not_its_square(reader: Reader, unit: str, language: Language) -> None:
    text = unit * (6_000 // len(unit))
    context = Context(language, None, NOW)
    started = process_time()
    for line in (f"{text}x", f". {text}é", f"oe “ {text}"):
        list(reader.check.review(line, context))
    assert process_time() - started < 3
