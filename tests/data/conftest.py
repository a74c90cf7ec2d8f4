"""The scripts that make test data are no tests; they need programs of their own."""

collect_ignore_glob = ["variants/*.py"]
