"""What tests of loads share: small sheets, random ones, and the graph as values that can be compared."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from filmgraph.explore import whole
from filmgraph.store import Store

FIELDS = ("Directed by", "Writing credits", "Music", "Costumes", "Produced by", "Producers")
COMPANIES = ("ARTE", "Arte", "CTB (co-production)", "ctb", "Cine Tres (CTB)", "Centre du TB (CTB)", "La Sept (ARTE)")


def snapshot(store: Store) -> tuple[list[Any], list[Any], list[Any]]:
    """The whole graph as comparable values, the hidden spellings included."""
    graph = whole(store.reader())
    nodes = [(n.label, n.id, sorted(n.properties.items(), key=lambda item: item[0])) for n in graph.nodes]
    edges = sorted((e.type, e.start, e.end, str(sorted(e.properties.items()))) for e in graph.edges)
    rows = store.reader().fetch_all("MATCH (s:Spelling) RETURN s.id, s.person ORDER BY s.id").rows
    return nodes, edges, rows


def empty(store: Store) -> None:
    store.writer().transact(lambda tx: tx.run("MATCH (n) DETACH DELETE n"))


def sheet(title: str, *fields: str, year: int = 1999) -> str:
    return "\n".join([f"France, {year}, 90mn", f"Title : {title}", *fields, ""])


def write(folder: Path, **sheets: str) -> None:
    for name, text in sheets.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def people(store: Store) -> dict[str, str]:
    rows = store.reader().query("MATCH (p:Person) RETURN p.id, p.name").rows
    return {row[0]: row[1] for row in rows}


def random_sheet(number: int, rng: random.Random) -> str:
    """A sheet with a few people out of a small crowd whose spellings overlap."""
    crowd = [f"{given} {name}" for given in ("Anna", "Ana") for name in ("ONE", "TWO", "Óne")]
    natives = ["", "", " (Анна)", " (АННА)", " (Ана)", " (Анна Один)", " (Борис)", " (Б. Один)"]

    def person() -> str:
        return rng.choice(crowd) + rng.choice(natives)

    fields = [f"{label} : {', '.join(person() for _ in range(rng.randint(1, 3)))}" for label in rng.sample(FIELDS, 2)]
    cast = [
        "Cast :",
        *(f"{person()}{rng.choice(['', ' '])} ... Role {rng.randint(1, 2)}" for _ in range(rng.randint(0, 3))),
    ]
    company = ", ".join(rng.sample(COMPANIES, rng.randint(1, 2)))
    festival = rng.choice(["- Fest, Nice (France), 1999", "- FEST, Paris (France), 2000", "- Fest", "- Gala, 2001"])
    title = rng.choice(["Heat", f"Film {number}"])
    return sheet(title, *fields, *cast, f"Production : {company}", "Selected in the following festivals :", festival)
