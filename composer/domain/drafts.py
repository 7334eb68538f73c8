# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's own text, on its way from an approved post or a guide to a publication."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from composer.domain.ids import DraftId, GuideId, NetworkKey, PostId
from composer.domain.text import Language


@dataclass(frozen=True, slots=True)
class DraftMedia:
    """A picture or video of a draft; ``path`` is absolute."""

    path: str
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class GuideProgress:
    """Where the person stands in a guide. ``answers`` has one text per step, empty when skipped or not reached."""

    guide: GuideId
    answers: tuple[str, ...]
    step: int
    """Index of the step on screen, ``len(answers)`` once finished."""


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

    def text_for(self, network: NetworkKey) -> str:
        """The network's variant, or the common text it still follows."""
        return self.variants.get(network, self.text)

    def with_text(self, text: str, network: NetworkKey | None = None) -> "Draft":
        """The draft with a new common text, or a new variant when ``network`` is given."""
        if network is None:
            return replace(self, text=text)
        return replace(self, variants={**self.variants, network: text})

    def following(self, network: NetworkKey) -> "Draft":
        """The draft with that network following the common text again."""
        return replace(self, variants={k: v for k, v in self.variants.items() if k != network})


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier text of a draft, kept so that nothing is lost."""

    draft: DraftId
    saved: datetime
    text: str
