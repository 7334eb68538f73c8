# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What administrators get is made from the settings, is committed, and holds together."""

import json
import plistlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from composer.domain.policy import policy_name
from composer.domain.settings import SETTINGS, Setting, Toggle, Words
from composer.services.policies import judged
from composer.system.policy_preferences import read_preferences
from composer.system.policy_registry import KEY, read_registry
from tests.fakes.managed_preferences import FakePreferences
from tests.fakes.registry import FakeRegistry

POLICIES = Path(__file__).parents[2] / "packaging" / "policies"
OUT = POLICIES / "out"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
FORBIDDEN = (r"system", r"software\microsoft", r"software\policies\microsoft")
"""Where Intune takes in no template that writes there."""
ALLOWED_ELEMENTS = {"boolean", "text", "multiText", "decimal", "enum", "list"}
ALL: tuple[Setting[Any], ...] = SETTINGS
BY_NAME = {policy_name(setting.key): setting for setting in ALL}
EXAMPLES = [json.loads((OUT / f"example-{level}.json").read_text("utf-8")) for level in ("managed", "recommended")]


def admx() -> ET.Element:
    return ET.parse(OUT / "ramage.admx").getroot()  # noqa: S314 - our own file


def adml(language: str) -> ET.Element:
    return ET.parse(OUT / language / "ramage.adml").getroot()  # noqa: S314 - our own file


def schema() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((OUT / "policy.schema.json").read_text("utf-8"))
    return made


def test_the_committed_files_are_those_the_settings_give() -> None:
    """If not: ``python packaging/policies/generate.py``."""
    command = [sys.executable, str(POLICIES / "generate.py"), "--check"]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


@pytest.mark.parametrize("language", ["en-US", "fr-FR"])
def test_every_reference_of_the_template_is_found_and_every_word_is_used(language: str) -> None:
    template, words = admx(), adml(language)
    written = ET.tostring(template, "unicode")
    strings = {each.get("id") for each in words.iter(f"{SPACE}string")}
    presentations = {each.get("id") for each in words.iter(f"{SPACE}presentation")}
    assert set(re.findall(r"\$\(string\.([^)]+)\)", written)) == strings
    assert set(re.findall(r"\$\(presentation\.([^)]+)\)", written)) == presentations
    assert all((each.text or "").strip() for each in words.iter(f"{SPACE}string"))
    categories = {each.get("name") for each in template.iter(f"{SPACE}category")}
    referred = {each.get("ref") for each in template.iter(f"{SPACE}parentCategory")}
    assert referred <= categories
    assert len(categories - referred) == 0
    (definition,) = template.iter(f"{SPACE}definition")
    assert {each.get("ref") for each in template.iter(f"{SPACE}supportedOn") if each.get("ref")} == {
        definition.get("name")
    }


@pytest.mark.parametrize("language", ["en-US", "fr-FR"])
def test_each_control_of_a_presentation_fills_an_element(language: str) -> None:
    shown = {each.get("id"): each for each in adml(language).iter(f"{SPACE}presentation")}
    for policy in admx().iter(f"{SPACE}policy"):
        elements = policy.find(f"{SPACE}elements")
        ids = [each.get("id") for each in elements] if elements is not None else []
        presentation = policy.get("presentation", "").removeprefix("$(presentation.").removesuffix(")")
        controls = [each.get("refId") for each in shown[presentation]] if presentation else []
        assert controls == ids, policy.get("name")


def test_every_policy_writes_where_the_program_reads_and_intune_lets_it() -> None:
    policies = list(admx().iter(f"{SPACE}policy"))
    names = [policy.get("name", "") for policy in policies]
    assert len(set(names)) == len(names)
    for policy in policies:
        name = policy.get("name", "")
        key = policy.get("key", "")
        assert key == (rf"{KEY}\Recommended" if name.endswith("_recommended") else KEY)
        assert not key.lower().startswith(FORBIDDEN)
        assert policy.get("class") == "Both"
        for element in policy.iter():
            written = element.get("valueName")
            assert written in (None, name.removesuffix("_recommended"))
        kinds = {each.tag.removeprefix(SPACE) for each in policy.findall(f"{SPACE}elements/*")}
        assert kinds <= ALLOWED_ELEMENTS
    lockable = {name for name, setting in BY_NAME.items() if setting.lockable}
    assert {name for name in names if not name.endswith("_recommended")} == lockable


def test_what_the_template_writes_is_what_the_reader_accepts() -> None:
    """Each policy is switched on as Group Policy would, with the example's value or the setting's own."""
    registry = FakeRegistry()
    root = registry.HKEY_LOCAL_MACHINE
    values = {**{name: setting.default for name, setting in BY_NAME.items()}, **EXAMPLES[0], **EXAMPLES[1]}
    for policy in admx().iter(f"{SPACE}policy"):
        name, key = policy.get("name", "").removesuffix("_recommended"), policy.get("key", "")
        switched = policy.find(f"{SPACE}enabledValue/{SPACE}decimal")
        element = policy.find(f"{SPACE}elements/*")
        if switched is not None:
            registry.put(root, key, policy.get("valueName", ""), int(switched.get("value", "")), registry.REG_DWORD)
        elif element is not None and element.tag == f"{SPACE}list":
            registry.make(root, element.get("key", ""))
            for number, item in enumerate(values[name], 1):
                registry.put(root, element.get("key", ""), str(number), item, registry.REG_SZ)
        elif element is not None:
            kind = {"decimal": registry.REG_DWORD, "multiText": registry.REG_MULTI_SZ}
            tag = element.tag.removeprefix(SPACE)
            value = [values[name]] if tag == "multiText" else values[name]
            registry.put(root, key, element.get("valueName", ""), value, kind.get(tag, registry.REG_SZ))
    policy_read = judged(read_registry(registry))
    assert policy_read.problems == ()
    assert set(policy_read.mandatory) == {setting.key for setting in ALL if setting.lockable}
    assert set(policy_read.recommended) == {setting.key for setting in ALL if setting.decree is None}
    assert policy_read.mandatory["accounts.networks"].value == tuple(EXAMPLES[0]["AccountsNetworks"])


