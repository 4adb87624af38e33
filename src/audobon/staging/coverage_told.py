"""Coverage as a page to read: `coverage.md`.

Knows: how to lay a Coverage out in Markdown.  Does not know: how it was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from audobon.comic.coverage import Coverage, CoverageCounts, Fate, SentenceFate
from audobon.comic.story import Story

_SIGNS = {Fate.DRAWN: "drawn", Fate.LETTERED: "lettered", Fate.BOTH: "drawn and lettered", Fate.LEFT_OUT: "LEFT OUT"}


def coverage_line(counts: CoverageCounts) -> str:
    """The figures in one line."""
    kept = counts.sentences - counts.left_out
    missing = f", {counts.left_out} left out" if counts.left_out else ""
    return (
        f"{kept} of {counts.sentences} sentences are in the comic: {counts.both} drawn and lettered,"
        f" {counts.drawn} drawn, {counts.lettered} lettered{missing}"
    )


def coverage_told(coverage: Coverage, story: Story) -> str:
    """The whole report as Markdown."""
    return "\n".join([*_head(coverage, story), *_scenes(coverage, story)]) + "\n"


def _head(coverage: Coverage, story: Story) -> Iterator[str]:
    names = {member.id: member.name for member in story.cast}
    yield f"# What of {coverage.title} is in the comic"
    yield ""
    yield coverage_line(coverage.counts()) + "."
    for title, missed in (
        ("Key moments left out", [f"{one.text} ({one.beat})" for one in coverage.key_moments_left_out]),
        (
            "Speech of leading characters left out",
            [f"{names.get(one.speaker, one.speaker)}: {one.text}" for one in coverage.turns_left_out],
        ),
    ):
        if missed:
            yield from ("", f"## {title}", "", *(f"- {line}" for line in missed))


def _scenes(coverage: Coverage, story: Story) -> Iterator[str]:
    places = {scene.id: scene.place or scene.place_kind for scene in story.scenes}

    def scene_of(one: SentenceFate) -> str:
        return one.sentence.scene

    for number, (scene, fates) in enumerate(groupby(coverage.sentences, key=scene_of), start=1):
        yield from ("", f"## Scene {number}: {places.get(scene, scene)}", "")
        yield from ("| panel | fate | sentence |", "| --- | --- | --- |")
        for one in fates:
            text = one.sentence.text.replace("|", "\\|")
            yield f"| {one.panel} | {_SIGNS[one.fate]} | {text} |"
