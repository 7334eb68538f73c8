# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The top-level domains there are, from the Public Suffix List."""

from functools import cache
from typing import Final

_NOT_IN_THE_ROOT: Final = frozenset({"onion"})
"""Listed, yet no name server answers for them: no network makes a link of such an address."""


@cache
def top_level_domains() -> frozenset[str]:
    """Lower case and without dot; a non-Latin one in its own script, since ``xn--`` forms are all accepted anyway.

    Reading the list takes some 10 ms, once.
    """
    from importlib import resources

    names: set[str] = set()
    source = resources.files("publicsuffixlist").joinpath("public_suffix_list.dat")
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("// ===END ICANN"):
                break
            rule = line.strip()
            if rule and not rule.startswith("//"):
                names.add(rule.rpartition(".")[2].lower())
    return frozenset(names - _NOT_IN_THE_ROOT)


@cache
def foreign_domains() -> dict[str, tuple[str, ...]]:
    """Those in a script other than Latin by their first letter, longest first: nothing marks their end in a text."""
    by_letter: dict[str, list[str]] = {}
    for name in sorted(top_level_domains(), key=lambda name: (-len(name), name)):
        if not name.isascii():
            by_letter.setdefault(name[0], []).append(name)
    return {letter: tuple(names) for letter, names in by_letter.items()}
