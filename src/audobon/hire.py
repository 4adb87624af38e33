"""Who works on a book: the real members of the crew, each brought in when it is needed.

Knows: which class does which trade.  Does not know: the order of work (`pipeline.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from audobon.comic.page_room import US_PAGE, PageRoom
from audobon.comic.span import Span
from audobon.comic.storyboard import CastDesign
from audobon.crew import Annotator, Ask, Crew, Director, Editor, Feeler, Letterer, Painter, Penciller, Press, Reader
from audobon.model_asked import EMBEDDED, ModelAsked
from audobon.models_shelf import models_folder
from audobon.plan_asked import HOUSE_PLAN, PlanAsked, Sheet
from audobon.resting import give_back_memory
from audobon.settings import bound_kernels, quiet_openvino

if TYPE_CHECKING:
    from audobon.compute.plan import ComputePlan
    from audobon.engine.executor import Executor
    from audobon.fusion.space import SharedSpace
    from audobon.models.zoo import EmbeddedPainterModel
    from audobon.painting.enlarging import LearnedEnlarger
    from audobon.painting.own_style import OwnStyle
    from audobon.painting.painter import EmbeddedPainter
    from audobon.painting.previews import Watching
    from audobon.painting.recipe import PaintingRecipe
    from audobon.painting.stopping import IsLost
    from audobon.pencils.figures.vocabulary.kind import Kind
    from audobon.quality.assessor import Assessor
    from audobon.quality.style_check import StrayHand
    from audobon.staging import Customs
    from audobon.style.space import StyleSpace
    from audobon.understanding.paragrapher import Paragrapher
    from audobon.understanding.story_annotator import StoryAnnotator

bound_kernels()
quiet_openvino()

COMPILED_BYTES = 256 * 1024 * 1024
"""Room for compiled graphs: of some eight painters, or versions of the engine."""


def hire_crew(
    *, style: str = "storybook", draft: bool = False, plan: PlanAsked = HOUSE_PLAN, model: ModelAsked = EMBEDDED,
    watch: Watching | None = None,
) -> Crew:  # fmt: skip
    """The house's crew for one book.

    Args:
        style: A named style of the painter's weights.
        draft: Leave the pencils as they are; no painter's weights are read.
        plan: Who reads the story (see `hire_reader`) and plans the pages (see `hire_director`), and the sheet.
        model: How the embedded painter is steered.
        watch: Who is shown every panel on its way, if anybody; a draft is not painted, so nothing of it is shown.

    Raises:
        SettingsError: 2xx, if there is no such style, way or trim.
        WeightsError: 3xx, if weights are missing or damaged.
    """
    from audobon.compute.arenas import bound_arenas
    from audobon.lettering.grid import TierComposer
    from audobon.lettering.page_format import trim_named
    from audobon.lettering.right_to_left import MirroredComposer

    bound_arenas()
    composer = TierComposer(trim_named(plan.sheet.trim))
    press = hire_press(enlarging=not draft, sheet=plan.sheet)
    return Crew(
        enlarger=press.enlarger,
        reader=hire_reader(plan.reader),
        director=hire_director(plan.director, room=composer.room),
        composer=MirroredComposer(composer) if plan.sheet.right_to_left else composer,
        penciller=hire_penciller(),
        painter=hire_painter(style=style, draft=draft, model=model, watch=watch),
        editor=hire_bare_editor() if draft else hire_editor(model.named_style(style)),
        letterer=press.letterer,
        printer=press.printer,
        binders=press.binders,
        strip=press.strip,
    )


def hire_press(*, enlarging: bool, sheet: Sheet) -> Press:
    """Who letters, prints and binds what is painted.

    Args:
        enlarging: Whether somebody enlarges the art for print.
        sheet: The pages' size and way of reading.

    Raises:
        SettingsError: AUD-242, if there is no such sheet.
        WeightsError: 3xx, if somebody should enlarge and the weights for it are missing or damaged.
    """
    from audobon.binding.formats import BINDERS
    from audobon.lettering.paint_page import PagePrinter
    from audobon.lettering.strip import StripLetterer

    return Press(
        letterer=hire_letterer(sheet),
        printer=PagePrinter(),
        binders=tuple((name, binder()) for name, binder in BINDERS),
        enlarger=hire_enlarger() if enlarging else None,
        strip=StripLetterer(),
    )


def hire_letterer(sheet: Sheet) -> Letterer:
    """Who letters pages of this size and way of reading."""
    from audobon.lettering.letterer import BalloonLetterer
    from audobon.lettering.page_format import trim_named
    from audobon.lettering.right_to_left import MirroredLetterer

    letterer = BalloonLetterer(trim_named(sheet.trim))
    return MirroredLetterer(letterer) if sheet.right_to_left else letterer


def format_names() -> tuple[str, ...]:
    """The formats that books are bound in."""
    from audobon.binding.formats import BINDERS

    return tuple(name for name, _ in BINDERS)


def trim_names() -> tuple[str, ...]:
    """The sizes of pages that have a name."""
    from audobon.lettering.page_format import TRIMS

    return tuple(TRIMS)


def trim_size_pt(name: str) -> tuple[float, float]:
    """Width and height of the pages of a trim, in points; of the house's own for a name that nobody knows."""
    from audobon.lettering.page_format import TRIMS, US_COMIC

    trim = TRIMS.get(name, US_COMIC)
    return trim.width_pt, trim.height_pt


