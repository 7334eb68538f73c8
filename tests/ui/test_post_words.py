# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a post as a label shows them."""

import pytest
from PySide6.QtGui import QTextDocument

from composer.ui.widgets.post_document import raw
from composer.ui.widgets.post_html import html_of, lines_of


def shown(text: str) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(lines_of(html_of(text, (), ""), 140))
    return document


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    "text", ["Et vous\u202f?", "30\u00a0% : oui", "un  deux", "a\nb\n\nc", "1 < 2 & <b>", "« Là\u202f» & là"]
)
def test_a_label_shows_every_character_that_was_written(text: str) -> None:
    assert raw(shown(text)).replace("\u00a0", " ") == text.replace("\u00a0", " ")


def test_no_line_begins_with_a_french_question_mark() -> None:
    document = shown("Quelle habitude avez-vous abandonnée cette année\u202f?")
    for width in range(120, 420, 3):
        document.setTextWidth(width)
        layout = document.firstBlock().layout()
        text = document.firstBlock().text()
        starts = [text[layout.lineAt(n).textStart()] for n in range(layout.lineCount())]
        assert "?" not in starts
