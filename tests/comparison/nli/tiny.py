"""A cross-encoder of a few words, written byte by byte: each word votes for a label, otherwise in the second clause.

The ONNX file is protobuf; writing its dozen fields here spares the tests a package of 27 MB.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

LABELS = ("contradiction", "entailment", "neutral")
VOTES: Mapping[str, tuple[float, float, float]] = {
    "[UNK]": (0, 0, 0.5), "[CLS]": (0, 0, 0), "[SEP]": (0, 0, 0),
    "stays": (12, 0, 0), "quits": (0, 12, 0), "hesitates": (2, 1, 0), "later": (-8, 0, 0),
}  # fmt: skip
"""Word -> what it adds to the logits of contradiction, entailment and neutral."""
ONLY_SECOND = "later"
"""This word counts only where it stands in the second clause: its pairs are not the same in both directions."""
FLOAT, INT64 = 1, 7


def varint(number: int) -> bytes:
    out = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def field(number: int, value: int | str | bytes) -> bytes:
    """One protobuf field: an integer, or something with a length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    body = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(body)) + body


def tensor(name: str, kind: int, shape: Sequence[int], raw: bytes) -> bytes:
    dims = b"".join(field(1, size) for size in shape)
    return dims + field(2, kind) + field(8, name) + field(9, raw)


def external(name: str, shape: Sequence[int], location: str) -> bytes:
    """A tensor whose numbers stand in another file."""
    dims = b"".join(field(1, size) for size in shape)
    return dims + field(2, FLOAT) + field(8, name) + field(13, field(1, "location") + field(2, location)) + field(14, 1)


def node(kind: str, inputs: Sequence[str], output: str, **attributes: int) -> bytes:
    made = b"".join(field(1, name) for name in inputs) + field(2, output) + field(4, kind)
    return made + b"".join(field(5, field(1, k) + field(3, v) + field(20, 2)) for k, v in attributes.items())


def value(name: str, kind: int, shape: Sequence[int | str]) -> bytes:
    dims = b"".join(field(1, field(1 if isinstance(size, int) else 2, size)) for size in shape)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))


def graph(
    inputs: Sequence[str] = ("input_ids", "attention_mask", "token_type_ids"),
    labels: Sequence[str] = LABELS,
    width: int = 3,
    table: bytes | None = None,
) -> bytes:
    """logits = sum over tokens of table[token + words * type], with columns in the order of `labels`."""
    words = list(VOTES)
    rows = [[0.0 if word == ONLY_SECOND else v for v in VOTES[word]] for word in words] + [
        list(VOTES[w]) for w in words
    ]
    columns = [LABELS.index(label) for label in labels][:width]
    numbers = [row[c] for row in rows for c in columns]
    typed = "token_type_ids" in inputs
    nodes = (
        [node("Mul", ["token_type_ids", "words"], "shift"), node("Add", ["input_ids", "shift"], "at")] if typed else []
    )
    nodes += [node("Gather", ["table", "at" if typed else "input_ids"], "votes"),
              node("ReduceSum", ["votes", "axis"], "logits", keepdims=0)]  # fmt: skip
    initializers = [
        table or tensor("table", FLOAT, [len(rows), width], struct.pack(f"<{len(numbers)}f", *numbers)),
        tensor("words", INT64, [1], struct.pack("<q", len(words))),
        tensor("axis", INT64, [1], struct.pack("<q", 1)),
    ]
    body = b"".join(field(1, n) for n in nodes) + field(2, "tiny") + b"".join(field(5, t) for t in initializers)
    body += b"".join(field(11, value(name, INT64, [1, "n"])) for name in inputs)
    body += field(12, value("logits", FLOAT, [1, width]))
    return field(1, 8) + field(7, body) + field(8, field(1, "") + field(2, 17))


def tokenizer() -> str:
    numbers = {word: i for i, word in enumerate(VOTES)}
    made = Tokenizer(WordLevel(numbers, unk_token="[UNK]"))
    made.normalizer, made.pre_tokenizer = Lowercase(), Whitespace()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", numbers["[CLS]"]), ("[SEP]", numbers["[SEP]"])],
    )  # fmt: skip
    made.enable_padding(length=64)  # as published tokenizers come; a reader must not pad
    return made.to_str()


def write_model(
    place: Path, labels: Sequence[str] = LABELS, graph_file: str = "onnx/model.onnx", **more: object
) -> Path:
    """The files of a model in `place`, as a repository has them; `more` goes into config.json."""
    (place / graph_file).parent.mkdir(parents=True, exist_ok=True)
    (place / graph_file).write_bytes(graph(labels=labels))
    (place / "tokenizer.json").write_text(tokenizer(), "utf-8")
    config = {"id2label": {str(i): label for i, label in enumerate(labels)}, "max_position_embeddings": 512, **more}
    (place / "config.json").write_text(json.dumps(config), "utf-8")
    return place
