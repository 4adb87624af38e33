"""Whatever compiles graphs, signals are answered where they were."""

from __future__ import annotations

import gc
import subprocess
import sys

import openvino
import torch

from audobon.compute.engine import OpenVinoEngine
from audobon.compute.plan import ComputePlan
from audobon.compute.signal_stack import signal_stack, signal_stack_kept

PLAN = ComputePlan(device="cpu", precision="float32", threads=1)


def an_engine() -> OpenVinoEngine:
    graph = openvino.convert_model(torch.nn.Linear(4, 4), example_input=torch.rand(1, 4))
    return OpenVinoEngine(graph, plan=PLAN)


def test_engines_that_go_in_the_order_in_which_they_came_leave_the_stack_as_it_was() -> None:
    before = signal_stack()
    first, second = an_engine(), an_engine()
    assert signal_stack() == before
    del first
    gc.collect()
    del second
    gc.collect()
    assert signal_stack() == before


def test_a_change_within_is_undone() -> None:
    before = signal_stack()
    with signal_stack_kept():
        pass
    assert signal_stack() == before


def test_a_signal_after_engines_are_gone_is_answered() -> None:
    """In a process of its own, for if it is not answered the process is gone."""
    program = """
import gc, signal
from tests.unit.compute.test_signal_stack import an_engine
engines = [an_engine() for _ in range(3)]
while engines:
    engines.pop(0)
    gc.collect()
signal.signal(signal.SIGUSR1, lambda number, frame: print("answered"))
signal.raise_signal(signal.SIGUSR1)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout == "answered\n"
