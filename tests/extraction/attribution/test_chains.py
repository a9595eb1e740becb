"""Whose word it is: constructions of news attribution and the chain that each must give."""

from __future__ import annotations

import pytest

from services.extraction.attribution import covering, extract_attributions
from services.extraction.model import Attribution, AttributionKind, SourceKind, Span

# (text, words that are attributed, names of the chain from the outlet outward)
CHAINS: list[tuple[str, str, list[str]]] = [
    ('The ferry sank off Lunde, the Wall Street Journal reported on May 5, citing Norwegian intelligence.', 'The ferry sank', ['The Wall Street Journal', 'Norwegian intelligence']),
    ('Nine people drowned, according to Yonhap, citing the NIS.', 'Nine people drowned', ['Yonhap News Agency', 'National Intelligence Service']),
    ('Nine people drowned, according to a report by The Guardian citing harbour officials.', 'Nine people drowned', ['The Guardian', 'harbour officials']),
    ('The minister said nine people drowned, according to Reuters.', 'nine people drowned', ['Reuters', 'minister']),
    ('Ada Quill told Reuters that the pier would close in June.', 'the pier would close', ['Reuters', 'Ada Quill']),
    ('Ada Quill told lawmakers that the pier would close in June.', 'the pier would close', ['Ada Quill']),
    ("The pier will close in June, Norway's Transport Ministry told Reuters on Monday.", 'The pier will close', ['Reuters', "Norway's Transport Ministry"]),
    ('The pier has lost 40 boats, as reported by Der Spiegel.', 'The pier has lost 40 boats', ['Der Spiegel']),
    ('The boats were withdrawn, according to unnamed Norwegian officials cited by The New York Times.', 'The boats were withdrawn', ['The New York Times', 'unnamed Norwegian officials']),
    ("Data from Norway's statistics office shows that 13,000 boats entered the port in 2024.", '13,000 boats entered', ["Norway's statistics office"]),
    ('“We will sail on Monday,” said Captain Ada Quill. “The weather is fine.”', 'The weather is fine', ['Ada Quill']),
    ('“We will sail on Monday,” Quill said, “unless the storm returns.”', 'unless the storm returns', ['Quill']),
    ('Quill stands at 31%, according to the Lunde Herald poll released Saturday.', 'Quill stands at 31%', ['Lunde Herald poll']),
    ('The pier has lost 40 boats, according to a report published on Friday.', 'The pier has lost 40 boats', ['report']),
    ("Nine people drowned off Lunde, the AP's Ada Quill and Per Holt reported.", 'Nine people drowned', ['Associated Press']),
    ('Ada Quill estimated to the AP that nine people had drowned.', 'nine people had drowned', ['Associated Press', 'Ada Quill']),
    ('Nine people drowned off Lunde, Harbour Ministry official Omar al-Sadi said.', 'Nine people drowned', ['Omar al-Sadi']),
    ('Omar al-Sadi, the mayor, closed the pier. Al-Sadi said nine people drowned.', 'nine people drowned', ['Omar al-Sadi']),
    ('Nine drowned, the army says. At least 40 boats sank, the Harbour Office says. Lloyd says the number of wrecks is growing.', 'At least 40 boats sank', ['Harbour Office']),
    ('Nine people drowned off Lunde, Utopian Minister of Civil Aviation Ada Quill said.', 'Nine people drowned', ['Ada Quill']),
    ('Secretary of State Ada Quill said nine people had drowned.', 'nine people had drowned', ['Ada Quill']),
    ('Nine people drowned off Lunde, Lt. Col. Ada Quill of the regional rescue service said.', 'Nine people drowned', ['Ada Quill']),
    ('Seismologist Ada Quill said nine people had drowned.', 'nine people had drowned', ['Ada Quill']),
    ('Nine people drowned off Lunde, the state-run Xinhua news agency reported.', 'Nine people drowned', ['Xinhua News Agency']),
    ('Officials of the government said they feared the worst. The Lunde government said nine people had drowned.', 'nine people had drowned', ['Lunde government']),
    ("The government's confirmed toll was 40 on Tuesday, said Ada Quill, the ambassador.", 'toll was 40', ['Ada Quill']),
    ('Ada Quill led the search, she said. The boat sank at ten, according to Boatwatch.com. She said it was built in 1991.', 'it was built in 1991', ['Ada Quill']),
    ('Mayor Ada Quill put the number of dead at the pier at 20.', 'the number of dead at the pier at 20', ['Ada Quill']),
    ('The pier has gone, and nobody knows why.\n\nAccording to the Harbour Office:\n\n-- Builders lost 48 boats.\n\n-- Nine sailors drowned.\n\nThe mayor wept over 30 boats.', 'Nine sailors drowned', ['Harbour Office']),
    ('The pier has gone. Reuters reports:\n\n"Roads to Lunde were jammed with 300 cars. "Queues had formed."\n\nThe mayor wept.', 'Roads to Lunde were jammed', ['Reuters']),
    ('Nine people drowned, according to documents Reuters obtained on Monday from a former inspector.', 'Nine people drowned', ['Reuters', 'former inspector', 'documents']),
    ('Nine people drowned, according to a memo that The Guardian has seen.', 'Nine people drowned', ['The Guardian', 'memo']),
    ('“Nine boats were lost,” Ada Quill, the chief engineer, said in an NPR interview.', 'Nine boats were lost', ['NPR', 'Ada Quill']),
    ('Ada Quill said on Sunday in a taped Fox News interview that the pier would close.', 'the pier would close', ['Fox News', 'Ada Quill']),
    ('“It is over,” Ada Quill said during a BBC Radio 4 interview on Monday.', 'It is over', ['BBC', 'Ada Quill']),
    ('Ada Quill said in a long interview that the pier would close.', 'the pier would close', ['Ada Quill']),
    ('In a statement to CNN, Halden Motors said it had recalled 40,000 cars.', 'it had recalled 40,000 cars', ['CNN', 'Halden Motors']),
    ('According to the mayor, who spoke to the BBC on Monday, 21 houses burned.', '21 houses burned', ['BBC', 'mayor']),
    ('Quoting a police source, the Lunde Herald newspaper said four men had fled.', 'four men had fled', ['Lunde Herald', 'police source']),
    ('Citing the drought, the mayor said 40 farms would close.', '40 farms would close', ['mayor']),
    ('Central Bank of Lunde governor Ada Quill told the Financial Times that prices would rise.', 'prices would rise', ['Financial Times', 'Ada Quill']),
    ('Some experts say that the pier will fall.', 'the pier will fall', ['experts']),
    ('Several harbour officials said that the pier would fall.', 'the pier would fall', ['harbour officials']),
    ('Quill, meanwhile, quickly issued a statement saying the fire had destroyed 14 houses.', 'the fire had destroyed', ['Quill']),
    ('The vote is due at 6:30 p.m. ET and officials say we should expect 300 delegates.', '300 delegates', ['officials']),
    ('Economists polled by Reuters had expected firms to add 40,000 jobs.', 'firms to add 40,000 jobs', ['Reuters', 'economists']),
    ('Economists polled by Bloomberg had expected firms to add 40,000 jobs.', 'firms to add 40,000 jobs', ['Bloomberg News', 'economists']),
    ("The ministry's tally, published late Monday, put the number of dead at 61.", 'the number of dead at 61', ["ministry's tally"]),
    ('Ada Kelly said nine people had drowned.', 'nine people had drowned', ['Ada Kelly']),
    ('The Quill family said nine people had drowned.', 'nine people had drowned', ['Quill family']),
    ('“We lost 40 boats,” she said in Lunde.\n\nQuill issued a statement saying the report was "a sad reminder of the storm."', 'a sad reminder', ['Quill']),
    ('Ada Quill is the mayor. On Friday she said wreckage, including a “black box”, two masts and a crane, had been found by divers.', 'had been found', ['Ada Quill']),
    ('Nine people drowned, said the mayor, Ada Quill.', 'Nine people drowned', ['Ada Quill']),
    ('Nine people drowned, said the mayor of Lunde.', 'Nine people drowned', ["Lunde's mayor"]),
    ('Nine people drowned, said the governor, Ada Quill, in a post on Telegram.', 'Nine people drowned', ['Ada Quill']),
    ('Nine people drowned, said governor Ada Quill in a post on Telegram.', 'Nine people drowned', ['Ada Quill']),
    ('Nine people drowned, said a spokesman for the navy on Monday.', 'Nine people drowned', ['navy']),
    ('The mayor, Ada Quill, said the pier on the river would fall.', 'the pier on the river', ['Ada Quill']),
    ('Lunde Ferries carried 9,000 cars in May, it said on Monday.', '9,000 cars', ['Lunde Ferries']),
    ('Halden Motors said sales fell. Lunde Ferries has cut 300 jobs, it said.', '300 jobs', ['Lunde Ferries']),
    ('The firm cut 300 jobs, it said.', '300 jobs', ['firm']),
    ('Nine people had drowned, it said.', 'Nine people', ['it']),
    ("Ada Quill told the BBC's Newsnight programme that nine people had drowned.", 'nine people had drowned', ['BBC', 'Ada Quill']),
    ('The toll had reached 31, according to a tally kept by the Associated Press.', 'The toll had reached 31', ['Associated Press']),
    ('Three bridges were lost, says Ada Quill of the road office.', 'Three bridges were lost', ['Ada Quill']),
    ('Nine people drowned, said the mayor, Ada Quill, who was there.', 'Nine people drowned', ['Ada Quill']),
    ('The mayor, who resigned in May, said Ada Quill had left the town.', 'Ada Quill had left', ['mayor']),
    ('Forty houses burned, added Ada Quill, the fire chief.', 'Forty houses burned', ['Ada Quill']),
    ('Ada Quill told Reuters the pier would close.', 'the pier would close', ['Reuters', 'Ada Quill']),
    ('Asked if it was late, Ada Quill told Reuters the pier would close.', 'the pier would close', ['Reuters', 'Ada Quill']),
    ('Sources close to the club told Sky Sports the fee was $40 million.', 'the fee was', ['Sky Sports', 'Sources close to the club']),
    ("Mr. Orn's lawyer, Ada Quill, said on Monday he had paid $3 million.", 'he had paid', ['Ada Quill']),
    ('The union, in its annual report, put its membership at 40,000.', 'its membership at 40,000', ['union']),
    ('Nine people have been charged, the BBC has learned.', 'Nine people have been charged', ['BBC']),
    ("Japan's Kyodo news agency, quoting the coast guard, reported that nine people had drowned.", 'nine people had drowned', ['Kyodo News', 'coast guard']),
    ('Two sailors drowned, police said.', 'Two sailors drowned', ['police']),
    ('Officials said on Tuesday that 40 boats were lost.', '40 boats were lost', ['officials']),
    ('People familiar with the matter said the company plans to cut 300 jobs.', 'the company plans to cut 300 jobs', ['People familiar with the matter']),
    ('The harbour company denied that 300 jobs would be cut.', '300 jobs would be cut', ['harbour company']),
    ('The Kremlin confirmed that the talks had ended.', 'the talks had ended', ['Kremlin']),
    ('The Finance Ministry said in a statement that exports fell 3% in May.', 'exports fell 3%', ['Finance Ministry']),
    ('The Reform List took 31 seats, according to the final count released by the electoral commission.', 'took 31 seats', ["electoral commission"]),
    ('Rents rose 4%, according to Monday\'s release from the statistics office.', 'Rents rose 4%', ["statistics office"]),
    ('Figures from the labour ministry showed that 4,200 people lost their jobs.', '4,200 people', ["labour ministry"]),
    ('Results published by the electoral commission gave the Reform List 31 seats.', '31 seats', ["electoral commission"]),
    ('Sales will fall, analyst Ada Quill of Vantor Bank said.', 'Sales will fall', ["Ada Quill"]),
    ('A spokesman for the Norwegian Finance Ministry said exports fell 3% in May.', 'exports fell 3%', ["Norway's Finance Ministry"]),
    ('Exports fell 3% in May, a Finance Ministry spokeswoman said.', 'Exports fell 3%', ['Finance Ministry spokeswoman']),
    ('Ada Quill, the mayor of Lunde, resigned on Monday. She said the storm had cost the town $3 million.', 'the storm had cost the town', ['Ada Quill']),
    ("Norway's Transport Ministry closed the pier. The ministry said 40 boats were lost.", '40 boats were lost', ["Norway's Transport Ministry"]),
    ('The Lunde Harbour Authority (LHA) closed the pier. The LHA said 40 boats were lost.', '40 boats were lost', ['Lunde Harbour Authority']),
    ('Ada Quill came third, behind Per Holt and Ilse Varga. Now she hopes to sail for Lunde.', 'to sail for Lunde', ['Ada Quill']),
    ('Ada Quill is the mayor. Quill said 40 boats were lost.', '40 boats were lost', ['Ada Quill']),
    ('Orn believes the pier will fall within 10 years.', 'the pier will fall', ['Orn']),
    ('The company expects sales to rise 10% this year.', 'sales to rise 10%', ['company']),
    ('The boat is believed to carry 300 tonnes of fuel.', 'to carry 300 tonnes', []),
    ('The boat reportedly carried 300 tonnes of fuel.', 'carried 300 tonnes', []),
    ('Economists polled by Reuters expected growth of 2%.', 'growth of 2%', ['Reuters', 'economists']),
    ('In a report published on Monday, Amnesty International said 200 people were detained.', '200 people were detained', ['Amnesty International']),
    ('A court filing showed the firm owed $4 billion.', 'the firm owed $4 billion', ['court filing']),
    ("Seoul's spy agency told lawmakers that 600 soldiers had died.", '600 soldiers had died', ['National Intelligence Service']),
    ('North Korea has sent 15,000 workers, South Korea’s spy agency told lawmakers on Wednesday.', 'North Korea has sent 15,000', ['National Intelligence Service']),
    ('The NIS reported the losses, saying 600 soldiers had died, according to Yonhap.', '600 soldiers had died', ['Yonhap News Agency', 'National Intelligence Service']),
    ('The Kyiv Independent reported that the SBU said it had arrested two men.', 'it had arrested two men', ['The Kyiv Independent', 'Security Service of Ukraine']),
    ('Quill claimed, without offering evidence, that 500 votes were stolen.', '500 votes were stolen', ['Quill']),
    ('Prosecutors allege that Orn stole $5 million.', 'Orn stole $5 million', ['prosecutors']),
    ('Orn, who says he paid $5 million, was released.', 'he paid $5 million', ['Orn']),
    ('The firm, which said it lost 300 boats, closed.', 'it lost 300 boats', ['firm']),
    ('A missile that Ukraine said killed 12 people struck the port.', 'killed 12 people', ['Ukraine']),
    ('“The toll is 12,” the mayor said on state television.', 'The toll is 12', ['state television', 'mayor']),
    ('In an interview with the BBC, Quill said the toll was 12.', 'the toll was 12', ['BBC', 'Quill']),
    ('Rescuers said the toll had risen to 21.', 'the toll had risen to 21', ['rescuers']),
    ('The death toll rose to 21, the health ministry said in a statement carried by the state news agency.', 'The death toll rose to 21', ['health ministry']),
    ('Figures released by Eurostat on Friday showed inflation slowed to 2.4%.', 'inflation slowed to 2.4%', ['Eurostat']),
    ('Inflation slowed to 2.4% in May, Eurostat data showed.', 'Inflation slowed to 2.4%', ['Eurostat data']),
    ('Inflation slowed to 2.4%, official figures showed on Friday.', 'Inflation slowed to 2.4%', ['official figures']),
    ('The union estimates that 8,000 people marched; police put the figure at 3,000.', '8,000 people marched', ['union']),
    ('Police put the figure at 3,000.', '3,000', ['police']),
    ('Police counted 8,000 people at the rally in Orlan.', '8,000 people', ['police']),
    ('Velkapress counted about 700 lanterns on the river.', 'about 700 lanterns', ['Velkapress']),
    ('While organisers spoke of 25,000 marchers, police counted about 8,000.', '25,000 marchers', ['organisers']),
    ('While organisers spoke of 25,000 marchers, police counted about 8,000.', 'about 8,000', ['police']),
    ('Organisers put the crowd at 25,000, the police at 8,000.', '8,000', ['police']),
    ('The union put the share of strikers at 80 percent and the company at 15.', '15', ['company']),
    ('The coastguard gave the number of missing as 14.', '14', ['coastguard']),
    ('The town hall put the crowd at 30,000.', '30,000', ['town hall']),
    ('Nine boats were seized on Sunday, the Unipress news agency reported.', 'Nine boats were seized', ['Unipress']),
    ('Nine boats were seized on Sunday, Unipress agency reported.', 'Nine boats were seized', ['Unipress']),
    ("Police put the number of people at Sunday's march for the clinic in Orlan at 8,000.", 'at 8,000', ['police']),
    ('The works department puts the cost of the new bridge over the Varn at about 48 million euros.', 'about 48 million', ['works department']),
    ('The coastguard estimated the length of the slick at 14 km.', '14 km', ['coastguard']),
    ('Turnout was 66%, the electoral commission said, and 40 people were arrested.', '40 people were arrested', ['electoral commission']),
    ("Norway's central bank raised its rate to 4.5%, the bank announced on Thursday.", 'raised its rate to 4.5%', ['bank']),
    ('Orn said he had been told by the minister that the port would close.', 'the port would close', ['Orn', 'minister']),
    ('Acme reported a loss of $3 million for the second quarter.', 'a loss of $3 million', ['Acme']),
    ('Ada Quill was in Lunde. The head of the pilots said 40 boats were lost.', '40 boats were lost', ['Ada Quill']),
    ('Ada Quill was in Lunde. The chief executive of Norline said 40 boats were lost.', '40 boats were lost', ['Ada Quill']),
    ('Ada Quill, chief executive of Orla, was in Lunde. The chief executive of Norline said 40 boats were lost.', '40 boats were lost', ['chief executive of Norline']),
    ('Only 13% of homes have no car, the census has found. Twenty years ago it was 22 percent.', '13% of homes', ['census']),
    ('Sales fell, which the office, he has said, will deny. Twenty years ago they rose.', 'Sales fell', []),
    ('The old pier fell on Tuesday, the mayor, Ada Quill, told reporters outside what had been her office.', 'The old pier fell', ['Ada Quill']),
    ('Both men denied the charges, their lawyer said.', 'Both men denied the charges', ['lawyer']),
    ('"Nobody is left," fleet commander Sagar Orun told Varn state television, reports Reuters.', 'Nobody is left', ['Reuters', 'Varn state television', 'Sagar Orun']),
    ('"Nobody is left," Sagar Orun told Varn state television, reports Reuters. He also said 40 boats sank.', '40 boats sank', ['Reuters', 'Varn state television', 'Sagar Orun']),
    ('"Nobody is left," Sagar Orun told Reuters. The rain went on for days. He said 40 boats sank.', '40 boats sank', ['Sagar Orun']),
    ("Tarkan's air force meanwhile announced that it had struck the city of Orm.", 'struck', ["Tarkan's air force"]),
]  # fmt: skip


