"""Nets come into memory when they are wanted and never take more of it together than is theirs."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audobon.errors import WeightsError
from audobon.serving.residency import Residency
from audobon.serving.turned_away import BusyError, NeverFitsError, NoSuchNetError


class Weight:
    """A net of so many bytes, which counts what all of its kind hold together."""

    def __init__(self, name: str, bytes: int, scales: Scales, *, is_damaged: bool = False) -> None:
        self.name, self.bytes = name, bytes
        self.scales = scales
        self.is_damaged = is_damaged
        self.loads = 0

    def load(self) -> None:
        if self.is_damaged:
            raise WeightsError("AUD-301", "damaged", hint="bring it again")
        self.loads += 1
        self.scales.put(self.bytes)

    def unload(self) -> None:
        self.scales.put(-self.bytes)


class Scales:
    """What is held now, and the most that ever was."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.held = self.most = 0

    def put(self, bytes: int) -> None:
        with self._lock:
            self.held += bytes
            self.most = max(self.most, self.held)


def residency_of(sizes: dict[str, int], limit: int, **more: float) -> tuple[Residency[Weight], Scales]:
    scales = Scales()
    residency: Residency[Weight] = Residency(limit, most=None, patience_s=more.get("patience_s", 0.0))
    for name, bytes in sizes.items():
        residency.add(Weight(name, bytes, scales))
    return residency, scales


def test_net_is_loaded_once_and_the_longest_unwanted_makes_room() -> None:
    residency, scales = residency_of({"a": 4, "b": 4, "c": 4}, 8)
    for name in ("a", "b", "a", "c", "a"):
        with residency.lent(name) as net:
            assert net.name == name
    counts = residency.counts
    assert (counts.resident, counts.held_bytes) == (("c", "a"), 8)
    assert (counts.hits, counts.loads, counts.evictions) == (2, 3, 1)
    assert scales.most == 8


def test_net_in_use_is_never_taken_away() -> None:
    residency, _ = residency_of({"a": 4, "b": 4, "c": 4}, 8)
    with residency.lent("a"), residency.lent("b"):
        with pytest.raises(BusyError, match="AUD-790") as told, residency.lent("c"):
            pass
        assert told.value.retry_after_s >= 1
        assert not residency.drop("a")
    with residency.lent("c"):
        assert residency.counts.resident == ("b", "c")


def test_what_is_in_the_way_is_waited_for() -> None:
    residency, _ = residency_of({"a": 4, "b": 4}, 4, patience_s=30.0)
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with residency.lent("a"):
            entered.set()
            leave.wait(10)

    def want() -> str:
        with residency.lent("b") as net:
            return net.name

    with ThreadPoolExecutor(2) as pool:
        held = pool.submit(hold)
        assert entered.wait(10)
        wanted = pool.submit(want)
        assert not wanted.done()
        leave.set()
        assert wanted.result(10) == "b"
        held.result(10)


def test_number_of_nets_is_bounded_as_well() -> None:
    scales = Scales()
    residency: Residency[Weight] = Residency(100, most=2)
    for name in "abc":
        residency.add(Weight(name, 1, scales))
    for name in "abc":
        with residency.lent(name):
            pass
    assert residency.counts.resident == ("b", "c")


def test_unknown_and_too_large_nets_are_told() -> None:
    residency, scales = residency_of({"a": 4}, 8)
    with pytest.raises(NoSuchNetError, match="AUD-787"), residency.lent("z"):
        pass
    with pytest.raises(NeverFitsError, match="AUD-788"):
        residency.add(Weight("large", 9, scales))


def test_net_that_cannot_be_loaded_stays_away_and_leaves_its_room() -> None:
    residency, scales = residency_of({"a": 8}, 8)
    residency.add(Weight("broken", 8, scales, is_damaged=True))
    for _ in range(2):
        with pytest.raises(WeightsError), residency.lent("broken"):
            pass
    with residency.lent("a"):
        assert residency.counts.resident == ("a",)


def test_nets_are_dropped_when_nobody_uses_them() -> None:
    residency, scales = residency_of({"a": 4, "b": 4}, 8)
    for name in residency.names:
        with residency.lent(name):
            pass
    residency.drop_all()
    assert (scales.held, residency.counts.resident) == (0, ())
    assert residency.drop("a")


@given(
    sizes=st.lists(st.integers(1, 10), min_size=2, max_size=5),
    turns=st.lists(st.lists(st.integers(0, 4), max_size=8), min_size=2, max_size=4),
)
def test_limit_holds_whoever_asks_for_what(sizes: list[int], turns: list[list[int]]) -> None:
    names = {str(number): size for number, size in enumerate(sizes)}
    residency, scales = residency_of(names, max(sizes) + 2, patience_s=20.0)

    def ask(numbers: list[int]) -> int:
        for number in numbers:
            with residency.lent(str(number % len(sizes))) as net:
                assert net.scales.held >= net.bytes
        return len(numbers)

    with ThreadPoolExecutor(len(turns)) as pool:
        asked = sum(pool.map(ask, turns))
    counts = residency.counts
    assert scales.most <= max(sizes) + 2
    assert scales.held == counts.held_bytes
    assert counts.hits + counts.loads == asked
