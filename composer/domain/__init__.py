# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground floor: frozen values, errors, settings and ports. Standard library only."""
