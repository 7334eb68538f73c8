# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people and a place that really is one: what one tells, the other knows, whatever the place does meanwhile."""

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path

import pytest

from composer.domain.ids import AccountId, NetworkKey
from composer.domain.outbox import Job, JobState
from composer.domain.places import PlaceAddress, PlaceForbidden, PlaceFull, PlaceKind, PlaceSlow
from composer.domain.review import Verdict
from composer.domain.secrets import Secret
from composer.domain.settings import TEAM_OFF, TEAM_SPACE
from composer.domain.team import Consent, TeamOff
from composer.domain.text import Language
from composer.services.team_digest import TeamDigest
from composer.system.places import StoredFiles
from composer.together import Together
from tests.builders import FakeClock, a_job, a_receipt, a_submission
from tests.fakes import place_servers
from tests.fakes.place_servers import PlaceServer
from tests.places.conftest import Opening
from tests.services.app import App
from tests.services.small_library import SmallLibrary

LINKEDIN = NetworkKey("linkedin")
TEXT = (
    "Hier soir, au dépôt, Samir a réparé le hayon du camion avec une ceinture et beaucoup d’optimisme. Ce matin le"
    " hayon tient toujours. Je propose que nous rangions des ceintures dans chaque véhicule de la tournée du nord."
)
SECRETS = {PlaceKind.WEBDAV: place_servers.PASSWORD, PlaceKind.S3: place_servers.SECRET_KEY}
NAMES = {PlaceKind.WEBDAV: place_servers.USER, PlaceKind.S3: place_servers.KEY_ID}


def setting_of(address: PlaceAddress) -> str:
    if address.kind is PlaceKind.FOLDER:
        return address.root
    if address.kind is PlaceKind.WEBDAV:
        return address.endpoint.replace("http://", "webdav://") + address.root
    return f"s3://{address.bucket}{address.root}?region={address.region}&endpoint={address.endpoint}"


FOLDER = pytest.mark.parametrize("kind", ["folder"], indirect=True)
"""What is the same for every place."""
SERVERS = pytest.mark.parametrize("kind", ["webdav", "s3"], indirect=True)


class Member(App):
    """A person with a team space."""

    def join(self, address: PlaceAddress, agrees: bool = True) -> "Member":
        self.services.preferences.change(TEAM_SPACE, setting_of(address))
        if address.kind in SECRETS:
            secret = Secret(SECRETS[address.kind])
            self.together.keep_key(setting_of(address), NAMES[address.kind], secret)
        if agrees:
            self.together.team().agree()
        return self

    @property
    def together(self) -> Together:
        return self.services.together

    def sent(self, text: str = TEXT, job: str = "job-1", account: str = "linkedin-1", **changes: object) -> Job:
        now = self.clock.now()
        values = {
            "network": LINKEDIN,
            "account": AccountId(account),
            "submission": a_submission(text),
            "state": JobState.SENT,
            "receipt": a_receipt(published=now, url="https://www.linkedin.com/feed/update/1"),
            "due": now,
            "changed": now,
            "created": now,
        }
        made = a_job(job, **{**values, **changes})
        self.together._work.outbox.add([made])
        return made

    def echo(self, text: str = TEXT) -> tuple[Verdict, int]:
        context = self.services.reviewing.context_at(Language.FRENCH, LINKEDIN)
        found = self.services.colleagues.echo(text, context)
        return (found.verdict, found.colleagues) if found else (Verdict.OWN, -1)

    def waiting(self) -> int:
        return self.together.team().status().waiting


def library_with_key(folder: Path) -> Path:
    library = SmallLibrary(folder)
    library.settings(f'team_key = "{blake2b(b"nordalia", digest_size=32).hexdigest()}"')
    return library.root


@pytest.fixture
def members(tmp_path: Path, clock: FakeClock) -> Iterator[list[Member]]:
    library = library_with_key(tmp_path / "library")
    made = [Member(tmp_path / name, clock, library) for name in ("anna", "bob")]
    yield made
    for member in made:
        member.close()


@pytest.fixture
def anna(members: list[Member], address: PlaceAddress) -> Member:
    return members[0].join(address)


