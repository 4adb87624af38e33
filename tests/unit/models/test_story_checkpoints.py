"""Checkpoints as branches: real T5, Llama and GPT-2, made on the spot at toy sizes by transformers itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import (
    GPT2Config,
    GPT2LMHeadModel,
    GPT2Model,
    LlamaConfig,
    LlamaForCausalLM,
    LlamaModel,
    T5Config,
    T5EncoderModel,
    T5ForConditionalGeneration,
)

from audobon.errors import WeightsError
from audobon.models.sentence_memory import SentenceMemory
from audobon.models.story_branches import Branch
from audobon.models.story_checkpoints import BlockRange, begin_branches, read_branch, with_branches
from audobon.models.story_net import StoryNet, StoryShape
from audobon.models.story_zoo import STORY, load_story_model
from audobon.models.weights import packed, save_weights
from tests.tiny_story import save_config, tiny_encoder, tiny_story_model

NET = StoryShape(width=32, heads=4, feed_forward=32, dropout=0.0)
TWO = BlockRange(count=2)
WORDS = 9


def a_t5(path: Path, **sizes: object) -> T5ForConditionalGeneration:
    torch.manual_seed(3)
    config = T5Config(
        **{"d_model": 24, "d_kv": 5, "num_heads": 6, "d_ff": 40, "num_layers": 3, "vocab_size": 11, "dropout_rate": 0.0}
        | sizes
    )
    model = T5ForConditionalGeneration(config).eval()
    model.save_pretrained(path)
    return model


def a_llama(path: Path, **sizes: object) -> LlamaModel:
    torch.manual_seed(4)
    config = LlamaConfig(
        **{
            "hidden_size": 48, "intermediate_size": 64, "num_attention_heads": 8, "num_key_value_heads": 2,
            "num_hidden_layers": 3, "vocab_size": 11, "rms_norm_eps": 1e-5, "attn_implementation": "eager",
            "rope_parameters": {"rope_type": "default", "rope_theta": 500.0},
        }
        | sizes
    )  # fmt: skip
    model = LlamaModel(config).eval()
    model.save_pretrained(path)
    return model


def a_gpt2(path: Path, **sizes: object) -> GPT2Model:
    torch.manual_seed(5)
    config = GPT2Config(
        **{"n_embd": 20, "n_head": 2, "n_layer": 3, "n_inner": 50, "vocab_size": 11, "n_positions": 64,
           "layer_norm_epsilon": 1e-4, "attn_implementation": "eager"} | sizes
    )  # fmt: skip
    model = GPT2Model(config).eval()
    model.save_pretrained(path)
    return model


def states(width: int, *, count: int = WORDS) -> Tensor:
    return torch.randn(1, count, width, generator=torch.Generator().manual_seed(1))


def net_of(branch: Branch, path: Path, blocks: BlockRange = TWO, *, shape: StoryShape = NET) -> StoryNet:
    read = {branch: read_branch(branch, str(path), blocks=blocks, frozen=False)}
    torch.manual_seed(0)
    net = StoryNet(with_branches(shape, read)).eval()
    begin_branches(net, read)
    return net


@pytest.mark.parametrize("projection", ["relu", "gated-gelu"])
@torch.no_grad()
def test_t5_blocks_answer_as_transformers_own_encoder(tmp_path: Path, projection: str) -> None:
    model = a_t5(tmp_path, feed_forward_proj=projection)
    net, given = net_of(Branch.T5, tmp_path), states(24)
    own = model.get_encoder()(inputs_embeds=given, output_hidden_states=True)
    bias, found = None, given
    for block in net.t5:
        found, bias, _ = block(found, position_bias=bias)
    assert torch.allclose(found, own.hidden_states[2], atol=1e-5)
    whole = net_of(Branch.T5, tmp_path, BlockRange(count=3))
    assert torch.allclose(whole._t5(given), own.last_hidden_state, atol=1e-5)


@pytest.mark.parametrize(
    "sizes",
    [{}, {"num_key_value_heads": 8, "head_dim": 10, "attention_bias": True},
     {"rope_parameters": {"rope_type": "linear", "rope_theta": 10000.0, "factor": 2.0}}],
)  # fmt: skip
@torch.no_grad()
def test_llama_blocks_answer_as_transformers_own_with_a_full_mask(tmp_path: Path, sizes: dict[str, object]) -> None:
    model = a_llama(tmp_path, **sizes)
    net, given = net_of(Branch.LLAMA, tmp_path, BlockRange(count=3)), states(48)
    full = torch.zeros(1, 1, WORDS, WORDS)
    own = model(inputs_embeds=given, attention_mask=full, use_cache=False)
    assert torch.allclose(net._llama(given), own.last_hidden_state, atol=1e-5)
    causal = model(inputs_embeds=given, use_cache=False)
    assert not torch.allclose(net._llama(given), causal.last_hidden_state, atol=1e-2)


@pytest.mark.parametrize("sizes", [{}, {"scale_attn_by_inverse_layer_idx": True, "activation_function": "relu"}])
@torch.no_grad()
def test_gpt2_blocks_answer_as_transformers_own(tmp_path: Path, sizes: dict[str, object]) -> None:
    model = a_gpt2(tmp_path, **sizes)
    model.wpe.weight.zero_()
    own = model(inputs_embeds=states(20), output_hidden_states=True)
    causal = torch.full((WORDS, WORDS), -1e4).triu(1)[None, None]
    for blocks in (BlockRange(count=2), BlockRange(first=1, count=1)):
        found = own.hidden_states[blocks.first]
        for block in net_of(Branch.GPT2, tmp_path, blocks).gpt2:
            found = block(found, attention_mask=causal)
        assert torch.allclose(found, own.hidden_states[2], atol=1e-5)


@torch.no_grad()
def test_later_blocks_of_t5_keep_the_checkpoints_positions(tmp_path: Path) -> None:
    model = a_t5(tmp_path)
    own = model.get_encoder()(inputs_embeds=states(24), output_hidden_states=True)
    block = net_of(Branch.T5, tmp_path, BlockRange(first=1, count=1)).t5[0]
    assert torch.allclose(block(own.hidden_states[1])[0], own.hidden_states[2], atol=1e-5)


@torch.no_grad()
def test_a_net_with_three_checkpoints_reads_and_remembers(tmp_path: Path) -> None:
    a_t5(tmp_path / "t5"), a_llama(tmp_path / "llama"), a_gpt2(tmp_path / "gpt2")
    read = {one: read_branch(one, str(tmp_path / one), blocks=TWO, frozen=False) for one in Branch}
    net = StoryNet(with_branches(NET, read)).eval()
    begin_branches(net, read)
    past = SentenceMemory()
    words, sentences = net(states(32)[0], ((0, 4), (4, WORDS)), past=past)
    assert (words.shape, sentences.shape, past.get_seq_length()) == ((WORDS, 32), (2, 32), 2)
    assert torch.isfinite(words).all()


def test_no_projection_where_the_widths_match(tmp_path: Path) -> None:
    a_t5(tmp_path, d_model=32)
    net = net_of(Branch.T5, tmp_path)
    assert not [name for name in net.state_dict() if name.startswith("passages")]
    a_llama(tmp_path / "llama")
    learnt = [name for name in net_of(Branch.LLAMA, tmp_path / "llama").state_dict() if name.startswith("passages")]
    assert sorted(learnt) == [f"passages.llama.{way}.{one}" for way in ("back", "into") for one in ("bias", "weight")]


@pytest.mark.parametrize(
    ("branch", "kind", "config"),
    [
        (Branch.T5, T5EncoderModel, T5Config(d_model=24, d_kv=4, num_heads=4, d_ff=8, num_layers=2, vocab_size=9)),
        (
            Branch.LLAMA, LlamaForCausalLM,
            LlamaConfig(hidden_size=16, intermediate_size=8, num_attention_heads=2, num_hidden_layers=2, vocab_size=9),
        ),
        (Branch.GPT2, GPT2LMHeadModel, GPT2Config(n_embd=16, n_head=2, n_layer=2, vocab_size=9, n_positions=8)),
    ],
)  # fmt: skip
def test_models_with_heads_and_in_half_precision_and_shards_load_too(
    tmp_path: Path, branch: Branch, kind: type, config: object
) -> None:
    kind(config).half().save_pretrained(tmp_path, max_shard_size="2KB")
    read = read_branch(branch, str(tmp_path), blocks=TWO, frozen=False)
    assert {value.dtype for value in read.tensors.values()} == {torch.float32}
    assert len(list(tmp_path.glob("*.safetensors"))) > 1


def test_a_hub_id_is_read_from_the_cache_and_never_fetched(tmp_path: Path) -> None:
    home = tmp_path / "models--me--tiny"
    a_gpt2(home / "snapshots" / "abc")
    (home / "refs").mkdir()
    (home / "refs" / "main").write_text("abc", "utf-8")
    read = read_branch(Branch.GPT2, "me/tiny", blocks=TWO, frozen=True, cache=tmp_path)
    assert (read.given.source, len(read.given.sha256)) == ("me/tiny", 64)
    with pytest.raises(WeightsError, match="AUD-320: no checkpoint lies at me/none") as refused:
        read_branch(Branch.GPT2, "me/none", blocks=TWO, frozen=True, cache=tmp_path)
    assert "hf download me/none" in refused.value.hint


def _change(path: Path, **values: object) -> None:
    file = path / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


def _drop_a_tensor(path: Path) -> None:
    file = path / "model.safetensors"
    save_file({name: one for name, one in load_file(file).items() if name != "h.1.mlp.c_fc.weight"}, file)


def _not_a_number(path: Path) -> None:
    file = path / "model.safetensors"
    tensors = load_file(file)
    tensors["ln_f.bias"][0] = torch.nan
    save_file(tensors, file)


def _cut(path: Path) -> None:
    (path / "model.safetensors").write_bytes((path / "model.safetensors").read_bytes()[:-9])


def _pickled(path: Path) -> None:
    (path / "model.safetensors").rename(path / "pytorch_model.bin")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: (path / "config.json").unlink(), "AUD-341"),
        (lambda path: _change(path, model_type="bert"), "AUD-341"),
        (lambda path: (path / "config.json").write_text("[]"), "AUD-323"),
        (lambda path: (path / "model.safetensors").unlink(), "AUD-323"),
        (_cut, "AUD-323"),
        (_pickled, "AUD-321"),
        (lambda path: _change(path, n_layer=1), "AUD-342"),
        (_drop_a_tensor, "AUD-343"),
        (_not_a_number, "AUD-343"),
        (lambda path: _change(path, n_embd=10**9), "AUD-343"),
        (lambda path: _change(path, n_embd="wide"), "AUD-343"),
        (lambda path: _change(path, n_head=3), "AUD-343"),
        (lambda path: _change(path, n_head=0), "AUD-343"),
        (lambda path: _change(path, activation_function="none such"), "AUD-343"),
    ],
)  # fmt: skip
def test_what_makes_no_branch_is_refused_by_its_code(
    tmp_path: Path, spoil: Callable[[Path], object], code: str
) -> None:
    a_gpt2(tmp_path)
    spoil(tmp_path)
    with pytest.raises(WeightsError, match=code) as refused:
        read_branch(Branch.GPT2, str(tmp_path), blocks=TWO, frozen=False)
    assert refused.value.hint


def test_heads_that_cannot_share_keys_are_refused(tmp_path: Path) -> None:
    a_llama(tmp_path)
    _change(tmp_path, num_key_value_heads=3)
    with pytest.raises(WeightsError, match="AUD-343"):
        read_branch(Branch.LLAMA, str(tmp_path), blocks=TWO, frozen=False)


def _saved(models: Path, checkpoint: Path, *, frozen: bool) -> None:
    """A story model with a Llama branch, as the recipe writes it."""
    encoder = tiny_encoder()
    read = {Branch.LLAMA: read_branch(Branch.LLAMA, str(checkpoint), blocks=TWO, frozen=frozen)}
    model = tiny_story_model(encoder, story=with_branches(NET, read))
    begin_branches(model.story, read)
    save_weights(models / STORY, packed(model.own_state(), eight_bit=False), config=save_config(model, encoder))


@torch.no_grad()
def test_a_branchs_weights_are_saved_and_loaded_without_the_checkpoint(tmp_path: Path) -> None:
    a_llama(tmp_path / "llama")
    _saved(tmp_path, tmp_path / "llama", frozen=False)
    own = load_file(tmp_path / "llama" / "model.safetensors")["layers.1.mlp.up_proj.weight"]
    (tmp_path / "llama").rename(tmp_path / "elsewhere")
    net = load_story_model(tiny_encoder(), tmp_path).net.story
    assert torch.allclose(net.llama[1].mlp.up_proj.weight, own, atol=1e-3)


@torch.no_grad()
def test_a_frozen_branch_is_read_from_its_checkpoint_and_checked(tmp_path: Path) -> None:
    checkpoint = tmp_path / "llama"
    a_llama(checkpoint)
    _saved(tmp_path, checkpoint, frozen=True)
    stored = {name for file in (tmp_path / STORY).glob("*.safetensors") for name in load_file(file)}
    assert not [name for name in stored if name.startswith(("story.llama.", "story.llama_norm."))]
    assert "story.passages.llama.into.weight" in stored
    net = load_story_model(tiny_encoder(), tmp_path).net.story
    own = load_file(checkpoint / "model.safetensors")
    assert torch.equal(net.llama[1].mlp.up_proj.weight, own["layers.1.mlp.up_proj.weight"])
    own["norm.weight"] += 1
    save_file(own, checkpoint / "model.safetensors")
    with pytest.raises(WeightsError, match="AUD-345.*has changed"):
        load_story_model(tiny_encoder(), tmp_path)
    checkpoint.rename(tmp_path / "elsewhere")
    with pytest.raises(WeightsError, match="AUD-344"):
        load_story_model(tiny_encoder(), tmp_path)


@pytest.mark.parametrize("change", [{"later": 1}, {"first": "one"}, {"sizes": {"head_dim": 7}}, {"sizes": "wide"}])
def test_a_given_branch_of_another_version_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    a_llama(tmp_path / "llama")
    _saved(tmp_path, tmp_path / "llama", frozen=False)
    file = tmp_path / STORY / "config.json"
    config = json.loads(file.read_text())
    config["shape"]["story"]["llama"] |= change
    file.write_text(json.dumps(config))
    with pytest.raises(WeightsError, match="AUD-315"):
        load_story_model(tiny_encoder(), tmp_path)


def test_a_config_from_before_there_were_given_branches_still_loads(tmp_path: Path) -> None:
    encoder = tiny_encoder()
    model = tiny_story_model(encoder)
    config = save_config(model, encoder)
    inner = config["shape"]["story"]
    for branch in Branch:
        del inner[branch]
    save_weights(tmp_path / STORY, packed(model.own_state(), eight_bit=False), config=config)
    assert load_story_model(encoder, tmp_path).net.shape == model.shape
