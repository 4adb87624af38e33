"""Tensors lent and taken back: asked of the device once, never to two at once, bounded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from audobon.compute.pool import TensorPool

LIKE = torch.zeros(1)


def test_what_comes_back_is_lent_again() -> None:
    pool = TensorPool()
    places = []
    for _ in range(20):
        with pool.lent((2, 3), like=LIKE) as one, pool.lent((2, 3), like=LIKE) as other:
            assert one.data_ptr() != other.data_ptr()
            places.append({one.data_ptr(), other.data_ptr()})
    assert pool.counts.fresh == 2
    assert pool.counts.lent == 40
    assert all(place == places[0] for place in places)


def test_shape_and_kind_are_as_asked() -> None:
    pool = TensorPool()
    with pool.lent((4, 5), like=LIKE, dtype=torch.bfloat16) as half, pool.lent((20,), like=LIKE) as row:
        assert (half.shape, half.dtype, row.shape, row.dtype) == ((4, 5), torch.bfloat16, (20,), torch.float32)
    with pool.lent((4, 5), like=LIKE):
        assert pool.counts.fresh == 3


def test_it_comes_back_from_a_block_that_failed() -> None:
    pool = TensorPool()
    with pytest.raises(RuntimeError), pool.lent((2,), like=LIKE):
        raise RuntimeError
    with pool.lent((2,), like=LIKE):
        assert pool.counts.fresh == 1


@given(st.lists(st.integers(1, 400), min_size=1, max_size=30))
def test_what_lies_unused_is_bounded(sizes: list[int]) -> None:
    pool = TensorPool(room_bytes=1000)
    for size in sizes:
        with pool.lent((size,), like=LIKE):
            assert pool.counts.held_bytes >= 4 * size
        assert pool.counts.held_bytes <= 1000
    pool.clear()
    assert pool.counts.held_bytes == 0


def test_threads_never_share_what_is_lent() -> None:
    pool = TensorPool()

    def work(number: int) -> bool:
        whole = True
        for _ in range(200):
            with pool.lent((64,), like=LIKE) as own:
                own.fill_(number)
                whole = whole and bool((own == number).all())
        return whole

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(work, range(4)))
    assert pool.counts.fresh <= 4
