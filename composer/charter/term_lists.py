# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that stand beside the rules: terms in a CSV file that a spreadsheet can write, patterns in a file of lines."""

import csv
import io
import posixpath
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from composer.charter.document import Scalar
from composer.charter.fields import RuleFields
from composer.domain.errors import RuleRefused

MOST_TERMS: Final = 20_000
LONGEST_TERM: Final = 200
_COLUMNS: Final = ("term", "aliases", "handles", "domains", "note")


class Term(NamedTuple):
    """One row. ``file`` and ``line`` say where it is written."""

    name: str
    aliases: tuple[str, ...]
    handles: tuple[str, ...]
    domains: tuple[str, ...]
    file: str
    line: int

    @property
    def spellings(self) -> tuple[str, ...]:
        """The term and its aliases."""
        return (self.name, *self.aliases)


def read_terms(fields: RuleFields, lists: Mapping[str, str]) -> tuple[Term, ...]:
    """The rows of the list the rule names, none when it names none. Raises RuleRefused with the list's own line."""
    return terms_of(fields, Scalar(fields.text("list"), fields.line_of("list")), lists) if "list" in fields else ()


def terms_of(fields: RuleFields, name: Scalar, lists: Mapping[str, str]) -> tuple[Term, ...]:
    """The rows of one list. Raises RuleRefused with the list's own line."""
    path, source = named_file(fields, name, lists)
    if not holds_terms(name):
        raise fields.refused(name.line, f"a list of terms is a .csv file, not {path}")
    terms = tuple(_rows(path, source))
    if not terms:
        raise RuleRefused(file=path, line=1, reason="the list has no term")
    return terms


def holds_terms(name: Scalar) -> bool:
    """True for a list of terms, by its name."""
    return name.value.strip().endswith(".csv")


def pattern_lines(fields: RuleFields, name: Scalar, lists: Mapping[str, str]) -> tuple[Scalar, ...]:
    """The patterns of one list, one a line; ``# `` begins a remark. Raises RuleRefused."""
    path, source = named_file(fields, name, lists)
    if not path.endswith(".txt"):
        raise fields.refused(name.line, f"a list is a .csv file of terms or a .txt file of patterns, not {path}")
    lines = (Scalar(line.strip(), at, path) for at, line in enumerate(source.split("\n"), start=1))
    patterns = tuple(line for line in lines if line.value not in ("", "#") and not line.value.startswith("# "))
    if not patterns:
        raise _refused(path, 1, "the list has no pattern")
    if len(patterns) > MOST_TERMS:
        raise _refused(path, patterns[MOST_TERMS].line, f"a list has at most {MOST_TERMS} patterns")
    return patterns


def named_file(fields: RuleFields, name: Scalar, lists: Mapping[str, str]) -> tuple[str, str]:
    """Path and text of the file of that name, looked for from the rules folder and from the rule's own."""
    file = name.value.strip()
    own = posixpath.dirname(fields.path)
    for path in (posixpath.normpath(file), posixpath.normpath(posixpath.join(own, file))):
        if path in lists:
            return path, lists[path].removeprefix("\ufeff")
    known = f"; there are {', '.join(sorted(lists))}" if lists else ""
    raise fields.refused(name.line, f"there is no list {file!r} beside the rules{known}")


def _rows(path: str, source: str) -> Iterator[Term]:
    header = source.partition("\n")[0]
    # Spreadsheets of countries that write 1,5 put semicolons between the columns.
    separator = ";" if ";" in header and "," not in header else ","
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=separator, strict=True)
    columns: list[str] | None = None
    line = 1
    found = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if columns is None:
                    columns = _columns(path, line, cells)
                else:
                    found += 1
                    yield _term(path, line, columns, cells)
            if found > MOST_TERMS:
                raise _refused(path, line, f"a list has at most {MOST_TERMS} terms")
            line = reader.line_num + 1
    except csv.Error as error:
        raise _refused(path, reader.line_num, f"not readable as CSV: {error}") from error


def _columns(path: str, line: int, cells: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    for column in columns:
        if column not in _COLUMNS or columns.count(column) > 1:
            wrong = "is there twice" if column in _COLUMNS else f"is none of {', '.join(_COLUMNS)}"
            raise _refused(path, line, f"the first line names the columns, and {column!r} {wrong}")
    if "term" not in columns:
        raise _refused(path, line, "the first line names the columns, and one of them is term")
    return columns


def _term(path: str, line: int, columns: list[str], cells: list[str]) -> Term:
    if len(cells) > len(columns):
        raise _refused(
            path, line, f"{len(cells)} columns instead of {len(columns)}; quote a cell that holds the separator"
        )
    row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    if not row.get("term"):
        raise _refused(path, line, "the term is missing")
    aliases, handles, domains = (_parts(row.get(column, "")) for column in ("aliases", "handles", "domains"))
    term = Term(row["term"], aliases, handles, domains, path, line)
    for text in (*term.spellings, *term.handles, *term.domains):
        if len(text) > LONGEST_TERM or "\n" in text:
            raise _refused(path, line, f"a term is one line of at most {LONGEST_TERM} characters")
    return term


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _refused(path: str, line: int, reason: str) -> RuleRefused:
    return RuleRefused(file=path, line=line, reason=reason)
