"""Plots say their values in figures and in words, and keep within their drawing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.binding.markup import Element
from audobon.report_page.gathering import BookMade, gathered, kinds_made
from audobon.report_page.plots import nice_step, put_findings, put_scores, put_seconds, put_stages

PLOTS: dict[str, Callable[[Element, BookMade], None]] = {
    "scores": put_scores,
    "seconds": put_seconds,
    "findings": lambda at, book: put_findings(at, book, kinds_made(book)),
    "stages": put_stages,
}


def drawn(book: Path, name: str) -> Element:
    root = Element("div")
    PLOTS[name](root, gathered(book))
    (svg,) = root
    return svg


def texts(svg: Element, name: str) -> list[str]:
    return [one.text or "" for one in svg.iter("text") if name in (one.get("class") or "").split()]


@given(st.floats(1e-3, 1e6))
def test_steps_reach_the_most_and_are_round(most: float) -> None:
    step = nice_step(most)
    assert step * 4 >= most * (1 - 1e-9)
    assert step * 4 < most * 10
    assert float(f"{step:e}".split("e")[0]) in (1.0, 2.0, 5.0)


@pytest.mark.parametrize("name", PLOTS)
def test_plot_is_named_and_told_in_words(book: Path, name: str) -> None:
    svg = drawn(book, name)
    ids = {one.get("id"): one for one in svg.iter() if one.get("id")}
    title, told = ids[svg.get("aria-labelledby")], ids[svg.get("aria-describedby")]
    assert (svg.get("role"), title.tag, told.tag) == ("img", "title", "desc")
    assert title.text
    assert re.search(r"\d", told.text or "")


@pytest.mark.parametrize("name", PLOTS)
def test_nothing_lies_outside_its_drawing(book: Path, name: str) -> None:
    svg = drawn(book, name)
    _, _, width, height = (float(side) for side in (svg.get("viewBox") or "").split())
    for one in svg.iter():
        assert 0 <= float(one.get("x", one.get("cx", "0"))) <= width
        assert -1 <= float(one.get("y", one.get("cy", "0"))) <= height
        if one.tag == "rect" and "page-band" not in (one.get("class") or ""):
            assert float(one.get("x", "0")) + float(one.get("width", "0")) <= width + 0.01


def test_scores_stand_in_figures_with_their_median(book: Path) -> None:
    svg = drawn(book, "scores")
    assert texts(svg, "figure")[0] == "median 7.0"
    assert texts(svg, "middle")[-5:] == ["7.0", "2.0", "5.5", "7.0", "7.0"]
    outcomes = [one.get("class") for one in svg.iter("g")]
    assert outcomes == ["repaired", "let_through", "first", "first", "first"]


def test_each_outcome_has_a_shape_of_its_own(book: Path) -> None:
    repaired, let_through, first = [
        next(one for one in mark if "shape" in (one.get("class") or ""))
        for mark in list(drawn(book, "scores").iter("g"))[:3]
    ]
    assert (repaired.tag, let_through.tag, first.tag) == ("polygon", "path", "circle")


def test_seconds_of_attempts_lie_one_on_the_other(book: Path) -> None:
    svg = drawn(book, "seconds")
    first, again = list(next(svg.iter("g")).iter("rect"))
    assert (first.get("class"), again.get("class")) == ("bar", "bar again")
    assert float(again.get("y", "")) + float(again.get("height", "")) == pytest.approx(
        float(first.get("y", "")), abs=0.01
    )
    assert texts(svg, "figure")[0] == "4"


def test_findings_are_counted_on_their_pages(book: Path) -> None:
    svg = drawn(book, "findings")
    assert texts(svg, "name") == ["Blank picture", "Figure hard to find", "Stray style"]
    told = [(one.get("class"), next(one.iter("text")).text) for one in svg.iter("g")]
    both = [("disc error", "1"), ("ring", "3")]
    assert told == [*both, *both, ("disc warning", "1")]
