// purpose: The name of the batch that was written last, whatever it brought or took: what is derived from the graph holds until it changes.
// parameters: none
// columns: batch
// access: read
OPTIONAL MATCH (t:Turn {id: ''})
RETURN t.batch AS batch
