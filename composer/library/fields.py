# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Front matter: the YAML between two ``---`` lines, with every scalar as text and its line known."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from composer.domain.errors import LibraryInvalid

if TYPE_CHECKING:
    from yaml import Node

T = TypeVar("T")
LONGEST: Final = 65_536
"""Characters of front matter; YAML is never read beyond that."""
_DEEPEST: Final = 40
"""YAML is read with one call within another for each level: without a limit a file of nothing but dashes ends the
program."""
_NO_TEXT: Final = "a plain text is expected here; put texts that hold : or [ between double quotes"
_DASHES: Final = re.compile(r"^[-?: \t]+")
_SPACES: Final = {ord(" "): None, ord("\t"): None}


def invalid(file: str, line: int, reason: str) -> LibraryInvalid:
    """The error for one place of one file; ``reason`` says what is wrong and what to write instead."""
    return LibraryInvalid(file=file, line=line, reason=reason)


@dataclass(frozen=True, slots=True)
class Document:
    """A file with front matter; ``body_line`` is the line its body starts at, counted from 1."""

    fields: "Fields"
    body: str
    body_line: int


def split(file: str, source: str) -> Document:
    """Front matter and body of ``source``. Raises LibraryInvalid."""
    text = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise invalid(file, line, "there is a NUL character; save the file as plain UTF-8 text")
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise invalid(file, 1, "the file must begin with a line of three dashes (---) and its fields, such as title:")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        raise invalid(file, 1, "the fields are never closed; put a line of three dashes (---) before the text")
    fields = Fields(file, _mapping(file, "\n".join(lines[1:end])))
    return Document(fields, "\n".join(lines[end + 1 :]).strip("\n").rstrip(), _first_line(lines, end + 1))


def _first_line(lines: list[str], start: int) -> int:
    return next((number + 1 for number in range(start, len(lines)) if lines[number].strip()), start + 1)


def _mapping(file: str, source: str) -> dict[str, "Node"]:
    import yaml

    if len(source) > LONGEST:
        raise invalid(file, 2, f"the fields are longer than {LONGEST} characters; long text belongs below the ---")
    if max(_depths(source), default=0) > _DEEPEST:
        raise invalid(file, 2, "brackets are nested too deeply; a field is a text or a plain list")
    for number, line in enumerate(source.split("\n"), 2):
        if len("".join(_DASHES.findall(line)).translate(_SPACES)) > _DEEPEST:
            raise invalid(file, number, "dashes are nested too deeply; one dash begins an entry")
    loader: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise invalid(file, mark.line + 2 if mark else 2, _yaml_reason(error)) from error
    except yaml.YAMLError as error:
        raise invalid(file, 2, "there is a character that YAML does not allow; remove it") from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise invalid(file, 2, "fields are written one per line, as name: value")
    return pairs(file, node)


def _depths(source: str) -> Iterable[int]:
    depth = 0
    for char in source:
        depth += (char in "[{") - (char in "]}")
        yield depth


def _yaml_reason(error: Any) -> str:
    problem = str(error.problem or "this is not YAML")
    return f"{problem}; put texts that hold : # or quotes between double quotes"


def pairs(file: str, node: "Node") -> dict[str, "Node"]:
    """The entries of a YAML mapping; a key given twice, or an alias, is refused."""
    entries: dict[str, Node] = {}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key.value, str):
            raise invalid(file, line, "a field's name must be a plain word")
        if key.value in entries:
            raise invalid(file, line, f"the field {key.value} is given twice; keep one")
        if value.start_mark.index < key.end_mark.index:
            raise invalid(file, line, f"{key.value} refers to another place with *; write its value out")
        entries[key.value] = value
    return entries


class Fields:
    """Typed access to the fields of one file; whatever does not fit raises LibraryInvalid with its line."""

    def __init__(self, file: str, nodes: Mapping[str, "Node"]) -> None:
        self.file = file
        self._nodes = nodes

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def line(self, key: str) -> int:
        """The line of a field's value, 1 when it is not there."""
        node = self._nodes.get(key)
        return node.start_mark.line + 2 if node is not None else 1

    def refuse(self, key: str, reason: str) -> LibraryInvalid:
        """The error for that field."""
        return invalid(self.file, self.line(key), f"{key}: {reason}")

    def only(self, *known: str) -> None:
        """Raises LibraryInvalid for a field that is not ``known``."""
        for key in self._nodes:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known fields are {', '.join(known)}"
                raise self.refuse(key, f"there is no such field; {hint}")

    def text(self, key: str, default: str | None = "") -> str:
        """A text; ``None`` as default makes the field required."""
        node = self._nodes.get(key)
        if node is None:
            if default is None:
                raise invalid(self.file, 1, f"{key} is missing; add a line {key}: …")
            return default
        text = self._scalar(key, node).strip()
        if not text and default is None:
            raise self.refuse(key, "it is empty; write something")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        import yaml

        node = self._nodes.get(key)
        if node is None:
            return ()
        if isinstance(node, yaml.MappingNode):
            raise self.refuse(key, "write a list, such as [a, b], or an entry a line, each beginning with a dash")
        items = node.value if isinstance(node.value, list) else [node]
        return tuple(self._scalar(key, item).strip() for item in items if item.value != "")

    def records(self, key: str) -> tuple["Fields", ...]:
        """A list of small mappings."""
        import yaml

        node = self._nodes.get(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not all(isinstance(i, yaml.MappingNode) for i in node.value):
            raise self.refuse(key, "write a list of entries, each beginning with a dash")
        return tuple(Fields(self.file, pairs(self.file, item)) for item in node.value)

    def by_language(self, key: str, alone: str) -> dict[str, str]:
        """A text per language code; a text alone is in the language ``alone``."""
        import yaml

        node = self._nodes.get(key)
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            return {alone: self.text(key)}
        inner = Fields(self.file, pairs(self.file, node))
        return {language: inner.text(language) for language in inner._nodes}

    def instant(self, key: str) -> datetime | None:
        """A date and time with its zone."""
        return self._parsed(key, _instant, "write a date and time with its zone, such as 2027-01-28T18:00:00+01:00")

    def day(self, key: str) -> date | None:
        """A date."""
        return self._parsed(key, date.fromisoformat, "write a date such as 2026-09-01")

    def whole(self, key: str) -> int | None:
        """A whole number, 0 or more."""
        return self._parsed(key, _whole, "write a whole number such as 4")

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        if key not in self._nodes:
            return default
        text = self.text(key).lower()
        if text not in ("true", "false"):
            raise self.refuse(key, "write true or false")
        return text == "true"

    def address(self, key: str) -> str:
        """A web address, or nothing."""
        text = self.text(key)
        if text and not _is_web(text):
            raise self.refuse(key, "write a web address that begins with https://")
        return text

    def _parsed(self, key: str, parse: Callable[[str], T], expected: str) -> T | None:
        text = self.text(key)
        if not text:
            return None
        try:
            return parse(text)
        except ValueError as error:
            raise self.refuse(key, expected) from error

    def _scalar(self, key: str, node: "Node") -> str:
        if not isinstance(node.value, str):
            raise invalid(self.file, node.start_mark.line + 2, f"{key}: {_NO_TEXT}")
        return node.value


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # as for http://[
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _whole(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise ValueError(text)
    return int(text)
