"""The executor of replicas against a stand-in for Ray's scheduling: real replicas and messages, lost at will.

Ray itself, with its processes and nodes, is in `tests/system/test_ray_engine.py`.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from audobon.engine import portable, ray_executor
from audobon.engine.portable import Needs, Parcel, Station
from audobon.engine.ray_cluster import imported_ray, ray_running, room_for
from audobon.engine.ray_executor import MOST_LOSSES, RayExecutor, RayRules
from audobon.errors import GenerationError, JobError, ResourceError


class LostError(Exception):
    """What Ray raises for a lost replica."""


class DiedError(LostError):
    """What Ray raises for a replica that it does not make again."""


class Rays:
    """The calls of Ray that an executor makes, in this process: references are done when they are waited for.

    Args:
        loses: Says of the so-manieth message to a replica whether it is lost on its way.
        cpus: Of the one node.
    """

    exceptions = SimpleNamespace(RayError=LostError, ActorDiedError=DiedError)

    def __init__(
        self, loses: Callable[[int], bool] = lambda message: False, *, cpus: int = 2, error: type[Exception] = LostError
    ) -> None:
        self.loses, self.cpus, self.error = loses, cpus, error
        self.begun, self.killed, self.messages = 0, 0, 0
        self.pending: dict[int, Callable[[], object]] = {}

    def nodes(self) -> list[dict[str, object]]:
        return [{"Alive": True, "Resources": {"CPU": float(self.cpus), "memory": 8e9}}, {"Alive": False}]

    def remote(self, kind: Callable[..., Any]) -> Any:
        def made(*arguments: Any) -> Any:
            self.begun += 1
            actor = kind(*arguments)
            return SimpleNamespace(begin=self.method(actor.begin), work=self.method(actor.work, is_work=True))

        return SimpleNamespace(options=lambda **options: SimpleNamespace(remote=made))

    def method(self, call: Callable[..., object], *, is_work: bool = False) -> Any:
        def sent(*arguments: Any) -> int:
            number = self.messages = self.messages + 1

            def answered() -> object:
                if is_work and self.loses(number):
                    raise self.error("the replica is gone")
                return call(*arguments)

            self.pending[number] = answered
            return number

        return SimpleNamespace(remote=sent)

    def wait(self, references: list[int], *, num_returns: int, timeout: float) -> tuple[list[int], list[int]]:
        last = max(references)  # the newest first: answers come out of order
        return [last], [one for one in references if one != last]

    def get(self, reference: int) -> object:
        return self.pending.pop(reference)()

    def kill(self, actor: object, *, no_restart: bool) -> None:
        self.killed += 1


class Squares:
    """A portable task: squares numbers, by messages when it is sent."""

    def __init__(self, station: str = "") -> None:
        self.station = Station(
            maker="audobon.engine.portable:squaring", asked=Parcel(text=station), needs=Needs(cpus=1, memory_bytes=10)
        )

    def __call__(self, item: int) -> int:
        return item * item

    def key(self, item: int) -> str:
        return f"square {item}"

    def packed(self, item: int) -> Parcel:
        return Parcel(text="", arrays=(np.array([item], np.uint16),))

    def unpacked(self, item: int, answer: Parcel) -> int:
        return int(answer.arrays[0][0])


def squaring(asked: Parcel) -> Callable[[Parcel], Parcel]:
    if asked.text == "refuse":
        raise JobError("AUD-796", "another version", hint="install the same")

    def square(parcel: Parcel) -> Parcel:
        if parcel.arrays[0][0] == 13:
            raise GenerationError("AUD-996", "thirteen", hint="leave it out")
        return Parcel(text="", arrays=(parcel.arrays[0] * parcel.arrays[0],))

    return square


@pytest.fixture(autouse=True)
def _squaring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_executor, "AGAIN_S", 0.0)
    monkeypatch.setattr(ray_executor, "GROWTH_S", 0.0)
    monkeypatch.setattr(ray_executor, "SLICE_S", 0.0)
    monkeypatch.setattr(portable, "squaring", squaring, raising=False)


def executor(rays: Rays, rules: RayRules | None = None) -> RayExecutor:
    return RayExecutor(rays, rules=rules)  # type: ignore[arg-type]


@pytest.mark.parametrize("loses", [lambda n: False, lambda n: n % 3 == 0, lambda n: n < 9], ids=["none", "third", "8"])
def test_answers_are_those_made_here_in_order_whatever_is_lost(loses: Callable[[int], bool]) -> None:
    rays = Rays(loses)
    one = executor(rays)
    assert list(one.map(Squares(), range(12))) == [n * n for n in range(12)]
    assert (rays.begun, rays.killed) == (2, 0)
    assert (one.lost > 0) == any(loses(number) for number in range(3, rays.messages))


def test_replica_that_ray_has_given_up_is_replaced() -> None:
    rays = Rays(lambda message: message in (4, 5), error=DiedError)
    assert list(executor(rays).map(Squares(), range(12))) == [n * n for n in range(12)]
    assert rays.begun > 2


def test_replicas_stay_for_the_same_station_and_go_for_another() -> None:
    rays = Rays()
    one = executor(rays)
    assert list(one.map(Squares(), [2, 3])) == list(one.map(Squares(), [2, 3])) == [4, 9]
    assert (rays.begun, one.replicas) == (2, 2)
    assert list(one.map(Squares("another"), [5])) == [25]
    assert (rays.killed, rays.begun, one.replicas) == (2, 3, 1)
    one.close()
    assert (rays.killed, one.replicas) == (3, 0)


def test_no_more_replicas_than_pieces_or_room_unless_more_are_asked_for() -> None:
    for count, rules, begun in ((1, None, 1), (9, None, 2), (9, RayRules(replicas=5), 5), (3, RayRules(replicas=5), 3)):
        rays = Rays()
        list(executor(rays, rules).map(Squares(), range(count)))
        assert rays.begun == begun


def test_error_of_a_piece_is_raised_as_it_would_be_here_and_ends_the_replicas() -> None:
    rays = Rays()
    with pytest.raises(GenerationError, match="AUD-996"):
        list(executor(rays).map(Squares(), [1, 13]))
    assert rays.killed == 2


def test_refusal_to_begin_is_raised() -> None:
    with pytest.raises(JobError, match="AUD-796"):
        list(executor(Rays()).map(Squares("refuse"), [1]))


def test_piece_that_is_lost_every_time_is_given_up() -> None:
    rays = Rays(lambda message: True)
    with pytest.raises(ResourceError, match=rf"AUD-527: piece 1 was lost .* {MOST_LOSSES} times"):
        list(executor(rays).map(Squares(), [7]))


def test_work_without_any_replica_is_given_up_with_what_one_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    rays = Rays()
    monkeypatch.setattr(rays, "wait", lambda references, **how: ([], references))
    with pytest.raises(ResourceError, match="AUD-529: no replica .* 1 cores"):
        list(executor(rays, RayRules(patience_s=0.01)).map(Squares(), [1]))


def test_closing_early_ends_what_is_out() -> None:
    rays = Rays()
    answers = executor(rays).map(Squares(), range(100))
    assert next(answers) == 0
    answers.close()  # type: ignore[attr-defined]
    assert rays.killed == 2


def test_other_tasks_are_done_here() -> None:
    rays = Rays()
    assert list(executor(rays).map(lambda item: item + 1, [1, 2])) == [2, 3]
    assert list(executor(rays).map(Squares(), [])) == []
    assert rays.begun == 0


def test_room_is_what_living_nodes_have_of_what_is_scarcest() -> None:
    nodes: list[dict[str, object]] = [
        {"Alive": True, "Resources": {"CPU": 8.0, "memory": 5e9}},
        {"Alive": True, "Resources": {"CPU": 3.0, "memory": 50e9, "GPU": 1.0}},
        {"Alive": False, "Resources": {"CPU": 99.0, "memory": 99e9, "GPU": 9.0}},
    ]
    assert room_for(Needs(cpus=1, memory_bytes=2_000_000_000), nodes) == 2 + 3
    assert room_for(Needs(cpus=2, gpus=1, memory_bytes=1), nodes) == 1
    assert room_for(Needs(cpus=0), nodes) == 0


def test_missing_ray_is_told_with_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ResourceError, match="AUD-524") as told:
        imported_ray()
    assert 'pip install "audobon[ray]"' in told.value.hint


def test_ray_that_runs_already_or_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise ConnectionError("no room\nand more")

    known = SimpleNamespace(is_initialized=lambda: False, init=broken)
    monkeypatch.setitem(sys.modules, "ray", known)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # bound, and nobody listens
        port = closed.getsockname()[1]
        with (
            pytest.raises(ResourceError, match=f"AUD-525.*127.0.0.1:{port}.*refused"),
            ray_running(f"127.0.0.1:{port}", cpus=1),
        ):
            pass
    with pytest.raises(ResourceError, match="AUD-525: Ray does not start on this machine: no room$"):  # noqa: SIM117
        with ray_running(cpus=1):
            pass
    known.is_initialized = lambda: True
    with pytest.raises(ResourceError, match="AUD-525.*already"), ray_running(cpus=1):
        pass
