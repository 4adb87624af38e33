"""The types of the studio are those of the interface: made anew they are the same, and nothing is left out of them."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest

from tools.studio_types import ANSWERED, HELD, INTERFACE, PLACE, SENT, declarations, typescript

DOCUMENT: dict[str, Any] = json.loads(INTERFACE.read_text("utf-8"))
KEPT = PLACE.read_text("utf-8")


def test_types_are_up_to_date() -> None:
    """They are made by `make studio-types`."""
    assert declarations(DOCUMENT) == KEPT


def test_every_operation_of_the_interface_has_an_answer() -> None:
    asked = {
        one["operationId"]
        for path, methods in DOCUMENT["paths"].items()
        if path.startswith("/api/v1/")
        for one in methods.values()
    }
    answers = KEPT.split("export interface Answers {")[1].split("}\n\n")[0]
    assert set(re.findall(r"^  (\w+): ", answers, re.MULTILINE)) == asked
    assert asked >= {*ANSWERED, *SENT}


def test_every_name_that_is_used_is_told() -> None:
    told = set(re.findall(r"^export (?:interface|type) (\w+)", KEPT, re.MULTILINE))
    words = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", KEPT, flags=re.DOTALL)
    used = set(re.findall(r"(?<![\w.])[A-Z]\w+", words)) - {"Record"}
    assert used - told == set()
    assert told >= {"BookView", "Storyboard", "PanelBrief", "Story", "Page", "Corrections"}


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ({"type": "integer", "minimum": 0}, "number"),
        ({"type": "array", "items": {"type": "string"}}, "string[]"),
        ({"type": "array", "items": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "(string | null)[]"),
        ({"enum": ["eye", "high"]}, '"eye" | "high"'),
        ({"const": "event", "type": "string"}, '"event"'),
        ({"$ref": "#/components/schemas/BookView"}, "BookView"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "Record<string, number>"),
        ({"type": "object"}, "Record<string, any>"),
        ({"type": "object", "properties": {"a": {"type": "null"}}, "required": ["a"]}, "{ a: null }"),
        ({"type": "object", "properties": {"b": {"title": "B"}}}, "{ b?: unknown }"),
    ],
)
def test_schema_is_said_in_typescript(schema: dict[str, Any], type_: str) -> None:
    assert typescript(schema) == type_


def test_keyword_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="no TypeScript is known for"):
        typescript({"not": {"type": "string"}})


@pytest.mark.parametrize(("owner", "field"), HELD)
def test_document_is_not_put_where_the_interface_says_more(owner: str, field: str) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["components"]["schemas"][owner]["properties"][field] = {"type": "string"}
    with pytest.raises(ValueError, match=rf"says more of {owner}\.{field} now"):
        declarations(document)


def test_answer_is_not_taken_for_a_document_where_the_interface_says_more() -> None:
    document = copy.deepcopy(DOCUMENT)
    answer = document["paths"]["/api/v1/books/{id}/storyboard"]["get"]["responses"]["200"]
    answer["content"]["application/json"]["schema"] = {"type": "array"}
    with pytest.raises(ValueError, match="says more of getStoryboard now"):
        declarations(document)


def test_name_of_a_document_is_not_told_twice() -> None:
    document = copy.deepcopy(DOCUMENT)
    shapes = document["components"]["schemas"]
    shapes["Span"] = {"type": "object", "properties": {"from": {"type": "integer"}}}
    shapes["BookView"]["properties"]["span"] = {"$ref": "#/components/schemas/Span"}
    with pytest.raises(ValueError, match="Span is told twice"):
        declarations(document)
