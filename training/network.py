"""The tagger's network in JAX, with the losses it is trained on. `services.extraction.attribution.tagger` is its
twin in numpy; `tests/extraction/attribution/test_tagger.py` holds the numpy side to worked examples.
"""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from services.extraction.attribution.tagger import DILATIONS, LABELS, MASKED, RELATION_SIZES

Weights = dict[str, Any]


def initial(rng: np.random.Generator, words: int, width: int, hidden: int) -> Weights:
    """Random weights: `width` of the encoder, `hidden` of the heads."""

    def normal(*shape: int, scale: float | None = None) -> jax.Array:
        return jnp.asarray(rng.normal(0, scale or shape[0] ** -0.5, shape).astype(np.float32))

    weights: Weights = {
        "E": normal(words, width, scale=0.1), "S": normal(16, width, scale=0.1), "Q": normal(2, width, scale=0.1),
        "cw": normal(width, hidden), "cb": jnp.zeros(hidden), "cv": normal(hidden, 1), "c0": jnp.full(1, -2.0),
        "A": normal(width, hidden), "B": normal(width, hidden), "zb": jnp.zeros(hidden),
        "Z": normal(3 * hidden, hidden), "z2": jnp.zeros(hidden), "O": normal(hidden, LABELS), "ob": jnp.zeros(LABELS),
        # A span cannot go on that has not begun.
        "T": jnp.zeros((LABELS, LABELS)).at[0, 2].set(-3).at[0, 4].set(-3), "T0": jnp.zeros(LABELS),
        "mW": normal(width, width), "mE": jnp.zeros(width), "mb": jnp.zeros(words),
    }  # fmt: skip
    for layer in range(len(DILATIONS)):
        weights[f"k{layer}"] = normal(3 * width, width)
        weights[f"b{layer}"] = jnp.zeros(width)
    for index, size in enumerate(RELATION_SIZES):
        weights[f"R{index}"] = normal(size, hidden, scale=0.1)
    return weights


def _dropout(values: jax.Array, rate: float, key: jax.Array | None) -> jax.Array:
    if key is None:
        return values
    return jnp.where(jax.random.bernoulli(key, 1 - rate, values.shape), values / (1 - rate), 0)


def convolve(weights: Weights, state: jax.Array, rate: float = 0.0, key: jax.Array | None = None) -> jax.Array:
    """Residual convolutions of growing reach over a row of tokens."""
    keys = [None] * (len(DILATIONS) + 1) if key is None else list(jax.random.split(key, len(DILATIONS) + 1))
    state = _dropout(state, rate, keys[-1])
    for layer, reach in enumerate(DILATIONS):
        around = jnp.concatenate([jnp.roll(state, reach, 0), state, jnp.roll(state, -reach, 0)], -1)
        state += _dropout(jax.nn.relu(around @ weights[f"k{layer}"] + weights[f"b{layer}"]), rate, keys[layer])
    return state


def masked_word_loss(
    weights: Weights, row: dict[str, Any], places: jax.Array, others: jax.Array, log_share: jax.Array
) -> jax.Array:
    """Cross entropy of hidden words against a sample of other words (sampled softmax, Jean et al., 2015)."""
    hidden_words = row["word"][places]
    shape = row["shape"].at[places].set(jnp.where(row["shape"][places] >= 8, 9, 1))
    state = weights["E"][row["word"]].at[places].set(weights["mE"]) + weights["S"][shape] + weights["Q"][row["quoted"]]
    query = convolve(weights, state)[places] @ weights["mW"]
    right = (query * weights["E"][hidden_words]).sum(-1) + weights["mb"][hidden_words]
    wrong = query @ weights["E"][others].T + weights["mb"][others] - log_share[others] - jnp.log(1.0 * others.shape[0])
    wrong = jnp.where(others[None] == hidden_words[:, None], MASKED, wrong)
    return (jax.nn.logsumexp(jnp.concatenate([right[:, None], wrong], 1), 1) - right).mean()


def emissions(
    weights: Weights, state: jax.Array, batch: dict[str, Any], rate: float, key: jax.Array | None
) -> jax.Array:
    """Label scores of each token in each cue's window."""
    pair = (state @ weights["A"])[batch["at"]] + (state[batch["cue"]] @ weights["B"])[:, None] + weights["zb"]
    for index, feature in enumerate(batch["relations"]):
        pair += weights[f"R{index}"][feature]
    pair = _dropout(jax.nn.relu(pair) * batch["inside"][..., None], rate, key)
    left = jnp.pad(pair, ((0, 0), (1, 0), (0, 0)))[:, :-1]
    right = jnp.pad(pair, ((0, 0), (0, 1), (0, 0)))[:, 1:]
    pair += jax.nn.relu(jnp.concatenate([left, pair, right], -1) @ weights["Z"] + weights["z2"])
    scores = pair @ weights["O"] + weights["ob"]
    outside = jnp.array([0.0] + [float(MASKED)] * (LABELS - 1))
    return jnp.where(batch["inside"][..., None] > 0, scores, outside)


def chain_loss(weights: Weights, scores: jax.Array, labels: jax.Array) -> jax.Array:
    """Negative log likelihood of label sequences in a first-order chain (Lafferty et al., 2001)."""
    step, start = weights["T"], weights["T0"]

    def advance(total: jax.Array, here: jax.Array) -> tuple[jax.Array, None]:
        return jax.nn.logsumexp(total[:, :, None] + step[None], 1) + here, None

    total, _ = jax.lax.scan(advance, start + scores[:, 0], jnp.moveaxis(scores[:, 1:], 1, 0))
    path = jnp.take_along_axis(scores, labels[..., None], -1)[..., 0].sum(1)
    path += start[labels[:, 0]] + step[labels[:, :-1], labels[:, 1:]].sum(1)
    return jax.nn.logsumexp(total, -1) - path


def tagging_loss(weights: Weights, batch: dict[str, Any], key: jax.Array, rate: float, word_rate: float) -> jax.Array:
    """Loss of cues and of their windows, per cue."""
    first, second, third = jax.random.split(key, 3)
    word = jnp.where(jax.random.bernoulli(third, word_rate, batch["word"].shape), 1, batch["word"])
    state = weights["E"][word] + weights["S"][batch["shape"]] + weights["Q"][batch["quoted"]]
    state = convolve(weights, state, rate, first)
    logits = (jax.nn.relu(state @ weights["cw"] + weights["cb"]) @ weights["cv"])[:, 0] + weights["c0"][0]
    cues = batch["valid"].sum()
    cue_loss = (optax.sigmoid_binary_cross_entropy(logits, batch["is_cue"]) * batch["real"]).sum() / cues
    scores = emissions(weights, state, batch, rate, second)
    return cue_loss + 0.25 * (chain_loss(weights, scores, batch["labels"]) * batch["valid"]).sum() / cues
