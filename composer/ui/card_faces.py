# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the card of a finding says and offers, as values."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from composer.domain.review import Finding, Level, Source
from composer.ui.widgets.live_findings import LiveFinding
from composer.ui.widgets.passages import look_of

translate = QCoreApplication.translate
_SECTION = "charter-section"


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says. ``fixes`` has one label per fix of the finding, empty where it does nothing."""

    title: str
    text: str
    why: str
    fixes: tuple[str, ...]


class Way(StrEnum):
    """A way out of a finding; the value names its button."""

    FIX = "fix"
    SHOW = "show"
    LEARN = "learn"
    READ = "read"
    IGNORE = "ignore"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class WayOut:
    """One button of a card. ``number`` is the fix it applies."""

    way: Way
    words: str
    number: int = 0

    @property
    def quiet(self) -> bool:
        """Not what the person is asked to do first."""
        return self.way in (Way.LEARN, Way.READ, Way.IGNORE, Way.ALWAYS)


@dataclass(frozen=True, slots=True)
class CardFace:
    """All there is to paint. ``ways`` are those of an open card; a closed one keeps to ``first_ways``."""

    words: CardWords
    level: str
    token: str
    passages: int
    ways: tuple[WayOut, ...]

    @property
    def first_ways(self) -> tuple[WayOut, ...]:
        """Without what only the card in focus has room for."""
        return tuple(w for w in self.ways if w.way not in (Way.LEARN, Way.READ, Way.ALWAYS))

    @property
    def spoken(self) -> str:
        """Title and level."""
        return f"{self.words.title}. {self.level}"

    @property
    def explained(self) -> str:
        """What and why."""
        return " ".join(part for part in (self.words.text, self.words.why) if part)


def section_of(finding: Finding) -> str:
    """Number of the charter section with the reason, empty when the reason stands elsewhere."""
    if finding.why is not None and finding.why.code == _SECTION:
        return finding.why.values.get("number", "")
    return ""


def face_of(findings: tuple[LiveFinding, ...], words: CardWords) -> CardFace:
    """The face of the card that tells these findings."""
    first = findings[0].finding
    return CardFace(words, _level_word(first), look_of(first).token, len(findings), tuple(_ways(findings, words)))


def usable_fixes(findings: tuple[LiveFinding, ...], words: CardWords) -> list[int]:
    """Those with edits; for several passages first the one that mends them all, and none that fits only one."""
    fixes = findings[0].finding.fixes
    usable = [n for n, label in enumerate(words.fixes) if label]
    if len(findings) == 1:
        return usable
    common = [n for n in usable if fixes[n].label.values.get("text", "\0") not in words.fixes[n]]
    return sorted(common, key=lambda n: -len(fixes[n].edits))


def _ways(findings: tuple[LiveFinding, ...], words: CardWords) -> list[WayOut]:
    finding = findings[0].finding
    ways = [WayOut(Way.FIX, words.fixes[n], n) for n in usable_fixes(findings, words)]
    if not ways and finding.medium:
        ways.append(WayOut(Way.SHOW, translate("FindingCard", "Show the picture")))
    elif not ways and finding.option:
        ways.append(WayOut(Way.SHOW, translate("FindingCard", "Show the option")))
    elif not ways and finding.span is not None:
        ways.append(WayOut(Way.SHOW, translate("FindingCard", "Show the passage")))
    if finding.learnable:
        ways.append(WayOut(Way.LEARN, translate("FindingCard", "Add to my words")))
    if number := section_of(finding):
        ways.append(WayOut(Way.READ, translate("FindingCard", "Read section {number}").format(number=number)))
    elif finding.link:
        ways.append(WayOut(Way.READ, translate("FindingCard", "Read why")))
    if finding.level is not Level.ERROR:
        ways.append(WayOut(Way.IGNORE, translate("FindingCard", "Ignore here")))
        ways.append(WayOut(Way.ALWAYS, translate("FindingCard", "Always ignore")))
    return ways


def _level_word(finding: Finding) -> str:
    if finding.level is Level.ERROR:
        return translate("FindingCard", "Blocking")
    if finding.source is Source.VOICE:
        return translate("FindingCard", "Parrot")
    if finding.source is Source.LANGUAGE:
        return translate("FindingCard", "Language")
    if finding.level is Level.WARNING:
        return translate("FindingCard", "To review")
    return translate("FindingCard", "Suggestion")
