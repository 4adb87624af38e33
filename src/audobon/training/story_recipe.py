"""The recipe `story`: entities, coreference, events, quotations and speakers, learnt from annotated books.

Knows: books, the story model, the trainer.  Does not know: the command line, Stories.
What no delta changes is run once and kept; the delta on the backbone, the narrative net and the heads learn
together, a stretch of a book at a step.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from audobon.compute.plan import ComputePlan, plan_for_this_machine
from audobon.errors import SettingsError
from audobon.models.story_branches import Branch
from audobon.models.story_checkpoints import BlockRange, ReadBranch, begin_branches, read_branch, with_branches
from audobon.models.story_model import StoryModel, StoryModelShape
from audobon.models.story_net import StoryShape
from audobon.models.story_zoo import STORY, load_paragraph_net, load_story_model
from audobon.models.text_encoder import TextEncoder, load_text_encoder
from audobon.models.weights import save_weights
from audobon.training.cards import CURVE, CardFacts, write_card
from audobon.training.export import WORST_PACKING_ERROR, packed_within
from audobon.training.masked_words import learn_hidden_words
from audobon.training.options import TrainingOptions
from audobon.training.pictures import draw_curve
from audobon.training.start import learn_only
from audobon.training.story_batch import StoryBatch, story_batch
from audobon.training.story_books import story_books
from audobon.training.story_loss import head_losses, story_loss
from audobon.training.story_pack import StoryExample, story_examples
from audobon.training.story_teachers import TaughtPassage, taught_batch, taught_passages
from audobon.training.trainer import Schedule, Task, train
from audobon.training.unmarked_books import PASSAGES_A_BOOK, unmarked_passages
from audobon.understanding import mention_facts, speaker_facts
from audobon.understanding.paragrapher import Paragrapher
from audobon.understanding.word_stretches import MOST_WORDS

EARLIER_SHARE = 0.3
"""So often the analysis layer has seen the stretch before."""
DEV_STRETCHES = 40
_PARTS = tuple(Branch)
TAUGHT_SHARE = 0.5
"""So often a step learns from what teachers say of a text, where there are teachers."""

FACTS = CardFacts(
    title="The story model: who, what and who says it",
    what=(
        "all-MiniLM-L6-v2 (Apache-2.0, used as delivered) with a low-rank delta on its six layers; on its "
        "words an understanding layer (T5 and LLaMA blocks that look both ways), an analysis "
        "layer (GPT-2 blocks over sentences) and cross-attention both ways; heads for nested mentions (biaffine), "
        "coreference (ranked antecedents), asserted events, quotations (tags decoded by Viterbi) and speakers. What "
        "the house's rules read goes in as numbers beside the words."
    ),
    data=(
        "The 44 books of LitBank's train split as `splits.json` suggests it: entities, events, coreference and "
        "quotations (CC BY 4.0; texts public domain). Published systems used up to 80 books."
    ),
    limits=(
        "Learnt from English fiction of 1719 to 1922, about 93,000 words; other prose is read less well. The backbone "
        "knows no capitals, so case goes in as a number. Mentions of more than 24 words are not found. Old books carry "
        "the prejudices of their day."
    ),
    rights="the annotations that they were trained on are LitBank's, CC BY 4.0 (Bamman et al.)",
)


def story(options: TrainingOptions) -> Path:
    """Train the story model.

    On a GPU, or where `options.masked_steps` says so, the delta first learns to guess hidden words of whole books.
    A fresh run begins with the weights of `options.start`, if a folder is given, and its branches with the blocks of
    the checkpoints that `options.branches` names. Where there are teachers, every other step learns from a passage that
    they marked.

    Returns:
        The folder with the weights.

    Raises:
        SettingsError: AUD-263 for blocks that are no range.
        WeightsError: AUD-320..323 and AUD-341..343 for a checkpoint that cannot be read or makes no branch;
            AUD-311..315 for a teacher.
        InputError: AUD-126 or AUD-128, if there are no books, or none for teachers to mark.
    """
    torch.manual_seed(options.seed)
    encoder = load_text_encoder()
    model, begun = _begun(options, encoder)
    plan = plan_for_this_machine(options.device)
    encoder.to(options.device)
    model.to(options.device)
    masked = learn_hidden_words(model, encoder, options, plan)
    learn_only(model, model.own_state())
    openings = Paragrapher(load_paragraph_net(encoder).net.to(options.device), encoder, plan)
    books = story_examples(story_books(options.data, "train"), model, encoder, openings)
    taught = _taught(options, model, encoder, plan)
    schedule = Schedule(
        learning_rate=6e-4, batch_size=1, warmup_steps=100, average_decay=0.995, decay_share=0.7, checkpoint_s=300.0
    )
    model.train()
    average, progress = train(
        Task(net=model, batch=partial(_step, books, taught, model.shape.longest), loss=partial(_loss, model)), schedule,
        plan=plan, length=options.length, out=options.out, seed=options.seed,
    )  # fmt: skip
    model.load_state_dict(average.state)
    model.eval()
    scores = _scores(model, story_examples(story_books(options.data, "dev"), model, encoder, openings), plan)
    folder = options.out / "weights"
    state = {name: value.detach().cpu() for name, value in model.own_state().items()}
    save_weights(
        folder,
        packed_within(state, worst=WORST_PACKING_ERROR),
        config={"model": STORY, "backbone": encoder.sha256, "shape": asdict(model.shape)},
    )
    draw_curve(folder / "curve.png", progress.curve, title="story: loss")
    facts = _facts(options)
    write_card(
        folder / "MODEL_CARD.md",
        facts,
        plan=plan,
        progress=progress,
        scores=scores,
        begun=" ".join(one for one in (begun, masked) if one),
        beside=CURVE,
    )
    return folder


def story_shape(*, without: Sequence[str] = ()) -> StoryModelShape:
    """The shape that is trained.

    Args:
        without: What is left out: `t5`, `llama`, `gpt2`.

    Raises:
        SettingsError: AUD-266 for anything else.
    """
    unknown = sorted({*without} - {*_PARTS})
    if unknown:
        raise SettingsError(
            "AUD-266", f'the story model has no part "{unknown[0]}"', hint=f"--without takes {', '.join(_PARTS)}"
        )
    kept = {branch: branch not in without for branch in Branch}
    whole = StoryShape()
    return StoryModelShape(
        story=replace(
            whole,
            t5_blocks=whole.t5_blocks * kept[Branch.T5],
            llama_blocks=whole.llama_blocks * kept[Branch.LLAMA],
            gpt2_blocks=whole.gpt2_blocks * kept[Branch.GPT2],
        ),
        pair_numbers=mention_facts.NUMBERS,
        speaker_numbers=speaker_facts.NUMBERS,
    )


def block_range(text: str) -> BlockRange:
    """The blocks that `N` (the first so many) or `A-B` (counted from 1) names.

    Raises:
        SettingsError: AUD-263, if it is neither.
    """
    found = re.fullmatch(r"(?:([1-9][0-9]{0,3})-)?([1-9][0-9]{0,3})", text.strip())
    first, last = (int(found[1] or 1), int(found[2])) if found else (1, 0)
    if last < first:
        raise SettingsError(
            "AUD-263", f'"{text}" names no blocks', hint="--branch-blocks takes a number as 2, or a range as 3-6"
        )
    return BlockRange(first=first - 1, count=last - first + 1)


def _begun(options: TrainingOptions, encoder: TextEncoder) -> tuple[StoryModel, str]:
    """The model that is trained, and a sentence on what it begins with."""
    if options.start is not None:
        loaded = load_story_model(encoder, options.start)
        return loaded.net, f"It went on from the story model {loaded.fingerprint[:12]}."
    asked = options.branches
    sources = {Branch.T5: asked.t5, Branch.LLAMA: asked.llama, Branch.GPT2: asked.gpt2}
    blocks = block_range(asked.blocks)
    read = {
        branch: read_branch(branch, source, blocks=blocks, frozen=asked.frozen)
        for branch, source in sources.items()
        if source
    }
    whole = story_shape(without=asked.without)
    model = StoryModel(encoder, replace(whole, story=with_branches(whole.story, read)))
    begin_branches(model.story, read)
    return model, " ".join(_lineage(branch, one) for branch, one in read.items())


def _facts(options: TrainingOptions) -> CardFacts:
    if not options.teachers:
        return FACTS
    told = (
        f"{FACTS.data} Half of the steps are on {PASSAGES_A_BOOK} passages from later in each of those books, which "
        f"nobody has annotated and {len(options.teachers)} story models trained before marked: spans, events and "
        "quotations, each a mean of their shares."
    )
    return replace(FACTS, data=told)


def _lineage(branch: Branch, read: ReadBranch) -> str:
    first, last = read.blocks.first + 1, read.blocks.first + read.blocks.count
    stays = ", as they are" if read.given.frozen else ""
    return (
        f"Its {branch} branch begins with blocks {first} to {last} of {read.given.source} (sha256 "
        f"{read.given.sha256}){stays}, which stand under that checkpoint's own licence."
    )


def _taught(
    options: TrainingOptions, model: StoryModel, encoder: TextEncoder, plan: ComputePlan
) -> list[TaughtPassage]:
    """Passages of the same books, where they are not annotated, with the teachers' answers."""
    if not options.teachers:
        return []
    passages = unmarked_passages(options.data, "train")
    kept = options.out / "taught.safetensors"
    return taught_passages(passages, options.teachers, kept, model=model, encoder=encoder, plan=plan)


