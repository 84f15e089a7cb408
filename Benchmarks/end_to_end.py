#!/usr/bin/env python3
"""Times a whole campaign, from CSV files to figures, ranks and reports.

    end_to_end.py [--forms N] [--runs R] [--data DIR] [--program FILE]

100 units in one block, 40 items, forms in ten CSV files; weights N/n, then raked within each unit by sex and six ages; every estimate with
its interval, ranks with their sets, the comparison of each unit with the block, HTML, CSV and JSON of all units; then once more with the
DOCX and PDF of the overview and one unit. Before a time counts, the number of valid and of blank answers of each item in each unit is
compared with what was written; a difference ends the measurement with status 1. Beside it polars reads the same files and computes the
unweighted share of satisfied answers by unit and item: the part of the work that it can do.
"""
import argparse
import csv
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
UNITS, ITEMS, FACTORS, FILES = 100, 40, 8, 10
NAMES = [f"q{item + 1:02d}" for item in range(ITEMS)]
POLARS = """
import glob, sys, time
import polars as pl
items = ["q%02d" % (i + 1) for i in range(40)]
start = time.perf_counter()
table = pl.read_csv(sys.argv[1], schema_overrides={name: pl.UInt8 for name in items})
shares = table.group_by("unit").agg([(pl.col(name) >= 4).mean().alias(name) for name in items])
print(time.perf_counter() - start)
"""


