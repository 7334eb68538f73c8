# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from composer.domain.ids import NetworkKey, PostId
from composer.domain.library import LibraryPost, PostText
from composer.domain.review import Context, Said
from composer.domain.text import Language
from composer.similarity import VoiceCheck, score
from tests.similarity.labelled import pairs
from tests.similarity.test_edits import forget
from tests.work import calls

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
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def context(text: str) -> Context:
    facts = ("31 %", "deux bacs", "Passerelle")
    post = LibraryPost(PostId("long"), Language.FRENCH, {Language.FRENCH: PostText("", text, facts, ("?",))}, (), ())
    return Context(Language.FRENCH, NetworkKey("x"), NOW, post=post, past=(Said(text, NetworkKey("x"), NOW),))


def cost(text: str) -> int:
    forget()
    beside = context(text)
    return calls(lambda: list(VoiceCheck().review(f"y {text}", beside)))


@pytest.mark.parametrize("unit", [*UNITS, ".", ". ", "a. ", "a-", "#!", "\n", " ", "»", ". »"])
def test_the_cost_grows_with_the_length_and_not_its_square(unit: str) -> None:
    once, twice = (cost(unit * (length // len(unit)) + "x") for length in (6_000, 12_000))
    assert twice < 2.3 * once + 1_000


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_cost_of_any_text_grows_with_its_length(language: str) -> None:
    texts = [pair.draft for pair in pairs("tune") if pair.language == language]
    once, twice = (cost("\n".join(texts[:count])) for count in (len(texts) // 2, len(texts)))
    assert twice < 2.8 * once


def test_an_edit_costs_a_part_of_a_first_reading_and_sources_are_read_once() -> None:
    drafts = [pair.draft for pair in pairs("tune") if pair.language == "fr"]
    sources = [pair.source for pair in pairs("tune") if pair.kind == "post"][::16][:6]
    text = "\n\n".join(drafts)[:3000]
    forget()
    first = calls(lambda: score(text, sources, ()))
    edited = calls(lambda: score(text.replace("e", "é", 1), sources, ()))
    assert edited < 0.5 * first
    assert calls(lambda: score(text, sources, ())) < 5


def test_a_publication_more_in_the_past_costs_next_to_nothing() -> None:
    texts = list(dict.fromkeys(pair.source for pair in pairs("tune")))
    past = tuple(Said(text, NetworkKey("x"), NOW) for text in texts)
    alone = replace(context("Un quai."), past=())
    draft = next(pair.draft for pair in pairs("tune") if pair.kind == "long")

    def edit(past: tuple[Said, ...], word: str) -> int:
        list(VoiceCheck().review(draft, replace(alone, past=past)))
        return calls(lambda: list(VoiceCheck().review(f"{word} {draft}", replace(alone, past=past))))

    assert edit(past, "hier") < edit(past[:10], "demain") * 1.5
