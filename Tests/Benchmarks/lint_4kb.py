#!/usr/bin/env python3
"""Times `heraut lint` on a draft of 4 KB as a whole process, in turn with GNU diction when that is installed.

usage: lint_4kb.py [--runs N] [--binary PATH]
Prints median, minimum and maximum of wall clock and CPU milliseconds and the peak memory; with a peer also the ratio, pair by pair.
"""
import pathlib
import shutil
import sys
import tempfile

import measuring


def main() -> int:
    options = measuring.options(__doc__, runs=20).parse_args()
    if measuring.missing(options.binary):
        return 66
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "concept.md"
        path.write_bytes(measuring.draft(4096))
        commands = {"heraut": [options.binary, "lint", str(path)]}
        if shutil.which("diction"):
            commands["diction"] = ["diction", "-L", "nl", str(path)]
        figures = measuring.in_turn(commands, options.runs)
        print(f"{path.name}: {path.stat().st_size} bytes, {options.runs} runs")
    for name in commands:
        measuring.row(name, figures[name])
    if "diction" in figures:
        print(f"heraut / diction, pair by pair: {measuring.ratio(figures['heraut'], figures['diction']):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
