# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import errno
import io
import json
import os
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer.domain.drafts import COMMON
from composer.domain.errors import (
    FolderReadOnly,
    PeerFileDamaged,
    PeerFileError,
    PeerFileForeign,
    PeerFileTooLarge,
    PeerFileTooNew,
    PeerFileUnreadable,
    StorageError,
)
from composer.domain.ids import DraftId, NetworkKey, PostId
from composer.domain.peer_review import (
    LONGEST_WORDS,
    AnswerId,
    CommentId,
    PeerAnswer,
    PeerComment,
    PeerPicture,
    PeerRequest,
    PeerText,
    RequestId,
)
from composer.domain.text import Language, Span
from composer.storage import peer_files
from composer.storage.peer_files import PeerFolder
from tests.storage.strategies import instants

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
MADE = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)

plain = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Co", "Cn")), max_size=60)
one_line = plain.map(lambda words: " ".join(words.split()))
ids = st.uuids().map(lambda one: one.hex)
keys = st.sampled_from(["linkedin", "x", "mastodon", "practice"]).map(NetworkKey)
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))
texts = st.lists(
    st.builds(PeerText, keys | st.just(COMMON), st.lists(keys, max_size=3).map(tuple), plain),
    min_size=1,
    max_size=4,
    unique_by=lambda text: text.version,
).map(tuple)
requests = st.builds(
    PeerRequest,
    id=ids.map(RequestId),
    draft=ids.map(DraftId),
    made=instants,
    language=st.sampled_from(Language),
    texts=texts,
    post=st.none() | st.just(PostId("partenariat-acme")),
    pictures=st.lists(st.builds(PeerPicture, one_line, plain, st.binary(max_size=40)), max_size=3).map(tuple),
    question=plain,
    author=one_line,
)
comments = st.builds(
    PeerComment, ids.map(CommentId), keys | st.just(COMMON), plain, st.none() | spans, plain, st.none() | plain
)
answers = st.builds(
    PeerAnswer,
    id=ids.map(AnswerId),
    request=ids.map(RequestId),
    made=instants,
    peer=one_line,
    reply=plain,
    comments=st.lists(comments, max_size=4, unique_by=lambda comment: comment.id).map(tuple),
)


@pytest.fixture
def folder(tmp_path: Path) -> PeerFolder:
    return PeerFolder(tmp_path / "cache")


def a_request(**changes: Any) -> PeerRequest:
    values: dict[str, Any] = {
        "id": RequestId("a" * 32),
        "draft": DraftId("d" * 32),
        "made": MADE,
        "language": Language.FRENCH,
        "texts": (PeerText(COMMON, (NetworkKey("linkedin"),), "En mars, je n’y croyais pas."),),
    }
    return PeerRequest(**{**values, **changes})


def an_answer(*said: PeerComment, **changes: Any) -> PeerAnswer:
    values: dict[str, Any] = {"id": AnswerId("b" * 32), "request": RequestId("a" * 32), "made": MADE, "comments": said}
    return PeerAnswer(**{**values, **changes})


def written(path: Path, content: PeerRequest | PeerAnswer, folder: PeerFolder) -> dict[str, Any]:
    folder.write(str(path), content)
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return document


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(content=requests | answers)
def test_what_is_written_is_read_back(content: PeerRequest | PeerAnswer, folder: PeerFolder, tmp_path: Path) -> None:
    path = str(tmp_path / "draft.ramage")
    folder.write(path, content)
    assert folder.read(path) == content


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(data=st.binary(max_size=200), cut=st.integers(0, 1200), flip=st.integers(0, 1200))
def test_a_broken_file_is_an_error_with_words_and_never_a_fault(
    data: bytes, cut: int, flip: int, folder: PeerFolder, tmp_path: Path
) -> None:
    path = tmp_path / "draft.ramage"
    folder.write(str(path), a_request(question="Et l’accroche ?", pictures=(PeerPicture("a.png", "", PNG),)))
    whole = path.read_bytes()
    broken = bytearray(whole)
    broken[flip % len(whole)] ^= 0x41
    for damaged in (data, whole[: cut % len(whole)], bytes(broken), whole + data):
        path.write_bytes(damaged)
        with contextlib.suppress(PeerFileError):
            assert isinstance(folder.read(str(path)), PeerRequest)


