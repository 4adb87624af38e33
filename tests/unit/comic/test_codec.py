"""JSON and back: nothing is lost, and every fault names its field."""

from __future__ import annotations

import dataclasses
import importlib
import json
import pkgutil
import typing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import audobon.comic
from audobon.comic.book import LineTold
from audobon.comic.codec import canonical, from_json, to_json
from audobon.comic.geometry import Outline, Point
from audobon.comic.raster import Raster
from audobon.comic.span import Span
from audobon.comic.storyboard import Storyboard
from audobon.errors import InputError
from audobon.model_asked import ModelAsked
from audobon.panel_records import ArtRecord, PencilsRecord
from audobon.project import BookRecord, Layout
from audobon.report import Report
from tests.builders import a_board, a_brief, a_picture

spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**4)).map(lambda pair: Span(start=pair[0], end=sum(pair)))
st.register_type_strategy(Span, spans)
st.register_type_strategy(float, st.floats(-1e6, 1e6, allow_nan=False))
st.register_type_strategy(int, st.integers(-(2**60), 2**60))
st.register_type_strategy(str, st.text(max_size=12))
paths = st.lists(st.text(max_size=12)).map(tuple)
# All else that is asked of a model needs a model.
st.register_type_strategy(
    ModelAsked,
    st.just(ModelAsked())
    | st.builds(
        ModelAsked, model=st.text(min_size=1, max_size=12), controlnets=paths, loras=paths, scheduler=st.text()
    ),
)


def holds_rasters(cls: type, seen: frozenset[type] = frozenset()) -> bool:
    if cls in seen:
        return False
    hints = typing.get_type_hints(cls) if cls is not Raster else {}
    flat = [part for hint in hints.values() for part in (hint, *typing.get_args(hint))]
    return cls is Raster or any(
        isinstance(part, type) and dataclasses.is_dataclass(part) and holds_rasters(part, seen | {cls}) for part in flat
    )


def data_types() -> list[type]:
    found: set[type] = {BookRecord, Layout, PencilsRecord, ArtRecord, Report}
    for module in pkgutil.iter_modules(audobon.comic.__path__):
        if module.name == "codec":
            continue
        for value in vars(importlib.import_module(f"audobon.comic.{module.name}")).values():
            if isinstance(value, type) and dataclasses.is_dataclass(value) and not holds_rasters(value):
                found.add(value)
    return sorted(found, key=lambda cls: cls.__name__)


def test_every_comic_module_gives_types_to_the_round_trip() -> None:
    assert len(data_types()) > 30


@pytest.mark.parametrize("cls", data_types(), ids=lambda cls: cls.__name__)
def test_round_trip_gives_the_canonical_value(cls: type) -> None:
    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_type(cls))
    def check(value: object) -> None:
        text = to_json(value)
        back = from_json(cls, text, source="test")
        assert back == canonical(value)
        assert to_json(back) == text

    check()


def test_floats_keep_six_decimals_and_whole_values_stay_equal() -> None:
    board = a_board()
    assert from_json(Storyboard, to_json(board), source="test") == board


def test_keys_stand_in_the_order_of_the_fields() -> None:
    assert list(json.loads(to_json(a_brief())))[:5] == ["id", "shot", "camera", "placements", "lettering"]


def test_short_values_stay_on_one_line() -> None:
    assert '"span": {"start": 0, "end": 10}' in to_json(a_brief())


def test_long_values_are_laid_out_item_by_item_and_plain_fields_fill_their_lines() -> None:
    point = '{"x": 0.5, "y": 0.25}'
    outline = Outline(points=(Point(x=0.5, y=0.25),) * 6)
    rows = ",\n".join(["    " + point] * 6)
    assert to_json(outline) == '{\n  "points": [\n' + rows + "\n  ]\n}\n"
    told = LineTold(how="a" * 60, text='"' * 30)
    assert to_json(told) == '{"how": "' + "a" * 60 + '",\n "text": "' + '\\"' * 30 + '"}\n'


