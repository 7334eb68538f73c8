# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``ramage --self-test``: whether an installed Ramage is whole. Every part it loads late does a little of its work.

No network, no account, nothing of the person's is opened. One JSON document; packages are tested by it.
"""

import importlib
import json
import os
import platform
import sqlite3
import ssl
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from composer import __version__, bootstrap
from composer.domain.errors import SecretStoreError
from composer.domain.ids import NetworkKey
from composer.domain.library import PostQuery
from composer.domain.review import Source
from composer.domain.text import Language
from composer.system import resources
from composer.system.paths import AppPaths

LOADED_LATE: Final = (
    *("PIL.Image", "ahocorasick_rs", "click", "cryptography.hazmat.primitives.asymmetric.ec", "hunspell", "keyring"),
    *("language_tool_python", "markdown", "msgspec", "nh3", "opendal", "phonenumbers", "platformdirs", "psutil"),
    *("publicsuffixlist", "regex", "requests", "securesystemslib.signer", "snowballstemmer", "truststore"),
    *("tuf.ngclient", "tzlocal", "urllib3", "yaml", "feedparser"),
)
"""Packages that no start loads, so that only this tells whether they were forgotten."""
_TEXT: Final = "Je rejoins nos éqipes au 06 12 34 56 78 : voir exemple.fr, https://example.org !"
_WANTED_FORMATS: Final = frozenset({"gif", "jpg", "png", "svg", "webp"})
Part = Callable[[Path], object]


def run() -> int:
    """0 when all is there, 1 otherwise; what is missing is named."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="ramage-self-test-") as folder:
        parts = {name: _tried(part, Path(folder)) for name, part in _PARTS.items()}
    whole = not any("error" in found for found in parts.values())
    report = {
        "ok": whole,
        "version": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "resources": str(resources.root()),
        "parts": parts,
    }
    sys.stdout.write(json.dumps(report, ensure_ascii=True, indent=2) + "\n")
    return 0 if whole else 1


def _tried(part: Part, folder: Path) -> Mapping[str, object]:
    try:
        found = part(folder)
    except Exception as error:  # whatever is wrong with a package is what is asked for
        return {"error": f"{type(error).__name__}: {error}"}
    return {"found": found}


def _expect(holds: object, what: str) -> None:
    if not holds:
        raise LookupError(what)


def _packages(_: Path) -> object:
    broken = []
    for name in LOADED_LATE:
        try:
            importlib.import_module(name)
        except ImportError as error:
            broken.append(f"{name} ({error})")
    _expect(not broken, ", ".join(broken))
    return len(LOADED_LATE)


def _tls(_: Path) -> object:
    import truststore

    truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.OPENSSL_VERSION


def _database(_: Path) -> object:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    return sqlite3.sqlite_version


def _library(folder: Path) -> object:
    services = bootstrap.build(AppPaths.below(folder / "home"))
    try:
        services.library.ensure()
        page = services.library.search(PostQuery(words="équipes"))
        _expect(page.cards, "the sample library has no post to find")
        context = services.reviewing.context_at(Language.FRENCH, NetworkKey("x"))
        review = services.reviewing.review(_TEXT, context)
        silent = {Source.CHARTER, Source.LANGUAGE} - {finding.source for finding in review.findings}
        _expect(not silent, f"nothing was said by {', '.join(silent)}")
        return {"posts": page.total, "findings": len(review.findings)}
    finally:
        services.close()


def _words(_: Path) -> object:
    found = {}
    for language in Language:
        words = bootstrap.wording(language)
        found[language.value] = words.text("sign-in-page-title")
    return found


def _pages(_: Path) -> object:
    from composer.library.rendering import to_html

    _expect(
        to_html("**lu** <script>non</script>").strip() == "<p><strong>lu</strong> </p>", "Markdown is not shown well"
    )
    return "Markdown"


def _pictures(folder: Path) -> object:
    from PIL import Image

    kinds = ("JPEG", "PNG", "WEBP", "GIF")
    for kind in kinds:
        path = folder / f"picture.{kind.lower()}"
        Image.new("RGB", (8, 8), "teal").save(path, kind)
        with Image.open(path) as image:
            image.load()
    return list(kinds)


def _keys(_: Path) -> object:
    from composer.networks.oauth.dpop import new_key

    _expect(new_key().reveal(), "no key was made")
    return "P-256"


def _places(folder: Path) -> object:
    from composer.domain.places import place_address
    from composer.system.clock import SystemClock
    from composer.system.places import StoredFiles

    root = folder / "place"
    root.mkdir()
    place = StoredFiles(place_address(str(root)), None, SystemClock(), lambda _: None, "self-test")
    place.write("one.txt", b"one")
    _expect(place.read("one.txt", 10) == b"one", "a file came back as another")
    return "folder"


def _keyring(_: Path) -> object:
    """None at all is no fault of the package."""
    from composer.system.keyring import SystemSecrets

    try:
        return SystemSecrets().backend
    except SecretStoreError as error:
        return error.code


def _zone(_: Path) -> object:
    from zoneinfo import ZoneInfo

    _expect(datetime(2026, 7, 1, tzinfo=UTC).astimezone(ZoneInfo("Europe/Paris")).hour == 2, "the zones are wrong")
    return "Europe/Paris"


def _window(_: Path) -> object:
    from composer.ui.self_test import window_parts

    found = window_parts()
    missing = _WANTED_FORMATS.difference(found.formats)
    _expect(not missing, f"no pictures in {', '.join(sorted(missing))}")
    _expect(found.translated, "the window has no French words")
    _expect(found.icon, "no icon can be drawn")
    return {"qt": found.version, "platform": found.platform, "formats": sorted(found.formats)}


_PARTS: Final[Mapping[str, Part]] = {
    "packages": _packages,
    "tls": _tls,
    "database": _database,
    "library": _library,
    "words": _words,
    "pages": _pages,
    "pictures": _pictures,
    "keys": _keys,
    "places": _places,
    "keyring": _keyring,
    "zone": _zone,
    "window": _window,
}
