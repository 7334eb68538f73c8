# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules for secrets in the shape scanners of source code share: TOML tables ``[[rules]]``, or the same as YAML."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from composer.charter.alternation import Alternation
from composer.charter.dialect import PatternRefused, parse
from composer.charter.document import Items, Node, Pairs, Scalar
from composer.charter.fields import RuleFields
from composer.charter.literals import Need, folded, needs_of
from composer.charter.patterns import Pattern
from composer.charter.syntax import Choice, written
from composer.charter.term_lists import named_file
from composer.domain.errors import RuleRefused

_HEADER: Final = re.compile(r"^[ \t]*\[\[[ \t]*(rules|allowlists)[ \t]*\]\]", re.MULTILINE)
_AT_LINE: Final = re.compile(r" ?\(at line (\d+), column \d+\)")
_TARGETS: Final = ("secret", "match", "line")
_CONDITIONS: Final = ("OR", "AND")
_Value = object
_Table = Mapping[str, _Value]


@dataclass(frozen=True, slots=True)
class Allowlist:
    """What is no secret after all: all of its conditions must hold with ``every``, one of them otherwise."""

    patterns: tuple[Pattern, ...]
    stopwords: tuple[str, ...]
    target: str
    every: bool
    elsewhere: bool
    """True when it also asks for files or commits, which a post does not have."""

    def clears(self, secret: str, match: str, line: str) -> bool:
        """True when the secret found may stand."""
        looked_at = {"secret": secret, "match": match, "line": line}[self.target]
        lowered = secret.lower()
        holds = [
            *([any(pattern.search(looked_at) for pattern in self.patterns)] if self.patterns else []),
            *([any(word in lowered for word in self.stopwords)] if self.stopwords else []),
            *([False] if self.elsewhere else []),
        ]
        return bool(holds) and (all(holds) if self.every else any(holds))


@dataclass(frozen=True, slots=True)
class SecretRule:
    """One kind of secret. ``group`` 0 means the first group that took something, or else the whole match."""

    id: str
    description: str
    pattern: Pattern
    alone: Alternation
    """The same pattern, looked for only where what every match holds stands."""
    needs: tuple[Need, ...]
    """One of the keywords, and what every match holds."""
    entropy: float
    group: int
    allowlists: tuple[Allowlist, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A table and where it is written."""

    file: str
    line: int
    table: _Table

    def refused(self, reason: str) -> RuleRefused:
        return RuleRefused(file=self.file, line=self.line, reason=reason)

    def text(self, name: str) -> str:
        value = self.table.get(name, "")
        if not isinstance(value, str):
            raise self.refused(f"{name} must be a text")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.refused(f"{name} must be a list of texts")
        return tuple(value)

    def number(self, name: str) -> float:
        value = self.table.get(name, 0)
        try:
            number = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else -1.0
        except ValueError:
            number = -1.0
        if not 0 <= number < 1_000:
            raise self.refused(f"{name} must be a number")
        return number

    def tables(self, *names: str) -> Iterator["_Written"]:
        for name in names:
            value = self.table.get(name, [])
            for each in value if isinstance(value, list) else [value]:
                if not isinstance(each, dict):
                    raise self.refused(f"{name} must be a table, or several")
                yield _Written(self.file, self.line, each)

    def tree(self, name: str, source: str) -> Choice:
        try:
            return parse(source).tree
        except PatternRefused as error:
            raise self.refused(f"{name}: {error}") from error

    def pattern(self, name: str, source: str) -> Pattern:
        return Pattern(written(self.tree(name, source)))


def read_secret_rules(fields: RuleFields, lists: Mapping[str, str]) -> tuple[SecretRule, ...]:
    """The rules of ``list``, then those of ``rules``. Raises RuleRefused with the file and line of the faulty one."""
    found: list[SecretRule] = []
    if "list" in fields:
        path, source = named_file(fields, Scalar(fields.text("list"), fields.line_of("list")), lists)
        if not path.endswith(".toml"):
            raise fields.refused(fields.line_of("list"), f"the rules for secrets are a .toml file, not {path}")
        found += _from_toml(path, source)
    node = fields.node("rules")
    if node is not None:
        for item in node.items if isinstance(node, Items) else (node,):
            if not isinstance(item, Pairs):
                raise fields.refused(item.line, "each of the rules is a mapping with id and regex")
            found += _rule(_Written(fields.path, item.line, _plain(item)), ())
    return tuple(found)


def _from_toml(path: str, source: str) -> Iterator[SecretRule]:
    try:
        document = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        reason = f"not readable as TOML: {_AT_LINE.sub('', str(error))}"
        raise RuleRefused(file=path, line=int(at[1]) if at else 1, reason=reason) from error
    whole = _Written(path, 1, document)
    if document.get("extend"):
        raise whole.refused("extend is not run: write the rules themselves into the list")
    headers = [(match[1], source.count("\n", 0, match.start()) + 1) for match in _HEADER.finditer(source)]
    lines = iter([line for kind, line in headers if kind == "rules"])
    rules = [_Written(path, next(lines, 1), each.table) for each in whole.tables("rules")]
    if not rules:
        raise whole.refused("the list has no [[rules]]")
    shared = [(each.texts("targetRules"), _allowlist(each)) for each in whole.tables("allowlist", "allowlists")]
    for rule in rules:
        own = tuple(allowlist for names, allowlist in shared if not names or rule.text("id") in names)
        yield from _rule(rule, own)


def _rule(rule: _Written, shared: tuple[Allowlist, ...]) -> Iterator[SecretRule]:
    """The rule, unless it is about files alone."""
    name, source = rule.text("id").strip(), rule.text("regex")
    if not name:
        raise rule.refused("a rule needs an id")
    if not source:
        if rule.text("path"):
            return
        raise rule.refused(f"the rule {name} needs a regex")
    if rule.table.get("required"):
        raise rule.refused(f"the rule {name} requires others, which is not run")
    tree = rule.tree("regex", source)
    keywords = frozenset(folded(keyword) for keyword in rule.texts("keywords") if keyword)
    yield SecretRule(
        name,
        rule.text("description").strip() or name,
        Pattern(written(tree)),
        Alternation([tree]),
        (*([keywords] if keywords else []), *needs_of(tree)),
        rule.number("entropy"),
        int(rule.number("secretGroup")),
        (*shared, *map(_allowlist, rule.tables("allowlist", "allowlists"))),
    )


def _allowlist(table: _Written) -> Allowlist:
    target = table.text("regexTarget") or _TARGETS[0]
    condition = (table.text("condition") or _CONDITIONS[0]).upper().replace("&&", "AND").replace("||", "OR")
    if target not in _TARGETS or condition not in _CONDITIONS:
        raise table.refused(f"regexTarget is one of {', '.join(_TARGETS)}, condition one of {', '.join(_CONDITIONS)}")
    return Allowlist(
        tuple(table.pattern("regexes", source) for source in table.texts("regexes")),
        tuple(word.lower() for word in table.texts("stopwords")),
        target,
        condition == "AND",
        bool(table.texts("paths") or table.texts("commits")),
    )


def _plain(node: Node) -> dict[str, object]:
    """A mapping as TOML would give it, its values still texts."""
    return {key.value: _value(value) for key, value in node.pairs} if isinstance(node, Pairs) else {}


def _value(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    return [_value(item) for item in node.items] if isinstance(node, Items) else _plain(node)
