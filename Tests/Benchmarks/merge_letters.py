#!/usr/bin/env python3
"""Merges generated recipients to Word letters with heraut: time against writing as many files of that size on the same disk, a sample converted by
LibreOffice, and docxtpl on the same letter when it is installed.

usage: merge_letters.py [--rows 10000] [--binary PATH] [--tool PATH] [--sample 50] [--runs 3]
Needs ../shared/bench beside the package and a release build of heraut; with one of heraut-benchmark also the letters by themselves, in memory.
Many files that were taken away shortly before make ext4 slow: leave some minutes between two calls.
"""
import argparse
import csv
import io
import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import measuring

BENCH = measuring.ROOT.parent / "shared" / "bench"
KIND = "waarschuwingsbrief-ouders"


def prepare(binary: str, folder: pathlib.Path, rows: int) -> None:
    """A working folder with a list of recipients for the parents' letter: the generated rows, their days moved so that every row can stand."""
    subprocess.run([binary, "init", "."], cwd=folder, check=True, capture_output=True)
    raw = folder / "ruw.csv"
    subprocess.run([sys.executable, str(BENCH / "gen_recipients.py"), str(rows), str(raw)], check=True)
    with raw.open(encoding="utf-8", newline="") as source, (folder / "lijst.csv").open("w", encoding="utf-8", newline="") as target:
        reader = csv.DictReader(source, delimiter=";")
        writer = csv.DictWriter(target, reader.fieldnames, delimiter=";")
        writer.writeheader()
        for number, row in enumerate(reader):
            # The act before the day of the letter, the child under 18.
            row["incident_datum"] = "2026-10-%02d" % (1 + number % 28)
            row["kind_geboortedatum"] = "20%02d" % (9 + number % 6) + row["kind_geboortedatum"][4:]
            # No postcode ends in SA, SD or SS.
            if row["postcode"][-2:] in ("SA", "SD", "SS"):
                row["postcode"] = row["postcode"][:-1] + "B"
            writer.writerow(row)
    raw.unlink()


def cpu(children: bool = True) -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def merge(binary: str, folder: pathlib.Path, out: str, *options: str) -> tuple[float, float]:
    began, used = time.monotonic(), cpu()
    done = subprocess.run(
        [binary, "merge", KIND, "--data", "lijst.csv", "--out", out, "--no-require-approval", *options], cwd=folder,
        capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)
    return time.monotonic() - began, cpu() - used


def plain_files(folder: pathlib.Path, count: int, size: int, threads: int = 1) -> float:
    """Time to create `count` files of `size` bytes in a fresh folder."""
    folder.mkdir()
    content = os.urandom(size)
    began = time.monotonic()
    for number in range(count):
        handle = os.open(folder / f"{number:05}.docx", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        os.write(handle, content)
        os.close(handle)
    return time.monotonic() - began


def in_memory(binary: str, rows: int) -> None:
    """Letters per CPU-second when no disk is waited for, and when what every run does once (reading rules, making variants) is left out."""
    memory = pathlib.Path("/dev/shm")
    if not memory.is_dir():
        return
    with tempfile.TemporaryDirectory(dir=memory) as name:
        used = {}
        for count in (rows, rows * 2):
            folder = pathlib.Path(name) / str(count)
            folder.mkdir()
            prepare(binary, folder, count)
            used[count] = min(merge(binary, folder, f"uit-{number}")[1] for number in range(3))
        rate = rows / max(0.001, used[rows * 2] - used[rows])
        print(f"in memory: {rows:,} letters {used[rows]:.2f} CPU-s, twice as many {used[rows * 2]:.2f}: {rate:,.0f} more letters a CPU-s")


def by_themselves(tool: str, rows: int, folder: pathlib.Path) -> float | None:
    """Letters per CPU-second of the bench letter: read, filled, packed and hashed on one thread, without rules and without a disk; the best of three."""
    if not pathlib.Path(tool).exists():
        return None
    path = folder / "bank.csv"
    subprocess.run([sys.executable, str(BENCH / "gen_recipients.py"), str(rows), str(path)], check=True)
    rates = []
    for _ in range(3):
        done = subprocess.run([tool, "docx-letters", str(path), str(folder / "bank.docx")], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        figures = json.loads(done.stdout.splitlines()[-1])
        rates.append(figures["letters"] / figures["cpu"])
    print(
        f"letters by themselves: {figures['bytes'] // figures['letters']:,} bytes, {max(rates):,.0f} a CPU-second "
        f"({min(rates):,.0f} at worst), peak {figures['peakKB'] / 1024:.1f} MB")
    return max(rates)


def convert(folder: pathlib.Path, count: int) -> None:
    files = random.Random(1).sample(sorted((folder / "brieven").iterdir()), count)
    sample = folder / "steekproef"
    sample.mkdir()
    for path in files:
        shutil.copy(path, sample)
    done = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profiel", "--convert-to", "pdf", "--outdir",
         str(sample), *map(str, sorted(sample.glob("*.docx")))], capture_output=True, text=True)
    made = len(list(sample.glob("*.pdf")))
    complaints = [line for line in done.stderr.splitlines() if line.strip() and "javaldx" not in line]
    print(f"LibreOffice: {made} of {count} converted, {len(complaints)} complaints")
    for line in complaints[:5]:
        print("   ", line)


