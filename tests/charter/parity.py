# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures our charter engine against the reference program on rule packages and texts you have. A command, not a test.

    python -m tests.charter.parity PROGRAM PACKAGES TEXTS [--details FILE] [--package NAME]

PROGRAM is the reference, built by yourself. PACKAGES is a folder whose folders each hold one package of rules in its
format, TEXTS a folder of UTF-8 ``*.txt`` files that end in a newline. Nothing is written but FILE (every difference, as
JSON lines) and a temporary folder; the reference runs with that folder as its home.

Each package is loaded by both, and each rule only one of them refuses is named. Then both read every text. The
reference reads text rules by sentence as soon as one rule of the run asks for sentences or paragraphs, so those rules
run apart. Findings are compared by rule, matched text and message, and then by place; each difference has a class, and
a class that is only the name of a type of rule is one nobody has explained yet.
"""

import argparse
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from composer.charter.document import read_document
from composer.charter.engine import CharterCheck
from composer.charter.fields import RuleFields
from composer.charter.parser import parse_rule
from composer.charter.rules import Rule
from composer.domain.errors import RuleRefused
from composer.domain.library import RuleFile
from composer.domain.review import Context
from composer.domain.text import Language

_COUNT: Final = re.compile(r"%!s\(int=(\d+)\)")
_TYPE: Final = re.compile(r"(?im)^[\"']?extends[\"']?:\s*[\"']?(\w+)")
Said = tuple[str, str, str]
"""Rule, matched text and message."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of either engine; ``line`` and ``column`` count from 1, in code points."""

    said: Said
    line: int
    column: int


@dataclass(slots=True)
class Tally:
    """Figures of one package."""

    types: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    loaded: int = 0
    refused_by_both: int = 0
    refused_by_us: list[str] = field(default_factory=list)
    refused_by_them: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    figures: Counter[str] = field(default_factory=Counter)


class Reference:
    """The reference program, at home in a folder of its own."""

    def __init__(self, program: Path, home: Path) -> None:
        self._program = program
        self._home = home

    def run(self, package: Path, keep: frozenset[str], texts: Sequence[Path]) -> dict[str, Any]:
        """What it says of ``texts`` with the rule files ``keep``: findings by file, or why it refuses."""
        styles = self._home / "styles"
        shutil.rmtree(styles, ignore_errors=True)
        shutil.copytree(package, styles / package.name)
        for path in (styles / package.name).rglob("*.yml"):
            if _name(styles / package.name, path) not in keep:
                path.unlink()
        config = self._home / "config.ini"
        config.write_text(f"StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = {package.name}\n")
        found: dict[str, Any] = {}
        for first in range(0, len(texts), 200):
            command = [self._program, "--config", config, "--output", "JSON", "--no-exit", *texts[first : first + 200]]
            home = {"HOME": str(self._home), "XDG_CONFIG_HOME": str(self._home)}
            done = subprocess.run(
                [str(part) for part in command], capture_output=True, env=os.environ | home, check=False
            )
            answer = json.loads(done.stdout or done.stderr or b"{}")
            if "Code" in answer or "Path" in answer:
                return dict(answer)
            found |= answer
        return found

    def accepted(self, package: Path, probe: Path) -> frozenset[str]:
        """Names of the rule files it takes, found by leaving out the one it complains about until it is content."""
        keep = frozenset(_name(package, path) for path in package.rglob("*.yml"))
        while keep:
            answer = self.run(package, keep, [probe])
            if "Code" not in answer:
                return keep
            wrong = _name(self._home / "styles" / package.name, Path(str(answer.get("Path", ""))))
            if wrong not in keep:
                raise SystemExit(f"the reference stops at {package.name} without naming a rule: {answer}")
            keep -= {wrong}
        return keep


def _name(package: Path, path: Path) -> str:
    return path.relative_to(package).as_posix() if path.is_relative_to(package) else str(path)


