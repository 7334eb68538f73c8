# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which texts a draft has, and which of them an edit changes."""

from dataclasses import replace

from composer.domain.drafts import Draft
from composer.domain.ids import NetworkKey

Version = NetworkKey | None
"""A network's tab, or None for the common text's."""


def versions_of(draft: Draft) -> tuple[Version, ...]:
    """The tabs: a draft for a single network needs no tab for the common text, that network's tab edits it."""
    if _alone(draft):
        return draft.networks
    return (None, *draft.networks)


def nearest_version(draft: Draft, wanted: Version) -> Version:
    """``wanted`` where the draft has it, else its first tab."""
    versions = versions_of(draft)
    return wanted if wanted in versions else versions[0]


def edits_common_text(draft: Draft, version: Version) -> bool:
    """True when typing in that tab changes the common text."""
    return version is None or _alone(draft)


def text_of(draft: Draft, version: Version) -> str:
    """What stands in that tab."""
    return draft.text if version is None else draft.text_for(version)


def with_text(draft: Draft, version: Version, text: str) -> Draft:
    """The draft after an edit in that tab. A network's text that equals the common one follows it again."""
    if version is None or edits_common_text(draft, version):
        return draft.with_text(text)
    return draft.following(version) if text == draft.text else draft.with_text(text, version)


def with_networks(draft: Draft, network: NetworkKey, chosen: bool) -> Draft:
    """The draft with that network added or taken away; the text written for it is kept, should it come back."""
    others = tuple(key for key in draft.networks if key != network)
    return replace(draft, networks=(*others, network) if chosen else others)


def _alone(draft: Draft) -> bool:
    return len(draft.networks) == 1 and draft.networks[0] not in draft.variants
