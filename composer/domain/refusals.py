# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Refusals of a network that the person, or their company, can do something about.

::

    PostRefused
    ├── AlreadyPosted      the same words are there already
    ├── NotPermitted       the account, or the company's app, was not given that right
    ├── PersonUnverified   the network wants to know first who this is
    ├── CreditUsedUp       the company pays for each request, and has paid for no more
    └── VersionRetired     the network no longer answers questions put this way
"""

from composer.domain.errors import PostRefused


class AlreadyPosted(PostRefused):
    """Values: network, url (of the earlier publication, or of where it can be found)."""

    code = "already-posted"


class NotPermitted(PostRefused):
    """Values: network, reason."""

    code = "not-permitted"


class PersonUnverified(PostRefused):
    """Values: network."""

    code = "person-unverified"


class CreditUsedUp(PostRefused):
    """Values: network."""

    code = "credit-used-up"


class VersionRetired(PostRefused):
    """Values: network, version."""

    code = "version-retired"
