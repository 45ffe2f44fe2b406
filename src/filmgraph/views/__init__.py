"""A piece of the graph as something to look at or to hand on: an offline page, GraphML, GEXF, JSON lines, CSV.

Everything here takes a plain `filmgraph.model.Graph` and opens no connection. ::

    plain      texts and values made harmless, a graph put in order
    palette    one colour and one shape a label
    layout     seeded positions          (spacing: room for captions)
    sizes      how large a node is, by a measure
    picture    the view model for scripts
    page       the offline page          (tables: its table twin, packing: the rest as short JSON)
    svg        the same standing still   (notebook: both, as a notebook shows them)
    map        a whole graph as one page (regions: places by communities)
    export     the files for others      (flat: values for them, files: whole or not at all)
    admin      files of the bulk importer of Neo4j

Each part is imported by its own name (``from filmgraph.views import page``), so that the command line, which only
wants the small tools of `plain`, does not pay for the rest.
"""
