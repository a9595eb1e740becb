"""Digits that count nothing: dates, names, numbers of laws, of calls and of roads."""

from __future__ import annotations

import pytest

from services.extraction.quantities import find_quantities

NO_QUANTITY = [
    "Call 555-123-4567 or +44 20 7946 0000 now.",
    "In 2019 the pier burned, and since 2021 it has been closed.",
    "It opened on May 5, 2025, and closed on 7 June.",
    "It opened on 2025-05-05 at 10:30 and shut at 5 p.m.",
    "Resolution 2397 and Article 50 were read aloud.",
    "A Boeing 737 flew over Route 66.",
    "The iPhone 18 was shown.",
    "See https://example.org/2024/05/17 for more.",
    "5 min read",
    "COVID-19 and the G7 filled the agenda.",
    "An F-16 crossed the bay.",
    "No one spoke, and one of them left.",
    "The Gang of Eight met again.",
    "It was two years ago.",
    "It was four harvests ago.",
    "The gates shut by eight o'clock.",
    "The tram came at ten to nine.",
    "She left at twenty past six.",
    "The fair goes on until eleven.",
    "The choir sings at seven on Sunday.",
    "They woke at four in the morning.",
    "It grew over the last three months.",
    "It is one thing to plan.",
    "The 1990s were quiet.",
    "the 2019-20 season",
    "1. Stretch your legs",
    "On the 24/7 channel",
    "The poll was held Aug. 16-20.",
    "The poll was held 16-20 August.",
    "SB 1070 was struck down.",
    "Call 555-0142 or 0800 123 456 for help.",
    "She lives at 10 Dorning Street.",
    "The shop at 45 West 12th Avenue burned.",
    "It happened in the 1200 block of Main Road.",
    "Sections 3 and 4 were read aloud.",
    "Chapters 3-5 were read aloud.",
    "The S&P 500 fell.",
    "Readings of PM2.5 fell.",
    "A 4K screen was shown.",
    "The trial of the Orvin Seven began.",
    "Fans of the Five Arches met.",
    "One day it will open.",
    "One never knows.",
    "At one point it stopped.",
    "They booked it 8/22-8/27.",
    "A year and a half ago it closed.",
    "Aboard Ferry Force One they ate.",
]


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_digits_that_count_nothing_are_left_out(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The toll stood at ten on Friday.", 10),
        ("It rose from ten to twelve.", 12),
        ("The vote went ten to three.", 3),
        ("Until three pupils fell ill, nobody asked.", 3),
    ],
)
def test_a_small_figure_is_no_time_of_day(text: str, number: float) -> None:
    assert number in {q.number for q in find_quantities(text)}
