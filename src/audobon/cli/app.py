"""The commands and their options.

Knows: names, defaults and help texts.  Does not know: how things are made; every import of weight is inside a command,
so that `audobon --help` answers at once.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audobon.cli.asking import ask
from audobon.cli.bench import bench_app
from audobon.cli.book_options import (
    ChapterOption,
    DirectorOption,
    DpiOption,
    DraftOption,
    EngineOption,
    FormatOption,
    JsonOption,
    NoCoverOption,
    OutOption,
    PagesOption,
    QuietOption,
    ReaderOption,
    RightToLeftOption,
    SeedOption,
    StyleOption,
    TrimOption,
    director_asked,
    engine_of,
    formats_asked,
    options_given,
    reader_asked,
)
from audobon.cli.bundle import bundle_app
from audobon.cli.checking import check
from audobon.cli.evaluate import evaluate_app
from audobon.cli.exporting import export
from audobon.cli.model_options import (
    AnchoringOption,
    BranchBlocksOption,
    ControlByOption,
    ControlNetOption,
    FreezeBranchesOption,
    Gpt2Option,
    IpAdapterOption,
    LlamaOption,
    LoraOption,
    MaskedStepsOption,
    ModelOption,
    RecomputeOption,
    RefinerOption,
    ReuseOption,
    SchedulerOption,
    StepsOption,
    StyleFromOption,
    StyleStrengthOption,
    T5Option,
    TeacherOption,
    VaeOption,
    WithoutOption,
    WordsUntilOption,
)
from audobon.cli.outcome import reported
from audobon.cli.own_process import entered
from audobon.cli.previews import EveryStepOption, PreviewsOption, watching
from audobon.cli.reporting import report
from audobon.cli.serving import serve, studio, work
from audobon.cli.styles import styles_app
from audobon.cli.tokens import token_app
from audobon.cli.watching import watch
from audobon.errors import SettingsError
from audobon.plan_asked import US_COMIC, PlanAsked, Sheet
from audobon.training.registry import RECIPES

if TYPE_CHECKING:
    from audobon.comic.coverage import CoverageCounts
    from audobon.pipeline import BookResult

app = typer.Typer(
    name="audobon",
    help="Prose in, a finished illustrated comic out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(evaluate_app)
app.add_typer(bench_app)
app.add_typer(styles_app)
app.add_typer(bundle_app)
app.add_typer(token_app)
app.command()(ask)
app.command()(report)
app.command()(check)
app.command()(export)
app.command()(watch)
app.command()(serve)
app.command()(studio)
app.command()(work)

StoryArgument = Annotated[Path, typer.Argument(metavar="STORY", help="The story: txt, md, epub, docx, pdf, fountain.")]


def main() -> None:
    """The command's entry point."""
    entered(app)