def test_raster_is_refused() -> None:
    with pytest.raises(TypeError, match="PNG"):
        to_json(a_picture())


def test_infinite_float_is_refused() -> None:
    with pytest.raises(ValueError, match="no number for inf"):
        to_json(dataclasses.replace(a_brief(), importance=float("inf")))


def edited(path: str, value: object) -> str:
    """A good board's JSON with one field changed; `path` is dotted, `None` as value deletes."""
    data = json.loads(to_json(a_board()))
    at = data
    *heads, last = path.split(".")
    for part in heads:
        at = at[int(part)] if isinstance(at, list) else at[part]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return json.dumps(data)


FAULTS = [
    ("pages.0.panels.1.shot", "huge", 'AUD-144: b.json: pages[0].panels[1].shot: "huge" is not one of extreme_wide'),
    ("pages.0.panels.1.shot", 3, "AUD-144: b.json: pages[0].panels[1].shot: 3 is not one of"),
    ("pages.0.panels.0.id", None, "AUD-142: b.json: pages[0].panels[0].id: missing field"),
    ("pages.0.panels.0.shots", "wide", "AUD-141: b.json: pages[0].panels[0].shots: unknown field"),
    ("pages.0.number", "one", 'AUD-143: b.json: pages[0].number: "one" is not a whole number'),
    ("pages.0.number", True, "AUD-143: b.json: pages[0].number: true is not a whole number"),
    ("pages.0.number", 2**70, "AUD-146: b.json: pages[0].number: 1180591620717411303424 is too large a number"),
    ("pages.0.panels.0.importance", "much", 'AUD-143: b.json: pages[0].panels[0].importance: "much" is not a number'),
    ("pages.0.panels.0.inside", 1, "AUD-143: b.json: pages[0].panels[0].inside: 1 is not true or false"),
    ("pages.0.panels", {"a": 1}, 'AUD-143: b.json: pages[0].panels: {"a": 1} is not a list'),
    ("pages.0.panels.0.camera", [], "AUD-143: b.json: pages[0].panels[0].camera: [] is not an object"),
    ("pages.0.panels.0.span.start", 99, "AUD-146: b.json: pages[0].panels[0].span: span needs 0 <= start <= end"),
    ("title", "x" * 2_000_001, "AUD-145: b.json: title: 2000001 characters in one text"),
]


@pytest.mark.parametrize(
    ("path", "value", "message"), FAULTS, ids=[f"{path}-{n}" for n, (path, *_) in enumerate(FAULTS)]
)
def test_fault_names_its_field(path: str, value: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        from_json(Storyboard, edited(path, value), source="b.json")
    assert str(caught.value).startswith(message)
    assert caught.value.hint


def test_unknown_field_suggests_the_near_one() -> None:
    with pytest.raises(InputError) as caught:
        from_json(Storyboard, edited("pages.0.panels.0.shots", "wide"), source="b.json")
    assert caught.value.hint == 'perhaps "shot" was meant'


NO_JSON = {
    "empty": "",
    "cut": '{"title": "a',
    "nan": to_json(a_board()).replace('"importance": 0.5', '"importance": NaN'),
    "deep": "[" * 200_000,
    "twins": '{"title": "a", "title": "b"}',
    "endless digits": '{"title": ' + "9" * 5000 + "}",
}


def test_number_that_json_has_not_names_its_field() -> None:
    with pytest.raises(InputError, match=r"AUD-140: b.json: pages\[0\].panels\[0\].importance: not JSON: NaN"):
        from_json(Storyboard, NO_JSON["nan"], source="b.json")


def test_terse_text_leaves_out_what_is_default_and_means_the_same() -> None:
    board = a_board()
    text = to_json(board, terse=True)
    assert from_json(Storyboard, text, source="test") == board
    assert '"pose"' not in text
    assert len(text) < 0.7 * len(to_json(board))


@pytest.mark.parametrize("name", NO_JSON)
def test_text_that_is_no_json_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"AUD-140: b.json: (.*: )?not JSON"):
        from_json(Storyboard, NO_JSON[name], source="b.json")