@pytest.fixture
def bob(members: list[Member], address: PlaceAddress) -> Member:
    return members[1].join(address, agrees=False)


def test_what_one_published_another_knows(anna: Member, bob: Member, place: StoredFiles) -> None:
    anna.sent()
    anna.together.team().round()
    assert anna.waiting() == 0
    assert bob.together.team().round().shares == 1
    assert bob.echo() == (Verdict.VERBATIM, 1)
    assert anna.echo()[1] <= 0, "one's own is no colleague's"
    (day,) = place.list("shares")
    (file,) = place.list(f"shares/{day.name}")
    content = place.read(f"shares/{day.name}/{file.name}", 2048)
    assert b"ceinture" not in content
    assert b"linkedin.com" not in content
    assert set(json.loads(content)) == {"format", "member", "network", "hour", "groups", "traits", "post"}


@FOLDER
def test_nothing_leaves_without_consent(anna: Member, bob: Member, place: StoredFiles) -> None:
    bob.sent()
    bob.together.team().round()
    assert place.list("shares") == ()
    assert bob.together.team().consent() is Consent.UNASKED
    anna.together.team().refuse()
    anna.sent()
    anna.together.team().round()
    assert place.list("shares") == ()


@FOLDER
def test_what_was_published_before_the_consent_is_not_told(bob: Member, place: StoredFiles, clock: FakeClock) -> None:
    bob.sent(job="before")
    clock.tick(hours=1)
    bob.together.team().agree()
    bob.together.team().round()
    assert place.list("shares") == ()
    clock.tick(hours=1)
    bob.sent(job="after")
    bob.together.team().round()
    assert len(place.list("shares")) == 1


def test_nothing_is_read_or_told_twice(anna: Member, bob: Member, server: PlaceServer | None) -> None:
    anna.sent()
    for _ in range(3):
        anna.together.team().round()
    assert bob.together.team().round().shares == 1
    asked = len(server.asked()) if server else 0
    assert bob.together.team().round().shares == 0
    if server:
        assert len(server.asked()) - asked <= 4
        assert all(each.method != "GET" or "list-type" in each.path for each in server.asked()[asked:])
    bob.restart()
    assert bob.together.team().round().shares == 0


@FOLDER
def test_a_plan_tells_its_hour_and_no_word(anna: Member, bob: Member, clock: FakeClock) -> None:
    due = clock.now() + timedelta(hours=3)
    anna.sent(job="plan", state=JobState.QUEUED, receipt=None, due=due)
    anna.together.team().round()
    bob.together.team().round()
    held = bob.services.colleagues.held_hours(LINKEDIN, None)
    assert sum(held.values()) == 1
    assert bob.echo()[1] <= 0


@FOLDER
def test_an_address_leaves_only_where_it_was_chosen_and_names_no_other_share(anna: Member, place: StoredFiles) -> None:
    anna.together.team().show(AccountId("linkedin-2"), True)
    anna.sent(job="quiet", account="linkedin-1")
    anna.sent(job="shown", account="linkedin-2")
    anna.together.team().round()
    (day,) = place.list("shares")
    read = [json.loads(place.read(f"shares/{day.name}/{each.name}", 2048)) for each in place.list(f"shares/{day.name}")]
    assert sorted(one.get("address", "") for one in read) == ["", "https://www.linkedin.com/feed/update/1"]
    assert len({one["member"] for one in read}) == 2


@FOLDER
def test_who_changes_their_mind_tells_nothing_more(anna: Member, place: StoredFiles, address: PlaceAddress) -> None:
    anna.sent()
    anna.services.preferences.change(TEAM_SPACE, "/nowhere/at/all")
    anna.together.team().round()
    assert anna.waiting() == 1
    anna.together.team().refuse()
    assert anna.waiting() == 0
    anna.join(address)
    anna.together.team().round()
    assert place.list("shares") == ()


