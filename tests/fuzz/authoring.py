# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of a library's authors, and feeds from anywhere, fed with anything."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from composer.domain.errors import FeedUnreadable, LibraryInvalid
from composer.domain.text import Language
from composer.guides.parser import parse_guide
from composer.library.charter_text import read_charter
from composer.library.feeds import read_feed
from composer.library.notices import read_notice
from composer.library.posts import read_post
from composer.library.settings_file import read_info
from composer.system import resources

TEMPLATE: Final = resources.root() / "new-library"
INFO: Final = read_info((TEMPLATE / "library.toml").read_text("utf-8"), "")
READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "posts/bonjour.md": lambda source: read_post("x", ("posts/x.md", source), {}, INFO, {"quai.png"}),
    "posts/bonjour.en.md": lambda source: read_post(
        "x", ("posts/x.md", "---\ntitle: x\n---\nx"), {"posts/x.en.md": source}, INFO, ()
    ),
    "notices/incident.md": lambda source: read_notice("notices/x.md", source, INFO),
    "guides/un-geste.md": lambda source: parse_guide("guides/x.md", source, Language.FRENCH),
    "charter/charter.md": lambda source: read_charter("charter/charter.md", source, Language.FRENCH),
    "library.toml": lambda source: read_info(source, ""),
}
"""By a file of the template that is a good one."""
_FEEDS: Final = Path(__file__).parents[1] / "library" / "feeds"


def read_or_refused(name: str, source: str) -> None:
    """Nothing else happens to a file of that kind, and a refusal has a line of the file and a reason."""
    try:
        READERS[name](source)
    except LibraryInvalid as error:
        line, most = int(error.values["line"]), len(source.splitlines()) + 2
        if not 1 <= line <= most or not error.values["reason"]:
            raise AssertionError(error) from error


def source(data: bytes) -> None:
    """The first byte says which kind of file it is."""
    name = list(READERS)[(data[0] if data else 0) % len(READERS)]
    read_or_refused(name, data[1:].decode("utf-8", "replace"))


def feed(data: bytes) -> None:
    """A feed is read or refused, and what is read can stand in a file."""
    try:
        entries = read_feed(data)
    except FeedUnreadable:
        return
    for entry in entries:
        assert entry.title.strip()
        assert entry.text.strip()
        f"{entry.title}{entry.text}{entry.link}".encode()
        assert entry.link == "" or entry.link.lower().startswith(("https://", "http://"))


def authoring_seeds() -> dict[str, bytes]:
    """A good file of each kind, as ``source`` reads it, and of each kind of feed."""
    files = {name: bytes((number,)) + (TEMPLATE / name).read_bytes() for number, name in enumerate(READERS)}
    feeds = {path.name: path.read_bytes() for path in sorted(_FEEDS.iterdir())}
    return {name.replace("/", "-"): data for name, data in (files | feeds).items()}
