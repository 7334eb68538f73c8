# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of a rule, each read as the type its meaning asks for."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from composer.charter.document import Items, Node, Pairs, Scalar
from composer.domain.errors import RuleRefused
from composer.domain.ids import NetworkKey

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_TRUE = frozenset(("true", "True", "TRUE", "t", "T", "1"))
_FALSE = frozenset(("false", "False", "FALSE", "f", "F", "0"))


class RuleFields:
    """The top fields of one rule file, whose names ignore case."""

    def __init__(self, path: str, document: Pairs) -> None:
        self.path = path
        self.document = document
        self.line = document.line
        self._nodes: dict[str, tuple[Scalar, Node]] = {}
        for key, node in document.pairs:
            name = key.value.lower()
            if name in self._nodes:
                raise self.refused(key.line, f"the field {name} is written twice")
            self._nodes[name] = (key, node)

    def refused(self, line: int, reason: str, file: str = "") -> RuleRefused:
        """The error to raise about ``line`` of this file, or of the ``file`` it names."""
        return RuleRefused(file=file or self.path, line=line, reason=reason)

    def only(self, allowed: frozenset[str], kind: str) -> None:
        """Refuse any field besides ``allowed``."""
        for name, (key, _) in self._nodes.items():
            if name not in allowed:
                raise self.refused(key.line, f"unknown field {key.value!r} for a rule of type {kind}")

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def line_of(self, name: str) -> int:
        """Line of the field's name, or of the rule when it is absent."""
        return self._nodes[name][0].line if name in self._nodes else self.line

    def node(self, name: str) -> Node | None:
        """The value as written, None when absent."""
        return self._nodes[name][1] if name in self._nodes else None

    def text(self, name: str, default: str = "") -> str:
        """One text."""
        node = self.node(name)
        return default if node is None else self._scalar(name, node).value

    def texts(self, name: str) -> tuple[Scalar, ...]:
        """A list of texts; one text alone is a list of one."""
        node = self.node(name)
        return () if node is None else self.texts_in(name, node)

    def texts_in(self, name: str, node: Node) -> tuple[Scalar, ...]:
        """The same for a value inside the field ``name``."""
        if isinstance(node, Items):
            return tuple(self._scalar(name, item) for item in node.items)
        return (self._scalar(name, node),)

    def flag(self, name: str, default: bool = False) -> bool:
        """True or false and nothing else: ``yes`` is refused."""
        node = self.node(name)
        if node is None:
            return default
        scalar = self._scalar(name, node)
        if scalar.value in _TRUE:
            return True
        if scalar.value in _FALSE:
            return False
        raise self.refused(scalar.line, f"{name} must be true or false, not {scalar.value!r}")

    def whole(self, name: str) -> int:
        """A whole number, 0 when absent."""
        node = self.node(name)
        if node is None:
            return 0
        scalar = self._scalar(name, node)
        if not (scalar.value.isascii() and scalar.value.isdigit() and len(scalar.value) <= 9):
            raise self.refused(scalar.line, f"{name} must be a whole number, not {scalar.value!r}")
        return int(scalar.value)

    def number(self, name: str, default: float = 0.0) -> float:
        """A number, with or without decimals."""
        node = self.node(name)
        if node is None:
            return default
        scalar = self._scalar(name, node)
        if not _NUMBER.fullmatch(scalar.value):
            raise self.refused(scalar.line, f"{name} must be a number, not {scalar.value!r}")
        return float(scalar.value)

    def one_of(self, name: str, options: Iterable[str], default: str) -> str:
        """One word out of ``options``."""
        value = self.text(name, default)
        if value not in options:
            raise self.refused(self.line_of(name), f"{name} must be one of {', '.join(options)}, not {value!r}")
        return value

    def pairs(self, name: str) -> tuple[tuple[Scalar, Scalar], ...]:
        """A mapping of texts, also when written as a list of small mappings."""
        node = self.node(name)
        parts = node.items if isinstance(node, Items) else () if node is None else (node,)
        merged: dict[str, tuple[Scalar, Scalar]] = {}
        for part in parts:
            if not isinstance(part, Pairs):
                raise self.refused(part.line, f"{name} must be a mapping")
            for key, value in part.pairs:
                if key.value in merged:
                    raise self.refused(key.line, f"the key {key.value!r} is written twice")
                merged[key.value] = (key, self._scalar(name, value))
        return tuple(merged.values())

    def instant(self, name: str) -> date | datetime | None:
        """A date, or a date-time with its zone."""
        node = self.node(name)
        if node is None:
            return None
        scalar = self._scalar(name, node)
        try:
            return date.fromisoformat(scalar.value)
        except ValueError:
            pass  # not a date alone: read below as a date-time
        try:
            moment = datetime.fromisoformat(scalar.value)
        except ValueError as error:
            reason = f"{name} must be a date or a date-time such as 2026-10-22T18:00:00+02:00, not {scalar.value!r}"
            raise self.refused(scalar.line, reason) from error
        if moment.tzinfo is None:
            raise self.refused(scalar.line, f"{name} needs a zone, for example {scalar.value}+01:00")
        return moment

    def _scalar(self, name: str, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise self.refused(node.line, f"{name} must be a text here, not a list or a mapping")
        return node


def read_networks(fields: RuleFields) -> frozenset[NetworkKey]:
    """The field ``networks``, in small letters; empty for all."""
    return frozenset(NetworkKey(network.value.strip().lower()) for network in fields.texts("networks"))
