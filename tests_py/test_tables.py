# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The tables of status codes and MIME types, and the classes on top of them."""

import http
import mimetypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from adafruit_httpserver import _tables
from adafruit_httpserver._eras.v0.mime_type import MIMEType
from adafruit_httpserver._eras.v0.status import HTTPStatus
from adafruit_httpserver._mime import mime_type_of
from adafruit_httpserver._status import Status

ROOT = Path(__file__).resolve().parent.parent

# Every extension that any release of the original knew.
ORIGINAL_EXTENSIONS = """7z aac abw arc avi azw bin bmp bz bz2 cda csh css csv doc docx eot epub gif gz htm html ico ics
    jar jpeg jpg js json jsonld mid midi mjs mp3 mp4 mpeg mpkg odp ods odt oga ogv ogx opus otf pdf php png ppt pptx rar
    rtf sh svg swf tar tif tiff ts ttf txt vsd wav weba webm webp woff woff2 xhtml xls xlsx xml xul zip""".split()

# Every status that any release of the original had as a constant.
ORIGINAL_STATUSES = [101, 200, 201, 202, 204, 206, 301, 302, 307, 308, 400, 401, 403, 404, 405, 429, 500, 501, 503]

# Where Python's http module has the phrases of older RFCs, and what it has and IANA has as unused or not at all.
NOT_AS_IN_HTTP = {413, 414, 416, 418, 422}

# Where a Python from 3.9 to 3.13 has an older type in its mimetypes module; ours are those of the original or of IANA.
NOT_AS_IN_MIMETYPES = {"3g2", "3gp", "bmp", "js", "mjs", "obj", "rtf", "vcf", "wav", "xml", "xsl"}


# The generated module


def test_the_installed_tables_are_those_of_the_go_core():
    go = shutil.which("go")
    if go is None:
        pytest.skip("there is no Go on PATH to print the tables with")
    env = dict(os.environ, GOFLAGS="-mod=readonly -buildvcs=false")
    printed = subprocess.run([go, "run", "./pybind/tables"], cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True).stdout
    assert Path(_tables.__file__).read_bytes() == printed, "rebuild: make install"


def test_the_tables_are_sorted_and_clean():
    assert list(_tables.STATUSES) == sorted(_tables.STATUSES)
    assert list(_tables.MIME_TYPES) == sorted(_tables.MIME_TYPES)
    for text in (*_tables.STATUSES.values(), *_tables.MIME_TYPES.values()):
        assert text.isascii() and text.isprintable() and text == text.strip()


def test_every_status_and_extension_of_the_original_is_there():
    assert not set(ORIGINAL_STATUSES) - set(_tables.STATUSES)
    assert not set(ORIGINAL_EXTENSIONS) - set(_tables.MIME_TYPES)


def test_the_phrases_agree_with_pythons_http_module():
    for status in http.HTTPStatus:
        if status.value not in NOT_AS_IN_HTTP:
            assert _tables.STATUSES[status.value] == status.phrase


def test_the_types_agree_with_pythons_mimetypes_module():
    pythons = mimetypes.MimeTypes().types_map[True]  # what is built in, without this machine's files
    differ = {e for e, t in _tables.MIME_TYPES.items() if pythons.get("." + e, t) != t}
    assert differ <= NOT_AS_IN_MIMETYPES


# Status


def test_a_status_has_the_names_of_all_eras():
    status = Status(404, "Not Found")
    assert (status.code, status.text, status.value, status.phrase) == (404, "Not Found", 404, "Not Found")
    assert tuple(status) == (404, "Not Found")
    assert str(status) == "404 Not Found"
    assert repr(status) == 'Status(404, "Not Found")'


def test_the_two_names_of_an_attribute_never_differ():
    status = Status(200, "OK")
    status.value, status.phrase = 201, "Created"
    assert (status.code, status.text) == (201, "Created")
    status.code, status.text = 202, "Accepted"
    assert str(status) == "202 Accepted" and status.value == 202 and status.phrase == "Accepted"


@pytest.mark.parametrize(
    "desc, other, equal",
    [
        ("the same", Status(404, "Not Found"), True),
        ("the same of another era", HTTPStatus(404, "Not Found"), True),
        ("another phrase", Status(404, "Gone Fishing"), False),
        ("another code", Status(410, "Not Found"), False),
        ("a tuple", (404, "Not Found"), True),
        ("a tuple with another phrase", (404, "Lost"), False),
        ("a shorter tuple", (404,), False),
        ("its code", 404, True),
        ("its code from the http module", http.HTTPStatus.NOT_FOUND, True),
        ("another int", 200, False),
        ("True", True, False),
        ("a str", "404 Not Found", False),
        ("None", None, False),
    ],
)
def test_equality(desc, other, equal):
    status = Status(404, "Not Found")
    assert ((status == other), (other == status), (status != other)) == (equal, equal, not equal), desc


def test_hash_goes_with_statuses_and_ints():
    assert {Status(404, "Not Found"): "x"}[404] == "x"
    assert len({HTTPStatus.OK, Status(200, "OK"), 200}) == 1


@pytest.mark.parametrize(
    "desc, given, expected",
    [
        ("a tuple", (404, "Not Found"), "404 Not Found"),
        ("a list", [404, "Gone Fishing"], "404 Gone Fishing"),
        ("a tuple with an empty phrase", (299, ""), "299 "),
        ("not ASCII", (200, "Très bien"), "200 Très bien"),
        ("a registered int gets its phrase", 429, "429 Too Many Requests"),
        ("another int gets none", 299, "299 "),
        ("the lowest", 100, "100 Continue"),
        ("the highest", 999, "999 "),
        ("the http module's", http.HTTPStatus.NOT_FOUND, "404 Not Found"),
    ],
)
def test_what_scripts_give_as_a_status(desc, given, expected):
    for cls in (Status, HTTPStatus):
        made = cls.of(given)
        assert type(made) is cls and type(made.code) is int and str(made) == expected, desc