def attributed(text: str, words: str, **given: str) -> Attribution | None:
    start = text.index(words)
    return covering(extract_attributions(text, **given), Span(start, start + len(words)))


def names(attribution: Attribution | None) -> list[str]:
    return [link.name for link in attribution.chain] if attribution is not None else []


@pytest.mark.parametrize(("text", "words", "chain"), CHAINS, ids=[case[0][:60] for case in CHAINS])
def test_chains(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain


OWN_VOICE = [
    ("The ferry sank off Lunde in 2023. It carried 130 people.", "carried 130 people"),
    ("Norway banned such ferries in 2017.", "banned such ferries"),
    ("The pier was called “the old lady” by sailors for decades, and 40 boats used it.", "40 boats used it"),
    ("The so-called “harbour tax” brought in $3 million.", "brought in $3 million"),
    ("Lunde exported 300 tonnes of fish, compared with 200 a year before.", "exported 300 tonnes"),
]


@pytest.mark.parametrize(("text", "words"), OWN_VOICE)
def test_what_nobody_is_quoted_with_is_the_outlets_own_word(text: str, words: str) -> None:
    assert attributed(text, words) is None


HEADLINES = [
    ("Police: 12 arrested after harbour brawl", "12 arrested", ["police"]),
    ("Ferry sank with 12 aboard - Reuters", "Ferry sank", ["Reuters"]),
    ("Ferry Sinks With 12 Aboard: Report", "Ferry Sinks", ["report"]),
]


@pytest.mark.parametrize(("title", "words", "chain"), HEADLINES)
def test_headlines_that_the_text_repeats(title: str, words: str, chain: list[str]) -> None:
    text = f"{title}\n\nThe ferry left Lunde on Monday. It was late and the weather was bad."
    attribution = attributed(text, words, title=title)
    assert names(attribution) == chain
    assert attribution is not None
    assert attribution.kind is AttributionKind.HEADLINE


def test_a_quotation_goes_on_over_paragraphs_without_a_cue() -> None:
    text = "“We lost 40 boats,” said Ada Quill, the mayor. “The storm came at night.\n\n“Nobody slept for 12 hours.”"
    assert names(attributed(text, "Nobody slept")) == ["Ada Quill"]


def test_a_block_quotation_belongs_to_the_speaker_before_its_colon() -> None:
    text = "Ada Quill said:\n\n“We lost 40 boats, and nobody slept for 12 hours.”"
    assert names(attributed(text, "nobody slept")) == ["Ada Quill"]


def test_a_quotation_may_be_credited_after_a_dash() -> None:
    text = "“We lost 40 boats, and nobody slept.” — Ada Quill\n“It was the storm of the century.” — Jon Orn"
    assert names(attributed(text, "storm of the century")) == ["Jon Orn"]


def test_figures_go_on_into_the_next_sentence() -> None:
    text = (
        "Data from Norway’s statistics office shows that 13,221 boats entered the port in 2024. Of these, nearly 8,000 "
        "were ferries."
    )
    assert names(attributed(text, "nearly 8,000 were ferries")) == ["Norway's statistics office"]


def test_what_was_reported_may_stand_in_the_sentence_before() -> None:
    text = "The ferry sank with 12 people aboard. The NIS reported the news on May 9, according to Yonhap."
    assert names(attributed(text, "ferry sank with 12")) == ["Yonhap News Agency", "National Intelligence Service"]


def test_an_outlet_is_no_link_of_its_own_chain() -> None:
    text = "Ada Quill told The Kyiv Independent that the pier would close in June."
    assert names(attributed(text, "the pier would close", outlet="kyivindependent.com")) == ["Ada Quill"]
    assert names(attributed(text, "the pier would close", outlet="lunde.example")) == [
        "The Kyiv Independent",
        "Ada Quill",
    ]


def test_shares_and_counts_are_nobody_who_could_be_asked() -> None:
    text = "Officials said 13,000 people came to Lunde. Some 7,887 of them claimed educational purposes."
    assert names(attributed(text, "educational purposes")) == []


KINDS = [
    ("“We lost 40 boats,” Ada Quill said.", "We lost 40 boats", AttributionKind.DIRECT),
    ("Ada Quill said the storm was “worse than any” since 1990.", "the storm was", AttributionKind.MIXED),
    ("Ada Quill said that 40 boats were lost.", "40 boats were lost", AttributionKind.INDIRECT),
    ("40 boats were lost, according to Ada Quill.", "40 boats were lost", AttributionKind.ACCORDING_TO),
    ("40 boats were lost, according to official data.", "40 boats were lost", AttributionKind.DOCUMENT),
    ("Ada Quill believes that the pier will fall.", "the pier will fall", AttributionKind.BELIEF),
]


@pytest.mark.parametrize(("text", "words", "kind"), KINDS)
def test_kinds(text: str, words: str, kind: AttributionKind) -> None:
    attribution = attributed(text, words)
    assert attribution is not None
    assert attribution.kind is kind


def test_denial_and_doubt_are_told() -> None:
    denied = attributed("The harbour company denied that 300 jobs would be cut.", "300 jobs")
    claimed = attributed("Quill claimed, without offering evidence, that 500 votes were stolen.", "500 votes")
    assert denied is not None
    assert denied.denial
    assert not denied.doubt
    assert claimed is not None
    assert claimed.doubt


def test_anonymous_sources_are_typed() -> None:
    attribution = attributed("South Korean officials said 40 boats were lost.", "40 boats were lost")
    assert attribution is not None
    link = attribution.chain[-1]
    assert (link.name, link.kind, link.named) == ("South Korean officials", SourceKind.ANONYMOUS, False)


def test_every_link_shows_where_it_was_named() -> None:
    text = "Nine people drowned, according to a report by The Guardian citing harbour officials."
    attribution = attributed(text, "Nine people drowned")
    assert attribution is not None
    mentions = [link.mention.of(text) for link in attribution.chain if link.mention is not None]
    assert mentions == ["a report by The Guardian", "harbour officials"]
