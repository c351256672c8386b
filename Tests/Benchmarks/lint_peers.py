#!/usr/bin/env python3
"""Times `heraut lint` on drafts of 4 KB, 1 MB and 2 MB beside other programs that read texts, as whole processes, in turn, in the same run.

usage: lint_peers.py [--runs N] [--binary PATH] [--sizes BYTES…]

The peers, each left out when it is not installed:
  diction -L nl, style     GNU diction: apt-get install diction   (brew install diction)
  proselint, codespell     pip install proselint codespell        (in an environment whose bin folder is in PATH)

For each size and program: median (range) of wall clock, median of CPU, peak memory, and the ratio heraut / peer pair by pair, below 1 when
heraut is faster. At the end: how heraut grows from 1 MB to 2 MB. A peer that fails or takes longer than --patience seconds on a size is
left out of the larger ones, and said to be.

What is compared is not alike: diction looks for some hundreds of phrases, style counts, proselint knows English, codespell looks words up; none
knows Markdown, law or the case. Close everything else on the machine before you quote a figure.
"""
import pathlib
import shutil
import statistics
import sys
import tempfile

import measuring

PEERS = {
    "diction": ["diction", "-L", "nl"],
    "style": ["style", "-L", "nl"],
    "proselint": ["proselint", "check"],
    "codespell": ["codespell"],
}
# Findings are no failure: linters end with a status of their own when they have some.
FAILURES = {"diction": (1, 2), "style": (1, 2)}


def works(name: str, figure: measuring.Run) -> bool:
    return figure.status >= 0 and figure.status not in FAILURES.get(name, (2, 126, 127))


def show(size: int, commands: dict[str, list[str]], figures: dict[str, list[measuring.Run]]) -> None:
    print(f"\n{size:,} bytes")
    for name in commands:
        measuring.row(name, figures[name])
        if name != "heraut":
            wall = measuring.ratio(figures["heraut"], figures[name])
            cpu = measuring.ratio(figures["heraut"], figures[name], "cpu")
            print(f"{'':12} heraut / {name}: wall {wall:.3f}, cpu {cpu:.3f}")


def main() -> int:
    parser = measuring.options(__doc__, runs=7)
    parser.add_argument("--sizes", type=int, nargs="+", default=[4096, 1_000_000, 2_000_000])
    parser.add_argument("--patience", type=float, default=30)
    options = parser.parse_args()
    if measuring.missing(options.binary):
        return 66
    peers = {name: command for name, command in PEERS.items() if shutil.which(command[0])}
    absent = [name for name in PEERS if name not in peers]
    if absent:
        print(f"not installed, left out: {', '.join(absent)} (--help tells how to get them)")
    medians: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sorted(options.sizes):
            path = pathlib.Path(folder) / f"concept-{size}.md"
            path.write_bytes(measuring.draft(size))
            commands = {"heraut": [options.binary, "lint", str(path)]}
            for name, command in list(peers.items()):
                trial = measuring.run(command + [str(path)])
                if works(name, trial) and trial.wall < options.patience * 1000:
                    commands[name] = command + [str(path)]
                else:
                    del peers[name]
                    print(f"left out from {size:,} bytes on: {name} (status {trial.status}, {trial.wall / 1000:.1f} s)")
            figures = measuring.in_turn(commands, options.runs)
            show(size, commands, figures)
            ours = figures["heraut"]
            medians[size] = (statistics.median(f.wall for f in ours), statistics.median(f.cpu for f in ours))
    if {1_000_000, 2_000_000} <= medians.keys():
        wall, cpu = (b / a for a, b in zip(medians[1_000_000], medians[2_000_000]))
        print(f"\nheraut, 2 MB / 1 MB: wall {wall:.2f}, cpu {cpu:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
