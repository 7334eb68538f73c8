# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from functools import partial
from pathlib import Path

from composer.bench.team_space import Cost, Hands, Week
from composer.domain.places import place_address
from composer.system.places import StoredFiles


def a_day(folder: Path, *, folds: bool) -> Cost:
    (folder / "place").mkdir(parents=True)
    opened = partial(StoredFiles, place_address(str(folder / "place")), None, Hands(), lambda _: None, "bench")
    return Week(opened, folder, folds=folds, a_day=264, clients=1).play(1)


def test_digests_spare_requests_and_lose_nothing(tmp_path: Path) -> None:
    loose, folded = a_day(tmp_path / "loose", folds=False), a_day(tmp_path / "folded", folds=True)
    assert folded.operations < loose.operations / 2
    assert min(loose.known, folded.known) > 0.85
    assert folded.late_min < 90
