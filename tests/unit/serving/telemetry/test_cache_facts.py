"""What workers' caches do is counted for good, and what they hold goes with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audobon.compute.cache_meter import CacheMeter
from audobon.serving.jobs.presence import SERVER, WORKER, Presence, present
from audobon.serving.jobs.queue import JobQueue
from audobon.serving.jobs.tallies import tallies
from audobon.serving.telemetry.cache_facts import CacheFacts, cache_metrics

Told = dict[tuple[str, ...], float]


class Held:
    """A cache that holds so many bytes."""

    def __init__(self, size: int) -> None:
        self.size = size

    def held_bytes(self) -> dict[tuple[str, str], int]:
        return {("words", "memory"): self.size}


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[JobQueue]:
    queue = JobQueue(tmp_path)
    yield queue
    queue.close()


def told(queue: JobQueue) -> Told:
    """Values of the metrics by the end of their names and their labels."""
    with queue.store.transaction() as connection:
        found = cache_metrics(tallies(connection), present(connection, now=queue.clock()))
        return {
            (family.name.removeprefix("audobon_cache_"), *sample.labels.values()): sample.value
            for family in found
            for sample in family.samples
        }


def test_each_process_tells_what_it_did_since_it_last_told(queue: JobQueue) -> None:
    meters = {"w1": CacheMeter(), "w2": CacheMeter(), "s": CacheMeter()}
    meters["w1"].hit("words", times=5)  # before anybody watched
    roles = {"w1": WORKER, "w2": WORKER, "s": SERVER}
    facts = {name: CacheFacts(queue, name=name, role=roles[name], meter=meters[name]) for name in meters}
    held = {name: Held(10) for name in meters}
    for name, meter in meters.items():
        meter.watch(held[name])
    with (
        Presence(queue, name="w1", role=WORKER, besides=facts["w1"].tell) as first,
        Presence(queue, name="s", role=SERVER, besides=facts["s"].tell),
    ):
        with Presence(queue, name="w2", role=WORKER, besides=facts["w2"].tell):
            meters["w1"].hit("words", times=2)
            meters["w2"].miss("words", times=3)
            first.tell()
            first.tell()
            assert told(queue) == {
                ("hits", WORKER, "words", "memory"): 2,
                ("held_bytes", WORKER, "words", "memory"): 20,
                ("held_bytes", SERVER, "words", "memory"): 10,
            }
        assert told(queue) == {
            ("hits", WORKER, "words", "memory"): 2,
            ("misses", WORKER, "words"): 3,
            ("held_bytes", WORKER, "words", "memory"): 10,
            ("held_bytes", SERVER, "words", "memory"): 10,
        }
    assert told(queue) == {("hits", WORKER, "words", "memory"): 2, ("misses", WORKER, "words"): 3}


@settings(max_examples=20)
@given(steps=st.lists(st.tuples(st.sampled_from(["hit", "miss"]), st.integers(1, 9), st.booleans()), max_size=12))
def test_nothing_is_lost_or_doubled_whenever_it_is_told(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, bool]]
) -> None:
    queue, meter = JobQueue(tmp_path_factory.mktemp("queue")), CacheMeter()
    facts = CacheFacts(queue, name="w", role=WORKER, meter=meter)
    for what, times, tells in steps:
        (meter.hit if what == "hit" else meter.miss)("words", times=times)
        if tells:
            facts.tell()
    facts.tell()
    found = told(queue)
    queue.close()
    for what, key in (("hit", ("hits", WORKER, "words", "memory")), ("miss", ("misses", WORKER, "words"))):
        assert found.get(key, 0) == sum(times for kind, times, _ in steps if kind == what)


def test_what_another_version_tells_otherwise_is_left_out(queue: JobQueue) -> None:
    with Presence(queue, name="w", role=WORKER):
        for text in ("", "{}", "[[1]]", '[["words", "memory", "many"]]', "[null]"):
            with queue.store.transaction() as connection:
                connection.execute("UPDATE presence SET caches = ?", (text,))
            assert told(queue) == {}
