"""All caches of a process, counted together: none is missed, and one that is gone stays counted."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor

import torch

from audobon.compute.cache_hierarchy import CacheHierarchy, MemoryLevel
from audobon.compute.cache_meter import CacheMeter

BYTES = 400


def cache(meter: CacheMeter, name: str, *, values: int) -> CacheHierarchy:
    level = MemoryLevel("memory", room_bytes=values * BYTES, place=lambda tensor: tensor)
    return CacheHierarchy([level], name=name, meter=meter)


def asked(one: CacheHierarchy, *keys: str) -> None:
    for key in keys:
        one.of(key, lambda: {"value": torch.zeros(BYTES // 4)})


def test_every_cache_is_counted_under_its_name_and_after_its_end() -> None:
    meter = CacheMeter()
    words, others = cache(meter, "words", values=2), cache(meter, "others", values=2)
    asked(words, "a", "a", "b", "c", "a")
    asked(others, "a", "a")
    assert meter.counts.hits == {("words", "memory"): 1, ("others", "memory"): 1}
    assert meter.counts.misses == {"words": 4, "others": 1}
    assert meter.counts.held_bytes == {("words", "memory"): 2 * BYTES, ("others", "memory"): BYTES}
    del words
    gc.collect()
    assert meter.counts.held_bytes == {("others", "memory"): BYTES}
    again = cache(meter, "words", values=2)
    asked(again, "a", "a")
    assert meter.counts.hits["words", "memory"] == 2
    assert meter.counts.misses["words"] == 5


def test_threads_lose_no_count() -> None:
    meter = CacheMeter()
    one = cache(meter, "words", values=50)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: asked(one, str(number % 50)), range(4000)))
    assert meter.counts.misses["words"] == 50
    assert meter.counts.hits["words", "memory"] == 3950
