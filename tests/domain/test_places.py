# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.domain.places import PlaceAddress, PlaceKind, PlaceUnfit, place_address


def test_each_kind_of_address() -> None:
    assert place_address("/srv/team").kind is PlaceKind.FOLDER
    assert place_address(r"\\files.nordalia.example\team").kind is PlaceKind.FOLDER
    assert place_address(r"T:\team").kind is PlaceKind.FOLDER
    webdav = place_address("webdavs://cloud.nordalia.example/remote.php/dav/files/team/")
    assert (webdav.endpoint, webdav.root) == ("https://cloud.nordalia.example", "/remote.php/dav/files/team/")
    assert webdav.host == "cloud.nordalia.example"
    s3 = place_address("s3://nordalia-team/ramage?region=eu-west-3")
    assert (s3.bucket, s3.root, s3.host) == ("nordalia-team", "/ramage/", "s3.eu-west-3.amazonaws.com")
    own = place_address("s3://nordalia-team?region=here&endpoint=https://store.nordalia.example:9000")
    assert (own.endpoint, own.host) == ("https://store.nordalia.example:9000", "store.nordalia.example")
    assert place_address("azblob://team/x?account=nordalia").host == "nordalia.blob.core.windows.net"
    assert place_address("gcs://nordalia-team").host == "storage.googleapis.com"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "team",
        "./team",
        "https://cloud.nordalia.example/team",
        "webdav://cloud.nordalia.example/team",
        "webdavs://anna:password@cloud.nordalia.example/team",
        "webdavs://cloud.nordalia.example/a/../b",
        "webdavs:///team",
        "s3://nordalia-team",
        "s3://nordalia-team?region=eu&secret=1",
        "s3://nordalia-team?region=eu&endpoint=http://store.nordalia.example",
        "s3://?region=eu",
        "azblob://team",
        "ftp://nordalia.example/team",
        "/srv/te\nam",
    ],
)
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(PlaceUnfit) as caught:
        place_address(text)
    assert "password" not in repr(caught.value)


@given(
    st.text() | st.builds(str.__add__, st.sampled_from(["s3://", "webdavs://", "gcs://", "azblob://", "/"]), st.text())
)
def test_any_text_is_an_address_or_unfit(text: str) -> None:
    with suppress(PlaceUnfit):
        assert isinstance(place_address(text), PlaceAddress)
