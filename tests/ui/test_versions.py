# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from composer.domain.ids import NetworkKey
from composer.ui.versions import nearest_version, text_of, versions_of, with_networks, with_text
from tests.builders import a_draft

PRACTICE, X = NetworkKey("practice"), NetworkKey("x")


def test_a_single_network_edits_the_common_text() -> None:
    draft = with_text(a_draft(text="", networks=(PRACTICE,)), PRACTICE, "Hello")
    assert (draft.text, dict(draft.variants)) == ("Hello", {})
    assert versions_of(draft) == (PRACTICE,)


def test_with_two_networks_the_common_text_has_a_tab_of_its_own() -> None:
    assert versions_of(a_draft(networks=(PRACTICE, X))) == (None, PRACTICE, X)


def test_a_network_follows_the_common_text_until_it_is_edited_there() -> None:
    draft = a_draft(text="Common", networks=(PRACTICE, X))
    apart = with_text(draft, X, "Short")
    assert (text_of(apart, X), text_of(apart, PRACTICE), apart.text) == ("Short", "Common", "Common")
    assert text_of(with_text(apart, None, "New"), X) == "Short"


def test_a_text_edited_back_to_the_common_one_follows_it_again() -> None:
    draft = with_text(a_draft(text="Common", networks=(PRACTICE, X)), X, "Short")
    assert dict(with_text(draft, X, "Common").variants) == {}


def test_a_network_taken_away_comes_back_with_its_text() -> None:
    draft = with_text(a_draft(text="Common", networks=(PRACTICE, X)), X, "Short")
    back = with_networks(with_networks(draft, X, False), X, True)
    assert text_of(back, X) == "Short"


def test_the_nearest_version_of_one_that_is_gone_is_the_first() -> None:
    assert nearest_version(a_draft(networks=(PRACTICE,)), X) == PRACTICE
    assert nearest_version(a_draft(networks=()), X) is None
