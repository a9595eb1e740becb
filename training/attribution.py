"""Trains the attribution tagger and writes the weights that ship with the package.

    python -m training.attribution TRAIN.jsonl.gz --text PLAIN.jsonl.gz --out services/extraction/attribution/tagger.npz

Two stages: the encoder first learns to guess hidden words of plain news (`--text`, no annotation), then everything
learns cues, sources and contents from the annotated documents. `--seed` fixes every random choice; on one machine the
result repeats exactly as long as the stages run for a number of steps (the default), not for a time.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from services.extraction.attribution.tokens import Lexicon
from training.corpus import Annotated, Corpus, batch, plain_arrays, read, vocabulary
from training.network import Weights, initial, masked_word_loss, tagging_loss

LOG = logging.getLogger("training.attribution")

ROW, HIDDEN_PLACES, OTHER_WORDS = 8192, 1024, 1024
TOKENS_EACH, CUES_EACH = 6144, 224
ENCODER = ("E", "S", "Q", "k0", "k1", "k2", "k3", "b0", "b1", "b2", "b3")
SHIPPED = (
    *ENCODER,
    "cw",
    "cb",
    "cv",
    "c0",
    "A",
    "B",
    "zb",
    "Z",
    "z2",
    "O",
    "ob",
    "T",
    "T0",
    "R0",
    "R1",
    "R2",
    "R3",
    "R4",
    "R5",
)
AVERAGING = 0.99
"""Weights shipped are a running mean of the last hundred steps or so."""


def pretrain(weights: Weights, arrays: tuple[Any, Any, Any], steps: int, rng: np.random.Generator) -> Weights:
    """First stage: guess hidden words of plain text."""
    words, shapes, quoted = arrays
    share = np.bincount(words, minlength=weights["E"].shape[0]).astype(np.float64) ** 0.75
    share /= share.sum()
    cumulative, log_share = np.cumsum(share), jnp.asarray(np.log(share + 1e-12).astype(np.float32))
    schedule = optax.warmup_cosine_decay_schedule(0.0, 3e-3, min(200, steps // 10 + 1), steps, 1e-4)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(schedule))
    state = optimiser.init(weights)

    @jax.jit
    def step(weights: Weights, state: Any, row: Any, places: Any, others: Any) -> tuple[Weights, Any, Any]:
        loss, gradient = jax.value_and_grad(masked_word_loss)(weights, row, places, others, log_share)
        update, state = optimiser.update(gradient, state, weights)
        return optax.apply_updates(weights, update), state, loss

    for number in range(steps):
        first = int(rng.integers(0, len(words) - ROW))
        row = {
            name: jnp.asarray(values[first : first + ROW].astype(np.int32))
            for name, values in (("word", words), ("shape", shapes), ("quoted", quoted))
        }
        places = np.sort(rng.choice(ROW, HIDDEN_PLACES, replace=False))
        others = np.searchsorted(cumulative, rng.random(OTHER_WORDS)).clip(0, len(share) - 1)
        weights, state, loss = step(weights, state, row, places, others)
        if number % 500 == 0:
            LOG.info("pretraining step %d loss %.3f", number, float(loss))
    return weights


def _batches(documents: list[Annotated], rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    """All documents once, in a new order."""
    current: list[Annotated] = []
    size = 0
    for index in rng.permutation(len(documents)):
        document = documents[index]
        if current and size + len(document.tokens) > TOKENS_EACH:
            yield batch(current, TOKENS_EACH, CUES_EACH)
            current, size = [], 0
        current.append(document)
        size += len(document.tokens)
    if current:
        yield batch(current, TOKENS_EACH, CUES_EACH)


def train(weights: Weights, corpus: Corpus, options: argparse.Namespace, rng: np.random.Generator) -> Weights:
    """Second stage: cues and their windows."""
    steps = options.epochs * sum(1 for _ in _batches(corpus.documents, np.random.default_rng(0)))
    schedule = optax.warmup_cosine_decay_schedule(
        0.0, options.rate, min(100, steps // 10 + 1), steps, options.rate / 50
    )
    optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.adamw(schedule, b2=0.99, weight_decay=1e-4))
    state, mean, key = optimiser.init(weights), weights, jax.random.PRNGKey(options.seed)

    @jax.jit
    def step(weights: Weights, state: Any, mean: Weights, one: Any, key: Any) -> tuple[Weights, Any, Weights, Any]:
        loss, gradient = jax.value_and_grad(tagging_loss)(weights, one, key, options.dropout, options.word_dropout)
        update, state = optimiser.update(gradient, state, weights)
        # The encoder may follow more slowly than the heads; it gained nothing when it did.
        update = {name: value * options.encoder_rate if name in ENCODER else value for name, value in update.items()}
        weights = optax.apply_updates(weights, update)
        mean = jax.tree.map(lambda m, w: AVERAGING * m + (1 - AVERAGING) * w, mean, weights)
        return weights, state, mean, loss

    began = time.monotonic()
    for epoch in range(options.epochs):
        losses = []
        for one in _batches(corpus.documents, rng):
            key, used = jax.random.split(key)
            weights, state, mean, loss = step(weights, state, mean, one, used)
            losses.append(float(loss))
        LOG.info("epoch %d loss %.3f after %.0f s", epoch, float(np.mean(losses)), time.monotonic() - began)
        if options.every and (epoch + 1) % options.every == 0:
            save(mean, corpus.usual, options.words, options.out)
    return mean


def save(weights: Weights, usual: Any, words: list[str], path: Path) -> None:
    """Writes the weights: embeddings in 8 bits with a scale a row, matrices in 16, vectors in 32; no pickle."""
    arrays = {name: np.asarray(weights[name]) for name in SHIPPED}
    embedding = arrays.pop("E")
    scale = np.abs(embedding).max(1, keepdims=True) / 127 + 1e-8
    out = {
        name: value.astype(np.float16 if value.ndim > 1 and value.size > 100 else np.float32)
        for name, value in arrays.items()
    }
    out["E"], out["E_scale"] = np.round(embedding / scale).astype(np.int8), scale.astype(np.float16)
    out["words"] = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    out["layers"], out["usual"] = np.array(sum(name.startswith("k") for name in SHIPPED)), usual.astype(np.int8)
    np.savez_compressed(path, **out)


def resumed(path: Path) -> Weights:
    """All weights of an earlier run, to go on from."""
    with np.load(path, allow_pickle=False) as archive:
        weights = {name: jnp.asarray(archive[name].astype(np.float32)) for name in SHIPPED}
        weights["E"] *= jnp.asarray(archive["E_scale"].astype(np.float32))
    return weights


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, help="annotated documents, JSON lines as in PolNeAR")
    parser.add_argument("--text", type=Path, help="plain documents for the first stage and the vocabulary")
    parser.add_argument("--encoder", type=Path, help="an .npz of the first stage to start from instead")
    parser.add_argument("--resume", type=Path, help="weights of the second stage to go on from; same vocabulary")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--words", type=int, default=16_000, help="size of the vocabulary")
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--pretraining-steps", type=int, default=5000)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--encoder-rate", type=float, default=1.0, help="share of the rate at which the encoder learns")
    parser.add_argument("--dropout", type=float, default=0.28)
    parser.add_argument("--word-dropout", type=float, default=0.05)
    parser.add_argument("--every", type=int, default=0, help="also write after every so many epochs")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Runs both stages."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options = _options()
    rng = np.random.default_rng(options.seed)
    kept = options.out.with_suffix(".encoder.npz")
    options.words = vocabulary((d["text"] for d in read(options.text or options.train)), options.words)
    lexicon = Lexicon(options.words)
    weights = initial(rng, len(lexicon), options.width, options.hidden)
    if options.encoder:
        with np.load(options.encoder, allow_pickle=False) as first:
            weights |= {name: jnp.asarray(first[name]) for name in ENCODER}
    elif options.text:
        weights = pretrain(weights, plain_arrays(options.text, lexicon), options.pretraining_steps, rng)
        np.savez(kept, **{name: np.asarray(weights[name]) for name in ENCODER})
    if options.resume:
        weights |= resumed(options.resume)
    corpus = Corpus(options.train, lexicon)
    LOG.info("%d documents, %d cues", len(corpus.documents), sum(len(d.labels) for d in corpus.documents))
    save(train(weights, corpus, options, rng), corpus.usual, options.words, options.out)


if __name__ == "__main__":
    main()
