# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what administrators need from the declared settings: ``python packaging/policies/generate.py [--check]``.

With ``--check`` nothing is written; 1 where a committed file is not what would be written.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
OUT: Final = FOLDER / "out"
sys.path[:0] = [str(FOLDER.parents[1])]

from composer.domain.settings import SETTINGS, Setting  # noqa: E402 - found by the line above
from policy_admx import adml, admx  # noqa: E402
from policy_example import decided, recommended  # noqa: E402
from policy_guide import guide  # noqa: E402
from policy_profile import profile  # noqa: E402
from policy_schema import jamf_schema, policy_schema  # noqa: E402
from policy_words import LANGUAGES, PolicyWords  # noqa: E402


def files() -> dict[str, bytes]:
    """Every file by its path in ``out``."""
    settings: tuple[Setting[Any], ...] = SETTINGS
    english = PolicyWords("en")
    made = {
        "ramage.admx": admx(settings).encode(),
        "ramage.mobileconfig": profile(decided(), recommended()),
        "jamf.json": _json(jamf_schema(settings, english)),
        "policy.schema.json": _json(policy_schema(settings, english)),
        "example-managed.json": _json(decided()),
        "example-recommended.json": _json(recommended()),
    }
    for language, folder in LANGUAGES.items():
        words = PolicyWords(language)
        made[f"{folder}/ramage.adml"] = adml(settings, words).encode()
        name = "ADMIN.md" if language == "en" else f"ADMIN.{language}.md"
        made[name] = guide(settings, words, decided(), recommended()).encode()
    return made


def main(arguments: list[str]) -> int:
    """The exit code."""
    stale = []
    for name, content in files().items():
        path = OUT / name
        if path.is_file() and path.read_bytes() == content:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for name in stale:
        sys.stdout.write(f"{name}\n")
    return 1 if stale and "--check" in arguments else 0


def _json(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
