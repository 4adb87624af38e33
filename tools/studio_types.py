"""What the service answers, as TypeScript declarations for the studio's scripts.

    python -m tools.studio_types > src/audobon/studio/api/types.d.ts

Shapes come from the interface (docs/openapi.json).  Where the interface says no more of a document than that it is an
object, because its own schema says the rest, they come from the types of `comic/`.

Knows: JSON Schema and how TypeScript says the same.  Does not know: what anything means.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from audobon.comic.corrections import Corrections
from audobon.comic.page import Page
from audobon.comic.schema import json_schema
from audobon.comic.story import Story
from audobon.comic.storyboard import Storyboard

ROOT = Path(__file__).parents[1]
INTERFACE = ROOT / "docs" / "openapi.json"
PLACE = ROOT / "src" / "audobon" / "studio" / "api" / "types.d.ts"
PREFIX = "/api/v1/"

EDITED: tuple[type, ...] = (Storyboard, Corrections)
"""Documents that are sent as well: what has a default may be left out."""
READ: tuple[type, ...] = (Story, Page)
"""Documents that are only answered, whole."""
ANSWERED = {
    "getStoryboard": "Storyboard",
    "getCorrections": "Corrections",
    "getDesign": "CastDesign",
    "planText": "Storyboard",
}
SENT = {"putStoryboard": "Storyboard", "putCorrections": "Corrections", "putDesign": "CastDesign"}
HELD = {("ReadingView", "story"): "Story", ("LayersView", "page"): "Page"}
"""Which document an operation answers or takes, or a field holds, where the interface says only `object`."""

HEAD = """\
/*
 * Made by `make studio-types` from docs/openapi.json and the types of comic/; not edited by hand.
 */
