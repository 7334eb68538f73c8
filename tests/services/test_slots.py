# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from composer.domain.ids import NetworkKey, PostId
from composer.domain.settings import SLOT_DAYS, SLOT_HOURS
from composer.domain.slots import Slot, SlotReason
from tests.builders import NOW, PRACTICE, FakeClock, a_job
from tests.fakes.colleagues import FakeColleagues
from tests.services.app import CLEAN, ME, App
from tests.services.small_library import SmallLibrary

PARIS = ZoneInfo("Europe/Paris")
POST = PostId("matin")
THREE_HOURS = '[best_hours]\npractice = ["wed 08:00", "thu 12:00", "fri 18:00"]\n'


@pytest.fixture
def library(tmp_path: Path) -> SmallLibrary:
    made = SmallLibrary(tmp_path / "library")
    made.settings(THREE_HOURS)
    made.post(POST)
    return made


@pytest.fixture
def team() -> FakeColleagues:
    return FakeColleagues()


@pytest.fixture
def person(tmp_path: Path, library: SmallLibrary, team: FakeColleagues) -> Iterator[App]:
    """In Paris, on a Tuesday morning."""
    app = App(tmp_path / "ramage", FakeClock(NOW.astimezone(PARIS)), library.root, colleagues=team)
    yield app
    app.close()


def slots(app: App, count: int = 3, post: PostId | None = POST) -> tuple[Slot, ...]:
    return app.services.slots.suggest(PRACTICE, post, app.clock.now(), count)


def hours(found: tuple[Slot, ...]) -> list[str]:
    """In the order of the week: ``Wed 4 08``."""
    return [f"{slot.at:%a} {slot.at.day} {slot.at:%H}" for slot in sorted(found, key=lambda slot: slot.at)]


