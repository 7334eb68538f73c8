# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is asked about grammar, what is sent, and what a bad server changes: nothing but a sentence."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from composer.domain.errors import Cancelled
from composer.domain.grammar import PUBLIC_SERVER, GrammarChoice, GrammarMode, GrammarState, GrammarStatus
from composer.domain.settings import GRAMMAR, GRAMMAR_PUBLIC, GRAMMAR_SERVER, Address
from composer.domain.text import Language
from composer.services.grammar import Grammar
from composer.system.http import Http
from composer.system.languagetool import LanguageTool
from tests.builders import FakeClock
from tests.fakes.http_server import Answer, Drop
from tests.fakes.languagetool import HTML, FakeLanguageTool, match, said
from tests.services.app import App

TEXT = "Les enfant jouent dehors.\n\nIls sont content ce matin."
FR = Language.FRENCH
FRENCH = (FR, FR, FR)


@pytest.fixture
def server() -> Iterator[FakeLanguageTool]:
    with FakeLanguageTool() as made:
        yield made


class Person:
    """Somebody who chose a server, and the Grammar that asks it."""

    def __init__(self, app: App, folder: Path, clock: FakeClock, address: str) -> None:
        self.choice = GrammarChoice(GrammarMode.COMPANY, address)
        self._tool = LanguageTool(Http(clock, lambda _: None), folder)
        self._tool.check_s = 0.3
        self.grammar = Grammar(lambda: self.choice, lambda: self._tool, app.services.reviewing, lambda _: False, clock)

    def check(self, text: str = TEXT, stop: Callable[[], None] = lambda: None) -> GrammarStatus:
        return self.grammar.check(text, [FR] * len(text.split("\n")), stop)


@pytest.fixture
def person(app: App, tmp_path: Path, clock: FakeClock, server: FakeLanguageTool) -> Iterator[Person]:
    made = Person(app, tmp_path / "copies", clock, server.url)
    yield made
    made.grammar.close()


# -- who is asked --------------------------------------------------------------------------


def test_by_default_nobody_is_asked(app: App) -> None:
    """The guard against outside connections would see an attempt; the door is not even opened."""
    grammar = app.services.grammar
    draft = app.draft(TEXT)
    assert not grammar.wanted
    assert grammar.check_draft(draft, None).state is GrammarState.UNSET
    assert grammar.look().state is GrammarState.UNSET
    review = app.services.reviewing.review_draft(draft, None)
    assert grammar.joined(review, draft) is review
    assert grammar._tool is None


@pytest.mark.parametrize(
    ("choice", "state"),
    [
        (GrammarChoice(GrammarMode.OFF, "http://127.0.0.1:9"), GrammarState.OFF),
        (GrammarChoice(GrammarMode.COMPANY, ""), GrammarState.UNSET),
        (GrammarChoice(GrammarMode.PUBLIC, "http://127.0.0.1:9"), GrammarState.NOT_AGREED),
    ],
)
def test_nothing_is_sent_without_a_choice(
    person: Person, server: FakeLanguageTool, choice: GrammarChoice, state: GrammarState
) -> None:
    person.choice = choice
    assert person.check().state is state
    assert person.grammar.look().state is state
    assert server.received == []


def managed(app: App, **policy: object) -> None:
    folder = app.services.paths.policy / "managed"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "it.json").write_text(json.dumps(policy), "utf-8")
    app.services.preferences.reload()


def test_the_organisations_server_is_asked_as_soon_as_a_policy_names_it(app: App, server: FakeLanguageTool) -> None:
    managed(app, LanguageGrammarServer=server.url + "/v2/")
    server.next(said(match("Les enfant jouent dehors.", "enfant", "enfants")))
    draft = app.draft("Les enfant jouent dehors.")
    assert app.services.grammar.check_draft(draft, None).state is GrammarState.READY
    assert server.received[0].path == "/v2/check"
    review = app.services.grammar.joined(app.services.reviewing.review_draft(draft, None), draft)
    assert "LanguageTool.FAUTE" in [f.rule for f in review.findings]


