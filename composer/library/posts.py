# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""``posts/<id>.md`` and its translations ``posts/<id>.en.md``."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from composer.domain.errors import LibraryInvalid
from composer.domain.ids import NetworkKey, PostId, ThemeId
from composer.domain.library import LibraryInfo, LibraryMedia, LibraryPost, PostText
from composer.domain.text import Language
from composer.library.fields import Document, Fields, invalid, split

_TRANSLATED: Final = ("title", "purpose", "hashtags", "facts", "angles")
_KNOWN: Final = (
    *_TRANSLATED, "language", "themes", "networks", "link", "media", "not_before", "expires", "author",
)  # fmt: skip
_NAME: Final = re.compile(r"(?P<id>[a-z0-9][a-z0-9-]*)(?:\.(?P<language>[a-z]{2}))?\.md")
_HASHTAG: Final = re.compile(r"#\w+")
_MEDIA: Final = re.compile(r"[\w-][\w. -]*(?:/[\w-][\w. -]*)*\.(?:png|jpe?g|webp|gif|mp4|mov)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a file name; ``language`` is None for the file without one."""

    id: str
    language: Language | None


def name_of(file: str) -> Name:
    """The id and language a file name stands for. Raises LibraryInvalid."""
    match = _NAME.fullmatch(file.rpartition("/")[2])
    if match is None:
        raise invalid(file, 1, "name the file with small letters, digits and hyphens, then .md or .en.md")
    code = match["language"]
    if code is not None and code not in tuple(Language):
        raise invalid(file, 1, f'"{code}" is no language this app knows; end the name with .fr.md or .en.md')
    return Name(match["id"], Language(code) if code else None)


def read_post(
    post: str, main: tuple[str, str], translations: dict[str, str], info: LibraryInfo, media: Collection[str]
) -> LibraryPost:
    """A post from its main file (path, source) and its translations (path to source). Raises LibraryInvalid."""
    file, source = main
    document = split(file, source)
    fields = document.fields
    fields.only(*_KNOWN)
    language = _language(fields, info)
    texts = {language: _text(document, None)}
    for path, said in sorted(translations.items()):
        other = name_of(path).language
        if other is None or other in texts:
            raise invalid(path, 1, f"there is already a text in this language in {file}; keep one of them")
        texts[other] = _translation(path, said, texts[language])
    not_before, expires = fields.instant("not_before"), fields.instant("expires")
    if not_before and expires and expires <= not_before:
        raise fields.refuse("expires", "the post would expire before its embargo ends; put a later date")
    return LibraryPost(
        id=PostId(post),
        language=language,
        texts=texts,
        themes=_themes(fields, info),
        networks=tuple(NetworkKey(key) for key in fields.texts("networks")),
        purpose=texts[language].purpose,
        link=fields.address("link"),
        media=tuple(_medium(entry, language, media) for entry in fields.records("media")),
        hashtags=texts[language].hashtags,
        not_before=not_before,
        expires=expires,
        author=fields.text("author"),
    )


def _language(fields: Fields, info: LibraryInfo) -> Language:
    code = fields.text("language", info.default_language)
    if code not in info.languages:
        raise fields.refuse("language", f"library.toml lists {', '.join(info.languages)}; write one of them")
    return Language(code)


def _translation(path: str, source: str, main: PostText) -> PostText:
    document = split(path, source)
    for key in _KNOWN:
        if key not in _TRANSLATED and key in document.fields:
            raise document.fields.refuse(key, "this belongs in the post's main file only; remove it here")
    document.fields.only(*_TRANSLATED)
    return _text(document, main)


def _text(document: Document, main: PostText | None) -> PostText:
    """One language of a post; what a translation does not say is as in the main text."""
    fields = document.fields
    title = fields.text("title", None)
    if not document.body.strip():
        raise invalid(fields.file, document.body_line, "there is no text; write the post below the second ---")
    hashtags = fields.texts("hashtags") if "hashtags" in fields or main is None else main.hashtags
    if wrong := next((tag for tag in hashtags if not _HASHTAG.fullmatch(tag)), None):
        raise fields.refuse("hashtags", f'"{wrong}" is no hashtag; write "#" then letters and digits, between quotes')
    return PostText(
        title=title,
        body=document.body,
        facts=fields.texts("facts") if "facts" in fields or main is None else main.facts,
        angles=fields.texts("angles") if "angles" in fields or main is None else main.angles,
        hashtags=hashtags,
        purpose=fields.text("purpose") if "purpose" in fields or main is None else main.purpose,
    )


def _themes(fields: Fields, info: LibraryInfo) -> tuple[ThemeId, ...]:
    known = [theme.id for theme in info.themes]
    themes = fields.texts("themes")
    if wrong := next((theme for theme in themes if theme not in known), None):
        raise fields.refuse("themes", f'library.toml has no theme "{wrong}"; its themes are {", ".join(known)}')
    return tuple(ThemeId(theme) for theme in themes)


def _medium(entry: Fields, language: Language, media: Collection[str]) -> LibraryMedia:
    entry.only("file", "alt", "credit")
    file = entry.text("file", None)
    if not _MEDIA.fullmatch(file) or ".." in file:
        raise entry.refuse("file", "write the name of a png, jpg, webp, gif, mp4 or mov file of the media folder")
    if file not in media:
        raise entry.refuse("file", f'there is no "{file}" in the media folder; add it or correct the name')
    alt = entry.by_language("alt", language)
    if not alt or not all(alt.values()):
        raise _unheard(entry)
    if wrong := next((code for code in alt if code not in tuple(Language)), None):
        raise entry.refuse("alt", f'"{wrong}" is no language this app knows; write fr or en')
    return LibraryMedia(file, {Language(code): text for code, text in alt.items()}, entry.text("credit"))


def _unheard(entry: Fields) -> LibraryInvalid:
    key = "alt" if "alt" in entry else "file"
    return entry.refuse(key, "alt is missing; describe the picture for people who cannot see it")
