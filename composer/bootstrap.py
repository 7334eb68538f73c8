# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the core once, without Qt. Nothing slow is imported or opened that the first window does not need."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from composer.domain.ids import NetworkKey
from composer.domain.ports import CatalogueStore, Clock, Network, OutboxStore, PracticeFeed, Publisher, SecretStore
from composer.domain.settings import NETWORKS_ON, SPELLING, TYPOGRAPHY
from composer.domain.text import Language
from composer.networks import NETWORKS
from composer.networks.practice import PracticePublisher
from composer.services.accounts import Accounts
from composer.services.charter import CharterReading
from composer.services.drafting import Drafting
from composer.services.guiding import Guiding
from composer.services.health import Health
from composer.services.library import LibraryService
from composer.services.preferences import Preferences
from composer.services.publishing import Doors, Publishing
from composer.services.reviewing import LanguageChoice, Reviewing, Rulebook
from composer.services.wording import Wording
from composer.storage.catalogue import open_catalogue
from composer.storage.practice import open_practice
from composer.storage.work import open_work
from composer.system import resources, settings_files
from composer.system.clock import SystemClock
from composer.system.paths import AppPaths


@dataclass(frozen=True, slots=True)
class Services:
    """All a window or a command may ask."""

    library: LibraryService
    drafting: Drafting
    guiding: Guiding
    reviewing: Reviewing
    publishing: Publishing
    accounts: Accounts
    charter: CharterReading
    preferences: Preferences
    health: Health
    paths: AppPaths
    clock: Clock

    def wording(self, language: Language) -> Wording: ...

    def close(self) -> None: ...
