# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""socketify with its own interface: socketify_app.py PORT."""

import sys

from socketify import App, AppListenOptions

app = App()
app.get("/hello", lambda response, request: response.write_header("Content-Type", "text/plain").end("hello world"))
app.listen(AppListenOptions(port=int(sys.argv[1]), host="127.0.0.1"))
app.run()
