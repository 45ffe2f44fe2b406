"""The explorer: a small web application on this machine. It holds a reader, never a writer. ::

app        the routes, and what becomes of errors
safety     who may ask: Host, Origin, the token, the headers of every answer
pages      HTML, made on the server: search, cards
asking     the named questions as forms
data       JSON for the scripts of the pages
serve      a port, a server, an end
"""
