# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Engine: so many people, so few good hours. Who publishes when, and about what, so that nobody is in another's way.

Pure: instants, zones and counts come in, suggestions go out.
"""
