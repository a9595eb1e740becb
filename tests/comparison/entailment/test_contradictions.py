"""Contradictions of two sentences by one field, and their look-alikes. All sentences are our own."""

from __future__ import annotations

from functools import cache

import pytest

from services.comparison.entailment import judge
from services.comparison.entailment.model import Judged
from services.evaluation.sentences import read_statements


@cache
def judged(premise: str, hypothesis: str) -> Judged:
    return judge(*read_statements([premise, hypothesis]))


CONTRADICTIONS = [
    # negation
    ("The guild did not sign the pact with Marlow on Sunday.", "The guild signed the pact with Marlow.", "polarity"),
    ("Anna Reyes never visited the Orlin plant.", "Anna Reyes visited the Orlin plant.", "polarity"),
    ("Anna Reyes refused to visit the Orlin plant last year.", "Anna Reyes visited the Orlin plant.", "polarity"),
    ("Anna Reyes did not plan to sell the Orlin plant.", "Anna Reyes plans to sell the Orlin plant.", "polarity"),
    ("No weapons were found in the Tavia depot.", "Weapons were found in the Tavia depot.", "polarity"),
    # opposite words
    ("The senate passed the harbour bill on Friday.", "The senate rejected the harbour bill.", "antonym"),
    ("The harbour bill was approved by the senate.", "The senate voted against the harbour bill.", "antonym"),
    ("Mira Kolb declined the Aster Prize in 2011.", "Mira Kolb received the Aster Prize.", "antonym"),
    ("Shares of Orlin rose 4 percent on Monday.", "Shares of Orlin fell on Monday.", "antonym"),
    ("Tessel is a subsidiary of Orlin.", "Tessel owns Orlin.", "antonym"),
    ("Tessel Timber is a subsidiary of Orlin One.", "Tessel Timber owns Orlin One.", "antonym"),
    ("Copper prices eased back on Monday after the strike ended.", "Copper prices rise.", "antonym"),
    # one participant or number another
    (
        "Colonel Dray commanded the fort while Captain Umber burned the bridge.",
        "Colonel Dray burned the bridge.",
        "other_filler.subject",
    ),
    ("Norvik defeated Halden in the final.", "Halden defeated Norvik in the final.", "swapped"),
    ("Mira Kolb, the mayor of Tavia, met Bo Lind on Sunday.", "Bo Lind is the mayor of Tavia.", "other_filler.subject"),
    (
        "The founder of the guild, Ann Hart, met Bo Lind.",
        "Bo Lind is the founder of the guild.",
        "other_filler.subject",
    ),
    ("Ann Hart was a liberal mayor whose reforms angered many.", "Ann Hart was a conservative mayor.", "attribute"),
    ("Guests may enter Tavia without passports from June.", "Passports are needed to enter Tavia.", "denied_thing"),
    (
        "The delay in reaching agreement on the Orlin budget worries the guild.",
        "The guild agreed on the Orlin budget.",
        "polarity",
    ),
    (
        "Ann Hart and Bo Lind were fined 300 crowns and 500 crowns, respectively.",
        "Ann Hart was fined 500 crowns.",
        "respectively",
    ),
    ("The ship left for Port Ilse on Sunday.", "The ship left Port Ilse on Sunday.", "motion"),
    ("The union has 19 members in Halden.", "The union has 16 members in Halden.", "amounts"),
    ("The union, which was founded in Halden, has 19 members.", "The union has 16 members.", "other_number"),
    # verbs with particles and nouns of events
    ("Orlin turned down an offer from Marlow in May.", "Orlin accepted an offer from Marlow.", "antonym"),
    ("The regatta was called off on Friday evening.", "The regatta continued on Friday evening.", "antonym"),
    ("Tessel was taken over by the Norse group Orlin last year.", "Tessel acquired Orlin.", "swapped"),
    ("Orlin said it had closed the acquisition of Tessel.", "Tessel acquired Orlin.", "swapped"),
    ("Norvik lost to Halden in the second round.", "Norvik beat Halden in the second round.", "swapped"),
    ("Two late goals lifted Norvik to a 3-1 victory over Halden.", "Halden beat Norvik.", "swapped"),
    ("Anna Reyes was robbed and beaten by Bo Lind near Tavia.", "Anna Reyes robbed Bo Lind.", "swapped"),
    ("Prosecutors dropped the charges against Bo Lind in March.", "Bo Lind was convicted in March.", "antonym"),
    ("Anna Reyes finished second in the Tavia sprint.", "Anna Reyes won the Tavia sprint.", "antonym"),
    # denied by a verb, a noun or a preposition above
    (
        "The keeper forgot to lock the gate of the Orlin depot.",
        "The keeper locked the gate of the Orlin depot.",
        "polarity",
    ),
    ("The senate rejected a motion to raise the harbour fee.", "The senate raised the harbour fee.", "polarity"),
    ("Anna Reyes sold the farm instead of leasing the mill.", "Anna Reyes leased the mill.", "polarity"),
    ("The pilots were unable to land in Tavia.", "The pilots landed in Tavia.", "polarity"),
    # states
    ("The painter Mira Kolb, who died in Halden in 1931, left two sons.", "Mira Kolb is alive.", "antonym"),
    ("The chapel was spared by the flood.", "The chapel was destroyed by the flood.", "antonym"),
    ("Queen Mira died in 1872 in Tavia.", "Queen Mira was born in 1872.", "antonym"),
    # dates and places
    ("The Orlin mill was built on 3 June 1921.", "The Orlin mill was built in 1925.", "other_filler.in"),
    ("Bo Lind, born in Halden, moved to Tavia in 1950.", "Bo Lind was born in Tavia.", "other_filler.in"),
    ("Halden-based Orlin bought a wharf in Tavia.", "Orlin's headquarters is in Tavia.", "other_filler.in"),
    ("The guild moved its office from Tavia to Halden in 2003.", "The guild's office is in Tavia.", "moved"),
    # shares and counted things
    ("Only two of the five mills were closed.", "All five mills were closed.", "quantifier"),
    ("Almost all the farms in Tavia were flooded.", "Few farms in Tavia were flooded.", "quantifier"),
    (
        "The blast killed nine people and injured 31 others in Tavia.",
        "31 people were killed in the blast in Tavia.",
        "other_number",
    ),
    # kinds
    ("Anna Reyes, a surgeon from Tavia, met the mayor.", "Anna Reyes is a lawyer.", "attribute"),
    ("The Danish novelist Bo Lind lives in Tavia.", "Bo Lind is a Swedish novelist.", "attribute"),
    (
        "The tower, built by the Polish engineer Bo Lind, is tall.",
        "The tower was built by a French engineer.",
        "other_kind",
    ),
    # roles
    ("Anna Reyes is an assistant to the president of Orlin.", "Anna Reyes is the president of Orlin.", "other_holder"),
    ("Bo Lind, Norland's deputy commissioner, spoke to Orlin on Monday.", "Bo Lind works for Orlin.", "other_employer"),
    (
        "The Marlow is the second longest river in Norland.",
        "The Marlow is the longest river in Norland.",
        "superlative",
    ),
    # what is left out, and pairs that are crossed
    ("Every guild except Orlin signed the pact.", "Orlin signed the pact.", "left_out"),
    ("Orlin paid the miners and Tessel paid the weavers.", "Orlin paid the weavers.", "crossed"),
    ("A young seal is called a pup and a young fox is called a kit.", "A young fox is called a pup.", "crossed"),
    # both, neither, too much, all but one
    ("Neither of the two ferries reached Tavia.", "Both ferries reached Tavia.", "polarity"),
    ("The lane is too narrow for lorries to turn.", "Lorries can turn in the lane.", "polarity"),
    ("All but one of the mills have been sold.", "All the mills have been sold.", "quantifier"),
    ("Only men may join the guild of Tavia.", "Women can join the guild of Tavia.", "other_kind"),
    # verdicts, agreements, losses
    ("The court found Bo Lind not guilty of theft.", "Bo Lind was convicted of theft.", "polarity"),
    (
        "The talks between Orlin and the guild broke down on Friday.",
        "Orlin reached an agreement with the guild.",
        "opposed",
    ),
    ("The weavers left the talks without a deal on wages.", "The talks ended with a deal on wages.", "denied_thing"),
    ("The senate approved the fee, but the governor threw it out.", "The governor approved the fee.", "antonym"),
    # time
    ("Anna Reyes came to Tavia a week after the flood.", "Anna Reyes came to Tavia before the flood.", "order"),
    ("The fee takes effect on 1 March.", "The fee takes effect in July.", "other_filler.in"),
    ("The Danish-born mayor Mira Kolb studied in Norway.", "Mira Kolb was born in Norway.", "other_filler.in"),
    # places of making, of standing in a race, of who was beaten
    (
        "The bell, cast and made in Halden by Bo Lind, was bought by a dealer from Tavia.",
        "The bell was made in Tavia.",
        "other_filler.in",
    ),
    ("Bo Lind came second behind Ann Hart in the Tavia sprint.", "Bo Lind won the Tavia sprint.", "antonym"),
    ("The wind delayed the final, which Ann Hart won against Mira Kolb.", "Mira Kolb won the final.", "swapped"),
    ("The Orlin brothers, who own the ferry, blamed the pilot.", "The pilot owns the ferry.", "other_filler.subject"),
    # shares of a counted whole, nothing there, nothing changed
    (
        "Three of the nine wells in Tavia are run by the guild.",
        "Most of the wells in Tavia are run by the guild.",
        "quantifier",
    ),
    ("The keepers freed 6 of the 20 seals.", "The keepers freed all of the seals.", "quantifier"),
    ("Bread prices in Tavia have not changed since May.", "Bread prices in Tavia have risen since May.", "antonym"),
    ("Most weavers voted against joining the guild.", "Most weavers voted for joining the guild.", "antonym"),
    # who is something no longer
    ("Ann Hart, now a farmer, was harbour master from 1990 to 1996.", "Ann Hart is the harbour master.", "no_longer"),
    ("Bo Lind, a former mayor of Tavia, opened the fair.", "Bo Lind is the mayor of Tavia.", "no_longer"),
    ("The governor, 81, has retired and lives near Tavia.", "The governor is still in office.", "antonym"),
    # ways back, sides of a trade, verdicts in parts, what was due and did not come
    ("The barge was sent from Tavia to Halden in May.", "The barge was sent from Halden to Tavia in May.", "motion"),
    ("Orlin bought the loom from Tessel in 1920.", "Tessel bought the loom from Orlin.", "swapped"),
    ("Bo Lind was found guilty of arson but cleared of theft.", "Bo Lind was found guilty of theft.", "antonym"),
    ("The fair, due to open on Friday, has been put off until May.", "The fair took place on Friday.", "antonym"),
    ("Ann Hart will miss the regatta because of an injury.", "Ann Hart will take part in the regatta.", "antonym"),
    (
        "Orlin asked the auditors to read the accounts of Tessel, a subsidiary with mills in six towns.",
        "Tessel is a subsidiary of Orlin.",
        "other_body",
    ),
    (
        "For years the Corran Fund was run by Ann Hart, who was the governor of Tavia and its judge.",
        "Ann Hart is the governor of the Corran Fund.",
        "other_filler.of",
    ),
    ("Mira Kolb was born in Halden, not Tavia.", "Mira Kolb was born in Tavia.", "other_filler.in"),
    ("The pond, which used to be full of carp, is a car park.", "The pond is full of carp.", "no_longer"),
    ("The guild gave the medal to nobody in May.", "The guild gave the medal to a weaver in May.", "polarity"),
    ("Orlin has not joined the guild of mills.", "Orlin is a member of the guild of mills.", "polarity"),
    ("The motion to raise the fee was defeated.", "The motion to raise the fee was adopted.", "antonym"),
]