def test_only_the_person_opens_the_public_server_and_a_policy_can_close_it(app: App) -> None:
    preferences = app.services.preferences
    managed(app, LanguageGrammar="public", LanguageGrammarPublic=True)
    assert app.services.grammar.status.state is GrammarState.NOT_AGREED
    managed(app)
    preferences.change(GRAMMAR, "public")
    preferences.change(GRAMMAR_PUBLIC, True)
    assert app.services.grammar.wanted
    managed(app, LanguageGrammarPublic=False)
    assert app.services.grammar.status.state is GrammarState.NOT_AGREED


def test_the_public_address_is_the_documented_one() -> None:
    assert Address().parse(PUBLIC_SERVER) == PUBLIC_SERVER


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://lt.nordalia.example", "https://lt.nordalia.example"),
        ("https://lt.nordalia.example/v2/", "https://lt.nordalia.example"),
        ("https://nordalia.example/languagetool/", "https://nordalia.example/languagetool"),
        ("http://localhost:8081/v2", "http://localhost:8081"),
        ("", ""),
        ("http://lt.nordalia.example", None),
        ("lt.nordalia.example", None),
        ("https://me:secret@lt.nordalia.example", None),
        ("https://lt.nordalia.example/?key=1", None),
        ("ftp://lt.nordalia.example", None),
        ("https://", None),
        ("https://[", None),
        (3, None),
    ],
)
def test_addresses(written: object, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(ValueError, match=r"not an address|Invalid"):
            Address().parse(written)
    else:
        assert Address().parse(written) == kept


# -- what is sent --------------------------------------------------------------------------


def test_each_paragraph_is_sent_once_and_only_changed_ones_again(person: Person, server: FakeLanguageTool) -> None:
    assert person.check().state is GrammarState.READY
    assert server.questions() == ["Les enfant jouent dehors.", "Ils sont content ce matin."]
    person.check()
    person.check(TEXT.replace("ce matin", "ce soir"))
    assert server.questions()[2:] == ["Ils sont content ce soir."]
    person.check(TEXT)
    assert len(server.received) == 3


def test_a_question_nobody_waits_for_is_not_asked(person: Person, server: FakeLanguageTool) -> None:
    def after_the_first() -> None:
        if server.received:
            raise Cancelled

    with pytest.raises(Cancelled):
        person.check(stop=after_the_first)
    assert len(server.received) == 1
    person.check()
    assert server.questions() == TEXT.split("\n\n")


def test_another_server_starts_afresh(person: Person, server: FakeLanguageTool) -> None:
    server.next(said(match(TEXT, "enfant")))
    person.check()
    with FakeLanguageTool() as other:
        person.choice = GrammarChoice(GrammarMode.COMPANY, other.url)
        person.check()
        assert other.questions() == TEXT.split("\n\n")


def test_what_the_person_ignores_stays_ignored(app: App, server: FakeLanguageTool) -> None:
    app.services.preferences.change(GRAMMAR_SERVER, server.url)
    server.otherwise = said(match("Les enfant jouent dehors.", "enfant", "enfants"))
    draft = app.draft("Les enfant jouent dehors.")
    grammar, reviewing = app.services.grammar, app.services.reviewing
    grammar.check_draft(draft, None)

    def told() -> list[str]:
        found = grammar.joined(reviewing.review_draft(draft, None), draft).findings
        return [f.rule for f in found if f.rule.startswith("LanguageTool")]

    assert told() == ["LanguageTool.FAUTE"]
    review = grammar.joined(reviewing.review_draft(draft, None), draft)
    (finding,) = (f for f in review.findings if f.rule.startswith("LanguageTool"))
    app.services.dismissals.dismiss(finding)
    assert told() == []


# -- bad days ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Drop.SILENT, GrammarState.SLOW),
        (Drop.AFTER_READING_THE_REQUEST, GrammarState.DOWN),
        (Drop.IN_THE_MIDDLE_OF_THE_ANSWER, GrammarState.DOWN),
        (Answer(500), GrammarState.DOWN),
        (Answer(429, headers={"Retry-After": "20"}), GrammarState.LIMITED),
        (Answer(426), GrammarState.LIMITED),
        (HTML, GrammarState.WRONG),
        (said(version="4.0"), GrammarState.WRONG),
        (Answer(403, b"no"), GrammarState.REFUSED),
        (Answer(401, b"no"), GrammarState.REFUSED),
    ],
)
def test_a_server_in_trouble_is_named_left_alone_and_asked_again(
    person: Person, server: FakeLanguageTool, clock: FakeClock, app: App, answer: Answer | Drop, state: GrammarState
) -> None:
    server.next(answer)
    status = person.check()
    assert status.state is state
    assert status.troubled
    assert person.grammar.status == status
    for language in Language:
        wording = app.services.wording(language)
        assert wording.knows(status.message.code)
        assert "{" not in wording.message(status.message)
        assert wording.knows(f"grammar-{state}-remedy")
    assert person.check() == status
    assert len(server.received) == 1, "it was not left alone"
    assert status.again_at is not None
    assert timedelta(0) < status.again_at - clock.now() <= timedelta(minutes=5)
    clock.tick(seconds=(status.again_at - clock.now()).total_seconds())
    assert person.check().state is GrammarState.READY
    assert not person.grammar.status.troubled