def _rules(package: Path) -> dict[str, RuleFile]:
    return {
        _name(package, path): RuleFile(f"{package.name}/{_name(package, path)}", path.read_text("utf-8-sig"))
        for path in sorted(package.rglob("*.yml"))
    }


def _asks_for_parts(file: RuleFile) -> bool:
    """True when the reference splits texts because of this rule, even one for documents such as ``paragraph.rst``."""
    scopes = RuleFields(file.path, read_document(file.path, file.source)).texts("scope")
    return any(part in scope.value for scope in scopes for part in ("sentence", "paragraph"))


def _load(package: Path, tally: Tally, theirs: frozenset[str]) -> dict[str, Rule]:
    ours: dict[str, Rule] = {}
    for name, file in _rules(package).items():
        kind = _TYPE.search(file.source)
        try:
            rule = parse_rule(file)
        except RuleRefused as error:
            if name in theirs:
                reason = f"{file.path}:{error.values['line']}: {error.values['reason']}"
                tally.refused_by_us.append(reason)
            else:
                tally.refused_by_both += 1
            continue
        if name in theirs:
            ours[name] = rule
            tally.loaded += 1
            tally.files[rule.id] = file.path
            tally.types[rule.id] = kind[1].lower() if kind else ""
        else:
            tally.refused_by_them.append(file.path)
    return ours


def _ours(check: CharterCheck, text: str) -> Iterator[Found]:
    context = Context(Language.ENGLISH, None, datetime(2026, 11, 2, tzinfo=UTC))
    for finding in check.review(text, context):
        start = finding.span.start if finding.span else 0
        message = finding.message.values.get("") or finding.message.values.get("en", "")
        line_start = text.rfind("\n", 0, start) + 1
        yield Found(_said(finding.rule, finding.match, message), text.count("\n", 0, start) + 1, start - line_start + 1)


def _theirs(alerts: Sequence[dict[str, Any]]) -> Iterator[Found]:
    for alert in alerts:
        said = _said(alert["Check"], alert["Match"], alert["Message"])
        yield Found(said, alert["Line"], alert["Span"][0])


def _said(rule: str, match: str, message: str) -> Said:
    """Comparable: the reference prints counts by mistake as ``%!s(int=4)`` and leaves a block's last line end in."""
    block = match.replace("\n", " ")
    shown = " ".join(_COUNT.sub(r"\1", message.replace(block, block.strip()) if block else message).split())
    return rule, match.strip(), shown


def compare(
    text: str, ours: Sequence[Found], theirs: Sequence[Found], tally: Tally, why: Callable[[str], str]
) -> Iterator[dict[str, Any]]:
    """Counts what agrees and yields each difference; ``why`` gives the class of a rule's differences."""
    ours_by: dict[Said, list[Found]] = defaultdict(list)
    theirs_by: dict[Said, list[Found]] = defaultdict(list)
    for found, by in ((ours, ours_by), (theirs, theirs_by)):
        for one in found:
            by[one.said].append(one)
    for said in sorted(ours_by.keys() | theirs_by.keys()):
        mine, other = ours_by[said], theirs_by[said]
        same = min(len(mine), len(other))
        exact = sum((Counter((f.line, f.column) for f in mine) & Counter((f.line, f.column) for f in other)).values())
        tally.figures["agree"] += same
        tally.figures["same place"] += exact
        tally.figures["ours"] += len(mine)
        tally.figures["theirs"] += len(other)
        for label, count in (("only ours", len(mine) - same), ("only theirs", len(other) - same)):
            if count:
                tally.figures[label] += count
                tally.figures[f"{label}: {why(said[0])}"] += count
                yield {
                    "what": label,
                    "why": why(said[0]),
                    "count": count,
                    "said": said,
                    "places": _places(mine or other),
                }
        if same > exact:
            wrong = sum(not _stands(text, one) for one in other)
            tally.figures["place differs"] += same - exact
            tally.figures["place differs, where theirs does not hold the match"] += min(wrong, same - exact)
            yield {"what": "place", "said": said, "ours": _places(mine), "theirs": _places(other)}