def test_digests_cost_one_read_a_day(anna: Member, bob: Member, place: StoredFiles, clock: FakeClock) -> None:
    for number in range(5):
        anna.sent(TEXT + str(number), job=f"job-{number}")
    anna.together.team().round()
    done = TeamDigest(place, clock).run()
    assert (done.shares, done.deleted) == (5, 5)
    assert place.list("digests") != ()
    assert [each for day in place.list("shares") for each in place.list(f"shares/{day.name}")] == []
    brought = bob.together.team().round()
    assert (brought.shares, brought.digests, brought.files) == (5, 1, 0)
    assert bob.together.team().round().digests == 0


@FOLDER
def test_who_read_the_files_reads_no_digest(anna: Member, bob: Member, place: StoredFiles, clock: FakeClock) -> None:
    anna.sent()
    anna.together.team().round()
    bob.together.team().round()
    TeamDigest(place, clock).run()
    for member in (anna, bob):
        assert member.together.team().round().digests == 0


@FOLDER
def test_late_shares_still_arrive(anna: Member, bob: Member, place: StoredFiles, clock: FakeClock) -> None:
    anna.sent(job="early")
    anna.together.team().round()
    day = place.list("shares")[0].name
    TeamDigest(place, clock).run()
    bob.together.team().round()
    (digest,) = place.list("digests")
    late = json.loads(_a_share_of(anna)) | {"member": "c" * 32}
    clock.tick(days=3)
    place.write(f"shares/{day}/{'c' * 32}-1.json", json.dumps(late).encode())
    assert TeamDigest(place, clock).run().shares == 1
    assert bob.together.team().round().shares == 1
    assert digest.name in {each.name for each in place.list("digests")}


def _a_share_of(member: Member) -> bytes:
    from composer.team import share_files

    share = member.together.team().sample()
    assert share is not None
    return share_files.encoded(share)


@FOLDER
def test_a_run_of_the_digest_changes_nothing_the_second_time(
    anna: Member, place: StoredFiles, clock: FakeClock
) -> None:
    anna.sent()
    anna.together.team().round()
    TeamDigest(place, clock).run()
    before = place.list("digests")
    again = TeamDigest(place, clock).run()
    assert (again.shares, again.deleted, again.merged) == (0, 0, 0)
    assert place.list("digests") == before


@FOLDER
def test_files_of_a_killed_run_are_deleted_and_counted_once(
    anna: Member, bob: Member, place: StoredFiles, clock: FakeClock
) -> None:
    anna.sent()
    anna.together.team().round()
    day = place.list("shares")[0].name
    (file,) = place.list(f"shares/{day}")
    content = place.read(f"shares/{day}/{file.name}", 2048)
    TeamDigest(place, clock).run()
    place.write(f"shares/{day}/{file.name}", content)  # as if killed before the file was deleted
    done = TeamDigest(place, clock).run()
    assert (done.shares, done.deleted) == (0, 1)
    assert bob.together.team().round().shares == 1


@FOLDER
def test_rubbish_is_counted_and_disturbs_nobody(
    anna: Member, bob: Member, place: StoredFiles, clock: FakeClock, address: PlaceAddress
) -> None:
    anna.sent()
    anna.together.team().round()
    day = place.list("shares")[0].name
    many = 1_000
    for number in range(many):
        (Path(address.root) / "shares" / day / f"{number:032x}-1.json").write_bytes(b'{"format": 1, "mem')
    place.write(f"shares/{day}/notes.txt", b"hello")
    place.write("digests/2026-11-02-" + "0" * 24 + ".z", b"half")
    for _ in range(6):
        bob.together.team().round()
    assert bob.echo() == (Verdict.VERBATIM, 1)
    status = bob.together.team().status()
    assert status.trouble is None
    assert bob.together.team().status().shares == 1
    done = TeamDigest(place, clock).run()
    assert (done.shares, done.rubbish) == (1, many + 1)


@FOLDER
def test_a_file_that_was_half_written_is_read_once_it_is_whole(anna: Member, bob: Member, place: StoredFiles) -> None:
    anna.sent()
    anna.together.team().round()
    day = place.list("shares")[0].name
    (file,) = place.list(f"shares/{day}")
    whole = place.read(f"shares/{day}/{file.name}", 2048)
    place.write(f"shares/{day}/{file.name}", whole[:100])
    assert bob.together.team().round().shares == 0
    place.write(f"shares/{day}/{file.name}", whole)
    assert bob.together.team().round().shares == 1


