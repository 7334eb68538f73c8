# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A rule file as a tree of texts with line numbers. No value is ever guessed: ``yes``, ``12:30`` and ``017`` stay text.

Duplicate keys, aliases, several documents and deep nesting are refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from composer.domain.errors import RuleRefused

LONGEST_SOURCE: Final = 1_000_000
DEEPEST: Final = 12
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written; an empty value is an empty text."""

    value: str
    line: int
    file: str = ""
    """Empty for the rule's own file."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping in file order."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    line: int


Node = Scalar | Items | Pairs


def read_document(path: str, source: str) -> Pairs:
    """The mapping a rule file holds. Raises RuleRefused."""
    if len(source) > LONGEST_SOURCE:
        raise RuleRefused(file=path, line=1, reason=f"longer than {LONGEST_SOURCE} characters")
    try:
        node = _Reader(path, yaml.parse(source, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleRefused(file=path, line=line, reason=f"not readable as YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise RuleRefused(file=path, line=1, reason=f"not readable as YAML: {error}") from error
    if not isinstance(node, Pairs):
        raise RuleRefused(file=path, line=node.line, reason="a rule file holds one mapping of fields")
    return node


class _Reader:
    def __init__(self, path: str, events: Iterator[yaml.Event]) -> None:
        self._path = path
        self._events = events

    def document(self) -> Node:
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise self._refused(start, "the file is empty")
        node = self._node(next(self._events), 0)
        next(self._events)
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refused(after, "only one document per file")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        if depth > DEEPEST:
            raise self._refused(event, f"nested more than {DEEPEST} deep")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1))
            return Items(tuple(items), line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._pairs(line, depth)
        raise self._refused(event, "aliases (*name) are not accepted: write the value again")

    def _pairs(self, line: int, depth: int) -> Pairs:
        pairs: list[tuple[Scalar, Node]] = []
        seen: set[str] = set()
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self._refused(event, "a key must be a text")
            if key.value in seen:
                raise self._refused(event, f"the key {key.value!r} is written twice")
            seen.add(key.value)
            pairs.append((key, self._node(next(self._events), depth + 1)))
        return Pairs(tuple(pairs), line)

    def _refused(self, event: yaml.Event, reason: str) -> RuleRefused:
        return RuleRefused(file=self._path, line=_line(event), reason=reason)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
