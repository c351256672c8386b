#!/usr/bin/env python3
"""Runs random templates over random data through everything that reads and fills templates, in a process of its own.

usage: fuzz_templates.py [--count N] [--seed N] [--binary PATH]
Prints the counts, the CPU seconds, the peak memory and the worst single time. The exit status is 1 when a property did not hold or the
process did not end by itself. CI runs 1 % of it as a Swift test.
"""
import argparse
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/heraut-benchmark"))
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        print(f"{options.binary} is not there: swift build -c release --product heraut-benchmark", file=sys.stderr)
        return 66
    command = [options.binary, "fuzz-templates", str(options.count), str(options.seed)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    figures = dict(line.split(" ", 1) for line in output.splitlines() if " " in line and not line.startswith("failure "))
    cpu = usage.ru_utime + usage.ru_stime
    print(f"seed {options.seed}: {output.strip()}")
    print(f"cpu {cpu:.1f} s, {cpu / options.count * 1e6:.0f} µs a template, peak {usage.ru_maxrss / 1024:.0f} MB")
    if "slowest-microseconds" in figures:
        print(f"slowest template: {int(figures['slowest-microseconds']) / 1000:.1f} ms (number {figures['slowest-number']})")
    if code:
        print(f"exit status {code}" if code > 0 else f"ended by signal {-code}")
    return 1 if code else 0


if __name__ == "__main__":
    sys.exit(main())
