# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frozen values to JSON and back. msgspec is imported at first use: it costs more than opening the database."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from composer.domain.decoding import MAKING
from composer.domain.errors import DatabaseCorrupt

if TYPE_CHECKING:
    from msgspec.json import Decoder

log = logging.getLogger(__name__)
T = TypeVar("T")
_decoders: "dict[type[Any], Decoder[Any]]" = {}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def encode(value: object) -> str:
    """JSON of a frozen value. Half a surrogate pair, which no file can hold, becomes U+FFFD."""
    import msgspec

    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(msgspec.to_builtins(value))).decode()


def decode(kind: type[T], body: str | bytes, path: Path) -> T:
    """The value ``encode`` was given. Raises DatabaseCorrupt naming ``path`` when it holds something else."""
    import msgspec

    try:
        value: T = decoder(kind).decode(body)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise DatabaseCorrupt(path=path, set_aside="") from error
    return value


def decoder(kind: type[T]) -> "Decoder[T]":
    """The one decoder of a type, for every thread."""
    found = _decoders.get(kind)
    if found is None:
        import msgspec

        with MAKING:
            found = _decoders.get(kind) or _decoders.setdefault(kind, msgspec.json.Decoder(kind))
    return found


def decode_readable(kind: type[T], rows: Iterable[tuple[str]], path: Path) -> tuple[T, ...]:
    """The values of all rows that can be read; one that can't does not hide the others, and is logged."""
    values: list[T] = []
    for (body,) in rows:
        try:
            values.append(decode(kind, body, path))
        except DatabaseCorrupt:
            log.error("%s holds a %s that can't be read", path.name, kind.__name__)
    return tuple(values)


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_whole(item) for item in value]
    return value


def instant(when: datetime) -> int:
    """Whole microseconds since 1970 in UTC: exact, and sortable by SQLite."""
    return (when - _EPOCH) // _MICROSECOND


def moment(microseconds: int) -> datetime:
    """The opposite of ``instant``, in UTC."""
    return _EPOCH + microseconds * _MICROSECOND
