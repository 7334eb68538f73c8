# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``media``: what pictures, sounds and videos need before they are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from composer.charter.checks.base import Body, CheckKind, Hit, Material, Reading, parsed
from composer.charter.checks.words import OURS
from composer.charter.dialect import Flags
from composer.charter.document import Pairs, Scalar
from composer.charter.fields import RuleFields
from composer.charter.literals import Need
from composer.charter.patterns import Pattern
from composer.charter.syntax import written
from composer.domain.drafts import DraftMedia

_KINDS: Final = {
    "image": frozenset(("png", "jpg", "jpeg", "gif", "webp", "avif", "heic", "svg", "bmp", "tif", "tiff")),
    "audio": frozenset(("mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac")),
    "video": frozenset(("mp4", "mov", "m4v", "webm", "mkv", "avi", "ogv", "mpg", "mpeg")),
}
_REQUIRED: Final = ("alt", "credit")
_Words = Mapping[str, str]
_NO_ALT: Final = {"fr": "texte alternatif manquant", "en": "no alternative text"}
_NO_CREDIT: Final = {"fr": "crédit manquant", "en": "no credit"}
_SHORT: Final = {
    "fr": "texte alternatif de moins de {number}\u00a0caractères",
    "en": "alternative text under {number} characters",
}
_LONG: Final = {
    "fr": "texte alternatif de plus de {number}\u00a0caractères",
    "en": "alternative text over {number} characters",
}
_EMPTY_WORDS: Final = {
    "fr": "texte alternatif qui ne décrit pas ce que l’on voit",
    "en": "alternative text that does not say what can be seen",
}


@dataclass(frozen=True, slots=True)
class _Media:
    required: frozenset[str]
    kinds: frozenset[str]
    least: int
    most: int
    not_like: Sequence[Pattern]
    exceptions: Sequence[Pattern]
    needs: tuple[tuple[Need, ...], ...] = ((),)

    def hits(self, reading: Reading, live: frozenset[int]) -> Iterator[Hit]:  # noqa: ARG002  there is one part only
        for medium in reading.context.media:
            name = PurePath(medium.path).name
            if kind_of(name) in self.kinds and not any(pattern.search(name) for pattern in self.exceptions):
                for fault in self._faults(medium):
                    yield Hit(None, (name, fault), medium=medium.path)

    def _faults(self, medium: DraftMedia) -> Iterator[_Words]:
        alt = medium.alt.strip()
        if not alt and "alt" in self.required:
            yield _NO_ALT
        elif alt and any(pattern.search(alt) for pattern in self.not_like):
            yield _EMPTY_WORDS
        elif alt and len(alt) < self.least:
            yield _with(_SHORT, self.least)
        elif self.most and len(alt) > self.most:
            yield _with(_LONG, self.most)
        if not medium.credit.strip() and "credit" in self.required:
            yield _NO_CREDIT


def kind_of(name: str) -> str:
    """``image``, ``audio`` or ``video`` by the ending of a file's name; nothing when it is none of them."""
    ending = PurePath(name).suffix[1:].lower()
    return next((kind for kind, endings in _KINDS.items() if ending in endings), "")


def _with(words: _Words, number: int) -> _Words:
    return {language: text.format(number=number) for language, text in words.items()}


def _build(material: Material) -> Body:
    fields = material.fields
    if "examples" in fields:
        raise fields.refused(fields.line_of("examples"), "a media rule reads no text, so it has no examples")
    required = _some_of(fields, "require", _REQUIRED)
    kinds = _some_of(fields, "kinds", _KINDS) or frozenset(_KINDS)
    least, most, not_like = _alt(fields)
    if not (required or least or most or not_like):
        raise fields.refused(fields.line, "a media rule needs require, or alt with min, max or not")
    exceptions = _patterns(fields, fields.texts("exceptions"))
    return _Media(required, kinds, least, most, not_like, exceptions)


def _some_of(fields: RuleFields, name: str, options: Sequence[str] | Mapping[str, object]) -> frozenset[str]:
    for value in fields.texts(name):
        if value.value not in options:
            raise fields.refused(value.line, f"{name} must be among {', '.join(options)}, not {value.value!r}")
    return frozenset(value.value for value in fields.texts(name))


def _alt(fields: RuleFields) -> tuple[int, int, Sequence[Pattern]]:
    node = fields.node("alt")
    if node is None:
        return 0, 0, ()
    if not isinstance(node, Pairs):
        raise fields.refused(node.line, "alt is a mapping with min, max and not")
    inside = RuleFields(fields.path, node)
    inside.only(frozenset(("min", "max", "not")), "media, in alt")
    least, most = inside.whole("min"), inside.whole("max")
    if most and least > most:
        raise fields.refused(node.line, f"alt cannot have at least {least} and at most {most} characters")
    return least, most, _patterns(fields, inside.texts("not"))


def _patterns(fields: RuleFields, tokens: Sequence[Scalar]) -> Sequence[Pattern]:
    flags = Flags(i=fields.flag("ignorecase", True))
    return [Pattern(written(parsed(fields, token, flags).tree)) for token in tokens if token.value.strip()]


KIND: Final = CheckKind("media", OURS | {"require", "kinds", "alt"}, _build, ours=True)
