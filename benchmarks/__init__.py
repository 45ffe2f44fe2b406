"""Benchmarks: what filmgraph costs over a bare script that does the same. See docs/benchmarks.md."""
