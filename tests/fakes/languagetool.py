# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What LanguageTool's server does on a bad day, on a real socket."""

import json
from typing import Any
from urllib.parse import parse_qs

from tests.fakes.http_server import Answer, FakeServer


def match(text: str, found: str, *options: str, **more: Any) -> dict[str, Any]:
    """What the server says of the first ``found`` in ``text``, in UTF-16 units as it does."""
    before = text[: text.index(found)]
    return {
        "message": f"Voyez {found}.",
        "offset": len(before.encode("utf-16-le")) // 2,
        "length": len(found.encode("utf-16-le")) // 2,
        "replacements": [{"value": option} for option in options],
        "rule": {
            "id": "FAUTE",
            "issueType": "grammar",
            "category": {"id": "GRAMMAR", "name": "Grammaire"},
            "urls": [{"value": "https://nordalia.example/regle"}],
        },
        **more,
    }


def said(*matches: dict[str, Any], version: str = "6.8", name: str = "LanguageTool", api: int = 1) -> Answer:
    """A whole answer."""
    software = {"name": name, "version": version, "apiVersion": api, "premium": False}
    body = {"software": software, "language": {"code": "fr"}, "matches": list(matches)}
    return Answer(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})


HTML = Answer(body=b"<html><body>Welcome to our portal</body></html>", headers={"Content-Type": "text/html"})


class FakeLanguageTool(FakeServer):
    """Finds nothing wrong, unless told by ``next``."""

    def __init__(self) -> None:
        super().__init__()
        self.otherwise = said()

    def questions(self) -> list[str]:
        """The paragraphs it was asked about, in order."""
        return [parse_qs(asked.body.decode())["text"][0] for asked in self.received]
