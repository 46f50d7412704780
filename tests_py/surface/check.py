# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Whether a name of the original is in the installed package as it was: what is wrong with it, or None."""

import ast
import importlib
import inspect
import re
import types
from typing import Any, Optional

PACKAGE = "adafruit_httpserver"
MISSING = object()


def wrong(entry) -> Optional[str]:
    """What is wrong with an entry of the table."""
    owner = find(entry.owner)
    if owner is MISSING:
        return f"{entry.owner} is missing"
    given = inspect.getattr_static(owner, entry.name, MISSING)
    if isinstance(owner, types.ModuleType):
        given = getattr(owner, entry.name, MISSING)
    if entry.what == "attr":
        return None if has_attribute(owner, entry) else "missing"
    if given is MISSING:
        return "missing"
    return _wrong_kind(entry.what, given, owner)


def find(path: str) -> Any:
    """A module of the package, or a class in one; ``path`` is without the package's name."""
    try:
        found = importlib.import_module(PACKAGE)
        for name in filter(None, path.split(".")):
            found = getattr(found, name, MISSING) if isinstance(found, type) else _member(found, name)
    except ImportError:
        return MISSING
    return found


def _member(module: Any, name: str) -> Any:
    try:
        return importlib.import_module(f"{module.__name__}.{name}")
    except ImportError:
        return getattr(module, name, MISSING)


def has_attribute(owner: Any, entry) -> bool:
    """Whether objects of a class have an attribute: the class has it, says so, or its ``__init__`` sets it."""
    if any(entry.name in vars(base) or entry.name in vars(base).get("__annotations__", {}) for base in owner.__mro__):
        return True
    return any(entry.name in vars(base).get("__slots__", ()) for base in owner.__mro__) or any(hasattr(it, entry.name) for it in _objects(owner))


def _objects(owner: type) -> list:
    """Objects of a class; none if there is no way to make one."""
    import samples

    return samples.MAKE[owner.__name__](owner) if owner.__name__ in samples.MAKE else []


def _wrong_kind(what: str, given: Any, owner: Any) -> Optional[str]:
    if what.startswith("import from") or what in ("=...", "(function)"):
        return None
    if what.startswith("class("):
        return _wrong_class(what[6:-1], given)
    if what.startswith("="):
        return _wrong_value(what[1:], given)
    decorator, _, signature = what.rpartition(" (") if what.startswith("@") else ("", "", what)
    if decorator.endswith(".setter"):
        return None if settable(given) else "it can not be set"
    if decorator == "@property":
        return None if hasattr(type(given), "__get__") and not callable(given) else "it is no property"
    expected = {"@staticmethod": staticmethod, "@classmethod": classmethod}.get(decorator)
    if expected and not isinstance(given, expected):
        return f"it is no {expected.__name__}"
    # How methods such as __contains__ name what they are given is seen by nobody.
    special = re.fullmatch("__.*__", given.__name__) and given.__name__ != "__init__" if callable(given) else False
    return None if special else wrong_signature(f"({signature}" if decorator else signature, given.__func__ if expected else given)


def settable(given: Any) -> bool:
    """Whether something in a class can be set on its objects."""
    return bool(getattr(given, "fset", None)) or hasattr(type(given), "__set__") and not isinstance(given, property)


def _wrong_class(bases: str, given: Any) -> Optional[str]:
    if not isinstance(given, type):
        return "it is no class"
    expected = {name for name in re.split(r",\s*", bases) if name and not name.startswith("_")}
    names = {base.__name__ for base in given.__mro__}
    return f"it is no {expected - names}" if expected - names else None


def _wrong_value(text: str, given: Any) -> Optional[str]:
    """A value is written as Python would; a status as its class and arguments."""
    if re.match(r"(HTTP)?Status\(", text):
        code, phrase = ast.literal_eval(text.partition("Status")[2])
        return None if str(given) == f"{code} {phrase}" else f"it is {given!r}"
    try:
        expected = evaluate(text)
    except (SyntaxError, NameError):
        return None if repr(given).startswith(text[:20]) else f"it is {given!r}"
    return None if given == expected else f"it is {given!r}"


def evaluate(text: str) -> Any:
    """A value or default, whose names are those of the package's modules."""
    names = {}
    # MIMEType.TYPE_... is that of releases 1 to 3, MIMEType.TEXT_PLAIN and HTTPStatus those of 0.x, the later of two is taken.
    for path in ("methods", "status", "mime_type", *([] if "TYPE_" in text else [""])):
        module = find(path)
        names.update({} if module is MISSING else {name: getattr(module, name) for name in dir(module)})
    return eval(text, {}, names)  # noqa: S307


def wrong_signature(text: str, given: Any) -> Optional[str]:
    """Whether something can be called as the signature says, with the same defaults."""
    expected = ast.parse(f"def function{text}: pass").body[0].args
    try:
        parameters = inspect.signature(given).parameters
    except (TypeError, ValueError) as problem:
        return f"no signature: {problem}"
    positional = [parameter.name for parameter in parameters.values() if parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)]
    names = [argument.arg for argument in expected.args]
    # How a function calls its object is its own affair.
    own = names[:1] in (["self"], ["cls"])
    if positional[own : len(names)] != names[own:]:
        return f"positional {positional}, not {names}"
    defaults = dict(zip(names[len(names) - len(expected.defaults) :], expected.defaults))
    for argument, default in zip(expected.kwonlyargs, expected.kw_defaults):
        if argument.arg not in parameters:
            return f"no {argument.arg}"
        defaults[argument.arg] = default
    known = {*names, *(argument.arg for argument in expected.kwonlyargs)}
    return _wrong_default(defaults, parameters) or _wrong_required(known, defaults, parameters)


def _wrong_default(defaults: dict, parameters) -> Optional[str]:
    for name, default in defaults.items():
        text = ast.unparse(default)
        given = parameters[name].default
        if text != "..." and (given is inspect.Parameter.empty or given != evaluate(text) or type(given) is not type(evaluate(text))):
            return f"{name}={given!r}, not {text}"
    return None


def _wrong_required(known: set, defaults: dict, parameters) -> Optional[str]:
    for name, parameter in list(parameters.items())[1:]:
        required = parameter.default is parameter.empty and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        if required and (name not in known or name in defaults):
            return f"{name} is required"
    return None
