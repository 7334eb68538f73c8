# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a web page's text as a post writes them: paragraphs, lists with dashes, nothing that runs or loads."""

import re
from html.parser import HTMLParser
from typing import Final

LONGEST: Final = 500_000
"""Characters of HTML that are read."""
_BLOCKS: Final = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "tr", "pre", "hr", "form", "fieldset"),
    )
)
_LINES: Final = frozenset({"br", "li", "dt", "dd"})
_SILENT: Final = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head", "title", "select", "button")
)
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")
_BLANK: Final = re.compile(r"\n{3,}")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def plain_text(html: str) -> str:
    """Plain text with a blank line between paragraphs; pictures, scripts and styles are left out."""
    reader = _Reader()
    reader.feed(html[:LONGEST])
    reader.close()
    text = without_controls("".join(reader.parts))
    lines = (line.strip() for line in text.split("\n"))
    return _BLANK.sub("\n\n", "\n".join(lines)).strip()


def without_controls(text: str) -> str:
    """Without what YAML, or UTF-8, does not hold."""
    return _CONTROL.sub("", text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n\n")
        elif tag in _LINES:
            self.parts.append("\n- " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """As a browser does: it is no text. Python's own ends with an error where the section has a name of its own."""
        return self.parse_bogus_comment(i, report)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(_SPACES.sub(" ", data))
