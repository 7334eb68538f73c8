# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.text import Edit, Span, Utf16Offsets, apply_edits

TEXTS = st.text(alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("é👩🏽‍💻🇫🇷e\u0301")), max_size=60)


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(4, 2)


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 3).overlaps(Span(2, 5))


def test_edits_refer_to_the_text_before_any_of_them() -> None:
    edits = [Edit(Span(8, 12), "nuit"), Edit(Span(0, 2), "un")]
    assert apply_edits("le bleu ciel", edits) == "un bleu nuit"


@pytest.mark.parametrize("edits", [[Edit(Span(0, 3), ""), Edit(Span(2, 4), "")], [Edit(Span(0, 9), "")]])
def test_edits_that_do_not_fit_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply_edits("court", edits)


@given(TEXTS)
def test_utf16_offsets_agree_with_the_encoder(text: str) -> None:
    offsets = Utf16Offsets(text)
    for index in range(len(text) + 1):
        units = len(text[:index].encode("utf-16-le", "surrogatepass")) // 2
        assert offsets.to_utf16(index) == units
        assert offsets.to_code_point(units) == index


def test_an_offset_inside_a_surrogate_pair_means_its_character() -> None:
    assert Utf16Offsets("a😀b").to_code_point(2) == 1
