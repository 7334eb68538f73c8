# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``library keys`` and ``library root``: who approves, and what they sign with."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from composer.cli import options, output, release_desk
from composer.cli.library_release import FOLDER, days_of, named_holders

if TYPE_CHECKING:
    from composer.services.releasing.keys import Holder

_HOLDERS = click.Path(path_type=Path, dir_okay=False)


@click.group()
def keys() -> None:
    """Keys to approve releases with, each made on the computer of the person who holds it."""


@keys.command("make")
@click.argument("name")
@click.option(
    "--file", "key_file", type=_HOLDERS, help="A file under a passphrase, instead of this computer's keyring."
)
@click.option("--public", type=_HOLDERS, help="Where to write what others may know; NAME.public.json without.")
def make(name: str, key_file: Path | None, public: Path | None) -> int:
    """Make a key called NAME. Its public half is for whoever names the approvers; the rest never leaves."""
    from composer.services.releasing.keys import make_file

    if key_file is None:
        holder = release_desk.key_ring().make(name)
    else:
        holder = make_file(name, key_file, release_desk.passphrase(new=True))
    return _write_public(holder, public)


@keys.command("public")
@click.argument("name")
@click.option("--public", type=_HOLDERS)
def public_half(name: str, public: Path | None) -> int:
    """Write the public half of the key NAME of this computer's keyring once more."""
    return _write_public(release_desk.key_ring().holder(name), public)


@keys.command("erase")
@click.argument("name")
@click.option("--yes", is_flag=True, help="I know that nothing can be signed with it any more.")
def erase(name: str, yes: bool) -> int:
    """Erase the key NAME from this computer's keyring. Take it out of the root first."""
    if not release_desk.agreed("release-erase", yes):
        return 1
    release_desk.key_ring().erase(name)
    return 0


@click.group()
def root() -> None:
    """The root of trust: whose signatures count, and how many."""


@root.command("new")
@click.argument("out", type=FOLDER)
@click.option("--approver", "approvers", multiple=True, required=True, type=_HOLDERS, help="Public key of an approver.")
@click.option("--recovery", multiple=True, type=_HOLDERS, help="Public key of one kept in a safe.")
@click.option("--server", "servers", multiple=True, type=_HOLDERS, help="Public key of a server that renews the seal.")
@click.option("--threshold", type=click.IntRange(1), help="Signatures of approvers content needs; all without.")
@click.option("--days", multiple=True, help="How long signatures are good for, as timestamp=2.")
def new(
    out: Path,
    approvers: tuple[Path, ...],
    recovery: tuple[Path, ...],
    servers: tuple[Path, ...],
    threshold: int | None,
    days: tuple[str, ...],
) -> int:
    """Name who approves what is released from OUT. They sign it next, each by ``library sign``."""
    from composer.services.releasing.roots import Approvers, Roots

    wanted = Approvers(
        named_holders(approvers), named_holders(recovery), named_holders(servers), threshold or 0, days_of(days)
    )
    Roots(release_desk.repository(release_desk.folder(out, new=True))).first(wanted)
    return _waits()


@root.command("change")
@click.argument("out", type=FOLDER)
@click.option(
    "--add", "added", multiple=True, type=_HOLDERS, help="Public key of a new approver, or a new key of an old."
)
@click.option("--add-recovery", multiple=True, type=_HOLDERS)
@click.option("--add-server", multiple=True, type=_HOLDERS)
@click.option("--remove", multiple=True, help="Name of who leaves, or whose key is replaced by --add.")
@click.option("--threshold", type=click.IntRange(1), help="Signatures of approvers content needs.")
@click.option("--days", multiple=True, help="How long signatures are good for, as timestamp=2.")
def change(
    out: Path,
    added: tuple[Path, ...],
    add_recovery: tuple[Path, ...],
    add_server: tuple[Path, ...],
    remove: tuple[str, ...],
    threshold: int | None,
    days: tuple[str, ...],
) -> int:
    """Change who approves. It counts once enough keys of the old root and of the new have signed it."""
    from composer.services.releasing.roots import Change, Roots

    wanted = Change(
        approvers=named_holders(added),
        recovery=named_holders(add_recovery),
        servers=named_holders(add_server),
        remove=remove,
        threshold=threshold,
        days=days_of(days),
    )
    Roots(release_desk.repository(release_desk.folder(out))).change(wanted)
    return _waits()


@root.command("renew")
@click.argument("out", type=FOLDER)
def renew(out: Path) -> int:
    """The same root for another year. It counts once signed."""
    from composer.services.releasing.roots import Change, Roots

    Roots(release_desk.repository(release_desk.folder(out))).change(Change())
    return _waits()


@root.command("show")
@click.argument("place")
@release_desk.access_option
@options.format_option
def show(place: str, access: Path | None, fmt: str) -> int:
    """Who approves, until when, and the fingerprint readers compare. PLACE is a release folder or where it is."""
    from composer.domain.syncing import spoken_groups
    from composer.services.releasing.roots import Approvers

    with release_desk.place(place, access) as files:
        repository = release_desk.repository(files)
        held = repository.root().signed
        fingerprint = repository.newest_fingerprint()
    who, words = Approvers.of(held), options.words()
    groups = {"approvers": who.approvers, "recovery": who.recovery, "servers": who.servers}
    if fmt == "json":
        output.as_json(
            {
                "version": held.version,
                "fingerprint": fingerprint,
                "groups": spoken_groups(fingerprint),
                "expires": held.expires.isoformat(),
                "threshold": {"content": who.threshold, "root": held.roles["root"].threshold},
                **{name: sorted(people) for name, people in groups.items()},
            }
        )
        return 0
    click.echo(words.text("release-fingerprint", groups=" ".join(spoken_groups(fingerprint)), fingerprint=fingerprint))
    for name, people in groups.items():
        if people:
            click.echo(words.text(f"release-{name}", names=", ".join(sorted(people))))
    click.echo(words.text("release-threshold", needed=str(who.threshold), approvers=str(len(who.approvers))))
    click.echo(words.text("release-root-until", version=str(held.version), when=held.expires.isoformat()))
    return 0


def _write_public(holder: "Holder", public: Path | None) -> int:
    from composer.system.files import write_whole

    target = public or Path(f"{holder.name}.public.json")
    write_whole(target, holder.text())
    click.echo(options.words().text("release-key-made", name=holder.name, path=str(target)))
    return 0


def _waits() -> int:
    click.echo(options.words().text("release-root-waits"))
    return 0