def test_the_options_of_a_choice_are_those_of_the_setting() -> None:
    for policy in admx().iter(f"{SPACE}policy"):
        for chosen in policy.iter(f"{SPACE}enum"):
            options = tuple(each.text for each in chosen.iter(f"{SPACE}string"))
            setting = BY_NAME[chosen.get("id", "")]
            assert [setting.kind.parse(option) for option in options] == list(options)
            assert setting.default in options


def test_the_schema_is_one_and_takes_the_examples() -> None:
    Draft202012Validator.check_schema(schema())
    checker = Draft202012Validator(schema())
    for example in EXAMPLES:
        checker.validate(example)
        assert example
    assert list(schema()["properties"]) == list(BY_NAME)
    assert not checker.is_valid({"LibraryUrll": ""})


scalars = st.none() | st.booleans() | st.integers(-10, 20_000) | st.text(max_size=20)
addresses = st.from_regex(r"(https?|webdavs?|s3|gcs|ftp)://[a-z@:0-9.\[\]]{0,12}(/[a-z?#]{0,4})?", fullmatch=True)


@given(st.sampled_from(ALL), scalars | st.lists(st.sampled_from(["mon", "x", "fri", "none"])) | addresses)
def test_what_the_schema_refuses_the_program_refuses(setting: Setting[Any], value: object) -> None:
    checker = Draft202012Validator(schema()["properties"][policy_name(setting.key)])
    if not checker.is_valid(value):
        with pytest.raises(ValueError, match=r"^not |Invalid"):
            (setting.decree or setting.kind).parse(value)


def test_the_schema_knows_the_kind_of_every_setting() -> None:
    for name, setting in BY_NAME.items():
        checker = Draft202012Validator(schema()["properties"][name])
        usual = list(setting.default) if isinstance(setting.default, tuple) else setting.default
        assert checker.is_valid(usual), name
        wrong = "no" if isinstance(setting.kind, Toggle | Words) else ["no"] if usual != [] else "no"
        assert not checker.is_valid(3.5), name
        assert not checker.is_valid(wrong) or isinstance(usual, list), name


def test_the_profile_is_read_by_the_program_as_it_is_written() -> None:
    profile = plistlib.loads((OUT / "ramage.mobileconfig").read_bytes())
    (payload,) = profile["PayloadContent"]
    assert (profile["PayloadType"], payload["PayloadType"]) == ("Configuration", "org.ramage.Ramage")
    assert len({profile["PayloadUUID"], payload["PayloadUUID"]}) == 2
    forced = {key: value for key, value in payload.items() if not key.startswith("Payload")}
    policy = judged(read_preferences(FakePreferences(forced)))
    assert policy.problems == ()
    assert {policy_name(key): decided.given.value for key, decided in policy.mandatory.items() if decided.given} == (
        EXAMPLES[0]
    )
    assert {policy_name(key): d.given.value for key, d in policy.recommended.items() if d.given} == EXAMPLES[1]


def test_the_form_for_jamf_offers_every_key() -> None:
    form = json.loads((OUT / "jamf.json").read_text("utf-8"))
    Draft202012Validator.check_schema(form)
    assert form["__preferencedomain"] == "org.ramage.Ramage"
    Draft202012Validator(form).validate({**EXAMPLES[0], "Recommended": EXAMPLES[1]})
    advised = form["properties"]["Recommended"]["properties"]
    assert {*form["properties"], *advised} - {"Recommended"} == set(BY_NAME)


@pytest.mark.parametrize("name", ["ADMIN.md", "ADMIN.fr.md"])
def test_the_guide_has_every_key_and_the_examples(name: str) -> None:
    guide = (OUT / name).read_text("utf-8")
    assert re.findall(r"^### `(\w+)`$", guide, re.MULTILINE) != []
    assert set(re.findall(r"^### `(\w+)`$", guide, re.MULTILINE)) == set(BY_NAME)
    blocks = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", guide, re.DOTALL)]
    assert blocks == EXAMPLES
    assert "{" not in re.sub(r"```json\n.*?```", "", guide, flags=re.DOTALL).replace("{managed,recommended}", "")


def test_the_short_way_through_shows_the_same_example() -> None:
    page = (Path(__file__).parents[2] / "docs" / "managed.md").read_text("utf-8")
    (block,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert json.loads(block) == EXAMPLES[0]
    for link in re.findall(r"\]\(([^)#]+)\)", page):
        assert (Path(__file__).parents[2] / "docs" / link).resolve().is_file(), link
    for name in re.findall(r"`([\w/-]+\.(?:json|admx|adml|mobileconfig))`", page):
        assert (OUT / name).is_file(), name
