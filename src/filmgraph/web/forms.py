"""The questions of the explorer: what each is called, the fields of its form, and how it is answered.

They bear the names of the Cypher files that stand behind them, and are answered as on the command line. What only
reads out a part of the graph has no form here: it is Cypher for those who count themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from filmgraph.errors import NotFound
from filmgraph.explore.answer import Answer
from filmgraph.explore.collaboration import collaborators, common, network, pairs, team
from filmgraph.explore.coproductions.companies import coproductions
from filmgraph.explore.coproductions.countries import coproducing_countries
from filmgraph.explore.travels.careers import career
from filmgraph.explore.travels.circuits import circuit
from filmgraph.explore.travels.fellows import fellows
from filmgraph.explore.travels.programmes import programme
from filmgraph.model import SHOWN_LABELS
from filmgraph.web.asking import Field, Given

PERSON, FILM = Field("id", "Person", labels=("Person",)), Field("id", "Film", labels=("Film",))
COMPANY, FESTIVAL = Field("id", "Company", labels=("Company",)), Field("id", "Festival", labels=("Festival",))
YEARS = (Field("first", "From the year", "1990"), Field("last", "To the year", "2010"))
MOST = Field("most", "At most so many", value="20")


class Form(NamedTuple):
    """A question. ``of`` is the kind of what its answer names, as in `asking.table`."""

    title: str
    says: str
    fields: tuple[Field, ...]
    answer: Callable[[Given], Answer]
    of: str = "Person"


FORMS: dict[str, Form] = {
    "collaborators": Form(
        "With whom did a person work?",
        "On how many films, in which jobs, first and last together.",
        (
            PERSON,
            Field("jobs", "Only in these jobs of theirs", "directed; acted; music"),
            *YEARS,
            Field("films", "On at least so many films", value="1"),
            MOST,
        ),
        lambda of: collaborators(
            of.reader, of.hit(), period=of.years(), only=of.jobs(), films=of.number("films"), most=of.number("most")
        ),
    ),
    "common": Form(
        "What do two share?",
        "Films, people, companies and festivals of both; the two may be people, films, companies or festivals.",
        (Field("a", "One name", labels=SHOWN_LABELS), Field("b", "Another name", labels=SHOWN_LABELS), MOST),
        lambda of: common(of.reader, of.hit("a"), of.hit("b"), most=of.number("most")),
    ),
    "pairs": Form(
        "Who worked together most?",
        "The pairs of people with most films together.",
        (*YEARS, Field("films", "On at least so many films", value="2"), MOST),
        lambda of: pairs(of.reader, period=of.years(), films=of.number("films"), most=of.number("most")),
    ),
    "team": Form(
        "On which films did some people work together?",
        "Those with most of them come first.",
        (
            Field("ids", "People", labels=("Person",), several=True),
            Field("least", "At least so many of them", value="2"),
            *YEARS,
            MOST,
        ),
        lambda of: team(
            of.reader, of.hits(), least=of.number("least"), period=of.years(), most=of.number("most")
        ),
        "Film",
    ),
    "network": Form(
        "Who is around a person?",
        "By how many collaborations away.",
        (PERSON, Field("depth", "So many collaborations away", value="2"), *YEARS, MOST._replace(value="100")),
        lambda of: network(
            of.reader, of.hit(), depth=of.number("depth"), period=of.years(), most=of.number("most")
        ),
    ),
    "career": Form(
        "What did a person do, year by year?", "Films in time, with all jobs.", (PERSON,),
        lambda of: career(of.reader, of.hit()), "Film",
    ),
    "circuit": Form(
        "At which festivals was a film?", "In time, with sections and cities.", (FILM,),
        lambda of: circuit(of.reader, of.hit()), "Festival",
    ),
    "circuits-alike": Form(
        "Which films travelled a similar way?",
        "Those at the same festivals; sharing a small festival says more than sharing a large one.",
        (FILM, MOST),
        lambda of: fellows(of.reader, of.hit(), most=of.number("most")),
        "Film",
    ),
    "festival": Form(
        "Which films were at a festival?", "Year by year, with their sections.", (FESTIVAL, *YEARS),
        lambda of: programme(of.reader, of.hit(), of.years()), "Film",
    ),
    "career-of-company": Form(
        "Which films did a company make?", "In time, with its part in each.", (COMPANY,),
        lambda of: career(of.reader, of.hit()), "Film",
    ),
    "coproducers": Form(
        "With which companies did a company produce?",
        "Most films first; who only sold or distributed a film did not produce it.",
        (COMPANY, *YEARS, MOST),
        lambda of: coproductions(of.reader, of.hit(), period=of.years(), most=of.number("most")),
        "Company",
    ),
    "coproductions": Form(
        "Which companies produced together most?",
        "Pairs of companies with their films.",
        (*YEARS, MOST),
        lambda of: coproductions(of.reader, period=of.years(), most=of.number("most")),
        "Company",
    ),
    "coproducing-countries": Form(
        "Which countries produced together most?",
        "Pairs of countries with their films.",
        (*YEARS, MOST),
        lambda of: coproducing_countries(of.reader, period=of.years(), most=of.number("most")),
        "",
    ),
}  # fmt: skip
"""By name, in the order in which they are listed."""

ABOUT = {
    "Film": {"circuit": "Festivals in time", "circuits-alike": "Films with a similar way"},
    "Person": {"collaborators": "Collaborators", "career": "Films in time", "network": "People around"},
    "Company": {"career-of-company": "Films in time", "coproducers": "Co-producers"},
    "Festival": {"festival": "Films year by year"},
}
"""What can be asked of a card's node: the question's name, and what a link to it says."""


def form(name: str) -> Form:
    """The question of that name. Raises `NotFound`."""
    if name not in FORMS:
        raise NotFound(f"There is no question named “{name[:80]}”.", "“Questions” lists those that there are.")
    return FORMS[name]
