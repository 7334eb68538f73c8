# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from composer.bootstrap import known_networks, wording
from composer.domain import errors, places, policy, refusals, release_errors, team
from composer.domain.errors import LibraryInvalid, MediaUnfit, PostRefused, RamageError, SettingInvalid, Unreachable
from composer.domain.ids import RuleId
from composer.domain.messages import Message, verbatim
from composer.domain.outbox import JobState
from composer.domain.review import Finding, Level, Source, Verdict
from composer.domain.settings import SETTINGS, TEXT_SIZE, Choice
from composer.domain.text import Language
from composer.services.health import Condition
from composer.services.obstacles import ObstacleKind
from composer.services.wording import Wording
from composer.system import resources

SOURCES = Path(resources.__file__).parents[1]


@pytest.fixture(params=list(Language))
def words(request: pytest.FixtureRequest) -> Wording:
    return wording(Language(request.param))


def every_error() -> list[type[RamageError]]:
    named = [
        *vars(errors).values(),
        *vars(refusals).values(),
        *vars(places).values(),
        *vars(policy).values(),
        *vars(release_errors).values(),
        *vars(team).values(),
    ]
    return [kind for kind in named if isinstance(kind, type) and issubclass(kind, RamageError)]


def codes_in_the_code() -> set[str]:
    """Every literal code of a message anywhere in the program, and of a finding or fix of an engine."""
    found: set[str] = set()
    for file in SOURCES.rglob("*.py"):
        found |= set(re.findall(r'\bMessage\(\s*"([a-z-]+)"', file.read_text("utf-8")))
    return found - {"verbatim"}


def test_every_error_has_words(words: Wording) -> None:
    for kind in every_error():
        assert words.knows(kind.code), kind
        assert words.error(kind()).title
        assert words.error(kind()).text


def test_every_state_and_obstacle_has_words(words: Wording) -> None:
    codes = [f"obstacle-{kind}" for kind in ObstacleKind]
    codes += [f"{part}-{state}" for state in JobState for part in ("state", "next")]
    codes += [f"verdict-{verdict}" for verdict in Verdict] + [f"source-{source}" for source in Source]
    codes += [f"level-{level}" for level in Level] + [f"health-{condition}" for condition in Condition]
    codes += [f"policy-level-{level}" for level in policy.Level] + [f"policy-scope-{scope}" for scope in policy.Scope]
    codes += [f"policy-status-{status}" for status in policy.Status]
    codes += [f"network-name-{key}" for key in known_networks()]
    codes += [network.spec.reason for network in known_networks().values() if network.spec.reason]
    codes += [code for network in known_networks().values() for code in network.spec.left_out]
    assert [code for code in codes if not words.knows(code)] == []


def test_every_code_in_the_program_has_words(words: Wording) -> None:
    codes = codes_in_the_code()
    assert len(codes) > 20
    assert sorted(code for code in codes if not words.knows(code)) == []


def test_what_a_setting_expects_is_said_in_the_readers_language(words: Wording) -> None:
    for setting in SETTINGS:
        expected = words.expected(setting)
        assert expected
        assert "{" not in expected
        problem = SettingInvalid(file="f", key=policy.policy_name(setting.key), value="v", expected="-")
        assert expected in words.error(problem).text
    size = words.expected(TEXT_SIZE)
    assert tuple(re.findall(r"\d+", size)) == ("80", "200")
    assert size.endswith({"fr": "pour cent", "en": "percent"}[words.language])


def test_every_setting_and_option_has_words(words: Wording) -> None:
    for setting in SETTINGS:
        said = words.setting(setting.key)
        assert said.label
        assert said.help
        options = setting.kind.options if isinstance(setting.kind, Choice) else ()
        assert set(said.options) == set(options)


