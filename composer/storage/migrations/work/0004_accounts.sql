-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Connected accounts, without their tokens, and whose tokens are still to be erased from the keyring.

CREATE TABLE accounts (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    body   TEXT NOT NULL
);

CREATE TABLE erasures (
    account TEXT PRIMARY KEY
);
