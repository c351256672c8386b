#!/usr/bin/env python3
"""Kills a merge (SIGKILL) at random moments, goes on with it, and holds every letter against those of an undisturbed run.

usage: kill_merge.py [--rounds 200] [--rows 3000] [--binary PATH]
Half of the rounds are killed a second time while they go on. Needs a release build of heraut.
"""
import argparse
import hashlib
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from measuring import ROOT
from merge_letters import KIND, prepare


def letters(folder: pathlib.Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "brieven").iterdir()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--binary", default=str(ROOT / ".build/release/heraut"))
    arguments = parser.parse_args()
    chance = random.Random(20261121)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(arguments.binary, folder, arguments.rows)
        command = [arguments.binary, "merge", KIND, "--data", "lijst.csv", "--no-require-approval", "--jobs", "2"]

        def start(out: str) -> subprocess.Popen:
            return subprocess.Popen(
                [*command, "--out", out, "--resume"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

        began = time.monotonic()
        if start("heel").wait() > 1:
            sys.exit("the undisturbed run failed")
        length = time.monotonic() - began
        whole = letters(folder / "heel")
        killed = broken = 0
        for round_number in range(arguments.rounds):
            out = f"ronde-{round_number}"
            for _ in range(1 + round_number % 2):
                process = start(out)
                time.sleep(chance.uniform(0, length))
                process.send_signal(signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
            status = start(out).wait()
            verified = subprocess.run([arguments.binary, "ledger", "verify", out], cwd=folder, capture_output=True)
            if status > 1 or verified.returncode != 0 or letters(folder / out) != whole:
                broken += 1
                print(f"round {round_number}: status {status}, {verified.stdout.decode()}")
            shutil.rmtree(folder / out)
        print(f"{arguments.rounds} rounds of {len(whole)} letters, {killed} runs killed, {broken} rounds with other letters")
        sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
