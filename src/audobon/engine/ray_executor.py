"""Work done by replicas in other processes and on other machines, by Ray.

Knows: replicas, what was sent to which, what to do when one is lost.  Does not know: what the work is.

Ray places replicas, watches processes and nodes, and makes a lost replica again wherever there is room. A piece that
was with it is sent to whoever is free: Ray's own retries would wait for the same replica to come back.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from types import ModuleType
from typing import Any, TypeVar

from audobon.engine.executor import LocalExecutor
from audobon.engine.portable import Parcel, Portable, Station, trouble_heard
from audobon.engine.ray_cluster import room_for
from audobon.engine.ray_replica import DONE, Replica
from audobon.engine.work_ledger import WorkLedger
from audobon.errors import ResourceError

DEPTH = 2
"""Pieces at a replica: one in hand and one at its door, so that it never waits for a message."""
AHEAD = 4
"""Pieces out or answered for each replica, counted from the first that is not handed on: a bound on memory."""
MOST_LOSSES = 6
"""A piece that was lost so often is what kills replicas: a node that goes takes two pieces with it."""
SLICE_S = 0.5
AGAIN_S = 1.0
GROWTH_S = 5.0
PATIENCE_S = 600.0

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, kw_only=True)
class RayRules:
    """How an executor works.

    Attributes:
        replicas: How many are asked of Ray; 0 takes as many as the cluster has room for, now and when it grows.
        patience_s: After so many seconds without any replica ready, work is given up.
    """

    replicas: int = 0
    patience_s: float = PATIENCE_S


@dataclass(kw_only=True, eq=False)
class _Post:
    """A replica, whether it is ready for work, and if not, when it may be asked again."""

    actor: Any
    is_ready: bool = False
    again_s: float = -inf


class RayExecutor:
    """Runs portable tasks on replicas; all others here, one item after the other.

    Replicas stay for the next tasks of the same station. `close` ends them. `lost` counts the pieces that were lost
    with their replicas, and sent again.

    Args:
        ray: The package, begun.
        rules: How.
    """

    def __init__(self, ray: ModuleType, *, rules: RayRules | None = None) -> None:
        self._ray = ray
        self._rules = rules or RayRules()
        self._station: Station | None = None
        self._posts: list[_Post] = []
        self._asked: dict[Any, _Post] = {}
        self._looked = -inf
        self._last = "Ray has made none"
        self.lost = 0

    @property
    def replicas(self) -> int:
        """How many replicas there are now."""
        return len(self._posts)

    @property
    def actors(self) -> tuple[Any, ...]:
        """Ray's handles of the replicas, for whoever looks after them or kills them in a drill."""
        return tuple(post.actor for post in self._posts)

    def map(self, task: Callable[[Item], Answer], items: Sequence[Item]) -> Iterator[Answer]:
        """Run a task on each item and yield the answers in the items' order.

        Closing the iterator, or an error, ends all replicas that are at work.

        Raises:
            ResourceError: AUD-526, if a replica refuses; AUD-527, if a piece is lost again and again; AUD-528, for a
                fault of the program in a replica; AUD-529, if there is no replica for too long.
            AudobonError: whatever the task raises.
        """
        if not isinstance(task, Portable):
            yield from LocalExecutor().map(task, items)
            return
        if not items:
            return
        self._settle(task.station)
        yield from self._mapped(task, items)

    def _mapped(self, task: Portable[Item, Answer], items: Sequence[Item]) -> Iterator[Answer]:
        ledger: WorkLedger[_Post, Parcel] = WorkLedger(len(items), depth=DEPTH)
        out: dict[Any, tuple[int, _Post]] = {}
        heard = time.monotonic()
        try:
            while not ledger.is_done:
                self._grow(len(items))
                self._ask()
                self._send(task, items, ledger=ledger, out=out)
                if (taken := ledger.take()) is not None:
                    yield task.unpacked(items[taken[0]], taken[1])
                    continue
                for reference in self._ready([*out, *self._asked]):
                    self._hear(reference, ledger=ledger, out=out)
                if ledger.out or any(post.is_ready for post in self._posts):
                    heard = time.monotonic()
                elif time.monotonic() - heard > self._rules.patience_s:
                    raise self._nobody()
        finally:
            if not ledger.is_done:
                self.close()

    def close(self) -> None:
        """End all replicas, whatever they are at."""
        for post in self._posts:
            self._ray.kill(post.actor, no_restart=True)
        self._posts, self._asked, self._station = [], {}, None

    # --- replicas ---

    def _settle(self, station: Station) -> None:
        """Keep the replicas of this station; those of another one go."""
        if self._station is not None and not _same(station, self._station):
            self.close()
        self._station, self._looked = station, -inf

    def _grow(self, pieces: int) -> None:
        """Ask for the replicas that are missing; looked at every few seconds, as clusters grow."""
        if time.monotonic() - self._looked < GROWTH_S:
            return
        assert self._station is not None
        self._looked = time.monotonic()
        room = self._rules.replicas or room_for(self._station.needs, self._ray.nodes())
        while len(self._posts) < max(1, min(pieces, room)):
            self._posts.append(self._begun())

    def _begun(self) -> _Post:
        assert self._station is not None
        needs, asked = self._station.needs, self._station.asked
        options = {
            "num_cpus": needs.cpus, "num_gpus": needs.gpus, "memory": needs.memory_bytes, "max_restarts": -1,
            "max_task_retries": 0, "scheduling_strategy": "SPREAD",
        }  # fmt: skip
        actor = self._ray.remote(Replica).options(**options).remote(self._station.maker, asked.text, *asked.arrays)
        return _Post(actor=actor)

    def _ask(self) -> None:
        """Ask those who are not ready whether they are by now: new ones, and those that Ray makes again.

        Each question is one message: Ray would repeat it for us, and tell the user so every time.
        """
        asked, now = set(map(id, self._asked.values())), time.monotonic()
        for post in self._posts:
            if not post.is_ready and id(post) not in asked and now >= post.again_s:
                self._asked[post.actor.begin.remote()] = post

    def _nobody(self) -> ResourceError:
        assert self._station is not None
        needs = self._station.needs
        return ResourceError(
            "AUD-529",
            f"no replica was ready for {self._rules.patience_s:.0f} s; each takes {needs.cpus} cores, {needs.gpus} GPUs"
            f" and {needs.memory_bytes // 1_000_000} MB; {self._last}",
            hint="look at `ray status`, add nodes, and run the same command again; finished panels are kept",
        )

    # --- messages ---

    def _send(
        self, task: Portable[Item, Answer], items: Sequence[Item], *, ledger: WorkLedger[_Post, Parcel],
        out: dict[Any, tuple[int, _Post]],
    ) -> None:  # fmt: skip
        """Give every replica that is ready what it can hold, one piece each in turn."""
        is_sent = True
        while is_sent:
            is_sent = False
            for post in self._posts:
                number = ledger.send(post, ahead=AHEAD * len(self._posts)) if post.is_ready else None
                if number is not None:
                    parcel = task.packed(items[number])
                    reference = post.actor.work.remote(task.key(items[number]), parcel.text, *parcel.arrays)
                    out[reference] = (number, post)
                    is_sent = True

    def _ready(self, references: list[Any]) -> list[Any]:
        if not references:
            time.sleep(SLICE_S)
            return []
        ready, _ = self._ray.wait(references, num_returns=1, timeout=SLICE_S)
        found: list[Any] = ready
        return found

    def _hear(self, reference: Any, *, ledger: WorkLedger[_Post, Parcel], out: dict[Any, tuple[int, _Post]]) -> None:
        """Take in one message: a replica is ready, a piece is answered, or it was lost."""
        post = self._asked.pop(reference, None)
        number = None if post is not None else out[reference][0]
        post = post or out.pop(reference)[1]
        try:
            what, text, *arrays = self._ray.get(reference)
        except self._ray.exceptions.RayError as error:
            self._lost(number, post, ledger=ledger, error=error)
            return
        if what != DONE:
            raise trouble_heard(text)
        if number is None:
            post.is_ready = True
        else:
            ledger.answer(number, Parcel(text=text, arrays=tuple(arrays)))

    def _lost(self, number: int | None, post: _Post, *, ledger: WorkLedger[_Post, Parcel], error: Exception) -> None:
        """A replica did not answer: it is asked again in a while, or given up if Ray has done so."""
        why = type(error).__name__
        self._last = f"the last was lost by {why}"
        post.is_ready, post.again_s = False, time.monotonic() + AGAIN_S
        if isinstance(error, self._ray.exceptions.ActorDiedError) and post in self._posts:
            self._posts.remove(post)
        if number is None:
            return
        self.lost += 1
        if ledger.lose(number) >= MOST_LOSSES:
            raise ResourceError(
                "AUD-527", f"piece {number + 1} was lost with its replica {MOST_LOSSES} times, the last by {why}",
                hint="look at `ray logs`; run the same command again to go on, or with --engine local",
            )  # fmt: skip


def _same(one: Station, other: Station) -> bool:
    """Whether replicas of one station are those of the other."""
    same = (one.maker, one.needs, one.asked.text) == (other.maker, other.needs, other.asked.text)
    arrays = zip(one.asked.arrays, other.asked.arrays, strict=False)
    return same and len(one.asked.arrays) == len(other.asked.arrays) and all((a == b).all() for a, b in arrays)
