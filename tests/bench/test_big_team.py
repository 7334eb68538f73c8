# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

from composer.bench.big_library import french_text
from composer.bench.big_team import BigTeam
from composer.bootstrap import build
from composer.domain.ids import NetworkKey
from composer.domain.text import Language
from composer.similarity.fingerprints import GROUPS
from composer.system import resources
from composer.system.paths import AppPaths
from tests.builders import FakeClock

SAMPLE = resources.root() / "library"


def test_the_measured_drafts_have_something_in_common_with_the_team(tmp_path: Path, clock: FakeClock) -> None:
    services = build(AppPaths.below(tmp_path), clock)
    services.library.ensure()
    shares = list(BigTeam(services, SAMPLE).shares(3_000))
    again = list(BigTeam(services, SAMPLE).shares(10))
    assert again == shares[:10]
    assert {len(share.groups) for share in shares} == {GROUPS}
    assert len({share.member for share in shares}) > 2_000
    services.colleagues.take_in(shares)
    context = services.reviewing.context_at(Language.FRENCH, NetworkKey("linkedin"))
    found = services.colleagues.echo(french_text(SAMPLE, 3_000, 1_000), context)
    assert found is not None
    assert found.likeness > 0
    services.close()
