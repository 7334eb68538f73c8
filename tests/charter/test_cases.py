# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recorded answers of the reference, case by case; every difference is ours on purpose and named here."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from composer.charter.registry import CHECKS, NOT_RUN
from composer.domain.review import Finding
from tests.charter.charters import a_charter, a_context, said
from tests.charter.more_differences import DIFFERENCES, REFUSED_BY_US


def recorded(name: str) -> list[dict[str, Any]]:
    """The cases of one file beside this one."""
    cases: list[dict[str, Any]] = json.loads((Path(__file__).parent / name).read_text("utf-8"))["cases"]
    return cases


CASES = recorded("charter-cases.json") + recorded("more-cases.json")
RUN = {kind.extends for kind in CHECKS}

# What we report where the reference has one of its known faults: start, end, match, message.
OURS: dict[str, list[tuple[int | None, int | None, str, str]]] = {
    # The line end after a block is not part of what is written in it.
    "cap-action": [(0, 24, "Le Grand Jour Est Arrivé", "'Le Grand Jour Est Arrivé' -> 'Le grand jour est arrivé'")],
    "cap-regex-ok": [],
    "cap-sentence-lowerfirst": [
        (
            0,
            34,
            "le grand jour est arrivé chez nous",
            "'le grand jour est arrivé chez nous' -> 'Le grand jour est arrivé chez nous'",
        )
    ],
    "cap-title": [(0, 21, "the lord of the rings", "'the lord of the rings' -> 'The Lord of the Rings'")],
    "cap-title-chicago": [
        (0, 24, "A Walk Between The Lines", "'A Walk Between The Lines' -> 'A Walk between the Lines'")
    ],
    # A post is plain text and has no heading.
    "cap-heading-md": [],
    # Places are those of the text as written: the carriage returns count.
    "ex-crlf": [(0, 3, "foo", "[foo]"), (9, 12, "foo", "[foo]")],
    # The reference loses its way in columns after an emoji.
    "ex-emoji-offset": [(5, 11, "secret", "secret"), (15, 21, "secret", "secret")],
    # A bare percent sign stays as it is written.
    "ex-msg-bad": [(0, 3, "foo", "100% sûr : foo")],
    # The reference moved the first #promo onto the second one.
    "ex-nonword": [
        (4, 6, "!!", "!!"),
        (7, 13, "#promo", "#promo"),
        (15, 21, "#promo", "#promo"),
        (22, 25, "!!!", "!!!"),
    ],
    # A post is plain text: addresses and code are text too.
    "ex-text-link-md": [(at, at + 3, "foo", "foo") for at in (6, 19, 31, 37, 42)],
    # The count is printed as a number.
    "occ-both": [(0, 1, "x", "(5)")],
    "occ-caps-ratio-char": [(0, 1, "B", "22 car.")],
    "occ-icase": [(0, 3, "Foo", "(2)")],
    "occ-max": [(2, 5, "#un", "Trop de # (4)")],
    "occ-min-zero": [(None, None, "", "Il faut un hashtag (0)")],
    "occ-noboundary": [(0, 3, "foo", "2")],
    # Empty matches are dropped.
    "re-empty-match": [(2, 4, "xx", "[xx]")],
    # A letter number is a letter to our engine; no French or English word has one.
    "re-w-unicode": [
        (0, 1, "é", "[é]"),
        (4, 7, "x‿y", "[x‿y]"),
        (8, 9, "٣", "[٣]"),
        (10, 12, "e\u0301", "[e\u0301]"),
        (13, 14, "Ⅷ", "[Ⅷ]"),
    ],
    # The reference measures marked-up texts only; ours measure posts.
    "met-txt": [(None, None, "", "Mots: 4.00")],
    "read-txt": [(None, None, "", "Grade 39.40")],
    # An accented first letter is raised, not broken.
    "sub-capitalize-accent": [(0, 5, "Email", "Use 'Écrit' not Email"), (6, 11, "email", "Use 'écrit' not email")],
    # Every value is the text that is written: a date, a time, a number are not changed.
    "yaml-date": [(0, 10, "2024-01-01", "2024-01-01")],
    "yaml-sexagesimal": [
        (0, 5, "12:30", "12:30"),
        (10, 14, "0x1F", "0x1F"),
        (18, 21, "017", "017"),
        (25, 30, "1_000", "1_000"),
    ],
    **DIFFERENCES,
}


def kind_of(case: dict[str, Any]) -> str:
    found = re.search(r"(?im)^extends:\s*(\w+)", case["rule"])
    return found[1] if found else ""


def seen(finding: Finding) -> tuple[int | None, int | None, str, str]:
    start, end = (finding.span.start, finding.span.end) if finding.span else (None, None)
    return start, end, finding.match, said(finding.message, "en")


@pytest.mark.parametrize(
    "case", [case for case in CASES if kind_of(case) not in NOT_RUN], ids=lambda case: str(case["id"])
)
def test_rules_of_our_types_say_what_the_reference_says(case: dict[str, Any]) -> None:
    check = a_charter(case["rule"], accept=case["accept"] or (), reject=case["reject"] or ())

    if (case["rejected"] and case["id"] not in OURS) or case["id"] in REFUSED_BY_US:
        assert len(check.refused) == 1
        return
    assert check.refused == ()
    found = list(check.review(case["text"], a_context()))
    reference = [(f["start"], f["end"], f["match"], f["message"]) for f in case["findings"] or ()]
    expected = OURS.get(case["id"], reference)
    assert [seen(finding) for finding in found] == expected
    assert check.set_aside == ()
    if not case["rejected"] and case["findings"]:
        assert {finding.level.value for finding in found} <= {f["level"] for f in case["findings"]}


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["id"] not in OURS and any(f["action"] for f in case["findings"] or ())],
    ids=lambda case: str(case["id"]),
)
def test_replacements_are_offered_as_the_reference_does(case: dict[str, Any]) -> None:
    check = a_charter(case["rule"])

    found = check.review(case["text"], a_context())
    for recorded_finding, finding in zip(case["findings"], found, strict=True):
        offered = [edit.text for fix in finding.fixes for edit in fix.edits]
        action = recorded_finding["action"]
        if action["name"] == "replace":
            assert offered == action["params"]
        else:
            assert offered == [""] if action["name"] == "remove" else offered


@pytest.mark.parametrize("case", [case for case in CASES if kind_of(case) in NOT_RUN], ids=lambda case: str(case["id"]))
def test_rules_of_other_types_are_refused_by_name(case: dict[str, Any]) -> None:
    check = a_charter(case["rule"])
    (error,) = check.refused

    assert kind_of(case) not in RUN
    assert error.values["reason"] == f"rules of type {kind_of(case)} are not run by this version"
    assert int(error.values["line"]) >= 1
    assert list(check.review(case["text"], a_context())) == []


def test_every_difference_is_about_a_case() -> None:
    assert set(OURS) | REFUSED_BY_US <= {case["id"] for case in CASES if kind_of(case) in RUN}
    assert len(CASES) == len({case["id"] for case in CASES}) == 102 + 238
