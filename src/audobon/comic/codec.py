"""The comic's types as JSON that a person can read and edit, and back.

Knows: how any frozen dataclass of the comic maps to JSON, and how to name the exact field that is wrong.
Does not know: files, or what the fields mean (see `soundness.py`).  Rasters never pass here: pictures are PNG files.

A field's place is written as a path: `pages[2].panels[0].shot`.
"""

from __future__ import annotations

import dataclasses
import difflib
import functools
import json
import math
import types
import typing
from enum import Enum

from audobon.comic.raster import Raster
from audobon.errors import InputError

T = typing.TypeVar("T")

MAX_TEXT_CHARS = 64_000_000
MAX_STRING_CHARS = 2_000_000
MAX_ITEMS = 500_000
MAX_NUMBER, MAX_WHOLE_NUMBER = 1e300, 2**63 - 1
FLOAT_DECIMALS = 6
LINE_CHARS = 110
SCHEMA_KEY = "$schema"
"""May stand at the top of a file, for editors that complete and check by a schema."""


def to_json(value: object, *, terse: bool = False) -> str:
    """Write a comic type as indented JSON with a stable order of keys (the order of its fields).

    With `terse`, fields that hold their default are left out: for files that a person edits.

    Floats keep six decimals, so that a file says what a person can mean; `from_json(to_json(x))` is therefore the
    canonical form of `x`, and every later stage works on that form.

    Raises:
        TypeError: the value holds something that is not data (a raster, a list, an open file).
        ValueError: a float is not finite.
    """
    return _rendered(_written(value, terse=terse), indent=0) + "\n"


def from_json(cls: type[T], text: str, *, source: str) -> T:
    """Read a comic type from JSON; every fault names the field.

    Args:
        cls: The dataclass to build.
        text: JSON, at most 64 million characters.
        source: What the reader of an error should look at, usually the file's name.

    Raises:
        InputError: AUD-140 (not JSON), AUD-141 (unknown field), AUD-142 (missing field), AUD-143 (wrong type),
            AUD-144 (not one of the choices), AUD-145 (too large), AUD-146 (value out of its range).
    """
    if len(text) > MAX_TEXT_CHARS:
        raise InputError(
            "AUD-145",
            f"{source}: {len(text)} characters, more than the {MAX_TEXT_CHARS} that are read",
            hint="check that this is the right file",
        )
    return typing.cast(T, _built(cls, _parsed(text, source=source), where=_Place(source=source)))


def canonical(value: T) -> T:
    """The value as it will be when it is read back from its file."""
    return from_json(type(value), to_json(value), source=type(value).__name__)


# --- writing ---


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Block:
    """A list or an object in writing: the texts of its items, and all of it on one line where that is short enough."""

    brackets: str
    keys: tuple[str, ...]
    items: tuple[str | _Block, ...]
    flat: str | None


def _written(value: object, *, terse: bool) -> str | _Block:
    """A value's text: plain values as they are, lists and objects laid out later (see `_rendered`)."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return json.encoder.encode_basestring(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"JSON has no number for {value}")
        return float.__repr__(round(value, FLOAT_DECIMALS) + 0.0)  # + 0.0 turns -0.0 into 0.0
    if isinstance(value, tuple):
        return _block("[]", (), tuple([_written(item, terse=terse) for item in value]))
    if isinstance(value, Raster):
        raise TypeError("a Raster is kept as a PNG file, never as JSON")
    kind: type = type(value)
    names = _field_names(kind)
    if names is not None:
        held = [(name, getattr(value, name), default) for name, default in names]
        told = [(name, item) for name, item, default in held if not (terse and item == default)]
        texts = tuple([_written(item, terse=terse) for _, item in told])
        return _block("{}", tuple([f'"{name}": ' for name, _ in told]), texts)
    if isinstance(value, Enum):
        return _written(value.value, terse=terse)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    raise TypeError(f"{type(value).__name__} is not one of the comic's kinds of data")


@functools.cache
def _field_names(cls: type) -> tuple[tuple[str, object], ...] | None:
    """A dataclass's fields in order, each with its default; None for any other type."""
    if not dataclasses.is_dataclass(cls):
        return None
    return tuple((field.name, field.default) for field in dataclasses.fields(cls))


