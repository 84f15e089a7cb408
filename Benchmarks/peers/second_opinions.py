#!/usr/bin/env python3
"""Computes figures of a sample with another program: second_opinions.py svy|weightipy|balance SAMPLE.csv

Prints CSV: figure,value under the names that validate-estimates gives ours. The margins are those of Cases.swift."""
import sys
import warnings

warnings.filterwarnings("ignore")

SEX = {"0": 520.0, "1": 480.0}
AGE = {"0": 200.0, "1": 300.0, "2": 260.0, "3": 240.0}
X_TOTAL = 5600.0


def main():
    program, path = sys.argv[1], sys.argv[2]
    figures = {"svy": svy_figures, "weightipy": weightipy_figures, "balance": balance_figures}[program](path)
    print("figure,value")
    for name, value in figures:
        print(f"{name},{float(value)!r}")


def svy_figures(path):
    import polars
    import svy

    texts = {"sex": polars.String, "age": polars.String}
    data = polars.read_csv(path, schema_overrides=texts)
    found = []

    def add(name, estimate):
        for row in estimate.to_polars().iter_rows(named=True):
            place = f"{name}.{row['domain']}" if "domain" in row else name
            found.append((place, row["est"]))
            found.append((place + ".se", row["se"]))

    for prefix, design in [
        ("plain", svy.Design(stratum="stratum", psu="psu", wgt="weight")),
        ("fpc", svy.Design(stratum="stratum", psu="psu", wgt="weight", pop_size="population")),
    ]:
        estimation = svy.Sample(data, design).estimation
        add(f"{prefix}.mean.y", estimation.mean("y"))
        add(f"{prefix}.mean.x", estimation.mean("x"))
        add(f"{prefix}.total.y", estimation.total("y"))
        add(f"{prefix}.ratio", estimation.ratio("y", "x"))
        add(f"{prefix}.mean.y", estimation.mean("y", by="domain"))
    design = svy.Design(stratum="stratum", psu="psu", wgt="weight")
    shares = data.with_columns(polars.col("y").cast(polars.Int64).cast(polars.String).alias("y"))
    for ours, theirs in [("logit", "logit"), ("wilson", "wilson"), ("kornGraubard", "korn-graubard")]:
        table = svy.Sample(shares, design).estimation.prop("y", ci_method=theirs).to_polars()
        row = [row for row in table.iter_rows(named=True) if "1" in [str(value) for value in row.values()]][0]
        found.append((f"plain.{ours}.low", row["lci"]))
        found.append((f"plain.{ours}.high", row["uci"]))
    try:
        jackknife = svy.Sample(data, design).weighting.create_jk_wgts()
        row = next(jackknife.estimation.mean("y", method="replication").to_polars().iter_rows(named=True))
        found.append(("plain.jackknife.se", row["se"]))
    except Exception as error:
        print(f"jackknife: {error}", file=sys.stderr)
    raked = svy.Sample(data, design).weighting.rake(controls={"sex": SEX, "age": AGE}, tol=1e-13, max_iter=10000)
    found += [(f"raked.weight.{row}", weight) for row, weight in enumerate(raked.data["rk_wgt"])]
    found.append(("raked.mean.y", next(raked.estimation.mean("y").to_polars().iter_rows(named=True))["est"]))
    fitted = svy.Sample(data, design).weighting.poststratify(SEX, cells="sex")
    found += [(f"poststratified.weight.{row}", weight) for row, weight in enumerate(fitted.data["ps_wgt"])]
    try:
        fitted = svy.Sample(data, design).weighting.calibrate(controls={svy.Cat("sex"): SEX, "x": X_TOTAL})
        found += [(f"calibrated.weight.{row}", weight) for row, weight in enumerate(fitted.data["calib_wgt"])]
    except Exception as error:
        print(f"calibrate: {error}", file=sys.stderr)
    return found


def weightipy_figures(path):
    import pandas
    import weightipy

    data = pandas.read_csv(path, dtype={"sex": str, "age": str})
    total = sum(SEX.values())
    targets = {
        "sex": {level: 100 * persons / total for level, persons in SEX.items()},
        "age": {level: 100 * persons / total for level, persons in AGE.items()},
    }
    # It starts from equal weights, whatever weights there are.
    scheme = weightipy.scheme_from_dict(targets, rim_params={
        "convcrit": 1e-13, "max_iterations": 10000, "total": total})
    weights = weightipy.weight_dataframe(data, scheme, weight_column="raked")["raked"]
    scale = total / weights.sum()
    return [(f"rakedEqual.weight.{row}", weight * scale) for row, weight in enumerate(weights)]


def balance_figures(path):
    import logging

    logging.disable(logging.CRITICAL)
    import contextlib
    import io

    import pandas

    with contextlib.redirect_stdout(io.StringIO()):
        from balance.weighting_methods.rake import rake

        data = pandas.read_csv(path, dtype={"sex": str, "age": str})
        total = sum(SEX.values())
        # The population as persons: any table with these margins will do, so one in which both are independent.
        rows = [(sex, age, SEX[sex] * AGE[age] / total) for sex in SEX for age in AGE]
        target = pandas.DataFrame(rows, columns=["sex", "age", "n"])
        weights = rake(
            data[["sex", "age"]], data["weight"], target[["sex", "age"]], target["n"], max_iteration=10000,
            convergence_rate=1e-13, rate_tolerance=1e-13, na_action="drop", weight_trimming_mean_ratio=None,
            weight_trimming_percentile=None, transformations=None)["weight"]
    scale = total / weights.sum()
    return [(f"raked.weight.{row}", weight * scale) for row, weight in enumerate(weights)]


main()
