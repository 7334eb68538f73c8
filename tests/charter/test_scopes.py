# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from tests.charter.charters import existence, matches, refusal

TEXT = "un mot\nun mot. Un mot\n\nun mot"
ANYWHERE = 4


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        ("text", ANYWHERE),
        ("raw", ANYWHERE),
        ("text.txt", ANYWHERE),
        ("paragraph", ANYWHERE),
        ("~heading", ANYWHERE),
        ("~heading & ~list", ANYWHERE),
        ("~text.frontmatter.title", ANYWHERE),
        ("[heading.h1, sentence]", ANYWHERE),
        ("~sentence", ANYWHERE),
        ("first_line", 1),
        ("text.md", 0),
        ("paragraph.rst", 0),
        ("text.html", 0),
        ("heading", 0),
        ("table.header.cell", 0),
        ("comment.line", 0),
        ("text.comment", 0),
        ("~text", 0),
        ("~raw & raw", 0),
        ("sentence & ~text", 0),
        ("code & heading", 0),
        ("a_name_of_their_own", 0),
        ("alt", 0),
    ],
)
def test_a_scope_reads_the_parts_it_names(scope: str, count: int) -> None:
    assert len(matches(existence("[mot]", f"scope: {scope}\n"), TEXT)) == count


@pytest.mark.parametrize("scope", ["code", "link", "~link", "strong", "code.inline", "two words", "''"])
def test_scopes_that_are_gone_refuse_the_rule(scope: str) -> None:
    assert refusal(existence("[mot]", f"scope: {scope}\n"))[:2] == ("Style/Rule0.yml", 4)
