"""Who is who in the graph: what was merged, what may be one, and why.

`people` and `things` read what the graph holds, `finding` finds merges and proposals, `why` tells their reasons. How
likely they are is worked out in `identity.doubt`. To import this room takes a tenth of a second.
"""

from filmgraph.explore.identities.answer import Identities, Why
from filmgraph.explore.identities.finding import identities
from filmgraph.explore.identities.why import why_each, why_one, why_two

__all__ = ["Identities", "Why", "identities", "why_each", "why_one", "why_two"]
