# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Templates for Group Policy and Intune: one ADMX, and an ADML for each language.

Of the kinds of elements only those are used that Intune takes in: boolean, text, multiText, decimal, enum, list.
"""

from typing import Any, Final
from xml.etree import ElementTree as ET

from composer.domain.policy import RECOMMENDED, policy_name
from composer.domain.settings import Choice, Never, Setting, Toggle, TrustRoot, Weekdays, WholeNumber, Words
from policy_words import PolicyWords, grouped, told

KEY: Final = r"Software\Policies\Ramage\Ramage"
SPACE: Final = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
LONGEST: Final = 16_384
_SHORT: Final = 1_023


def admx(settings: tuple[Setting[Any], ...]) -> str:
    """Every policy twice, mandatory and recommended, where that makes sense."""
    root = _element("policyDefinitions", revision="1.0", schemaVersion="1.0")
    spaces = _inside(root, "policyNamespaces")
    _inside(spaces, "target", prefix="ramage", namespace="Ramage.Policies")
    _inside(root, "resources", minRequiredRevision="1.0")
    definitions = _inside(_inside(root, "supportedOn"), "definitions")
    _inside(definitions, "definition", name="SUPPORTED_RAMAGE", displayName="$(string.supported)")
    categories = _inside(root, "categories")
    _category(categories, "Ramage", "ramage")
    _category(categories, "Ramage_recommended", "recommended", "Ramage")
    for advised in (False, True):
        parent = "Ramage_recommended" if advised else "Ramage"
        for group in grouped(tuple(setting for setting in settings if _offered(setting, advised=advised))):
            _category(categories, f"{parent}_{group}", f"group_{group}", parent)
    policies = _inside(root, "policies")
    for setting in settings:
        for advised in (False, True):
            if _offered(setting, advised=advised):
                _policy(policies, setting, advised=advised)
    return _written(root)


def adml(settings: tuple[Setting[Any], ...], words: PolicyWords) -> str:
    """The words of one language."""
    root = _element("policyDefinitionResources", revision="1.0", schemaVersion="1.0")
    _inside(root, "displayName").text = "Ramage"
    _inside(root, "description").text = words.text("description")
    resources = _inside(root, "resources")
    strings, presentations = _inside(resources, "stringTable"), _inside(resources, "presentationTable")

    def string(key: str, text: str) -> None:
        _inside(strings, "string", id=key).text = text

    string("ramage", "Ramage")
    string("supported", words.text("supported"))
    string("recommended", words.text("recommended"))
    for group in grouped(settings):
        string(f"group_{group}", words.group(group))
    for setting in settings:
        name = policy_name(setting.key)
        title, lines = words.title(setting), words.explained(setting, default=told(setting.default))
        if setting.decree is not None:
            lines = [words.help(setting), words.text("forbid")]
        if _offered(setting, advised=False):
            string(name, title)
        if _offered(setting, advised=True):
            string(f"{name}_recommended", words.text("recommended_title", title=title))
        string(f"{name}_help", "\n".join(lines))
        if isinstance(setting.kind, Choice):
            for option in setting.kind.options:
                string(f"{name}_{option}", words.option(option))
        for advised in (False, True):
            if _offered(setting, advised=advised):
                _presentation(presentations, setting, words, advised=advised)
    return _written(root)


def _offered(setting: Setting[Any], *, advised: bool) -> bool:
    """What is personal is only recommended; what a policy can only forbid is never recommended."""
    return setting.decree is None if advised else setting.lockable


def _policy(policies: ET.Element, setting: Setting[Any], *, advised: bool) -> None:
    name, group = policy_name(setting.key), setting.key.partition(".")[0]
    category = f"Ramage_recommended_{group}" if advised else f"Ramage_{group}"
    own = f"{name}_recommended" if advised else name
    key = rf"{KEY}\{RECOMMENDED}" if advised else KEY
    shapeless = isinstance(setting.kind, Toggle)
    more = {"valueName": name} if shapeless else {"presentation": f"$(presentation.{own})"}
    policy = _inside(
        policies,
        "policy",
        **{"name": own, "class": "Both", "displayName": f"$(string.{own})", "explainText": f"$(string.{name}_help)"},
        key=key,
        **more,
    )
    _inside(policy, "parentCategory", ref=category)
    _inside(policy, "supportedOn", ref="SUPPORTED_RAMAGE")
    if isinstance(setting.decree, Never):
        _inside(_inside(policy, "enabledValue"), "decimal", value="0")
    elif shapeless:
        _inside(_inside(policy, "enabledValue"), "decimal", value="1")
        _inside(_inside(policy, "disabledValue"), "decimal", value="0")
    else:
        _value(_inside(policy, "elements"), setting, name, key)


def _value(elements: ET.Element, setting: Setting[Any], name: str, key: str) -> None:
    kind = setting.kind
    if isinstance(kind, Choice):
        chosen = _inside(elements, "enum", id=name, valueName=name, required="true")
        for option in kind.options:
            item = _inside(chosen, "item", displayName=f"$(string.{name}_{option})")
            _inside(_inside(item, "value"), "string").text = option
    elif isinstance(kind, WholeNumber):
        limits = {"minValue": str(kind.low), "maxValue": str(kind.high)}
        _inside(elements, "decimal", id=name, valueName=name, required="true", **limits)
    elif isinstance(kind, Words | Weekdays):
        _inside(elements, "list", id=name, key=rf"{key}\{name}", valuePrefix="")
    elif isinstance(kind, TrustRoot):
        _inside(elements, "multiText", id=name, valueName=name, maxLength=str(LONGEST))
    else:
        _inside(elements, "text", id=name, valueName=name, maxLength=str(_SHORT))


def _presentation(table: ET.Element, setting: Setting[Any], words: PolicyWords, *, advised: bool) -> None:
    kind, name = setting.kind, policy_name(setting.key)
    if isinstance(kind, Toggle):
        return
    shown = _inside(table, "presentation", id=f"{name}_recommended" if advised else name)
    title = words.text("value_of")
    if isinstance(kind, Choice):
        usual = str(kind.options.index(setting.default))
        _inside(shown, "dropdownList", refId=name, noSort="true", defaultItem=usual).text = title
    elif isinstance(kind, WholeNumber):
        _inside(shown, "decimalTextBox", refId=name, defaultValue=str(setting.default)).text = title
    elif isinstance(kind, Words | Weekdays):
        _inside(shown, "listBox", refId=name).text = title
    elif isinstance(kind, TrustRoot):
        _inside(shown, "multiTextBox", refId=name).text = title
    else:
        box = _inside(shown, "textBox", refId=name)
        _inside(box, "label").text = title


def _category(categories: ET.Element, name: str, words: str, parent: str = "") -> None:
    made = _inside(categories, "category", name=name, displayName=f"$(string.{words})")
    if parent:
        _inside(made, "parentCategory", ref=parent)


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(f"{{{SPACE}}}{tag}", attributes)


def _inside(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{SPACE}}}{tag}", attributes)


def _written(root: ET.Element) -> str:
    ET.register_namespace("", SPACE)
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, "unicode") + "\n"
