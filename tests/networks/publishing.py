# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of publishing share: files to publish, and what a publication is called with."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from composer.domain.drafts import DraftMedia
from composer.domain.ids import AccountId, JobId, NetworkKey
from composer.domain.networks import Account, LinkCard, Payload, Submission
from composer.domain.text import Language
from composer.networks import network
from tests.builders import FakeClock
from tests.system.films import a_film

KEY = JobId("0c5e6f4f3a3c4a5fb6cf5a5d9c4f2f11")


def an_account(key: str, remote_id: str, **changes: Any) -> Account:
    values: dict[str, Any] = {"handle": "@anna", "display_name": "Anna Example", "remote_id": remote_id}
    return Account(AccountId(f"{key}-1"), NetworkKey(key), **{**values, **changes})


def a_payload(
    key: str,
    text: str = "Le quai est calme ce matin.",
    *media: DraftMedia,
    card: LinkCard | None = None,
    options: Mapping[str, str] | None = None,
) -> Payload:
    """What the preview shows, and what is published."""
    submission = Submission(text, Language.FRENCH, media, card, options or {})
    return network(NetworkKey(key)).compose(submission)


def a_picture(folder: Path, name: str = "quai.png", alt: str = "Un quai au petit matin") -> DraftMedia:
    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (64, 48), (20, 90, 160)).save(content, "PNG")
    return _file(folder, name, alt, content.getvalue())


def a_video(folder: Path, size: int = 200_000, name: str = "visite.mp4", **film: Any) -> DraftMedia:
    return _file(folder, name, "La visite", a_film(1080, 1080, size=size, **film))


def a_document(folder: Path, name: str = "rapport.pdf") -> DraftMedia:
    return _file(folder, name, "", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")


def _file(folder: Path, name: str, alt: str, content: bytes) -> DraftMedia:
    place = folder / name
    place.write_bytes(content)
    return DraftMedia(str(place), alt)


class Waits:
    """Lets time pass on the fake clock."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self.waited = 0.0

    def __call__(self, seconds: float) -> None:
        self.waited += seconds
        self._clock.tick(seconds=seconds)
