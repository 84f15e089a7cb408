#!/usr/bin/env python3
"""Times other programs on what measure-estimates times: estimates.py svy|weightipy [ITEMS [RUNS [SCALE]]]

In a virtual environment with opinions.txt.

svy: the proportion of 40 items of 1,000,000 records with standard error and interval in each of 100 units; ITEMS of the 40 are timed, and
the seconds of all follow from them. weightipy: raking 6 x 2 margins within 100 units of as many records. Prints a line of JSON."""
import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
program = sys.argv[1]
items = int(sys.argv[2]) if len(sys.argv) > 2 else 4
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
rows = int(1_000_000 * (float(sys.argv[4]) if len(sys.argv) > 4 else 1))

import numpy

random = numpy.random.default_rng(1)
unit = numpy.arange(rows) * 100 // rows
times = []
if program == "svy":
    import polars
    import svy

    data = {f"q{item}": (random.random(rows) < 0.6 + (unit * 7 + item * 3) % 35 / 100).astype(numpy.int64)
            for item in range(items)}
    data["unit"] = unit
    data["weight"] = numpy.full(rows, 20.0)
    sample = svy.Sample(polars.DataFrame(data), svy.Design(stratum="unit", wgt="weight"))
    for _ in range(runs):
        start = time.perf_counter()
        for item in range(items):
            sample.estimation.prop(f"q{item}", by="unit")
        times.append((time.perf_counter() - start) * 40 / items)
else:
    import pandas
    import weightipy

    data = pandas.DataFrame({"unit": unit, "age": random.integers(0, 6, rows), "sex": random.integers(0, 2, rows)})
    margins = {"age": dict(zip(range(6), [15, 17, 18, 17, 17, 16])), "sex": {0: 49, 1: 51}}
    for _ in range(runs):
        groups = {"segment_by": "unit", "segment_targets": {int(one): 1 for one in range(100)},
                  "segments": {int(one): margins for one in range(100)}}
        scheme = weightipy.scheme_from_dict(groups, rim_params={"convcrit": 1e-9})
        start = time.perf_counter()
        weightipy.weight_dataframe(data.copy(), scheme)
        times.append(time.perf_counter() - start)
print(json.dumps({"program": program, "seconds": times}))
