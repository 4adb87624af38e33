"""A panel in the report: its pictures, what the editor said, the text behind it, what the painter was asked.

Knows: HTML of one panel.  Does not know: the page around it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from audobon.binding.drawing import data_address
from audobon.binding.markup import Element, put
from audobon.binding.said import put_said
from audobon.comic.panel import Attempt
from audobon.comic.raster import Raster
from audobon.comic.verdict import Finding
from audobon.report_page.gathering import PanelMade, TryMade
from audobon.report_page.wording import (
    MARKS,
    OUTCOMES,
    asked_told,
    counted,
    finding_told,
    kind_told,
    message_told,
    score_told,
    seconds_told,
)


@dataclass(frozen=True, kw_only=True)
class Words:
    """How the book's own words are marked: their language; their direction is their own."""

    language: str

    @property
    def attributes(self) -> dict[str, str]:
        return {"lang": self.language or "und", "dir": "auto"}


def mark_of(panel: PanelMade) -> str:
    """Where a panel stands in the page."""
    return f"panel-{panel.id}"


def pictures_of(panel: PanelMade) -> dict[str, Callable[[], Raster | None]]:
    """Every picture of a panel, by name: of its attempts where there are several, else the one that the book shows."""
    if len(panel.tries) > 1:
        return {f"{panel.id}/{place}": one.picture for place, one in enumerate(panel.tries)}
    return {panel.id: panel.picture}


def put_panel(parent: Element, panel: PanelMade, *, pictures: Mapping[str, bytes], words: Words) -> None:
    """One panel as an article under a heading of the fourth rank."""
    name = f"{mark_of(panel)}-name"
    article = put(
        parent, "article",
        attributes={"id": mark_of(panel), "class": f"panel {panel.outcome.value}", "aria-labelledby": name},
    )  # fmt: skip
    head = put(article, "header")
    put(head, "h4", f"Panel {panel.id}", attributes={"id": name})
    _put_outcome(head, panel)
    put(head, "p", score_told(panel.verdict.score), attributes={"class": "score"})
    body = put(article, "div", attributes={"class": "body"})
    if len(panel.tries) > 1:
        _put_tries(article, body, panel, pictures=pictures)
    else:
        figure = put(body, "figure", attributes={"class": "shown"})
        _put_picture(figure, pictures.get(panel.id), told=panel.told.picture)
    _put_facts(put(body, "div", attributes={"class": "facts"}), panel, words=words)


def _put_outcome(parent: Element, panel: PanelMade) -> None:
    """What became of a panel, as a badge: its mark and its words."""
    badge = put(parent, "p", attributes={"class": f"badge {panel.outcome.value}"})
    put(badge, "span", MARKS[panel.outcome], attributes={"class": "mark", "aria-hidden": "true"})
    put(badge, "span", OUTCOMES[panel.outcome])


def put_findings(parent: Element, findings: Sequence[Finding], *, names: Mapping[str, str], none: str) -> None:
    """Findings as a list, the gravity of each in words; or what to say where there are none."""
    if not findings:
        put(parent, "p", none, attributes={"class": "quiet"})
        return
    listed = put(parent, "ul", attributes={"class": "found"})
    for finding in findings:
        item = put(listed, "li", attributes={"class": finding.severity.value})
        put(item, "span", finding.severity.value, attributes={"class": "gravity"})
        put(item, "strong", f"{kind_told(finding)}: ")
        put(item, "span", message_told(finding, names))
        put(item, "small", f"{finding.code}; {finding_told(finding)}")