def _why(tally: Tally, rule: str, *, parts: bool, given_up: frozenset[str]) -> str:
    if tally.files.get(rule) in given_up:
        return "set aside for its slowness"
    kind = tally.types.get(rule, "")
    if kind in ("metric", "readability"):
        return "the reference measures markup only"
    if kind == "spelling":
        return "spelling is checked by the language check"
    return "sentences and paragraphs are split otherwise" if parts else kind


def _places(found: Sequence[Found]) -> list[tuple[int, int]]:
    return [(one.line, one.column) for one in found]


def _stands(text: str, found: Found) -> bool:
    """True when the matched text begins where the finding says."""
    lines = text.split("\n")
    if not 1 <= found.line <= len(lines):
        return False
    first = found.said[1].split("\n")[0]
    return lines[found.line - 1].startswith(first, found.column - 1)


def measure(reference: Reference, package: Path, texts: Sequence[Path]) -> tuple[Tally, list[dict[str, Any]]]:
    """One package on all texts."""
    tally = Tally()
    rules = _load(package, tally, reference.accepted(package, texts[0]))
    differences: list[dict[str, Any]] = []
    parted = frozenset(name for name in rules if _asks_for_parts(_rules(package)[name]))
    for scope, names in (("whole", frozenset(rules) - parted), ("parts", parted)):
        if not names:
            continue
        answers = reference.run(package, names, texts)
        check = CharterCheck([rules[name] for name in sorted(names)])
        for path in texts:
            text = path.read_bytes().decode()
            ours, theirs = list(_ours(check, text)), list(_theirs(answers.get(str(path), ())))
            given_up = frozenset(str(error.values["file"]) for error in check.set_aside)
            why = partial(_why, tally, parts=scope == "parts", given_up=given_up)
            for difference in compare(text, ours, theirs, tally, why):
                differences.append({"package": package.name, "text": path.name, "scope": scope, **difference})
        tally.set_aside += [f"{error.values['file']}: {error.values['reason']}" for error in check.set_aside]
    return tally, differences


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def show(name: str, tally: Tally) -> None:
    """A few lines about one package."""
    refused = f"refused by both {tally.refused_by_both}, only us {len(tally.refused_by_us)}"
    figures = ", ".join(f"{what} {count}" for what, count in sorted(tally.figures.items()) if count)
    _print(f"{name}: loaded by both {tally.loaded}, {refused}, only them {len(tally.refused_by_them)}")
    _print(f"  {figures or 'no findings'}")
    for label, lines in (
        ("refused by us", tally.refused_by_us),
        ("refused by them", tally.refused_by_them),
        ("set aside", tally.set_aside),
    ):
        for line in lines:
            _print(f"  {label}: {line}")


def main(arguments: Sequence[str]) -> int:
    """Print the figures of each package and of all together; 1 when a finding or a rule of the reference is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("packages", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--details", type=Path)
    parser.add_argument("--package", action="append")
    chosen = parser.parse_args(arguments)
    # In the program the collector stays out of the engines; here it would count as slowness of a rule.
    gc.disable()
    texts = sorted(chosen.texts.resolve().glob("*.txt"))
    total = Tally()
    details: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as home:
        reference = Reference(chosen.program.resolve(), Path(home))
        for package in sorted(path for path in chosen.packages.resolve().iterdir() if path.is_dir()):
            if chosen.package and package.name not in chosen.package:
                continue
            tally, differences = measure(reference, package, texts)
            show(package.name, tally)
            details += differences
            total.figures += tally.figures
            total.loaded += tally.loaded
            total.refused_by_both += tally.refused_by_both
            total.refused_by_us += tally.refused_by_us
            total.refused_by_them += tally.refused_by_them
    total.set_aside.clear()
    show("all", total)
    if chosen.details:
        lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in details)
        chosen.details.write_text(lines, encoding="utf-8")
    return 1 if total.figures["only theirs"] or total.refused_by_us else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
