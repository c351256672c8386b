#!/usr/bin/env python3
"""Times `heraut lint` on a draft of 4 KB as a whole process, in turn with GNU diction when that is installed.

usage: lint_4kb.py [--runs N] [--binary PATH]
Prints median, minimum and maximum of wall clock and CPU milliseconds and the peak memory; with a peer also the ratio, pair by pair.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]

DRAFT_HEAD = """---
soort: bericht
doelgroep: inwoners
datum: 2026-11-03
afzender: gemeente Voorbeeldstad
geruchten:
  - tekst: Jongerencentrum De Kade gaat dicht.
    woorden: [dicht, sluiten]
feiten:
  - Jongerencentrum De Kade blijft open.
---
# De Kade blijft open

"""
PARAGRAPH = """De gemeenteraad besloot op 27 oktober 2026 om het gebouw op te knappen. Wij begrijpen dat mensen daar vragen over hebben.
De jongerenwerkers en de wijkagenten zijn deze week extra op straat. Hebt u beelden? Geef ze aan de politie via 0900-8844.

## Wat kunt u doen?

- Praat thuis over wat u online ziet.
- Bel bij gevaar 112. U kunt ons ook bellen: 14 0123, op werkdagen van 9.00 tot 17.00 uur.

"""


def draft() -> str:
    text = DRAFT_HEAD
    while len(text.encode()) < 4096:
        text += PARAGRAPH
    return text.encode()[:4096].decode(errors="ignore")


def run(command: list[str]) -> tuple[float, float, int]:
    """Wall and CPU milliseconds and peak memory in KB of one process; its output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss


def row(name: str, figures: list[tuple[float, float, int]]) -> None:
    wall, cpu, memory = zip(*figures)
    print(
        f"{name:10} wall {statistics.median(wall):7.1f} ms ({min(wall):.1f}–{max(wall):.1f})"
        f"   cpu {statistics.median(cpu):7.1f} ms   peak {max(memory) / 1024:.1f} MB"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/heraut"))
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        print(f"{options.binary} is not there: swift build -c release --static-swift-stdlib --product heraut", file=sys.stderr)
        return 66
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "concept.md"
        path.write_text(draft(), encoding="utf-8")
        commands = {"heraut": [options.binary, "lint", str(path)]}
        if shutil.which("diction"):
            commands["diction"] = ["diction", "-L", "nl", str(path)]
        figures: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
        for command in commands.values():
            run(command)
        for _ in range(options.runs):
            for name, command in commands.items():
                figures[name].append(run(command))
    print(f"{path.name}: {len(draft().encode())} bytes, {options.runs} runs")
    for name in commands:
        row(name, figures[name])
    if "diction" in figures:
        ratios = [a[0] / b[0] for a, b in zip(figures["heraut"], figures["diction"])]
        print(f"heraut / diction, pair by pair: {statistics.median(ratios):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