def _put_tries(article: Element, body: Element, panel: PanelMade, *, pictures: Mapping[str, bytes]) -> None:
    """All attempts side by side, before everything else."""
    article.remove(body)
    listed = put(article, "ol", attributes={"class": "tries", "aria-label": f"Attempts at panel {panel.id}"})
    before: Attempt | None = None
    for place, one in enumerate(panel.tries):
        item = put(listed, "li", attributes={"class": "kept" if one.is_kept else "aside"})
        figure = put(item, "figure")
        told = f"Attempt {place + 1} at this: {panel.told.picture}"
        _put_picture(figure, pictures.get(f"{panel.id}/{place}"), told=told)
        caption = put(figure, "figcaption")
        _put_try(caption, one, before=before, place=place)
        put_findings(caption, one.attempt.verdict.findings, names=panel.names, none="Nothing is found fault with.")
        before = one.attempt
    article.append(body)


def _put_try(caption: Element, one: TryMade, *, before: Attempt | None, place: int) -> None:
    title = put(caption, "p", attributes={"class": "try-name"})
    put(title, "strong", f"Attempt {place + 1}, {'kept' if one.is_kept else 'set aside'}")
    put(title, "span", f" {score_told(one.attempt.verdict.score)}", attributes={"class": "score"})
    facts = put(caption, "dl")
    for term, told in _asked(one.attempt, before=before):
        put(facts, "dt", term)
        put(facts, "dd", told)


def _asked(attempt: Attempt, *, before: Attempt | None) -> tuple[tuple[str, str], ...]:
    hold = () if attempt.control is None else (("Hold", f"{attempt.control:.2f} on the pencils"),)
    return (
        ("Asked", asked_told(attempt, before)),
        ("Seed", f"{attempt.seed}"),
        *hold,
        ("Time", seconds_told(attempt.seconds)),
    )


def _put_picture(figure: Element, data: bytes | None, *, told: str) -> None:
    if data is None:
        put(figure, "p", "This picture was not kept.", attributes={"class": "lost"})
        return
    address = data_address("image/webp", data)
    put(figure, "img", attributes={"src": address, "alt": told or "A panel without figures.", "decoding": "async"})


def _put_facts(facts: Element, panel: PanelMade, *, words: Words) -> None:
    _put_source(facts, panel, words=words)
    if len(panel.tries) <= 1 or panel.report.page_verdict.findings:
        found = panel.findings if len(panel.tries) <= 1 else panel.report.page_verdict.findings
        put(facts, "h5", "Findings" if len(panel.tries) <= 1 else "Findings in the lettering")
        put_findings(facts, found, names=panel.names, none="Nothing is found fault with.")
    if panel.report.pencil_warnings:
        put(facts, "h5", "Warnings of the pencils")
        listed = put(facts, "ul", attributes={"class": "lines"})
        for warning in panel.report.pencil_warnings:
            put(listed, "li", warning)
    put(facts, "h5", "Asked of the painter")
    if panel.brief.prompt:
        put(facts, "p", panel.brief.prompt, attributes={"class": "prompt"})
    if len(panel.tries) == 1:
        listed = put(facts, "dl")
        for term, told in _asked(panel.tries[0].attempt, before=None)[1:]:
            put(listed, "dt", term)
            put(listed, "dd", told)
    elif panel.tries:
        told = f"{counted(len(panel.tries), 'attempt')}, {seconds_told(panel.report.seconds)} in all"
        put(facts, "p", told, attributes={"class": "prompt"})


def _put_source(facts: Element, panel: PanelMade, *, words: Words) -> None:
    """The sentences behind a panel, the drawn moment marked, and what of them is lettered."""
    put(facts, "h5", "From the text")
    if panel.sentences:
        quote = put(facts, "blockquote", attributes=words.attributes)
        for sentence in panel.sentences:
            put(quote, "strong" if sentence.is_moment else "span", sentence.text).tail = " "
    else:
        put(facts, "p", "No sentence of it is known to stand behind this panel.", attributes={"class": "quiet"})
    if panel.told.lines:
        put(facts, "h5", "Lettered")
        listed = put(facts, "ul", attributes={"class": "lines"})
        for line in panel.told.lines:
            item = put(listed, "li")
            put(item, "span", f"{line.how}: ", attributes={"class": "how"})
            put_said(put(item, "span", attributes=words.attributes), line.text)
