"""The report on a finished book as one web page that needs nothing else.

Knows: HTML, the parts of the page and their order.  Does not know: how plots and panels are put.

It is read without a script and without a network: pictures are in it, and a policy in its head forbids everything else,
so that nothing in a story can act as markup. Headings, landmarks, captions and alternative texts are there for those
who hear it.
Source: WHATWG, HTML; W3C, Web Content Accessibility Guidelines 2.2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from audobon.binding.drawing import data_address
from audobon.binding.markup import Element, hypertext, own_policy, put
from audobon.binding.panel_words import page_title
from audobon.files import write_bytes
from audobon.report_page.gathering import BookMade, Outcome, PanelMade, gathered, kinds_made
from audobon.report_page.panel_cards import Words, mark_of, pictures_of, put_panel
from audobon.report_page.plots import put_findings, put_scores, put_seconds, put_shape, put_stages
from audobon.report_page.thumbnails import Thumbnails, thumbnails
from audobon.report_page.wording import (
    MARKS,
    OUTCOMES,
    book_told,
    bytes_told,
    counted,
    coverage_told_in_short,
    mended_told,
    message_told,
    score_told,
    seconds_told,
)

_ASSETS = files("audobon") / "assets" / "report_page"
STRIP_PX, STRIP_BYTES = 96, 2_000_000
"""The small pictures of the overview."""


@dataclass(frozen=True, kw_only=True)
class ReportPage:
    """A report that was written: its file, and what is in it."""

    file: Path
    bytes: int
    pages: int
    panels: int
    pictures: int
    picture_bytes: int
    outcomes: dict[Outcome, int]


def write_report(root: Path, out: Path | None = None) -> ReportPage:
    """Write the report on a finished book.

    Args:
        root: The book's folder, `.book`.
        out: The file; beside the book's folder, as `<slug>-report.html`, if None.

    Raises:
        InputError: AUD-154 and AUD-190 to AUD-192, if there is no finished book; AUD-140 to AUD-152, if a record or a
            picture is damaged.
        ResourceError: AUD-551, AUD-552, if the file cannot be written.
    """
    book = gathered(root)
    wanted = {name: load for panel in book.panels for name, load in pictures_of(panel).items()}
    pictures = thumbnails(wanted)
    strip = thumbnails({panel.id: panel.picture for panel in book.panels}, longest_px=STRIP_PX, most_bytes=STRIP_BYTES)
    file = out or root.resolve().parent / f"{book.report.slug}-report.html"
    data = hypertext(report_document(book, pictures=pictures, strip=strip))
    write_bytes(file, data)
    return ReportPage(
        file=file,
        bytes=len(data),
        pages=book.report.pages,
        panels=len(book.panels),
        pictures=len(pictures.pictures),
        picture_bytes=pictures.bytes + strip.bytes,
        outcomes=book.outcomes,
    )


def report_policy() -> str:
    """What the page may do, for a `Content-Security-Policy` header."""
    return own_policy(_style())


def _style() -> str:
    return (_ASSETS / "report.css").read_text(encoding="ascii")


def report_document(book: BookMade, *, pictures: Thumbnails, strip: Thumbnails) -> Element:
    """The whole page.

    Args:
        book: All that is told.
        pictures: Of every panel and its attempts, as `pictures_of` names them.
        strip: Smaller ones of every panel, by its id.
    """
    style = _style()
    title = book.report.title.strip() or book.report.slug
    root = Element("html", {"lang": "en"})
    head = put(root, "head")
    put(head, "meta", attributes={"charset": "utf-8"})
    put(head, "meta", attributes={"http-equiv": "Content-Security-Policy", "content": own_policy(style)})
    put(head, "meta", attributes={"name": "viewport", "content": "width=device-width, initial-scale=1"})
    put(head, "meta", attributes={"name": "generator", "content": "Audobon"})
    put(head, "meta", attributes={"name": "color-scheme", "content": "light dark"})
    put(head, "title", f"{title}: how it was made")
    put(head, "style", style)
    body = put(root, "body")
    put(body, "a", "Skip to the report", attributes={"class": "skip", "href": "#report"})
    words = Words(language=book.board.language)
    _put_head(body, book, title=title, words=words)
    parts = [part for part in _parts(book, pictures=pictures, strip=strip, words=words) if part.is_wanted]
    _put_contents(body, parts)
    main = put(body, "main", attributes={"id": "report"})
    for part in parts:
        section = put(main, "section", attributes={"id": part.mark, "aria-labelledby": f"{part.mark}-name"})
        put(section, "h2", part.title, attributes={"id": f"{part.mark}-name"})
        part.put(section)
    _put_foot(body, book, pictures=pictures, strip=strip)
    return root


@dataclass(frozen=True, kw_only=True)
class _Part:
    """A part of the report: its mark and title, and what puts it into its section."""

    mark: str
    title: str
    put: Callable[[Element], None]
    is_wanted: bool = True


def _parts(book: BookMade, *, pictures: Thumbnails, strip: Thumbnails, words: Words) -> list[_Part]:
    mended = (*book.having(Outcome.REPAIRED), *book.having(Outcome.BETTERED))
    faulty = book.having(Outcome.LET_THROUGH)
    return [
        _Part(mark="overview", title="Overview", put=lambda at: _put_overview(at, book, strip=strip)),
        _Part(mark="plots", title="Over the book", put=lambda at: _put_plots(at, book)),
        _Part(mark="faulty", title="Let through", put=lambda at: _put_faulty(at, book, faulty)),
        _Part(mark="repaired", title="Repaired", put=lambda at: _put_repaired(at, book, mended)),
        _Part(mark="panels", title="Panels", put=lambda at: _put_panels(at, book, pictures=pictures, words=words)),
        _Part(mark="figures", title="Figures", put=lambda at: _put_figures(at, book)),
        _Part(mark="text", title="Text", put=lambda at: _put_text_part(at, book)),
        _Part(mark="provenance", title="Provenance", put=lambda at: _put_provenance(at, book)),
    ]


def _put_head(body: Element, book: BookMade, *, title: str, words: Words) -> None:
    head = put(body, "header", attributes={"class": "top"})
    put(head, "p", "How a book was made", attributes={"class": "kicker"})
    put(head, "h1", title, attributes=words.attributes)
    if book.board.author.strip():
        byline = put(head, "p", "by ", attributes={"class": "byline"})
        put(byline, "span", book.board.author, attributes=words.attributes)
    put(head, "p", book_told(book), attributes={"class": "summary"})


def _put_contents(body: Element, parts: Sequence[_Part]) -> None:
    listed = put(put(body, "nav", attributes={"aria-label": "Parts of the report"}), "ul")
    for part in parts:
        put(put(listed, "li"), "a", part.title, attributes={"href": f"#{part.mark}"})


def _put_overview(section: Element, book: BookMade, *, strip: Thumbnails) -> None:
    report = book.report
    middle = book.median_score
    facts = [
        ("Pages", f"{report.pages:,}"),
        ("Panels", f"{report.panels:,}"),
        *((OUTCOMES[outcome].capitalize(), f"{count:,}") for outcome, count in book.outcomes.items()),
        ("Median score of 10", "none given" if middle is None else f"{middle:.1f}"),
        ("Painting", seconds_told(sum(panel.report.seconds for panel in book.panels))),
        ("Last run", seconds_told(report.seconds)),
    ]
    tiles = put(section, "dl", attributes={"class": "tiles"})
    for term, told in facts:
        tile = put(tiles, "div")
        put(tile, "dt", term)
        put(tile, "dd", told)
    put(section, "h3", "Page by page")
    legend = put(section, "ul", attributes={"class": "legend"})
    for outcome in book.outcomes:
        item = put(legend, "li", attributes={"class": outcome.value})
        put(item, "span", MARKS[outcome], attributes={"class": "mark", "aria-hidden": "true"})
        put(item, "span", OUTCOMES[outcome])
    pages = put(section, "ol", attributes={"class": "strip"})
    for page in book.pages:
        one = put(pages, "li")
        put(one, "p", page_title(page.plan), attributes={"class": "folio"})
        row = put(one, "ol")
        for panel in page.panels:
            link = {"href": f"#{mark_of(panel)}", "class": panel.outcome.value}
            anchor = put(put(row, "li"), "a", attributes=link)
            if panel.id in strip.pictures:
                address = data_address("image/webp", strip.pictures[panel.id])
                put(anchor, "img", attributes={"src": address, "alt": ""})
            put(anchor, "span", MARKS[panel.outcome], attributes={"class": "mark", "aria-hidden": "true"})
            score = "" if panel.verdict.score is None else f", {score_told(panel.verdict.score)}"
            told = f"Panel {panel.id}, {OUTCOMES[panel.outcome]}{score}"
            put(anchor, "span", told, attributes={"class": "unseen"})


def _put_plots(section: Element, book: BookMade) -> None:
    def scrolled(title: str) -> Element:
        put(section, "h3", title)
        attributes = {"class": "scrolled", "role": "group", "aria-label": title, "tabindex": "0"}
        return put(section, "div", attributes=attributes)

    if book.median_score is None:
        put(section, "h3", "Score of every panel")
        put(section, "p", "No panel has a score.", attributes={"class": "quiet"})
    else:
        put_scores(scrolled("Score of every panel, 0 to 10"), book)
        _put_shapes(section, book)
    kinds = kinds_made(book)
    if kinds:
        put_findings(scrolled("Findings by kind and page"), book, kinds)
        told = "A filled disc counts what stands in the book, dark for an error; a ring what was in attempts set aside."
        put(section, "p", told, attributes={"class": "quiet"})
    else:
        put(section, "h3", "Findings by kind and page")
        put(section, "p", "Nothing was found fault with.", attributes={"class": "quiet"})
    if any(panel.report.seconds for panel in book.panels):
        put_seconds(scrolled("Seconds of painting, panel by panel"), book)
        if any(len(panel.tries) > 1 for panel in book.panels):
            told = "Solid is the first attempt, hatched what came after it."
            put(section, "p", told, attributes={"class": "quiet"})
    if book.report.stages:
        put_stages(scrolled("Seconds of the last run, stage by stage"), book)


def _put_shapes(section: Element, book: BookMade) -> None:
    """The legend of the plot of scores."""
    legend = put(section, "ul", attributes={"class": "legend shapes"})
    for outcome in book.outcomes:
        item = put(legend, "li", attributes={"class": outcome.value})
        drawing = {"viewBox": "0 0 14 14", "width": "14", "height": "14", "aria-hidden": "true", "class": outcome.value}
        put_shape(put(item, "svg", attributes=drawing), outcome, 7, 7)
        put(item, "span", OUTCOMES[outcome])


def _put_faulty(section: Element, book: BookMade, panels: Sequence[PanelMade]) -> None:
    if not panels:
        none = "This is a draft: nothing was painted." if book.report.draft else "No panel was kept with an error."
        put(section, "p", none, attributes={"class": "quiet"})
        return
    put(section, "p", "The best that there was of these panels still has an error. Look at them first.")
    _put_linked(section, panels, lambda panel: "; ".join(message_told(one, panel.names) for one in panel.findings))


def _put_repaired(section: Element, book: BookMade, panels: Sequence[PanelMade]) -> None:
    if not panels:
        none = (
            "This is a draft: nothing was painted." if book.report.draft else "No panel was painted again and kept so."
        )
        put(section, "p", none, attributes={"class": "quiet"})
        return
    put(section, "p", "An earlier attempt at these panels was set aside for a later one, because of what is said here.")
    _put_linked(section, panels, lambda panel: mended_told(panel) or "an attempt that was less good")


def _put_linked(section: Element, panels: Iterable[PanelMade], told: Callable[[PanelMade], str]) -> None:
    listed = put(section, "ul", attributes={"class": "linked"})
    for panel in panels:
        item = put(listed, "li")
        put(item, "a", f"Panel {panel.id}, page {panel.page}", attributes={"href": f"#{mark_of(panel)}"})
        put(item, "p", told(panel))


def _put_panels(section: Element, book: BookMade, *, pictures: Thumbnails, words: Words) -> None:
    if book.text_known:
        put(section, "p", "In a panel's text the moment that it draws is underlined.", attributes={"class": "quiet"})
    for page in book.pages:
        mark = f"page-{page.plan.number}"
        part = put(section, "section", attributes={"class": "page", "id": mark, "aria-labelledby": f"{mark}-name"})
        put(part, "h3", page_title(page.plan), attributes={"id": f"{mark}-name"})
        for panel in page.panels:
            put_panel(part, panel, pictures=pictures.pictures, words=words)


def _put_figures(section: Element, book: BookMade) -> None:
    columns = ("Panel", "Page", "Outcome", "Score", "Errors", "Warnings", "Attempts", "Seconds")
    table = _put_table(section, "Every panel in figures", columns)
    for panel in book.panels:
        row = put(table, "tr")
        name = put(row, "th", attributes={"scope": "row"})
        put(name, "a", panel.id, attributes={"href": f"#{mark_of(panel)}"})
        errors = sum(one.severity.value == "error" for one in panel.findings)
        score = panel.verdict.score
        put(row, "td", f"{panel.page}", attributes={"class": "number"})
        put(row, "td", OUTCOMES[panel.outcome])
        for told in (
            "\u2013" if score is None else f"{score:.1f}",
            f"{errors}",
            f"{len(panel.findings) - errors}",
            f"{len(panel.tries)}",
            f"{panel.report.seconds:.1f}",
        ):
            put(row, "td", told, attributes={"class": "number"})


def _put_text_part(section: Element, book: BookMade) -> None:
    counts = book.report.coverage
    if counts is None:
        put(section, "p", "The text of this book is not known.", attributes={"class": "quiet"})
    else:
        table = _put_table(section, "What became of the text's sentences", ("Fate", "Count"), numbers=1)
        for name, count in coverage_told_in_short(counts):
            row = put(table, "tr")
            put(row, "th", name, attributes={"scope": "row"})
            put(row, "td", f"{count:,}", attributes={"class": "number"})
    put(section, "h3", "Relief of panels whose words did not fit")
    if not book.report.reliefs:
        put(section, "p", "All words fitted as they were planned.", attributes={"class": "quiet"})
    else:
        table = _put_table(
            section, "Panels that were shortened or split", ("Panel", "Reason", "Words that fit", "Became")
        )
        for relief in book.report.reliefs:
            row = put(table, "tr")
            put(row, "th", relief.panel, attributes={"scope": "row"})
            put(row, "td", relief.reason)
            put(row, "td", f"{relief.words_that_fit}", attributes={"class": "number"})
            put(row, "td", ", ".join(relief.became) or "the same panel, with fewer words")
    if book.report.warnings:
        put(section, "h3", "Warnings of the run")
        listed = put(section, "ul", attributes={"class": "lines"})
        for warning in book.report.warnings:
            put(listed, "li", warning)


def _put_provenance(section: Element, book: BookMade) -> None:
    record, report = book.record, book.report
    provenances = [panel.report.provenance for panel in book.panels]
    asked = [
        ("Story", f"{record.source_name}, sha256 {record.source_sha256}"),
        ("Language", record.language),
        ("Style", record.style_name),
        ("Seed", f"{report.seed}"),
        *((f"Seed of panel {one.panel}", f"{one.seed}") for one in record.panel_seeds),
        ("Page", f"{record.sheet.trim}, {record.dpi} dots an inch"),
        ("Reader", record.reader or "the house's own"),
        ("Director", record.director or "the house's own"),
        ("Model", record.model.model or "the embedded one"),
        *(("Recipe", recipe) for recipe in sorted({one.recipe for one in provenances})),
        *(("Computed", plan) for plan in sorted({one.compute for one in provenances})),
        ("Files", ", ".join(report.files) or "none"),
    ]
    listed = put(section, "dl", attributes={"class": "asked"})
    for term, told in asked:
        put(listed, "dt", term)
        put(listed, "dd", told)
    weights = sorted({(used.name, used.sha256) for one in provenances for used in one.weights})
    if weights:
        table = _put_table(section, "Weights", ("File", "sha256", "Panels"), numbers=1)
        for name, sha256 in weights:
            row = put(table, "tr")
            put(row, "th", name, attributes={"scope": "row"})
            put(put(row, "td"), "code", sha256)
            count = sum(any(used.sha256 == sha256 for used in one.weights) for one in provenances)
            put(row, "td", f"{count:,}", attributes={"class": "number"})
    table = _put_table(section, "Versions", ("What", "Version"))
    for version in report.versions:
        row = put(table, "tr")
        put(row, "th", version.what, attributes={"scope": "row"})
        put(put(row, "td"), "code", version.version)


def _put_table(section: Element, caption: str, columns: Sequence[str], *, numbers: int = 0) -> Element:
    """A table with its caption and its columns' heads; its body is returned."""
    around = put(section, "div", attributes={
        "class": "scrolled", "role": "group", "aria-label": caption, "tabindex": "0",
    })  # fmt: skip
    table = put(around, "table")
    put(table, "caption", caption)
    row = put(put(table, "thead"), "tr")
    for place, column in enumerate(columns):
        is_number = place >= len(columns) - numbers or column in _NUMBERS
        put(row, "th", column, attributes={"scope": "col"} | ({"class": "number"} if is_number else {}))
    return put(table, "tbody")


_NUMBERS = {"Page", "Score", "Errors", "Warnings", "Attempts", "Seconds", "Words that fit"}


def _put_foot(body: Element, book: BookMade, *, pictures: Thumbnails, strip: Thumbnails) -> None:
    foot = put(body, "footer")
    size = bytes_told(pictures.bytes + strip.bytes)
    told = (
        f"Written by Audobon from the book's folder as its last run left it on {book.ended:%d %B %Y, %H:%M} UTC. "
        f"{counted(len(pictures.pictures), 'picture')}, at most {pictures.longest_px} pixels long, {size} in all."
    )
    put(foot, "p", told)