def zipped(name: str, content: bytes) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return memory.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\x00\xff",
        b"<html><script>alert(1)</script></html>",
        b'{"other": "json"}',
        b"[" * 100_000,
        zipped("../../../.bashrc", b"echo"),
        zipped("bomb", b"0" * 50_000_000),
        "Cher collègue, voici mon brouillon".encode("utf-16"),
    ],
    ids=["empty", "binary", "html", "json", "brackets", "path-in-archive", "bomb", "utf-16"],
)
def test_what_is_no_file_of_ours_is_said_to_be_none(data: bytes, folder: PeerFolder, tmp_path: Path) -> None:
    path = tmp_path / "draft.ramage"
    path.write_bytes(data)
    with pytest.raises(PeerFileForeign):
        folder.read(str(path))
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "order"},
        {"kind": 3},
        {"version": "one"},
        {"content": None},
        {"content": {"id": "a"}},
    ],
)
def test_one_of_ours_that_was_changed_is_said_to_be_damaged(
    change: dict[str, Any], folder: PeerFolder, tmp_path: Path
) -> None:
    path = tmp_path / "draft.ramage"
    document = written(path, a_request(), folder) | change
    path.write_text(json.dumps(document, separators=(",", ":")), "utf-8")
    with pytest.raises(PeerFileDamaged):
        folder.read(str(path))


@pytest.mark.parametrize(
    "change",
    [
        {"id": "../../etc/passwd"},
        {"texts": []},
        {"texts": [{"version": "", "networks": [], "text": "a"}] * 2},
        {"texts": [{"version": "../x", "networks": [], "text": "a"}]},
        {"texts": [{"version": "", "networks": [], "text": "a" * 500_001}]},
        {"made": "2026-11-03T09:30:00"},
        {"question": "q" * (LONGEST_WORDS + 1)},
        {"pictures": [{"name": "a", "data": "!!!"}]},
        {"pictures": [{"name": "a"}] * 21},
        {"language": "xx"},
    ],
)
def test_a_request_no_program_of_ours_wrote_is_damaged(
    change: dict[str, Any], folder: PeerFolder, tmp_path: Path
) -> None:
    path = tmp_path / "draft.ramage"
    document = written(path, a_request(), folder)
    document["content"] |= change
    path.write_text(json.dumps(document, separators=(",", ":")), "utf-8")
    with pytest.raises(PeerFileDamaged):
        folder.read(str(path))


@pytest.mark.parametrize(
    "change",
    [
        {"span": {"start": 9, "end": 3}},
        {"span": {"start": -1, "end": 3}},
        {"words": "w" * (LONGEST_WORDS + 1)},
        {"suggestion": "w" * (LONGEST_WORDS + 1)},
        {"id": ""},
        {"version": "LinkedIn; DROP"},
    ],
)
def test_a_comment_no_program_of_ours_wrote_is_damaged(
    change: dict[str, Any], folder: PeerFolder, tmp_path: Path
) -> None:
    path = tmp_path / "answer.ramage"
    comment = PeerComment(CommentId("c" * 32), COMMON, "Plus court ?", Span(0, 7), "En mars")
    document = written(path, an_answer(comment), folder)
    document["content"]["comments"][0] |= change
    path.write_text(json.dumps(document, separators=(",", ":")), "utf-8")
    with pytest.raises(PeerFileDamaged):
        folder.read(str(path))


def test_deeply_nested_json_is_damaged(folder: PeerFolder, tmp_path: Path) -> None:
    path = tmp_path / "draft.ramage"
    deep = b"[" * 200_000 + b"]" * 200_000
    path.write_bytes(b'{"format":"ramage-peer","version":1,"kind":"request","content":' + deep + b"}")
    with pytest.raises(PeerFileDamaged):
        folder.read(str(path))


def test_a_file_of_a_later_program_says_so(folder: PeerFolder, tmp_path: Path) -> None:
    path = tmp_path / "draft.ramage"
    document = written(path, a_request(), folder) | {"version": 7, "kind": "choir"}
    path.write_text(json.dumps(document, separators=(",", ":")), "utf-8")
    with pytest.raises(PeerFileTooNew) as said:
        folder.read(str(path))
    assert (said.value.values["found"], said.value.values["known"]) == ("7", "1")


