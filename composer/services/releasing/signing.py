# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Approving: an approver sees what differs, then signs. Content is in force once all have, on their own computers."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import Final

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import DelegatedRole, Delegations, Metadata, Root, TargetFile, Targets

from composer.domain.places import PlaceFileMissing
from composer.domain.release_errors import KeyNotEntitled, NothingBuilt, NothingSigned, ProposalChanged
from composer.domain.releases import ObjectRef
from composer.library.releases.catalogue import CATALOGUE, HOLD
from composer.services.releasing.building import CANDIDATE, candidate
from composer.services.releasing.contents import Contents, Differences, differences, named
from composer.services.releasing.keys import holder_of
from composer.services.releasing.repository import HOLD_ROLE, LIMIT, Repository, entitled, lacking
from composer.services.releasing.roots import Approvers

_RENEWED: Final = 3
"""In the last third of their time signatures are given again, even if nothing changed."""


@dataclass(frozen=True, slots=True)
class RootChange:
    """Who may approve, before and after; names only."""

    added: Sequence[str]
    removed: Sequence[str]
    replaced: Sequence[str]
    threshold: int
    approvers: int
    first: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """What waits to be approved; None where nothing does."""

    root: RootChange | None
    content: Differences | None
    seen: tuple[bytes, ObjectRef]
    """By which ``sign`` knows that it still is the same."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A role after signing: in force when nothing is missing."""

    role: str
    given: int
    needed: int
    missing: Sequence[str]


