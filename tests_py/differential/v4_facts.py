# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""What a handler of era 4 can know of its request, as values that two processes can compare."""

from adafruit_httpserver import Request


def outcome(call) -> str:
    """What a call gives, or what it raises."""
    try:
        return repr(call())
    except Exception as problem:  # noqa: BLE001 - to be compared
        return failure(problem)


def failure(problem: BaseException) -> str:
    """The class of an exception and those above it, and its number if it is the system's."""
    names = [kind.__name__ for kind in type(problem).__mro__ if issubclass(kind, Exception) and kind is not Exception]
    number = getattr(problem, "errno", None)
    return f"raises {' '.join(names)}" + (f" {number}" if isinstance(number, int) else "")


def facts(request) -> dict:
    """Every public fact of a request: name -> its value, or how it fails."""
    return {name: outcome(lambda: fact(request)) for name, fact in FACTS.items()}


def _fields(storage) -> list:
    """All values under each name of what has get_list()."""
    return [(name, storage.get_list(name), storage.get(name), storage[name]) for name in storage.fields]


def _form(form) -> tuple:
    """All of a form but its files."""
    return form.content_type, _fields(form), [form.get_list(name, safe=False) for name in form], repr(form), form.files.get("none"), "none" in form.files


def _file(file) -> tuple:
    return file.filename, file.content_type, file.content, file.content_bytes, file.size


FACTS = {
    "class": lambda request: isinstance(request, Request),
    "server": lambda request: request.server.root_path is not None,
    "connection": lambda request: [hasattr(request.connection, name) for name in ("send", "recv_into", "settimeout", "setblocking", "close")],
    "client": lambda request: (request.client_address[0], type(request.client_address[1])),
    "method": lambda request: request.method,
    "path": lambda request: request.path,
    "version": lambda request: request.http_version,
    "raw": lambda request: bytes(request.raw_request),
    "body": lambda request: bytes(request.body),
    "text": lambda request: repr(request),
    "query-get": lambda request: {name: request.query_params.get(name) for name in request.query_params},
    "query": lambda request: _fields(request.query_params),
    "query-whole": lambda request: (str(request.query_params), len(request.query_params), repr(request.query_params)),
    "query-raw": lambda request: [request.query_params.get(name, safe=False) for name in request.query_params],
    "query-items": lambda request: (list(request.query_params.items()), list(request.query_params.keys()), list(request.query_params.values())),
    "query-missing": lambda request: (request.query_params.get("none"), request.query_params.get("none", "<a>"), "none" in request.query_params),
    "query-key-error": lambda request: request.query_params["none"],
    "headers-names": lambda request: list(request.headers),
    "headers": lambda request: list(request.headers.items()),
    "headers-text": lambda request: repr(request.headers),
    "headers-get": lambda request: (request.headers.get("host"), request.headers["HOST"], "hOsT" in request.headers, request.headers.get("none", "x")),
    "headers-list": lambda request: (request.headers.get_list("X-A"), request.headers.fields),
    "headers-directive": lambda request: (request.headers.get_directive("X-A"), request.headers.get_directive("none", "x")),
    "headers-parameter": lambda request: (request.headers.get_parameter("X-A", "p"), request.headers.get_parameter("X-A", "none", "x")),
    "cookies": lambda request: request.cookies,
    "json": lambda request: request.json(),
    "form-values": lambda request: [(name, request.form_data.get(name), request.form_data[name]) for name in request.form_data],
    "form": lambda request: None if request.form_data is None else _form(request.form_data),
    "files": lambda request: [(name, [_file(file) for file in request.form_data.files.get_list(name)]) for name in request.form_data.files],
}
