"""The simulation of `benchmarks/queue_simulation.py` gives what theory gives, and loses no panel."""

from __future__ import annotations

import random
import statistics
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.queue_simulation import (
    Book,
    Done,
    Plant,
    Recorded,
    Simulation,
    arithmetic,
    compared,
    erlang_c_wait_s,
    plot,
    sizing,
    whole_books,
)


@pytest.mark.parametrize("servers", [1, 3])
def test_mean_wait_is_that_of_an_mmc_queue(servers: int) -> None:
    draw, at = random.Random(servers), 0.0
    arrivals, services = [], []
    for _ in range(40_000):
        at += draw.expovariate(0.6 * servers)
        arrivals.append(at)
        services.append(draw.expovariate(1.0))
    done = Simulation(Plant(heads=servers), whole_books(arrivals, services), seed=0).run()
    expected = erlang_c_wait_s(rate=0.6 * servers, service_s=1.0, servers=servers)
    assert statistics.mean(one.wait_s for one in done) == pytest.approx(expected, rel=0.1)


def test_waits_follow_from_who_came_before() -> None:
    done = Simulation(Plant(heads=2), whole_books([0, 1, 2, 20], [10, 4, 3, 1]), seed=0).run()
    assert [one.wait_s for one in done] == [0, 0, 3, 0]
    assert [one.done_s for one in done] == [10, 5, 8, 21]


def test_run_that_the_model_made_is_told_without_error() -> None:
    arrivals, services = [0.0, 1.0, 2.0, 3.0], [4.0, 2.0, 4.0, 2.0]
    done = Simulation(Plant(heads=1), whole_books(arrivals, services), seed=0).run()
    run = Recorded(done=tuple(done), kinds=(1, 2, 1, 2))
    told = compared(run, run, workers=1, seed=0)
    assert told["own_error"] == told["forecast_error"] == told["shuffled_error"] == {"wait_s": 0.0, "total_s": 0.0}
    assert told["measured"] == {"wait_s": statistics.mean([0, 3, 4, 7]), "total_s": statistics.mean([4, 5, 8, 9])}
    slower = Recorded(done=tuple(Done(at_s=0, begun_s=0, done_s=2 * one) for one in services), kinds=run.kinds)
    assert compared(run, slower, workers=1, seed=0)["forecast_error"]["wait_s"] > 1  # type: ignore[index]


def test_panels_wait_for_the_anchors_and_the_pages_for_the_last_panel() -> None:
    book = Book(at_s=0, panels=5, before_s=2, anchors_s=3, after_s=1, panel_s=lambda draw: 4.0)
    (done,) = Simulation(Plant(heads=1, replicas=2), [book], seed=0).run()
    assert done.done_s == 2 + 3 + 3 * 4 + 1


def test_panel_of_a_lost_node_is_painted_anew() -> None:
    book = Book(at_s=0, panels=40, before_s=1, anchors_s=0, after_s=1, panel_s=lambda draw: 10.0)
    plant = Plant(heads=1, replicas=4, replicas_a_node=2, failures_a_day=3000, back_s=30)
    simulation = Simulation(plant, [book], seed=3)
    (done,) = simulation.run()
    assert simulation.lost > 0
    assert simulation.painted == 40 + simulation.lost
    assert done.done_s > 1 + 10 * 10 + 1


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.floats(0, 50), st.integers(1, 6)), min_size=1, max_size=8),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from([0.0, 5000.0]),
    st.integers(0, 9),
)
def test_every_book_is_done_once_after_it_came(
    books: list[tuple[float, int]], heads: int, replicas: int, failures: float, seed: int
) -> None:
    asked = [
        Book(at_s=at, panels=panels, before_s=1, anchors_s=0, after_s=1, panel_s=lambda draw: draw.uniform(1, 5))
        for at, panels in books
    ]
    plant = Plant(heads=heads, replicas=replicas, again=0.2, replicas_a_node=2, failures_a_day=failures, back_s=5)
    done = Simulation(plant, asked, seed=seed).run()
    assert len(done) == len(books)
    assert all(one.at_s <= one.begun_s < one.done_s for one in done)
    assert sorted(one.begun_s for one in done) == [one.begun_s for one in done]  # first come, first served


def test_sizing_grows_worse_with_less_and_is_drawn() -> None:
    table = sizing(books=120, seed=0)
    rows = table["rows"]
    assert isinstance(rows, list)
    calm = [row for row in rows if row["node_failures_a_day"] == 0]
    assert calm[0]["mean_s"] > calm[-1]["mean_s"] > 0
    drawing = ElementTree.fromstring(plot(table))
    assert len([one for one in drawing.iter() if one.tag.endswith("polyline")]) == 4
    sums = arithmetic()
    assert sums["painting_cores"] == pytest.approx(
        sums["panels_per_second"] * sums["painting_core_seconds_a_panel"], rel=0.01
    )
