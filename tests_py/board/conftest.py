# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What the tests of the stand-ins share."""

import pytest
from boards import Board


@pytest.fixture
def board(tmp_path):
    """A board whose drive is empty."""
    return Board(tmp_path)
