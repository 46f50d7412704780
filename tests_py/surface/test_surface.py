# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Every name, signature and default that any release of the original had, in the installed package."""

import fnmatch
import os
import pathlib
import re
import subprocess
import sys

import accepted
import adafruit_httpserver
import check
import derive
import pytest

HERE = pathlib.Path(__file__).parent
sys.path.append(str(HERE.parent / "differential"))

import reference  # noqa: E402 - it is in that folder

if not hasattr(adafruit_httpserver, "Server"):
    pytest.skip("era 4 is not there yet", allow_module_level=True)

PROJECT = HERE.parents[1]
HISTORY = PROJECT.parent / "shared" / "api-history.txt"
ENTRIES = list(derive.read(HERE / "api.txt"))
LISTED = set(re.findall(r"^\| `(api-[a-z0-9-]+)` \|", (PROJECT / "docs" / "differences.md").read_text(encoding="utf-8"), re.M))


def text(entry) -> str:
    """An entry as it is named in accepted.py."""
    return f"{entry.owner}.{entry.name} {entry.first}..{entry.last}".lstrip(".")


def private(entry) -> bool:
    """Whether an entry is a private name that no published script uses."""
    parts = f"{entry.owner}.{entry.name}".split(".")
    return any(part.startswith("_") and not part.endswith("__") and part not in accepted.USED for part in parts)


def difference(entry):
    """The id of the accepted difference of an entry, or None."""
    found = [name for name, patterns in accepted.ACCEPTED.items() if any(fnmatch.fnmatchcase(text(entry), pattern) for pattern in patterns)]
    assert len(found) < 2, found
    return found[0] if found else None


PUBLIC = [entry for entry in ENTRIES if not private(entry)]


@pytest.mark.parametrize("entry", PUBLIC, ids=lambda entry: f"{text(entry)} {entry.what[:40]}")
def test_a_name(entry):
    problem, accepted_as = check.wrong(entry), difference(entry)
    if accepted_as:
        assert problem, f"it is as it was, but listed as {accepted_as}"
    else:
        assert problem is None, problem


def test_every_difference_is_listed_and_every_listed_one_is_used():
    hidden = [entry for entry in ENTRIES if private(entry) and check.wrong(entry)]
    used = set(accepted.ACCEPTED) | ({"api-private"} if hidden else set())
    assert used == LISTED
    unused = [pattern for patterns in accepted.ACCEPTED.values() for pattern in patterns if not any(fnmatch.fnmatchcase(text(entry), pattern) for entry in PUBLIC)]
    assert unused == []
    signatures = sum(entry.what.startswith(("(", "@")) for entry in PUBLIC)
    print(f"{len(PUBLIC)} public names ({signatures} signatures), {sum(map(bool, map(difference, PUBLIC)))} of them listed as different; {len(hidden)} private ones are not there")


@pytest.mark.parametrize("version", ["0.5.4", "1.1.0", "2.5.0", "3.0.2", "4.0.0", "4.3.0", "4.8.2"])
def test_the_original_has_its_own_names(version):
    """The check itself: it finds nothing wrong with the original, but that a decorator of 3.0 hides two signatures."""
    environment = {**os.environ, "PYTHONPATH": str(reference.original(version))}
    done = subprocess.run([sys.executable, HERE / "verify.py", version], env=environment, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == (2 if version == "3.0.2" else 0), done.stdout


@pytest.mark.skipif(not HISTORY.exists(), reason="the list of names by tag does not lie beside the project")
def test_the_table_is_what_the_list_says():
    assert (HERE / "api.txt").read_text(encoding="utf-8") == derive.table(derive.history(HISTORY.read_text(encoding="utf-8")))
