"""Nets at work are listened to, and are afterwards as they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn

from audobon.export.watching import Ear, Heard, Told, listening


class Doubling(nn.Module):
    def forward(self, value: Tensor, *, times: int = 2) -> Tensor:
        return value.mul_(times)


def heard_value(told: Mapping[str, Any], given: Any) -> Told:
    return {"value": told["value"], "given": given, "times": torch.tensor(told["times"])}


def test_calls_are_kept_as_they_were_made_and_answered_as_ever() -> None:
    net, heard = Doubling(), Heard(most=4)
    one, other = (Ear(net=name, object=net, method="forward", of_call=heard_value) for name in ("one", "other"))
    with listening([one, other], heard):
        assert net(torch.ones(1)).item() == 2
        assert net(value=torch.ones(1), times=5).item() == 5
    assert "forward" not in vars(net)
    net(torch.ones(1))
    for name in ("one", "other"):
        assert [(row["value"].item(), row["given"].item(), row["times"].item()) for row in heard.spread(name)] == [
            (1, 2, 2), (1, 5, 5),
        ]  # fmt: skip


def test_net_is_as_it_was_after_work_that_failed() -> None:
    net = Doubling()
    with pytest.raises(RuntimeError), listening(
        [Ear(net="one", object=net, method="forward", of_call=heard_value)], Heard(most=1)
    ):  # fmt: skip
        raise RuntimeError
    assert "forward" not in vars(net)


@given(st.integers(1, 9), st.integers(0, 200))
def test_few_of_many_are_kept_and_spread_over_all(most: int, count: int) -> None:
    heard = Heard(most=most)
    for number in range(count):
        heard.keep("net", {"number": torch.tensor(number)})
    kept = [int(row["number"]) for row in heard.spread("net")]
    assert kept == sorted(set(kept))
    assert len(kept) == min(most, count)
    assert most < 4 or not kept or (kept[0] == 0 and kept[-1] >= (count - 1) // 2)
    assert len(heard.samples.get("net", [])) < 2 * most
