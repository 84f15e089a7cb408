"""Reads one of the benchmark's CSV files with a peer, its schema given, and prints seconds, peak memory and counts as JSON.

    read_tables.py PEER FILE TRUTH

The clock starts after the imports. Counts are taken after the clock stops: they say whether the peer read what was written.
"""
import json
import resource
import sys
import time


def columns(path):
    with open(path, encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    items = [name for name in names if name.startswith("q")]
    return names, items


def labels(path):
    """The levels as the file writes them; codes of one digit need none."""
    import unicodedata
    texts = ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
    return [unicodedata.normalize("NFD", text) for text in texts] if path.endswith("labels.csv") else None


def polars_eager(path, names, items, words):
    import polars
    schema = {name: polars.String for name in names}
    for item in items:
        schema[item] = polars.Categorical if words else polars.UInt8
    schema["unit"] = polars.Categorical
    start = time.perf_counter()
    frame = polars.read_csv(path, schema=schema, ignore_errors=True, truncate_ragged_lines=True, encoding="utf8-lossy")
    return time.perf_counter() - start, frame.height, {item: frame[item].null_count() for item in items}


def polars_lazy(path, names, items, words):
    import polars
    schema = {name: polars.String for name in names}
    for item in items:
        schema[item] = polars.String if words else polars.UInt8
    start = time.perf_counter()
    frame = polars.scan_csv(path, schema=schema, ignore_errors=True, truncate_ragged_lines=True, encoding="utf8-lossy")
    values = [polars.col(item).eq(words[4]).mean() if words else polars.col(item).mean() for item in items]
    result = frame.group_by("unit").agg(values).collect(engine="streaming")
    return time.perf_counter() - start, result.height, {}


def duckdb_read(path, names, items, words):
    import duckdb
    connection = duckdb.connect()
    kind = "ENUM (" + ", ".join("'" + word + "'" for word in words) + ")" if words else "UTINYINT"
    if words:
        connection.execute(f"CREATE TYPE level AS {kind}")
        kind = "level"
    types = ", ".join(f"'{name}': '{kind if name in items else 'VARCHAR'}'" for name in names)
    start = time.perf_counter()
    connection.execute(
        f"CREATE TABLE t AS SELECT * FROM read_csv('{path}', columns = {{{types}}}, header = true, delim = ',', quote = '\"', "
        "escape = '\"', ignore_errors = true, auto_detect = false, new_line = '\\n')")
    seconds = time.perf_counter() - start
    rows = connection.execute("SELECT count(*) FROM t").fetchone()[0]
    blanks = {item: connection.execute(f"SELECT count(*) - count({item}) FROM t").fetchone()[0] for item in items}
    return seconds, rows, blanks


def pyarrow_read(path, names, items, words):
    import pyarrow
    from pyarrow import csv
    types = {name: pyarrow.string() for name in names}
    for item in items:
        types[item] = pyarrow.dictionary(pyarrow.int32(), pyarrow.string()) if words else pyarrow.uint8()
    start = time.perf_counter()
    table = csv.read_csv(
        path, read_options=csv.ReadOptions(use_threads=True, encoding="utf8"),
        parse_options=csv.ParseOptions(newlines_in_values=True, invalid_row_handler=lambda row: "skip"),
        convert_options=csv.ConvertOptions(column_types=types, check_utf8=False))
    return time.perf_counter() - start, table.num_rows, {item: table[item].null_count for item in items}


PEERS = {"polars": polars_eager, "polars-lazy": polars_lazy, "duckdb": duckdb_read, "pyarrow": pyarrow_read}


def main():
    peer, path = sys.argv[1:3]
    names, items = columns(path)
    seconds, rows, blanks = PEERS[peer](path, names, items, labels(path))
    print(json.dumps({
        "seconds": seconds, "rows": rows, "blanks": list(blanks.values()),
        "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


main()
