#!/usr/bin/env python3
"""Runs damaged files through the readers of what a municipality brings along, in a process of its own for each reader.

usage: fuzz_readers.py [--count N] [--seed N] [--limit SECONDS] [--binary PATH] [READER…]
Prints the counts, the CPU seconds, the peak memory and the worst single time of each. The exit status is 1 when a process did not end by itself
or took longer than the limit. CI runs 1 % of it as Swift tests.
"""
import argparse
import sys

import measuring

READERS = ["pictures", "letterheads", "fonts"]


def run(binary: str, reader: str, count: int, seed: int, limit: float) -> bool:
    done = measuring.fuzz([binary, "fuzz-readers", reader, str(count), str(seed)], limit)
    print(f"{reader}: {done.figures.get('files', '?')} files, {done.figures.get('let-in', '?')} let in, seed {seed}")
    return measuring.report(done, count, "file")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readers", nargs="*", default=READERS)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=3600)
    parser.add_argument("--binary", default=str(measuring.TOOL))
    options = parser.parse_args()
    if measuring.missing(options.binary, measuring.BUILD_TOOL):
        return 66
    results = [run(options.binary, reader, options.count, options.seed, options.limit) for reader in options.readers]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
