# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library build|sign|publish|refresh|verify``: from a folder of texts to what readers take."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from composer.bootstrap import known_networks
from composer.cli import options, output, release_desk
from composer.domain.errors import LibraryError, UsageError
from composer.domain.sync_errors import SourceError

if TYPE_CHECKING:
    from composer.services.releasing.contents import Differences
    from composer.services.releasing.signing import Proposal, RootChange, Standing
    from composer.services.wording import Wording

FOLDER = click.Path(path_type=Path)
_SHOWN = 20
"""Names of a kind; more are counted."""


@click.command()
@click.argument("library", type=FOLDER)
@click.option("--to", "out", type=FOLDER, required=True, help="The release's own folder; what is there is kept.")
@options.format_option
def build(library: Path, out: Path, fmt: str) -> int:
    """Compile a LIBRARY folder into a release. 1, and nothing built, when something in it must be corrected first."""
    from composer.services.library_checking import LibraryChecking
    from composer.services.library_folder import LibraryFolder
    from composer.services.releasing.building import Building
    from composer.system.media import LocalMedia

    words = options.words()
    if sys.stderr.isatty():
        click.echo(words.text("release-checking", path=str(library)), err=True)
    faults = [problem for problem in LibraryChecking(known_networks()).check(library) if not problem.advice]
    if faults:
        for fault in faults:
            click.echo(f"{fault.file}:{fault.line}: {fault.reason}", err=True)
        click.echo(words.text("release-faults", count=str(len(faults))), err=True)
        return 1
    shown = {step: release_desk.progress(f"release-{step}") for step in ("media", "write")}
    built = Building(LocalMedia(), lambda step, done, total: shown[step](done, total)).build(
        LibraryFolder(library).compile(), library / "media", out
    )
    if fmt == "json":
        facts = {name: getattr(built, name) for name in ("posts", "media", "objects", "new", "changed")}
        output.as_json({"catalogue": built.catalogue.sha256, **facts})
    else:
        code = "release-built" if built.changed else "release-built-same"
        click.echo(words.text(code, posts=str(built.posts), path=str(out), new=output.size(built.new)))
    return 0


@click.command()
@click.argument("out", type=FOLDER)
@release_desk.signer_options
@click.option("--yes", is_flag=True, help="I have read what is to be approved.")
@options.format_option
def sign(out: Path, name: str | None, key_file: Path | None, yes: bool, fmt: str) -> int:
    """Show what waits in the release folder OUT, then sign it. 0 when nothing is missing any more, else 1."""
    from composer.services.releasing.signing import Signing

    words = options.words()
    signing = Signing(release_desk.repository(release_desk.folder(out)))
    proposal = signing.proposal()
    if proposal.root is None and proposal.content is None:
        click.echo(words.text("release-nothing-to-sign"), err=True)
        return 0
    for line in _proposed(proposal, words):
        click.echo(line, err=fmt == "json")
    if not release_desk.agreed("release-agree", yes):
        return 1
    signer = release_desk.signer_of(name, key_file)
    standings = signing.sign(signer.name, signer.key, proposal)
    _tell_standings(standings, words, fmt)
    return 1 if any(standing.missing for standing in standings) else 0


@click.command()
@click.argument("out", type=FOLDER)
@click.argument("place")
@release_desk.signer_options
@release_desk.access_option
@options.format_option
def publish(out: Path, place: str, name: str | None, key_file: Path | None, access: Path | None, fmt: str) -> int:
    """Bring the signed release in OUT to PLACE, a folder or an address such as webdavs://… or s3://…, and seal it."""
    from composer.services.releasing.publishing import Publishing

    words = options.words()
    with release_desk.place(place, access) as files:
        here, there = (release_desk.repository(one) for one in (release_desk.folder(out), files))
        signer = release_desk.signer_of(name, key_file)
        show = release_desk.progress("release-write")
        done = Publishing(here, there, show, release_desk.memory()).publish(signer)
    if fmt == "json":
        output.as_json({"version": done.version, "objects": done.objects, "sent": done.sent})
    else:
        click.echo(words.text("release-published", place=place, count=str(done.objects), sent=output.size(done.sent)))
    return 0


@click.command()
@click.argument("place")
@release_desk.signer_options
@release_desk.access_option
def refresh(place: str, name: str | None, key_file: Path | None, access: Path | None) -> int:
    """Renew the seal of the release at PLACE, so that readers know it is the latest. For a timer on a server."""
    from composer.services.releasing.sealing import Sealing

    with release_desk.place(place, access) as files:
        repository = release_desk.repository(files)
        sealing = Sealing(repository, release_desk.memory())
        sealing.seal(release_desk.signer_of(name, key_file), *sealing.in_force())
        until = repository.expiry("timestamp", repository.root().signed).isoformat()
    click.echo(options.words().text("release-sealed", when=until))
    return 0


