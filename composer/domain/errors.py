# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The error tree.

``RamageError``: the world said no, and the reader is told what to do. Anything else is a fault of the program.

::

    RamageError
    ├── InputUnreadable, UsageError, NoDisplay
    ├── StorageError       DatabaseTooNew DatabaseCorrupt DatabaseLocked DiskFull FolderReadOnly
    ├── SettingsError      SettingsUnreadable SettingUnknown SettingInvalid SettingLocked
    ├── LibraryError       LibraryMissing LibraryInvalid RuleRefused PostNotFound GuideNotFound
    │                  FolderNotEmpty FeedUnreadable
    ├── WorkError          DraftNotFound JobNotFound JobMovedOn PublicationBlocked AddressRefused
    ├── PeerFileError      PeerFileUnreadable PeerFileTooLarge PeerFileForeign PeerFileDamaged PeerFileTooNew
    │                      PeerAnswerForeign
    ├── NetworkError       Unreachable RateLimited NotReadyYet PostRefused MediaUnfit OutcomeUnknown NotConnected
    │                      LeftToPerson CannotCorrect ChangeUnknown DeletionUnknown
    ├── GrammarError       GrammarServerWrong GrammarServerBroken DownloadDamaged
    ├── SecretStoreError   NoSecretStore SecretStoreLocked SecretStoreFailed
    └── Cancelled
"""

from typing import ClassVar


class RamageError(Exception):
    """Carries a code and values, not sentences; ``services.wording`` has the words for every code."""

    code: ClassVar[str] = "error"

    def __init__(self, **values: object) -> None:
        self.values: dict[str, str] = {name: str(value) for name, value in values.items()}
        super().__init__(self.code, self.values)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code}({details})"


class InputUnreadable(RamageError):
    """Values: path, reason."""

    code = "input-unreadable"


class UsageError(RamageError):
    """Values: reason."""

    code = "usage"


class NoDisplay(RamageError):
    """No window can be shown on this machine, or in this session. Values: reason."""

    code = "no-display"


class Cancelled(RamageError):
    """The person asked to stop; nothing was half done."""

    code = "cancelled"


class StorageError(RamageError):
    """Values of every storage error: path."""

    code = "storage"


class DatabaseTooNew(StorageError):
    """Values: path, found, known (schema versions)."""

    code = "database-too-new"


class DatabaseCorrupt(StorageError):
    """Values: path, set_aside (where the file was moved, empty when it was left in place)."""

    code = "database-corrupt"


class DatabaseLocked(StorageError):
    """Another program holds the file. Values: path."""

    code = "database-locked"


class DiskFull(StorageError):
    """Values: path."""

    code = "disk-full"


class FolderReadOnly(StorageError):
    """Values: path."""

    code = "folder-read-only"


class SettingsError(RamageError):
    """Values of every settings error: file, key."""

    code = "settings"


class SettingsUnreadable(SettingsError):
    """Values: file, reason."""

    code = "settings-unreadable"


class SettingUnknown(SettingsError):
    """Values: file, key, nearest (a known key or empty)."""

    code = "setting-unknown"


class SettingInvalid(SettingsError):
    """Values: file, key, value, expected."""

    code = "setting-invalid"


class SettingLocked(SettingsError):
    """The organisation decided this one. Values: key."""

    code = "setting-locked"


class LibraryError(RamageError):
    """Values of every library error: file."""

    code = "library"


class LibraryMissing(LibraryError):
    """Values: path."""

    code = "library-missing"


class LibraryInvalid(LibraryError):
    """Values: file, line, reason."""

    code = "library-invalid"


class RuleRefused(LibraryError):
    """One rule is set aside, the others go on. Values: file, line, reason."""

    code = "rule-refused"


class FolderNotEmpty(LibraryError):
    """A new library is written to a folder of its own. Values: path."""

    code = "folder-not-empty"


class FeedUnreadable(LibraryError):
    """What was to be read as a feed is none, or more than we read. Values: source, reason (``reason-feed-…``)."""

    code = "feed-unreadable"


class PostNotFound(LibraryError):
    """Values: post."""

    code = "post-not-found"


class GuideNotFound(LibraryError):
    """Values: guide."""

    code = "guide-not-found"


class WorkError(RamageError):
    """About the person's own work."""

    code = "work"


