"""Bound files under their checks: sound ones pass, and every planted fault is found by the check that is for it."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from audobon.comic.inspection import Inspection, Outcome, StageName
from audobon.comic.verdict import Severity
from audobon.errors import InputError
from audobon.evaluation.planted_files import PlantedFile, entries, packed, planted_file_faults
from audobon.quality.files import inspected_file
from audobon.quality.files.comic_info_rules import FIELDS, broken_rules
from audobon.quality.files.page_pictures import missing_numbers, natural_key
from tests.unit.quality.bound_files import bound_files

FAULTS = planted_file_faults()
XSD = Path(__file__).parents[2] / "data" / "comicinfo" / "ComicInfo-v2.0.xsd"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return bound_files(tmp_path_factory.mktemp("bound"))


def looked_at(path: Path) -> Inspection:
    return inspected_file(path, outside=False)


def codes(found: Inspection) -> set[str]:
    return {fault.code for fault in found.faults}


@pytest.mark.parametrize("ending", [".cbz", ".pdf", ".epub", ".html", "-pages"])
def test_sound_file_passes_without_a_finding(files: dict[str, Path], ending: str) -> None:
    found = looked_at(files[ending])
    assert found.faults == ()
    assert found.outcome is Outcome.PASS
    assert found.pages >= 4
    assert [stage.name for stage in found.stages] == list(StageName)
    assert found.stage(StageName.SECONDARY).outcome is Outcome.NOT_RUN
    assert found.stage(StageName.SECONDARY).unchecked[0].why


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.ending[1:]}: {fault.name}")
def test_planted_fault_is_found(files: dict[str, Path], fault: PlantedFile, tmp_path: Path) -> None:
    file = tmp_path / f"faulty{fault.ending}"
    file.write_bytes(fault.plant(files[fault.ending].read_bytes()))
    found = looked_at(file)
    assert fault.code in codes(found), found.faults
    assert found.outcome is not Outcome.PASS
    for one in found.faults:
        assert one.what
        assert one.way_out
        assert not one.way_out.endswith(".")
        assert all(char.isprintable() for char in one.what + one.where)


def test_planted_faults_are_all_told_apart() -> None:
    assert len({(fault.ending, fault.name) for fault in FAULTS}) == len(FAULTS)
    assert len(FAULTS) > 80


def test_missing_picture_of_a_folder_is_missed(files: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "book-pages"
    shutil.copytree(files["-pages"], folder)
    (folder / "002.png").unlink()
    assert codes(looked_at(folder)) == {"AUD-Q206"}


def test_picture_under_another_name_is_told(files: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "book-pages"
    shutil.copytree(files["-pages"], folder)
    (folder / "002.png").rename(folder / "002.jpg")
    assert codes(looked_at(folder)) == {"AUD-Q270"}


def test_slice_that_scrolling_readers_do_not_take_is_told(files: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "book-webtoon"
    folder.mkdir()
    with Image.open(files["-pages"] / "001.png") as page:
        page.convert("RGB").resize((800, 1280)).save(folder / "001.jpg")
        assert looked_at(folder).faults == ()
        page.convert("RGB").resize((800, 1500)).save(folder / "002.jpg")
    assert codes(looked_at(folder)) == {"AUD-Q271"}


def test_missing_file_is_a_coded_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-180"):
        looked_at(tmp_path / "nothing.cbz")


@pytest.mark.parametrize("name", ["story.txt", "book.cbr"])
def test_file_of_no_kind_is_a_coded_error(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"Once upon a time.")
    with pytest.raises(InputError, match="AUD-181"):
        looked_at(tmp_path / name)


def test_bare_folder_is_a_coded_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="AUD-181"):
        looked_at(tmp_path)


def test_file_that_is_too_large_is_a_coded_error(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    with file.open("wb") as stream:
        stream.write(b"<!doctype html>")
        stream.truncate(300 * 1024 * 1024)  # a sparse file takes no room
    with pytest.raises(InputError, match="AUD-182"):
        looked_at(file)


def test_archive_that_cannot_be_opened_is_not_passed_for_want_of_pages(tmp_path: Path) -> None:
    file = tmp_path / "book.cbz"
    file.write_bytes(b"PK\x03\x04 and no more")
    found = looked_at(file)
    assert codes(found) == {"AUD-Q210", "AUD-Q290"}
    assert found.stage(StageName.PRIMARY).outcome is Outcome.NOT_RUN
    assert found.stage(StageName.FINAL).outcome is Outcome.FAIL


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), ending=st.sampled_from([".cbz", ".pdf", ".epub", ".html"]), head=st.sampled_from(
    [b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-1.4\n", b"<html>", b"PK\x03\x04mimetypeapplication/epub+zip"]
))  # fmt: skip
def test_any_bytes_are_answered_by_findings(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str, head: bytes
) -> None:
    file = tmp_path_factory.mktemp("any") / f"any{ending}"
    file.write_bytes(head + data)
    found = looked_at(file)
    assert found.outcome is Outcome.FAIL or ending == ".html" or head == b"<html>"


@settings(max_examples=40, deadline=None)
@given(at=st.floats(0, 1), by=st.integers(1, 255), ending=st.sampled_from([".cbz", ".pdf", ".epub"]))
def test_any_changed_byte_is_answered(
    files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, at: float, by: int, ending: str
) -> None:
    data = bytearray(files[ending].read_bytes())
    place = min(int(at * len(data)), len(data) - 1)
    data[place] ^= by
    file = tmp_path_factory.mktemp("changed") / f"changed{ending}"
    file.write_bytes(bytes(data))
    assert looked_at(file).kind


def test_a_hundred_faults_of_a_kind_are_told_in_a_dozen_lines(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(1, 101):
        Image.new("RGB", (500, 700), (9, 9, 9)).save(folder / f"{number:03d}.png")
    blank = [fault for fault in looked_at(folder).faults if fault.code == "AUD-Q202"]
    assert len(blank) == 13
    assert blank[-1].what == "88 more findings like these"
    assert blank[-1].severity is Severity.ERROR


@given(st.lists(st.integers(1, 60), min_size=2, unique=True))
def test_left_out_numbers_are_those_between(numbers: list[int]) -> None:
    names = [f"pages/p{number:03d}.jpg" for number in numbers]
    found = missing_numbers(names)
    assert set(found).isdisjoint(numbers)
    assert set(found) <= set(range(1, max(numbers)))


def test_two_pages_in_one_name_are_two_pages() -> None:
    assert missing_numbers(["001.jpg", "002-003.jpg", "004.jpg"]) == ()
    assert missing_numbers(["001.jpg", "002.jpg", "004.jpg"]) == (3,)
    assert missing_numbers(["002.jpg", "003.jpg", "004.jpg"]) == (1,)
    assert missing_numbers(["cover.jpg", "002.jpg", "003.jpg"]) == ()


@given(st.lists(st.text(alphabet="aB1 0/.", max_size=6)))
def test_natural_order_is_an_order(names: list[str]) -> None:
    once = sorted(names, key=natural_key)
    assert sorted(once, key=natural_key) == once
    assert sorted(["p10", "p9", "P2"], key=natural_key) == ["P2", "p9", "p10"]


def test_rules_of_comic_info_are_those_of_the_schema() -> None:
    """Every element of the schema is known, in the schema's order; those beyond it are version 2.1's."""
    spaces = {"xs": "http://www.w3.org/2001/XMLSchema"}
    found = etree.parse(str(XSD)).findall("./xs:complexType[@name='ComicInfo']/xs:sequence/xs:element", spaces)
    assert [name for name in FIELDS if name not in NEWER] == [one.get("name") for one in found]


NEWER = frozenset({"Translator", "Tags", "StoryArcNumber", "GTIN"})
NAMES = st.sampled_from([name for name in FIELDS if name not in NEWER and name != "Pages"])
VALUES = st.sampled_from(
    ["", "1", "-1", "3.5", "7", "4.123", "No", "Yes", "YesAndRightToLeft", "Teen", "x", "2147483648"]
)


def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(XSD)))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=5))
def test_comic_info_breaks_our_rules_where_it_breaks_the_schema(fields: list[tuple[str, str]]) -> None:
    text = "<ComicInfo>" + "".join(f"<{name}>{value}</{name}>" for name, value in fields) + "</ComicInfo>"
    broken = list(broken_rules(ElementTree.fromstring(text)))
    assert bool(broken) is not schema().validate(etree.fromstring(text)), broken


PAGES = st.dictionaries(
    st.sampled_from(["Image", "Type", "DoublePage", "ImageSize", "Key", "Bookmark", "ImageWidth", "Name"]),
    st.sampled_from(["", "0", "-3", "x", "Story", "FrontCover Deleted", "Cover", "true", "1", "yes", "99999999999"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PAGES, max_size=2))
def test_page_list_breaks_our_rules_where_it_breaks_the_schema(pages: list[dict[str, str]]) -> None:
    entries = "".join("<Page " + " ".join(f'{key}="{value}"' for key, value in page.items()) + "/>" for page in pages)
    text = f"<ComicInfo><Pages>{entries}</Pages></ComicInfo>"
    broken = list(broken_rules(ElementTree.fromstring(text)))
    assert bool(broken) is not schema().validate(etree.fromstring(text)), broken


def test_large_jpeg_of_a_printed_page_is_no_fault_of_a_pdf(files: dict[str, Path], tmp_path: Path) -> None:
    """qpdf measures a JPEG's memory generously, and refused plates of a page's whole width."""
    file = tmp_path / "large.pdf"
    noise = np.random.default_rng(3).integers(90, 160, (330, 225, 3), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(noise).resize((1800, 2640)).save(stream, format="JPEG")
    with pikepdf.open(files[".pdf"]) as pdf:
        (plate,) = (held for held in pdf.pages[0].resources.XObject.as_dict().values() if held.Subtype == "/Image")
        plate.write(stream.getvalue(), filter=pikepdf.Name.DCTDecode)
        plate.Width, plate.Height = 1800, 2640
        pdf.save(file)
    assert looked_at(file).faults == ()


def test_jpeg_that_says_it_is_endless_is_not_decoded(files: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "endless.pdf"
    with pikepdf.open(files[".pdf"]) as pdf:
        (plate,) = (held for held in pdf.pages[0].resources.XObject.as_dict().values() if held.Subtype == "/Image")
        data = bytearray(plate.read_raw_bytes())
        at = data.index(b"\xff\xc0") + 5  # height and width in the frame's head
        data[at : at + 4] = b"\xff\xdc\xff\xdc"  # 65,500 each
        plate.write(bytes(data), filter=pikepdf.Name.DCTDecode)
        pdf.save(file)
    found = looked_at(file)
    assert "AUD-Q201" in codes(found)
    assert any("4290250000 pixels" in fault.what for fault in found.faults)


def with_forms(pdf: pikepdf.Pdf, draw: bytes, *, depth: int) -> pikepdf.Stream:
    """A form that draws another as this says, that draws another, and so on."""
    form = pikepdf.Stream(pdf, b"0 0 1 1 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    for _ in range(depth):
        inner = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=pdf.make_indirect(form)))
        form = pikepdf.Stream(
            pdf, draw, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9], Resources=inner
        )
    return form


def test_forms_that_draw_each_other_without_end_are_given_up(files: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "laughs.pdf"
    with pikepdf.open(files[".pdf"]) as pdf:
        page = pdf.pages[1]
        page.resources.XObject.F = pdf.make_indirect(with_forms(pdf, b"/F Do " * 40, depth=9))
        page.contents_add(pikepdf.Stream(pdf, b"/F Do"))
        pdf.save(file)
    found = looked_at(file)
    assert any("more than 2000 forms" in fault.what for fault in found.faults)


def test_drawing_that_is_too_long_is_given_up(files: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "long.pdf"
    with pikepdf.open(files[".pdf"]) as pdf:
        pdf.pages[1].contents_add(pikepdf.Stream(pdf, b"q Q " * 9_000_000))
        pdf.save(file)
    found = looked_at(file)
    assert any("more than is read" in fault.what and fault.where == "page 2" for fault in found.faults)


def test_deep_xml_is_answered(files: dict[str, Path], tmp_path: Path) -> None:
    members = entries(files[".cbz"].read_bytes())
    deep = b"<ComicInfo>" + b"<a>" * 300_000 + b"</a>" * 300_000 + b"</ComicInfo>"
    file = tmp_path / "deep.cbz"
    file.write_bytes(packed([(name, deep if name == "ComicInfo.xml" else data) for name, data in members]))
    assert "AUD-Q223" in codes(looked_at(file))


def test_spine_of_many_thousands_is_answered(files: dict[str, Path], tmp_path: Path) -> None:
    members = []
    for name, data in entries(files[".epub"].read_bytes()):
        if name.endswith(".opf"):
            items = b"".join(b'<item id="i%d" href="x%d" media-type="text/css"/>' % (at, at) for at in range(60_000))
            refs = b"".join(b'<itemref idref="i%d"/>' % at for at in range(60_000))
            data = data.replace(b"</manifest>", items + b"</manifest>").replace(b"</spine>", refs + b"</spine>")
        members.append((name, data))
    file = tmp_path / "many.epub"
    file.write_bytes(packed(members))
    listed = [fault for fault in looked_at(file).faults if fault.code == "AUD-Q252"]
    assert len(listed) == 13


def test_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cbz")
    with pytest.raises(InputError, match="AUD-181"):
        looked_at(tmp_path / "pipe.cbz")
