"""Operators that come in many ways, each way drawn by chance and held against torch; promotion in all its pairs."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn import functional

from audobon.export.tensorflow.library import tf
from audobon.export.tensorflow.program import made_ready
from audobon.export.tensorflow.saved_model import traced
from audobon.export.tensorflow.table import OPERATORS

pytestmark = pytest.mark.tensorflow
TYPES = (torch.bool, torch.int32, torch.int64, torch.float16, torch.float32, torch.float64)
OPERATIONS = (torch.add, torch.mul, torch.div, torch.lt, torch.maximum)
SMALL = settings(max_examples=60, deadline=None)
PLACES = st.one_of(st.none(), st.integers(-9, 9), st.just(2**63 - 1))


def ran(name: str, *arguments: object, **named: object) -> list[Tensor]:
    """What a row of the table gives for torch's tensors."""
    found = OPERATORS[name].run(*_told(arguments), **named)
    every = found if isinstance(found, list | tuple) else [found]
    return [torch.from_numpy(np.array(one.numpy())) for one in every]


def _told(arguments: object) -> list[object]:
    assert isinstance(arguments, list | tuple)
    return [
        tf.constant(one.numpy()) if isinstance(one, Tensor) else (_told(one) if isinstance(one, list) else one)
        for one in arguments
    ]


@SMALL
@given(
    height=st.integers(1, 9), width=st.integers(1, 9), kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    stride=st.integers(1, 3), padding=st.integers(0, 3), dilation=st.integers(1, 3), groups=st.sampled_from((1, 2, 4)),
    more=st.integers(0, 2), transposed=st.booleans(), line=st.booleans(), seed=st.integers(0, 99),
)  # fmt: skip
def test_convolutions_of_every_kind(
    height: int, width: int, kernel: tuple[int, int], stride: int, padding: int, dilation: int, groups: int, more: int,
    transposed: bool, line: bool, seed: int,
) -> None:  # fmt: skip
    generator = torch.Generator().manual_seed(seed)
    sizes, window = ([width], [kernel[1]]) if line else ([height, width], list(kernel))
    picture = torch.randn(2, 4, *sizes, generator=generator)
    weight = torch.randn(4, 4 // groups * (3 if transposed else 1), *window, generator=generator)
    bias = torch.randn(12 if transposed else 4, generator=generator)
    assume(not transposed or more < max(stride, dilation))
    how = ([stride] * len(sizes), [padding] * len(sizes), [dilation] * len(sizes), transposed)
    told = (*how, [more if transposed else 0] * len(sizes), groups)
    try:
        want = torch.ops.aten.convolution.default(picture, weight, bias, *told)
    except RuntimeError:
        assume(False)
    assume(want.numel() > 0)
    (found,) = ran("aten.convolution.default", picture, weight, bias, *told)
    torch.testing.assert_close(found, want, rtol=1e-4, atol=1e-4)


@SMALL
@given(
    size=st.tuples(st.integers(1, 12), st.integers(1, 12)), new=st.tuples(st.integers(1, 20), st.integers(1, 20)),
    mode=st.sampled_from(("nearest", "bilinear", "bicubic")), corners=st.booleans(), smooth=st.booleans(),
)  # fmt: skip
def test_pictures_of_every_size_in_every_other(
    size: tuple[int, int], new: tuple[int, int], mode: str, corners: bool, smooth: bool
) -> None:
    picture = torch.randn(1, 2, *size, generator=torch.Generator().manual_seed(1))
    if mode == "nearest":
        want = functional.interpolate(picture, size=new)
        (found,) = ran("aten.upsample_nearest2d.vec", picture, list(new), None)
    else:
        want = functional.interpolate(picture, size=new, mode=mode, align_corners=corners, antialias=smooth)
        name = f"aten._upsample_{mode}2d_aa.vec" if smooth else f"aten.upsample_{mode}2d.vec"
        (found,) = ran(name, picture, list(new), corners, None)
    torch.testing.assert_close(found, want, rtol=1e-4, atol=1e-4)


@SMALL
@given(axis=st.integers(-2, 1), begin=PLACES, end=PLACES, step=st.integers(1, 3))
def test_slices_from_and_to_anywhere(axis: int, begin: int | None, end: int | None, step: int) -> None:
    values = torch.arange(30).view(5, 6)
    (found,) = ran("aten.slice.Tensor", values, axis, begin, end, step)
    torch.testing.assert_close(found, torch.ops.aten.slice.Tensor(values, axis, begin, end, step))


@SMALL
@given(amounts=st.lists(st.integers(-2, 3), min_size=4, max_size=4), value=st.floats(-2, 2, width=32))
def test_rims_that_grow_and_shrink(amounts: list[int], value: float) -> None:
    values = torch.arange(60.0).view(3, 4, 5)
    assume(4 + amounts[2] + amounts[3] > 0)
    (found,) = ran("aten.constant_pad_nd.default", values, amounts, value)
    torch.testing.assert_close(found, functional.pad(values, amounts, value=value))


@SMALL
@given(
    places=st.lists(st.sampled_from(("none", "row", "column", "mask")), min_size=1, max_size=3),
    seed=st.integers(0, 9),
)  # fmt: skip
def test_indices_beside_each_other_and_apart(places: list[str], seed: int) -> None:
    values = torch.arange(64.0).view(4, 4, 4)
    generator = torch.Generator().manual_seed(seed)
    made = {"row": torch.randint(-4, 4, (2,), generator=generator), "mask": torch.tensor([True, False, True, False])}
    made["column"] = torch.randint(-4, 4, (3, 1), generator=generator)
    indices = [made.get(place) for place in places]
    assume(any(one is not None for one in indices))
    (found,) = ran("aten.index.Tensor", values, indices)
    torch.testing.assert_close(found, torch.ops.aten.index.Tensor(values, indices))


class Promoting(nn.Module):
    """Every operation on every pair of types, with tensors of an axis, tensors of none, and numbers."""

    def forward(self, *given: Tensor) -> tuple[Tensor, ...]:
        long, single = given[: len(TYPES)], given[len(TYPES) :]
        found = [run(a, b) for run in OPERATIONS for a, b in itertools.product(long, (*long, *single))]
        for run in OPERATIONS[:4]:
            found += [run(a, number) for a in long for number in (True, 2, 0.5)]
        return (*found, *(torch.where(long[0], a, b) for a, b in itertools.product(long, single)))


def test_types_are_promoted_as_torch_promotes_them() -> None:
    numbers = torch.tensor([0.0, 1.0, 2.0, 3.0])
    given = (*((numbers + 1).to(one) for one in TYPES), *(torch.tensor(2.0).to(one) for one in TYPES))
    net = Promoting()
    ready = made_ready(torch.export.export(net, given, strict=False))
    names = [f"answer_{number}" for number in range(len(ready.graph_signature.user_outputs))]
    found = traced(ready, names)[1](*(tf.constant(one.numpy()) for one in given))
    wanted = net(*given)
    types = [(name, found[name].dtype.name, str(want.dtype).removeprefix("torch."))
             for name, want in zip(names, wanted, strict=True)]  # fmt: skip
    assert [one for one in types if one[1] != one[2]] == []
    for name, want in zip(names, wanted, strict=True):
        torch.testing.assert_close(torch.from_numpy(np.array(found[name].numpy())), want, rtol=1e-3, atol=1e-3)
