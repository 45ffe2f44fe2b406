"""Films with their people in, tables out: the measures of the network of people. It opens no connection.

Each module is imported by its own name: none of them is needed by a command that measures nothing.
"""
