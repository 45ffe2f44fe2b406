"""The explorer: a small web application on this machine. It holds a reader, never a writer. ::

app        the routes, and what becomes of errors
safety     who may ask: Host, Origin, the token, the headers of every answer
pages      HTML, made on the server: search, cards
forms      the questions, in words
asking     what is typed into their fields; answers as tables
data       JSON for the scripts of the pages
serve      a port, a server, an end
"""
