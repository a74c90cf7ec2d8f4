"""Tables beside the graph: a list becomes rows, the rows of many lists Parquet files.

DuckDB reads them where SPARQL would count for minutes: `attached.tables_of` gives a
view for each table that tables.toml declares.
"""