@app.command()
def make(
    context: typer.Context,
    story: StoryArgument,
    out: OutOption,
    style: StyleOption = None,
    chapter: ChapterOption = "",
    pages: PagesOption = None,
    reader: ReaderOption = None,
    director: DirectorOption = None,
    formats: FormatOption = "cbz,pdf",
    seed: SeedOption = 0,
    draft: DraftOption = False,
    dpi: DpiOption = 220,
    trim: TrimOption = US_COMIC,
    rtl: RightToLeftOption = False,
    no_cover: NoCoverOption = False,
    model: ModelOption = "",
    controlnet: ControlNetOption = None,
    lora: LoraOption = None,
    ip_adapter: IpAdapterOption = "",
    vae: VaeOption = "",
    refiner: RefinerOption = "",
    scheduler: SchedulerOption = "",
    steps: StepsOption = None,
    reuse: ReuseOption = 1,
    words_until: WordsUntilOption = 1.0,
    control_by: ControlByOption = "",
    previews: PreviewsOption = None,
    every_step: EveryStepOption = False,
    anchoring: AnchoringOption = 0.0,
    style_from: StyleFromOption = None,
    style_strength: StyleStrengthOption = 1.0,
    engine: EngineOption = "local",
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make a comic from a story; run it again to go on after an interruption."""
    with reported(as_json=as_json):
        from audobon.pipeline import make_book

        options = options_given(context)
        from audobon.cli.progress import progress_shown

        where = engine_of(engine, is_watched=previews is not None)
        with where as executor, progress_shown(quiet=quiet) as watch:
            shown = watching(previews, every_step=every_step)
            result = make_book(story, out, options=options, executor=executor, watch=watch, previews=shown)
        _show_book(result, as_json=as_json)


@app.command()
def draw(
    context: typer.Context,
    board: Annotated[Path, typer.Argument(metavar="BOARD", help="A storyboard file (JSON).")],
    out: OutOption,
    style: StyleOption = None,
    formats: FormatOption = "cbz,pdf",
    seed: SeedOption = 0,
    draft: DraftOption = False,
    dpi: DpiOption = 220,
    trim: TrimOption = US_COMIC,
    rtl: RightToLeftOption = False,
    model: ModelOption = "",
    controlnet: ControlNetOption = None,
    lora: LoraOption = None,
    ip_adapter: IpAdapterOption = "",
    vae: VaeOption = "",
    refiner: RefinerOption = "",
    scheduler: SchedulerOption = "",
    steps: StepsOption = None,
    reuse: ReuseOption = 1,
    words_until: WordsUntilOption = 1.0,
    control_by: ControlByOption = "",
    previews: PreviewsOption = None,
    every_step: EveryStepOption = False,
    anchoring: AnchoringOption = 0.0,
    style_from: StyleFromOption = None,
    style_strength: StyleStrengthOption = 1.0,
    engine: EngineOption = "local",
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Draw a storyboard that `audobon storyboard` made or a person has written or edited."""
    with reported(as_json=as_json):
        from audobon.cli.progress import progress_shown
        from audobon.pipeline import draw_board

        options = options_given(context, plans=False)
        where = engine_of(engine, is_watched=previews is not None)
        with where as executor, progress_shown(quiet=quiet) as watch:
            shown = watching(previews, every_step=every_step)
            result = draw_board(board, out, options=options, executor=executor, watch=watch, previews=shown)
        _show_book(result, as_json=as_json)


@app.command()
def redraw(
    book: Annotated[Path, typer.Argument(metavar="BOOK", help="A book's folder, ending in .book.")],
    panel: Annotated[str, typer.Option("--panel", metavar="ID", help="The panel to paint again.")],
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", min=0, max=2**62, help="Its new seed.")] = None,
    mask: Annotated[
        Path | None,
        typer.Option("--mask", metavar="PNG", help="Paint again where this picture is white, and only there."),
    ] = None,
    keep: Annotated[
        str, typer.Option("--keep", metavar="VERSION", help="Keep this version whatever the plan says.")
    ] = "",
    as_briefed: Annotated[
        bool, typer.Option("--as-briefed", help="As the plan says again: no version kept, no part painted over.")
    ] = False,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Paint one panel of a book again, or a part of it, or take an earlier version; the book is bound anew."""
    with reported(as_json=as_json):
        from audobon.cli.progress import progress_shown
        from audobon.cli.redrawing import choice_asked
        from audobon.pipeline import choose_for_panel

        choice = choice_asked(panel, seed=seed, mask=mask, keep=keep, as_briefed=as_briefed)
        with progress_shown(quiet=quiet) as watch:
            result = choose_for_panel(book, panel, choice, watch=watch)
        _show_book(result, as_json=as_json)


@app.command()
def versions(
    book: Annotated[Path, typer.Argument(metavar="BOOK", help="A book's folder, ending in .book.")],
    panel: Annotated[str, typer.Option("--panel", metavar="ID", help="This panel alone.")] = "",
    as_json: JsonOption = False,
) -> None:
    """List how the panels of a book were painted before; `redraw --keep` takes one of them."""
    with reported(as_json=as_json):
        from audobon.cli.redrawing import versions_told

        told = versions_told(book, panel)
        if as_json:
            print(json.dumps(told, indent=2))
        for one in () if as_json else told:
            print(one["panel"], one["version"], "now" if one["now"] else "   ", one["painted"], one["picture"])


@app.command()
def bind(
    book: Annotated[Path, typer.Argument(metavar="BOOK", help="A finished book's folder, ending in .book.")],
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Formats, separated by commas; the book's own if not given.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="DIR", help="Folder for the files; else beside the book."),
    ] = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Bind a finished book in other formats; nothing is painted, and its pages stay as they are lettered."""
    with reported(as_json=as_json):
        from audobon.bindery import bind_book
        from audobon.cli.progress import progress_shown

        with progress_shown(quiet=quiet) as watch:
            bound = bind_book(book, formats=formats_asked(formats), out=out, watch=watch)
        told: dict[str, object] = {
            "book": str(bound.folder),
            "files": [str(path) for path in bound.files],
            "title": bound.book.title,
            "pages": sum(len(page.numbers) for page in bound.book.pages),
            "lettered_again": bound.lettered_again,
            "seconds": round(bound.seconds, 2),
        }
        _print_json_or(told, bound.folder, as_json)
        if not as_json:
            for path in bound.files:
                print(path)


@app.command()
def letter(
    book: Annotated[Path, typer.Argument(metavar="BOOK", help="A finished book's folder, ending in .book.")],
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Write the book's words: .csv, .json or .po.")
    ] = None,
    text: Annotated[
        Path | None, typer.Option("--text", metavar="FILE", help="Letter the book with the words of such a file.")
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Formats, separated by commas; the book's own if not given.")
    ] = "",
    language: Annotated[
        str, typer.Option("--language", metavar="TAG", help="The words' language: he, ja, zh-Hant; else the file's.")
    ] = "",
    vertical: Annotated[
        bool | None,
        typer.Option("--vertical/--horizontal", help="Set Chinese and Japanese words in columns, or in lines."),
    ] = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write out a finished book's words, or letter it with others; nothing is painted."""
    with reported(as_json=as_json):
        from audobon.cli.lettering import letter_with, write_words

        if (write is None) == (text is None):
            raise SettingsError("AUD-244", "give --write or --text, one of them", hint="--write FILE comes first")
        told = write_words(book, write) if write is not None else None
        if text is not None:
            told = letter_with(
                book, text, formats=formats_asked(formats), language=language, vertical=vertical, quiet=quiet
            )
        _print_json_or(told or {}, write or book, as_json)


@app.command()
def read(
    story: StoryArgument,
    chapter: ChapterOption = "",
    reader: ReaderOption = None,
    corrections: Annotated[
        Path | None, typer.Option("--corrections", metavar="FILE", help="What an earlier reading got wrong (JSON).")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read a story and tell what was understood: cast, scenes, who says what."""
    with reported(as_json=as_json):
        from audobon.cli.telling import story_told
        from audobon.comic.codec import to_json
        from audobon.comic.corrections import UNCORRECTED
        from audobon.planning import read_story
        from audobon.project import read_corrections

        known = UNCORRECTED if corrections is None else read_corrections(corrections)
        manuscript, found = read_story(story, chapter=chapter, reader=reader_asked(reader), corrections=known)
        sys.stdout.write(to_json(found) if as_json else story_told(manuscript, found))


@app.command()
def storyboard(
    story: StoryArgument,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The storyboard file to write.")],
    chapter: ChapterOption = "",
    pages: PagesOption = None,
    reader: ReaderOption = None,
    director: DirectorOption = None,
    trim: TrimOption = US_COMIC,
    rtl: RightToLeftOption = False,
    no_cover: NoCoverOption = False,
    as_json: JsonOption = False,
) -> None:
    """Plan a story's pages and panels as a JSON file that can be edited and then drawn."""
    with reported(as_json=as_json):
        from audobon.comic.codec import to_json
        from audobon.files import write_text
        from audobon.planning import plan_story

        sheet = Sheet(trim=trim, right_to_left=rtl)
        asked = PlanAsked(
            reader=reader_asked(reader), director=director_asked(director), sheet=sheet, cover=not no_cover
        )
        plan = plan_story(story, chapter=chapter, pages=pages, asked=asked)
        write_text(out, to_json(plan.board, terse=True))
        _print_warnings(plan.warnings)
        counts = plan.coverage.counts()
        told: dict[str, object] = {
            "storyboard": str(out),
            "pages": sum(page.sheets for page in plan.board.pages),
            "panels": len(plan.board.panels()),
            "coverage": asdict(counts),
            "warnings": list(plan.warnings),
        }
        _print_json_or(told, out, as_json)
        if not as_json:
            _print_coverage(counts)


@app.command()
def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="storyboard, or cast (a character's sheet).")],
) -> None:
    """Print the JSON Schema of a file that can be edited by hand."""
    with reported(as_json=False):
        from audobon.comic.schema import FILES, schema_text
        from audobon.errors import SettingsError

        if name not in FILES:
            raise SettingsError("AUD-258", f'"{name}" has no schema', hint="there are schemas of " + ", ".join(FILES))
        sys.stdout.write(schema_text(name))


@app.command(name="contact-sheets")
def contact_sheets(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the sheets.")],
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="LIST",
            help="figures, poses, expressions, places, props, held, weather, interactions; all if not given.",
        ),
    ] = "",
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="webp, jpg or png.")] = "webp",
) -> None:
    """Draw everything that can be drawn, by name, as contact sheets."""
    with reported(as_json=False):
        from audobon.cli.contact_sheets import write_contact_sheets

        write_contact_sheets(out, only=only, form=form)


