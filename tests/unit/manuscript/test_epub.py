"""E-books: reading order, chapters, what is left out, and the way back to the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from audobon.comic.manuscript import Manuscript
from audobon.errors import InputError
from audobon.manuscript import open_manuscript
from tests.unit.manuscript.books import epub, package, page

NAV = (
    '<nav epub:type="toc"><ol><li><a href="one.xhtml">A Hare</a></li>'
    '<li><a href="two.xhtml#b">The Fox</a></li></ol></nav>'
)


def opened(folder: Path, data: bytes, name: str = "book.epub") -> Manuscript:
    path = folder / name
    path.write_bytes(data)
    return open_manuscript(path)


def refused(folder: Path, data: bytes, name: str = "book.epub") -> InputError:
    with pytest.raises(InputError) as caught:
        opened(folder, data, name)
    return caught.value


def chapters(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(chapter.title, chapter.span.text(manuscript.text)) for chapter in manuscript.chapters]


def test_pages_come_in_the_spines_order(tmp_path: Path) -> None:
    pages = {"b.xhtml": page("<h2>Two</h2><p>A fox came.</p>"), "a.xhtml": page("<h2>One</h2><p>A hare ran.</p>")}
    manuscript = opened(tmp_path, epub(pages, opf=package(tuple(pages), spine=("a.xhtml", "b.xhtml"))))
    assert chapters(manuscript) == [("One", "A hare ran."), ("Two", "A fox came.")]
    assert (manuscript.title, manuscript.author, manuscript.warnings) == ("The Hare", "A. Writer", ())


def test_every_character_maps_back_to_its_page(tmp_path: Path) -> None:
    one = page("<p>A hare\nran &amp; ran.</p>")
    two = page("<h2>Two</h2>\n<p>A <em>fox</em>&#160;came \u2014 \u201cSo!\u201d</p>")
    manuscript = opened(tmp_path, epub({"one.xhtml": one, "two.xhtml": two}))
    assert manuscript.text == "A hare ran & ran.\n\nA fox came \u2014 \u201cSo!\u201d"
    sources = {"OEBPS/one.xhtml": one, "OEBPS/two.xhtml": two}
    for run in manuscript.source_runs:
        place = manuscript.source_place(run.text_start)
        here = sources[place.part][place.offset : place.offset + run.length]
        copied = manuscript.text[run.text_start : run.text_start + run.length]
        assert here == ("&" if run.is_ours else copied)
    place = manuscript.source_place(manuscript.text.index("fox"))
    assert two.splitlines()[place.number - 1].startswith("<p>A <em>fox")
    assert place.told == "OEBPS/two.xhtml, line 5"


def test_emphasis_line_ends_and_breaks_are_as_in_plain_text(tmp_path: Path) -> None:
    body = (
        "<p>A <i>hare</i>,<br/>a fox.</p><hr/><p>Mr.&nbsp;Owl<span>\u2060\u2014</span>so\u00adon.</p>"
        '<p style="text-align:center">*\u00a0*\u00a0*</p><p>End it.</p><p><img src="x.png" alt="* * *"/></p><p>No.</p>'
    )
    text = opened(tmp_path, epub({"one.xhtml": page(body)})).text
    assert text == "A hare,\na fox.\n\n* * *\n\nMr. Owl\u2014soon.\n\n* * *\n\nEnd it.\n\n* * *\n\nNo."


def test_italics_and_bold_are_stressed(tmp_path: Path) -> None:
    body = "<p>I <i>did</i> not &#8220;say&#8221; <strong>so <em>much</em></strong> &amp; more.</p>"
    told = opened(tmp_path, epub({"one.xhtml": page(body)}))
    assert [span.text(told.text) for span in told.stressed] == ["did", "so much"]


def test_front_and_back_matter_is_left_out(tmp_path: Path) -> None:
    pages = {
        "cover.xhtml": page("<p>Cover picture</p>"),
        "title.xhtml": page('<section epub:type="titlepage"><h1>The Hare</h1><p>By A. Writer</p></section>'),
        "nav.xhtml": page(NAV),
        "one.xhtml": page('<h2>One</h2><p>A hare ran.<a epub:type="noteref" href="#n">1</a></p>'),
        "colophon.xhtml": page("<p>Set in type.</p>", attributes=' epub:type="colophon"'),
    }
    guide = '<reference type="cover" href="cover.xhtml"/>'
    manuscript = opened(tmp_path, epub(pages, opf=package(tuple(pages), guide=guide)))
    assert chapters(manuscript) == [("One", "A hare ran.")]
    assert manuscript.warnings == ("1 notes were left out",)


def test_gutenberg_licence_and_contents_are_left_out(tmp_path: Path) -> None:
    body = (
        '<section class="pg-boilerplate"><p>The Project Gutenberg eBook of Hares</p></section>'
        '<h1>The Hare</h1><h2>by A. Writer</h2><h2>Contents</h2><table><tr><td><a href="#c1">I.</a></td><td>Running'
        '</td></tr></table><h2 id="c1"><a href="#toc">CHAPTER I.<br/>Running</a></h2><p>A hare'
        '<span class="pagenum">[Pg 7]</span> ran.</p><div class="pg-boilerplate"><p>Donate here.</p></div>'
    )
    manuscript = opened(tmp_path, epub({"one.xhtml": page(body)}))
    assert chapters(manuscript) == [("CHAPTER I. Running", "A hare ran.")]


def test_old_gutenberg_lines_end_the_licence(tmp_path: Path) -> None:
    body = (
        "<pre>Title: Hares</pre><p>*** START OF THE PROJECT GUTENBERG EBOOK HARES ***</p><p>A hare ran.</p>"
        "<p>*** END OF THE PROJECT GUTENBERG EBOOK HARES ***</p><p>Donate.</p>"
    )
    assert opened(tmp_path, epub({"one.xhtml": page(body)})).text == "A hare ran."


def test_chapters_without_headings_are_named_by_the_contents(tmp_path: Path) -> None:
    pages = {
        "one.xhtml": page("<p>A hare ran.</p>"),
        "two.xhtml": page('<p>So it did.</p><p class="head" id="b">The Fox</p><p>A fox came.</p>'),
    }
    manuscript = opened(tmp_path, epub(pages, **{"OEBPS/nav.xhtml": page(NAV)}))
    assert chapters(manuscript) == [("A Hare", "A hare ran.\n\nSo it did."), ("The Fox", "A fox came.")]


def test_older_contents_name_chapters_too(tmp_path: Path) -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>A Hare</text></navLabel>'
        '<content src="one.xhtml"/></navPoint></navMap></ncx>'
    )
    opf = (
        package(("one.xhtml",))
        .replace('properties="nav"', "")
        .replace("<spine>", '<spine toc="ncx">')
        .replace("</manifest>", '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>')
    )
    manuscript = opened(tmp_path, epub({"one.xhtml": page("<p>A hare ran.</p>")}, opf=opf, **{"OEBPS/toc.ncx": ncx}))
    assert chapters(manuscript) == [("A Hare", "A hare ran.")]


def test_book_without_a_spine_is_refused(tmp_path: Path) -> None:
    pages = {"one.xhtml": page("<p>A hare ran.</p>")}
    assert refused(tmp_path, epub(pages, opf=package(("one.xhtml",), spine=()))).code == "AUD-116"


def test_book_of_pictures_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, epub({"one.xhtml": page('<p><img src="a.png" alt="A hare"/></p>')})).code == "AUD-116"


def test_missing_page_is_told(tmp_path: Path) -> None:
    pages = {"one.xhtml": page("<p>A hare ran.</p>")}
    manuscript = opened(tmp_path, epub(pages, opf=package(("one.xhtml", "gone.xhtml"))))
    assert manuscript.warnings == ("the e-book names a page that is not in it: OEBPS/gone.xhtml",)


def test_locked_book_is_refused(tmp_path: Path) -> None:
    locks = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://x#aes"/></EncryptedData></encryption>'
    data = epub({"one.xhtml": page("<p>A</p>")}, **{"META-INF/encryption.xml": locks})
    error = refused(tmp_path, data)
    assert (error.code, "DRM" in error.message) == ("AUD-113", True)


def test_scrambled_fonts_do_not_lock_a_book(tmp_path: Path) -> None:
    locks = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
    data = epub({"one.xhtml": page("<p>A hare ran.</p>")}, **{"META-INF/encryption.xml": locks})
    assert opened(tmp_path, data).text == "A hare ran."


def test_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    manuscript = opened(tmp_path, epub({"one.xhtml": page("<p>A hare ran.</p>")}), "book.txt")
    assert manuscript.warnings == ("book.txt is read as an e-book (EPUB), which it holds",)
    manuscript = opened(tmp_path, b"A hare ran.", "book.epub")
    assert manuscript.warnings == ("book.epub is read as plain text, which it holds",)


def test_page_in_another_encoding_is_read(tmp_path: Path) -> None:
    latin = page("<p>The caf\u00e9.</p>").replace("utf-8", "ISO-8859-1").encode("latin-1")
    wide = page("<p>The caf\u00e9.</p>").replace("utf-8", "utf-16").encode("utf-16")
    for data in (latin, wide):
        opf = package(("one.xhtml",))
        assert opened(tmp_path, epub({}, opf=opf, **{"OEBPS/one.xhtml": data})).text == "The caf\u00e9."
