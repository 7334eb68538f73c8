# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of a draft's files while it is written; only what a network's limits ask for is read."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from composer.domain.drafts import Draft, DraftMedia
from composer.domain.errors import InputUnreadable, MediaUnfit
from composer.domain.ids import NetworkKey
from composer.domain.media import MediaFile, MediaKind, MediaLimits, kind_of
from composer.domain.ports import MediaFiles, Network
from composer.domain.review import Context, Files, Finding, Level
from composer.networks.findings import about_files


class MediaFacts:
    """Asks at each review; a file that did not change is not read again."""

    def __init__(self, files: MediaFiles, networks: Mapping[NetworkKey, Network]) -> None:
        self._files = files
        self._networks = networks

    def of(self, media: Sequence[DraftMedia], network: NetworkKey | None) -> Files:
        """What matters to that network. A file that is not there is left out: whoever sends it is told."""
        known = self._networks.get(network) if media and network else None
        limits = known.spec.media if known else None
        found: dict[str, MediaFile | str] = {}
        for medium in media:
            if limits is not None and _matters(kind_of(medium.path), limits):
                try:
                    found[medium.path] = self._files.file(medium.path)
                except MediaUnfit as error:
                    found[medium.path] = error.values["reason"]
                except InputUnreadable:
                    continue
        return found

    def unfit(
        self, draft: Draft, now: datetime, by_hand: Collection[NetworkKey] = ()
    ) -> tuple[tuple[NetworkKey, Finding], ...]:
        """What each of the draft's networks would refuse of its files.

        Those ``by_hand`` fetch nothing: what can be made fit is laid ready so.
        """
        found = []
        for key in draft.networks if draft.media else ():
            context = Context(draft.language, key, now, media=draft.media, files=self.of(draft.media, key))
            for finding in about_files(self._networks[key].spec, context):
                if finding.level is Level.ERROR or key not in by_hand:
                    found.append((key, finding))
        return tuple(found)


def _matters(kind: MediaKind | None, limits: MediaLimits) -> bool:
    """Of pictures that are made to fit, nothing but a limit to their shape."""
    if kind is not MediaKind.PICTURE or kind in limits.fetched or limits.picture is None:
        return True
    return limits.picture.tallest is not None or limits.picture.widest is not None
