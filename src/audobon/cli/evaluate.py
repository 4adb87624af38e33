"""`audobon evaluate ...`: the figures that the program is judged by, as one JSON object or a table.

Knows: the measures' names and options.  Does not know: how anything is measured.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.outcome import reported

if TYPE_CHECKING:
    from audobon.evaluation.measure import Measure

evaluate_app = typer.Typer(name="evaluate", help="Measure the program's work.", no_args_is_help=True)

BooksArgument = Annotated[list[Path] | None, typer.Argument(metavar="BOOK...", help="Folders that end in .book.")]
DataOption = Annotated[Path, typer.Option("--data", metavar="DIR", help="A folder laid out like the illustrations.")]
GoldOption = Annotated[Path, typer.Option("--gold", metavar="DIR", help="A folder of story-gold/1 annotations.")]
StoryDataOption = Annotated[
    Path, typer.Option("--data", metavar="DIR", help="A folder with some of litbank, gold, gold_tales and others.")
]
SplitOption = Annotated[str, typer.Option("--split", metavar="SPLIT", help="train, dev or all; dev if DIR is split.")]
PartsOption = Annotated[bool, typer.Option("--parts", help="Instead: each part of painting off in turn, as a table.")]
ByRulesOption = Annotated[bool, typer.Option("--by-rules", help="Score the rules in place of the trained nets.")]
LetteredArgument = Annotated[list[Path], typer.Argument(metavar="BOOK...", help="Folders that end in .book.")]
BooksGoldOption = Annotated[
    Path | None, typer.Option("--gold", metavar="DIR", help="A folder of story-gold/1 annotations of the books' texts.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@evaluate_app.command()
def art(
    data: DataOption,
    books: BooksArgument = None,
    split: SplitOption = "",
    parts: PartsOption = False,
    as_json: JsonOption = False,
) -> None:
    """The painter: against held-back illustrations and pencils, its drafts, few steps, other seeds, training pictures.

    Without a book, panels of held-back pencils are painted for it.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.art import ArtTools, evaluate_art
        from audobon.evaluation.parts import evaluate_parts, table_lines
        from audobon.hire import hire_penciller, hire_studio
        from audobon.models.keypoint_net import load_keypoint_net
        from audobon.models.zoo import load_embedded_painter
        from audobon.models_shelf import models_folder

        tools = ArtTools(
            transform=load_embedded_painter(models_folder()).autoencoder,
            painter_of=hire_studio(),
            penciller=hire_penciller(),
            reader=load_keypoint_net(),
        )
        if parts:
            table = evaluate_parts(data=data, split=split, tools=tools, tell=_say)
            told = {part: _as_json(measures) for part, measures in table.items()}
            print(json.dumps({"parts": told}, indent=2) if as_json else "\n".join(table_lines(table)))
            return
        show_measures(evaluate_art(books or (), data=data, split=split, tools=tools, tell=_say), as_json=as_json)


@evaluate_app.command()
def story(
    data: StoryDataOption, split: SplitOption = "", by_rules: ByRulesOption = False, as_json: JsonOption = False
) -> None:
    """The understanding of stories, by the protocols of the corpora, with a trivial baseline beside each figure.

    What a folder has no data for is not measured.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.story import StoryTools, evaluate_story
        from audobon.hire import hire_annotator, hire_feeler, hire_reader
        from audobon.manuscript import open_manuscript

        tools = StoryTools(
            annotator=hire_annotator(by_rules=by_rules), feeler=hire_feeler(by_rules=by_rules), reader_of=hire_reader,
            open_story=open_manuscript,
        )  # fmt: skip
        figures, baselines = evaluate_story(data, split=split, tools=tools, tell=_say)
        if as_json:
            print(json.dumps({**_as_json(figures), "baselines": _as_json(baselines)}, indent=2))
            return
        show_measures(figures, as_json=False)
        print("baselines:")
        show_measures(baselines, as_json=False)


@evaluate_app.command()
def staging(gold: GoldOption, as_json: JsonOption = False) -> None:
    """Storyboards, pencilled and lettered, against stories annotated by hand: given as annotated, then from the text.

    The figures at the top judge the staging alone; those under `from_text` hold the reader's slips too.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.staging import score_staging
        from audobon.hire import hire_crew, kind_drawn
        from audobon.manuscript import open_manuscript

        crew = hire_crew(draft=True)
        alone, from_text = (
            score_staging(
                crew, gold, open_story=open_manuscript, kind_drawn=kind_drawn, as_annotated=as_annotated, watch=_tell
            )
            for as_annotated in (True, False)
        )
        if as_json:
            print(json.dumps({**_as_json(alone), "from_text": _as_json(from_text)}, indent=2))
            return
        show_measures(alone, as_json=False)
        print("from the text:")
        show_measures(from_text, as_json=False)