class Signing:
    """Over a release's own folder. Every method may raise what reading and writing files raises."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._contents = Contents(repository.files)

    def proposal(self) -> Proposal:
        """Raises NothingBuilt, NothingSigned, ReleaseDamaged."""
        chain, coming = self._repository.roots(), self._repository.pending(Root, "root")
        change = _change(chain[-1].signed if chain else None, coming.signed) if coming else None
        judge, current, wanted = self._situation()
        seen = (coming.signed_bytes if coming else b"", wanted)
        if current is not None and not self._due(judge, current, wanted):
            return Proposal(change, None, seen)
        held = named(current.signed, CATALOGUE) if current else None
        before = self._contents.edition(held) if held else None
        return Proposal(change, differences(self._contents, before, self._contents.edition(wanted)), seen)

    def sign(self, name: str, signer: CryptoSigner, shown: Proposal) -> tuple[Standing, ...]:
        """Everything this key may sign, of what was shown.

        Raises ProposalChanged when something else waits by now, KeyNotEntitled when it may sign nothing; as above.
        """
        coming = self._repository.pending(Root, "root")
        if shown.seen != (coming.signed_bytes if coming else b"", self._situation()[2]):
            raise ProposalChanged(file=self._repository.files.told)
        done = [*self._sign_root(signer)]
        judge, current, wanted = self._situation()
        if current is None or self._due(judge, current, wanted):
            if signer.public_key.keyid in judge.roles["targets"].keyids:
                self._sign_content(judge, wanted, signer)
            elif not done:
                raise KeyNotEntitled(file="targets", name=name)
            done.append(self._settled(judge, wanted))
        elif not done:
            entitled(judge, "targets", signer, name)
        return tuple(done)

    def _sign_root(self, signer: CryptoSigner) -> list[Standing]:
        waiting = self._repository.pending(Root, "root")
        if waiting is None:
            return []
        chain = self._repository.roots()
        judges = [*(root.signed for root in chain[-1:]), waiting.signed]
        if any(signer.public_key.keyid in judge.roles["root"].keyids for judge in judges):
            waiting.sign(signer, append=True)
            self._repository.put_pending("root", waiting)
        standing = [lacking(judge, "root", waiting) for judge in judges]
        missing = sorted({name for _, _, names in standing for name in names})
        if not missing:
            self._repository.put("root", waiting)
            self._repository.drop_pending("root")
        given, needed, _ = min(standing, key=lambda one: one[0] - one[1])
        return [Standing("root", given, needed, missing)]

    def _sign_content(self, judge: Root, wanted: ObjectRef, signer: CryptoSigner) -> None:
        waiting = self._waiting(judge, wanted)
        waiting.sign(signer, append=True)
        self._repository.put_pending("targets", waiting)

    def _settled(self, judge: Root, wanted: ObjectRef) -> Standing:
        """In force with its last signature, or with that of the root it follows."""
        waiting = self._waiting(judge, wanted)
        given, needed, missing = lacking(judge, "targets", waiting)
        if not missing and self._repository.pending(Root, "root") is None:
            self._repository.put("targets", waiting)
            self._repository.drop_pending("targets")
        return Standing("targets", given, needed, missing)

    def _waiting(self, judge: Root, wanted: ObjectRef) -> Metadata[Targets]:
        """What others have signed already, unless something else is to be signed now."""
        waiting, made = self._repository.pending(Targets, "targets"), self._content(judge, wanted)
        return waiting if waiting is not None and _same(waiting.signed, made.signed) else made

    def _content(self, judge: Root, wanted: ObjectRef) -> Metadata[Targets]:
        version = max([0, *self._repository.versions("targets")]) + 1
        targets = Targets(version, expires=self._repository.expiry("targets", judge), delegations=delegations(judge))
        targets.targets[CATALOGUE] = TargetFile(wanted.size, {"sha256": wanted.sha256}, CATALOGUE)
        return Metadata(targets)

    def _situation(self) -> tuple[Root, Metadata[Targets] | None, ObjectRef]:
        """The root that is, or is about to be; what all approvers signed last; and what is to be approved."""
        waiting, chain = self._repository.pending(Root, "root"), self._repository.roots()
        if waiting is None and not chain:
            raise NothingSigned(file=self._repository.files.told)
        current = self._repository.targets(chain[-1].signed) if chain else None
        if current is None:
            # Signed by approvers of before: still what the next ones compare with.
            known = (self._repository.targets(root.signed) for root in reversed(chain))
            current = next((found for found in known if found is not None), None)
        return (waiting or chain[-1]).signed, current, self._wanted(current)

    def _wanted(self, current: Metadata[Targets] | None) -> ObjectRef:
        try:
            built = candidate(self._repository.files.read(CANDIDATE, LIMIT * 64))
        except PlaceFileMissing:
            built = None
        wanted = built or (named(current.signed, CATALOGUE) if current else None)
        if wanted is None:
            raise NothingBuilt(file=self._repository.files.told)
        return wanted

    def _due(self, judge: Root, current: Metadata[Targets], wanted: ObjectRef) -> bool:
        _, _, missing = lacking(judge, "targets", current)
        left = current.signed.expires.astimezone(UTC) - self._repository.now()
        return bool(
            missing
            or named(current.signed, CATALOGUE) != wanted
            or current.signed.delegations != delegations(judge)
            or left < timedelta(days=self._repository.days("targets", judge)) / _RENEWED
        )


def delegations(root: Root) -> Delegations:
    """Each approver alone may pause publications: stopping is quick, adding needs everybody."""
    approvers = Approvers.of(root).approvers
    keys = {key.keyid: deepcopy(key) for key in approvers.values()}
    role = DelegatedRole(HOLD_ROLE, sorted(keys), 1, terminating=True, paths=[HOLD])
    return Delegations(keys, {HOLD_ROLE: role})


def _same(one: Targets, other: Targets) -> bool:
    """But for the time."""
    return (one.version, one.targets, one.delegations) == (other.version, other.targets, other.delegations)


def _change(before: Root | None, after: Root) -> RootChange:
    def keys(root: Root | None) -> Mapping[str, str]:
        return {holder_of(key): key.keyid for key in root.keys.values()} if root else {}

    old, new = keys(before), keys(after)
    return RootChange(
        added=sorted(new.keys() - old.keys()),
        removed=sorted(old.keys() - new.keys()),
        replaced=sorted(name for name in new.keys() & old.keys() if new[name] != old[name]),
        threshold=after.roles["targets"].threshold,
        approvers=len(after.roles["targets"].keyids),
        first=before is None,
    )