class DraftNotFound(WorkError):
    """Values: draft."""

    code = "draft-not-found"


class JobNotFound(WorkError):
    """Values: job."""

    code = "job-not-found"


class JobMovedOn(WorkError):
    """The job is no longer where it can be cancelled or sent again. Values: job, state."""

    code = "job-moved-on"


class PublicationBlocked(WorkError):
    """Values: reason (a code of ``services.obstacles.ObstacleKind``), network."""

    code = "publication-blocked"


class AddressRefused(WorkError):
    """Not the address of a post there. Values: network, reason (``reason-…``)."""

    code = "address-refused"


class PeerFileError(RamageError):
    """A file by which people read each other's drafts. Values of every such error: path."""

    code = "peer-file"


class PeerFileUnreadable(PeerFileError):
    """It is not there, not a file, or may not be read. Values: path, reason."""

    code = "peer-file-unreadable"


class PeerFileTooLarge(PeerFileError):
    """Values: path, limit (megabytes)."""

    code = "peer-file-too-large"


class PeerFileForeign(PeerFileError):
    """No file of ours. Values: path."""

    code = "peer-file-foreign"


class PeerFileDamaged(PeerFileError):
    """One of ours that was cut or changed on its way. Values: path, reason."""

    code = "peer-file-damaged"


class PeerFileTooNew(PeerFileError):
    """Values: path, found, known (versions of the format)."""

    code = "peer-file-too-new"


class PeerAnswerForeign(PeerFileError):
    """Comments on a draft this computer never handed over. Values: path."""

    code = "peer-answer-foreign"


class NetworkError(RamageError):
    """Values of every network error: network."""

    code = "network"
    retryable: ClassVar[bool] = False


class Unreachable(NetworkError):
    """Nothing was sent. Values: network, reason."""

    code = "unreachable"
    retryable = True


class RateLimited(NetworkError):
    """Nothing was posted. Values: network, retry_after_s."""

    code = "rate-limited"
    retryable = True


class NotReadyYet(NetworkError):
    """The network still works on what was uploaded; nothing was posted. Values: network, retry_after_s."""

    code = "not-ready-yet"
    retryable = True


class PostRefused(NetworkError):
    """Values: network, reason (the network's own words)."""

    code = "post-refused"


class MediaUnfit(NetworkError):
    """A picture, video or document the network would refuse. Values: network, file, reason (words or ``reason-…``)."""

    code = "media-unfit"


class OutcomeUnknown(NetworkError):
    """Sent, no clear answer: it is looked up or a person decides, it is never sent again. Values: network."""

    code = "outcome-unknown"


class CannotCorrect(NetworkError):
    """The words of what is published there can't be changed from here. Values: network."""

    code = "cannot-correct"


class ChangeUnknown(NetworkError):
    """New words were sent, no clear answer: either text may be shown. Asking again does no harm. Values: network."""

    code = "change-unknown"


class DeletionUnknown(NetworkError):
    """Asked to be deleted, without a clear answer: it may still be there. Asking again is harmless. Values: network."""

    code = "deletion-unknown"


class LeftToPerson(NetworkError):
    """It waits as a draft in the network's own app; nothing is published before the person does it. Values: network."""

    code = "left-to-person"


class NotConnected(NetworkError):
    """No account of this network can publish from here. Values: network."""

    code = "not-connected"


class GrammarError(RamageError):
    """About LanguageTool."""

    code = "grammar"


class GrammarServerWrong(GrammarError):
    """What answers is no LanguageTool we know. Values: found."""

    code = "grammar-server-wrong"


class GrammarServerBroken(GrammarError):
    """The server on this computer does not start. Values: reason."""

    code = "grammar-server-broken"


class DownloadDamaged(GrammarError):
    """It is not what was promised, and was thrown away. Values: file."""

    code = "download-damaged"


class SecretStoreError(RamageError):
    """About the system keyring."""

    code = "secret-store"


class NoSecretStore(SecretStoreError):
    """Values: reason."""

    code = "no-secret-store"


class SecretStoreLocked(SecretStoreError):
    """The keyring is there but closed."""

    code = "secret-store-locked"


class SecretStoreFailed(SecretStoreError):
    """Values: reason."""

    code = "secret-store-failed"
