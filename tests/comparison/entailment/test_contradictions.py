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
        "denied_noun",
    ),
    (
        "Ann Hart and Bo Lind were fined 300 crowns and 500 crowns, respectively.",
        "Ann Hart was fined 500 crowns.",
        "respectively",
    ),
    ("The ship left for Port Ilse on Sunday.", "The ship left Port Ilse on Sunday.", "motion"),
    ("The union has 19 members in Halden.", "The union has 16 members in Halden.", "amounts"),
    ("The union, which was founded in Halden, has 19 members.", "The union has 16 members.", "number"),
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
]


@pytest.mark.parametrize(("premise", "hypothesis"), NO_CONTRADICTIONS)
def test_look_alikes_stay_silent(premise: str, hypothesis: str) -> None:
    assert judged(premise, hypothesis).relation.value != "contradiction"


@pytest.mark.parametrize(
    "sentence", [first for first, _, _ in CONTRADICTIONS] + [first for first, _ in NO_CONTRADICTIONS]
)
def test_no_sentence_contradicts_itself(sentence: str) -> None:
    assert judged(sentence, sentence).relation.value == "entailment"
