"""A model is found, checked, loaded and read; what is missing is said, with what to do."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from services.comparison.nli.encoder import MOST_TOKENS, load_reader
from services.comparison.nli.files import ModelError, find_model
from tests.comparison.nli.tiny import LABELS, external, graph, tokenizer, write_model

COMMIT = "0123456789abcdef0123456789abcdef01234567"
AGAINST, SAME, UNSURE = ("She goes.", "She stays."), ("She goes.", "She quits."), ("She goes.", "She hesitates.")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny")


def test_a_directory_is_loaded_and_reads(model: Path) -> None:
    reader = load_reader(str(model))
    assert reader is not None
    against, same, unsure = reader.read([AGAINST, SAME, UNSURE])
    assert (round(against.entail, 2), round(against.contradict, 2)) == (0, 1)
    assert (round(same.entail, 2), round(same.contradict, 2)) == (1, 0)
    assert max(unsure.entail, unsure.contradict) < 0.9


@pytest.mark.parametrize("labels", list(itertools.permutations(LABELS)), ids="-".join)
def test_the_order_of_the_labels_is_read_not_assumed(labels: tuple[str, ...], tmp_path: Path) -> None:
    expected = load_reader(str(write_model(tmp_path / "a")))
    shouted = tuple(label.upper() for label in labels)
    place = write_model(tmp_path / "b", labels, id2label={str(i): label for i, label in enumerate(shouted)})
    reader = load_reader(str(place))
    assert reader is not None
    assert expected is not None
    assert reader.read([AGAINST, SAME, UNSURE]) == expected.read([AGAINST, SAME, UNSURE])


def test_the_second_clause_is_told_from_the_first(model: Path) -> None:
    reader = load_reader(str(model))
    assert reader is not None
    forth, back = reader.read([("She stays.", "Later she goes."), ("Later she goes.", "She stays.")])
    assert back.contradict > 0.99 > forth.contradict


def test_a_graph_without_token_types_is_read_too(model: Path) -> None:
    (model / "onnx" / "model.onnx").write_bytes(graph(inputs=("input_ids", "attention_mask")))
    reader = load_reader(str(model))
    assert reader is not None
    assert reader.read([AGAINST])[0].contradict > 0.99


def test_an_answer_does_not_depend_on_its_neighbours(model: Path) -> None:
    pairs = [AGAINST, ("word " * 40, "She hesitates."), SAME, UNSURE]
    readers = [load_reader(str(model)) for _ in range(2)]
    together = readers[0].read(pairs)  # type: ignore[union-attr]
    assert together == [readers[1].read([pair])[0] for pair in reversed(pairs)][::-1]  # type: ignore[union-attr]


def test_long_clauses_are_cut_the_longer_one_first(model: Path) -> None:
    reader = load_reader(str(model))
    assert reader is not None
    (endless,) = reader.read([("word " * 100_000, "She stays.")])
    (cut,) = reader.read([("word " * (MOST_TOKENS - 3 - 3), "She stays.")])
    assert endless == cut


@pytest.mark.parametrize("graph_file", ["onnx/model.onnx", "model.onnx"])
def test_the_graph_is_found_where_repositories_keep_it(graph_file: str, tmp_path: Path) -> None:
    assert find_model(str(write_model(tmp_path / "m", graph_file=graph_file))).graph == graph()


# ------------------------------------------------------------------------------------------------------- identity


def test_a_directory_is_named_by_its_content(model: Path, tmp_path: Path) -> None:
    name = find_model(str(model)).name
    assert name.startswith("tiny@")
    assert find_model(str(write_model(tmp_path / "elsewhere" / "tiny"))).name == name
    assert find_model(str(model), name.partition("@")[2]).name == name
    write_model(model, LABELS[::-1])
    assert find_model(str(model)).name != name


def test_a_directory_with_another_content_than_pinned_is_refused(model: Path) -> None:
    with pytest.raises(ModelError, match=r"has the content [0-9a-f]{12}, and CROSSWIRE_NLI_REVISION says 0123456789ab"):
        find_model(str(model), "0123456789ab")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hub's cache with one repository, as `hf download` leaves it; the network is not there."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    write_model(tmp_path / "hub" / "models--acme--tiny" / "snapshots" / COMMIT)
    return tmp_path / "hub"


@pytest.mark.usefixtures("cache")
def test_a_repository_is_read_from_the_cache_at_its_commit() -> None:
    reader = load_reader("acme/tiny", COMMIT, 0.9)
    assert reader is not None
    assert (reader.name, reader.threshold) == (f"acme/tiny@{COMMIT}", 0.9)
    assert reader.read([AGAINST])[0].contradict > 0.99


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("revision", [None, "main", "v1.0", COMMIT[:12], COMMIT.upper()])
def test_a_repository_needs_a_commit(revision: str | None) -> None:
    with pytest.raises(ModelError, match="commit of 40 hexadecimal digits"):
        find_model("acme/tiny", revision)


@pytest.mark.usefixtures("cache")
def test_what_is_not_in_the_cache_is_not_fetched_but_said() -> None:
    other = COMMIT[::-1]
    with pytest.raises(ModelError, match=f"hf download acme/tiny .*--revision {other}.*CROSSWIRE_NLI_DOWNLOAD"):
        find_model("acme/tiny", other)


def test_a_repository_without_a_graph_is_refused(cache: Path) -> None:
    (cache / "models--acme--tiny" / "snapshots" / COMMIT / "onnx" / "model.onnx").unlink()
    with pytest.raises(
        ModelError, match=r"has no onnx/model\.onnx and no model\.onnx, or it is not in the hub's cache"
    ):
        find_model("acme/tiny", COMMIT)


# --------------------------------------------------------------------------------------------------------- errors


def spoil(file: str, content: str | bytes | None) -> Callable[[Path], None]:
    def change(model: Path) -> None:
        if content is None:
            (model / file).unlink()
        else:
            (model / file).write_bytes(content.encode() if isinstance(content, str) else content)

    return change


GRAPH = "onnx/model.onnx"
UNNAMED = json.dumps({"id2label": {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"}})
TWO = json.dumps({"id2label": {"0": "entailment", "1": "not_entailment"}})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (spoil("config.json", None), "tiny has no config.json, which it needs: choose a model"),
        (spoil("config.json", "{"), "config.json of .*tiny is no JSON"),
        (spoil("config.json", "[]"), "config.json of .*tiny is no object"),
        (spoil("config.json", "{}"), "names the labels nothing; needed are entailment, neutral, contradiction"),
        (spoil("config.json", UNNAMED), "names the labels label_0, label_1, label_2; .*three labels"),
        (spoil("config.json", TWO), "names the labels entailment, not_entailment"),
        (spoil("tokenizer.json", None), "has no tokenizer.json"),
        (spoil("tokenizer.json", b"\xff\xfe"), "tokenizer.json of tiny@.* cannot be read"),
        (spoil("tokenizer.json", "{}"), "tokenizer.json of tiny@.* cannot be read"),
        (spoil(GRAPH, None), "has no onnx/model.onnx and no model.onnx, which it needs: .*export one to ONNX"),
        (spoil(GRAPH, b"\x80\x04K*."), "ONNX graph of tiny@.* cannot be loaded"),
        (
            spoil(GRAPH, graph(inputs=("input_ids", "pixel_values"))),
            "asks for pixel_values: it is no plain cross-encoder",
        ),
        (spoil(GRAPH, graph(width=2)), r"answers with \(1, 2\), not with one row of 3 logits"),
    ],
)
def test_what_does_not_fit_is_said_at_the_start(change: Callable[[Path], None], message: str, model: Path) -> None:
    change(model)
    with pytest.raises(ModelError, match=message):
        load_reader(str(model))


@pytest.mark.parametrize("location", ["../secret", "/etc/hostname", "secret"])
def test_a_graph_reads_no_other_file(
    location: str, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_bytes(bytes(4096))
    monkeypatch.chdir(model)
    (model / GRAPH).write_bytes(graph(table=external("table", [14, 3], location)))
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_reader(str(model))


@pytest.mark.parametrize("name", ["tiny", "a/b/c", "https://hub.example/acme/tiny", "acme/ti ny", "../acme"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match="CROSSWIRE_NLI_MODEL"):
        find_model(name, COMMIT)


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_a_missing_package_is_named_with_the_extra(package: str, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ModelError, match=rf"{package} is missing: pip install 'crosswire\[nli\]'"):
        load_reader(str(model))


def test_a_hub_without_its_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(ModelError, match="huggingface_hub is missing"):
        find_model("acme/tiny", COMMIT)


# ------------------------------------------------------------------------------------------------------------ off


def test_without_a_model_there_is_no_reader_and_nothing_is_imported() -> None:
    assert load_reader(None) is None
    assert load_reader("") is None
    code = """
import sys
import services.comparison.worker, services.cli.reader, services.pipeline
from services.runtime.settings import Settings
services.comparison.worker.prepare(Settings())
print([m for m in ("onnxruntime", "tokenizers", "huggingface_hub") if m in sys.modules])
"""
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=300)
    assert (ended.returncode, ended.stdout.strip()) == (0, "[]"), ended.stderr


def test_the_tiny_tokenizer_pads_and_the_reader_does_not(model: Path) -> None:
    """Else the test of neighbours above would hold for a reader that pads as well."""
    from tokenizers import Tokenizer

    assert len(Tokenizer.from_str(tokenizer()).encode("She goes.").ids) == 64
