"""The cache's levels: what is found where, who moves down, what the disk keeps, and what damage does (nothing)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from audobon.compute.cache_hierarchy import (
    CacheHierarchy,
    MemoryLevel,
    cache_for,
    content_key,
    own_copy,
    size_bytes,
)
from audobon.compute.disk_level import DiskLevel

ROOT = Path(__file__).parents[3]
ONE = 400  # bytes of a value of 100 numbers


def value_of(number: int, *, count: int = 100) -> dict[str, Tensor]:
    return {"x": torch.full((count,), float(number))}


def key_of(number: int) -> str:
    return content_key("test", str(number))


def two_levels(folder: Path | None = None, *, upper: int = 2, lower: int = 2, disk: int = 1 << 20) -> CacheHierarchy:
    levels = [
        MemoryLevel("upper", room_bytes=upper * ONE, place=own_copy),
        MemoryLevel("lower", room_bytes=lower * ONE, place=own_copy),
    ]
    return CacheHierarchy(levels, disk=None if folder is None else DiskLevel(folder, room_bytes=disk))


def asked(cache: CacheHierarchy, number: int) -> bool:
    """Ask for a value, check it, and tell whether it had to be made."""
    made: list[int] = []

    def make() -> Mapping[str, Tensor]:
        made.append(number)
        return value_of(number)

    found = cache.of(key_of(number), make)
    assert torch.equal(found["x"], value_of(number)["x"])
    return bool(made)


def hits(cache: CacheHierarchy) -> dict[str, int]:
    return {level.name: level.hits for level in cache.counts.levels}


def test_a_value_is_made_once_and_found_at_the_top() -> None:
    cache = two_levels()
    assert [asked(cache, 1) for _ in range(4)] == [True, False, False, False]
    assert hits(cache) == {"upper": 3, "lower": 0}
    assert cache.counts.hit_rate == 0.75


def test_whoever_was_asked_for_longest_ago_moves_down_and_comes_up_again() -> None:
    cache = two_levels()
    for number in (1, 2, 1, 3):  # 2 is the oldest when 3 comes
        asked(cache, number)
    assert not asked(cache, 2)
    assert hits(cache) == {"upper": 1, "lower": 1}
    assert not asked(cache, 2)
    assert hits(cache) == {"upper": 2, "lower": 1}, "what was found below is above now"


def test_what_leaves_the_last_level_of_memory_is_found_on_the_disk(tmp_path: Path) -> None:
    cache = two_levels(tmp_path, upper=1, lower=1)
    for number in range(5):
        asked(cache, number)
    assert not asked(cache, 0)
    assert hits(cache)["disk"] == 1
    without = two_levels(upper=1, lower=1)
    for number in range(5):
        asked(without, number)
    assert asked(without, 0)


def test_a_file_that_was_deleted_is_written_again_when_its_value_leaves_memory(tmp_path: Path) -> None:
    cache = two_levels(tmp_path, upper=1, lower=1)
    asked(cache, 0)
    (file,) = tmp_path.rglob("*.safetensors")
    file.unlink()
    for number in (1, 2):
        asked(cache, number)
    assert not asked(cache, 0)


def test_a_new_run_finds_what_an_earlier_one_made(tmp_path: Path) -> None:
    assert asked(two_levels(tmp_path), 7)
    again = two_levels(tmp_path)
    assert not asked(again, 7)
    assert not asked(again, 7)
    assert hits(again) == {"upper": 1, "lower": 0, "disk": 1}


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16, torch.float64, torch.int8, torch.bool])
def test_the_disk_gives_every_kind_of_number_back_to_the_bit(tmp_path: Path, dtype: torch.dtype) -> None:
    disk = DiskLevel(tmp_path, room_bytes=1 << 20)
    value = {
        "a": torch.randn(3, 5, generator=torch.Generator().manual_seed(1)).to(dtype),
        "none": torch.zeros(0, 4, dtype=dtype),
        "one": torch.tensor(1).to(dtype),
        "turned": torch.arange(6).reshape(2, 3).to(dtype).T,
    }
    disk.write(key_of(1), value)
    found = disk.found(key_of(1))
    assert found is not None
    assert found.keys() == value.keys()
    assert all(torch.equal(found[name], tensor) and found[name].dtype is dtype for name, tensor in value.items())


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 130)), max_size=40))
@settings(deadline=None, max_examples=40)
def test_no_level_of_memory_ever_holds_more_than_its_room(asks: list[tuple[int, int]]) -> None:
    cache = two_levels()
    sizes: dict[int, int] = {}
    for number, count in asks:
        count = sizes.setdefault(number, count * 2)
        found = cache.of(key_of(number), lambda n=number, c=count: value_of(n, count=c))  # type: ignore[misc]
        assert size_bytes(found) == 4 * count
        assert all(level.held_bytes <= level.room_bytes for level in cache.counts.levels)


def test_a_value_larger_than_the_top_lies_below_and_one_larger_than_all_is_given_as_it_is() -> None:
    cache = two_levels(upper=1, lower=3)
    cache.of(key_of(1), lambda: value_of(1, count=250))
    cache.of(key_of(1), lambda: value_of(1, count=250))
    cache.of(key_of(2), lambda: value_of(2, count=1000))
    counts = cache.counts
    assert [level.values for level in counts.levels] == [0, 1]
    assert (counts.made, hits(cache)["lower"]) == (2, 1)


def test_the_disk_is_bounded_and_keeps_what_was_asked_for_last(tmp_path: Path) -> None:
    file_bytes = 4096
    disk = DiskLevel(tmp_path, room_bytes=5 * file_bytes)
    for number in range(12):
        disk.write(key_of(number), value_of(number, count=900))
        for path in tmp_path.rglob("*.safetensors"):  # a file system's clock may stand still in between
            told = path.stat()
            os.utime(path, (told.st_atime - 10, told.st_mtime - 10))
        assert disk.found(key_of(0)) is not None
        assert disk.held_bytes <= disk.room_bytes
    assert disk.found(key_of(11)) is not None
    assert disk.found(key_of(5)) is None
    disk.write(key_of(50), value_of(50, count=20000))
    assert disk.found(key_of(50)) is None, "larger than all room"


def torn(data: bytes) -> bytes:
    return data[: len(data) // 2]


def turned(data: bytes) -> bytes:
    return data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]


def renamed(data: bytes) -> bytes:
    return data.replace(b'"x"', b'"y"')


@pytest.mark.parametrize("damage", [torn, turned, renamed, lambda data: b"", lambda data: b"\xff" * 200])
def test_damage_is_found_dropped_counted_and_made_good(tmp_path: Path, damage: object) -> None:
    asked(two_levels(tmp_path), 1)
    (file,) = tmp_path.rglob("*.safetensors")
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    cache = two_levels(tmp_path)
    assert asked(cache, 1), "made again"
    assert cache.counts.damaged == 1
    assert not asked(two_levels(tmp_path), 1)


def test_a_whole_file_under_another_name_is_not_taken_for_that(tmp_path: Path) -> None:
    asked(two_levels(tmp_path), 1)
    (file,) = tmp_path.rglob("*.safetensors")
    other = tmp_path / key_of(2)[:2] / f"{key_of(2)}.safetensors"
    other.parent.mkdir(exist_ok=True)
    file.rename(other)
    cache = two_levels(tmp_path)
    assert asked(cache, 2)
    assert cache.counts.damaged == 1


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = two_levels(tmp_path / "file")
    assert asked(cache, 1)
    assert not asked(cache, 1)
    assert cache.counts.unwritten == 1


def test_what_a_dead_process_left_half_written_is_swept(tmp_path: Path) -> None:
    disk = DiskLevel(tmp_path, room_bytes=1 << 20)
    disk.write(key_of(1), value_of(1))
    (file,) = tmp_path.rglob("*.safetensors")
    old, young = file.with_name(".half-old"), file.with_name(".half-young")
    for half in (old, young):
        half.write_bytes(b"")
    long_ago = time.time() - 7200
    os.utime(old, (long_ago, long_ago))
    disk.write(key_of(2), value_of(2))
    assert (old.exists(), young.exists()) == (False, True)


def test_keys_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no key"):
        DiskLevel(tmp_path, room_bytes=1).found("../../etc/passwd")


def test_threads_that_ask_at_once_make_a_value_once() -> None:
    cache = two_levels(upper=50)
    made: list[int] = []

    def ask(number: int) -> bool:
        def make() -> Mapping[str, Tensor]:
            made.append(number % 3)
            time.sleep(0.02)
            return value_of(number % 3)

        return torch.equal(cache.of(key_of(number % 3), make)["x"], value_of(number % 3)["x"])

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(48)))
    assert sorted(made) == [0, 1, 2]


def test_making_that_fails_is_told_and_tried_anew() -> None:
    cache = two_levels()

    def broken() -> Mapping[str, Tensor]:
        raise RuntimeError("no")

    for _ in range(2):
        with pytest.raises(RuntimeError, match="no"):
            cache.of(key_of(1), broken)
    assert asked(cache, 1)


PROGRAM = """
import sys
from pathlib import Path
from tests.unit.compute.test_cache_hierarchy import wrong_values
print(wrong_values(Path(sys.argv[1]), begin=0))
"""


def wrong_values(folder: Path, *, begin: int) -> list[int]:
    """Ask a small folder for more than it holds, over and over: values that are wrong, damaged ones, unwritten ones."""
    disk = DiskLevel(folder, room_bytes=60_000)
    wrong = 0
    for turn in range(300):
        number = (turn * 7 + begin) % 20
        found = disk.found(key_of(number))
        if found is None:
            disk.write(key_of(number), value_of(number, count=1000))
        else:
            wrong += not torch.equal(found["x"], value_of(number, count=1000)["x"])
    return [wrong, disk.damaged, disk.unwritten]


def test_processes_share_a_folder_without_a_wrong_value(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as other:
        while other.poll() is None:
            assert wrong_values(tmp_path, begin=10) == [0, 0, 0]
        assert other.communicate()[0].split() == ["[0,", "0,", "0]"]


def test_a_machine_without_cuda_has_no_level_of_a_gpu(tmp_path: Path) -> None:
    cache = cache_for(torch.device("cpu"), folder=tmp_path)
    assert cache.label == "memory 0.25 GB over disk 1 GB"
    assert cache_for(torch.device("cpu"), folder=None).label == "memory 0.25 GB over no disk"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_a_gpu_has_three_levels(tmp_path: Path) -> None:
    cache = cache_for(torch.device("cuda"), folder=tmp_path)
    assert cache.of(key_of(1), lambda: value_of(1))["x"].is_cuda
    assert [level.name for level in cache.counts.levels] == ["GPU", "page-locked memory", "disk"]


def test_keys_tell_borders_kinds_and_shapes_apart() -> None:
    parts: list[tuple[str | bytes | Tensor, ...]] = [
        ("ab", "c"), ("a", "bc"), ("abc",), (b"abc",), (torch.zeros(4),), (torch.zeros(2, 2),),
        (torch.zeros(4, dtype=torch.int32),), (torch.zeros(2), torch.zeros(2)), (), ("",),
    ]  # fmt: skip
    assert len({content_key(*one) for one in parts}) == len(parts)
    assert content_key("a", torch.ones(3)) == content_key("a", torch.ones(3))
