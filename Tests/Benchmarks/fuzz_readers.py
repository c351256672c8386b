#!/usr/bin/env python3
"""Runs damaged files through the readers of what a municipality brings along, in a process of its own for each reader.

usage: fuzz_readers.py [--count N] [--seed N] [--limit SECONDS] [--binary PATH] [READER…]
Prints the counts, the CPU seconds, the peak memory and the worst single time of each. The exit status is 1 when a process did not end by itself
or took longer than the limit. CI runs 1 % of it as Swift tests.
"""
import argparse
import os
import pathlib
import signal
import subprocess
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
READERS = ["pictures", "letterheads", "fonts"]


def run(binary: str, reader: str, count: int, seed: int, limit: float) -> bool:
    process = subprocess.Popen([binary, "fuzz-readers", reader, str(count), str(seed)], stdout=subprocess.PIPE, text=True)
    clock = threading.Timer(limit, lambda: os.kill(process.pid, signal.SIGKILL))
    clock.start()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    clock.cancel()
    code = os.waitstatus_to_exitcode(status)
    figures = dict(line.split(" ", 1) for line in output.splitlines() if " " in line)
    cpu = usage.ru_utime + usage.ru_stime
    print(f"{reader}: {figures.get('files', '?')} files, {figures.get('let-in', '?')} let in, seed {seed}")
    print(f"  cpu {cpu:.1f} s, {cpu / count * 1e6:.0f} µs a file, peak {usage.ru_maxrss / 1024:.0f} MB")
    if "slowest-microseconds" in figures:
        print(f"  slowest file: {int(figures['slowest-microseconds']) / 1000:.1f} ms (number {figures['slowest-number']})")
    if code:
        print(f"  exit status {code}" if code > 0 else f"  ended by signal {-code}")
    return code == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", default=READERS)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=3600)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/heraut-benchmark"))
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        print(f"{options.binary} is not there: swift build -c release --product heraut-benchmark", file=sys.stderr)
        return 66
    results = [run(options.binary, reader, options.count, options.seed, options.limit) for reader in options.readers]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
