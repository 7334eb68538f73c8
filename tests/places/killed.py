# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A round of the team space, or a run of the digest, in a process of its own, which is killed in the middle of it.

Arguments: ``round``, the home of a person, the library's folder and the place; or ``digest`` and the place. Processes
are started anew, not forked: OpenDAL's threads do not survive a fork.
"""

import sys
from pathlib import Path

from composer.bootstrap import build
from composer.domain.places import place_address
from composer.domain.settings import TEAM_SPACE
from composer.services.team_digest import TeamDigest
from composer.system.keyring import MemorySecrets
from composer.system.paths import AppPaths
from composer.system.places import StoredFiles
from tests.builders import FakeClock


def tell(home: Path, library: Path, space: str) -> None:
    services = build(AppPaths.below(home), FakeClock(), MemorySecrets(), library=library)
    services.library.ensure()
    services.preferences.change(TEAM_SPACE, space)
    services.together.team().round()


def fold(space: str) -> None:
    clock = FakeClock()
    TeamDigest(StoredFiles(place_address(space), None, clock, lambda _: None, "team space"), clock).run()


if __name__ == "__main__":
    if sys.argv[1] == "digest":
        fold(sys.argv[2])
    else:
        tell(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
