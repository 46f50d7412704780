# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Microdot, as small as the original and as its users run it: microdot_app.py PORT."""

import sys

from microdot import Microdot, Request
from microdot.multipart import with_form_data

Request.max_content_length = Request.max_body_length = 256 << 20
app = Microdot()


@app.get("/hello")
async def hello(request):
    return "hello world"


@app.post("/read")
async def read_body(request):
    return str(len(request.body))


@app.post("/form")
@with_form_data
async def read_form(request):
    return str(len(await request.files["file"].read()))


app.run("127.0.0.1", int(sys.argv[1]))
