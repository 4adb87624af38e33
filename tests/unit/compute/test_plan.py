"""The compute plan."""

import pytest
import torch

from audobon.compute.plan import ComputePlan, plan_for_this_machine, side_by_side


def test_a_plan_for_this_machine_leaves_a_core_free() -> None:
    plan = plan_for_this_machine("cpu")
    assert plan.device == "cpu"
    assert 1 <= plan.threads <= max(1, torch.get_num_threads() - 1)


def test_autocast_lowers_the_arithmetic_only_where_the_plan_says_so() -> None:
    one = torch.ones(4, 4)
    with ComputePlan(device="cpu", precision="bfloat16", threads=1).autocast():
        assert (one @ one).dtype is torch.bfloat16
    with ComputePlan(device="cpu", precision="float32", threads=1).autocast():
        assert (one @ one).dtype is torch.float32


@pytest.mark.parametrize(("threads", "workers", "each"), [(0, 1, 1), (1, 1, 1), (2, 2, 1), (8, 8, 1), (20, 8, 2)])
def test_pictures_side_by_side_share_the_threads(threads: int, workers: int, each: int) -> None:
    plan = side_by_side(ComputePlan(device="cpu", precision="float32", threads=3), threads=threads)
    assert (plan.workers, plan.threads) == (workers, each)


def test_a_gpu_has_one_worker() -> None:
    plan = ComputePlan(device="cuda", precision="bfloat16", threads=3)
    assert side_by_side(plan, threads=8) == plan
