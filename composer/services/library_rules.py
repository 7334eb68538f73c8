# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with the rules of a library folder: unreadable, unproven, slow, idle or against each other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from composer.domain.errors import LibraryError
from composer.domain.ids import NetworkKey
from composer.services.library_problems import VOCABULARY_FILES, LibraryProblem, line_of, problem_of

if TYPE_CHECKING:
    from composer.charter.engine import CharterCheck


def charter_of(files: Mapping[str, str]) -> "CharterCheck":
    """The rules and the vocabulary of the folder, compiled; as any other folder when its settings cannot be read."""
    from composer.charter.engine import CharterCheck
    from composer.library.authoring import rule_files, vocabulary
    from composer.library.settings_file import FILE, read_info

    try:
        fold = read_info(files.get(FILE), "").fold_rules
    except LibraryError:
        fold = False
    return CharterCheck.compile(rule_files(files), vocabulary(files), fold=fold)


def rule_problems(
    files: Mapping[str, str], check: "CharterCheck", networks: Collection[NetworkKey]
) -> Iterator[LibraryProblem]:
    """Every mistake that shows without the posts; ``networks`` are those there are."""
    from composer.charter.rulebook import broken_examples

    yield from _doubts(files, check)
    for broken in broken_examples(check):
        said = "finds nothing in" if broken.should_match else "finds something in"
        reason = f'examples: the rule {said} "{broken.example}"; correct one'
        yield LibraryProblem(_inside(broken.file), line_of(files.get(_inside(broken.file), ""), "examples"), reason)
    for error in check.refused:
        found = problem_of(error)
        yield _placed(files, found.file, found.line, found.reason)
    yield from _unknown_networks(files, check, networks)


def _unknown_networks(
    files: Mapping[str, str], check: "CharterCheck", networks: Collection[NetworkKey]
) -> Iterator[LibraryProblem]:
    """A rule for a network that does not exist would never run, and nobody would know."""
    from composer.charter.checks.cadence import Cadence

    for rule in check.rules:
        own = rule.body.networks - {"any"} if isinstance(rule.body, Cadence) else rule.networks
        for network in sorted(own - set(networks)):
            path = _inside(rule.file)
            reason = f"networks: there is no {network}; known ones are {', '.join(networks)}"
            yield LibraryProblem(path, line_of(files.get(path, ""), "networks"), reason)


def _doubts(files: Mapping[str, str], check: "CharterCheck") -> Iterator[LibraryProblem]:
    from composer.charter.contradictions import contradictions
    from composer.charter.engine import CharterCheck
    from composer.charter.proofs import never, slow, written_rules
    from composer.charter.rules import Validity
    from composer.library.authoring import rule_files, vocabulary

    rules = written_rules(check, rule_files(files))
    always = CharterCheck([replace(rule, networks=frozenset(), validity=Validity()) for rule in check.rules])
    for rule in rules:
        for doubt in (*slow(rule), *never(rule)):
            yield _placed(files, doubt.file, doubt.line, doubt.reason)
    for doubt in contradictions(always, rules, vocabulary(files)):
        yield _placed(files, doubt.file, doubt.line, doubt.reason)


def _inside(file: str) -> str:
    from composer.library.authoring import RULES, VOCABULARY

    if file.startswith("charter/"):
        return file
    return (VOCABULARY if file in VOCABULARY_FILES else RULES) + file


def _placed(files: Mapping[str, str], file: str, line: int, reason: str) -> LibraryProblem:
    """``line`` of a rule; of a vocabulary it is the rank of a term, comments left out."""
    path = _inside(file)
    if file in VOCABULARY_FILES:
        lines = enumerate(files.get(path, "").splitlines(), start=1)
        terms = [n for n, text in lines if text.strip() and text.strip() != "#" and not text.strip().startswith("# ")]
        line = terms[line - 1] if line <= len(terms) else 1
    return LibraryProblem(path, line, reason)