@pytest.mark.parametrize(("premise", "hypothesis", "rule"), CONTRADICTIONS)
def test_contradiction_and_its_rule(premise: str, hypothesis: str, rule: str) -> None:
    found = judged(premise, hypothesis)
    assert (found.relation.value, found.rule) == ("contradiction", rule)


NO_CONTRADICTIONS = [
    ("The guild signed the pact with Marlow on Sunday.", "The guild signed a pact."),
    ("Orlin bought Tessel from Marlow in 2011.", "Marlow sold Tessel."),
    ("Orlin bought Tessel for $3 million.", "Tessel was sold to Orlin."),
    ("Tessel is a subsidiary of Orlin.", "Orlin owns Tessel."),
    ("Shares of Orlin fell on Monday and rose on Tuesday.", "Shares of Orlin rose on Tuesday."),
    ("The guild did not sign at first, but signed the pact in May.", "The guild signed the pact in May."),
    ("The senate may reject the harbour bill.", "The senate passed the harbour bill."),
    ("Norvik defeated Halden in the final.", "Halden was defeated by Norvik in the final."),
    ("The ship left for Port Ilse on Sunday.", "The ship left on Sunday."),
    ("Ann Hart and Bo Lind were fined 300 crowns and 500 crowns, respectively.", "Ann Hart was fined 300 crowns."),
    ("The fire killed 19 miners and injured 40.", "The fire injured 40 miners."),
    ("Mira Kolb received the Aster Prize in 2011.", "Mira Kolb was given a prize."),
    ("The first coins in southern Norland were found in Tavia.", "Coins were found in Norland."),
    ("A member of the guild, Ann Hart, met Bo Lind.", "Bo Lind is a member of the guild."),
    ("Twelve men and three women died in Tavia.", "Fifteen people died in Tavia."),
    ("Norse Trade Secretary Mira Kolb visited Tavia.", "Mira Kolb is the Norse Trade Secretary."),
    ("The mayor opened a school in Halden.", "The weather in Tavia was mild."),
    ("No guild but Orlin has signed the pact.", "Orlin has signed the pact."),
    ("Bo Lind would not rule out running for mayor.", "Bo Lind will run for mayor."),
    ("The west gate of the fort was rebuilt in 1820.", "The east gate of the fort was not rebuilt."),
    ("Exports of timber from Tavia rose in May.", "Exports of wool from Tavia fell in May."),
    ("Orlin was bought by Tessel.", "Orlin was taken over by Tessel."),
    ("Norvik was beaten by Halden in the final.", "Norvik lost to Halden in the final."),
    ("Bo Lind was freed in Tavia after being held for a day.", "Bo Lind was held, but was freed."),
    ("The Orlin mill was built in June 1921.", "The Orlin mill was built in 1921."),
    ("Norvik won the cup twice, most recently in 2002.", "Norvik won the cup in 1997."),
    ("Two of the five mills were closed.", "Some mills were closed."),
    ("Nearly all the farms in Tavia were flooded.", "Most farms in Tavia were flooded."),
    ("Nine people died, two guards among them, in Tavia.", "Two guards died in Tavia."),
    ("Anna Reyes, a surgeon from Tavia, met the mayor.", "Anna Reyes is a doctor."),
    ("A man of 40 was hurt in the fire.", "A woman was hurt in the fire."),
    ("The English novelist Bo Lind lives in Tavia.", "Bo Lind is a British novelist."),
    ("Bo Lind is the founder of Orlin and the president of the guild.", "Bo Lind is the founder of Orlin."),
    ("Mira Kolb was elected as mayor of Tavia.", "Mira Kolb is the mayor of Tavia."),
    (
        "The Marlow is the longest river in Tavia and the second longest in Norland.",
        "The Marlow is the longest river in Tavia.",
    ),
    ("Every guild except Orlin signed the pact.", "Orlin did not sign the pact."),
    ("Halden-based Orlin bought a wharf in Tavia.", "Orlin is based in Halden."),
    ("The guild moved its office from Tavia to Halden in 2003.", "The guild's office is in Halden."),
    ("Anna Hart, the niece of Bo Hart, died in 2004.", "Bo Hart died in 1981."),
    ("The mill burned in 1894 and was not rebuilt until 1931.", "The mill was rebuilt."),
    ("Bo Lind, who beat Ann Hart in the final, is from Tavia.", "Ann Hart lost the final."),
    ("Sales in Tavia rose in May.", "Sales in Halden fell in May."),
    ("A Danish firm built the first pier of Tavia.", "A Swedish firm built the second pier of Tavia."),
    ("The plane was due to land in Tavia at noon.", "The plane crashed in Tavia."),
    ("All but two of the thirty boats returned to Tavia.", "Most of the boats returned to Tavia."),
    ("Orlin delays the release of its new loom.", "Orlin began to sell its loom."),
    ("Anna Reyes came to Tavia a week after the flood.", "Anna Reyes came to Tavia after the flood."),
    ("The guild announced its union with Orlin at noon.", "The guild is at war with Orlin."),
    ("Orlin makes looms in Halden and plans a mill in Tavia.", "Orlin makes looms in Tavia."),
    ("Bo Lind came second behind Ann Hart in the Tavia sprint.", "Ann Hart won the Tavia sprint."),
    ("Rye prices in Tavia have risen since May.", "Oat prices in Tavia have fallen since May."),
    ("No fewer than 20 mills closed.", "More than 18 mills closed."),
    ("It is not true that Orlin has stopped making looms.", "Orlin still makes looms."),
    ("The law would make it a crime to sell seals.", "The law would forbid the sale of seals."),
    ("Ann Hart, the author, lives with her husband, Bo Lind.", "Ann Hart is the wife of Bo Lind."),
    ("Ann Hart was harbour master from 1990 to 1996.", "Ann Hart was harbour master."),
    ("The crew could not land in Halden and landed in Tavia.", "The crew landed in Tavia."),
    ("The senate upheld a ban on netting seals.", "Netting seals is banned."),
    (
        "The Orlin tower is 110 metres high, 20 metres lower than the tower at Halden.",
        "The tower at Halden is higher than the Orlin tower.",
    ),
    ("The pact was signed by nine guilds in 1990.", "Three more guilds signed the pact in 1995."),
    ("Shares of Orlin fell by 3 percent in May.", "Shares of Orlin fell by 4 percent in June."),
    ("Orlin had 48,000 looms in 1990.", "Orlin had 39,000 looms in 2010."),
    ("Tessel sold the loom to Orlin in 1920.", "Orlin bought the loom from Tessel."),
    ("Bo Lind was found guilty of arson but cleared of theft.", "Bo Lind was found guilty of arson."),
    (
        "Bo Lind, the finance minister, said that Norway's harbours would be closed.",
        "Bo Lind is the finance minister of Norway.",
    ),
    ("Tessel, a subsidiary of Orlin, has mills in six towns.", "Tessel is a subsidiary of Orlin."),
    ("Not until 1951 were weavers allowed to vote.", "Weavers were allowed to vote in 1951."),
    ("No weaver voted against the pact.", "The pact was approved."),
    ("Champions Norvik, who beat Halden 3-1, meet Tavia.", "Norvik defeats Halden."),
]


@pytest.mark.parametrize(("premise", "hypothesis"), NO_CONTRADICTIONS)
def test_look_alikes_stay_silent(premise: str, hypothesis: str) -> None:
    assert judged(premise, hypothesis).relation.value != "contradiction"


@pytest.mark.parametrize(
    "sentence", [first for first, _, _ in CONTRADICTIONS] + [first for first, _ in NO_CONTRADICTIONS]
)
def test_no_sentence_contradicts_itself(sentence: str) -> None:
    assert judged(sentence, sentence).relation.value == "entailment"
