# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing by hand: everything is laid ready, the person posts, and only their own word makes it published.

A job of an account that ``domain.handing.by_hand`` makes goes through the outbox as any other: judged when it is
pressed and when it is due, and then handed over instead of sent.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from composer.domain.errors import AddressRefused, JobMovedOn, NotConnected
from composer.domain.handing import Handing, LaidFile, by_hand, hand_of
from composer.domain.ids import JobId, NetworkKey
from composer.domain.media import MediaKind, PictureLimits, kind_of
from composer.domain.networks import Ability, Account, Payload, Receipt
from composer.domain.outbox import Job, JobState
from composer.domain.ports import Clock, LaidFiles, MediaFiles, Network, OutboxStore
from composer.networks.assisted import BY_HAND, actions, left_in_the_app

_PIECE: Final = 4 * 1024 * 1024
_ENDINGS: Final = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}
_USUAL: Final = PictureLimits(frozenset(_ENDINGS), 8_000_000, 4096)
"""Where a network states nothing of its own."""


class Assisting:
    """Safe to call from several threads. ``networks`` and ``outbox`` as for publishing."""

    def __init__(
        self,
        outbox: OutboxStore,
        networks: Mapping[NetworkKey, Network],
        media: MediaFiles,
        laid: LaidFiles,
        clock: Clock,
    ) -> None:
        self._outbox = outbox
        self._networks = networks
        self._media = media
        self._laid = laid
        self._clock = clock

    def hands(self, networks: Iterable[NetworkKey]) -> tuple[Account, ...]:
        """The person's own browser on those networks; where there are many servers, theirs is not known."""
        known = ((key, self._networks.get(key)) for key in networks if key in BY_HAND and not BY_HAND[key].needs_server)
        hands = (
            hand_of(by_hand(key)) for key, network in known if network and Ability.ASSIST in network.spec.abilities
        )
        return tuple(hand for hand in hands if hand is not None)

    def handing(self, job: JobId) -> Handing:
        """All that is laid ready for a job that was handed over; as often as it is asked.

        Raises JobNotFound, JobMovedOn, NotConnected, MediaUnfit, InputUnreadable, StorageError.
        """
        held = self._handed(job)
        hand = hand_of(held.account)
        page = BY_HAND.get(held.network)
        payload = self._networks[held.network].compose(held.submission)
        if hand is None:
            todo = tuple(left_in_the_app(payload))
            return Handing(held.id, held.network, "", False, payload.text, "", (), todo)
        if page is None or (page.needs_server and not hand.server):
            raise NotConnected(network=held.network)
        self._laid.clear({one.id for one in self._outbox.all() if one.state is JobState.HANDED_OVER})
        files = tuple(self._lay(held.id, payload))
        address, filled = page.page(payload, hand.server)
        return Handing(
            job=held.id,
            network=held.network,
            page=address,
            filled=filled,
            text=payload.text,
            folder=self._laid.folder(held.id) if files else "",
            files=files,
            actions=tuple(actions(payload, filled=filled)),
        )

    def needs_server(self, network: NetworkKey) -> bool:
        """True on networks of many servers: whoever posts says where they live."""
        page = BY_HAND.get(network)
        return page is not None and page.needs_server

    def posted(self, job: JobId, pasted: str) -> Job:
        """The person posted, and this is the address they found. Raises JobNotFound, JobMovedOn, AddressRefused."""
        held = self._handed(job)
        page = BY_HAND.get(held.network)
        if page is None:
            raise NotConnected(network=held.network)
        hand = hand_of(held.account)
        found = page.post(pasted, hand.server if hand else "")
        for other in self._outbox.all():
            if other.receipt and other.network == held.network and found.url == other.receipt.url:
                raise AddressRefused(network=held.network, reason="known-address")
        receipt = Receipt(found.remote_id, found.url, self._clock.now())
        return self._moved(held, JobState.SENT, receipt)

    def not_posted(self, job: JobId) -> Job:
        """The person says that they did not post. Raises JobNotFound, JobMovedOn."""
        return self._moved(self._handed(job), JobState.ABANDONED)

    def _handed(self, job: JobId) -> Job:
        held = self._outbox.load(job)
        if held.state is not JobState.HANDED_OVER:
            raise JobMovedOn(job=job, state=held.state)
        return held

    def _moved(self, held: Job, to: JobState, receipt: Receipt | None = None) -> Job:
        moved = held.moved(to, self._clock.now(), receipt=receipt)
        if not self._outbox.update(moved, held):
            raise JobMovedOn(job=held.id, state=self._outbox.load(held.id).state)
        self._laid.clear({one.id for one in self._outbox.all() if one.state is JobState.HANDED_OVER})
        return moved

    def _lay(self, job: JobId, payload: Payload) -> Iterator[LaidFile]:
        """Names begin with their number, so that the folder shows them in the order of the post."""
        limits = self._networks[payload.network].spec.media
        for number, medium in enumerate(payload.media, 1):
            name = f"{number}-{PurePath(medium.path).name}"
            if kind_of(medium.path) is MediaKind.PICTURE:
                fit = (limits.picture if limits else None) or _USUAL
                picture = self._media.picture(medium.path, replace(fit, tallest=None, widest=None))
                name = str(PurePath(name).with_suffix(_ENDINGS[picture.media_type]))
                self._laid.put(job, name, (picture.content,))
            else:
                self._laid.put(job, name, self._pieces(medium.path))
            yield LaidFile(name, medium.alt)

    def _pieces(self, path: str) -> Iterator[bytes]:
        """As they would be sent: a film without its places."""
        size = self._media.file(path).size
        return (self._media.read(path, start, _PIECE) for start in range(0, size, _PIECE))
