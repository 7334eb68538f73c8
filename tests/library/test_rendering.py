# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.library.rendering import to_html


def test_markdown_becomes_html() -> None:
    html = to_html("# Titre\n\nUn **mot** et un [lien](https://nordalia.example).\n\n- a\n- b")
    assert "<h1>Titre</h1>" in html
    assert "<strong>mot</strong>" in html
    assert "<li>a</li>" in html
    assert 'href="https://nordalia.example"' in html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "![x](https://evil.example/pixel.png)",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<script>)",
        '<a href="file:///etc/passwd">x</a>',
        "<style>@import url(https://evil.example)</style>",
        "<iframe src=https://evil.example></iframe>",
        '<p style="background:url(https://evil.example)">x</p>',
        "<svg><use href=https://evil.example></svg>",
        "[x]: https://evil.example\n![x]",
    ],
)
def test_nothing_runs_and_nothing_is_loaded(hostile: str) -> None:
    html = to_html(hostile)
    assert not re.search(r"<(script|img|style|iframe|svg|use|object|link)\b|\son\w+=|style=|src=", html, re.I)
    assert not re.search(r'href="(javascript|data|file):', html, re.I)


@given(st.text(alphabet="<>/\"'=[]()!a: \n#*`&;"))
def test_no_text_makes_an_unknown_tag(markdown: str) -> None:
    tags = set(re.findall(r"</?([a-z0-9]+)", to_html(markdown)))
    assert tags <= {*"p br hr em strong code pre blockquote ul ol li a h1 h2 h3 h4 h5 h6".split()}  # noqa: SIM905
