# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS
from tests.fuzz.team import team, team_seeds

SEEDS = sorted(team_seeds().items())


@pytest.mark.parametrize(("name", "seed"), SEEDS)
def test_sound_files_are_read(name: str, seed: bytes) -> None:
    assert name.startswith("team-")
    TARGETS["team"](seed)


@given(st.sampled_from(SEEDS), st.data())
def test_a_file_with_a_byte_changed_is_read_or_rubbish(named: tuple[str, bytes], data: st.DataObject) -> None:
    seed = bytearray(named[1])
    for _ in range(data.draw(st.integers(1, 4))):
        seed[data.draw(st.integers(1, len(seed) - 1))] = data.draw(st.integers(0, 255))
    team(bytes(seed))


@given(st.binary(max_size=200))
def test_anything_is_read_or_rubbish(content: bytes) -> None:
    team(content)