def hire_reader(who: str = "") -> Reader:
    """Who understands stories.

    Args:
        who: A language model as `openai:URL#MODEL`, or nothing for the house's own reader.

    Raises:
        SettingsError: AUD-259, if that is no address.
    """
    from audobon.understanding import HouseReader

    house = HouseReader(nets=hired_nets, openings=told_openings)
    if not who:
        return house
    from audobon.understanding.model_reader import ModelReader

    return ModelReader(_asking(who), house=house)


@cache
def hired_nets() -> tuple[StoryAnnotator, Feeler]:
    """Who marks words and who weighs sentences, the same two for every reader of this process.

    Raises:
        WeightsError: as `hire_annotator` and `hire_feeler`.
    """
    return _story_annotator(), hire_feeler()


def rest_readers() -> None:
    """Let go of the nets that only read stories; the next reader brings them in again, in a fifth of a second."""
    hired_nets.cache_clear()
    _paragrapher.cache_clear()
    give_back_memory()


def hire_annotator(*, by_rules: bool = False) -> Annotator:
    """Who marks entities, events and quotations in a text.

    Args:
        by_rules: The reader's rules, in place of the story model.

    Raises:
        WeightsError: AUD-301..304, the text encoder is missing or damaged; AUD-311..315, the story model is.
    """
    if by_rules:
        from audobon.understanding.rule_annotator import RuleAnnotator

        return RuleAnnotator()
    return _story_annotator()


def _story_annotator() -> StoryAnnotator:
    from audobon.models.low_rank import merge
    from audobon.models.narrowing import narrow
    from audobon.models.story_zoo import STORY, load_story_model
    from audobon.models.text_encoder import shared_text_encoder
    from audobon.understanding.marking import StoryMarker
    from audobon.understanding.story_annotator import StoryAnnotator

    plan = machine_plan()
    encoder = shared_text_encoder(plan.device)
    net = load_story_model(encoder, _models_with(STORY)).net
    merge(net.layers)
    # The heads compare scores and keep all of float32's digits.
    for part in (net.layers, net.enter, net.story):
        narrow(part, plan.precision)
    return StoryAnnotator(StoryMarker(net.to(plan.device), encoder, plan), told_openings)


def told_openings(text: str, quotations: Sequence[Span]) -> Mapping[int, float]:
    """Where paragraphs begin in a text that has lost them, as `Openings` says; the net is loaded when first asked.

    Raises:
        WeightsError: AUD-301..304, the text encoder is missing or damaged; AUD-311..315, the paragraph net is.
    """
    return _paragrapher()(text, quotations)


@cache
def _paragrapher() -> Paragrapher:
    from audobon.models.story_zoo import PARAGRAPHS, load_paragraph_net
    from audobon.models.text_encoder import shared_text_encoder
    from audobon.understanding.paragrapher import Paragrapher

    plan = machine_plan()
    encoder = shared_text_encoder(plan.device)
    net = load_paragraph_net(encoder, _models_with(PARAGRAPHS)).net
    return Paragrapher(net.to(plan.device), encoder, plan)


