# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fuzz targets on recorded and random inputs; ``python -m tests.fuzz`` runs them for as long as one likes."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import targets
from tests.fuzz.authoring import authoring_seeds, feed, source
from tests.fuzz.seeds import release_seeds

CASES = json.loads((Path(__file__).parents[1] / "charter" / "charter-cases.json").read_text("utf-8"))["cases"]
FIELDS = (
    *("tokens", "swap", "raw", "token", "either", "first", "second", "match", "formula", "condition", "exceptions"),
    *("scope", "level", "limit", "action", "ignorecase", "nonword", "max", "min", "list", "until", "lang"),
    *("unless", "with"),
)
PIECES = st.sampled_from(
    [
        *(
            "a",
            "é",
            "very",
            "\\b",
            "\\w",
            "\\s",
            "\\p{L}",
            "(?i)",
            "(?-i)",
            "(?m)",
            "(?:",
            "(",
            ")",
            "(?=",
            "(?<!",
            "(?>",
        ),
        *(
            "[",
            "]",
            "^",
            "$",
            "|",
            "*",
            "+",
            "?",
            "{",
            "}",
            "{1,2}",
            "{,2}",
            "-",
            "[[:alpha:]]",
            "-[a]",
            "\\1",
            "(?P<n>",
        ),
        *("\\k<n>", "\\x{e9}", "\\u2019", "#", " ", "&&", "--", "~", "\\", ".", "\n", "\\Z", "İ", "ſ"),
    ]
)
patterns = st.lists(PIECES, max_size=14).map("".join)
values = st.one_of(
    st.sampled_from(
        ["true", "[a, b]", "{a: b}", "text", "3", "'%s'", "sentence", "~x & y", "'(?i)a'", "", "2026-01-01"]
    ),
    patterns.map(json.dumps),
    st.text(max_size=12).map(json.dumps),
)
quick = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["id"]))
def test_recorded_rules_keep_the_promises(case: dict[str, str]) -> None:
    targets.rule(case["rule"].encode())


@quick
@given(
    st.sampled_from(
        ("existence", "substitution", "occurrence", "consistency", "conditional", "capitalization", "metric")
    ),
    st.dictionaries(st.sampled_from(FIELDS), values, max_size=5),
)
def test_any_fields_are_a_rule_or_refused(kind: str, fields: dict[str, str]) -> None:
    body = "".join(f"{name}: {value}\n" for name, value in fields.items())
    targets.rule(f"extends: {kind}\nmessage: '%s'\n{body}".encode())


@quick
@given(st.text(max_size=200))
def test_any_text_is_a_rule_or_refused(source: str) -> None:
    targets.rule(source.encode("utf-8", "surrogatepass"))


@quick
@given(patterns)
def test_any_pattern_compiles_or_is_refused(source: str) -> None:
    targets.pattern(source.encode())


@quick
@given(
    st.integers(0, 2), st.text(st.characters(categories=("L", "P", "S", "N", "Z", "Cc"), codec="utf-8"), max_size=120)
)
def test_any_list_is_read_or_refused(kind: int, content: str) -> None:
    targets.lists(bytes((kind,)) + content.encode())
    targets.lists(bytes((kind,)) + b"term,aliases,note\n" + content.encode())


@pytest.mark.parametrize("name", sorted(release_seeds()))
@quick
@given(data=st.data())
def test_any_change_of_a_release_is_read_or_refused(name: str, data: st.DataObject) -> None:
    seed = bytearray(release_seeds()[name])
    targets.TARGETS[name.partition("-")[0]](bytes(seed))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(seed) - 1))
        seed[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        if not seed:
            return
    for target in ("release", "page", "delta"):
        targets.TARGETS[target](bytes(seed))


@pytest.mark.parametrize("name", sorted(authoring_seeds()))
def test_the_fuzzer_begins_with_good_files_and_feeds(name: str) -> None:
    data = authoring_seeds()[name]
    source(data)
    feed(data)


@quick
@given(st.binary(max_size=300))
def test_any_bytes_are_a_delta_or_refused(data: bytes) -> None:
    targets.delta(data)
