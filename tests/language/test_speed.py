# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cost of a text, whatever is typed; ``ramage bench`` measures that of a key."""

import pytest

from composer.domain.review import Context
from composer.domain.text import Language
from tests.language.conftest import NOW, Reader
from tests.work import calls

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
    context = Context(language, None, NOW)

    def cost(length: int) -> int:
        text = unit * (length // len(unit))
        lines = (f"{text}x", f". {text}é", f"oe “ {text}")
        return calls(lambda: [list(reader.check.review(line, context)) for line in lines])

    assert cost(4_000) < 2.3 * cost(2_000) + 1_000