def main():
    options = arguments()
    data = pathlib.Path(options.data).resolve()
    truth = prepare(data, options.forms)
    program = str(pathlib.Path(options.program).resolve())
    campaign = data / "responses" / "e2e"
    ours, theirs, memory = [], [], 0
    for number in range(options.runs):
        shutil.rmtree(campaign / ".hailong", ignore_errors=True)
        shutil.rmtree(data / "reports" / "e2e", ignore_errors=True)
        begin = time.perf_counter()
        command = [program, "run", str(campaign), "--workspace", str(data), "--quiet"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        ours.append(time.perf_counter() - begin)
        memory = max(memory, usage.ru_maxrss)
        if status != 0:
            sys.exit(f"run ended with {status}")
        if number == 0:
            check(data / "reports" / "e2e" / "figures.csv", truth)
        theirs += polars(data, campaign)
    begin = time.perf_counter()
    command = [program, "report", str(campaign), "--workspace", str(data), "--unit", "U007", "--to", "docx,pdf", "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    documents = time.perf_counter() - begin
    print(f"{options.forms:,} forms: run {statistics.median(ours):.1f} s (best {min(ours):.1f} s), {memory / 1024:.0f} MB")
    print(f"overview and one unit as DOCX and PDF, estimates included: {documents:.1f} s")
    if theirs:
        print(f"polars, reading and unweighted shares alone: {statistics.median(theirs):.2f} s")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--forms", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--data", default=str(HERE / ".build-data" / "end-to-end"))
    parser.add_argument("--program", default=str(ROOT / ".build" / "release" / "hailong"))
    return parser.parse_args()


def prepare(data, forms):
    """The campaign, made where it is not there yet; what was written, by unit and item: valid answers and blanks."""
    stamp = data / f"truth-{forms}.json"
    if stamp.exists():
        return json.loads(stamp.read_text())
    shutil.rmtree(data, ignore_errors=True)
    campaign = data / "responses" / "e2e"
    for folder in (data / "questionnaires", data / "reports", campaign / "batches", campaign / "margins"):
        folder.mkdir(parents=True)
    (data / "questionnaires" / "e2e.questionnaire.xml").write_text(questionnaire(), encoding="utf-8")
    (campaign / "campaign.xml").write_text(CAMPAIGN, encoding="utf-8")
    draw = random.Random(20_261_123)
    people = [draw.randrange(40_000, 120_000) for _ in range(UNITS)]
    table(campaign / "units.csv", "code,name,kind,block,population",
          (f"U{unit:03d},Xã số {unit},commune,Xã,{people[unit]}" for unit in range(UNITS)))
    for name, shares in (("sex", [48, 52]), ("age", [10, 20, 25, 20, 15, 10])):
        table(campaign / "margins" / f"{name}.csv", "unit,level,population", margins(people, shares))
    truth = answers(campaign / "batches", forms, draw)
    stamp.write_text(json.dumps(truth))
    return truth


def margins(people, shares):
    for unit, size in enumerate(people):
        counts = [size * share // 100 for share in shares]
        counts[0] += size - sum(counts)
        for level, count in enumerate(counts):
            yield f"U{unit:03d},{level + 1},{count}"


def answers(folder, forms, draw):
    truth = {}
    for file in range(FILES):
        with open(folder / f"b{file}.csv", "w", encoding="utf-8") as output:
            output.write("unit,form,sex,age," + ",".join(NAMES) + "\n")
            for unit in range(file, UNITS, FILES):
                count = forms // UNITS + (unit < forms % UNITS)
                code = f"U{unit:03d}"
                good = 35 + unit % 40
                weights = [3, 5, 70 - good + 8, good, 12, 2]
                columns = [draw.choices("12345 ", weights, k=count) for _ in NAMES]
                for name, column in zip(NAMES, columns):
                    blank = column.count(" ")
                    truth[f"{code} {name}"] = [count - blank, blank]
                sexes, ages = draw.choices("12", [45, 55], k=count), draw.choices("123456", [12, 22, 24, 18, 14, 10], k=count)
                for row, marks in enumerate(zip(*columns)):
                    output.write(f"{code},{code}-{row:06d},{sexes[row]},{ages[row]},{','.join(marks).replace(' ', '')}\n")
    return truth


def table(path, header, rows):
    with open(path, "w", encoding="utf-8") as output:
        output.write(header + "\n")
        output.writelines(row + "\n" for row in rows)


def questionnaire():
    levels = "".join(
        f'<level code="{code}" vi="Mức {code}" en="Level {code}" score="{code}"{" satisfied=" + chr(34) + "true" + chr(34) if code > 3 else ""}/>'
        for code in range(1, 6))
    plain = lambda count: "".join(f'<level code="{code}" vi="{code}" en="{code}"/>' for code in range(1, count + 1))
    size = ITEMS // FACTORS
    factors = "".join(
        f'<factor id="f{factor + 1}" vi="Yếu tố {factor + 1}" en="Factor {factor + 1}">' + "".join(
            f'<item id="{name}" scale="s"><vi>Câu {name}</vi><en>Item {name}</en></item>'
            for name in NAMES[factor * size:(factor + 1) * size]) + "</factor>"
        for factor in range(FACTORS))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<questionnaire xmlns="urn:hailong:questionnaire:1" id="e2e" version="1" wording="unofficial">
  <title><vi>Đo tốc độ</vi><en>A measurement</en></title>
  <source><vi>Dữ liệu dựng</vi><en>Made data</en></source>
  <scales><scale id="s">{levels}</scale><scale id="sex">{plain(2)}</scale><scale id="age">{plain(6)}</scale></scales>
  <sections>
    <section id="head" vi="Phiếu" en="Form">
      <text id="unit" role="unit" required="true"><vi>Đơn vị</vi><en>Unit</en></text>
      <text id="form" role="formNumber" required="true"><vi>Số phiếu</vi><en>Form</en></text>
      <single id="sex" scale="sex"><vi>Giới</vi><en>Sex</en></single>
      <single id="age" scale="age"><vi>Tuổi</vi><en>Age</en></single>
    </section>
    <section id="rating" vi="Đánh giá" en="Rating">{factors}</section>
  </sections>
  <index id="index" formula="topLevels"><vi>Chỉ số</vi><en>Index</en><pooled/></index>
</questionnaire>
"""


CAMPAIGN = """<?xml version="1.0" encoding="UTF-8"?>
<campaign xmlns="urn:hailong:campaign:1" id="e2e" year="2026">
  <title vi="Đo tốc độ" en="A measurement"/>
  <questionnaire id="e2e"/>
  <units file="units.csv"/>
  <weighting>
    <population by="unit"/>
    <rake><margin question="sex" margins="margins/sex.csv"/><margin question="age" margins="margins/age.csv"/></rake>
  </weighting>
</campaign>
"""


def check(path, truth):
    """Whether the program counted what was written."""
    seen = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["scope"] == "unit" and row["kind"] == "item":
                seen[f"{row['unit']} {row['item']}"] = [int(row["answers"]), int(row["missing_blank"])]
    if seen != truth:
        sys.exit("the program's counts are not those that were written")


def polars(data, campaign):
    python = HERE / ".build-data" / "peers" / "bin" / "python"
    if not python.exists():
        return []
    output = subprocess.run([str(python), "-c", POLARS, str(campaign / "batches" / "*.csv")], capture_output=True, text=True)
    return [float(output.stdout)] if output.returncode == 0 else []


if __name__ == "__main__":
    main()
