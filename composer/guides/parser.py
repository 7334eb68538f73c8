# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``guides/<id>.md``: every ``## `` is a question, its first paragraph the hint, a quote the example."""

import re
from collections.abc import Iterator
from typing import Any, Final

from composer.domain.errors import LibraryInvalid
from composer.domain.ids import GuideId
from composer.domain.library import Guide, GuideStep
from composer.domain.text import Language
from composer.guides.composing import word_count

_KNOWN: Final = ("title", "summary", "minutes", "level", "opening", "closing")
_LEVELS: Final = {"first": True, "regular": False}
_MOVES: Final = ("opening", "closing")
_DEEPEST: Final = 40
"""YAML is read with one call within another for each level, however many."""
_DASHES: Final = re.compile(r"^[-?: ]+")
MOST_MOVES: Final = 4
LONGEST_MOVE: Final = 8
"""Words: beside some sixty words of somebody's own, an opening and a closing of four each are a tenth."""


def parse_guide(path: str, source: str, language: Language = Language.FRENCH) -> Guide:
    """The guide of a file; ``language`` is that of the file's name or library. Raises LibraryInvalid."""
    lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        raise _invalid(path, 1, "put the fields (title:, summary:, …) between two lines of three dashes (---)")
    fields, moves = _fields(path, "\n".join(lines[1:end]))
    minutes, level = fields.get("minutes", "5"), fields.get("level", "regular")
    if not re.fullmatch(r"[1-9]\d?", minutes):
        raise _invalid(path, _line_of(lines, "minutes"), "minutes: write a whole number from 1 to 99")
    if level not in _LEVELS:
        raise _invalid(path, _line_of(lines, "level"), "level: write first (for a first post) or regular")
    steps = _steps(path, lines, end + 1)
    if not steps:
        raise _invalid(path, end + 2, "there is no question; begin each with ##, such as ## Where | Where was it?")
    return Guide(
        id=GuideId(path.rpartition("/")[2].partition(".")[0]),
        language=language,
        title=_required(path, fields, "title"),
        summary=_required(path, fields, "summary"),
        minutes=int(minutes),
        first_post=_LEVELS[level],
        steps=steps,
        openings=moves.get("opening", ()),
        closings=moves.get("closing", ()),
    )


def _fields(path: str, source: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The plain fields, and the moves."""
    import yaml

    nested = (len("".join(_DASHES.findall(line)).replace(" ", "")) for line in source.split("\n"))
    if max(source.count("[") + source.count("{"), *nested) > _DEEPEST:
        raise _invalid(path, 2, "too many dashes or brackets; write a text between double quotes")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        node = yaml.compose(source, Loader=loader) if len(source) < 10_000 else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise _invalid(path, line, f"{error.problem}; put texts that hold : or # between double quotes") from error
    except yaml.YAMLError as error:
        raise _invalid(path, 2, "there is a character that YAML does not allow; remove it") from error
    if not isinstance(node, yaml.MappingNode):
        raise _invalid(path, 2, "fields are written one per line, as name: value")
    fields: dict[str, str] = {}
    moves: dict[str, tuple[str, ...]] = {}
    for key, value in node.value:
        line, name = key.start_mark.line + 2, str(key.value)
        if name not in _KNOWN:
            raise _invalid(path, line, f"there is no field {name}; known ones are {', '.join(_KNOWN)}")
        several = isinstance(value, yaml.SequenceNode) and name in _MOVES
        if name in fields or name in moves or not (several or isinstance(value.value, str)):
            raise _invalid(path, line, f"{name}: write it once, as one text")
        if name in _MOVES:
            moves[name] = tuple(_moves(path, name, value.value if several else [value]))
        else:
            fields[name] = value.value.strip()
    return fields, moves


def _moves(path: str, name: str, nodes: list[Any]) -> Iterator[str]:
    """The lines offered, each short enough to leave the words to the person."""
    for number, node in enumerate(nodes):
        line = node.start_mark.line + 2
        said = " ".join(node.value.split()) if isinstance(node.value, str) else ""
        if not said:
            raise _invalid(path, line, f"{name}: write one short text a line, or leave the field out")
        if word_count(said) > LONGEST_MOVE:
            reason = f"{name}: “{said}” has {word_count(said)} words; keep to {LONGEST_MOVE}: the post is the person’s"
            raise _invalid(path, line, reason)
        if number >= MOST_MOVES:
            raise _invalid(path, line, f"{name}: offer {MOST_MOVES} at most, so that choosing takes no thought")
        yield said


def _steps(path: str, lines: list[str], start: int) -> tuple[GuideStep, ...]:
    steps: list[GuideStep] = []
    heading, block = "", list[str]()
    for number, line in enumerate((*lines[start:], "## "), start + 1):
        if not line.startswith("## "):
            if line.strip() and not heading:
                raise _invalid(path, number, "this text belongs to no question; write one above it, such as ## Where")
            block.append(line)
            continue
        if heading:
            steps.append(_step(heading, block))
        heading, block = line.removeprefix("## ").strip(), []
        if not heading and number <= len(lines):
            raise _invalid(path, number, "the question is empty; write it after ##")
    return tuple(steps)


def _step(heading: str, block: list[str]) -> GuideStep:
    label, _, question = (part.strip() for part in heading.partition(" | "))
    paragraphs = [part for part in re.split(r"\n[^\S\n]*\n", "\n".join(block).strip()) if part.strip()]
    quoted = [part for part in paragraphs if part.lstrip().startswith(">")]
    plain = [part for part in paragraphs if part not in quoted]
    return GuideStep(
        label=label,
        question=question or label,
        hint=_joined(plain[0]) if plain else "",
        example="\n\n".join(_joined(re.sub(r"(?m)^\s*> ?", "", part)) for part in quoted),
    )


def _joined(paragraph: str) -> str:
    """A paragraph of a text file is one line to a reader."""
    return " ".join(line.strip() for line in paragraph.split("\n") if line.strip())


def _required(path: str, fields: dict[str, str], key: str) -> str:
    if not fields.get(key):
        raise _invalid(path, 1, f"{key} is missing; add a line {key}: …")
    return fields[key]


def _line_of(lines: list[str], key: str) -> int:
    return next((n for n, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


def _invalid(path: str, line: int, reason: str) -> LibraryInvalid:
    return LibraryInvalid(file=path, line=line, reason=reason)
