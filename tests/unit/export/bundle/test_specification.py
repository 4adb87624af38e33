"""docs/bundle.md says what the writer writes: its worked example, its reader, its numbers."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from audobon.export.bundle import layout
from audobon.export.bundle.writer import Content, StoredFile, StoredTensor, write_bundle

PAGE = (Path(__file__).parents[4] / "docs" / "bundle.md").read_text(encoding="utf-8")


def block(kind: str, number: int = 0) -> str:
    return re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[number]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    weight = StoredTensor(
        dtype="i8",
        shape=(2, 3),
        values=struct.pack("6b", 127, -64, 0, 1, -127, 5),
        scales=struct.pack("<2f", 0.5, 0.125),
    )
    bias = StoredTensor(dtype="f32", shape=(2,), values=struct.pack("<2f", 0.25, -1))
    content = Content(
        nets={"demo": {"weight": weight, "bias": bias}},
        files={"demo/config.json": StoredFile(role="config", data=b'{"width": 3}\n')},
        about={"name": "example"},
    )  # fmt: skip
    write_bundle(tmp_path / "example.audobon", content)
    return tmp_path / "example.audobon"


def test_the_worked_example_is_the_file_byte_by_byte(example: Path) -> None:
    header = block("json").strip().encode()
    told = bytearray(16_448)
    told[64 : 64 + len(header)] = header
    for line in block("hexdump").splitlines():
        offset, *numbers = line.split()
        told[int(offset, 16) : int(offset, 16) + 16] = bytes.fromhex("".join(numbers))
    assert example.read_bytes() == bytes(told)


def test_the_reader_on_the_page_reads_it(example: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", block("python", 1), str(example)], capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines() == ["demo bias [2] -0.75", "demo weight [2, 3] 16.375"]


def test_the_numbers_of_the_page_are_the_programs() -> None:
    for number in (
        layout.MAX_HEADER_BYTES, layout.MAX_VALUES, layout.MAX_TENSORS, layout.MAX_FILES, layout.MAX_NETS,
        layout.MAX_NAME, layout.PAGE_BYTES,
    ):  # fmt: skip
        assert f"{number:,}" in PAGE or f"{number}" in PAGE, number
    for word in (*layout.ITEM_BYTES, *layout.ROLES, *layout.KNOWN_REQUIRED, *layout.KNOWN_OPTIONAL):
        assert f"`{word}`" in PAGE, word
    assert layout.MAGIC.hex(" ") in PAGE
    assert layout.END_MAGIC.hex(" ") in PAGE
    assert f"Version {layout.MAJOR}.{layout.MINOR} of the format" in PAGE
