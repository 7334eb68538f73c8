# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime
from time import process_time

import pytest

from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost, PostText
from composer.domain.review import Context
from composer.domain.text import Language
from composer.similarity import VoiceCheck

UNITS = [
    "bac ",
    "le bac du quai numéro ",
    "😀",
    "a.b.",
    "@a ",
    "#a ",
    "#a",
    "« bac » ",
    '" ',
    "1 ",
    "1",
    "1,",
    "e\u0301",
    "www.",
]


@pytest.mark.parametrize("unit", [*UNITS, ".", ". ", "a. ", "a-", "#!", "\n", " ", "»", ". »"])
def test_the_cost_grows_with_the_length_and_not_its_square(unit: str) -> None:
    text = unit * (60_000 // len(unit)) + "x"
    post = LibraryPost(
        PostId("long"),
        Language.FRENCH,
        {Language.FRENCH: PostText("", text, ("31 %", "deux bacs", "Passerelle"), ("?",))},
        (),
        (),
    )
    context = Context(Language.FRENCH, NetworkKey("x"), datetime(2026, 11, 22, tzinfo=UTC), post=post)
    start = process_time()
    list(VoiceCheck().review(f"y {text}", context))
    assert process_time() - start < 3
