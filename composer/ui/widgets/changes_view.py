# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of each section of a charter since a person accepted it: the words before and after."""

from difflib import SequenceMatcher

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from composer.services.charter import Change, SectionChange
from composer.ui import theme
from composer.ui.widgets.buttons import button
from composer.ui.widgets.reading import Reading
from composer.ui.widgets.words import card, clear, column, label, row

_ALIKE = 0.5
"""Share of words two paragraphs have in common from which on they are shown as one."""


class ChangesView(QWidget):
    """Words that went are struck through, words that came are underlined: colour is never alone."""

    section_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("charter.changes")
        self._outer = column(16, self)

    def show_changes(self, changes: tuple[SectionChange, ...], version: str, day: str) -> None:
        """Against the version accepted on ``day``."""
        clear(self._outer)
        self._outer.addWidget(label(self.tr("What changed"), "display"))
        said = self.tr("Since version {version}, which you accepted on {day}.").format(version=version, day=day)
        self._outer.addWidget(label(said, "lead"))
        for change in changes:
            self._outer.addWidget(self._change(change))

    def _change(self, change: SectionChange) -> QWidget:
        frame, inside = card(10)
        frame.setObjectName(f"charter.change.{change.number}")
        words, tone = self._kind(change.kind)
        head = row(12)
        head.addWidget(label(f"{change.number}. {change.title}", "card-title"), 1)
        head.addWidget(label(words, "level", tone=tone, wraps=False))
        inside.addLayout(head)
        said = Reading(15)
        said.setObjectName(f"charter.change.{change.number}.text")
        said.setAccessibleName(f"{words}: {change.title}")
        added = change.kind is Change.ADDED
        said.show_html(plain_html(change.after) if added else difference_html(change.before, change.after))
        inside.addWidget(said)
        if change.kind is not Change.REMOVED:
            way = button(self.tr("Read the section"), f"charter.change.{change.number}.read", "link")
            way.clicked.connect(lambda: self.section_chosen.emit(change.number))
            line = row(0)
            line.addWidget(way)
            line.addStretch(1)
            inside.addLayout(line)
        return frame

    def _kind(self, kind: Change) -> tuple[str, str]:
        match kind:
            case Change.ADDED:
                return self.tr("New section"), "ok"
            case Change.REMOVED:
                return self.tr("Removed"), "danger"
            case Change.CHANGED:
                return self.tr("Changed"), "warn"


def difference_html(before: str, after: str) -> str:
    """Both texts in one: paragraphs that stayed alike are left out, the others show word by word what went and came."""
    old, new = _paragraphs(before), _paragraphs(after)
    parts: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = max(b - a, d - c)
        gone, come = old[a:b] + [""] * (pairs - (b - a)), new[c:d] + [""] * (pairs - (d - c))
        for one, other in zip(gone, come, strict=True):
            parts += (f"<p>{paragraph}</p>" for paragraph in _paragraph(one, other))
    return "".join(parts) or f"<p>{_escaped(' '.join(new))}</p>"


def plain_html(markdown: str) -> str:
    """The paragraphs of a section that is new as a whole."""
    return "".join(f"<p>{_escaped(paragraph)}</p>" for paragraph in _paragraphs(markdown))


def _paragraph(before: str, after: str) -> list[str]:
    """Word by word in one while most of it stayed, else the one that went above the one that came."""
    if before and after and SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio() < _ALIKE:
        return [_words(before, ""), _words("", after)]
    return [_words(before, after)]


def _words(before: str, after: str) -> str:
    old, new = before.split(), after.split()
    parts: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(_escaped(" ".join(old[a:b])))
            continue
        parts += (_marked(old[a:b], "s", "danger"), _marked(new[c:d], "u", "ok"))
    return " ".join(part for part in parts if part)


def _marked(words: list[str], tag: str, tone: str) -> str:
    if not words:
        return ""
    ground, ink = theme.colour(f"{tone}_soft").name(), theme.colour(tone).name()
    return f'<{tag} style="background-color:{ground};color:{ink}">{_escaped(" ".join(words))}</{tag}>'


def _paragraphs(markdown: str) -> list[str]:
    """Without the marks of Markdown that only emphasise."""
    lines = (line.strip().removeprefix("- ").replace("**", "") for line in markdown.splitlines())
    return [line for line in lines if line]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