"""
Schema = Mapping[str, Any]


def declarations(interface: Schema) -> str:
    """The text of `types.d.ts` for an interface.

    Raises:
        ValueError: a name is told twice and differently, or a document stands where the interface now says more.
    """
    operations = {one["operationId"]: one for one in _operations(interface)}
    shapes = interface["components"]["schemas"]
    told = dict(_documents())
    for name in _reached(operations.values(), shapes):
        _tell(told, name, _interface_of(name, shapes[name]))
    answers = {name: _answer(name, one) for name, one in operations.items()}
    bodies = {name: _body(name, one) for name, one in operations.items()}
    told["Answers"] = _record("Answers", "What each operation answers.", answers)
    told["Bodies"] = _record("Bodies", "What is sent to each operation, as JSON.", bodies)
    return HEAD + "".join(f"\n{told[name]}" for name in sorted(told))


def _operations(interface: Schema) -> Iterator[Schema]:
    for path, methods in sorted(interface["paths"].items()):
        if path.startswith(PREFIX):
            yield from methods.values()


def _reached(operations: Any, shapes: Schema) -> list[str]:
    """The names of all shapes that good answers and bodies of these operations are made of."""
    found: set[str] = set()
    waiting = {name for one in operations for part in _parts(one) for name in _named(part)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= set(_named(shapes[name])) - found
    return sorted(found)


def _parts(operation: Schema) -> Iterator[Any]:
    yield operation.get("requestBody", {})
    yield from (answer for status, answer in operation["responses"].items() if status.startswith("2"))


def _named(node: Any) -> list[str]:
    return re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(node))


def _documents() -> Iterator[tuple[str, str]]:
    told: dict[str, str] = {}
    for cls in (*EDITED, *READ):
        schema = json_schema(cls)
        own: dict[str, Any] = {cls.__name__: schema, **schema["$defs"]}  # type: ignore[dict-item]
        for name, node in own.items():
            fields = {key: value for key, value in node["properties"].items() if not key.startswith("$")}
            required = list(fields) if cls in READ else node["required"]
            _tell(told, name, _interface_of(name, {**node, "properties": fields, "required": required}))
    yield from told.items()


def _tell(told: dict[str, str], name: str, text: str) -> None:
    if told.get(name, text) != text:
        raise ValueError(f"{name} is told twice, and differently")
    told[name] = text


def _answer(name: str, operation: Schema) -> str:
    good = [answer for status, answer in sorted(operation["responses"].items()) if status.startswith("2")]
    kinds = [kind["schema"] for kind in (one.get("content", {}).get("application/json") for one in good) if kind]
    if not kinds:
        return "unknown" if any(one.get("content") for one in good) else "void"
    return _document(name, kinds[0], ANSWERED)


def _body(name: str, operation: Schema) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    return _document(name, content["application/json"]["schema"], SENT) if "application/json" in content else "never"


def _document(name: str, schema: Schema, table: Mapping[Any, str]) -> str:
    if name not in table:
        return typescript(schema)
    if not _says_nothing(schema):
        raise ValueError(f"the interface says more of {name} now than that it is {table[name]}")
    return table[name]


def _says_nothing(schema: Schema) -> bool:
    return schema.get("type") == "object" and not schema.get("properties")


def _interface_of(name: str, schema: Schema) -> str:
    note = f"/** {_note(schema)} */\n" if _is_told(name, schema) else ""
    if "properties" not in schema:
        return f"{note}export type {name} = {typescript(schema)};\n"
    required = set(schema.get("required", ()))
    rows = [
        f"  {key}{'' if key in required else '?'}: {_field(name, key, node)};\n"
        for key, node in schema["properties"].items()
    ]
    return f"{note}export interface {name} {{\n{''.join(rows)}}}\n"


def _field(owner: str, key: str, schema: Schema) -> str:
    if (owner, key) not in HELD:
        return typescript(schema)
    kinds = schema.get("anyOf", [schema])
    if not all(_says_nothing(one) or one == {"type": "null"} for one in kinds):
        raise ValueError(f"the interface says more of {owner}.{key} now than that it is {HELD[owner, key]}")
    return " | ".join([HELD[owner, key], *("null" for one in kinds if one == {"type": "null"})])


def _record(name: str, note: str, rows: Mapping[str, str]) -> str:
    lines = [f"  {key}: {value};\n" for key, value in sorted(rows.items()) if value != "never"]
    return f"/** {note} */\nexport interface {name} {{\n{''.join(lines)}}}\n"


def _is_told(name: str, schema: Schema) -> bool:
    """Whether it has words of its own; a dataclass without any says how it is called."""
    return bool(schema.get("description")) and not str(schema["description"]).startswith(f"{name}(")


def _note(schema: Schema) -> str:
    return " ".join(str(schema["description"]).split("\n\n")[0].split()).replace("*/", "* /")


def typescript(schema: Schema) -> str:
    """A schema as a TypeScript type.

    Raises:
        ValueError: it uses a keyword that is not known here.
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for many in ("anyOf", "oneOf"):
        if many in schema:
            return " | ".join(dict.fromkeys(typescript(one) for one in schema[many]))
    if "enum" in schema or "const" in schema:
        return " | ".join(json.dumps(one) for one in schema.get("enum", [schema.get("const")]))
    kind = schema.get("type")
    if kind == "array":
        return _array(typescript(schema.get("items", {})))
    if kind == "object":
        return _object(schema)
    known = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
    if kind in known:
        return known[str(kind)]
    if not set(schema) - {"title", "description", "default"}:
        return "unknown"
    raise ValueError(f"no TypeScript is known for {json.dumps(schema)[:200]}")


def _array(item: str) -> str:
    return f"({item})[]" if " | " in item else f"{item}[]"


def _object(schema: Schema) -> str:
    if "properties" in schema:
        required = set(schema.get("required", ()))
        rows = (
            f"{key}{'' if key in required else '?'}: {typescript(node)}" for key, node in schema["properties"].items()
        )
        return f"{{ {'; '.join(rows)} }}"
    other = schema.get("additionalProperties")
    return f"Record<string, {typescript(other) if isinstance(other, dict) else 'any'}>"


def main() -> None:
    """Print the declarations for the interface as it is written down."""
    sys.stdout.write(declarations(json.loads(INTERFACE.read_text("utf-8"))))


if __name__ == "__main__":
    main()
