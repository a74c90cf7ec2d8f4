"""Measure the promises about speed: runs the program, gives benchmarks/RESULTS.md."""
