"""Who is meant, and what is nobody's word, in constructions of whole articles: the table and its counter-examples."""

from __future__ import annotations

import pytest

from tests.extraction.attribution.test_chains import attributed, names

# (text, words that are attributed, names of the chain from the outlet outward)
ISSUED = [
    ('Norline is refunding 4,000 tickets, according to a statement.', '4,000 tickets', ['Norline']),
    ('The airline has grounded nine jets, according to a statement.', 'nine jets', ['airline']),
    ('The bridge has lost nine cables, according to a statement.', 'nine cables', ['statement']),
    ('Per Holt was held for two days, according to a statement.', 'two days', ['statement']),
    ('“We lost 40 boats,” the Lunde Harbour Office said in a statement. Repairs will take a year, the statement said.', 'Repairs will take a year', ['Lunde Harbour Office']),
    ('Ada Quill left. Repairs will take a year, the statement said.', 'Repairs will take a year', ['statement']),
    ('Ida Brandt, citing interviews with pilots at the port, said nine boats were lost.', 'nine boats were lost', ['Ida Brandt', 'pilots at the port']),
]  # fmt: skip

OUTLETS = [
    ('The New York Times spoke to him. Nine boats were lost, according to the Times.', 'Nine boats', ['The New York Times']),
    ('The Washington Post has the letter. Nine boats were lost, the Post reported.', 'Nine boats', ['The Washington Post']),
    ('Nine boats were lost, the Lunde Post reported.', 'Nine boats', ['Lunde Post']),
    ('“The port has lost nine boats since the storm in May,” analysts Ada Quill and Per Holt wrote recently for Foreign Policy magazine.', 'nine boats', ['Foreign Policy', 'Ada Quill and Per Holt']),
    ('“The port lost nine boats,” Ada Quill wrote in The Guardian on Monday.', 'nine boats', ['The Guardian', 'Ada Quill']),
    ('“The port lost nine boats,” Ada Quill wrote in an op-ed for The Guardian.', 'nine boats', ['The Guardian', 'Ada Quill']),
    ('“The port lost nine boats,” Ada Quill wrote in Lunde on Monday.', 'nine boats', ['Ada Quill']),
]  # fmt: skip

OF_WHOM = [
    ('Ada Quill and Per Holt wrote a book on the port. “Nine boats were lost,” Ada Quill and Per Holt said. “The pier fell in May,” they wrote.', 'The pier fell', ['Ada Quill and Per Holt']),
    ('Experts believe the pier will fall. Many say nine boats were lost on it.', 'nine boats were lost', ['experts']),
    ('Fishermen were out. Ada Quill said the pier fell. Many say nine boats were lost on it.', 'nine boats were lost', []),
    ('Wendell Orn, a spokesman for the hospital, spoke on Monday. “It is over,” said Wendell Orn, a spokesman at the hospital. The hospital said nine nurses were ill.', 'nine nurses were ill', ['hospital']),
    ('Lars Gowdy, a member of the panel, went home. He told CNN. Gowdy said nine boats were lost.', 'nine boats were lost', ['Lars Gowdy']),
    ('Ida Brandt of Lisk leads the inquiry into the fire at Sarpo. Lars Holm, who said nine boats were lost, left.', 'nine boats were lost', ['Lars Holm']),
    ('Florida Sen. Marco Vale spoke. Florida Sen. Vale said nine boats were lost.', 'nine boats were lost', ['Marco Vale']),
]  # fmt: skip

