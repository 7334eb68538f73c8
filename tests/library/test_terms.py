# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.library.terms import fold, terms


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("Les équipes regroupées", "equipe regroupee"),
        ("l’empreinte carbone", "EMPREINTES"),
        ("qu'un cœur", "coeur"),
        ("delivered parcels", "parcel"),
        ("les métiers du fleuve", "métier"),
        ("chevaux", "cheval"),
        ("30 %", "30"),
    ],
)
def test_accents_case_plurals_and_elisions_do_not_matter(written: str, searched: str) -> None:
    assert set(terms(searched)) <= set(terms(written))


@given(st.text())
def test_terms_are_whole_words_without_space(words: str) -> None:
    assert all(term and not any(char.isspace() for char in term) for term in terms(words))


@given(st.text(alphabet="abcéèêàçœÉÀ ", max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
