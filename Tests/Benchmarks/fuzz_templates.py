#!/usr/bin/env python3
"""Runs random templates over random data through everything that reads and fills templates, in a process of its own.

usage: fuzz_templates.py [--count N] [--seed N] [--binary PATH]
Prints the counts, the CPU seconds, the peak memory and the worst single time. The exit status is 1 when a property did not hold or the
process did not end by itself. CI runs 1 % of it as a Swift test.
"""
import argparse
import sys

import measuring


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--binary", default=str(measuring.TOOL))
    options = parser.parse_args()
    if measuring.missing(options.binary, measuring.BUILD_TOOL):
        return 66
    done = measuring.fuzz([options.binary, "fuzz-templates", str(options.count), str(options.seed)])
    print(f"seed {options.seed}: {done.output.strip()}")
    return 0 if measuring.report(done, options.count, "template") else 1


if __name__ == "__main__":
    sys.exit(main())
