# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What LinkedIn and X say when they say no, in each of the shapes it comes in."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from composer.domain.errors import NetworkError, NotConnected, NotReadyYet, PostRefused, RateLimited, Unreachable
from composer.domain.refusals import AlreadyPosted, CreditUsedUp, NotPermitted, PersonUnverified, VersionRetired
from composer.domain.web import Reply
from composer.networks.linkedin import answers as linkedin
from composer.networks.x import answers as x
from tests.networks.publishing import an_account

NOW = datetime(2026, 11, 3, 21, 0, tzinfo=UTC)
RESET = str(int((NOW + timedelta(minutes=7)).timestamp()))
TOMORROW = str(int((NOW + timedelta(hours=20)).timestamp()))


def a_reply(status: int, said: object = "", headers: Mapping[str, str] | None = None) -> Reply:
    body = said if isinstance(said, str) else json.dumps(said)
    return Reply(status, headers or {}, body.encode(), body[:100])


@pytest.mark.parametrize(
    ("status", "said", "kind", "values"),
    [
        (401, {"code": "REVOKED_ACCESS_TOKEN"}, NotConnected, {}),
        (401, "<html>", NotConnected, {}),
        (403, {"message": "Not enough permissions"}, NotPermitted, {"reason": "Not enough permissions"}),
        (403, "<html>no</html>", NotPermitted, {"reason": "<html>no</html>"}),
        (400, {"code": "MEDIA_ASSET_WAITING_UPLOAD"}, NotReadyYet, {"retry_after_s": "20"}),
        (422, {"message": "Media is still processing"}, NotReadyYet, {"retry_after_s": "20"}),
        (400, {"code": "EXPIRED_UPLOAD_URL"}, Unreachable, {"reason": "EXPIRED_UPLOAD_URL"}),
        (409, {"code": "CONFLICT"}, Unreachable, {"reason": "CONFLICT"}),
        (400, {"code": "FIELD_LENGTH_TOO_LONG", "message": "too long"}, PostRefused, {"reason": "too long"}),
        (400, "", PostRefused, {"reason": "HTTP 400"}),
        (400, "[1]", PostRefused, {"reason": "[1]"}),
        (426, {"code": "NONEXISTENT_VERSION"}, VersionRetired, {"version": "202609"}),
        (429, {"message": "share limit has been reached for unverified members"}, PersonUnverified, {}),
        (429, {"serviceErrorCode": 101}, RateLimited, {"retry_after_s": str(3 * 3600 + 1)}),
        (409, "Content is a Duplicate of urn:li:ugcPost:7", AlreadyPosted, {}),
    ],
)
def test_linkedin(status: int, said: object, kind: type[NetworkError], values: dict[str, str]) -> None:
    error = linkedin.refusal(a_reply(status, said), NOW, "202609")
    assert type(error) is kind
    assert error.values == error.values | values | {"network": "linkedin"}


def test_linkedin_says_when_to_come_back_when_it_does() -> None:
    error = linkedin.refusal(a_reply(429, "", {"retry-after": "12"}), NOW, "")
    assert error.values["retry_after_s"] == "12"


@pytest.mark.parametrize(
    ("text", "urn"),
    [
        ("Content is a duplicate of urn:li:share:7141138937766391808", "urn:li:share:7141138937766391808"),
        ("https://www.linkedin.com/feed/update/urn:li:ugcPost:7/", "urn:li:ugcPost:7"),
        (
            "https://www.linkedin.com/posts/anna_quai-activity-7141138937766391808-x_y",
            "urn:li:activity:7141138937766391808",
        ),
        ("https://www.linkedin.com/in/anna", ""),
        ("", ""),
    ],
)
def test_linkedin_names_a_publication(text: str, urn: str) -> None:
    assert linkedin.urn_in(text) == urn


@pytest.mark.parametrize(
    ("status", "said", "headers", "kind", "values"),
    [
        (401, {"title": "Unauthorized"}, {}, NotConnected, {}),
        (402, "", {}, CreditUsedUp, {}),
        (403, {"detail": "You reached your spending limit."}, {}, CreditUsedUp, {}),
        (429, {"type": "https://api.x.com/2/problems/usage-capped"}, {}, CreditUsedUp, {}),
        (429, {"errors": [{"code": 88}]}, {"x-rate-limit-reset": RESET}, RateLimited, {"retry_after_s": "420"}),
        (429, "<html>", {}, RateLimited, {"retry_after_s": "300"}),
        (429, "", {"retry-after": "30"}, RateLimited, {"retry_after_s": "30"}),
        (429, "", {"x-rate-limit-reset": "0"}, RateLimited, {"retry_after_s": "1"}),
        (403, {"title": "Forbidden"}, {}, NotPermitted, {"reason": "Forbidden"}),
        (
            403,
            {"title": "Client Forbidden", "reason": "client-not-enrolled", "type": "x/client-forbidden"},
            {},
            NotPermitted,
            {},
        ),
        (403, {"errors": [{"message": "Unknown"}], "title": ""}, {}, PostRefused, {"reason": "Unknown"}),
        (403, {"detail": "Your account is suspended."}, {}, PostRefused, {"reason": "Your account is suspended."}),
        (400, "", {}, PostRefused, {"reason": "HTTP 400"}),
        (400, {"errors": ["?"]}, {}, PostRefused, {}),
    ],
)
def test_x(
    status: int, said: object, headers: dict[str, str], kind: type[NetworkError], values: dict[str, str]
) -> None:
    error = x.refusal(a_reply(status, said, headers), an_account("x", "1"), NOW)
    assert type(error) is kind
    assert error.values == error.values | values | {"network": "x"}


def test_x_has_limits_by_the_day_too() -> None:
    headers = {
        "x-rate-limit-reset": RESET,
        "x-user-limit-24hour-remaining": "0",
        "x-user-limit-24hour-reset": TOMORROW,
        "x-app-limit-24hour-remaining": "5",
        "x-app-limit-24hour-reset": str(int(TOMORROW) + 5000),
    }
    error = x.refusal(a_reply(429, "", headers), an_account("x", "1"), NOW)
    assert error.values["retry_after_s"] == str(20 * 3600)
