"""Finding films, people, companies and festivals by name.

Names are compared folded: without accents, case, script and punctuation. Search goes from sure to doubtful: the
same name, a name that begins so, one that holds all the words, and only then one that differs by typing mistakes.
`names` is the file in which they are looked up, `finding` searches it, and `resolving` never guesses.
"""

from filmgraph.explore.search.finding import leading, search
from filmgraph.explore.search.hits import Hit
from filmgraph.explore.search.resolving import empty, missing, namesakes, nothing_like, of_kind, resolve

__all__ = ["Hit", "empty", "leading", "missing", "namesakes", "nothing_like", "of_kind", "resolve", "search"]
