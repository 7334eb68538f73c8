# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing to a real Bluesky server: what arrives, and that it arrives once."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from composer.bootstrap import Services
from composer.domain.drafts import DraftMedia
from composer.domain.errors import PostRefused
from composer.domain.ids import JobId, NetworkKey
from composer.domain.networks import Account, LinkCard, Submission
from composer.domain.outbox import Job, JobState
from composer.domain.secrets import Secret
from composer.domain.sign_in import Given
from composer.domain.text import Language
from composer.domain.web import Request
from composer.networks.bluesky.publishing import BlueskyPublisher
from composer.networks.bluesky.reading import Bluesky
from composer.system.http import Http, log_egress
from composer.system.media import LocalMedia
from tests.builders import FakeClock
from tests.fakes.desk import PersonAtDesk
from tests.fakes.publisher import Halves
from tests.servers.author import services
from tests.servers.conftest import RealServer
from tests.servers.wire import Wire

ROOT = Path(__file__).resolve().parents[2]
NETWORK = NetworkKey("bluesky")
PASSWORD = "un mot de passe assez long"
GONE = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"
"""The name of a blob that is on no server."""
TEXT = "Été à l’œuvre 👩🏽‍💻 : https://nordalia.example/été, #Nordalia, avec @{friend} 🇫🇷"


@dataclass(frozen=True)
class Person:
    """Somebody who lives on the server, with an app password."""

    did: str
    handle: str
    password: Secret


class Directory:
    """What anybody may ask the server."""

    def __init__(self, server: str) -> None:
        self._server = server
        self._http = Http(FakeClock(), log_egress)

    def call(self, method: str, name: str, token: str = "", **more: Any) -> Any:
        request = Request(method, f"{self._server}/xrpc/{name}", "test", "bluesky", **more)
        if token:
            request = Request(method, request.url, "test", "bluesky", bearer=Secret(token), **more)
        return self._http.send(request).checked()

    def settle(self, name: str) -> Person:
        """A new person, and the password they made for the program."""
        handle = f"{name}.test"
        told = {"email": f"{name}@nordalia.example", "handle": handle, "password": PASSWORD}
        made = self.call("POST", "com.atproto.server.createAccount", json=told).json()
        named = {"name": "Ramage"}
        said = self.call("POST", "com.atproto.server.createAppPassword", made["accessJwt"], json=named).json()
        return Person(made["did"], handle, Secret(said["password"]))

    def records(self, person: Person) -> list[dict[str, Any]]:
        params = {"repo": person.did, "collection": "app.bsky.feed.post", "limit": "100"}
        found = self.call("GET", "com.atproto.repo.listRecords", params=params).json()["records"]
        return [one["value"] for one in found]

    def blob(self, person: Person, cid: str) -> bytes:
        content: bytes = self.call("GET", "com.atproto.sync.getBlob", params={"did": person.did, "cid": cid}).body
        return content

    def close(self) -> None:
        self._http.close()


@pytest.fixture
def directory(pds: RealServer) -> Iterator[Directory]:
    directory = Directory(pds.url)
    yield directory
    directory.close()


@pytest.fixture(scope="session")
def people(pds: RealServer) -> tuple[Person, Person]:
    """Anna, who publishes, and Bob, whom she mentions."""
    directory = Directory(pds.url)
    settled = directory.settle("anna"), directory.settle("bob")
    directory.close()
    return settled


@pytest.fixture
def wire(pds: RealServer) -> Iterator[Wire]:
    with Wire(pds.url) as wire:
        yield wire


@pytest.fixture
def picture(tmp_path: Path) -> DraftMedia:
    path = tmp_path / "quai.png"
    Image.linear_gradient("L").resize((64, 48)).save(path)
    return DraftMedia(str(path), "Un quai désert, à l’aube")


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Services]:
    built = services(tmp_path)
    yield built
    built.close()


def connected(built: Services, server: str, person: Person) -> Account:
    given = Given(server=server, handle=person.handle, password=person.password)
    return built.outside.connecting().connect(NETWORK, "password", given, PersonAtDesk())


def pressed(built: Services, account: Account, text: str, *media: DraftMedia) -> Job:
    """As after the press on the button: in the outbox, not on its way."""
    draft = built.drafting.blank(Language.FRENCH)
    built.drafting.save(replace(draft, text=text, media=media))
    (job,) = built.publishing.publish(
        replace(draft, text=text, media=media), [account.id], confirmed=True, as_it_is=True
    )
    return job


def state_of(built: Services, job: Job) -> Job:
    return next(one for one in built.publishing.jobs() if one.id == job.id)


