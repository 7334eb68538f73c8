# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A day without a window, in a process that writes down every connection and who opened it.

Prints a JSON object: connections through the door, and beside it. An audit hook stays for good: hence a process.
OpenDAL's sockets are opened below Python, where no hook hears them: for those the server says what it was asked, and
the ledger must know of it.
"""

import json
import logging
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any, Final

from composer.bootstrap import Services, build
from composer.domain.ids import AccountId, NetworkKey
from composer.domain.secrets import Secret
from composer.domain.settings import TEAM_SPACE
from composer.domain.sign_in import Given
from composer.domain.text import Language
from composer.domain.web import Request
from composer.networks.mastodon.sign_in import sign_in
from composer.system.keyring import MemorySecrets
from composer.system.paths import AppPaths
from tests.fakes import place_servers
from tests.fakes.desk import Browser, PersonAtDesk
from tests.fakes.mastodon_accounts import MastodonDoor
from tests.fakes.place_servers import PlaceServer
from tests.services.app import CLEAN

DOOR: Final = str(Path("composer", "system", "http.py"))
BROWSER: Final = str(Path("tests", "fakes", "desk.py"))
"""The person's own, which is no part of the program."""
WATCHED: Final = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"})
KEY: Final = NetworkKey("mastodon")

through: list[str] = []
beside: list[str] = []


def callers(frame: FrameType | None) -> Iterator[str]:
    while frame is not None:
        yield frame.f_code.co_filename
        frame = frame.f_back


def watch(event: str, details: tuple[Any, ...]) -> None:
    if event not in WATCHED or (isinstance(details[0], socket.socket) and details[0].family == socket.AF_UNIX):
        return
    files = list(callers(sys._getframe(1)))
    if any(file.endswith(BROWSER) for file in files):
        return
    if any(file.endswith(DOOR) for file in files):
        through.append(event)
    else:
        beside.append(f"{event} {details[1:]} from {next((f for f in files if 'composer' in f), files[0])}")


def live(services: Services, door: MastodonDoor) -> None:
    """From the library to a publication, an account and back."""
    services.library.ensure()
    services.reviewing.refresh_pages()
    draft = services.drafting.save(services.drafting.blank(Language.FRENCH).with_text(CLEAN))
    services.publishing.publish(draft, (AccountId("practice"),), confirmed=True)
    services.publishing.run_due()
    connecting = services.outside.connecting()
    desk = PersonAtDesk(Browser({}))
    account = connecting.connect(KEY, "browser", Given(server=door.url), desk)
    desk.leave()
    request = Request("POST", f"{door.url}/api/v1/statuses", "post", json={"status": CLEAN})
    assert services.outside.signed_web().send(account, request).ok
    connecting.disconnect(account.id)
    services.health.subjects()


def tell_the_team(services: Services, server: PlaceServer) -> dict[str, Any]:
    """By the door of places. What the server was asked, and what of it stands in the ledger."""
    address = f"webdav://127.0.0.1:{server.port}/team"
    services.preferences.change(TEAM_SPACE, address)
    services.together.keep_key(address, place_servers.USER, Secret(place_servers.PASSWORD))
    team = services.together.team()
    services.together.proposals().propose(CLEAN, Language.FRENCH)
    team.round()
    trouble = team.status().trouble
    noted = [line for line in services.outside.ledger().lines() if line.why == "team space"]
    return {
        "asked": len(server.asked()),
        "content": sum(each.sent for each in server.asked() if each.method == "PUT"),
        "noted": len(noted),
        "bytes": sum(line.sent for line in noted),
        "hosts": sorted({line.host for line in noted}),
        "counted": team.status().today.operations,
        "trouble": repr(trouble) if trouble else "",
    }


def main() -> None:
    """Argument: an empty folder; a second one, ``astray``, opens a connection of its own to be caught."""
    logging.basicConfig(level=logging.ERROR)
    with (
        MastodonDoor() as door,
        place_servers.running("webdav", Path(sys.argv[1]) / "webdav") as server,
    ):
        sys.addaudithook(watch)
        services = build(AppPaths.below(Path(sys.argv[1])), secrets=MemorySecrets(), sign_ins=lambda: {KEY: sign_in()})
        live(services, door)
        team = tell_the_team(services, server)
        if "astray" in sys.argv:
            socket.create_connection(("127.0.0.1", door.port)).close()
        told = [line.why for line in services.outside.ledger().lines()]
        services.close()
    print(json.dumps({"through": through, "beside": beside, "ledger": told, "team": team}))  # noqa: T201 - what the test reads


if __name__ == "__main__":
    main()