def hire_feeler(*, by_rules: bool = False) -> Feeler:
    """Who says how single sentences feel.

    Args:
        by_rules: The reader's word lists and MiniLM's vectors, in place of the feeling nets.

    Raises:
        WeightsError: AUD-301..304, the text encoder is missing or damaged; AUD-311..315, the feeling nets are.
    """
    from audobon.models.low_rank import merge
    from audobon.models.narrowing import narrow
    from audobon.models.story_zoo import FEELING, load_feeling
    from audobon.models.text_encoder import shared_text_encoder
    from audobon.understanding.feeler import TrainedFeeler
    from audobon.understanding.rule_feeler import RuleFeeler

    plan = machine_plan()
    encoder = shared_text_encoder(plan.device)
    if by_rules:
        return RuleFeeler(lambda texts: encoder.sentence_vectors(texts).cpu().numpy())
    loaded = load_feeling(encoder, _models_with(FEELING))
    merge(loaded.net.layers)
    narrow(loaded.net, plan.precision)
    for net in (loaded.net, loaded.valence):
        net.to(plan.device)
    return TrainedFeeler(loaded, encoder, plan)


def _models_with(name: str) -> Path | None:
    """The user's folder of models where it holds this one; None, the packaged folder, where it does not."""

    folder = models_folder()
    return folder if folder is not None and (folder / name).is_dir() else None


def hire_director(who: str = "", *, room: PageRoom = US_PAGE) -> Director:
    """Who plans pages.

    Args:
        who: A language model as `openai:URL#MODEL`, or nothing for the house's own director.
        room: What a page holds.

    Raises:
        SettingsError: AUD-259, if that is no address.
    """
    from audobon.staging import StoryboardDirector

    house = StoryboardDirector(customs=hire_customs(), room=room)
    if not who:
        return house
    from audobon.staging.model_director import ModelDirector

    return ModelDirector(_asking(who), house=house)


def _asking(who: str) -> Ask:
    """How the language model at an address is asked, with the key of the settings."""
    from audobon.chat import ChatModel, chat_address
    from audobon.settings import load_settings

    return ChatModel(address=chat_address(who), key=load_settings().llm_key).ask


def hire_customs() -> Customs:
    """What the penciller dresses people and beings in by itself."""
    from audobon.pencils.figures.creatures.catalogue import costume_of, trade_of
    from audobon.staging import Customs

    return Customs(costume_of=costume_of, trade_of=trade_of)


def hire_costumer() -> Callable[..., CastDesign]:
    """Who designs a being of any kind (see `staging/samples.py`)."""
    from audobon.staging.samples import sample_design

    return partial(sample_design, customs=hire_customs())


def hire_sense() -> Callable[[str, tuple[str, ...]], str]:
    """A sense of which words are near in meaning; its net is loaded at the first question."""
    from audobon.fusion.sense import PlaceSense
    from audobon.models.text_encoder import shared_text_encoder
    from audobon.models.word_sense import WordSense

    sense = WordSense(shared_text_encoder)
    # The packaged space: what pencils are kept by names its weights, and no others.
    return PlaceSense(partial(_shared_space, None), vectors=sense.vectors, other=sense.nearest).nearest


def kind_drawn(design: CastDesign) -> tuple[Kind, str]:
    """What the penciller draws for a design, and a warning if it is a makeshift."""
    from audobon.pencils.figures.vocabulary.naming import kind_named

    return kind_named(design.species, sort=design.sort, nearest=hire_sense())


def hire_enlarger() -> LearnedEnlarger:
    """Who enlarges for print: the embedded upscaler."""
    from audobon.models.zoo import load_upscaler
    from audobon.painting.enlarging import LearnedEnlarger

    return LearnedEnlarger(load_upscaler(models_folder()), plan=painting_plan())


def hire_editor(named: str = "") -> Editor:
    """Who judges paintings, scores them, and holds them to the book's style; nets are loaded when first asked.

    Args:
        named: The embedded painter's style by its name; empty for any other style or painter.
    """
    from audobon.quality import HouseEditor

    return HouseEditor(hire_style_space, assessor=hire_assessor, hand=partial(hire_stray_hand, named))


def hire_bare_editor() -> Editor:
    """Who judges pencils that nobody has painted: by the checks that need no nets."""
    from audobon.quality import HouseEditor

    return HouseEditor()


