"""Who is who, first version: printed names become people, companies and festivals with ids and reasons.

Everything here is a pure function of *sets of spellings*, so that neither the order of files nor what was loaded
before can change a result. A spelling is what a sheet prints: a name with its native form, a festival with its
place. People whose spellings share a key (the name's or the native form's) are one person.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import NamedTuple

from filmgraph.countries import country_code
