# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a rule file to a Rule. Anything unclear refuses that rule alone, with file, line and reason."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from composer.charter.actions import read_action
from composer.charter.checks import cues, unless
from composer.charter.checks.base import Body, CheckKind, Material
from composer.charter.dialect import Flags
from composer.charter.document import Pairs, read_document
from composer.charter.exemptions import NOTHING, Exemptions
from composer.charter.fields import RuleFields, read_networks
from composer.charter.folding import folded_patterns
from composer.charter.patterns import Pattern
from composer.charter.phrases import read_phrase
from composer.charter.registry import CHECKS, NOT_RUN
from composer.charter.rules import Rule, Validity
from composer.charter.scopes import Scope, read_scopes
from composer.charter.syntax import written
from composer.domain.ids import RuleId
from composer.domain.library import RuleFile
from composer.domain.review import Level
from composer.domain.text import Language

SUFFIX: Final = ".yml"
_LISTS: Final = (".csv", ".txt", ".toml")
_COMMON: Final = frozenset(
    [
        "extends",
        "message",
        "description",
        "level",
        "link",
        "scope",
        "limit",
        "action",
        "code",
        "section",
        "lang",
        "networks",
        "from",
        "until",
        "fold",
        "unless",
        "with",
        "examples",
    ]
)
"""Read here for every rule, but for those a kind claims in its own fields: there they mean something else."""
_WITHOUT_WORDS: Final = ("cadence", "hold", "media", "metric", "occurrence", "readability", "spelling")
_KINDS: Final = {kind.extends: kind for kind in CHECKS}
_LEVELS: Final = tuple(level.value for level in Level)


def rule_id(path: str) -> RuleId:
    """``<folder that holds the file>.<file name up to its first dot>``."""
    *folders, name = path.split("/")
    return RuleId(f"{folders[-1] if folders else 'Charter'}.{name.partition('.')[0]}")


def is_list(path: str) -> bool:
    """True for a file that rules name, rather than one that is a rule."""
    return path.endswith(_LISTS)


def parse_rule(
    file: RuleFile,
    accepted: Exemptions = NOTHING,
    lists: Mapping[str, str] = MappingProxyType({}),
    *,
    fold: bool = False,
) -> Rule:
    """The rule ``file`` holds; ``accepted`` are the accepted terms, ``lists`` the other files beside the rules.

    With ``fold`` it reads a folded view unless it says not. Raises RuleRefused(file, line, reason).
    """
    fields = RuleFields(file.path, read_document(file.path, file.source))
    if not file.path.endswith(SUFFIX):
        raise fields.refused(1, f"the name of a rule file ends in {SUFFIX}")
    kind = _kind(fields)
    message = read_phrase(fields, "message")
    if message is None:
        raise fields.refused(fields.line_of("message"), "a rule needs a message")
    if fields.flag("code"):
        raise fields.refused(fields.line_of("code"), "code: true does not exist for posts")
    action = read_action(fields)
    fold = fields.flag("fold", fold or kind.ours)
    if fold:
        fields, accepted = folded_patterns(fields), accepted.folded
    material = Material(fields, action, accepted, message, lists, fold)
    must_match, must_pass = _examples(fields)
    return Rule(
        id=rule_id(file.path),
        file=file.path,
        line=fields.line_of("extends"),
        level=_level(fields, kind),
        message=kind.wording(material),
        body=_body(kind, material),
        description=read_phrase(fields, "description"),
        section=fields.text("section").strip(),
        link=fields.text("link").strip(),
        scopes=(Scope.TEXT,) if kind.whole_text else read_scopes(fields),
        limit=fields.whole("limit"),
        languages=_languages(fields),
        networks=frozenset() if "networks" in kind.fields else read_networks(fields),
        validity=Validity(*(None if name in kind.fields else fields.instant(name) for name in ("from", "until"))),
        fold=fold,
        unless=() if unless.FIELD in kind.fields else _unless(kind, material),
        must_match=must_match,
        must_pass=must_pass,
        suggests=action is not None and action.name == "suggest",
    )


def _kind(fields: RuleFields) -> CheckKind:
    extends = fields.text("extends").strip()
    line = fields.line_of("extends")
    if extends in NOT_RUN:
        raise fields.refused(line, f"rules of type {extends} are not run by this version")
    if extends not in _KINDS:
        known = ", ".join(sorted(_KINDS))
        raise fields.refused(
            line,
            f"{extends!r} is no type of rule; this version runs {known}"
            if extends
            else f"a rule needs extends, one of {known}",
        )
    kind = _KINDS[extends]
    if not kind.lenient:
        fields.only(_COMMON | kind.fields, extends)
    return kind


def _body(kind: CheckKind, material: Material) -> Body:
    body, fields = kind.build(material), material.fields
    if cues.FIELD not in fields or cues.FIELD in kind.fields:
        return body
    if kind.extends in _WITHOUT_WORDS:
        raise fields.refused(
            fields.line_of(cues.FIELD), f"a {kind.extends} rule finds no words that others could be with"
        )
    return cues.accompanied(material, body, ignores_case=fields.flag("ignorecase", kind.ours))


def _level(fields: RuleFields, kind: CheckKind) -> Level:
    level = Level(fields.one_of("level", _LEVELS, (kind.level or Level.WARNING).value))
    if kind.level and "level" in kind.fields:
        return kind.level
    if kind.level not in (None, level):
        raise fields.refused(fields.line_of("level"), f"a rule of type {kind.extends} is always of level {kind.level}")
    return level


def _languages(fields: RuleFields) -> frozenset[Language]:
    known = {language.value: language for language in Language}
    for code in fields.texts("lang"):
        if code.value not in known:
            raise fields.refused(code.line, f"lang must be among {', '.join(known)}, not {code.value!r}")
    return frozenset(known[code.value] for code in fields.texts("lang"))


def _unless(kind: CheckKind, material: Material) -> tuple[Pattern, ...]:
    if unless.FIELD not in material.fields:
        return ()
    ignores_case = material.fields.flag("ignorecase", kind.ours)
    return tuple(Pattern(written(tree)) for tree in unless.read_unless(material, Flags(), ignores_case=ignores_case))


def _examples(fields: RuleFields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    node = fields.node("examples")
    if node is None:
        return (), ()
    if not isinstance(node, Pairs):
        raise fields.refused(node.line, "examples is a mapping with match and pass")
    found: dict[str, tuple[str, ...]] = {"match": (), "pass": ()}
    for key, value in node.pairs:
        if key.value not in found:
            raise fields.refused(key.line, f"unknown field {key.value!r} in examples")
        found[key.value] = tuple(text.value for text in fields.texts_in(key.value, value))
    return found["match"], found["pass"]