def hire_stray_hand(named: str) -> StrayHand | None:
    """The check of a named style; None where it has no name or nobody has measured the painter's styles.

    Raises:
        WeightsError: AUD-311..315, if the numbers of the styles are missing or damaged.
    """
    from audobon.models.style_zoo import load_named_hands
    from audobon.quality.style_check import StrayHand
    from audobon.style.named_hands import NamedHands

    loaded = load_named_hands(models_folder()) if named else None
    if loaded is None or named not in loaded.names:
        return None
    hands = NamedHands(names=loaded.names, directions=loaded.directions.numpy(), means=loaded.means.numpy())
    return StrayHand(hands=hands, name=named)


@cache
def hire_assessor() -> Assessor:
    """Who scores pictures, 0 to 10.

    Raises:
        WeightsError: AUD-311..315, if its weights are missing or damaged.
    """
    from audobon.models.assessor_zoo import ASSESSOR, load_assessor
    from audobon.quality.assessor import Assessor

    return Assessor(load_assessor(_models_with(ASSESSOR)))


def hire_style_space() -> StyleSpace:
    """Who tells one hand from another.

    Raises:
        WeightsError: AUD-311..315, if its weights are missing or damaged.
    """
    from audobon.models.style_zoo import STYLE_SPACE, load_style_space
    from audobon.style.space import StyleSpace

    return StyleSpace(load_style_space(_models_with(STYLE_SPACE)))


def hire_shared_space() -> SharedSpace:
    """Who knows what prose and pictures tell of: the user's own space, where there is one.

    Raises:
        WeightsError: AUD-301..304 for the text encoder, AUD-311..315 for the space.
    """
    from audobon.models.fusion_zoo import FUSION

    return _shared_space(_models_with(FUSION))


@cache
def _shared_space(folder: Path | None) -> SharedSpace:
    """The space of a folder of models; None is the packaged one."""
    from audobon.fusion.space import SharedSpace
    from audobon.models.fusion_zoo import load_fusion
    from audobon.models.text_encoder import shared_text_encoder

    return SharedSpace(load_fusion(folder), shared_text_encoder())


def machine_plan() -> ComputePlan:
    """This machine's plan, with the threads that the settings ask for."""
    from audobon.compute.plan import plan_for_this_machine
    from audobon.settings import load_settings

    settings = load_settings()
    plan = plan_for_this_machine()
    return replace(plan, threads=settings.threads) if settings.threads else plan


def painting_plan() -> ComputePlan:
    """This machine's plan for pictures, several at once, on the threads that the settings ask for or on all cores."""
    from audobon.compute.plan import cores, side_by_side
    from audobon.settings import load_settings

    return side_by_side(machine_plan(), threads=load_settings().threads or cores())


def hire_executor(at_once: int | None = None) -> Executor:
    """Who runs pieces of a book's work, so many at once (as many as there are cores if None); they share the cores."""
    from audobon.engine.executor import LocalExecutor, ThreadedExecutor

    at_once = painting_plan().workers if at_once is None else at_once
    if at_once == 1:
        return LocalExecutor()
    return ThreadedExecutor(at_once, begin=lambda: painting_plan().apply())


def hire_painter(*, style: str, draft: bool, model: ModelAsked = EMBEDDED, watch: Watching | None = None) -> Painter:
    """Who paints: the embedded model, or nobody (the pencils stay).

    Raises:
        SettingsError: AUD-212, for a style that there is not; AUD-219, for a strength out of its range; AUD-247,
            for too many pictures of a style.
        InputError: AUD-175 to AUD-177, for a file that shows no style.
    """
    if draft:
        from audobon.drafting import DraftPainter

        return DraftPainter()
    loaded = _embedded_painter(ready=True)
    return hire_studio(watch=watch, model=loaded)(_recipe(style, model, loaded))


def recipe_of(style: str, model: ModelAsked = EMBEDDED) -> PaintingRecipe:
    """How the embedded painter would paint in a style: a named one, a blend, or that of pictures.

    Raises:
        SettingsError, InputError: as `hire_painter`.
    """
    return _recipe(style, model, _embedded_painter())


def named_styles() -> tuple[str, ...]:
    """The styles that the embedded painter's weights have, by name; nothing is loaded for it."""
    from audobon.models.zoo import named_style_names

    return named_style_names(models_folder())


