"""What two sentences of two outlets say of each other, from their words on: (why, newer, older, the field or None)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from services.comparison.compare import compare
from services.comparison.model import Field, Judgement
from services.extraction.claims import extract_claims
from services.extraction.model import Claim
from services.ingestion.model import Admission, Article

NOW = datetime(2025, 9, 16, 9, tzinfo=UTC)


def told(text: str, outlet: str) -> tuple[Claim, ...]:
    article = Article(
        seq=1, seen_at=NOW, id=f"{outlet}-1", url=f"https://{outlet}/1", outlet=outlet, title="", text=text,
        published_at=NOW, kind=Admission.ARTICLE,
    )  # fmt: skip
    return extract_claims(article).claims


def contradicted(newer: str, older: str) -> set[Field | None]:
    """Fields in which a claim of the newer text that alone suffices for an alert contradicts one of the older."""
    pairs = [(a, b) for a in told(newer, "new.example") for b in told(older, "old.example")]
    found = [compare(a, b) for a, b in pairs if min(a.confidence, b.confidence) > 0.5]
    return {v.field for v in found if v.judgement is Judgement.CONTRADICTION}


CASES = [
    ("when it was denied", "The harbour board of Lisk denied on Wednesday that its tugs had crossed the bar at Torne.",
     "Tugs of the harbour board of Lisk crossed the bar at Torne on Tuesday, fishermen said.", None),
    ("part of whom", "Orsa hospital admitted 12 children on Monday, its head Ilse Korn said.",
     "Orsa hospital admitted 60 patients on Monday, its head Ilse Korn said.", None),
    ("the women's team", "Tarvik's women lost 2-0 to Sunde on Saturday.", "Tarvik won 3-1 against Sunde on Saturday.", None),
    ("one division", "Bardo Foods had revenue of 640 million euros in its frozen food division in 2024.",
     "Bardo Foods had revenue of 2.1 billion euros in 2024.", None),
    ("whose age", "The actor Jan Brell leaves a wife, Ines, 64.", "The actor Jan Brell has died at the age of 81.", None),
    ("a season", "Luka Benn has scored 17 goals this season.", "Luka Benn scored two goals on Sunday.", None),
    ("the same season", "Luka Benn has scored 17 goals this season.", "Luka Benn has scored 27 goals this season.",
     Field.QUANTITY),
    ("some of those treated", "Zelvar cut heart attacks by 31% in women, Oslund University reported.",
     "Zelvar cut heart attacks by 22%, Oslund University reported.", None),
    ("said to be so or not", '"The Orlen dam is safe," the engineer Paul Istvan said on Monday.',
     'The engineer Paul Istvan said on Monday that the Orlen dam was not safe.', Field.POLARITY),
    ("the opposite adjective", "The water in Lake Sorn is clean, the chemist Ada Brill said on Monday.",
     "The water in Lake Sorn is toxic, the chemist Ada Brill said on Monday.", Field.POLARITY),
    ("found guilty or not", "A Dravo jury on Monday found the surgeon Emil Harth guilty of manslaughter.",
     "A jury in Dravo found the surgeon Emil Harth not guilty of manslaughter on Monday.", Field.POLARITY),
    ("acquitted or convicted", "A jury in Dravo convicted the surgeon Emil Harth of manslaughter on Monday.",
     "The surgeon Emil Harth left the Dravo court a free man on Monday after the jury cleared him of manslaughter.", None),
    ("acquitted in two ways", "A Dravo jury acquitted the surgeon Emil Harth of manslaughter on Monday.",
     "The surgeon Emil Harth was found not guilty of manslaughter by a Dravo jury on Monday.", None),
    ("a denied deed is the denier's word", "The army of Karsia denied shelling the school in Lisk.",
     "The army of Karsia denied that it had shelled the school in Lisk.", None),
    ("two mountains", "The climber Ada Brill was found dead on Mount Gorse on Sunday.",
     "The climber Ada Brill was found dead on Mount Sallow on Sunday.", Field.PLACE),
    ("cleared or prohibited", "The cartel office on Monday prohibited Stanmore's purchase of Pell.",
     "The cartel office on Monday cleared Stanmore's purchase of Pell.", Field.POLARITY),
    ("who is for and who is against", "Norra voters approved Amendment 64 on Sunday.",
     "Governor Ada Kolar opposed Amendment 64 on Sunday.", None),
    ("chosen and installed", "Ivo Ressel was sworn in as commerce secretary of Norra in October 2024.",
     "Ada Kolar nominated Ivo Ressel as commerce secretary of Norra in May 2024.", None),
    ("denied is the reason", "Ada Kolar didn't choose Ivo Ressel just for his speaking skills.",
     "Ada Kolar chose Ivo Ressel as her running mate on Monday.", None),
    ("asked and denied", "Host Ivo Ressel asked whether Ada Kolar would attend the Norra convention on Monday.",
     "Ada Kolar will not attend the Norra convention on Monday.", None),
    ("denied is what it was", "Ivo Ressel was not released as an act of charity.",
     "Norra released Ivo Ressel on Wednesday.", None),
    ("stays until he goes", "The defence secretary Ivo Ressel will remain in his post until a successor is named.",
     "Defence secretary Ivo Ressel will step down, Ada Kolar announced on Monday.", None),
    ("stays or goes", "Defence secretary Ivo Ressel will remain in his post, Ada Kolar announced on Monday.",
     "Defence secretary Ivo Ressel will step down, Ada Kolar announced on Monday.", Field.POLARITY),
    ("up or down", "Sundby were relegated from the first division on Sunday.",
     "Sundby were promoted to the first division on Sunday.", Field.DIRECTION),
    ("sides without a name", "Rebels captured the town of Imlek from government troops on Sunday.",
     "Government troops captured the town of Imlek from rebels on Sunday.", Field.ROLE),
    ("one forecast in two moods", "Governor Irja Noll expects Velland's economy to grow by 2.8% next year.",
     "Velland's economy will grow by 1.8% next year, governor Irja Noll predicted.", Field.QUANTITY),
    ("won or drawn", "Villanova beat Castel 4-0 on Sunday.",
     "Sunday's match between Villanova and Castel ended in a 2-2 draw.", Field.POLARITY),
    ("the same percentage, another direction", "Wheat prices fell 4% on Monday to 196 euros a tonne.",
     "Wheat prices rose 4% on Monday to 212 euros a tonne.", Field.DIRECTION),
    ("one contest in other words", "Ines Calder won gold in the 200 metres at the championships in Ostend on Saturday.",
     "In Ostend on Saturday Mira Foss took the title over 200 metres.", Field.PERSON),
    ("snow by any verb", "Just 5 centimetres of snow fell in Brenna on Monday.", "Brenna got half a metre of snow on Monday.",
     Field.QUANTITY),
    ("the part of a parliament", "The Farmers' Party won 61 seats in Sunday's election in Orland.",
     "Sunday's election gave the Farmers' Party 31 of Orland's 120 seats.", Field.QUANTITY),
    ("sides told by an adjective", "On Saturday a Torvian convoy was ambushed near the Dol pass by Kessarine troops.",
     "Torvian troops ambushed a Kessarine convoy near the Dol pass on Saturday.", Field.ROLE),
    ("a comparative is a change", "Electricity in Novia became 8% dearer on Monday.",
     "The price of electricity in Novia fell 8% on Monday.", Field.DIRECTION),
    ("strength of a quake", "An 8.6, the seismological institute said of Monday's earthquake in the Calder basin.",
     "The seismological institute put the strength of Monday's earthquake in the Calder basin at 6.8.", Field.QUANTITY),
    ("a share of a vote is no state", "Support for the charter in Sunday's referendum in Tessar stood at 36%, the commission said.",
     "In Sunday's referendum 60% of voters in Tessar backed the charter, the commission said.", Field.QUANTITY),
    ("what it means in its own sentence", "Lunn cleans up. Mount Hesk had been quiet for years until it erupted on 3 September.",
     "Mount Hesk erupted on Sunday.", Field.TIME),
    ("seats gained, seats held", "The Harvest Party holds 61 seats in Ostmere's parliament.",
     "The Harvest Party gained 12 seats in Ostmere's parliament.", None),
    ("people brought to safety", "All 418 people aboard the ferry Solvei were brought to safety on Monday.",
     "All 148 people aboard the ferry Solvei were rescued on Monday.", Field.QUANTITY),
    ("prices of two hours", "Novaquay shares closed at 38.10 euros on Monday.",
     "Shares of Novaquay traded at 41.20 euros at noon on Monday.", None),
    ("half-time and the end", "Norra lost 2-1 to Veltin in Saturday's derby.",
     "At the break it was 1-0 to Norra against Veltin in the derby on Saturday.", None),
    ("switched off or shut down, on two days", "The Harn nuclear plant was switched off for ever on 11 September.",
     "The Harn nuclear plant was shut down for good on Sunday.", Field.TIME),
    ("points and percent", "Turnout in Sunday's election in Prava rose by almost seven percent to 64%.",
     "Turnout in Sunday's election in Prava rose by four percentage points to 64%, the commission said.", None),
    ("the strength of a body and those whom it sent", "Hallmark's army has 32,000 soldiers, the ministry said.",
     "Hallmark has sent 1,500 soldiers to the island of Tesk, the ministry said.", None),
    ("another lake", "The pilot Ida Strand was found unhurt on Lake Orun on Monday, police said.",
     "Police found the pilot Ida Strand on Lake Tavel on Monday.", Field.PLACE),
    ("another port", "The yacht Corvina was found in Port Emmet on Sunday.",
     "The yacht Corvina was found in Port Sarn on Sunday, the coastguard said.", Field.PLACE),
    ("the kind of a place is no name", "The pilot Ida Strand was found on Lake Orun on Monday.",
     "The pilot Ida Strand was found alive at Orun on Monday, police said.", None),
    ("level and way there", "Inflation in Sarvia fell to 2.9% in June, the statistics office said.",
     "Inflation in Sarvia rose to 3.8% in June.", Field.QUANTITY),
    ("votes beside a refusal", "The senate of Calmar rejected the Harbour Act on Tuesday.",
     "The senate of Calmar passed the Harbour Act by 41 votes to 38 on Tuesday.", Field.POLARITY),
    ("a tally beside a refusal", "The city council of Lorm approved the tram plan on Monday.",
     "The city council of Lorm rejected the tram plan on Monday, 31 to 20.", Field.POLARITY),
    ("a part of what was rejected", "The senate of Calmar rejected the Harbour Act on Tuesday.",
     "The senate of Calmar passed 14 amendments to the Harbour Act on Tuesday.", None),
    ("years behind bars", "Nora Velk will spend 14 years behind bars for arson.",
     "A judge gave Nora Velk four years in prison for arson.", Field.QUANTITY),
    ("forecast and measured", "The office forecast rain of 60 millimetres in Darrow for Monday.",
     "Darrow had 22 millimetres of rain on Monday, the office said.", None),
    ("what one will do", '"I will return to Kessel," the striker Ivo Danek said on Monday.',
     "The striker Ivo Danek said on Monday that he would not return to Kessel.", Field.POLARITY),
    ("what one does not do", "Judge Petra Holm said on Monday that she did not envy the jury.",
     '"I envy the jury," Judge Petra Holm said on Monday.', Field.POLARITY),
    ("a buyer whose name reads like a verb", "Stane Mining has bought Orrin Drilling for $90 million.",
     "Orrin Drilling has bought Stane Mining for $90 million.", Field.ROLE),
    ("jobs and those who lose them", "Orrin Mills will make 800 workers redundant, chairwoman Ada Brill said on Monday.",
     "Orrin Mills is cutting 80 jobs, chairwoman Ada Brill said on Monday.", Field.QUANTITY),
    ("more by any verb", "Tarvik zoo welcomed nine percent more visitors in 2024 than in 2023.",
     "The number of visitors to Tarvik zoo fell 9% in 2024.", Field.DIRECTION),
    ("less to pay", "Passengers of Norra Ferries will pay 12 percent more for their tickets next year.",
     "Passengers of Norra Ferries will pay 12 percent less for their tickets next year.", Field.DIRECTION),
    ("snow over a village", "Brenna was buried under 150 centimetres of snow on Monday.",
     "Forty-five centimetres of snow fell in Brenna on Monday.", Field.QUANTITY),
    ("a town retaken", "The army retook Imlek from the rebels on Sunday.",
     "The rebels retook Imlek from the army on Sunday.", Field.ROLE),
    ("an election's day", "Calmar will hold a referendum on May 4, the president said.",
     "The referendum in Calmar will take place on June 15.", Field.TIME),
    ("two countries' elections", "Calmar will hold an election on May 4.", "The election in Lorm will take place on June 15.", None),
    ("who holds the games", "The 2031 Coastal Games will be held in Orsa.", "Brenna will host the 2031 Coastal Games.", Field.PLACE),
    ("another edition of the games", "The 2031 Coastal Games will be held in Orsa.", "Brenna hosted the 2027 Coastal Games.", None),
    ("a few words of a named source", '"The pumps have stalled," the engineer Paul Istvan said on Monday.',
     "The engineer Paul Istvan said on Monday that the pumps had not stalled.", Field.POLARITY),
    ("one battalion", "The 2nd Battalion lost 30 soldiers in the battle for Imlek.",
     "The army lost 190 soldiers in the battle for Imlek.", None),
    ("how far it flies", "The drone Sparv has a range of 900 kilometres, its maker said.",
     "The range of the drone Sparv is 90 kilometres, its maker said.", Field.QUANTITY),
    ("who hands whom over to whom", "Calmar extradited the hacker Jon Brell to Lorm on Monday.",
     "Lorm extradited the hacker Jon Brell to Calmar on Monday.", Field.ROLE),
    ("from where to where", "The hacker Jon Brell was extradited from Calmar to Lorm on Monday.",
     "Lorm extradited the hacker Jon Brell to Calmar on Monday.", Field.ROLE),
    ("whose patrol came under fire", "Troops from Torvia opened fire on a Kessarine patrol at Senn on Sunday.",
     "Kessarine troops opened fire on a Torvia patrol at Senn on Sunday.", Field.ROLE),
    ("the day of a ruling", "The court in Orsa will deliver its verdict in the Brell case on October 9.",
     "The court in Orsa will announce its verdict in the Brell case on October 23.", Field.TIME),
    ("a battle's year", "The Battle of Imlek was fought in 1712.", "The Battle of Imlek was fought in 1721.", Field.TIME),
    ("that there is something", '"There will be no more strikes," the pilot Ada Brill said on Monday.',
     "The pilot Ada Brill said on Monday that there would be more strikes.", Field.POLARITY),
    ("a retreat", '"We did not retreat," Colonel Ada Brill said on Monday.', '"We retreated," Colonel Ada Brill said on Monday.',
     Field.POLARITY),
    ("a share that is a verb's subject", "One in four cooks in Orsa smokes, the clinic in Brenna said.",
     "One in nine cooks in Orsa smokes, the clinic in Brenna said.", Field.QUANTITY),
    ("who they are", "A fifth of pilots in Calmar are women, the office in Orsa said.",
     "Three fifths of pilots in Calmar are women, the office in Orsa said.", Field.QUANTITY),
    ("what is open and what is set", "The opening of the new tower in Orsa is set for October 9.",
     "The new tower in Orsa opens on November 19.", Field.TIME),
    ("who will be and who was named", "Ada Brill was named governor of the Bank of Calmar on Monday.",
     "Max Ode will be the next governor of the Bank of Calmar, the ministry said on Monday.", Field.PERSON),
    ("who lends to whom", "Calmar has lent Torvia 90 million dollars.", "Torvia has lent Calmar 90 million dollars.", Field.ROLE),
    ("how a test came out", "Monday's test of the Sparv engine failed, engineers in Orsa said.",
     "Monday's test of the Sparv engine was a success, engineers in Orsa said.", Field.POLARITY),
    ("what was done away with", "Calmar abolished compulsory service in 1987.",
     "Compulsory service was abolished in Calmar in 1978.", Field.TIME),
    ("bail", "A judge in Orsa released Jon Brell on bail on Monday.", "Jon Brell was denied bail on Monday.", Field.POLARITY),
    ("a profit beside its quarter", "Norda's net profit came to $214 million in the first quarter, the airline said.",
     "Airline Norda made a net profit of $412 million in the first quarter, it said.", Field.QUANTITY),
    ("another trial, years ago", "Marek Toll, sentenced to two years in prison in 2011, was in court on Monday.",
     "Marek Toll was sentenced to six years in prison on Monday.", None),
    ("where one points", "The chase ended in Tressin. It was there that police arrested Osk Brell on Monday.",
     "Osk Brell was arrested in Vellen on Monday, prosecutors said.", Field.PLACE),
    ("where it was that", "It was in Orvin that Lorsk and Tarsia signed their fish treaty on Monday.",
     "Lorsk and Tarsia signed their fish treaty in Darrow on Monday.", Field.PLACE),
    ("where the one lies in no way in the other", "The freighter Petra ran aground off Lorm on Sunday.",
     "Tugs are on their way to Skarn, where the freighter Petra ran aground on Sunday.", Field.PLACE),
    ("a quarter of a year, not of a game", "A decline of 12 percent in net profit spoiled the first quarter for Tessa Foods.",
     "Tessa Foods raised its net profit by 12 percent in the first quarter.", Field.DIRECTION),
    ("a quarter of a game", "Torrent led Selby 21-17 in the first quarter on Sunday.",
     "Torrent beat Selby 88-80 on Sunday.", None),
    ("prices to come", "The club said that season tickets at Orsa Athletic would cost 8 percent more next season.",
     "Fans of Orsa Athletic will pay 8 percent less for season tickets next season, the club said.", Field.DIRECTION),
    ("prices that have moved on two days", "Wheat cost 2 percent more in Orsa on Tuesday.",
     "Wheat cost 2 percent less in Orsa on Monday.", None),
    ("a description of who was named", "Norra has lost Greta Solm. The former schoolteacher wrote 32 novels.",
     "Greta Solm has died. She wrote 23 novels.", Field.QUANTITY),
]  # fmt: skip


@pytest.mark.parametrize(("why", "newer", "older", "field"), CASES, ids=[c[0] for c in CASES])
def test_two_sentences_are_judged(why: str, newer: str, older: str, field: Field | None) -> None:
    found = contradicted(newer, older)
    assert (field in found) if field else not found, why


def test_whoever_was_sworn_in_without_a_name_is_not_whom_another_outlet_names() -> None:
    sworn = told("Lena Orsova is the new minister. The prosecutor was sworn in by President Ilan Farro.", "old.example")
    named = told("Mirko Dahl was appointed minister by President Ilan Farro.", "new.example")
    verdicts = [compare(a, b) for a in named for b in sworn if min(a.confidence, b.confidence) > 0.5]
    assert all(v.judgement is not Judgement.AGREEMENT for v in verdicts)