def _step(
    books: list[StoryExample], taught: list[TaughtPassage], longest: int, generator: np.random.Generator
) -> StoryBatch:
    if taught and generator.random() < TAUGHT_SHARE:
        return taught_batch(taught[int(generator.integers(len(taught)))], generator)
    return _batch(books, longest, generator)


def _batch(books: list[StoryExample], longest: int, generator: np.random.Generator) -> StoryBatch:
    book = books[int(generator.integers(len(books)))]
    return story_batch(
        book, most_words=MOST_WORDS, longest=longest, earlier_share=EARLIER_SHARE, generator=generator
    )  # fmt: skip


def _loss(model: StoryModel, batch: StoryBatch, noise: torch.Generator) -> Tensor:
    return story_loss(model, batch)


@torch.inference_mode()
def _scores(model: StoryModel, books: list[StoryExample], plan: ComputePlan) -> dict[str, str]:
    """Each head's mean loss on stretches of kept-out books."""
    generator = np.random.default_rng(0)
    sums: dict[str, list[float]] = {}
    for _ in range(DEV_STRETCHES if books else 0):
        with plan.autocast():
            parts = head_losses(model, _batch(books, model.shape.longest, generator))
        for name, part in parts.items():
            sums.setdefault(name, []).append(float(part))
    return {f"loss of {name} on kept-out books": f"{np.mean(values):.3f}" for name, values in sums.items()}
