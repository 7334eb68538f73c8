# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a library is not brought, or not believed. Whatever it is, the last good library stays in use.

::

    LibraryError
    ├── SourceError      SourceUnreachable SourceTooSlow SourceEmpty SourceLacks SourceSignIn
    ├── TrustError       TrustUnconfirmed TrustRootWrong TrustRootInvalid
    ├── LibraryNotSynced
    └── ReleaseRefused   SignaturesLacking RolledBack Expired MixedEditions
                         Oversized Truncated CaseTwins LinkFound
    and of ReleaseDamaged: PathEscapes Bomb
"""

from composer.domain.errors import LibraryError, LibraryMissing
from composer.domain.release_errors import ReleaseDamaged


class SourceError(LibraryError):
    """The place the library comes from. Values of every such error: file, host."""

    code = "source"


class SourceUnreachable(SourceError):
    """Values: file, host, reason."""

    code = "source-unreachable"


class SourceTooSlow(SourceUnreachable):
    """It sends so little at a time that it would never end. Values: file, host."""

    code = "source-too-slow"


class SourceEmpty(SourceError):
    """No library is published there. Values: file, host."""

    code = "source-empty"


class SourceLacks(SourceError):
    """One file is not there. Values: file, host."""

    code = "source-lacks"


class SourceSignIn(SourceError):
    """It wants to know who asks. Values: file, host."""

    code = "source-sign-in"


class TrustError(LibraryError):
    """Who may sign the library. Values of every such error: file."""

    code = "trust"


class TrustUnconfirmed(TrustError):
    """Nobody has said yet that this library is the right one. Values: file, host, fingerprint (64 digits)."""

    code = "trust-unconfirmed"


class TrustRootWrong(TrustError):
    """The place does not have the library the organisation named. Values: file, host."""

    code = "trust-root-wrong"


class TrustRootInvalid(TrustError):
    """What the organisation set is neither a fingerprint nor the metadata of a root. Values: file, reason."""

    code = "trust-root-invalid"


class ReleaseRefused(LibraryError):
    """Something was published that cannot be believed. Values of every such error: file."""

    code = "release-refused"


class SignaturesLacking(ReleaseRefused):
    """Wrong signatures, or too few. Values: file."""

    code = "release-signatures"


class RolledBack(ReleaseRefused):
    """Older than what is known already. Values: file."""

    code = "release-rolled-back"


class Expired(ReleaseRefused):
    """Nobody has vouched for it lately: news may be withheld. Values: file."""

    code = "release-expired"


class MixedEditions(ReleaseRefused):
    """Parts of different editions. Values: file."""

    code = "release-mixed"


class Oversized(ReleaseRefused):
    """More bytes than announced, or bytes without end. Values: file."""

    code = "release-oversized"


class Truncated(ReleaseRefused):
    """Fewer bytes than announced. Values: file."""

    code = "release-truncated"


class PathEscapes(ReleaseDamaged):
    """A name that would leave its folder. Values: file, reason."""

    code = "release-path-escapes"


class CaseTwins(ReleaseRefused):
    """Two names that some computers cannot tell apart. Values: file."""

    code = "release-case-twins"


class Bomb(ReleaseDamaged):
    """It would unpack to far more than it may. Values: file, reason."""

    code = "release-bomb"


class LinkFound(ReleaseRefused):
    """A link that leads somewhere else. Values: file."""

    code = "release-link"


class LibraryNotSynced(LibraryMissing):
    """The organisation's library has not been brought yet. Values: path (the source)."""

    code = "library-not-synced"
