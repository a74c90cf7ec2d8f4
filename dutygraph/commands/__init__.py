"""The commands, a module for each thing they work on; cli.py puts them together."""
