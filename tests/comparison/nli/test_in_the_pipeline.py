"""The second reader where it works: in the handler, at the start of a worker, in the checks of an operator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from schemas.alert import decode_alert
from schemas.wire import COMPARISON
from services.cli.errors import Failure
from services.cli.reader import OFF, reader_of, reader_state
from services.comparison.handler import compare_article
from services.comparison.model import Comparison, Judgement
from services.comparison.nli.decision import Probabilities
from services.comparison.nli.encoder import load_reader
from services.comparison.nli.reading import Reader
from services.comparison.worker import prepare
from services.extraction.model import ArticleClaims
from services.runtime.errors import SettingsError
from services.runtime.heartbeat import REFUSED
from services.runtime.settings import Settings
from services.runtime.state import MemoryBackend, UnitOfWork
from services.runtime.worker import main
from services.scoring.handler import score_comparison
from tests.comparison.factory import bundle, claim, person
from tests.comparison.nli.tiny import write_model


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny")


class Silent:
    name, threshold = "silent@0", 0.95

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        return [Probabilities(0.3, 0.3)] * len(pairs)


GOES = claim("give_up", person("Ada Kolar"), text="Ada Kolar of the Vellin council goes")
STAYS = claim("cling", person("Ada Kolar"), text="Ada Kolar of the Vellin council stays")
ENTRIES = (bundle(1, GOES), bundle(2, STAYS), bundle(3, GOES, STAYS))


async def enter(entries: Sequence[ArticleClaims], reader: Reader | None = None) -> tuple[MemoryBackend, Comparison]:
    """The state after all entries, and what was said of the last one."""
    backend = MemoryBackend()
    for entry in entries:
        work = UnitOfWork(backend)
        await compare_article(entry, work, reader)
        backend.commit(work.changes)
    return backend, COMPARISON.decode(backend.streams["verdicts"][-1])


async def test_a_model_finds_what_no_table_of_verbs_does(model: Path) -> None:
    reader = load_reader(str(model))
    assert reader is not None
    _, without = await enter(ENTRIES[:2])
    _, found = await enter(ENTRIES[:2], reader)
    assert [v for placed in without.placed for v in placed.verdicts] == []
    (verdict,) = found.placed[0].verdicts
    assert (verdict.judgement, verdict.rule) == (Judgement.CONTRADICTION, "nli.contradicts")
    assert verdict.reason.startswith(reader.name)
    assert found.placed[0].fact_id == GOES.id


async def test_what_a_model_finds_becomes_an_alert(model: Path) -> None:
    """Three outlets in their own voice have her go, the fourth has her stay: the consensus is of the field polarity."""
    reader, backend = load_reader(str(model)), MemoryBackend()
    goes = [claim("give_up", person("Ada Kolar"), text="Ada Kolar of the Vellin council goes") for _ in range(3)]
    for entry in (bundle(number, said) for number, said in enumerate([*goes, STAYS], start=1)):
        work = UnitOfWork(backend)
        await compare_article(entry, work, reader)
        backend.commit(work.changes)
        work = UnitOfWork(backend)
        await score_comparison(COMPARISON.decode(backend.streams["verdicts"][-1]), work)
        backend.commit(work.changes)
    (alert,) = [decode_alert(event) for event in backend.streams["alerts"]]
    assert (alert.status, alert.field, len(alert.consensus)) == ("raised", "polarity", 3)


async def test_a_model_that_is_never_sure_changes_no_byte() -> None:
    off, _ = await enter(ENTRIES)
    silent, _ = await enter(ENTRIES, Silent())
    assert (off.values, off.streams) == (silent.values, silent.streams)


async def test_the_same_model_gives_the_same_bytes(model: Path) -> None:
    runs = [await enter(ENTRIES, load_reader(str(model))) for _ in range(2)]
    assert (runs[0][0].values, runs[0][0].streams) == (runs[1][0].values, runs[1][0].streams)


# ------------------------------------------------------------------------------------------------------- settings


def test_the_environment_names_the_model(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings().nli_model is None
    monkeypatch.setenv("CROSSWIRE_NLI_MODEL", str(model))
    monkeypatch.setenv("CROSSWIRE_NLI_THRESHOLD", "0.8")
    reader = reader_of(Settings())
    assert reader is not None
    assert (reader.name.split("@")[0], reader.threshold) == ("tiny", 0.8)


@pytest.mark.parametrize("threshold", ["0.5", "1.1", "nan"])
def test_a_threshold_that_makes_no_sense_is_refused(threshold: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWIRE_NLI_THRESHOLD", threshold)
    with pytest.raises(ValueError, match="nli_threshold"):
        Settings()


def test_a_worker_says_at_its_start_which_model_it_uses(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prepare(Settings(nli_model=str(model)))
    said = capsys.readouterr()
    assert "nli.started" in said.out + said.err
    assert reader_state(Settings(nli_model=str(model)))[0] in said.out + said.err


def test_a_worker_without_its_model_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSWIRE_NLI_MODEL", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError, match="nowhere is no directory"):
        prepare(Settings())
    assert main(["comparison"]) == REFUSED


def test_the_doctor_names_the_model_or_what_is_wrong_with_it(model: Path) -> None:
    assert reader_state(Settings()) == (OFF, [])
    assert reader_state(Settings(nli_model=str(model)))[0].startswith("tiny@")
    (model / "tokenizer.json").unlink()
    named, wrong = reader_state(Settings(nli_model=str(model)))
    assert (named, len(wrong)) == (str(model), 1)
    assert "has no tokenizer.json" in wrong[0]
    with pytest.raises(Failure, match=r"tokenizer\.json"):
        reader_of(Settings(nli_model=str(model)))
