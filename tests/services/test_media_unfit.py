# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from composer.bootstrap import known_networks
from composer.domain.drafts import DraftMedia
from composer.domain.ids import NetworkKey
from composer.domain.review import Level
from composer.services.media_facts import MediaFacts
from composer.system.media import LocalMedia
from tests.builders import NOW, a_draft

INSTAGRAM, LINKEDIN, X = NetworkKey("instagram"), NetworkKey("linkedin"), NetworkKey("x")


@pytest.fixture
def facts() -> MediaFacts:
    return MediaFacts(LocalMedia(), known_networks())


def test_every_network_of_the_draft_says_what_it_would_refuse(tmp_path: Path, facts: MediaFacts) -> None:
    Image.new("RGB", (100, 2000), "teal").save(tmp_path / "tower.jpg", "JPEG")
    (tmp_path / "note.txt").write_text("no picture", "utf-8")
    tower, note = DraftMedia(str(tmp_path / "tower.jpg"), "A"), DraftMedia(str(tmp_path / "note.txt"))
    draft = a_draft(networks=(INSTAGRAM, LINKEDIN), media=(tower,))
    told = facts.unfit(draft, NOW)
    assert [(key, f.message.values["reason"], f.medium) for key, f in told if f.level is not Level.SUGGESTION] == [
        (INSTAGRAM, "too-tall", tower.path)
    ]
    assert facts.unfit(draft, NOW, by_hand={INSTAGRAM}) == (), "by hand it is laid ready"
    both = facts.unfit(replace(draft, networks=(LINKEDIN, X), media=(note,)), NOW)
    assert [key for key, f in both if f.level is Level.ERROR] == [LINKEDIN, X]
    assert facts.unfit(replace(draft, networks=()), NOW) == ()