def _recipe(style: str, model: ModelAsked, loaded: EmbeddedPainterModel) -> PaintingRecipe:
    from audobon.painting.conditioning import style_vector
    from audobon.painting.line_control import line_control
    from audobon.painting.recipe import PaintingRecipe

    recipe = PaintingRecipe(
        style=style,
        own_style=_style_asked(style, model.style_from, loaded),
        style_strength=model.style_strength,
        line_by=line_control(model.control_by),
        anchoring=model.anchoring,
    )
    style_vector(loaded, recipe)
    return recipe


def _style_asked(style: str, pictures: Sequence[str], model: EmbeddedPainterModel) -> OwnStyle | None:
    """The style of pictures, or of a blend; None where one of the painter's own is named.

    Raises:
        SettingsError: AUD-212, AUD-268, for a blend that cannot be.
    """
    from audobon.painting.style_blend import blend_parts, blended, is_blend

    own = _own_style(pictures, model) if pictures else None
    return blended(blend_parts(style), model=model, own=own) if is_blend(style) else own


def _own_style(pictures: Sequence[str], model: EmbeddedPainterModel) -> OwnStyle:
    """The style that some pictures show to the embedded painter."""
    from audobon.painting.own_style import own_style
    from audobon.style.references import reference_pictures

    return own_style(reference_pictures([Path(picture) for picture in pictures]), model.style, model.autoencoder)


def _embedded_painter(*, ready: bool = False) -> EmbeddedPainterModel:
    """The embedded painter's nets, of the user's folder of models or the packaged one; `ready` to paint, they are
    compiled for this machine."""
    from audobon.compute.disk_level import DiskLevel
    from audobon.models.zoo import load_embedded_painter, load_ready_painter
    from audobon.settings import load_settings

    settings = load_settings()
    if not ready:
        return load_embedded_painter(models_folder())
    kept = DiskLevel(settings.cache / "engine", room_bytes=COMPILED_BYTES)
    return load_ready_painter(painting_plan(), folder=models_folder(), kept=kept)


def hire_studio(
    *, watch: Watching | None = None, model: EmbeddedPainterModel | None = None
) -> Callable[[PaintingRecipe], Painter]:
    """The embedded model, loaded once, from which a painter for any recipe is had; `watch` is shown its panels.

    Args:
        watch: Who is shown every panel on its way, if anybody.
        model: The model, if it is loaded already; it is used as it is.
    """
    hired, is_lost = hire_embedded_painters(model=model), hire_lookout()
    return lambda recipe: hired(recipe, watch, is_lost)


def hire_embedded_painters(
    *, model: EmbeddedPainterModel | None = None
) -> Callable[[PaintingRecipe, Watching | None, IsLost | None], EmbeddedPainter]:
    """The same, with somebody else to watch, and to say which panels are lost, for every painter.

    All of them call the same engines, so that their steps can be made together.

    Args:
        model: The model, if it is loaded already; it is used as it is.
    """
    from audobon.models.painter_engines import torch_engines
    from audobon.models.text_encoder import shared_text_encoder
    from audobon.models.zoo import load_control
    from audobon.painting.line_control import CONCATENATED
    from audobon.painting.painter import EmbeddedPainter

    machine_plan().apply()
    plan = painting_plan()
    loaded = model or _embedded_painter(ready=True)
    engines = loaded.engines or torch_engines(loaded.painter, loaded.autoencoder, plan)
    encoder, enlarger = shared_text_encoder(), hire_enlarger()

    def painter(recipe: PaintingRecipe, watch: Watching | None, is_lost: IsLost | None) -> EmbeddedPainter:
        way = recipe.line_by.way
        control = None if way == CONCATENATED else load_control(way, loaded.painter, models_folder())
        whole = replace(loaded, control=control, engines=engines)
        return EmbeddedPainter(
            whole, encoder, recipe=recipe, plan=plan, enlarger=enlarger, watch=watch, is_lost=is_lost
        )

    return painter


def hire_lookout() -> IsLost:
    """Who says half way whether a panel is beyond hope."""
    from audobon.quality.art_checks import is_lost

    return is_lost


def hire_props() -> Callable[[str], str]:
    """Who says as what a noun's thing is drawn; nothing where there is no drawing of that very thing."""
    from audobon.pencils.props.naming import prop_named

    def named(noun: str) -> str:
        name, warning = prop_named(noun)
        return "" if warning else name

    return named


def hire_penciller() -> Penciller:
    """Who draws."""
    from audobon.pencils.penciller import ScenePenciller

    return ScenePenciller(nearest=hire_sense())
