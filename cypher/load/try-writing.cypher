// purpose: A write that changes nothing, to see whether this user may; without a label, as a new label would stay.
// parameters: none
// columns:
// access: write
CREATE (n) DELETE n
