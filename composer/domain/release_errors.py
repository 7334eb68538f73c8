# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can go wrong with a release, on its authors' side and on its readers'.

::

    LibraryError
    └── ReleaseError
        ├── ReleaseDamaged ReleaseTooNew
        ├── NothingBuilt NothingSigned ProposalChanged RootExists SignaturesMissing ApprovalExpired
        ├── ReleaseBehind RootForeign PlaceWentBack
        ├── KeyExists KeyMissing KeyUnreadable PassphraseWrong PassphraseShort
        └── KeyNotEntitled NameTaken ApproversUnfit
"""

from composer.domain.errors import LibraryError


class ReleaseError(LibraryError):
    """Values of every such error: file (the part or place it is about)."""

    code = "release"


class ReleaseDamaged(ReleaseError):
    """It is not what was signed, or no release this program can read. Values: file (which part), reason."""

    code = "release-damaged"


class ReleaseTooNew(ReleaseError):
    """A later version of the program made it. Values: file, found, known (versions of the format)."""

    code = "release-too-new"


class NothingBuilt(ReleaseError):
    """There is no build to approve. Values: file."""

    code = "nothing-built"


class NothingSigned(ReleaseError):
    """Approvers were never named for it, or nothing was ever approved. Values: file."""

    code = "nothing-signed"


class ProposalChanged(ReleaseError):
    """Somebody built or changed something while an approver was reading. Values: file."""

    code = "proposal-changed"


class RootExists(ReleaseError):
    """Approvers have been named already. Values: file."""

    code = "root-exists"


class RootForeign(ReleaseError):
    """It follows other approvers than those expected. Values: file."""

    code = "root-foreign"


class SignaturesMissing(ReleaseError):
    """Values: file (role), given, needed, missing (names)."""

    code = "signatures-missing"


class ApprovalExpired(ReleaseError):
    """Values: file (role), when."""

    code = "approval-expired"


class ReleaseBehind(ReleaseError):
    """What is there is newer. Values: file (role), here, there (versions)."""

    code = "release-behind"


class PlaceWentBack(ReleaseError):
    """It has older versions than this computer saw there. Values: file (the place), role, here, there."""

    code = "place-went-back"


class KeyExists(ReleaseError):
    """Values: file (its name or path)."""

    code = "key-exists"


class KeyMissing(ReleaseError):
    """No such key on this computer. Values: file."""

    code = "key-missing"


class KeyUnreadable(ReleaseError):
    """No key file. Values: file."""

    code = "key-unreadable"


class PassphraseWrong(ReleaseError):
    """Values: file."""

    code = "passphrase-wrong"


class PassphraseShort(ReleaseError):
    """Values: file, least (characters)."""

    code = "passphrase-short"


class KeyNotEntitled(ReleaseError):
    """The root does not know this key, or not for this. Values: file (role), name."""

    code = "key-not-entitled"


class NameTaken(ReleaseError):
    """Two keys of one name could not be told apart. Values: file (the name)."""

    code = "name-taken"


class ApproversUnfit(ReleaseError):
    """So many signatures could not be given, or a lost key would lock everybody out. Values: file, reason."""

    code = "approvers-unfit"
