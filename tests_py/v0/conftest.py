# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Each test with ``source`` runs over every kind of socket."""

import pytest
import sources


@pytest.fixture(params=sources.MAKERS)
def source(request):
    """A source of sockets."""
    return sources.MAKERS[request.param]()
