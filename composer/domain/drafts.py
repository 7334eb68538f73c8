# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's own text, on its way from an approved post or a guide to a publication."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, TypeVar

from composer.domain.ids import DraftId, GuideId, NetworkKey, PostId
from composer.domain.text import Language

T = TypeVar("T")

COMMON: Final = NetworkKey("")
"""Stands for the common text among the languages chosen for lines."""


@dataclass(frozen=True, slots=True)
class DraftMedia:
    """A picture or video of a draft; ``path`` is absolute."""

    path: str
    alt: str = ""
    credit: str = ""
    address: str = ""
    """Where everybody can see this very file, as https://…; empty for files of the person's own."""


@dataclass(frozen=True, slots=True)
class GuideProgress:
    """Where the person stands in a guide. ``answers`` has one text per step, empty when skipped or not reached."""

    guide: GuideId
    answers: tuple[str, ...]
    step: int
    """Index of the step on screen, ``len(answers)`` once finished."""
    opening: str = ""
    """The guide's first line the person chose, if any; ``closing`` likewise its last."""
    closing: str = ""
    composed: str = ""
    """What the answers last made: where the draft's text is another, it was edited since."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft. ``text`` is the common text; ``variants`` holds only the networks whose text was edited apart."""

    id: DraftId
    language: Language
    created: datetime
    updated: datetime
    title: str = ""
    text: str = ""
    post: PostId | None = None
    networks: tuple[NetworkKey, ...] = ()
    variants: Mapping[NetworkKey, str] = field(default_factory=dict)
    media: tuple[DraftMedia, ...] = ()
    guide: GuideProgress | None = None
    ignored: frozenset[str] = frozenset()
    """Keys of findings the person chose to ignore here (``Finding.key``)."""
    line_languages: Mapping[NetworkKey, Mapping[int, Language]] = field(default_factory=dict)
    """Languages the person chose for lines, by line number from 0: of a variant, or of the common text (``COMMON``)."""
    options: Mapping[NetworkKey, Mapping[str, str]] = field(default_factory=dict)
    """What the person chose of what a network asks besides the text, by ``networks.Option.key``."""

    def text_for(self, network: NetworkKey) -> str:
        """The network's variant, or the common text it still follows."""
        return self.variants.get(network, self.text)

    def with_text(self, text: str, network: NetworkKey | None = None) -> "Draft":
        """The draft with a new common text, or a new variant when ``network`` is given.

        Languages chosen for lines move with their lines.
        """
        before = self.text if network is None else self.text_for(network)
        chosen = _moved(self.languages_of(network), before, text)
        if network is None:
            return replace(self, text=text)._with_languages(COMMON, chosen)
        return replace(self, variants={**self.variants, network: text})._with_languages(network, chosen)

    def following(self, network: NetworkKey) -> "Draft":
        """The draft with that network following the common text again."""
        return replace(self, variants=_without(self.variants, network))._with_languages(network, {})

    def languages_of(self, network: NetworkKey | None = None) -> Mapping[int, Language]:
        """The languages chosen for lines of the network's text, or of the common one, by line number from 0."""
        return self.line_languages.get(self._version(network), {})

    def with_line_language(self, line: int, language: Language | None, network: NetworkKey | None = None) -> "Draft":
        """The draft with the language of a line (from 0) chosen, or left to detection again by None.

        A network that follows the common text shares its lines.
        """
        chosen = {number: one for number, one in self.languages_of(network).items() if number != line}
        return self._with_languages(self._version(network), {**chosen, line: language} if language else chosen)

    def with_option(self, network: NetworkKey, key: str, value: str) -> "Draft":
        """The draft with that choice made for the network."""
        return replace(self, options={**self.options, network: {**self.options.get(network, {}), key: value}})

    def _version(self, network: NetworkKey | None) -> NetworkKey:
        return network if network is not None and network in self.variants else COMMON

    def _with_languages(self, version: NetworkKey, chosen: Mapping[int, Language]) -> "Draft":
        if self.line_languages.get(version, {}) == chosen:
            return self
        others = _without(self.line_languages, version)
        return replace(self, line_languages={**others, version: chosen} if chosen else others)


def _without(mapping: Mapping[NetworkKey, T], key: NetworkKey) -> dict[NetworkKey, T]:
    return {other: value for other, value in mapping.items() if other != key}


def _moved(chosen: Mapping[int, Language], before: str, after: str) -> Mapping[int, Language]:
    """Line numbers of ``before`` as those of ``after``; a line split in two gives its language to both halves."""
    if not chosen or before == after:
        return chosen
    old, new = before.split("\n"), after.split("\n")
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    most = shortest - head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    changed = range(head, len(old) - tail)
    moved = {line: language for line, language in chosen.items() if line < head}
    moved |= {line + len(new) - len(old): lang for line, lang in chosen.items() if line >= len(old) - tail}
    for line in range(head, len(new) - tail if changed else head):
        source = min(line, changed[-1])
        if source in chosen:
            moved[line] = chosen[source]
    return dict(sorted(moved.items()))


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier text of a draft, kept so that nothing is lost."""

    draft: DraftId
    saved: datetime
    text: str
