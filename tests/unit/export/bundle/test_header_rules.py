"""Every rule of the format, broken on purpose by somebody who can sign: refused, with the code and the reason."""

from __future__ import annotations

import hashlib
import re
import struct
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from audobon.errors import WeightsError
from audobon.export.bundle.canonical import written
from audobon.export.bundle.header import read_header, signed_preamble
from audobon.export.bundle.layout import MAX_HEADER_BYTES, MAX_VALUES
from audobon.export.bundle.reader import open_bundle
from tests.bundles import Tree, header_of, signed, small_bundle, trailer, with_header


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    return small_bundle(tmp_path / "small.audobon").read_bytes()


def refused(tmp_path: Path, data: bytes) -> WeightsError:
    path = tmp_path / "changed.audobon"
    path.write_bytes(data)
    with pytest.raises(WeightsError) as caught:
        open_bundle(path)
    return caught.value


def put(*where: str | int, value: object) -> Callable[[Tree], object]:
    def change(tree: Tree) -> None:
        place: object = tree
        for step in where[:-1]:
            place = place[step]  # type: ignore[index]
        place[where[-1]] = value  # type: ignore[index]

    return change


WEIGHT = ("nets", 0, "tensors", 1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (put("nets", value={}), "nets should be a list"),
        (put("files", value=7), "files should be a list"),
        (put("more", value=1), "the header has keys beside about, features, files, nets"),
        (lambda tree: tree.pop("about"), "the header should be an object with about, features, files, nets"),
        (put("about", value={"name": 3}), "a fact should be a string"),
        (put("about", value={"Name": "x"}), 'a fact\'s key may not be "Name"'),
        (put("features", "optional", value=["b", "a"]), "features are not in order"),
        (put("features", "optional", value=["a", "a"]), "features are not in order"),
        (put("nets", 0, "name", value="../painter"), r'a name may not be "\.\./painter"'),
        (put("nets", 0, "name", value="/painter"), 'a name may not be "/painter"'),
        (put("nets", 0, "name", value="a//b"), 'a name may not be "a//b"'),
        (put("nets", 0, "name", value=".hidden"), r'a name may not be "\.hidden"'),
        (put("nets", 0, "name", value="a/b."), r'a name may not be "a/b\."'),
        (put("nets", 0, "name", value="c:x"), 'a name may not be "c:x"'),
        (put("nets", 0, "name", value="a/CON.txt"), r'a name may not be "a/CON\.txt"'),
        (put("nets", 0, "name", value="zebra"), "nets are not in order"),
        (put("nets", 1, "name", value="painter"), "nets are not in order"),
        (put("nets", 0, "name", value="Style/space"), 'twice but for great and small letters'),
        (put("files", 0, "name", value="painter"), '"painter" would be a file and a folder at once'),
        (put("files", 1, "name", value="style"), '"style/space" would be a file and a folder at once'),
        (put("files", 1, "name", value="painter/weights.json"), "would lie where the tensors of a net do"),
        (put("files", 1, "name", value="painter/x.safetensors"), "would lie where the tensors of a net do"),
        (put("files", 0, "role", value="program"), "a file's role is none of"),
        (put("files", 0, "sha256", value="A" * 64), "a checksum may not be"),
        (put("files", 0, "sha256", value="a" * 63), "a checksum may not be"),
        (put("files", 0, "size", value=5000), "begins at 16384 instead of 20480"),
        (put("files", 1, "size", value=2**62), "ends at 4611686018427"),
        (put("files", 1, "size", value=2**63), r"a size should be a whole number below 2\^63"),
        (put("files", 1, "offset", value=0), '"painter/config.json" begins at 0 instead of'),
        (put(*WEIGHT, "offset", value=0), '"weight" begins at 0 instead of 4096'),
        (put(*WEIGHT, "offset", value=4097), '"weight" begins at 4097 instead of 4096'),
        (put(*WEIGHT, "offset", value=1 << 40), '"weight" begins at 1099511627776 instead of 4096'),
        (put(*WEIGHT, "dtype", value="i9"), "a tensor's dtype is none of"),
        (put(*WEIGHT, "dtype", value="f32"), "2 scales, and they fit neither its dtype nor its shape"),
        (put(*WEIGHT, "scales", value=3), "3 scales, and they fit neither"),
        (put(*WEIGHT, "shape", value=[2, 40]), '"weight" has 72 bytes, which do not fit its dtype'),
        (put(*WEIGHT, "shape", value=[2, 1 << 40]), "do not fit its dtype and shape"),
        (put(*WEIGHT, "shape", value=[0, 1 << 32, 1 << 32]), '"weight" has a shape beyond what can be counted'),
        (put(*WEIGHT, "shape", value=[1] * 9), "a shape should be a list of at most 8"),
        (put(*WEIGHT, "shape", value=["2", 3]), "a size in a shape should be a whole number"),
        (put(*WEIGHT, "name", value="a"), "the tensors of \"painter\" are not in order"),
        (put(*WEIGHT, "name", value=""), 'a tensor may not be called ""'),
        (put(*WEIGHT, "name", value="__metadata__"), 'a tensor may not be called "__metadata__"'),
        (put(*WEIGHT, "name", value="weight::scale"), 'a tensor may not be called "weight::scale"'),
        (put(*WEIGHT, "name", value="x" * 257), "a string of more than 256 characters"),
        (put(*WEIGHT, "size", value="72"), "a size should be a whole number"),
        (lambda tree: tree["files"].pop(), "its payloads have"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_told(change: Callable[[Tree], object], why: str, data: bytes, tmp_path: Path) -> None:
    error = refused(tmp_path, with_header(data, change))
    assert error.code == "AUD-385"
    assert re.search(why, error.message), error.message


@pytest.mark.parametrize(
    ("header", "why"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[]", "the header should be an object"),
        (b'{"a": 1}', "more than objects, lists, whole numbers and strings"),
        (b'{"a":-1}', "more than objects, lists, whole numbers and strings"),
        (b'{"a":1e9}', "more than objects, lists, whole numbers and strings"),
        (b'{"a":null}', "more than objects, lists, whole numbers and strings"),
        (b'{"a":NaN}', "more than objects, lists, whole numbers and strings"),
        (b'{"a":01}', "is not JSON"),
        (b'{"b":1,"a":2}', "is not written in the canonical way"),
        (b'{"a":1,"a":2}', "is not written in the canonical way"),
        (b'{"a":"\\u0041"}', "without a backslash"),
        (b'{"a":"\xc3\xa9"}', "printable ASCII"),
        (b'{"a":"\n"}', "printable ASCII"),
        (b'{"a":"}', "quotation marks"),
        (b'{"a":' + b"9" * 20 + b"}", "more than 19 digits"),
        (b"[" * 7 + b"]" * 7, "nested more than 6 deep"),
        (b"[" * 100_000, "nested more than 6 deep"),
        (b"[" + b"1," * MAX_VALUES + b"1]", f"more than {MAX_VALUES} values"),
        (b'"a"' * (MAX_VALUES + 1), "quotation marks"),
    ],
)
def test_a_header_that_is_not_canonical_is_refused(header: bytes, why: str, data: bytes, tmp_path: Path) -> None:
    error = refused(tmp_path, signed(data, header))
    assert error.code == "AUD-385"
    assert why in error.message


def test_a_header_that_says_it_is_long_is_refused_before_it_is_read(data: bytes, tmp_path: Path) -> None:
    longer = data[:12] + (MAX_HEADER_BYTES + 1).to_bytes(4, "little") + data[16:]
    assert refused(tmp_path, longer).code == "AUD-385"
    beyond = data[:12] + (1 << 20).to_bytes(4, "little") + data[16:]
    assert refused(tmp_path, beyond).code == "AUD-384"


def test_the_most_hostile_header_takes_little_memory() -> None:
    fillings = (b"{}", b"[]", b"1", b'""', b'{"":[]}', b'"' + b"x" * 250 + b'"')
    for filling in fillings:
        count = min((MAX_HEADER_BYTES - 2) // (len(filling) + 1), MAX_VALUES // 2)
        header = b"[" + b",".join([filling] * count) + b"]"
        preamble = signed_preamble(header, file_bytes=1 << 40)
        tracemalloc.start()
        with pytest.raises(WeightsError, match="AUD-385"):
            read_header(preamble, header, name="hostile")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 100_000_000, (filling[:9], peak)


def test_another_file_is_no_bundle(tmp_path: Path) -> None:
    for other in (b"PK\x03\x04 and so on", b"\x89PNG\r\n\x1a\n" + bytes(200), b"x"):
        assert refused(tmp_path, other).code == "AUD-381"


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"AUD-380: none\.audobon cannot be read: No such file"):
        open_bundle(tmp_path / "none.audobon")
    with pytest.raises(WeightsError, match=r"AUD-380: .* cannot be read: Is a directory"):
        open_bundle(tmp_path)


def test_a_later_major_version_is_refused_and_a_later_minor_one_is_read(data: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path, data[:8] + b"\x02\x00" + data[10:]).code == "AUD-382"
    tree = header_of(data) | {"later": [1]}
    header = written(tree)
    start = struct.pack("<8sHHIQQ", data[:8], 1, 1, len(header), len(data), 0)
    body = (start + hashlib.sha256(start + header).digest() + header).ljust(4096, b"\0") + data[4096:-64]
    path = tmp_path / "later.audobon"
    path.write_bytes(body + trailer(body, file_bytes=len(data)))
    with open_bundle(path) as bundle:
        bundle.check_whole()
        assert (bundle.preamble.minor, len(bundle.layout.nets)) == (1, 2)


def test_an_unknown_required_feature_is_refused(data: bytes, tmp_path: Path) -> None:
    changed = with_header(data, put("features", "required", value=["holograms", "scales-per-channel"]))
    error = refused(tmp_path, changed)
    assert error.code == "AUD-386"
    assert "requires what this version does not know: holograms" in error.message


def test_an_unknown_optional_feature_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "optional.audobon"
    path.write_bytes(with_header(data, put("features", "optional", value=["audobon-models", "holograms"])))
    with open_bundle(path) as bundle:
        assert bundle.layout.unknown_optional == ("holograms",)
