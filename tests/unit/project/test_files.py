"""Files are whole or not there, and the disk's errors are ours."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from audobon.comic.raster import Raster
from audobon.errors import InputError, ResourceError
from audobon.files import (
    TEMPORARY_PREFIX,
    adopted,
    locked,
    png_bytes,
    raster_from_png,
    read_text,
    sha256_hex,
    sweep_half_written,
    write_bytes,
    write_text,
)
from tests.builders import a_picture


def test_write_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    write_text(path, "old and long")
    write_text(path, "new")
    assert path.read_text() == "new"
    assert [one.name for one in path.parent.iterdir()] == ["a.txt"]


def test_failed_write_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ResourceError, match="AUD-551: the disk is full"):
        write_text(path, "new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("lasting", [True, False])
def test_only_what_must_last_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    write_bytes(tmp_path / "a.bin", b"whole", lasting=lasting)
    assert (tmp_path / "a.bin").read_bytes() == b"whole"
    assert len(waited) == lasting


def test_full_device_is_told_as_a_full_disk() -> None:
    with pytest.raises(ResourceError, match="AUD-551: the disk is full: /dev/full"):
        write_bytes(Path("/dev/full"), b"x" * 100_000)
    assert Path("/dev/full").is_char_device()


def test_place_that_is_a_file_cannot_hold_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(ResourceError, match="AUD-552: .* cannot be written"):
        write_text(tmp_path / "a" / "b.txt", "x")


@pytest.mark.parametrize("shape", [(8, 9, 3), (8, 9)])
def test_png_gives_the_pixels_back(shape: tuple[int, ...]) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    assert np.array_equal(raster_from_png(png_bytes(Raster(array=pixels)), name="a").array, pixels)


def test_png_keeps_sixteen_bits_of_depth() -> None:
    pixels = np.arange(0, 65536, 911, dtype=np.uint16).reshape(8, 9)
    back = raster_from_png(png_bytes(Raster(array=pixels)), name="a").array
    assert back.dtype == np.uint16
    assert np.array_equal(back, pixels)


def test_same_pixels_give_the_same_png() -> None:
    assert png_bytes(a_picture(3)) == png_bytes(a_picture(3))


@pytest.mark.parametrize("data", [b"", b"GIF89a....", png_bytes(a_picture())[:200]], ids=["empty", "gif", "cut"])
def test_damaged_png_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="AUD-152: art.png cannot be used"):
        raster_from_png(data, name="art.png")


def test_sweep_removes_only_what_was_left_unfinished(tmp_path: Path) -> None:
    (tmp_path / "panels").mkdir()
    (tmp_path / "panels" / f"{TEMPORARY_PREFIX}x").write_text("half")
    (tmp_path / "panels" / "art.png").write_text("whole")
    sweep_half_written(tmp_path)
    assert [path.name for path in (tmp_path / "panels").iterdir()] == ["art.png"]


def test_borders_between_parts_count_in_the_digest() -> None:
    assert sha256_hex("ab", "c") != sha256_hex("a", "bc")


def test_lock_keeps_a_second_run_out_and_ends_with_the_first(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(ResourceError, match="AUD-553: another run is at work"),
        locked(tmp_path),
    ):
        pass
    with locked(tmp_path):
        pass


def test_lock_dies_with_its_process(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from audobon.files import locked\n"
        "with locked(Path(sys.argv[1])):\n    os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode == -9
    with locked(tmp_path):
        pass


def test_text_that_is_not_utf8_is_refused_with_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_bytes(b"ab\xe9")
    with pytest.raises(InputError, match=r"AUD-151: .*board.json is not UTF-8 text \(byte 2\)"):
        read_text(path, code="AUD-151", hint="x")


def test_adopted_file_or_folder_replaces_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "walk.pdf").write_text("old")
    (tmp_path / "walk-pages").mkdir()
    (tmp_path / "walk-pages" / "009.png").write_text("old")
    (tmp_path / "bindery" / "walk-pages").mkdir(parents=True)
    (tmp_path / "bindery" / "walk.pdf").write_text("new")
    (tmp_path / "bindery" / "walk-pages" / "001.png").write_text("new")
    assert adopted(tmp_path / "bindery" / "walk.pdf", into=tmp_path).read_text() == "new"
    assert (tmp_path / "walk.pdf").read_text() == "new"
    assert [path.name for path in adopted(tmp_path / "bindery" / "walk-pages", into=tmp_path).iterdir()] == ["001.png"]