def test_the_pause_is_the_servers_own_or_grows(person: Person, server: FakeLanguageTool, clock: FakeClock) -> None:
    pauses = []
    server.next(Answer(429, headers={"Retry-After": "7"}), *[Answer(503)] * 6)
    for _ in range(7):
        again = person.check().again_at
        assert again is not None
        pauses.append((again - clock.now()).total_seconds())
        clock.tick(seconds=pauses[-1])
    assert pauses == [7, 30, 60, 120, 240, 300, 300]


def test_what_was_found_before_the_trouble_stays(person: Person, server: FakeLanguageTool) -> None:
    server.next(said(match(TEXT, "enfant")), Answer(500))
    assert person.check().state is GrammarState.DOWN
    assert [f.match for f in person.grammar._known(TEXT, FRENCH).findings] == ["enfant"]


def test_a_machine_that_is_not_there(person: Person, server: FakeLanguageTool) -> None:
    person.choice = GrammarChoice(GrammarMode.COMPANY, "https://lt.nordalia.invalid")
    status = person.check()
    assert (status.state, status.values["host"]) == (GrammarState.DOWN, "lt.nordalia.invalid")
    assert server.received == []


def test_every_state_has_its_own_words(app: App) -> None:
    for language in Language:
        wording = app.services.wording(language)
        words = [wording.text(f"grammar-{state}") for state in GrammarState]
        assert all(wording.knows(f"grammar-{state}") for state in GrammarState)
        assert len(set(words)) == len(words)


# -- a server on this computer -----------------------------------------------------------------


def test_a_computer_without_java_says_which_one_is_needed(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    person.choice = GrammarChoice(GrammarMode.LOCAL)
    status = person.grammar.look()
    assert (status.state, status.values) == (GrammarState.NO_JAVA, {"needed": "17"})
    assert person.check() == status


def test_doctor_has_a_line_for_it(app: App, server: FakeLanguageTool) -> None:
    app.services.preferences.change(GRAMMAR_SERVER, server.url)
    server.next(Answer(500))
    (line,) = (s for s in app.services.health.subjects() if s.key == "grammar")
    assert line.remedy is not None
    assert (line.state, line.message.code, line.remedy.code) == ("attention", "grammar-down", "grammar-down-remedy")
    app.services.preferences.change(GRAMMAR, "off")
    (line,) = (s for s in app.services.health.subjects() if s.key == "grammar")
    assert (line.state, line.message.code) == ("ok", "grammar-off")
