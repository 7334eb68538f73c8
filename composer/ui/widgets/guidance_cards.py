# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of a charter's section in plain words, each with a text that keeps it and one that does not."""

import re
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from composer.domain.review import Level
from composer.domain.text import Language
from composer.ui.widgets.buttons import button
from composer.ui.widgets.reading import fold
from composer.ui.widgets.words import card, clear, column, label, row

_GAP = re.compile(r"^(?:“\s*…\s*”|«\s*…\s*»)\s*:\s*")
_FRENCH = "le la les de des du un une et est en au aux sur pour que qui nous vous je"
_ENGLISH = "the a an of and is in on at for to that we you i my our with it was has"
_LITTLE_WORDS = {Language.FRENCH: frozenset(_FRENCH.split()), Language.ENGLISH: frozenset(_ENGLISH.split())}


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule in the reader's words."""

    level: Level
    title: str
    message: str
    do: tuple[str, ...]
    dont: tuple[str, ...]

    def holds(self, words: str) -> bool:
        """Every word begins one of its own; accents and case do not matter."""
        wanted = fold(words).split()
        said = " " + fold(" ".join((self.title, self.message, *self.do, *self.dont))).replace("’", " ").replace(
            "'", " "
        )
        return bool(wanted) and all(f" {word}" in said for word in wanted)


def without_gap(message: str) -> str:
    """A message that begins with the words found, told without them: nothing was found yet."""
    rest = _GAP.sub("", message)
    return rest if rest == message else rest[:1].upper() + rest[1:]


class GuidanceCards(QWidget):
    """Errors and warnings at once; suggestions when asked for."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._outer = column(12, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rules(self, rules: tuple[RuleCard, ...], searched: str = "") -> None:
        """All of them, or those that hold the words searched first."""
        clear(self._outer)
        self.setVisible(bool(rules))
        if not rules:
            return
        self._outer.addWidget(label(self.tr("Do and don’t").upper(), "section"))
        found = [rule for rule in rules if rule.holds(searched)]
        firm = found or [rule for rule in rules if rule.level is not Level.SUGGESTION] or list(rules[:4])
        quiet = [rule for rule in rules if rule not in firm]
        for rule in firm:
            self._outer.addWidget(self._card(rule))
        if quiet:
            self._outer.addWidget(self._more(quiet))

    def _more(self, quiet: list[RuleCard]) -> QPushButton:
        one = self.tr("Show one more rule")
        many = self.tr("Show {n} more rules").format(n=len(quiet))
        more = button(one if len(quiet) == 1 else many, "charter.more", "link")

        def show_them() -> None:
            first = self._outer.count() - 1
            for rule in quiet:
                self._outer.addWidget(self._card(rule))
            more.hide()
            following = self._outer.itemAt(first + 1)
            if following is not None and (widget := following.widget()) is not None:
                widget.setFocus()

        more.clicked.connect(show_them)
        return more

    def _card(self, rule: RuleCard) -> QWidget:
        frame, inside = card(8)
        frame.setAccessibleName(rule.title)
        head = row(12)
        head.addWidget(label(rule.title, "card-title"), 1)
        words, tone = self._level(rule.level)
        head.addWidget(label(words, "level", tone=tone, wraps=False))
        inside.addLayout(head)
        inside.addWidget(label(rule.message, "secondary"))
        for role, sign, said, examples in (
            ("do", "✓", self.tr("Do: {example}"), rule.do),
            ("dont", "✗", self.tr("Don’t: {example}"), rule.dont),
        ):
            example = self._example(examples)
            if example:
                shown = label(f"{sign}\u2002{example}", role)
                shown.setAccessibleName(said.format(example=example))
                inside.addWidget(shown)
        return frame

    def _level(self, level: Level) -> tuple[str, str]:
        match level:
            case Level.ERROR:
                return self.tr("Blocking"), "danger"
            case Level.WARNING:
                return self.tr("To review"), "warn"
            case Level.SUGGESTION:
                return self.tr("Suggestion"), "muted"

    def _example(self, examples: tuple[str, ...]) -> str:
        """The first one in the reader's language, as far as its little words tell; else the first one."""
        return next((e for e in examples if language_of(e) is self._language), next(iter(examples), ""))


def language_of(text: str) -> Language:
    """The language whose little words are more frequent in it; French when neither is."""
    words = text.lower().replace("l’", "le ").replace("d’", "de ").split()
    return max(_LITTLE_WORDS, key=lambda language: sum(word in _LITTLE_WORDS[language] for word in words))
