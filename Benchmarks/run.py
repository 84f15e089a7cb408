#!/usr/bin/env python3
"""Measures the program against its peers and says how many times faster or slower it is.

    run.py [--scale S] [--runs N] [--only tables,forms,sheets] [--data DIR] [--program FILE]

Method. Ours is timed as a whole process, from its start to its end, with everything that `check` does: read, decode, code,
validate, account for every record. A peer is timed from after its imports, its schema given. Runs are interleaved: each
round runs every program once on the same file; figures are medians of the rounds, ratios are medians of the rounds' ratios.
The files are in the page cache. Before anything is timed the program's counts of every level, blank and invalid answer of
every item are compared with what the generator wrote down; a difference ends the measurement with status 1.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent


PROGRAM = ROOT / ".build" / "release" / "hailong"


def main():
    global PROGRAM
    options = arguments()
    PROGRAM = pathlib.Path(options.program).resolve()
    data = pathlib.Path(options.data).resolve()
    prepare(data, options.scale)
    results = {"machine": machine(), "scale": options.scale, "runs": options.runs, "tables": [], "problems": []}
    parts = options.only.split(",")
    if "tables" in parts:
        for shape in ("digits", "texts", "labels"):
            results["tables"].append(tables(data, shape, options.runs, results["problems"]))
    if "forms" in parts:
        results["forms"] = forms(data, options.runs, results["problems"])
    if "sheets" in parts:
        results["sheets"] = sheets(data, options.runs, results["problems"])
    (data / "results.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    report(results)
    return 1 if results["problems"] else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--scale", type=float, default=1.0, help="1 for files of 250 MB")
    parser.add_argument("--runs", type=int, default=7, help="rounds, at least 7 for figures that are published")
    parser.add_argument("--program", default=str(PROGRAM))
    parser.add_argument("--only", default="tables,forms,sheets")
    parser.add_argument("--data", default=str(HERE / ".build-data"))
    return parser.parse_args()


# Preparation

def prepare(data, scale):
    """The generator's files, the peers and the program, made where they are missing."""
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM}: build the program first (make build)")
    stamp = data / "scale"
    if not stamp.exists() or stamp.read_text() != str(scale):
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(parents=True)
        say("making the data")
        run(["swift", "build", "-c", "release", "--package-path", str(HERE)], quiet=True)
        run([str(HERE / ".build/release/make-bench-data"), str(data), str(scale)])
        workbook(data)
        stamp.write_text(str(scale))
    if not (data / "peers").exists():
        say("installing the peers")
        run([sys.executable, "-m", "venv", str(data / "peers")])
        run([str(data / "peers/bin/pip"), "install", "--quiet", "-r", str(HERE / "peers/requirements.txt")])
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libxml-2.0"], capture_output=True, text=True, check=True)
    run(["gcc", "-O2", "-o", str(data / "xml_push"), str(HERE / "peers/xml_push.c"), *flags.stdout.split(), "-lpthread"])


