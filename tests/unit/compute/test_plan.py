"""The compute plan."""

import torch

from audobon.compute.plan import ComputePlan, plan_for_this_machine


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
