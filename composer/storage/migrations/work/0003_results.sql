-- SPDX-FileCopyrightText: 2026 The Ramage contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What networks counted of publications, one row a reading.

CREATE TABLE readings (
    number INTEGER PRIMARY KEY,
    job    TEXT NOT NULL,
    taken  INTEGER NOT NULL,
    typed  INTEGER NOT NULL,
    body   TEXT NOT NULL
);
CREATE INDEX readings_of_job ON readings (job, taken);
