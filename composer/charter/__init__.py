# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Engine: a text and the charter's rules give findings.

Importing this package costs nothing; ``composer.charter.engine`` brings in the pattern engine and the YAML reader.
"""