def docxtpl(folder: pathlib.Path, letter: pathlib.Path, count: int) -> float | None:
    """Letters per CPU-second of docxtpl, on one of Heraut's own letters with tags in place of values."""
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        return None
    import zipfile

    template = folder / "sjabloon.docx"
    with (folder / "lijst.csv").open(encoding="utf-8", newline="") as source:
        rows = [row for _, row in zip(range(count), csv.DictReader(source, delimiter=";"))]
    with zipfile.ZipFile(letter) as source, zipfile.ZipFile(template, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                text = data.decode("utf-8")
                first = text.index("<w:t")
                for tag in ("kenmerk", "straat", "postcode", "plaats", "kind_voornaam", "platform"):
                    first = text.index("<w:t xml:space=\"preserve\">", first) + len("<w:t xml:space=\"preserve\">")
                    text = text[:first] + "{{ " + tag + " }} " + text[first:]
                data = text.encode("utf-8")
            target.writestr(name, data)
    began = cpu(children=False)
    for row in rows:
        document = DocxTemplate(template)
        document.render(row)
        document.save(io.BytesIO())
    return count / (cpu(children=False) - began)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--binary", default=str(measuring.ROOT / ".build/release/heraut"))
    parser.add_argument("--tool", default=str(measuring.TOOL))
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(arguments.binary, folder, arguments.rows)
        ratios = []
        for number in range(arguments.runs):
            out = f"uit-{number}"
            wall, used = merge(arguments.binary, folder, out)
            paths = list((folder / out / "brieven").iterdir())
            size = sum(path.stat().st_size for path in paths) // len(paths)
            bare = plain_files(folder / f"bestanden-{number}", len(paths), size)
            ratios.append(wall / bare)
            print(
                f"{len(paths):,} letters of {size:,} bytes: {wall:.2f} s ({used:.2f} CPU-s, {len(paths) / used:,.0f} a CPU-s); "
                f"as many plain files {bare:.2f} s; ratio {wall / bare:.2f}")
        print(f"best ratio {min(ratios):.2f}")
        dry_wall, dry_used = merge(arguments.binary, folder, "droog", "--dry-run")
        print(f"checked, filled and past the gate without writing: {dry_wall:.2f} s ({dry_used:.2f} CPU-s)")
        in_memory(arguments.binary, arguments.rows)
        rate = by_themselves(arguments.tool, arguments.rows * 10, folder)
        peer = docxtpl(folder, sorted((folder / "uit-0" / "brieven").iterdir())[0], 200)
        if peer:
            alone = f"by themselves {rate / peer:,.0f} times that, " if rate else ""
            print(f"docxtpl: {peer:,.0f} letters a CPU-second; heraut {alone}whole run with its files {len(paths) / used / peer:,.0f} times")
        if arguments.sample and shutil.which("soffice"):
            convert(folder / "uit-0", min(arguments.sample, len(paths)))


if __name__ == "__main__":
    main()
