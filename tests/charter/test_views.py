# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.scopes import Scope, sentence_spans
from composer.charter.views import folded_view, plain_view

TEXTS = st.text("aé’'ʼ \u00a0\u202f\u00ad\u200b\r\n\u0301\u0327e👍🏽.!?«»M", max_size=40)


def sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentence_spans(text)]


@given(TEXTS)
def test_a_view_leads_back_to_the_text(text: str) -> None:
    for view in (plain_view(text), folded_view(text)):
        spans = [view.span(i, i + 1) for i in range(len(view.text))]
        assert all(span.end <= len(text) for span in spans)
        assert [span.start for span in spans] == sorted(span.start for span in spans)
        for char, span in zip(view.text, spans, strict=True):
            original = span.of(text)
            assert char == original or char in " '\n" or char in unicodedata.normalize("NFC", original)


@given(TEXTS)
def test_the_folded_view_holds_one_kind_of_each(text: str) -> None:
    folded = folded_view(text).text
    assert not set(folded) & set("’ʼ\u00a0\u202f\u00ad\u200b")


@given(TEXTS)
def test_sentences_and_paragraphs_cover_the_text_in_order(text: str) -> None:
    assert "".join(text[start:end] for start, end in sentence_spans(text)) == text
    view = plain_view(text)
    assert "".join(block.text for block in view.blocks(Scope.PARAGRAPH)) == view.text
    for scope in Scope:
        for block in view.blocks(scope):
            assert view.text[block.start :][: len(block.text)] == block.text


def test_a_decomposed_word_is_found_whole() -> None:
    view = folded_view("l’e\u0301te\u0301")
    assert view.text == "l'été"
    assert view.span(2, 5).of(view.original) == "e\u0301te\u0301"


def test_a_view_of_a_plain_text_costs_no_map() -> None:
    assert plain_view("Bonjour\n").starts is None
    assert folded_view("Bonjour l'été\n").starts is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonjour. Mais non. Mais si.", ["Bonjour.", "Mais non.", "Mais si."]),
        ("Vraiment\u202f? Oui\u202f! « Tant mieux. » Fin", ["Vraiment\u202f?", "Oui\u202f!", "« Tant mieux. »", "Fin"]),
        ("M. Martin a écrit p. ex. ceci, cf. Annexe.", ["M. Martin a écrit p. ex. ceci, cf. Annexe."]),
        ("Il arrive… demain. J. Martin va.", ["Il arrive… demain.", "J. Martin va."]),
        ("Ça va. Il va. Elle est.", ["Ça va.", "Il va.", "Elle est."]),
        ("Un titre\nUne phrase", ["Un titre", "Une phrase"]),
        ("version 2.5 et site.fr", ["version 2.5 et site.fr"]),
    ],
)
def test_sentences_end_where_a_reader_hears_them_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
