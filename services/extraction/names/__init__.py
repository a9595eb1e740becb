"""Names of sources across articles: outlets, agencies, ministries, countries. To add one, add a row to a table.

`outlets.tsv`, `bodies.tsv`: one canonical name a row with its other names. `countries.tsv`: demonyms and seats of
government. `roles.tsv`: what a country's spy agency, central bank or statistics office is called. `heads.tsv`: nouns
that are sources without a name. `titles.txt`: words before a person's name.
"""

from services.extraction.names.canonical import canonical, describe, holder
from services.extraction.names.countries import country_of, demonym_of, starts_with_country
from services.extraction.names.naming import Naming
from services.extraction.names.persons import strip_title
from services.extraction.names.tables import Outlet, ending_kinds, opening_kinds, outlet_named, outlet_of_domain

__all__ = [
    "Naming",
    "Outlet",
    "canonical",
    "country_of",
    "demonym_of",
    "describe",
    "ending_kinds",
    "holder",
    "opening_kinds",
    "outlet_named",
    "outlet_of_domain",
    "starts_with_country",
    "strip_title",
]