def test_a_huge_file_is_not_read_whole(folder: PeerFolder, tmp_path: Path) -> None:
    path = tmp_path / "draft.ramage"
    with path.open("wb") as file:
        file.truncate(peer_files.LARGEST + 1)
    with pytest.raises(PeerFileTooLarge):
        folder.read(str(path))


def test_what_is_not_there_or_no_file_is_unreadable(folder: PeerFolder, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.ramage", tmp_path, "a\x00b"):
        with pytest.raises(PeerFileUnreadable):
            folder.read(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(folder: PeerFolder, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft.ramage")
    with pytest.raises(PeerFileUnreadable):
        folder.read(str(tmp_path / "draft.ramage"))
    assert folder.picture(str(tmp_path / "draft.ramage")) == b""


def test_words_are_words_and_nothing_else(folder: PeerFolder, tmp_path: Path) -> None:
    path = str(tmp_path / "answer.ramage")
    said = PeerComment(CommentId("c1"), COMMON, "<b>a</b>\r\nb\x00\x07\u202ec\u2028d", None, "", "\x1bx")
    folder.write(path, an_answer(said, peer="Nora\n\u202eB."))
    read = folder.read(path)
    assert isinstance(read, PeerAnswer)
    assert read.peer == "Nora B."
    assert (read.comments[0].words, read.comments[0].suggestion) == ("<b>a</b>\nbc\nd", "x")


def test_pictures_are_unpacked_under_names_of_our_own(folder: PeerFolder, tmp_path: Path) -> None:
    pictures = (
        PeerPicture("../../../etc/cron.d/x.png", "Le quai", PNG),
        PeerPicture("run.exe", "", b"MZ\x90"),
        PeerPicture("left-out.mp4"),
    )
    made = folder.unpacked(a_request(pictures=pictures))
    assert [Path(medium.path).parent if medium.path else None for medium in made] == [tmp_path / "cache", None, None]
    assert made[0].alt == "Le quai"
    assert Path(made[0].path).read_bytes() == PNG
    assert len(list((tmp_path / "cache").iterdir())) == 1
    assert folder.unpacked(a_request(pictures=pictures)) == made
    other = folder.unpacked(a_request(pictures=(PeerPicture("b.png", "", PNG + b"b"),)))
    assert [str(file) for file in (tmp_path / "cache").iterdir()] == [other[0].path], "one colleague's at a time"


def test_only_pictures_go_along(folder: PeerFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_text("BEGIN PRIVATE KEY")
    assert folder.picture(str(tmp_path / "a.png")) == PNG
    assert folder.picture(str(tmp_path / "secret.png")) == b""
    assert folder.picture(str(tmp_path / "missing.png")) == b""
    monkeypatch.setattr(peer_files, "PICTURE_BYTES", 4)
    assert folder.picture(str(tmp_path / "a.png")) == b""


def test_a_link_is_replaced_and_what_it_led_to_stays(folder: PeerFolder, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    link = tmp_path / "draft.ramage"
    link.symlink_to(precious)
    folder.write(str(link), a_request())
    assert precious.read_text() == "mine"
    assert not link.is_symlink()
    assert isinstance(folder.read(str(link)), PeerRequest)


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    folder: PeerFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.ramage"
    folder.write(str(path), a_request(question="avant"))

    def refuse(_: int) -> None:
        raise OSError(errno.EACCES, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(FolderReadOnly):
        folder.write(str(path), a_request(question="après"))
    monkeypatch.undo()
    read = folder.read(str(path))
    assert isinstance(read, PeerRequest)
    assert read.question == "avant"
    assert [file.name for file in tmp_path.iterdir()] == ["draft.ramage"]
    with pytest.raises(StorageError):
        folder.write(str(tmp_path / "no-such-folder" / "draft.ramage"), a_request())


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_it_is_readable_by_its_owner_alone_until_they_hand_it_over(folder: PeerFolder, tmp_path: Path) -> None:
    folder.write(str(tmp_path / "draft.ramage"), a_request())
    assert stat.S_IMODE((tmp_path / "draft.ramage").stat().st_mode) == 0o600
