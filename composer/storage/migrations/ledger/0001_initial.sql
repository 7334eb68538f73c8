-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What left this computer: "at" in microseconds since 1970, sent and received in bytes.

CREATE TABLE egress (
    number   INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    host     TEXT NOT NULL,
    why      TEXT NOT NULL,
    sent     INTEGER NOT NULL,
    received INTEGER NOT NULL
);
CREATE INDEX egress_to ON egress (host, number);
