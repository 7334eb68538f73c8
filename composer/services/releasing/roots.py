# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who approves: the root, which names the keys of every role. A change of it waits for the signatures it needs.

All approvers' signatures are needed for content. A root needs one fewer than there are keys in it, so that a lost key
locks nobody out; a key kept in a safe makes sure that those are two even where two people approve.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from securesystemslib.signer import Key
from tuf.api.metadata import Metadata, Role, Root

from composer.domain.release_errors import ApproversUnfit, KeyMissing, NameTaken, RootExists
from composer.services.releasing.keys import NAME, Holder, holder_of
from composer.services.releasing.repository import BY_HAND_DAYS, DAYS, USUAL_DAYS, Repository

_PARTS: Final = ("approvers", "recovery", "servers")
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Approvers:
    """Who holds which key, by name; ``threshold`` signatures of approvers are needed for content."""

    approvers: Mapping[str, Key]
    recovery: Mapping[str, Key] = field(default_factory=dict)
    """Kept in a safe: they sign changes of the root, nothing else."""
    servers: Mapping[str, Key] = field(default_factory=dict)
    """They renew the seal, nothing else."""
    threshold: int = 0
    days: Mapping[str, int] = field(default_factory=dict)

    @staticmethod
    def of(root: Root) -> "Approvers":
        """Those of a root."""

        def named(ids: Iterable[str]) -> dict[str, Key]:
            return {holder_of(root.keys[key]): root.keys[key] for key in ids}

        approvers = named(root.roles["targets"].keyids)
        recovery = {n: k for n, k in named(root.roles["root"].keyids).items() if n not in approvers}
        servers = {n: k for n, k in named(root.roles["timestamp"].keyids).items() if n not in approvers}
        days = root.unrecognized_fields.get(DAYS)
        return Approvers(
            approvers, recovery, servers, root.roles["targets"].threshold, days if isinstance(days, dict) else {}
        )

    @property
    def everybody(self) -> dict[str, Key]:
        """All keys by name."""
        return {**self.approvers, **self.recovery, **self.servers}


def named(holders: Sequence[Holder]) -> dict[str, Key]:
    """Keys by name, each with its name in it. Raises NameTaken."""
    found: dict[str, Key] = {}
    for holder in holders:
        if holder.name in found:
            raise NameTaken(file=holder.name)
        key = deepcopy(holder.key)
        key.unrecognized_fields[NAME] = holder.name
        found[holder.name] = key
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """Who comes and who leaves."""

    approvers: Mapping[str, Key] = field(default_factory=dict)
    recovery: Mapping[str, Key] = field(default_factory=dict)
    servers: Mapping[str, Key] = field(default_factory=dict)
    remove: Sequence[str] = ()
    threshold: int | None = None
    days: Mapping[str, int] = field(default_factory=dict)


class Roots:
    """Makes the first root, and changes of it."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    def first(self, wanted: Approvers) -> Metadata[Root]:
        """Waits for its signatures. Raises RootExists, NameTaken, ApproversUnfit."""
        if self._repository.versions("root"):
            raise RootExists(file=self._repository.files.told)
        usual = USUAL_DAYS if wanted.servers else BY_HAND_DAYS
        made = self._root(wanted, {**usual, **wanted.days}, 1)
        self._repository.put_pending("root", made)
        return made

    def change(self, wanted: Change) -> Metadata[Root]:
        """With nothing to add or remove the root is renewed. Who is both removed and added changes the key.

        Raises KeyMissing, NameTaken, ApproversUnfit, NothingSigned.
        """
        root = self._repository.root().signed
        now = Approvers.of(root)
        for name in wanted.remove:
            if name not in now.everybody:
                raise KeyMissing(file=name)
        groups = {part: {**_without(getattr(now, part), wanted.remove)} for part in _PARTS}
        for part in _PARTS:
            for name, key in getattr(wanted, part).items():
                if any(name in group for group in groups.values()):
                    raise NameTaken(file=name)
                groups[part][name] = key
        # All approvers are needed unless somebody chose otherwise.
        all_of_them = now.threshold == len(now.approvers)
        kept = len(groups["approvers"]) if all_of_them else min(now.threshold, len(groups["approvers"]))
        coming = Approvers(groups["approvers"], groups["recovery"], groups["servers"], wanted.threshold or kept)
        made = self._root(coming, {**now.days, **wanted.days}, root.version + 1)
        self._repository.put_pending("root", made)
        return made

    def _root(self, wanted: Approvers, days: Mapping[str, int], version: int) -> Metadata[Root]:
        _check(wanted)
        keys = {key.keyid: key for key in wanted.everybody.values()}
        if len(keys) < len(wanted.approvers) + len(wanted.recovery) + len(wanted.servers):
            raise NameTaken(file=", ".join(wanted.everybody))
        approvers, seal = _ids(wanted.approvers), _ids({**wanted.approvers, **wanted.servers})
        guards = _ids({**wanted.approvers, **wanted.recovery})
        threshold = wanted.threshold or len(approvers)
        roles = {
            "root": Role(guards, max(1, len(guards) - 1)),
            "targets": Role(approvers, threshold),
            "snapshot": Role(seal, 1),
            "timestamp": Role(seal, 1),
        }
        root = Root(version, keys=keys, roles=roles, consistent_snapshot=True)
        root.unrecognized_fields[DAYS] = dict(sorted(days.items()))
        root.expires = self._repository.expiry("root", root)
        return Metadata(root)


def _check(wanted: Approvers) -> None:
    if not wanted.approvers:
        raise ApproversUnfit(file="targets", reason="no-approver")
    if wanted.threshold > len(wanted.approvers):
        raise ApproversUnfit(file="targets", reason="threshold-too-high")
    if len(wanted.approvers) + len(wanted.recovery) <= _FEWEST and len(wanted.approvers) > 1:
        raise ApproversUnfit(file="root", reason="no-recovery")


def _without(keys: Mapping[str, Key], names: Sequence[str]) -> dict[str, Key]:
    return {name: key for name, key in keys.items() if name not in names}


def _ids(keys: Mapping[str, Key]) -> list[str]:
    return [key.keyid for _, key in sorted(keys.items())]