def wall(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


def test_slots_are_the_librarys_good_hours_on_the_wall_of_the_person(person: App) -> None:
    found = slots(person)
    assert hours(found) == ["Wed 4 08", "Thu 5 12", "Fri 6 18"]
    assert {slot.at.tzinfo for slot in found} == {PARIS}
    assert all(slot.reasons == (SlotReason.USUAL_HOUR,) for slot in found)
    assert slots(person) == found


def test_the_same_hours_after_the_clocks_have_changed(person: App) -> None:
    before = datetime(2026, 10, 23, 19, 0, tzinfo=PARIS)  # the clocks go back on Sunday the 25th
    found = person.services.slots.suggest(PRACTICE, POST, before.astimezone(UTC), 3)
    assert hours(found) == ["Wed 28 08", "Thu 29 12", "Fri 30 18"]
    assert {slot.at.utcoffset() for slot in found} == {timedelta(hours=1)}


def test_hours_that_colleagues_hold_with_this_post_are_left_to_them(person: App, team: FakeColleagues) -> None:
    for hour in (wall(4, 8), wall(5, 12)):
        team.hold(PRACTICE, hour.astimezone(UTC), 3, POST)
    (first, *_) = slots(person)
    assert hours((first,)) == ["Fri 6 18"]
    assert (first.colleagues, first.reasons[0]) == (0, SlotReason.FEW_COLLEAGUES)


def test_what_colleagues_did_is_no_news_of_what_they_will_do(person: App, team: FakeColleagues) -> None:
    team.hold(PRACTICE, wall(2, 8), 9, POST)
    assert all(slot.colleagues is None for slot in slots(person))
    assert all(slot.reasons == (SlotReason.USUAL_HOUR,) for slot in slots(person))


def test_a_colleague_who_waits_for_an_hour_is_told_of_and_stayed_away_from(
    tmp_path: Path, library: SmallLibrary
) -> None:
    key = f'team_key = "{"0123456789abcdef" * 4}"\n'
    library.settings(key + THREE_HOURS.replace("practice", "linkedin"))
    anna, bob = (App(tmp_path / name, FakeClock(NOW.astimezone(PARIS)), library.root) for name in ("anna", "bob"))
    linkedin = NetworkKey("linkedin")

    def first(app: App) -> Slot:
        return app.services.slots.suggest(linkedin, POST, app.clock.now(), 1)[0]

    wanted = first(bob)
    plan = anna.services.colleagues.plan_of(a_job(network=linkedin, post=POST, due=wanted.at))
    assert plan is not None
    assert (plan.hour, plan.post, plan.address) == (wanted.at.replace(minute=0), POST, "")
    bob.services.colleagues.take_in([plan])
    assert bob.services.colleagues.held_hours(linkedin, POST) == {wanted.at.replace(minute=0): 1}
    other = first(bob)
    assert other.at.replace(minute=0) != wanted.at.replace(minute=0)
    assert (other.colleagues, other.reasons[0]) == (0, SlotReason.FEW_COLLEAGUES)
    anna.services.colleagues.take_in([plan])
    assert first(anna).colleagues is None
    for app in (anna, bob):
        app.close()


def test_what_colleagues_do_elsewhere_is_not_in_the_way(person: App, team: FakeColleagues) -> None:
    team.hold(NetworkKey("linkedin"), wall(4, 8), 9, POST)
    team.hold(PRACTICE, wall(4, 8), 9, PostId("autre"))
    assert all(slot.colleagues is None for slot in slots(person))


def test_an_hour_at_which_one_publishes_again_and_again_is_ones_own(person: App) -> None:
    person.clock.tick(days=-15)
    for week in range(2):
        person.publish(f"{CLEAN} {week}")
        person.run()
        person.clock.tick(days=7)
    person.clock.tick(days=1)
    found = {f"{slot.at:%a %H}": slot.reasons for slot in slots(person, 9)}
    assert found["Mon 10"] == (SlotReason.SUITS_YOU,)
    assert found["Wed 08"] == (SlotReason.USUAL_HOUR,)


def test_an_hour_with_a_publication_of_ones_own_is_taken(person: App) -> None:
    (draft,) = (person.draft(),)
    person.services.publishing.publish(draft, ME, confirmed=True, at=wall(4, 8, 20))
    assert hours(slots(person, 2)) == ["Thu 5 12", "Fri 6 18"]


def test_a_week_in_which_enough_is_planned_is_passed_over(person: App, library: SmallLibrary) -> None:
    library.settings(THREE_HOURS + "[cadence]\npractice = 1\n")
    person.services.library.ensure()
    person.services.publishing.publish(person.draft(), ME, confirmed=True, at=wall(7, 15))
    assert hours(slots(person)) == ["Wed 11 08", "Thu 12 12", "Fri 13 18"]


def test_the_charters_quiet_hours_and_gaps_are_kept(person: App, library: SmallLibrary) -> None:
    library.rule(
        "Rythme", 'extends: cadence\nmessage: "%s"\nlevel: error\nnetworks: [practice]\nquiet: [thursday]\ngap: 20h\n'
    )
    person.services.library.ensure()
    person.services.publishing.publish(person.draft(), ME, confirmed=True, at=wall(4, 20))
    assert hours(slots(person, 3)) == ["Fri 6 18", "Wed 11 08", "Fri 13 18"]


def test_embargo_expiry_and_hold_close_hours(person: App, library: SmallLibrary) -> None:
    library.post(POST, "not_before: 2026-11-05T00:00:00+01:00\nexpires: 2026-11-12T00:00:00+01:00\n")
    library.notice("pause", "scope: all\nfrom: 2026-11-06T00:00:00+01:00\nuntil: 2026-11-07T00:00:00+01:00\n")
    person.services.library.ensure()
    assert hours(slots(person)) == ["Thu 5 12", "Wed 11 08"]


def test_nothing_outside_the_hours_the_person_agreed_to(person: App) -> None:
    preferences = person.services.preferences
    preferences.change(SLOT_DAYS, ("wed", "fri"))
    preferences.change(SLOT_HOURS, "08:30-17:00")
    found = slots(person, 2)
    assert hours(found) == ["Wed 4 08", "Wed 11 08"]
    assert all(slot.at.minute >= 30 for slot in found)
    preferences.change(SLOT_DAYS, ())
    assert slots(person) == ()


def test_no_slot_is_past_or_too_close_to_confirm(person: App) -> None:
    now = wall(4, 8, 45)
    found = person.services.slots.suggest(PRACTICE, POST, now, 9)
    assert min(slot.at for slot in found) >= wall(4, 8, 55)
    late = wall(4, 8, 51)
    assert "Wed 4 08" not in hours(person.services.slots.suggest(PRACTICE, POST, late, 9))


def test_without_a_team_each_computer_draws_by_a_number_of_its_own(tmp_path: Path, library: SmallLibrary) -> None:
    firsts = set()
    for number in range(8):
        app = App(tmp_path / str(number), FakeClock(NOW.astimezone(PARIS)), library.root)
        first = slots(app, 1)
        app.restart()
        assert slots(app, 1) == first
        firsts |= set(first)
        app.close()
    assert len(firsts) > 4


def test_a_member_gets_the_same_slots_on_all_their_computers(tmp_path: Path, library: SmallLibrary) -> None:
    found = []
    for name, member in (("office", "m-1"), ("home", "m-1"), ("colleague", "m-2")):
        clock = FakeClock(NOW.astimezone(PARIS))
        app = App(tmp_path / name, clock, library.root, colleagues=FakeColleagues(member))
        found.append(slots(app))
        app.close()
    assert found[0] == found[1] != found[2]
