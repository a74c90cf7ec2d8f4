"""Serve a store in a browser and over HTTP: takes a store, answers until stopped.

`protocol` reads requests, `answers` and `pool` have `worker` processes answer them by
`tasks`: `sparql`, `graphs`, and `pages` with their templates. `app` puts it together.
"""