@FOLDER
def test_a_flood_of_one_member_is_cut(anna: Member, bob: Member, place: StoredFiles) -> None:
    anna.sent()
    raw = json.loads(_a_share_of(anna)) | {"member": "d" * 32}
    day = anna.clock.now().date().isoformat()
    for number in range(1, 61):
        place.write(f"shares/{day}/{'d' * 32}-{number}.json", json.dumps(raw).encode())
    bob.together.team().round()
    bob.together.team().round()
    assert bob.together.team().status().shares == 30


@pytest.mark.parametrize(("fault", "error"), [("507", PlaceFull), ("403", PlaceForbidden)])
@SERVERS
def test_what_could_not_leave_leaves_later(
    anna: Member, place: StoredFiles, server: PlaceServer | None, fault: str, error: type[Exception]
) -> None:
    assert server is not None
    anna.sent()
    with server.fault(fault):
        anna.together.team().round()
        assert anna.waiting() == 1
        assert isinstance(anna.together.team().status().trouble, error)
    anna.restart()
    anna.join(_address(anna), agrees=False)  # without a keyring its key lasts until the end of the program
    anna.together.team().round()
    assert (anna.waiting(), anna.together.team().status().trouble) == (0, None)
    assert sum(len(place.list(f"shares/{day.name}")) for day in place.list("shares")) == 1


def _address(member: Member) -> PlaceAddress:
    from composer.domain.places import place_address

    return place_address(member.services.preferences.resolve(TEAM_SPACE).value)


@SERVERS
def test_a_lost_answer_makes_no_second_share(anna: Member, place: StoredFiles) -> None:
    """The file was written, and the program died before it knew."""
    anna.sent()
    team = anna.together.team()
    team._tell(team.place())
    with anna.together._work.outgoing._database.writing() as connection:
        body = _a_share_of(anna)
        connection.execute("UPDATE team_outgoing SET sent = NULL, body = ?", (body,))
    team.round()
    assert anna.waiting() == 0
    assert sum(len(place.list(f"shares/{day.name}")) for day in place.list("shares")) == 1


@SERVERS
def test_a_silent_server_holds_up_a_round_and_nothing_else(
    anna: Member, opening: Opening, server: PlaceServer | None
) -> None:
    assert server is not None
    anna.sent()
    team = anna.together.team()
    team._open = lambda _address: opening(answer_s=0.3, whole_s=1.0)
    team.forget_place()
    with server.fault("hang"):
        team.round()
        assert isinstance(team.status().trouble, PlaceSlow)
        anna.publish()
        assert anna.run().state is JobState.SENT


@FOLDER
def test_a_place_that_is_gone(anna: Member, address: PlaceAddress) -> None:
    shutil.rmtree(address.root)
    anna.sent()
    anna.together.team().round()
    assert anna.together.team().status().trouble is not None
    assert not Path(address.root).exists()
    assert anna.waiting() == 1


@SERVERS
def test_off_means_nothing_is_asked(bob: Member, server: PlaceServer | None) -> None:
    bob.services.preferences.change(TEAM_SPACE, TEAM_OFF)
    asked = len(server.asked()) if server else 0
    assert bob.together.team().named() is None
    with pytest.raises(TeamOff):
        bob.together.team().round()
    assert (len(server.asked()) if server else 0) == asked


@FOLDER
def test_a_proposal_goes_out_and_its_answer_comes_back(anna: Member, bob: Member) -> None:
    made = bob.together.proposals().propose("Le quai, à six heures.\nLa brume.", Language.FRENCH, why="Pour l’hiver")
    assert [each.sent for each in bob.together.proposals().own()] == [False]
    bob.together.team().round()
    assert [each.sent for each in bob.together.proposals().own()] == [True]
    listed, rubbish = anna.together.proposals().listed(anna.together.team().place())
    assert (listed, rubbish) == ((made,), 0)
    assert listed[0].signed == ""
    assert listed[0].title == "Le quai, à six heures."
