#!/usr/bin/env python3
"""Fills the bench letter for generated rows with heraut-benchmark and with Jinja2, and compares bytes, letters per CPU-second and memory.

usage: fill_letters.py [--rows N] [--binary PATH]
Needs ../shared/bench beside the package. Without Jinja2 (`pip install jinja2`) the comparison is left out.
"""
import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCH = ROOT.parent / "shared" / "bench"


def generate(count: int, path: pathlib.Path) -> None:
    subprocess.run([sys.executable, str(BENCH / "gen_recipients.py"), str(count), str(path)], check=True)


def heraut(binary: str, rows: pathlib.Path, threads: int, out: pathlib.Path | None = None) -> dict:
    command = [binary, "fill-letters", str(rows), str(threads)] + ([str(out)] if out else [])
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def held(binary: str, rows: pathlib.Path) -> dict:
    """Filling alone, of rows that are in memory already."""
    command = [binary, "fill-held-rows", str(rows)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def best(figures: list[dict], key: str) -> dict:
    return min(figures, key=lambda figure: figure[key])


def jinja(rows: pathlib.Path) -> tuple[float, str, int] | None:
    """CPU seconds of rendering alone, SHA-256 of all letters, and their number; `None` without Jinja2."""
    try:
        import jinja2
    except ImportError:
        return None
    sys.path.insert(0, str(BENCH))
    import context

    environment = jinja2.Environment(trim_blocks=True, keep_trailing_newline=True, autoescape=False)
    template = environment.from_string((BENCH / "brief.j2").read_text(encoding="utf-8"))
    digest, cpu, count = hashlib.sha256(), 0.0, 0
    for row in context.rows(str(rows)):
        fields = context.ctx(row)
        start = time.process_time()
        letter = template.render(fields)
        cpu += time.process_time() - start
        digest.update(letter.encode())
        count += 1
    return cpu, digest.hexdigest(), count


def show(name: str, letters: int, cpu: float, wall: float | None = None, peak: int | None = None) -> None:
    line = f"{name:28}{letters:>10,}{letters / cpu:>14,.0f}"
    line += f"{wall:>10.3f}" if wall is not None else " " * 10
    line += f"{peak / 1024:>10.1f}" if peak is not None else ""
    print(line)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/heraut-benchmark"))
    options = parser.parse_args()
    if not os.access(options.binary, os.X_OK):
        print("first: swift build -c release --product heraut-benchmark", file=sys.stderr)
        return 66
    if not BENCH.is_dir():
        print("../shared/bench is not there", file=sys.stderr)
        return 66
    with tempfile.TemporaryDirectory() as folder:
        rows, many = pathlib.Path(folder) / "rows.csv", pathlib.Path(folder) / "many.csv"
        letters = pathlib.Path(folder) / "letters.txt"
        generate(options.rows, rows)
        # Ten times the rows, as ten times the same ones: only memory is asked of them.
        heading, body = rows.read_bytes().split(b"\r\n", 1)
        many.write_bytes(heading + b"\r\n" + body * 10)
        del body
        peer = jinja(rows)
        heraut(options.binary, rows, 1, letters)
        ours = hashlib.sha256(letters.read_bytes()).hexdigest()
        # In turn, so that what else runs on the machine disturbs both alike; on ten times the rows, because the rows alone are too quick.
        runs = [(heraut(options.binary, many, 1), heraut(options.binary, many, 2)) for _ in range(3)]
        small = heraut(options.binary, rows, 1)
        alone = best([held(options.binary, rows) for _ in range(5)], "cpu")
    one, two = best([run[0] for run in runs], "cpu"), best([run[1] for run in runs], "wall")
    wall = best([run[0] for run in runs], "wall")["wall"]
    print(f"{'':28}{'letters':>10}{'per CPU-s':>14}{'wall s':>10}{'peak MB':>10}")
    show("heraut, one thread", small["letters"], small["cpu"], small["wall"], small["peakKB"])
    show("heraut, rows in memory", alone["letters"], alone["cpu"], alone["wall"])
    show("heraut, 10x rows", one["letters"], one["cpu"], one["wall"], one["peakKB"])
    show("heraut, 10x rows, 2 threads", two["letters"], two["cpu"], two["wall"], two["peakKB"])
    print(f"two threads: {wall / two['wall']:.2f} times as fast (wall clock)")
    print(f"same letters on two threads: {'yes' if one['checksum'] == two['checksum'] else 'NO'}")
    if peer is None:
        print("Jinja2 is not installed: not compared")
        return 0
    cpu, digest, count = peer
    show("Jinja2, rendering alone", count, cpu)
    print(f"filling alone / Jinja2: {(alone['letters'] / alone['cpu']) / (count / cpu):.1f} times the letters per CPU-second")
    print(f"all of it / Jinja2: {(one['letters'] / one['cpu']) / (count / cpu):.1f} times the letters per CPU-second")
    print(f"byte for byte the same as Jinja2: {'yes' if ours == digest else 'NO'}")
    return 0 if ours == digest and small["refused"] == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