@evaluate_app.command()
def lettering(books: LetteredArgument, gold: BooksGoldOption = None, as_json: JsonOption = False) -> None:
    """The lettering of finished books, measured on their pages: faces, outlines, tails, order, sizes, contrast.

    Every fault is named with its page and panel. With annotations, tails are held against who really speaks.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.lettering import evaluate_lettering
        from audobon.manuscript import open_manuscript

        figures, faults = evaluate_lettering(books, gold=gold, open_story=open_manuscript, tell=_say)
        if as_json:
            print(json.dumps({**_as_json(figures), "rows": [fault.as_json() for fault in faults]}, indent=2))
            return
        show_measures(figures, as_json=False)
        for fault in faults:
            print(f"{fault.book}, page {fault.page}, panel {fault.panel}: {fault.fault}: {fault.words}")


@evaluate_app.command()
def style(data: DataOption, books: BooksArgument = None, split: SplitOption = "", as_json: JsonOption = False) -> None:
    """The style space: hands told apart on pictures that it has not seen, and painted panels held to their style.

    Without a book, panels of held-back pencils are painted in every named style.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.style import StyleTools, evaluate_style
        from audobon.hire import hire_penciller, hire_studio, hire_style_space

        tools = StyleTools(space=hire_style_space(), painter_of=hire_studio(), penciller=hire_penciller())
        show_measures(evaluate_style(books or (), data=data, split=split, tools=tools, tell=_say), as_json=as_json)


@evaluate_app.command()
def fusion(data: DataOption, books: BooksArgument = None, split: SplitOption = "", as_json: JsonOption = False) -> None:
    """The shared space of prose and pictures, on scenes, words and illustrations that it has not seen; and on books."""
    with reported(as_json=as_json):
        from audobon.evaluation.fusion import FusionTools, evaluate_fusion
        from audobon.hire import hire_penciller, hire_shared_space
        from audobon.planning import stage_text

        tools = FusionTools(space=hire_shared_space(), penciller=hire_penciller(), stage=stage_text)
        show_measures(evaluate_fusion(books or (), data=data, split=split, tools=tools, tell=_say), as_json=as_json)


EarlierOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--earlier", metavar="DIR", help="Models of an earlier date, the oldest first; may be given several times."
    ),
]


ExportsArgument = Annotated[Path, typer.Argument(metavar="DIR", help="What `audobon export -o DIR` wrote.")]
TalesOption = Annotated[
    Path | None,
    typer.Option(
        "--stories",
        metavar="DIR",
        help="Stories (*.txt) whose panels are sent back, and one is bound.",
    ),
]


@evaluate_app.command()
def quality(
    data: DataOption, stories: TalesOption = None, earlier: EarlierOption = None, split: SplitOption = "",
    as_json: JsonOption = False,
) -> None:  # fmt: skip
    """The editor: its score on damage that it never learnt, its checks on planted faults, and what sending back brings.

    Some 200 panels are painted for it, which takes a quarter of an hour on two cores.
    """
    with reported(as_json=as_json):
        from audobon.evaluation.house_painters import HOUSE_STYLE, plain_painter
        from audobon.evaluation.lettered_texts import lettered_pages, panel_orders, read_and_planned, texts_in
        from audobon.evaluation.net_meter import NetMeter
        from audobon.evaluation.quality import QualityTools, evaluate_quality
        from audobon.hire import (
            hire_assessor,
            hire_crew,
            hire_penciller,
            hire_shared_space,
            hire_stray_hand,
            hire_studio,
            hire_style_space,
            painting_plan,
        )
        from audobon.models.zoo import load_embedded_painter, load_ready_painter
        from audobon.models_shelf import models_folder

        crew, meter = hire_crew(draft=True), NetMeter()
        plan = painting_plan()
        ready = load_ready_painter(plan, folder=models_folder())
        tools = QualityTools(
            assessor=hire_assessor(), styles=hire_style_space(), space=hire_shared_space(), penciller=hire_penciller(),
            studio=hire_studio(model=meter.metered(ready, plan)), meter=meter,
            hand=hire_stray_hand(HOUSE_STYLE),
            plan=lambda text: panel_orders(text, crew), stories=texts_in(stories) if stories else (),
            read=lambda text: read_and_planned(text, crew), letter=lambda text: lettered_pages(text, crew),
            earlier=tuple(
                plain_painter(hire_studio(model=load_embedded_painter(folder)))
                for folder in earlier or ()
            ),
        )  # fmt: skip
        show_measures(evaluate_quality(data=data, split=split, tools=tools, tell=_say), as_json=as_json)


@evaluate_app.command()
def export(exports: ExportsArgument, as_json: JsonOption = False) -> None:
    """Panels painted by exported nets alone, held against those that the program paints."""
    with reported(as_json=as_json):
        from audobon.evaluation.exported_pictures import PictureTools, exported_pictures
        from audobon.hire import hire_penciller
        from audobon.models.text_encoder import shared_text_encoder
        from audobon.models.zoo import load_embedded_painter
        from audobon.models_shelf import models_folder

        model = load_embedded_painter(models_folder())
        tools = PictureTools(model=model, encoder=shared_text_encoder(), penciller=hire_penciller())
        show_measures(exported_pictures(exports, tools=tools, tell=_say), as_json=as_json)


def show_measures(measures: dict[str, Measure], *, as_json: bool) -> None:
    """Print measures as one JSON object, or a line each."""
    if as_json:
        print(json.dumps(_as_json(measures), indent=2))
        return
    for name, measure in measures.items():
        bounds = f"[{measure.low:.4f}, {measure.high:.4f}]" if measure.low is not None else ""
        shown = "not measured" if measure.value is None else f"{measure.value:.4f} {bounds}"
        print(f"{name:<28} {shown}  n={measure.n}")


def _say(what: str) -> None:
    """Say on standard error what is being measured."""
    typer.echo(what, err=True)


def _tell(title: str) -> None:
    """Say on standard error which story is in hand."""
    typer.echo(f"staging {title}", err=True)


def _as_json(measures: dict[str, Measure]) -> dict[str, dict[str, float | int | None]]:
    return {name: measure.as_json() for name, measure in measures.items()}