def workbook(data):
    """Turns the table `sheet` into a workbook of the same cells: numbers as numbers, form numbers as texts."""
    batches = data / "responses/sheet/batches"
    source = batches / "sheet.csv"
    lines = source.read_text(encoding="utf-8").splitlines()
    with zipfile.ZipFile(batches / "sheet.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        parts = {
            "[Content_Types].xml":
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
                "</Types>",
            "_rels/.rels":
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
                'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml":
                '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                '<sheet name="Phiếu" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels":
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
                'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        }
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            for number, line in enumerate(lines, 1):
                cells = []
                for place, cell in enumerate(line.split(",")):
                    name = f"{letters(place)}{number}"
                    if number == 1 or place == 0:
                        cells.append(f'<c r="{name}" t="inlineStr"><is><t>{cell}</t></is></c>')
                    elif cell:
                        cells.append(f'<c r="{name}"><v>{cell}</v></c>')
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
    source.unlink()


def letters(place):
    return chr(65 + place) if place < 26 else letters(place // 26 - 1) + chr(65 + place % 26)


# Runs

def ours(data, arguments, allowed=(0, 3)):
    """Runs the program; seconds of wall clock, peak memory, and what it printed."""
    command = [str(PROGRAM), *arguments, "--workspace", str(data), "--format", "json", "--quiet"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=data)
    output = process.stdout.read()
    messages = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in allowed:
        sys.exit(f"{' '.join(command)}: status {code}\n{messages.decode()}")
    return seconds, usage.ru_maxrss * 1024, output


def peer(data, script, *arguments):
    """Runs a peer; what it printed, or nil if it refuses the file."""
    done = subprocess.run(
        [str(data / "peers/bin/python"), str(HERE / "peers" / script), *map(str, arguments)], capture_output=True, text=True)
    return json.loads(done.stdout) if done.returncode == 0 else None


def bare(data, files):
    done = subprocess.run([str(data / "xml_push"), *map(str, files)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["seconds"]


def truth_holds(data, shape, problems):
    """Compares the program's counts of every answer of every item with the generator's."""
    truth = json.loads((data / f"{shape}.truth.json").read_text())
    _, _, output = ours(data, ["check", f"responses/{shape}"])
    batches = json.loads(output)["batches"]
    found = {key: sum(batch[key] for batch in batches) for key in ("records", "accepted", "quarantined")}
    expected = {key: truth[key] for key in ("records", "accepted")} | {"quarantined": sum(truth["waiting"].values())}
    if found != expected:
        problems.append(f"{shape}: {found} instead of {expected}")
    _, _, output = ours(data, ["index", f"responses/{shape}"])
    items = {estimate["item"]: estimate for estimate in json.loads(output)["estimates"] if estimate["unit"] == "*"}
    for place, levels in enumerate(truth["levels"]):
        estimate = items[f"q{place + 1}"]
        missing = estimate.get("missing", {})
        given = (estimate["levels"], missing.get("blank", 0), missing.get("invalid", 0))
        wanted = (levels, truth["blanks"][place], truth["invalid"][place])
        if given != wanted:
            problems.append(f"{shape} q{place + 1}: {given} instead of {wanted}")
    return truth


def tables(data, shape, rounds, problems):
    """One table by ours and every peer, in turn."""
    say(f"table {shape}")
    truth = truth_holds(data, shape, problems)
    campaign = f"responses/{shape}"
    batch = data / campaign / "batches" / f"{shape}.csv"
    seconds, memory = {}, {}

    def note(name, value, rss):
        seconds.setdefault(name, []).append(value)
        memory.setdefault(name, []).append(rss)

    for _ in range(rounds):
        value, rss, _ = ours(data, ["check", campaign])
        note("hailong check", value, rss)
        shutil.rmtree(data / campaign / ".hailong", ignore_errors=True)
        value, rss, _ = ours(data, ["import", campaign])
        note("hailong import", value, rss)
        for name in ("polars", "polars-lazy", "duckdb", "pyarrow"):
            given = peer(data, "read_tables.py", name, batch)
            if given:
                note(name, given["seconds"], given["rss"])
                if given["rows"] != truth["records"] and name != "polars-lazy" and rounds:
                    seconds.setdefault("rows", {})[name] = given["rows"]
    shutil.rmtree(data / campaign / ".hailong", ignore_errors=True)
    rows = seconds.pop("rows", {})
    answers = truth["records"] * len(truth["levels"])
    return {"shape": shape, "bytes": batch.stat().st_size, "records": truth["records"], "answers": answers,
            "seconds": seconds, "memory": memory, "rowsOfPeers": rows}


def forms(data, rounds, problems):
    """XML forms against a bare parse of the same files; one file, and two at once."""
    say("XML forms")
    truth_holds(data, "forms", problems)
    files = sorted((data / "responses/forms/batches").glob("*.xml"))
    one, two = {"ours": [], "bare": []}, {"ours": [], "bare": []}
    for _ in range(rounds):
        one["ours"].append(ours(data, ["check", "responses/forms", str(files[0])])[0])
        one["bare"].append(bare(data, files[:1]))
        two["ours"].append(ours(data, ["check", "responses/forms"])[0])
        two["bare"].append(bare(data, files))
    return {"bytes": files[0].stat().st_size, "one": one, "two": two}


def sheets(data, rounds, problems):
    """A workbook of 100,000 x 30 against openpyxl's read-only mode."""
    say("workbook")
    truth_holds(data, "sheet", problems)
    book = data / "responses/sheet/batches/sheet.xlsx"
    mine, others, memory = [], [], []
    for _ in range(rounds):
        value, rss, _ = ours(data, ["check", "responses/sheet"])
        mine.append(value)
        memory.append(rss)
        others.append(peer(data, "read_workbook.py", book)["seconds"])
    return {"bytes": book.stat().st_size, "ours": mine, "openpyxl": others, "memory": memory}


# Report

def report(results):
    middle = statistics.median
    print(f"{results['machine']}; scale {results['scale']}, {results['runs']} rounds\n")
    for table in results["tables"]:
        size = table["bytes"] / 1e6
        mine = table["seconds"]["hailong check"]
        print(f"### {table['shape']}: {size:.0f} MB, {table['records']:,} records, {table['answers']:,} answers\n")
        print("| Program | median s | MB/s | `check` is faster by | peak memory MB |\n|---|---|---|---|---|")
        for name, values in table["seconds"].items():
            ratio = middle(other / own for other, own in zip(values, mine))
            note = f" ({table['rowsOfPeers'][name]:,} rows read)" if name in table["rowsOfPeers"] else ""
            print(f"| {name}{note} | {middle(values):.3f} | {size / middle(values):.0f} | {ratio:.2f}x | "
                  f"{middle(table['memory'][name]) / 1e6:.0f} |")
        print()
    if "forms" in results:
        entry = results["forms"]
        print(f"### XML forms: {entry['bytes'] / 1e6:.0f} MB a file\n")
        print("| Files | ours s | bare libxml2 s | speed of ours / bare |\n|---|---|---|---|")
        for name in ("one", "two"):
            runs = entry[name]
            ratio = middle(b / o for o, b in zip(runs["ours"], runs["bare"]))
            print(f"| {name} | {middle(runs['ours']):.3f} | {middle(runs['bare']):.3f} | {ratio:.2f} |")
        print()
    if "sheets" in results:
        entry = results["sheets"]
        ratio = middle(b / o for o, b in zip(entry["ours"], entry["openpyxl"]))
        print(f"### Workbook: 100,000 x 30, {entry['bytes'] / 1e6:.1f} MB\n")
        print(f"ours {middle(entry['ours']):.3f} s ({middle(entry['memory']) / 1e6:.0f} MB), openpyxl {middle(entry['openpyxl']):.3f} s: "
              f"{ratio:.1f}x\n")
    for problem in results["problems"]:
        print(f"WRONG: {problem}")
    print("All counts equal the generator's." if not results["problems"] else f"{len(results['problems'])} differences.")


def machine():
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text()
        model = next(line.split(":")[1].strip() for line in text.splitlines() if line.startswith("model name"))
    except (OSError, StopIteration):
        model = "unknown processor"
    return f"{model}, {os.cpu_count()} logical processors"


def run(command, quiet=False):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL if quiet else sys.stderr)


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