@app.command(name="painted-sheets")
def painted_sheets(
    stories: Annotated[list[Path], typer.Argument(metavar="STORY...", help="Stories, a sheet each.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for the sheets.")],
    data: Annotated[Path, typer.Option("--data", metavar="DIR", help="The real illustrations.")],
    styles: Annotated[
        str, typer.Option("--styles", metavar="LIST", help="Styles, separated by commas.")
    ] = "storybook,watercolour,ink",
) -> None:
    """Paint two telling panels of each story in several styles, beside held-back real illustrations."""
    with reported(as_json=False):
        from audobon.cli.painted_sheets import write_painted_sheets

        write_painted_sheets(stories, out, styles=styles, data=data)


@app.command()
def models(
    as_json: JsonOption = False,
    folder: Annotated[Path | None, typer.Option("--models", metavar="DIR", help="Another folder of weights.")] = None,
) -> None:
    """List the weights that come with the program, and verify each by its sha256."""
    with reported(as_json=as_json):
        from audobon.cli.stock import show_models

        show_models(folder, as_json=as_json)


@app.command()
def doctor(as_json: JsonOption = False) -> None:
    """Tell what this machine has, what will run on it, with what and how fast."""
    with reported(as_json=as_json):
        from audobon.cli.machine import show_machine

        show_machine(as_json=as_json)