def _block(brackets: str, keys: tuple[str, ...], items: tuple[str | _Block, ...]) -> _Block:
    length, texts = 2, []
    for at, item in enumerate(items):
        text = item if isinstance(item, str) else item.flat
        length += 0 if text is None else len(text) + (len(keys[at]) if keys else 0)
        if text is None or length > LINE_CHARS:
            return _Block(brackets=brackets, keys=keys, items=items, flat=None)
        texts.append(keys[at] + text if keys else text)
    return _Block(brackets=brackets, keys=keys, items=items, flat=f"{brackets[0]}{', '.join(texts)}{brackets[1]}")


def _rendered(written: str | _Block, *, indent: int) -> str:
    """JSON text that keeps what fits on one line on one line; an object of plain values fills its lines."""
    if isinstance(written, str):
        return written
    if written.flat is not None and (not written.items or len(written.flat) + indent <= LINE_CHARS):
        return written.flat
    pad = " " * (indent + 2)
    if written.keys and all(isinstance(item, str) for item in written.items):
        return _filled(written, indent=indent)
    rows = [_rendered(item, indent=indent + 2) for item in written.items]
    rows = [key + row for key, row in zip(written.keys, rows, strict=True)] if written.keys else rows
    body = ",\n".join(pad + row for row in rows)
    return f"{written.brackets[0]}\n{body}\n{' ' * indent}{written.brackets[1]}"


def _filled(written: _Block, *, indent: int) -> str:
    """An object of plain values, as many on a line as fit."""
    lines: list[str] = []
    for key, item in zip(written.keys, written.items, strict=True):
        pair = f"{key}{item}"
        if lines and len(lines[-1]) + len(pair) + 3 + indent <= LINE_CHARS:
            lines[-1] += f", {pair}"
        else:
            lines.append(pair)
    return "{" + (",\n" + " " * (indent + 1)).join(lines) + "}"


# --- reading ---


@dataclasses.dataclass(kw_only=True, frozen=True, slots=True)
class _Place:
    """Where in which file we are reading: a field's name or an item's number, inside another place."""

    source: str
    step: str | int = ""
    around: _Place | None = None

    @property
    def path(self) -> str:
        """How the place is written; put together only where something is wrong."""
        outside = "" if self.around is None else self.around.path
        if isinstance(self.step, int):
            return f"{outside}[{self.step}]"
        return f"{outside}.{self.step}" if outside else self.step

    def at(self, step: str | int) -> _Place:
        return _Place(source=self.source, step=step, around=self)

    def error(self, code: str, fact: str, *, hint: str) -> InputError:
        return InputError(code, ": ".join(part for part in (self.source, self.path, fact) if part), hint=hint)


@dataclasses.dataclass(frozen=True, kw_only=True)
class _NoValue:
    """What JSON text may hold and JSON may not: kept until the field that it stands in is known."""

    fact: str


def _parsed(text: str, *, source: str) -> object:
    def keep_constant(name: str) -> object:
        return _NoValue(fact=f"{name} is not a JSON number")

    def keep_twins(pairs: list[tuple[str, object]]) -> object:
        keys = [key for key, _ in pairs]
        if len(set(keys)) < len(keys):
            twin = next(key for index, key in enumerate(keys) if key in keys[:index])
            return _NoValue(fact=f'the field "{twin}" stands twice in one object')
        return dict(pairs)

    try:
        return json.loads(text, parse_constant=keep_constant, object_pairs_hook=keep_twins)
    except RecursionError:
        fact = "brackets are nested too deeply"
    except ValueError as error:
        fact = str(error)
    raise InputError("AUD-140", f"{source}: not JSON: {fact}", hint="mend that place, or restore the file")


_Reading = typing.Callable[[object, _Place], object]
"""Gives the value that a piece of JSON stands for."""


def _built(hint: object, value: object, *, where: _Place) -> object:
    if isinstance(value, _NoValue):
        raise where.error("AUD-140", f"not JSON: {value.fact}", hint="give one value, a plain number where one is due")
    return _reading(hint)(value, where)


