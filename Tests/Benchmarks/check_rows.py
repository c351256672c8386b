#!/usr/bin/env python3
"""Reads and checks generated lists of recipients with heraut-benchmark: rows per CPU-second and peak memory, as the list grows tenfold.

usage: check_rows.py [--rows N] [--binary PATH] [LIST…]
Needs ../shared/bench beside the package. Other lists (XLSX, ODS, JSON) can be given; they are only read.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"


def heraut(binary: str, path: pathlib.Path, *options: str) -> dict:
    command = [binary, "check-rows", str(path), *options]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(output.splitlines()[0])


def show(name: str, figures: list[dict]) -> None:
    best = min(figures, key=lambda figure: figure["cpu"])
    peak = max(figure["peakKB"] for figure in figures) / 1024
    print(f"{name:34}{best['rows']:>10,}{best['refused']:>10,}{best['rowsPerSecond']:>14,}{peak:>10.1f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/heraut-benchmark"))
    parser.add_argument("lists", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    print(f"{'':34}{'rows':>10}{'refused':>10}{'rows/CPU-s':>14}{'peak MB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for count in (arguments.rows, arguments.rows * 10):
            path = pathlib.Path(folder) / f"{count}.csv"
            subprocess.run([sys.executable, str(BENCH / "gen_recipients.py"), str(count), str(path)], check=True)
            show("CSV, read", [heraut(arguments.binary, path, "read") for _ in range(3)])
            show("CSV, read, types checked", [heraut(arguments.binary, path, "types") for _ in range(3)])
            show("CSV, the whole preflight", [heraut(arguments.binary, path) for _ in range(3)])
    for path in arguments.lists:
        show(path.name + ", read", [heraut(arguments.binary, path, "read") for _ in range(3)])


if __name__ == "__main__":
    main()
