# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The example for a company of 5,000, written where a policy is read: each of its lines has its effect."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from composer.bootstrap import Services, build
from composer.domain.account_errors import NetworkNotAllowed
from composer.domain.errors import Cancelled, SettingLocked
from composer.domain.grammar import GrammarState
from composer.domain.ids import NetworkKey
from composer.domain.library import PostQuery
from composer.domain.policy import PolicyClosed, PolicyUnread, Status, policy_name
from composer.domain.settings import GRAMMAR_PUBLIC, LIBRARY_URL, NETWORKS_ON, NOTICE_HOURS, SETTINGS, Origin, Setting
from composer.domain.sign_in import Given
from composer.domain.sync_errors import TrustRootWrong
from composer.domain.text import Language
from composer.system.keyring import MemorySecrets
from composer.system.paths import AppPaths
from tests.builders import FakeClock
from tests.fakes.desk import PersonAtDesk
from tests.fakes.languagetool import FakeLanguageTool
from tests.fakes.library_host import LibraryHost
from tests.services.synced import Team

OUT = Path(__file__).parents[2] / "packaging" / "policies" / "out"
POSTS = ("quai-12", "nouveau-camion")
TEXT = "Les enfant jouent dehors."


class Company:
    """What Nordalia runs, and one laptop with its policy."""

    def __init__(self, folder: Path, clock: FakeClock, host: LibraryHost, checker: FakeLanguageTool, root: str) -> None:
        self.paths = AppPaths.below(folder / "laptop")
        self.clock = clock
        self.place = folder / "team"
        self.place.mkdir()
        self.mandatory: dict[str, Any] = json.loads((OUT / "example-managed.json").read_text("utf-8"))
        here = {
            "LibraryUrl": host.url,
            "LibraryTrustRoot": root,
            "LanguageGrammarServer": checker.url,
            "TeamSpace": str(self.place),
        }
        assert set(here) <= set(self.mandatory)
        self.mandatory |= here
        self.write("managed", self.mandatory)
        self.write("recommended", json.loads((OUT / "example-recommended.json").read_text("utf-8")))
        self.services: Services = build(self.paths, clock, MemorySecrets())

    def write(self, level: str, values: object) -> None:
        path = self.paths.policy / level / "10-nordalia.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(values if isinstance(values, str) else json.dumps(values), "utf-8")
        path.chmod(0o644)

    def decide(self, **values: object) -> frozenset[str]:
        """As IT pushes a new file; the program reads again, as it does every quarter of an hour."""
        self.mandatory |= values
        self.write("managed", self.mandatory)
        return self.services.preferences.refresh()

    def posts(self) -> set[str]:
        return {card.id for card in self.services.library.search(PostQuery(limit=10)).cards}

    def page_of(self, network: str) -> str:
        """The address the person's browser is sent to."""
        seen: list[str] = []
        desk = PersonAtDesk(seen.append)
        desk.patience = 3
        connecting = self.services.outside.connecting()
        with pytest.raises(Cancelled):
            connecting.connect(NetworkKey(network), "browser", Given(), desk)
        desk.leave()
        (page,) = seen
        return page


@pytest.fixture
def team(tmp_path: Path, clock: FakeClock) -> Team:
    made = Team(tmp_path / "team", clock)
    made.write(*POSTS)
    made.publish()
    return made


@pytest.fixture
def host(team: Team) -> Iterator[LibraryHost]:
    with LibraryHost(team.site) as server:
        yield server


@pytest.fixture
def checker() -> Iterator[FakeLanguageTool]:
    with FakeLanguageTool() as server:
        yield server


@pytest.fixture
def company(
    tmp_path: Path, clock: FakeClock, host: LibraryHost, checker: FakeLanguageTool, team: Team
) -> Iterator[Company]:
    (tmp_path / "company").mkdir()
    made = Company(tmp_path / "company", clock, host, checker, team.publisher.fingerprint)
    yield made
    made.services.close()


def test_every_line_of_the_policy_is_applied_and_none_can_be_changed(company: Company) -> None:
    preferences = company.services.preferences
    assert preferences.problems() == ()
    lines = company.services.policies.lines()
    assert {line.status for line in lines} == {Status.APPLIED}
    every: tuple[Setting[Any], ...] = SETTINGS
    for setting in every:
        if policy_name(setting.key) in company.mandatory:
            assert preferences.resolve(setting).locked, setting.key
            with pytest.raises(SettingLocked):
                preferences.change(setting, setting.default)