@functools.cache
def _reading(hint: typing.Any) -> _Reading:
    """How a value of a type is read; every type is looked at once."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [choice for choice in arguments if choice is not type(None)]
        if len(inner) != 1:
            raise TypeError(f"{hint!r}: only `X | None` is understood")
        return functools.partial(_optional, inner[0])
    if origin is tuple:
        return functools.partial(_tuple, arguments)
    if isinstance(hint, type) and hint is not Raster:
        if dataclasses.is_dataclass(hint):
            return functools.partial(_dataclass, hint)
        return functools.partial(_choice if issubclass(hint, Enum) else _scalar, hint)
    raise TypeError(f"{hint!r} is not one of the comic's kinds of data")


def _optional(inner: object, value: object, where: _Place) -> object:
    return None if value is None else _built(inner, value, where=where)


def _tuple(arguments: tuple[object, ...], value: object, where: _Place) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise where.error("AUD-143", f"{_shown(value)} is not a list", hint="put it in square brackets")
    if len(value) > MAX_ITEMS:
        raise where.error("AUD-145", f"{len(value)} items, more than {MAX_ITEMS}", hint="split the book")
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        arguments = arguments[:1] * len(value)
    if len(value) != len(arguments):
        raise where.error("AUD-143", f"{len(value)} items instead of {len(arguments)}", hint="give each its value")
    return tuple(
        _built(argument, item, where=where.at(index))
        for index, (argument, item) in enumerate(zip(arguments, value, strict=True))
    )


@functools.cache
def _fields(cls: type) -> dict[str, tuple[object, bool]]:
    """A dataclass's fields by name: the type of each, and whether it must be there."""
    hints, missing = typing.get_type_hints(cls), dataclasses.MISSING
    return {
        field.name: (hints[field.name], field.default is missing and field.default_factory is missing)
        for field in dataclasses.fields(cls)
    }


def _dataclass(cls: type, value: object, where: _Place) -> object:
    if not isinstance(value, dict):
        raise where.error("AUD-143", f"{_shown(value)} is not an object", hint=f"a {cls.__name__} is written in braces")
    known = _fields(cls)
    for name in value:
        if name in known or (name == SCHEMA_KEY and where.around is None):
            continue
        near = difflib.get_close_matches(str(name), known, n=1)
        hint = f'perhaps "{near[0]}" was meant' if near else "the fields are " + ", ".join(known)
        raise where.at(str(name)[:80]).error("AUD-141", "unknown field", hint=hint)
    arguments: dict[str, object] = {}
    for name, (kind, is_needed) in known.items():
        if name in value:
            item = value[name]
            arguments[name] = item if _is_sound(kind, item) else _built(kind, item, where=where.at(name))
        elif is_needed:
            raise where.at(name).error("AUD-142", "missing field", hint=f"every {cls.__name__} needs it")
    try:
        return cls(**arguments)
    except ValueError as error:
        raise where.error("AUD-146", str(error), hint="change the value so that it lies in its range") from error


def _is_sound(kind: object, value: object) -> bool:
    """Whether a plain value is as it should be, which most are: then its place need not be known."""
    if type(value) is not kind:
        return False
    if isinstance(value, str):
        return len(value) <= MAX_STRING_CHARS
    if isinstance(value, float):
        return abs(value) <= MAX_NUMBER
    return isinstance(value, bool) or (isinstance(value, int) and abs(value) <= MAX_WHOLE_NUMBER)


def _choice(cls: type[Enum], value: object, where: _Place) -> Enum:
    for member in cls:
        if member.value == value and isinstance(value, str):
            return member
    choices = [str(member.value) for member in cls]
    near = difflib.get_close_matches(str(value).lower(), choices, n=1)
    hint = f'perhaps "{near[0]}" was meant' if near else "choose one of these words"
    raise where.error("AUD-144", f"{_shown(value)} is not one of {', '.join(choices)}", hint=hint)


def _scalar(cls: type, value: object, where: _Place) -> object:
    if cls is float and isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) > MAX_NUMBER:
            raise where.error("AUD-146", f"{_shown(value)} is too large a number", hint="give a smaller number")
        return float(value)
    if cls is int and isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > MAX_WHOLE_NUMBER:
            raise where.error("AUD-146", f"{_shown(value)} is too large a number", hint="give a smaller number")
        return value
    if cls is str and isinstance(value, str):
        if len(value) > MAX_STRING_CHARS:
            raise where.error("AUD-145", f"{len(value)} characters in one text", hint="shorten it")
        return value
    if cls is bool and isinstance(value, bool):
        return value
    wanted = {float: "a number", int: "a whole number", str: "a text in quotes", bool: "true or false"}.get(cls)
    if wanted is None:
        raise TypeError(f"{cls!r} is not one of the comic's kinds of data")
    raise where.error("AUD-143", f"{_shown(value)} is not {wanted}", hint=f"write {wanted}")


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
