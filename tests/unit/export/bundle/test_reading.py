"""Reading without a copy: views over the file's own pages, only those asked for, safe beside others."""

from __future__ import annotations

import gc
import multiprocessing
import re
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from audobon.errors import WeightsError
from audobon.export.bundle.reader import Bundle, open_bundle
from audobon.export.bundle.tensors import StoredNet
from audobon.export.bundle.writer import Content, StoredTensor, write_bundle
from tests.bundles import small_bundle

EACH = 4_000_000


def two_nets(path: Path, *, first: int = 1) -> Path:
    """Two nets of 4 MB each, of ones (or another number) and twos."""
    nets = {
        name: {"t": StoredTensor(dtype="u8", shape=(EACH,), values=bytes([value]) * EACH)}
        for name, value in (("one", first), ("two", 2))
    }
    write_bundle(path, Content(nets=nets))
    return path


def address(bundle: Bundle) -> tuple[int, int]:
    whole = np.frombuffer(bundle.pages, np.uint8)
    return whole.ctypes.data, len(whole)


def test_views_lie_in_the_map_itself(tmp_path: Path) -> None:
    bundle = open_bundle(two_nets(tmp_path / "b"))
    start, length = address(bundle)
    entry = bundle.tensor("two", "t")
    assert bundle.values(entry).ctypes.data == start + bundle.place(entry) < start + length
    assert StoredNet(bundle, "two")["t"].data_ptr() == start + bundle.place(entry)


def test_arrays_are_read_only_and_what_torch_writes_never_reaches_the_file(tmp_path: Path) -> None:
    path = two_nets(tmp_path / "b")
    before = path.read_bytes()
    with open_bundle(path) as bundle, open_bundle(path) as other:
        assert not bundle.values(bundle.tensor("one", "t")).flags.writeable
        StoredNet(bundle, "one")["t"][:100] = 9
        assert int(StoredNet(bundle, "one")["t"][0]) == 9
        assert int(StoredNet(other, "one")["t"][0]) == 1
    assert path.read_bytes() == before


def test_views_outlive_the_bundle(tmp_path: Path) -> None:
    with open_bundle(two_nets(tmp_path / "b")) as bundle:
        array, tensor = bundle.values(bundle.tensor("one", "t")), StoredNet(bundle, "two")["t"]
    gc.collect()
    assert (int(array.sum()), int(tensor.sum(dtype=torch.int64))) == (EACH, 2 * EACH)
    with pytest.raises(WeightsError, match="AUD-380: b cannot be read: it was closed"):
        bundle.values(bundle.tensor("one", "t"))


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells of a map's pages on Linux alone")
def test_reading_one_net_brings_its_pages_alone(tmp_path: Path) -> None:
    path = two_nets(tmp_path / "b")
    bundle = open_bundle(path)
    assert resident_bytes(path) <= 1_000_000
    assert int(bundle.values(bundle.tensor("two", "t"))[::4096].sum()) > 0
    assert EACH <= resident_bytes(path) <= EACH + 1_000_000


def resident_bytes(path: Path) -> int:
    """How much of a mapped file is in this process's memory."""
    told = Path("/proc/self/smaps").read_text(encoding="utf-8")
    parts = re.split(r"^(?=[0-9a-f]+-[0-9a-f]+ )", told, flags=re.MULTILINE)
    (own,) = [part for part in parts if str(path) in part]
    found = re.search(r"^Rss: +(\d+) kB", own, re.MULTILINE)
    assert found
    return 1024 * int(found[1])


def read_over_and_over(path: Path) -> set[int]:
    """The sums of net one as found in many openings; each is of one whole file."""
    found = set()
    for _ in range(20):
        with open_bundle(path) as bundle:
            bundle.check_net("one")
            found.add(int(bundle.values(bundle.tensor("one", "t")).sum()))
    return found


def test_many_processes_read_while_one_replaces_the_file(tmp_path: Path) -> None:
    path = two_nets(tmp_path / "b")
    held = open_bundle(path)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        found = pool.map_async(read_over_and_over, [path, path])
        for value in (3, 1, 3):
            two_nets(path, first=value)
        sums = set().union(*found.get(timeout=60))
    assert sums <= {EACH, 3 * EACH}
    assert int(held.values(held.tensor("one", "t")).sum()) == EACH, "who has it open keeps what was opened"


def test_bf16_comes_as_bits_in_numpy_and_as_numbers_in_torch(tmp_path: Path) -> None:
    with open_bundle(small_bundle(tmp_path / "b")) as bundle:
        assert bundle.values(bundle.tensor("painter", "bias")).tolist() == [0x3F80, 0x4000, 0x4040]
        assert StoredNet(bundle, "painter")["bias"].tolist() == [1.0, 2.0, 3.0]
        assert StoredNet(bundle, "painter")["weight::scale"].tolist() == [0.5, 0.5]
        assert bundle.scales(bundle.tensor("painter", "weight")).tolist() == [0.5, 0.5]
        assert bundle.scales(bundle.tensor("painter", "bias")).tolist() == []
