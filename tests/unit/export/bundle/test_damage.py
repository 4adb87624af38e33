"""A bundle that is cut off, grown or changed anywhere: told with a code, each time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audobon.errors import WeightsError
from audobon.export.bundle.extracting import extract_bundle
from audobon.export.bundle.header import read_trailer
from audobon.export.bundle.reader import open_bundle
from audobon.export.bundle.writer import Content, StoredFile, StoredTensor, write_bundle
from tests.bundles import small_bundle, trailer


def verify(path: Path) -> None:
    with open_bundle(path) as bundle:
        bundle.check_whole()


def test_cut_off_at_every_hundredth_of_its_length_it_is_told_from_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "large.audobon"
    tensor = StoredTensor(dtype="u8", shape=(100_000,), values=np.random.default_rng(0).bytes(100_000))
    write_bundle(path, Content(nets={"net": {"t": tensor}}, files={"f": StoredFile(role="data", data=bytes(50_000))}))
    data = path.read_bytes()
    lengths = [len(data) * hundredth // 100 for hundredth in range(100)] + [len(data) - 1, 1, 7, 8, 63, 64]
    for length in lengths:
        path.write_bytes(data[:length])
        with pytest.raises(WeightsError, match=r"AUD-383: large\.audobon is cut off or grown"):
            open_bundle(path)
    path.write_bytes(data)
    verify(path)


def test_one_that_becomes_shorter_while_it_is_opened_is_told() -> None:
    with pytest.raises(WeightsError, match="AUD-384: b is damaged: it became shorter while it was read"):
        read_trailer(b"", file_bytes=20_000, name="b")


def test_a_byte_more_is_told(tmp_path: Path) -> None:
    path = small_bundle(tmp_path / "b")
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(WeightsError, match="AUD-383"):
        open_bundle(path)


def test_a_flipped_bit_anywhere_is_found(tmp_path: Path) -> None:
    path = small_bundle(tmp_path / "b")
    data = path.read_bytes()
    header = 64 + int.from_bytes(data[12:16], "little")
    random = np.random.default_rng(1)
    places = [*range(header), *range(header, len(data) - 64, 11), *range(len(data) - 64, len(data))]
    with path.open("r+b", buffering=0) as stream:
        for place in places:
            stream.seek(place)
            stream.write(bytes([data[place] ^ (1 << int(random.integers(8)))]))
            with pytest.raises(WeightsError, match="AUD-38[1-7]"):
                verify(path)
            stream.seek(place)
            stream.write(data[place : place + 1])
    verify(path)


def test_a_damaged_payload_is_named(tmp_path: Path) -> None:
    path = small_bundle(tmp_path / "b")
    data = bytearray(path.read_bytes())
    with open_bundle(path) as bundle:
        place = bundle.place(bundle.tensor("painter", "weight"))
    data[place + 64] ^= 4  # of a scale
    path.write_bytes(data)
    with open_bundle(path) as bundle:
        bundle.check_net("style/space")
        with pytest.raises(WeightsError, match='AUD-387: "weight" in b is damaged: its sha256 is'):
            bundle.check_net("painter")
        with pytest.raises(WeightsError, match="AUD-387"):
            extract_bundle(bundle, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_what_is_hidden_between_payloads_is_found_even_if_signed(tmp_path: Path) -> None:
    path = small_bundle(tmp_path / "b")
    data = bytearray(path.read_bytes())
    with open_bundle(path) as bundle:
        places = [bundle.place(bundle.tensor("painter", "bias")) + 6, 4095, len(data) - 65]
        places.append(bundle.place(bundle.tensor("painter", "weight")) + 72)
    for place in places:
        changed = bytearray(data[:-64])
        changed[place] = 1
        path.write_bytes(bytes(changed) + trailer(bytes(changed), file_bytes=len(data)))
        with pytest.raises(WeightsError, match="AUD-384: b is damaged: bytes .* which should be zero"):
            verify(path)


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with open_bundle(small_bundle(tmp_path / "b")) as bundle:
        for ask in (
            lambda: bundle.net("other"), lambda: bundle.tensor("painter", "other"), lambda: bundle.file("other"),
            lambda: bundle.check_file("other"),
        ):  # fmt: skip
            with pytest.raises(WeightsError, match="AUD-388: b holds no"):
                ask()
