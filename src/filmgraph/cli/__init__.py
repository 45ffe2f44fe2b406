"""The command line: one module a verb, each thin; nothing heavy is imported before a verb needs it."""

from filmgraph.cli.app import main

__all__ = ["main"]