@app.command()
def train(
    recipe: Annotated[str, typer.Argument(metavar="RECIPE", help=f"What to train: {', '.join(RECIPES)}.")],
    minutes: Annotated[float, typer.Option("--minutes", metavar="M", min=0.01, help="How long to train.")] = 60.0,
    steps: Annotated[
        int | None, typer.Option("--steps", metavar="N", min=1, help="Stop at N steps in all, if minutes allow.")
    ] = None,
    device: Annotated[str, typer.Option("--device", metavar="D", help="cpu, cuda, cuda:1 ...")] = "cpu",
    data: Annotated[Path | None, typer.Option("--data", metavar="DIR", help="The illustrations.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Folder of the run.")] = None,
    seed: SeedOption = 0,
    start: Annotated[Path | None, typer.Option("--from", metavar="DIR", help="Models to begin with.")] = None,
    t5: T5Option = "",
    llama: LlamaOption = "",
    gpt2: Gpt2Option = "",
    branch_blocks: BranchBlocksOption = "1",
    freeze_branches: FreezeBranchesOption = False,
    teacher: TeacherOption = None,
    without: WithoutOption = None,
    masked_steps: MaskedStepsOption = None,
    recompute: RecomputeOption = False,
) -> None:
    """Train a model; a run that was stopped goes on where it was."""
    with reported(as_json=False):
        from audobon.cli.learning import Course, Folders, train_recipe
        from audobon.training.length import Length
        from audobon.training.options import BranchesAsked

        branches = BranchesAsked(
            t5=t5, llama=llama, gpt2=gpt2, blocks=branch_blocks, frozen=freeze_branches, without=tuple(without or ())
        )
        folders = Folders(data=data, out=out, start=start, teachers=tuple(teacher or ()))
        length = Length(minutes=minutes, steps=steps)
        course = Course(length=length, device=device, seed=seed, recomputing=recompute)
        train_recipe(recipe, course=course, folders=folders, branches=branches, masked_steps=masked_steps)


def _show_book(result: BookResult, *, as_json: bool) -> None:
    report = result.report
    _print_warnings(report.warnings)
    told = {
        "book": str(result.folder),
        "files": [str(path) for path in result.files],
        "title": report.title,
        "pages": report.pages,
        "panels": report.panels,
        "painted": sum(panel.painted for panel in report.panel_reports),
        "seconds": round(report.seconds, 2),
        "coverage": asdict(report.coverage) if report.coverage else None,
        "warnings": list(report.warnings),
    }
    _print_json_or(told, result.folder, as_json)
    if not as_json:
        for path in result.files:
            print(path)
        if report.coverage:
            _print_coverage(report.coverage)


def _print_coverage(counts: CoverageCounts) -> None:
    from audobon.staging.coverage_told import coverage_line

    print(coverage_line(counts), file=sys.stderr)


def _print_warnings(warnings: tuple[str, ...]) -> None:
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)


def _print_json_or(told: dict[str, object], path: Path, as_json: bool) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=2) if as_json else path)
