# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Identifiers that cannot be mixed up."""

from typing import NewType

PostId = NewType("PostId", str)
"""File name of a library post without language and suffix, e.g. ``partenariat-acme``."""
ThemeId = NewType("ThemeId", str)
GuideId = NewType("GuideId", str)
DraftId = NewType("DraftId", str)
JobId = NewType("JobId", str)
"""Also the idempotency key of the publication."""
AccountId = NewType("AccountId", str)
RuleId = NewType("RuleId", str)
"""``<folder>.<file>`` for a charter rule, ``Voice.…``, ``Spelling.…``, ``Typography.…`` or ``Network.…`` otherwise."""
NetworkKey = NewType("NetworkKey", str)
"""Lower-case key of a network, e.g. ``linkedin``."""
