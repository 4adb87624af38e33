"""The JSON Schema of the files that a person edits, made from the types themselves.

Knows: types, defaults, bounds (`soundness.py`) and notes (`field_notes.py`).  Does not know: files.
What no schema can say (ids that must exist, nobody bearing himself) stays with `soundness.py`.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Iterator
from enum import Enum

from audobon.comic.codec import SCHEMA_KEY, to_json
from audobon.comic.field_notes import NOTES
from audobon.comic.soundness import (
    COLOR,
    MAX_PAGES,
    MAX_PANELS_PER_PAGE,
    MAX_PLACEMENTS,
    RANGES,
    SAFE_NAME,
)
from audobon.comic.span import Span
from audobon.comic.storyboard import CastDesign, Garment, PagePlan, PanelBrief, Placement, Storyboard

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: dict[str, type] = {"storyboard": Storyboard, "cast": CastDesign}
"""The files that have a schema: `storyboard.json`, and `cast/<id>.json`."""

_COUNTS = {
    (Storyboard, "pages"): (1, MAX_PAGES),
    (PagePlan, "panels"): (1, MAX_PANELS_PER_PAGE),
    (PanelBrief, "placements"): (0, MAX_PLACEMENTS),
}
_PATTERNS = {
    (PanelBrief, "id"): SAFE_NAME,
    (CastDesign, "character"): SAFE_NAME,
    (Placement, "character"): SAFE_NAME,
    (CastDesign, "skin"): COLOR,
    (CastDesign, "hair"): COLOR,
    (Garment, "color"): COLOR,
}
_LEAST = {(Span, "start"): 0, (Span, "end"): 0, (PagePlan, "number"): 1}
Node = dict[str, object]


def json_schema(cls: type) -> Node:
    """The schema of a file that holds one `cls`."""
    found: dict[str, Node] = {}
    root = _object(cls, found)
    properties = typing.cast(Node, root["properties"])
    return {
        SCHEMA_KEY: DIALECT,
        "title": cls.__name__,
        **root,
        "properties": {SCHEMA_KEY: {"type": "string", "description": "For editors; not read."}, **properties},
        "$defs": dict(sorted(found.items())),
    }


def schema_text(name: str) -> str:
    """The schema of one of `FILES` as JSON text."""
    return json.dumps(json_schema(FILES[name]), indent=2, ensure_ascii=False) + "\n"


def fields_told(cls: type) -> str:
    """A table of a type's fields in Markdown: what may stand there, what counts if nothing does, what it means."""
    rows = ["| field | value | if left out | meaning |", "| --- | --- | --- | --- |"]
    hints = typing.get_type_hints(cls)
    for field in dataclasses.fields(cls):
        default = "must be there" if _required(field) else f"`{to_json_value(field.default)}`"
        told = _told(hints[field.name], cls, field.name)
        rows.append(f"| `{field.name}` | {told} | {default} | {NOTES[cls][field.name]} |")
    return "\n".join(rows) + "\n"


def to_json_value(value: object) -> str:
    """A default as it would stand in the file."""
    if dataclasses.is_dataclass(value) or isinstance(value, tuple):
        return " ".join(to_json(value, terse=True).split())
    return json.dumps(value)


def _required(field: dataclasses.Field[object]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _object(cls: type, found: dict[str, Node]) -> Node:
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").split("\n\n")[0].split()).replace("`", ""),
        "properties": {field.name: _property(cls, field, hints[field.name], found) for field in fields},
        "required": [field.name for field in fields if _required(field)],
        "additionalProperties": False,
    }


def _property(cls: type, field: dataclasses.Field[object], hint: object, found: dict[str, Node]) -> Node:
    key = (cls, field.name)
    node = _node(hint, found)
    if key in RANGES:
        node |= {"minimum": RANGES[key][0], "maximum": RANGES[key][1]}
    if key in _LEAST:
        node |= {"minimum": _LEAST[key]}
    if key in _COUNTS:
        node |= {"minItems": _COUNTS[key][0], "maxItems": _COUNTS[key][1]}
    if key in _PATTERNS:
        node |= {"pattern": "^" + _PATTERNS[key].pattern.removesuffix("\\Z") + "$"}
    if field.name in NOTES.get(cls, {}):
        node |= {"description": NOTES[cls][field.name]}
    if not _required(field):
        node |= {"default": json.loads(to_json(field.default, terse=True))}
    return node


def _node(hint: object, found: dict[str, Node]) -> Node:
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = next(one for one in arguments if one is not type(None))
        return {"anyOf": [_node(inner, found), {"type": "null"}]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _node(arguments[0], found)}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        if hint.__name__ not in found:
            found[hint.__name__] = {}
            found[hint.__name__] = _object(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    plain: dict[object, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}
    return {"type": plain[hint]}


def _told(hint: object, cls: type, name: str) -> str:
    """What may stand in a field, in words."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return f"{_told(next(one for one in arguments if one is not type(None)), cls, name)}, or null"
    if typing.get_origin(hint) is tuple:
        low, high = _COUNTS.get((cls, name), (0, 0))
        count = f", {low} to {high} of them" if high else ""
        return f"list of {_told(arguments[0], cls, '')}{count}"
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return " ".join(f"`{member.value}`" for member in hint)
    return ", ".join(_plain_words(hint, cls, name))


def _plain_words(hint: object, cls: type, name: str) -> Iterator[str]:
    words: dict[object, str] = {str: "text", bool: "`true` or `false`", int: "whole number", float: "number"}
    if _PATTERNS.get((cls, name)) is COLOR:
        yield "`#rrggbb`"
        return
    yield words[hint]
    if (cls, name) in RANGES:
        low, high = RANGES[(cls, name)]
        yield f"{low:g} to {high:g}"