def test_the_library_comes_from_the_company_and_is_signed_by_the_root_it_pinned(company: Company) -> None:
    company.services.incoming.sync().run()
    assert company.posts() == set(POSTS)
    assert company.services.incoming.strictest_s() == 240 * 60
    assert company.decide(LibraryTrustRoot="0" * 64) == {"library.trust_root"}
    with pytest.raises(TrustRootWrong):
        company.services.incoming.sync().run()


def test_an_address_that_is_no_address_stops_the_library_and_the_last_good_one_stays(company: Company) -> None:
    company.services.incoming.sync().run()
    assert company.decide(LibraryUrl="http://library.nordalia.example") == {"library.url"}
    assert company.services.preferences.resolve(LIBRARY_URL).closed
    with pytest.raises(PolicyClosed):
        company.services.incoming.sync().run()
    company.services.library.ensure()
    assert company.posts() == set(POSTS)


def test_only_the_named_networks_can_be_connected(company: Company) -> None:
    connecting = company.services.outside.connecting()
    named = company.mandatory["AccountsNetworks"]
    for spec in company.services.accounts.networks():
        if spec.key != "practice":
            refused = isinstance(connecting.why_not(spec.key), NetworkNotAllowed)
            assert refused is (spec.key not in named), spec.key
    assert company.decide(AccountsNetworks="linkedin") == {"accounts.networks"}
    for spec in company.services.accounts.networks():
        if spec.key != "practice":
            assert isinstance(connecting.why_not(spec.key), NetworkNotAllowed), spec.key


def test_people_sign_in_with_the_companys_own_client(company: Company) -> None:
    page = urlsplit(company.page_of("x"))
    assert parse_qs(page.query)["client_id"] == [company.mandatory["AccountsXClient"]]
    assert company.decide(AccountsXClient="another") == {"accounts.x_client"}
    assert parse_qs(urlsplit(company.page_of("x")).query)["client_id"] == ["another"]
    keys = {way.key for way in company.services.outside.connecting().ways(NetworkKey("bluesky"))}
    assert "browser" in keys


def test_drafts_are_checked_by_the_companys_server_and_never_by_the_public_one(
    company: Company, checker: FakeLanguageTool
) -> None:
    company.services.incoming.sync().run()
    drafting, grammar = company.services.drafting, company.services.grammar
    draft = drafting.save(drafting.blank(Language.FRENCH).with_text(TEXT))
    assert grammar.check_draft(draft, None).state is GrammarState.READY
    assert checker.questions() == [TEXT]
    with pytest.raises(SettingLocked):
        company.services.preferences.change(GRAMMAR_PUBLIC, True)
    assert company.decide(LanguageGrammar="anybody") == {"language.grammar"}
    assert grammar.status.state is GrammarState.OFF


def test_colleagues_shares_lie_where_the_company_says(company: Company) -> None:
    team = company.services.together.team()
    named = team.named()
    assert named is not None
    assert (named.place, named.by) == (str(company.place), "policy")
    assert company.decide(TeamSpace="ftp://nordalia.example") == {"team.space"}
    assert team.named() is None


def test_what_is_recommended_holds_until_the_person_decides(company: Company) -> None:
    preferences, drafting = company.services.preferences, company.services.drafting
    assert drafting.blank(Language.FRENCH).networks == (NetworkKey("linkedin"),)
    assert company.services.background.wanted
    preferences.change(NETWORKS_ON, ("mastodon",))
    assert drafting.blank(Language.FRENCH).networks == (NetworkKey("mastodon"),)
    preferences.forget(NETWORKS_ON)
    assert drafting.blank(Language.FRENCH).networks == (NetworkKey("linkedin"),)
    assert preferences.resolve(NOTICE_HOURS).origin is Origin.POLICY


def test_a_file_with_a_comma_too_many_opens_nothing(company: Company) -> None:
    company.services.incoming.sync().run()
    company.write("managed", '{"AccountsNetworks": ["linkedin"],}')
    changed = company.services.preferences.refresh()
    assert "accounts.networks" in changed
    assert isinstance(company.services.outside.connecting().why_not(NetworkKey("linkedin")), NetworkNotAllowed)
    assert company.services.grammar.status.state is GrammarState.OFF
    assert company.services.together.team().named() is None
    with pytest.raises(PolicyUnread):
        company.services.library.ensure()
    assert company.posts() == set(POSTS)
    (problem,) = company.services.preferences.problems()
    assert problem.code == "policy-unread"