def leaves(table: dict[str, Any], path: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        flat |= leaves(value, f"{path}{key}/") if isinstance(value, dict) else {f"{path}{key}": str(value)}
    return flat


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    folder = resources.root() / "messages"
    french, english = (leaves(tomllib.loads((folder / f"{code}.toml").read_text("utf-8"))) for code in ("fr", "en"))
    assert set(french) == set(english)
    for key, text in french.items():
        values = set(re.findall(r"{(\w*)}", text))
        assert values == set(re.findall(r"{(\w*)}", english[key])), key


def test_no_code_has_words_in_two_tables() -> None:
    table = tomllib.loads((resources.root() / "messages" / "en.toml").read_text("utf-8"))
    codes = [code for section in ("message", "finding", "fix") for code in table[section]]
    assert len(codes) == len(set(codes))


def test_values_are_put_in_their_places() -> None:
    words = wording(Language.ENGLISH)
    said = words.error(PostRefused(network="practice", reason="no {such} word"))
    assert said.text == "Practice network refused this publication: no {such} word"
    assert words.error(LibraryInvalid(file="posts/a.md", line=3, reason="x")).text == "posts/a.md, line 3: x."
    assert words.error(LibraryInvalid(file="posts/a.md", line="", reason="x")).text == "posts/a.md: x."
    assert words.text("obstacle-warnings", count="1") == "One warning left. Publish anyway?"
    assert words.text("obstacle-warnings", count="2").startswith("2 warnings")
    assert words.text("obstacle-empty-text") == "{network}: write something first."
    assert words.text("no-such-code") == "no-such-code"


def test_an_instant_is_written_as_people_do() -> None:
    when = "2027-01-28T12:00:00+00:00"
    assert "28 January 2027 at " in wording(Language.ENGLISH).text("obstacle-embargo", when=when)
    assert "28\u00a0janvier 2027 à " in wording(Language.FRENCH).text("obstacle-embargo", when=when)


def test_words_of_the_library_come_as_they_are() -> None:
    both = verbatim({"fr": "Dites « je » {ici}", "en": "Say I"})
    assert wording(Language.FRENCH).message(both) == "Dites « je » {ici}"
    assert wording(Language.ENGLISH).message(both) == "Say I"
    assert wording(Language.ENGLISH).message(verbatim({"fr": "Seul"})) == "Seul"
    assert wording(Language.ENGLISH).message(verbatim("Any")) == "Any"


def test_a_finding_has_title_text_and_reason(words: Wording) -> None:
    message = Message("network-too-long", {"network": "X", "used": "290", "limit": "280", "over": "10"})
    finding = Finding(Source.NETWORK, RuleId("Network.TooLong"), Level.ERROR, None, message, message)
    said = words.finding(finding)
    assert said.title != said.text
    assert "280" in said.text
    assert said.why


def test_a_reason_of_ours_is_said_in_the_language_of_the_reader_and_one_of_theirs_as_it_is() -> None:
    french = wording(Language.FRENCH)
    said = french.error(MediaUnfit(network="bluesky", file="quai.bmp", reason="damaged")).text
    assert said == "Bluesky n’accepte pas quai.bmp\u00a0: il est abîmé ou incomplet."
    assert french.error(MediaUnfit(network="bluesky", file="quai.bmp", reason="not today")).text.endswith("not today")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("NewConnectionError", "il n’accepte pas la connexion"),
        ("HTTP 503", "il est en panne, erreur 503"),
        ("HTTP 404 <p>not {here}</p>", "il répond par l’erreur 404\u00a0: <p>not {here}</p>"),
        ("certificate: self-signed", "son certificat n’est pas reconnu\u00a0: self-signed"),
        ("an answer of another shape", "sa réponse est incompréhensible"),
        ("what nobody knows", "what nobody knows"),
    ],
)
def test_why_a_server_can_not_be_reached_is_said_in_words(reason: str, said: str) -> None:
    shown = wording(Language.FRENCH).error(Unreachable(network="mastodon", reason=reason)).text
    assert shown == f"Mastodon est injoignable ({said}). Rien n’a été envoyé."


def test_every_reason_the_way_out_gives_has_words(words: Wording) -> None:
    """All that is not an answer of somebody else, as ``system/http.py`` and the networks write it."""
    given = set()
    for file in (*(SOURCES / "networks").rglob("*.py"), SOURCES / "system" / "http.py"):
        given |= set(
            re.findall(r'(?:Unreachable|SignInForged|ServerUnfit)\([^()]*reason="([^"]+)"', file.read_text("utf-8"))
        )
    assert len(given) > 8
    assert sorted(reason for reason in given if not words.knows(f"reason-{reason.lower()}")) == []
