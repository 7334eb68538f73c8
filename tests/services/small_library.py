# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A library of a few lines, written again at will, as a communication team would."""

from pathlib import Path

SETTINGS = """
name = "Petite"
organisation = "Nordalia"
version = "1"
languages = ["fr", "en"]
default_language = "fr"
{more}
[[themes]]
id = "terrain"
label = {{ fr = "Métiers" }}
"""
POST = "---\ntitle: Un matin\nthemes: [terrain]\n{more}---\nSur le quai, la brume.\n"


class SmallLibrary:
    """``root`` is its folder; each method writes a file, and the program reads it at its next ``ensure``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings()

    def settings(self, more: str = "") -> None:
        self._write("library.toml", SETTINGS.format(more=more))

    def post(self, post: str, more: str = "") -> None:
        self._write(f"posts/{post}.md", POST.format(more=more))

    def rule(self, name: str, source: str) -> None:
        self._write(f"charter/rules/Temps/{name}.yml", source)

    def without_rule(self, name: str) -> None:
        (self.root / f"charter/rules/Temps/{name}.yml").unlink()

    def notice(self, name: str, fields: str) -> None:
        self._write(f"notices/{name}.md", f"---\ntitle: Attendez\nkind: hold\nactive: true\n{fields}---\nAttendez.\n")

    def _write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
