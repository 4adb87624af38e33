"""`audobon doctor`: what a machine has, and what will run on it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from audobon.cli import machine as room
from audobon.cli.app import app
from audobon.cli.machine import EMBEDDED, YOUR_OWN, Machine, plans_for, ways_on

runner = CliRunner()
LARGE = Machine(cores=32, memory_mb=128_000, disk_mb=500_000, gpu="A Large GPU", gpu_memory_mb=80_000)
LAPTOP = Machine(cores=2, memory_mb=8_000, disk_mb=9_000, gpu="", gpu_memory_mb=0)


@pytest.fixture
def untimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_embedded_painter", lambda: ("an engine", "some panels a minute"))


@pytest.mark.usefixtures("untimed")
def test_a_laptop_runs_the_embedded_painter_alone_and_is_told_what_it_lacks() -> None:
    embedded, *own = ways_on(LAPTOP)
    assert (embedded.runs, embedded.runs_with) == (True, "an engine")
    assert not any(way.runs for way in own)
    assert "GPU memory: 0 of 16000 MB" in own[-1].lacking
    assert "memory: 8000 of 32000 MB" in own[-1].lacking
    assert "free disk: 9000 of 100000 MB" in own[-1].lacking


@pytest.mark.usefixtures("untimed")
def test_a_large_machine_runs_everything() -> None:
    assert all(way.runs and not way.lacking for way in ways_on(LARGE))


def test_few_cores_slow_and_do_not_forbid() -> None:
    few = Machine(cores=4, memory_mb=64_000, disk_mb=200_000, gpu="A GPU", gpu_memory_mb=24_000)
    assert YOUR_OWN[-1].lacking_on(few) == ()
    assert YOUR_OWN[-1].slowed_on(few) == "4 of 16 processor cores"
    assert EMBEDDED.slowed_on(few) == ""


def test_a_machine_too_small_for_a_book_is_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_embedded_painter", lambda: pytest.fail("timed"))
    small = Machine(cores=1, memory_mb=500, disk_mb=9_000, gpu="", gpu_memory_mb=0)
    assert ways_on(small)[0].lacking == ("memory: 500 of 4000 MB",)


def test_doctor_tells_machine_packages_and_ways() -> None:
    result = runner.invoke(app, ["doctor", "--json"])
    told = json.loads(result.stdout)
    checks = {check["what"]: check for check in told["checks"]}
    assert checks["torch"]["enough"]
    assert checks["text encoder weights"]["has"] == "whole"
    assert checks["engine step weights"]["has"] == "whole"
    embedded = told["ways"][0]
    assert embedded["runs_with"].startswith("openvino ")
    assert "panels of 512 x 512 px a minute" in embedded["speed"]
    assert result.exit_code == (0 if all(check["enough"] for check in checks.values()) else 2)


@pytest.mark.usefixtures("untimed")
def test_doctor_prints_a_line_for_each() -> None:
    result = runner.invoke(app, ["doctor"])
    assert "runs the embedded painter: an engine, some panels a minute" in result.stdout
    assert result.stdout.count("\n") >= 20


def test_without_a_card_sdxl_is_planned_for_usual_ones() -> None:
    plans = plans_for(LAPTOP)
    assert {plan.card_mb for plan in plans} == {8_000, 12_000, 16_000}
    assert all(0 < plan.peak_mb <= plan.card_mb for plan in plans if plan.fits)
    found = {(plan.what, plan.card_mb): plan for plan in plans}
    assert found["SDXL", 8_000].how[-1] == "words are read by the processor"
    assert not found["SDXL with 2 ControlNets", 8_000].fits
    assert "needs 12001 MB at least" in found["SDXL with 2 ControlNets", 8_000].how[0]


def test_with_a_card_sdxl_is_planned_for_it_alone() -> None:
    plans = plans_for(LARGE)
    assert [(plan.card_mb, plan.fits, plan.how) for plan in plans] == [(80_000, True, ())] * 3


@pytest.mark.usefixtures("untimed")
def test_doctor_prints_what_fits_and_what_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "this_machine", lambda: LAPTOP)
    printed = runner.invoke(app, ["doctor"]).stdout
    assert "fits SDXL on 16000 MB: 11" in printed
    assert "nothing is given up" in printed
    assert "no   SDXL with 1 ControlNet on 8000 MB: SDXL with 1 ControlNet of 1048576 pixels needs " in printed