NAMED_LATER = [
    ('A county judge ruled that nine boats must stay. District Judge Ada Quill gave no reasons.', 'nine boats must stay', ['Ada Quill']),
    ('A county judge ruled that nine boats must stay.\n\nDistrict Judge Ada Quill left. “The pier has no owner,” the judge wrote.', 'The pier has no owner', ['Ada Quill']),
    ('The mayor of Lunde said nine boats were lost. “I saw it,” Mayor Ada Quill told reporters.', 'nine boats were lost', ['Ada Quill']),
    ('A county judge said nine boats must stay. Judge Ada Quill praised Per Holt, a sailor.', 'nine boats must stay', ['Ada Quill']),
    ('A county judge ruled that nine boats must stay. Judge Ada Quill and Judge Per Holt were there.', 'nine boats must stay', ['county judge']),
    ('The mayor of Lunde said nine boats were lost. “I saw it,” said Ada Quill, the mayor of Sarpo.', 'nine boats were lost', ["Lunde's mayor"]),
    ('A fire official said nine boats were lost. Per Holt, a fire official in Sarpo, did not.', 'nine boats were lost', ['fire official']),
    ('Judge Per Holt left. A county judge ruled that nine boats must stay.', 'nine boats must stay', ['county judge']),
]  # fmt: skip
OF_BODIES = [
    ('Nine boats were lost, according to a Lunde Harbour Office report released on Friday.', 'Nine boats', ['Lunde Harbour Office']),
    ('A Ferry Agency study found that nine boats leaked.', 'nine boats leaked', ['Ferry Agency']),
    ('A Sarpo report said that nine boats leaked.', 'nine boats leaked', ['Sarpo report']),
    ('The Harbour Office--which wants a new pier--said nine boats leaked.', 'nine boats leaked', ['Harbour Office']),
]  # fmt: skip

PARTICIPLES = [
    ('On Wednesday, Norway closed the port, after announcing Tuesday that it was moving its fleet to Lunde.', 'moving its fleet', ['Norway']),
    ('Halden Motors shut the plant in May, after warning that sales had fallen by 40%.', 'sales had fallen', ['Halden Motors']),
    ('The union called off the strike on Friday, before announcing that 300 jobs were safe.', '300 jobs were safe', ['union']),
    ('The port was closed on Friday, after it was announced that nine boats were lost.', 'nine boats were lost', []),
]  # fmt: skip

OWNERS = [
    ("Exports rose by 9,000 tonnes, up from the agency's initial estimate of 7,000.", '7,000', ['agency']),
    ("That is far more than the Harbour Ministry's forecast of 7,000 ships.", '7,000 ships', ['Harbour Ministry']),
    ("That is far more than Monday's count of 7,000 ships.", '7,000 ships', []),
    ("That is far more than the storm's tally of 7,000 ships.", '7,000 ships', []),
]  # fmt: skip

NOBODY = [
    ('Orn was found unconscious in the boat and died nine days later.', 'died nine days later', []),
    ('Orn was told that the port would close in June.', 'the port would close', []),
    ('Orn was told by the mayor that the port would close in June.', 'the port would close', ['mayor']),
    ('Lars Holm said Orn was told that the port would close in June.', 'the port would close', ['Lars Holm']),
]  # fmt: skip

BODIES = [
    ('Halden Motors shut its plant on Monday. The company said 300 jobs would go.', '300 jobs', ['Halden Motors']),
    ('Vantor Air grounded its fleet on Monday. The airline said nine jets were faulty.', 'nine jets', ['Vantor Air']),
    ('The Lunde Observatory for Rights counts the dead. The group said nine soldiers had died.', 'nine soldiers', ['Lunde Observatory for Rights']),
    ('The WHO sent a team to Lisk. The agency said nine nurses were ill.', 'nine nurses', ['World Health Organization']),
    ('Vantor Air and Norline fly to Lunde. The airline said nine jets were faulty.', 'nine jets', ['airline']),
    ('Ada Quill shut the plant. The company said 300 jobs would go.', '300 jobs', ['company']),
    ('Norway shut the plant. The company said 300 jobs would go.', '300 jobs', ['company']),
    ('The WHO sent a team to Lisk. The company said nine nurses were ill.', 'nine nurses', ['company']),
    ('Halden Motors shut its plant on Monday. The agency said 300 jobs would go.', '300 jobs', ['agency']),
    ('In a report released Monday, the Harbour Office said nine boats were lost. The report also found that piers rot.', 'piers rot', ['Harbour Office']),
    ('A study by Orla University found that nine in 10 boats leak. The study also found that piers rot.', 'piers rot', ['Orla University']),
    ('Boats leak. The study also found that piers rot.', 'piers rot', ['study']),
    ('The Harbour Office said nine boats were lost. It put the cost at $3 million.', '$3 million', ['Harbour Office']),
    ("Ravia's state news agency, RNA, reported that nine soldiers had died.", 'nine soldiers', ['RNA']),
    ('The hospital’s chief medical officer, Dr. Ida Brandt, said nine patients were in surgery.', 'nine patients', ['Ida Brandt']),
]  # fmt: skip

