// purpose: Let batches be written one after another: this node stays locked until the transaction ends. It says which batch was the last. Setting "taken" takes the lock, before the rest is read.
// parameters: batch (text) a name that no other batch has
// columns: before, decisions
// access: write
MERGE (t:Turn {id: ''})
SET t.taken = true
WITH t, t.batch AS before
SET t.batch = $batch
RETURN before, t.decisions AS decisions