@click.command()
@click.argument("place")
@click.option(
    "--root", help="What is trusted: the file of a root, or its fingerprint. Without: the newest that is there."
)
@click.option("--quick", is_flag=True, help="Signatures and catalogue only, not every object.")
@release_desk.access_option
@options.format_option
def verify(place: str, root: str | None, quick: bool, access: Path | None, fmt: str) -> int:
    """Read the release at PLACE, a folder or an address, as a new reader would. 1 when something is wrong with it."""
    from composer.domain.syncing import spoken_groups
    from composer.services.library_trust import pinned
    from composer.services.releasing.verifying import Verifying
    from composer.system.clock import SystemClock

    words = options.words()
    anchor = pinned(Path(root).read_text("utf-8") if Path(root).is_file() else root) if root else None
    try:
        with release_desk.source(place, access) as source:
            show = release_desk.progress("release-verify")
            found = Verifying(source, SystemClock().now, show).verify(anchor, objects=not quick)
    except SourceError:
        raise
    except LibraryError as error:
        _tell_wrong((error,), words, fmt)
        return 1
    if fmt == "json":
        facts = {name: getattr(found, name) for name in ("fingerprint", "posts", "objects", "holds")}
        output.as_json({**facts, "expires": found.expires.isoformat(), "wrong": [str(error) for error in found.wrong]})
    elif found.wrong:
        _tell_wrong(found.wrong, words, fmt)
    else:
        groups = " ".join(spoken_groups(found.fingerprint))
        click.echo(words.text("release-verified", posts=str(found.posts), when=found.expires.isoformat()))
        click.echo(words.text("release-fingerprint", groups=groups, fingerprint=found.fingerprint))
    return 1 if found.wrong else 0


def _proposed(proposal: "Proposal", words: "Wording") -> Iterator[str]:
    if proposal.root is not None:
        yield from _root_lines(proposal.root, words)
    if proposal.content is not None:
        yield from _content_lines(proposal.content, words)


def _root_lines(change: "RootChange", words: "Wording") -> Iterator[str]:
    yield words.text("release-root-first" if change.first else "release-root-changes")
    for code in ("added", "removed", "replaced"):
        for name in getattr(change, code):
            yield "  " + words.text(f"release-key-{code}", name=name)
    yield "  " + words.text("release-threshold", needed=str(change.threshold), approvers=str(change.approvers))


def _content_lines(content: "Differences", words: "Wording") -> Iterator[str]:
    if content.none:
        yield words.text("release-content-same")
        return
    yield words.text("release-content-first" if content.first else "release-content-changes")
    for code in ("added", "changed", "removed"):
        posts = getattr(content, code)
        if posts:
            yield "  " + words.text(f"release-posts-{code}", count=str(len(posts)))
            yield from (f"    {post}  {_plain(title)}" for post, title in posts[:_SHOWN])
            if len(posts) > _SHOWN:
                yield "    …"
    for part, names in content.parts.items():
        listed = ", ".join(map(_plain, names[:_SHOWN])) + (" …" if len(names) > _SHOWN else "")
        yield "  " + words.text("release-part", part=words.text(f"release-part-{part}"), names=listed)


def _plain(text: str) -> str:
    """What a library holds cannot write over what an approver reads at a terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _tell_standings(standings: "tuple[Standing, ...]", words: "Wording", fmt: str) -> None:
    if fmt == "json":
        entries: list[dict[str, Any]] = [
            {"role": s.role, "given": s.given, "needed": s.needed, "missing": list(s.missing)} for s in standings
        ]
        output.as_json({"signatures": entries})
        return
    for one in standings:
        code = "release-still-missing" if one.missing else "release-in-force"
        role = words.text(f"release-role-{one.role}")
        values = {"role": role, "given": str(one.given), "needed": str(one.needed)}
        click.echo(words.text(code, names=", ".join(one.missing), **values))


def _tell_wrong(wrong: tuple[LibraryError, ...], words: "Wording", fmt: str) -> None:
    if fmt == "json":
        output.as_json({"wrong": [str(error) for error in wrong]})
        return
    for error in wrong:
        said = words.error(error)
        click.echo(said.text or said.title)


def named_holders(files: tuple[Path, ...]) -> "dict[str, Any]":
    """Keys by the names in their files. Raises KeyUnreadable, NameTaken."""
    from composer.services.releasing.keys import Holder
    from composer.services.releasing.roots import named

    return named([Holder.read(file) for file in files])


def days_of(pairs: tuple[str, ...]) -> dict[str, int]:
    """``timestamp=2``. Raises UsageError."""
    from composer.services.releasing.repository import USUAL_DAYS

    found: dict[str, int] = {}
    for pair in pairs:
        role, _, number = pair.partition("=")
        if role not in USUAL_DAYS or not number.isdecimal() or not 0 < int(number) <= 3650:
            raise UsageError(reason=f"--days takes {'|'.join(USUAL_DAYS)}=NUMBER, not {pair}")
        found[role] = int(number)
    return found