def test_a_status_is_taken_as_it_is():
    assert HTTPStatus.of(HTTPStatus.OK) is HTTPStatus.OK
    own = Status(299, "Nearly OK")
    assert HTTPStatus.of(own) is own


@pytest.mark.parametrize(
    "desc, given, error",
    [
        ("None", None, TypeError),
        ("a str", "404 Not Found", TypeError),
        ("bytes, though a sequence", b"ab", TypeError),
        ("a bool", True, TypeError),
        ("a float", 404.0, TypeError),
        ("an empty tuple", (), ValueError),
        ("a tuple of three", (404, "Not", "Found"), ValueError),
        ("a tuple the wrong way round", ("Not Found", 404), TypeError),
        ("a code in a str", ("404", "Not Found"), TypeError),
        ("a phrase that is bytes", (404, b"Not Found"), TypeError),
        ("two digits", 99, ValueError),
        ("four digits", 1000, ValueError),
        ("negative", (-404, "x"), ValueError),
        ("CR LF in the phrase", (200, "OK\r\nX-Injected: 1"), ValueError),
        ("LF in the phrase", (200, "OK\n"), ValueError),
        ("CR in the phrase", (200, "OK\r"), ValueError),
        ("NUL in the phrase", (200, "O\0K"), ValueError),
    ],
)
def test_what_is_refused_as_a_status(desc, given, error):
    with pytest.raises(error, match="^status"):
        Status.of(given)


@pytest.mark.parametrize("cls, code, text", [(Status, "code", "text"), (HTTPStatus, "value", "phrase")])
def test_messages_name_the_argument_as_the_era_does(cls, code, text):
    with pytest.raises(TypeError, match=f"^{code} "):
        cls("200", "OK")
    with pytest.raises(ValueError, match=f"^{code} "):
        cls(20, "OK")
    with pytest.raises(TypeError, match=f"^{text} "):
        cls(200, None)
    with pytest.raises(ValueError, match=f"^{text} "):
        cls(200, "OK\r\n")


# Era 0


def test_every_registered_status_is_an_attribute_in_era_0():
    assert repr(HTTPStatus.OK) == 'HTTPStatus(200, "OK")'
    assert repr(HTTPStatus.NOT_FOUND) == 'HTTPStatus(404, "Not Found")'
    assert repr(HTTPStatus.INTERNAL_SERVER_ERROR) == 'HTTPStatus(500, "Internal Server Error")'
    assert HTTPStatus.NON_AUTHORITATIVE_INFORMATION == (203, "Non-Authoritative Information")
    assert {s.code for s in vars(HTTPStatus).values() if isinstance(s, HTTPStatus)} == set(_tables.STATUSES)


def test_era_0_names_its_arguments():
    assert HTTPStatus(value=418, phrase="I'm a teapot") == (418, "I'm a teapot")


@pytest.mark.parametrize(
    "desc, filename, expected",
    [
        ("a page", "index.html", "text/html"),
        ("a path", "/static/app.js", "text/javascript"),
        ("upper case", "CAT.JPG", "image/jpeg"),
        ("the original's typo", "cat.jpeg", "image/jpeg"),
        ("only the last dot counts", "archive.tar.gz", "application/gzip"),
        ("an extension alone", "html", "text/html"),
        ("unknown", "firmware.xyz", "text/plain"),
        ("no extension", "LICENSE", "text/plain"),
        ("the dot belongs to the folder", "/lib.js/readme", "text/plain"),
        ("empty", "", "text/plain"),
    ],
)
def test_mime_types_by_name(desc, filename, expected):
    assert MIMEType.mime_type(filename) == mime_type_of(filename) == expected, desc


@pytest.mark.parametrize("filename", [None, 1, b"index.html", Path("index.html")])
def test_a_file_name_must_be_a_str(filename):
    with pytest.raises(TypeError, match="^filename .*" + type(filename).__name__):
        MIMEType.mime_type(filename)


def test_scripts_may_add_extensions_in_era_0(monkeypatch):
    monkeypatch.setitem(MIMEType._MIME_TYPES, "xyz", "chemical/x-xyz")
    monkeypatch.setitem(MIMEType._MIME_TYPES, "GCO", "text/x-gcode")
    monkeypatch.setitem(MIMEType._MIME_TYPES, "html", "text/x-mine")
    assert MIMEType.mime_type("water.XYZ") == "chemical/x-xyz"
    assert MIMEType.mime_type("benchy.GCO") == "text/x-gcode"
    assert MIMEType.mime_type("index.html") == "text/x-mine"
    assert mime_type_of("index.html") == "text/html", "the other eras do not see it"


def test_the_default_of_era_0_can_be_set(monkeypatch):
    monkeypatch.setattr(MIMEType, "TEXT_PLAIN", "application/octet-stream")
    assert MIMEType.mime_type("firmware.xyz") == "application/octet-stream"


def test_the_tables_import_nothing_heavy():
    code = (
        "import socket, sys; before = set(sys.modules)\n"
        "import adafruit_httpserver._eras.v0.status, adafruit_httpserver._eras.v0.mime_type\n"
        "print(*sorted({'dataclasses', 'inspect', 'http', 'mimetypes'} & (set(sys.modules) - before)))"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True).stdout.strip() == ""
