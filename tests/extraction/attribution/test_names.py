"""One name for one source."""

from __future__ import annotations

import pytest

from services.extraction.model import SourceKind
from services.extraction.names import canonical, country_of, demonym_of, describe, outlet_of_domain, starts_with_country

SAME = [
    ("The Wall Street Journal", ["WSJ", "the Wall Street Journal", "Wall Street Journal (WSJ)"]),
    ("Yonhap News Agency", ["Yonhap", "South Korea’s Yonhap news agency", "Seoul's Yonhap News Agency"]),
    ("National Intelligence Service", ["NIS", "Seoul’s spy agency", "South Korean intelligence",
                                       "South Korea's National Intelligence Service (NIS)", "the country's National Intelligence Service"]),
    ("Russia's Labor Ministry", ["the Russian Labor Ministry", "Russia’s Labor Ministry", "Russia's Ministry of Labor"]),
    ("France's Interior Ministry", ["the French Interior Ministry", "French interior ministry", "the Interior Ministry of France",
                                    "the Ministry of Interior of France"]),
    ("International Atomic Energy Agency", ["IAEA", "the U.N. nuclear watchdog", "the UN’s nuclear watchdog"]),
    ("Brantova", ["Steelmaker Brantova", "the brewer Brantova"]),
    ("Airline Pilots Association", ["the Airline Pilots Association"]),
    ("Reuters", ["Reuters news agency", "the Reuters news agency"]),
    ("Kremlin", ["the Kremlin"]),
    ("Ada Quill", ["Ms. Ada Quill", "Finance Minister Ada Quill", "French Finance Minister Ada Quill", "lawmaker Ada Quill",
                   "Ada Quill, who runs the harbour", "Ada Quill, head of the union", "Sen. Ada Quill (D-Utopia)",
                   "Former North Lunde City Mayor Ada Quill", "Lunde Chamber of Trade President Ada Quill", "Sen. Ada Quill of Utopia",
                   "Office of Ports and Bridges Deputy Director Ada Quill", "Utopia Secretary-General Ada Quill", "Orla Bank's Ada Quill",
                   "Health and Harbour Services Secretary Ada Quill", "Rear Adm. Ada Quill", "Lunde County Clerk Ada Quill"]),
    ("Ada Quill and Per Holt", ["Sen. Ada Quill of Lunde and Mayor Per Holt", "Prime Minister Ada Quill and Mayor Per Holt"]),
    ("Lunde Observatory for Rights", ["the Halm-based Lunde Observatory for Rights"]),
    ("U.S. Forces Lunde", ["the U.S. Forces Lunde"]),
    ("General Motors", ["General Motors"]),
    ("Ravian state TV", ["Ravian state TV"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "mentions"), SAME)
def test_one_source_has_one_name(name: str, mentions: list[str]) -> None:
    assert {mention: canonical(mention) for mention in mentions} == dict.fromkeys(mentions, name)


KINDS = [
    ("officials", SourceKind.ANONYMOUS),
    ("South Korean officials", SourceKind.ANONYMOUS),
    ("people familiar with the matter", SourceKind.ANONYMOUS),
    ("a senior official who asked not to be named", SourceKind.ANONYMOUS),
    ("reports", SourceKind.ANONYMOUS),
    ("police", SourceKind.GENERIC),
    ("the company", SourceKind.GENERIC),
    ("a spokesman", SourceKind.GENERIC),
    ("official Russian data", SourceKind.DOCUMENT),
    ("a March 2031 U.N. report on trade", SourceKind.DOCUMENT),
    ("Reuters", SourceKind.OUTLET),
    ("the independent outlet Lunde Today", SourceKind.OUTLET),
    ("Russia's federal statistics service", SourceKind.ORGANISATION),
    ("Ukraine", SourceKind.ORGANISATION),
    ("the Institute for Harbour Studies", SourceKind.ORGANISATION),
    ("Institute Veda", SourceKind.ORGANISATION),
    ("Local Harbour Committees", SourceKind.ORGANISATION),
    ("Captain Orn Memorial Hospital", SourceKind.ORGANISATION),
    ("Utopia's Northern League", SourceKind.ORGANISATION),
    ("Radio Sundby", SourceKind.ORGANISATION),
    ("Hospital Santa Ada", SourceKind.ORGANISATION),
    ("Ada Quill", SourceKind.PERSON),
]


@pytest.mark.parametrize(("mention", "kind"), KINDS)
def test_kinds_of_sources(mention: str, kind: SourceKind) -> None:
    assert describe(mention).kind is kind


def test_a_document_is_named_without_its_date_and_subject() -> None:
    assert canonical("a March 2031 U.N. report on trade in fish") == "U.N. report"


def test_short_names_are_read_as_written() -> None:
    assert canonical("AP") == "Associated Press"
    assert canonical("aa") == "aa"


COUNTRIES = [("Russian", "Russia"), ("Seoul", "South Korea"), ("Kyiv’s", "Ukraine"), ("Britons", "United Kingdom"),
             ("U.S.", "United States"), ("American", "United States"), ("the Netherlands", "Netherlands"), ("Dutch", "Netherlands"),
             ("DPRK", "North Korea"), ("UAE", "United Arab Emirates"), ("Türkiye", "Turkey"), ("harbour", None), ("", None)]  # fmt: skip


@pytest.mark.parametrize(("word", "country"), COUNTRIES)
def test_countries(word: str, country: str | None) -> None:
    assert country_of(word) == country


def test_demonyms_and_prefixes() -> None:
    assert demonym_of("Switzerland") == "Swiss"
    assert demonym_of("Nowhere") is None
    assert starts_with_country("North Korean workers") == ("North Korea", "workers")
    assert starts_with_country("harbour workers") is None


def test_outlets_by_domain() -> None:
    found = outlet_of_domain("kyivindependent.com")
    assert found is not None
    assert found.name == "The Kyiv Independent"
    assert outlet_of_domain("nowhere.example") is None


@pytest.mark.parametrize(
    "mention", ["", " ", "’s", "the", ",", "(", "the the", "a" * 5000, "\x00\ud83d", "A's's's's B"]
)
def test_odd_mentions_have_some_name(mention: str) -> None:
    assert isinstance(canonical(mention), str)
