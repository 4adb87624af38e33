"""Word documents: headings, tracked changes, what is left out, and the way back to the paragraph."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from audobon.comic.manuscript import Manuscript
from audobon.errors import InputError
from audobon.manuscript import open_manuscript
from tests.unit.manuscript.books import docx, paragraph, zipped


def opened(folder: Path, data: bytes, name: str = "story.docx") -> Manuscript:
    path = folder / name
    path.write_bytes(data)
    return open_manuscript(path)


def text_of(folder: Path, *paragraphs: str) -> str:
    return opened(folder, docx("".join(paragraphs))).text


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_are_chapters_by_their_style(tmp_path: Path) -> None:
    body = (
        paragraph("One", style="H1")
        + paragraph("A hare ran.")
        + paragraph("Two", style="Own")
        + paragraph("A fox came.")
        + paragraph("Three", properties='<w:outlineLvl w:val="1"/>')
        + paragraph("All went home.", style="Loop")
    )
    manuscript = opened(tmp_path, docx(body, title="The Hare", author="A. Writer"))
    assert [(chapter.title, chapter.span.text(manuscript.text)) for chapter in manuscript.chapters] == [
        ("One", "A hare ran."),
        ("Two", "A fox came."),
        ("Three", "All went home."),
    ]
    assert (manuscript.title, manuscript.author, manuscript.warnings) == ("The Hare", "A. Writer", ())


def test_title_on_the_page_goes_before_the_property(tmp_path: Path) -> None:
    body = paragraph("The Quick Hare", style="T") + paragraph("by A. Writer") + paragraph("A hare ran.")
    manuscript = opened(tmp_path, docx(body, title="Document1"))
    assert (manuscript.title, manuscript.author, manuscript.text) == ("The Quick Hare", "A. Writer", "A hare ran.")


def test_changes_are_accepted(tmp_path: Path) -> None:
    changed = (
        run("A ")
        + "<w:del><w:r><w:delText>fox</w:delText></w:r></w:del><w:ins><w:r><w:t>hare</w:t></w:r></w:ins>"
        + "<w:moveFrom><w:r><w:t>slowly</w:t></w:r></w:moveFrom>"
        + run(" ran.")
    )
    joined = '<w:rPr><w:del w:id="1"/></w:rPr>'
    old_style = '<w:pPrChange><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
    text = text_of(
        tmp_path, paragraph(changed, properties=old_style), paragraph("And ", properties=joined), paragraph("ran.")
    )
    assert text == "A hare ran.\n\nAnd ran."


def test_line_ends_tabs_and_hyphens(tmp_path: Path) -> None:
    runs = (
        "<w:r><w:t>Twinkle,</w:t><w:br/><w:t>twin</w:t><w:softHyphen/><w:t>kle</w:t><w:tab/><w:t>star</w:t>"
        '<w:noBreakHyphen/><w:t>let</w:t><w:br w:type="page"/><w:t>The next.</w:t></w:r>'
    )
    assert text_of(tmp_path, paragraph(runs)) == "Twinkle,\ntwinkle star-let\n\nThe next."


def test_italics_and_bold_are_stressed(tmp_path: Path) -> None:
    def set_apart(text: str, *properties: str) -> str:
        told = "".join(f"<w:{one}/>" for one in properties)
        return f'<w:r><w:rPr>{told}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    body = run("A hare ") + set_apart("never", "i") + run(" ran ") + set_apart("so", "b", 'i w:val="0"')
    body += set_apart(" fast", 'i w:val="0"') + set_apart(" at all", 'rStyle w:val="Emphasis"') + run(".")
    told = opened(tmp_path, docx(paragraph(body)))
    assert told.text == "A hare never ran so fast at all."
    assert [span.text(told.text).strip() for span in told.stressed] == ["never", "so", "at all"]


def test_smart_quotes_stay(tmp_path: Path) -> None:
    assert text_of(tmp_path, paragraph("\u201cDon\u2019t!\u201d said he.")) == "\u201cDon\u2019t!\u201d said he."


def test_notes_and_boxes_are_left_out_with_a_warning(tmp_path: Path) -> None:
    box = "<w:r><w:txbxContent><w:p><w:r><w:t>Aside</w:t></w:r></w:p></w:txbxContent></w:r>"
    body = paragraph(run("A hare") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + box + run(" ran."))
    manuscript = opened(tmp_path, docx(body))
    assert manuscript.text == "A hare ran."
    assert manuscript.warnings == ("1 notes were left out", "1 text boxes were left out")


def test_contents_hidden_text_and_field_codes_are_left_out(tmp_path: Path) -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('One ... 3')}</w:sdtContent></w:sdt>"
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    twice = f"<mc:AlternateContent xmlns:mc='m'><mc:Choice>{run('ran.')}</mc:Choice><mc:Fallback>{run('ran.')}"
    body = contents + paragraph("One 3", style="TOC1")
    body += paragraph(run("A hare ") + hidden + twice + "</mc:Fallback></mc:AlternateContent>")
    assert opened(tmp_path, docx(body)).text == "A hare ran."


def test_drawn_lines_are_breaks(tmp_path: Path) -> None:
    line = paragraph("<w:r/>", properties="<w:pBdr><w:bottom/></w:pBdr>")
    texts = [paragraph(text) for text in ("One.", "* * *", "Two.", "#", "Three.")]
    assert text_of(tmp_path, *texts, line, paragraph("Four.")) == (
        "One.\n\n* * *\n\nTwo.\n\n* * *\n\nThree.\n\n* * *\n\nFour."
    )


def test_every_character_maps_back_to_its_paragraph(tmp_path: Path) -> None:
    body = paragraph("A hare ran.") + paragraph("") + paragraph(run("Salt &amp; ") + run("pepper."))
    manuscript = opened(tmp_path, docx(body))
    place = manuscript.source_place(manuscript.text.index("pepper"))
    assert place.told == "word/document.xml, paragraph 3"
    with zipfile.ZipFile(io.BytesIO(docx(body))) as archive:
        source = archive.read("word/document.xml").decode()
    assert source[place.offset :].startswith("pepper.")


def test_main_part_can_have_another_name(tmp_path: Path) -> None:
    assert opened(tmp_path, docx(paragraph("A hare ran."), main="word/main2.xml")).text == "A hare ran."


def test_document_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        opened(tmp_path, docx(paragraph("")))
    assert caught.value.code == "AUD-109"


@pytest.mark.parametrize("kind", ["spreadsheetml.sheet.main", "presentationml.presentation.main"])
def test_other_office_files_are_refused(tmp_path: Path, kind: str) -> None:
    with pytest.raises(InputError) as caught:
        opened(tmp_path, zipped({"[Content_Types].xml": f"<Types>{kind}</Types>", "xl/workbook.xml": "<a/>"}))
    assert caught.value.code == "AUD-114"
