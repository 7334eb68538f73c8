# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown of the library as HTML that cannot run anything nor load anything from afar."""

from functools import lru_cache
from typing import Final

_TAGS: Final = frozenset(
    (
        *("p", "br", "hr", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "sup", "sub"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    )
)
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
LONGEST: Final = 200_000
"""Characters that are rendered; more than that is no text for people."""


@lru_cache(maxsize=256)
def to_html(markdown: str) -> str:
    """Safe HTML: no script, style, picture, form or frame; links lead to web pages, mail or places in the library."""
    import nh3
    from markdown import markdown as convert

    html = convert(markdown[:LONGEST], extensions=["sane_lists", "tables"], output_format="html")
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={"a": {"href", "title"}},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
    )
