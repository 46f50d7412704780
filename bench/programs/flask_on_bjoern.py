# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Flask, carried by bjoern: flask_on_bjoern.py PORT."""

import sys

import bjoern
from flask import Flask, Response, jsonify

app = Flask(__name__)


@app.get("/hello")
def hello():
    return Response("hello world", mimetype="text/plain")


@app.get("/with-headers")
def with_headers():
    return Response("hello world", mimetype="text/plain", headers={"Cache-Control": "no-store", "X-Sensor": "kitchen"})


@app.get("/users/<name>")
def user(name):
    return Response(name, mimetype="text/plain")


@app.get("/json")
def reading():
    return jsonify({"temperature": 21.5, "humidity": 40})


bjoern.run(app, "127.0.0.1", int(sys.argv[1]))
