"""What the scripts in this folder share: running a process and measuring it from outside, tables of the figures, example drafts."""
import argparse
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import threading
import time
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = "swift build -c release --static-swift-stdlib -Xswiftc -static-executable --product heraut"
BUILD_TOOL = "swift build -c release --product heraut-benchmark"
TOOL = ROOT / ".build/release/heraut-benchmark"


class Run(NamedTuple):
    """One run of a process: milliseconds on the clock and of the processor, peak memory in KB, exit status (negative: a signal).

    The peak is never less than that of the Python that starts the process (some 14 MB): Linux counts from before the program is loaded.
    """

    wall: float
    cpu: float
    peak: int
    status: int


def run(command: list[str]) -> Run:
    """Runs `command` with its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    return Run(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


class Fuzzing(NamedTuple):
    """What came of a run over random inputs: what it printed, and `key value` lines of that; CPU seconds; peak memory in KB; exit status."""

    output: str
    figures: dict[str, str]
    cpu: float
    peak: int
    status: int


def fuzz(command: list[str], limit: float = float("inf")) -> Fuzzing:
    """Runs a benchmark tool over random inputs; killed when it takes longer than `limit` seconds."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    clock = threading.Timer(min(limit, threading.TIMEOUT_MAX), lambda: os.kill(process.pid, signal.SIGKILL))
    clock.daemon = True
    clock.start()
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    clock.cancel()
    lines = [line for line in output.splitlines() if " " in line and not line.startswith("failure ")]
    figures = dict(line.split(" ", 1) for line in lines)
    return Fuzzing(output, figures, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))


def report(run: Fuzzing, count: int, thing: str) -> bool:
    """Prints time, memory, the slowest input and how the process ended; whether that was by itself."""
    print(f"  cpu {run.cpu:.1f} s, {run.cpu / count * 1e6:.0f} µs a {thing}, peak {run.peak / 1024:.0f} MB")
    if "slowest-microseconds" in run.figures:
        milliseconds = int(run.figures["slowest-microseconds"]) / 1000
        print(f"  slowest {thing}: {milliseconds:.1f} ms (number {run.figures['slowest-number']})")
    if run.status:
        print(f"  exit status {run.status}" if run.status > 0 else f"  ended by signal {-run.status}")
    return run.status == 0


def in_turn(commands: dict[str, list[str]], runs: int) -> dict[str, list[Run]]:
    """Runs of all commands in turn, so that whatever else the machine does disturbs all of them alike. The first of each is not counted."""
    for command in commands.values():
        run(command)
    figures: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            figures[name].append(run(command))
    return figures


def row(name: str, figures: list[Run]) -> None:
    """A line with the median (and range) on the clock, the median of the processor and the peak."""
    wall, cpu = [figure.wall for figure in figures], [figure.cpu for figure in figures]
    print(
        f"{name:12} wall {statistics.median(wall):9.1f} ms ({min(wall):.1f}–{max(wall):.1f})"
        f"   cpu {statistics.median(cpu):9.1f} ms   peak {max(figure.peak for figure in figures) / 1024:.1f} MB"
    )


def ratio(ours: list[Run], theirs: list[Run], figure: str = "wall") -> float:
    """Median of the ratios, pair by pair."""
    return statistics.median(getattr(a, figure) / getattr(b, figure) for a, b in zip(ours, theirs))


def options(description: str, runs: int) -> argparse.ArgumentParser:
    """A parser with the options of all scripts that time `heraut`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=runs)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/heraut"))
    return parser


def missing(binary: str, build: str = BUILD) -> bool:
    """Whether there is no program at `binary`; says how to make it."""
    if os.access(binary, os.X_OK):
        return False
    print(f"{binary} is not there: {build}", file=sys.stderr)
    return True


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


def draft(size: int) -> bytes:
    """A message of `size` bytes: front matter, headings, paragraphs, lists."""
    repeats = size // len(PARAGRAPH.encode()) + 1
    return (DRAFT_HEAD + PARAGRAPH * repeats).encode()[:size].decode(errors="ignore").encode()
