# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any tree of texts comes back as it was written, and any text is a document or refused with a line."""

import json
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.charter.document import DEEPEST, Items, Node, Pairs, Scalar, read_document
from composer.charter.fields import RuleFields
from composer.domain.errors import RuleRefused

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

# YAML has rules of its own about control characters and line separators inside quotes.
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=12)
trees: st.SearchStrategy[Tree] = st.recursive(
    texts,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(texts, inner, max_size=4)),
    max_leaves=12,
)


def plain(node: Node) -> Tree:
    match node:
        case Scalar(value=value):
            return value
        case Items(items=items):
            return [plain(item) for item in items]
        case Pairs(pairs=pairs):
            return {key.value: plain(value) for key, value in pairs}


def quoted(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False)


def lines_refused(read: Callable[[], object]) -> list[int]:
    """The line of the refusal, nothing when there is none."""
    try:
        read()
    except RuleRefused as error:
        return [int(error.values["line"])]
    return []


def fields(source: str) -> RuleFields:
    return RuleFields("Style/Rule.yml", read_document("Style/Rule.yml", source))


@given(st.dictionaries(texts, trees, min_size=1, max_size=4))
def test_what_is_written_is_what_is_read(tree: dict[str, Tree]) -> None:
    # JSON is YAML in which every text is in quotes.
    assert plain(read_document("r.yml", quoted(tree))) == tree
    assert plain(read_document("r.yml", json.dumps(tree, ensure_ascii=False, indent=1))) == tree


@given(st.lists(st.from_regex(r"[a-zé0-9.:_]{1,6}", fullmatch=True), min_size=1, max_size=6, unique=True))
def test_each_key_knows_its_line(keys: list[str]) -> None:
    pairs = read_document("r.yml", "".join(f"k{key}: {number}\n" for number, key in enumerate(keys))).pairs

    assert [(key.value, key.line, plain(value)) for key, value in pairs] == [
        (f"k{key}", number + 1, str(number)) for number, key in enumerate(keys)
    ]


@given(st.text(max_size=120))
def test_any_text_is_a_document_or_refused_with_a_line(source: str) -> None:
    for line in lines_refused(lambda: read_document("r.yml", source)):
        assert 1 <= line <= len(source) + 1


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("", 1),
        ("a: &x 1\nb: *x\n", 2),
        ("a: 1\n---\nb: 2\n", 2),
        ("a: 1\nb: {c: 1, c: 2}\n", 2),
        ("a: 1\na: 2\n", 2),
        ("? [x]\n: 1\n", 1),
        ("a: 1\n\tb: 2\n", 2),
        ("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1),
        ("a: \x01", 1),
    ],
)
def test_what_is_refused_names_its_line(source: str, line: int) -> None:
    with pytest.raises(RuleRefused) as caught:
        read_document("r.yml", source)
    assert int(caught.value.values["line"]) == line


@given(texts | st.sampled_from(["true", "False", "T", "f", "1", "0", "yes", ""]))
def test_a_flag_is_true_or_false_or_refused(word: str) -> None:
    rule = fields(f"ignorecase: {quoted(word)}")
    if word in ("true", "True", "TRUE", "t", "T", "1"):
        assert rule.flag("ignorecase")
    elif word in ("false", "False", "FALSE", "f", "F", "0"):
        assert not rule.flag("ignorecase")
    else:
        assert lines_refused(lambda: rule.flag("ignorecase")) == [1]


@given(texts | st.integers().map(str))
def test_a_whole_number_is_read_or_refused(word: str) -> None:
    rule = fields(f"limit: {quoted(word)}")
    if word.isascii() and word.isdigit() and len(word) < 10:
        assert rule.whole("limit") == int(word)
    else:
        assert lines_refused(lambda: rule.whole("limit")) == [1]


@given(trees)
def test_no_reader_of_fields_breaks_on_another_shape(tree: Tree) -> None:
    rule = fields(quoted({"f": tree}))
    for read in (rule.text, rule.texts, rule.pairs, rule.flag, rule.whole, rule.instant):
        assert lines_refused(partial(read, "f")) in ([], [1])
