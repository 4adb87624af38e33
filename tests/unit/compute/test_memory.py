"""Work in smaller pieces when memory runs out."""

import pytest

from audobon.compute.memory import is_out_of_memory, with_less_memory
from audobon.errors import ResourceError


def test_the_first_size_that_fits_is_used() -> None:
    tried: list[int] = []

    def work(size: int) -> int:
        tried.append(size)
        if size > 100:
            raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate")
        return size

    assert with_less_memory(work, (400, 200, 100, 50), what="testing") == 100
    assert tried == [400, 200, 100]


def test_no_size_fits() -> None:
    def work(size: int) -> int:
        raise MemoryError

    with pytest.raises(ResourceError, match=r"AUD-520: memory ran out while testing, even in pieces of 64 px"):
        with_less_memory(work, (128, 64), what="testing")


def test_other_errors_are_not_about_memory() -> None:
    def work(size: int) -> int:
        raise RuntimeError("shapes do not match")

    assert not is_out_of_memory(RuntimeError("shapes do not match"))
    with pytest.raises(RuntimeError, match="shapes do not match"):
        with_less_memory(work, (128, 64), what="testing")