def test_what_was_composed_arrives(
    built: Services, pds: RealServer, directory: Directory, people: tuple[Person, Person], picture: DraftMedia
) -> None:
    anna, bob = people
    account = connected(built, pds.url, anna)
    text = TEXT.format(friend=bob.handle)
    job = pressed(built, account, text, picture)
    built.publishing.run_due()
    job = state_of(built, job)
    assert job.state is JobState.SENT, job.reason
    assert job.receipt is not None
    key = job.receipt.remote_id.rpartition("/")[2]
    (record,) = [one for one in directory.records(anna) if one["text"] == text]
    assert record["langs"] == ["fr"]
    content = text.encode()
    parts = {
        content[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode(): facet["features"][0]
        for facet in record["facets"]
    }
    kind = "app.bsky.richtext.facet#"
    assert parts == {
        "https://nordalia.example/été": {"$type": f"{kind}link", "uri": "https://nordalia.example/%C3%A9t%C3%A9"},
        "#Nordalia": {"$type": f"{kind}tag", "tag": "Nordalia"},
        f"@{bob.handle}": {"$type": f"{kind}mention", "did": bob.did},
    }
    (image,) = record["embed"]["images"]
    assert (image["alt"], image["aspectRatio"]) == (picture.alt, {"width": 64, "height": 48})
    shown = Image.open(BytesIO(directory.blob(anna, image["image"]["ref"]["$link"])))
    assert shown.tobytes() == Image.open(picture.path).tobytes()
    assert job.receipt.url == f"https://bsky.app/profile/{anna.did}/post/{key}"
    built.publishing.afterwards.withdraw(job.id)
    assert text not in [one["text"] for one in directory.records(anna)]


def test_a_second_try_finds_the_first_one_as_it_was(
    built: Services, pds: RealServer, directory: Directory, people: tuple[Person, Person], picture: DraftMedia
) -> None:
    anna, clock, halves = people[0], FakeClock(), Halves()
    account = connected(built, pds.url, anna)
    publisher = BlueskyPublisher(built.outside.http(), built.outside.signed_web(), LocalMedia(), clock)
    card = LinkCard("https://nordalia.example/vélo", "Un vélo de plus", "Il roule.", picture.path)
    options = {"content-warning": "graphic-media"}
    payload = Bluesky().compose(Submission("À lire, ça y est.", Language.FRENCH, card=card, options=options))
    receipt = publisher.publish(account, payload, JobId("a"), halves)
    (record,) = [one for one in directory.records(anna) if one["text"] == payload.text]
    assert record["labels"]["values"] == [{"val": "graphic-media"}]
    external = record["embed"]["external"]
    assert (external["uri"], external["title"]) == ("https://nordalia.example/v%C3%A9lo", card.title)
    assert directory.blob(anna, external["thumb"]["ref"]["$link"]).startswith(b"\x89PNG")
    clock.tick(days=2)
    assert publisher.publish(account, payload, JobId("a"), halves) == receipt
    assert publisher.find(account, JobId("a"), payload, halves) == receipt
    for _ in range(2):
        publisher.delete(account, receipt)
    assert publisher.find(account, JobId("a"), payload, halves) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [("é" * 301, "grapheme too big"), ("👨‍👩‍👧‍👦" * 150, "string too big")],
    ids=["graphemes", "bytes"],
)
def test_the_server_refuses_what_the_count_says_is_too_long(
    built: Services, pds: RealServer, people: tuple[Person, Person], text: str, words: str
) -> None:
    account, clock = connected(built, pds.url, people[0]), FakeClock()
    publisher = BlueskyPublisher(built.outside.http(), built.outside.signed_web(), LocalMedia(), clock)
    network = Bluesky()
    longest = next(size for size in range(len(text), 0, -1) if network.count(text[:size]).fits)
    with pytest.raises(PostRefused, match=words):
        publisher.publish(account, network.compose(Submission(text, Language.FRENCH)), JobId("a"), Halves())
    fitting = network.compose(Submission(text[:longest], Language.FRENCH))
    publisher.delete(account, publisher.publish(account, fitting, JobId("b"), Halves()))


def test_an_upload_of_which_nothing_is_known_any_more_is_made_again(
    built: Services, pds: RealServer, people: tuple[Person, Person], picture: DraftMedia
) -> None:
    account, halves = connected(built, pds.url, people[0]), Halves()
    publisher = BlueskyPublisher(built.outside.http(), built.outside.signed_web(), LocalMedia(), FakeClock())
    gone = {"$type": "blob", "ref": {"$link": GONE}, "mimeType": "image/png", "size": 78}
    halves.keep("picture-0", json.dumps(gone))
    payload = Bluesky().compose(Submission("Le quai", Language.FRENCH, (picture,)))
    publisher.delete(account, publisher.publish(account, payload, JobId("a"), halves))
    assert GONE not in halves["picture-0"]


def test_a_kill_at_any_exchange_leaves_one_publication(
    tmp_path: Path,
    built: Services,
    wire: Wire,
    directory: Directory,
    people: tuple[Person, Person],
    picture: DraftMedia,
) -> None:
    anna, bob = people
    account = connected(built, wire.url, anna)
    for cut, after in ((exchange, after) for exchange in range(1, 10) for after in (False, True)):
        text = f"Le quai ouvre à {cut} heures, je l’ai vu avec @{bob.handle} ; {after}."
        job = pressed(built, account, text, picture)
        killed = live_and_die(wire, tmp_path, cut, after=after)
        built.publishing.recover()
        built.publishing.run_due()
        assert state_of(built, job).state is JobState.SENT, (cut, after, state_of(built, job))
        assert [one["text"] for one in directory.records(anna)].count(text) == 1
        if not killed:
            assert cut == 4, "a mention, a picture, the publication"
            return
    pytest.fail("it was killed each time")


def live_and_die(wire: Wire, kept: Path, cut: int, *, after: bool) -> bool:
    """The program sends what is due and is killed at that exchange; False when it came to its end before."""
    author = subprocess.Popen([sys.executable, "-m", "tests.servers.author", str(kept)], cwd=ROOT)
    wire.cut_at(cut, author.kill, after=after)
    code = author.wait(timeout=60)
    assert code in (0, -9)
    return code == -9
