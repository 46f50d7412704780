# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The names of releases 1.0 to 3.0, by the paths that their scripts import them from, and the values behind them."""

import pickle

import pytest
from adafruit_httpserver import exceptions
from adafruit_httpserver.methods import HTTPMethod
from adafruit_httpserver.mime_type import MIMEType
from adafruit_httpserver.status import CommonHTTPStatus, HTTPStatus


@pytest.mark.parametrize("name", ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT"])
def test_methods_are_text(name):
    assert getattr(HTTPMethod, name) == name


@pytest.mark.parametrize(
    "file, expected",
    [
        ("page.html", "text/html"),
        ("/a.b/picture.JPG", "image/jpeg"),
        ("style.css", "text/css"),
        ("archive.7z", "application/x-7z-compressed"),
        ("html", "text/html"),
        ("nothing", "text/plain"),
        ("x.unknown", "text/plain"),
        ("", "text/plain"),
    ],
)
def test_a_mime_type_is_told_from_the_name(file, expected):
    assert MIMEType.from_file_name(file) == expected


def test_a_script_may_add_a_mime_type(monkeypatch):
    monkeypatch.setattr(MIMEType, "TYPE_XYZ", "model/x-xyz", raising=False)
    assert MIMEType.from_file_name("cube.xyz") == "model/x-xyz"


def test_a_file_name_must_be_text():
    with pytest.raises(TypeError, match="filename must be a str, not bytes"):
        MIMEType.from_file_name(b"page.html")


def test_statuses_have_their_names():
    assert (CommonHTTPStatus.OK_200.code, CommonHTTPStatus.OK_200.text) == (200, "OK")
    assert str(CommonHTTPStatus.NOT_FOUND_404) == "404 Not Found"
    assert repr(CommonHTTPStatus.BAD_REQUEST_400) == 'HTTPStatus(400, "Bad Request")'
    assert CommonHTTPStatus.FORBIDDEN_403.code == 403
    assert CommonHTTPStatus.INTERNAL_SERVER_ERROR_500 == HTTPStatus(500, "Internal Server Error")
    assert CommonHTTPStatus.CREATED_201.code == 201, "every registered status has a name"


def test_statuses_are_of_one_kind():
    from adafruit_httpserver import HTTPStatus as HTTPStatusOfEra0

    assert HTTPStatus(404, "Not Found") == HTTPStatusOfEra0.NOT_FOUND == (404, "Not Found")
    assert CommonHTTPStatus.NOT_FOUND_404 == 404
    assert len({HTTPStatus(404, "Not Found"), CommonHTTPStatus.NOT_FOUND_404}) == 1


@pytest.mark.parametrize("arguments", [("200", "OK"), (99, "Too Low"), (200, "a\r\nb"), (True, "OK")])
def test_a_status_is_checked(arguments):
    with pytest.raises((TypeError, ValueError)):
        HTTPStatus(*arguments)


def test_exceptions():
    assert issubclass(exceptions.ParentDirectoryReferenceError, exceptions.InvalidPathError)
    assert issubclass(exceptions.BackslashInPathError, exceptions.InvalidPathError)
    assert issubclass(exceptions.ResponseAlreadySentError, RuntimeError)
    assert not issubclass(exceptions.FileNotExistsError, OSError), "scripts catch OSError around poll()"
    for kind in (exceptions.ParentDirectoryReferenceError, exceptions.BackslashInPathError, exceptions.FileNotExistsError):
        assert "/a/x" in str(kind("/a/x"))


def test_values_can_be_pickled():
    assert pickle.loads(pickle.dumps(CommonHTTPStatus.OK_200)) == CommonHTTPStatus.OK_200


def test_a_star_gives_the_names_of_a_module(run):
    names = run(
        """
        from adafruit_httpserver.status import *
        from adafruit_httpserver.methods import *
        from adafruit_httpserver.mime_type import *
        print(CommonHTTPStatus.OK_200, HTTPStatus(404, "x"), HTTPMethod.GET, MIMEType.TYPE_TXT)
        """
    )
    assert names == "200 OK 404 x GET text/plain\n"


def test_all_names_are_annotated():
    """Type checkers know what is set from the tables."""
    for kind, made in ((MIMEType, lambda name: name.startswith("TYPE_")), (CommonHTTPStatus, lambda name: name[-3:].isdecimal())):
        assert {name for name in vars(kind) if made(name)} == set(kind.__annotations__)