MEDIA = [
    ('Nine convoys have left, Interfax quoted Vale as saying.', 'Nine convoys', ['Interfax', 'Vale']),
    ('In an interview with CBS News, President Vale denied that nine convoys had left.', 'nine convoys', ['CBS News', 'Vale']),
    ('Ada Quill, a clerk, told WJOR-TV that she heard nine shots.', 'nine shots', ['WJOR-TV', 'Ada Quill']),
    ('Ada Quill, a clerk, told the Lunde Gazette that she heard nine shots.', 'nine shots', ['Lunde Gazette', 'Ada Quill']),
    ('Ada Quill, a clerk, told the Lunde Council that she heard nine shots.', 'nine shots', ['Ada Quill']),
    ('CNN, citing two officials, reported that nine boats were lost.', 'nine boats', ['CNN', 'officials']),
    ('Nine soldiers died, Rami Holm, who heads the Observatory, told AFP by telephone.', 'Nine soldiers', ['Agence France-Presse', 'Rami Holm']),
    ('A resident reached by telephone said nine shells had hit the market.', 'nine shells', ['resident']),
    ('The gunman fired nine shots, said a federal law enforcement official who was not authorized to speak publicly.', 'nine shots', ['federal law enforcement official']),
    ('Orla Bank economists said in a research note that it added 9,000 jobs.', '9,000 jobs', ['Orla Bank economists']),
    ('Witness Ada Quill described nine shots in quick succession.', 'nine shots', ['Ada Quill']),
]  # fmt: skip

LONG = [
    ('Meanwhile on Friday night, an aunt of one of the nine pilots who’ve been held in Lisk told CNN that she feared a trial.', 'she feared a trial', ['CNN', 'aunt of one of the nine pilots']),
    ('On Friday the pilots flew home, an aunt who had been held in Lisk wept and the mayor told CNN that she feared a trial.', 'the pilots flew home', []),
    ('An e-mail sent to parents by the Lunde School Board said nine schools were shut.', 'nine schools', ['Lunde School Board']),
    ('The e-mail said nine schools were shut.', 'nine schools', ['e-mail']),
    ('The Lunde Harbour Authority’s (LHA) pier fell. The LHA said nine boats were lost.', 'nine boats', ['Lunde Harbour Authority']),
]  # fmt: skip

PASSIVES = [
    ('The bridge is deemed by the Harbour Office to be very weak.', 'very weak', ['Harbour Office']),
    ('Lars Holm said the bridge is deemed by the Harbour Office to be very weak.', 'very weak', ['Lars Holm', 'Harbour Office']),
    ('The gunman, identified by the FBI as Orn Holm, was killed.', 'Orn Holm', ['Federal Bureau of Investigation']),
    ('The gunman, identified by the FBI as Orn Holm, was killed.', 'was killed', []),
    ('The gunman, identified by his coat as Orn Holm, was killed.', 'Orn Holm', []),
    ('That was more than the 9,000 jobs economists had expected.', '9,000 jobs', ['economists']),
    ('That was more than the 9,000 jobs economists had expected.', 'That was more', []),
    ('It beat the 9,000 jobs that analysts surveyed by Bloomberg had forecast.', '9,000 jobs', ['Bloomberg News', 'analysts']),
    ('The bank hired 9,000 economists in May.', '9,000 economists', []),
    ('The Congressional Budget Office projects 9,000 sign-ups next year.', '9,000', ['Congressional Budget Office']),
    ('Figures released Wednesday by the Harbour Office show 9,000 people came.', '9,000 people', ['Harbour Office']),
]  # fmt: skip

ALL = [
    *LONG,
    *NAMED_LATER,
    *OF_BODIES,
    *BODIES,
    *MEDIA,
    *PASSIVES,
    *ISSUED,
    *OUTLETS,
    *OF_WHOM,
    *PARTICIPLES,
    *OWNERS,
    *NOBODY,
]


@pytest.mark.parametrize(("text", "words", "chain"), ALL, ids=[case[0][-70:] for case in ALL])
def test_who_is_meant(text: str, words: str, chain: list[str]) -> None:
    assert names(attributed(text, words)) == chain
