# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""False alarms: what the checks say of texts with nothing wrong in them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.domain.review import Context, Finding
from composer.domain.text import Language, apply_edits
from composer.language import LanguageCheck
from composer.language.marks import APOSTROPHE, NO_BREAK_SPACE, UNIT_SPACE
from composer.services.language_words import known_words, names_in
from composer.services.library_folder import LibraryFolder
from tests.language.conftest import NOW

ROOT = Path(__file__).parents[2]
MOST_ALARMS = 3
"""Per 100 clean texts."""
TYPED = (APOSTROPHE, NO_BREAK_SPACE, UNIT_SPACE)
"""What no keyboard types: right to mend, and mended before a text counts as clean."""


@pytest.fixture(scope="module")
def check() -> LanguageCheck:
    library = LibraryFolder(ROOT / "resources" / "library").compile()
    words = known_words(library.vocabulary, library.info.organisation)
    return LanguageCheck(True, True, words, names=names_in(entry.post for entry in library.posts))


def clean_texts() -> Iterator[tuple[Language, str]]:
    for language in Language:
        file = ROOT / "tests" / "charter" / "corpus" / f"clean.{language}.toml"
        for row in tomllib.loads(file.read_text("utf-8"))["clean"]:
            yield language, row["text"].strip()


def test_at_most_three_of_a_hundred_clean_texts_have_a_finding(check: LanguageCheck) -> None:
    alarms: dict[str, list[str]] = {}
    texts = list(clean_texts())
    for language, text in texts:
        context = Context(language, None, NOW)
        typed = [found for found in check.review(text, context) if found.rule in TYPED]
        printed = apply_edits(text, [edit for found in typed for edit in found.fixes[0].edits])
        if found := list(check.review(printed, context)):
            alarms[text[:40]] = [said(one) for one in found]
    assert len(texts) >= 100
    assert 100 * len(alarms) <= MOST_ALARMS * len(texts), alarms


def said(finding: Finding) -> str:
    return f"{finding.rule} {finding.match!r}"


def test_the_library_speaks_well(check: LanguageCheck) -> None:
    """Approved posts are no place for slips: rare words apart, and a long sentence here and there."""
    library = LibraryFolder(ROOT / "resources" / "library").compile()
    found = [
        said(finding)
        for entry in library.posts
        for language, text in entry.post.texts.items()
        for finding in check.review(text.body, Context(language, None, NOW))
    ]
    assert all(one.startswith(("Spelling.Unknown", "Style.LongSentence")) for one in found), found
    assert len(found) <= len(library.posts) // 4
