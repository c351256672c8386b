#!/usr/bin/env python3
"""The bench letter as one PDF/A-2a and PDF/UA-1 file for every generated row, in memory, by Heraut and by Typst (`pip install typst`), in the same run.

usage: pdf_letters.py [--rows 10000] [--binary PATH] [--font FILE.ttf …] [--peer-rows 200]
Needs ../shared/bench beside the package, and `swift build -c release --product heraut-benchmark`.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

import measuring

BENCH = measuring.ROOT.parent / "shared" / "bench"
FONTS = pathlib.Path("/usr/share/fonts/truetype/dejavu")


def heraut(binary: str, rows: pathlib.Path, out: pathlib.Path, fonts: list[str]) -> dict:
    done = subprocess.run([binary, "pdf-letters", str(rows), str(out), *fonts], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def typst(rows: pathlib.Path, count: int) -> tuple[float, int] | None:
    """Letters per CPU-second with the compiler kept warm, and the size of the first; `None` without Typst."""
    try:
        import typst as package
    except ImportError:
        return None
    sys.path.insert(0, str(BENCH))
    import context

    letters = [json.dumps(context.ctx(row)) for _, row in zip(range(count + 5), context.rows(rows))]
    compiler = package.Compiler(BENCH / "brief.typ", root=BENCH)
    options = {"format": "pdf", "pdf_standards": ["a-2a"]}
    size = 0
    try:
        compiler.compile(sys_inputs={"d": letters[0]}, **options)
    except Exception:
        # Older packages do not know the letter a; ua-1 asks for the same tags.
        options["pdf_standards"] = ["ua-1"]
    for letter in letters[:5]:
        size = len(compiler.compile(sys_inputs={"d": letter}, **options))
    began = resource.getrusage(resource.RUSAGE_SELF)
    for letter in letters[5:]:
        compiler.compile(sys_inputs={"d": letter}, **options)
    ended = resource.getrusage(resource.RUSAGE_SELF)
    used = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    return count / used, size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--binary", default=str(measuring.TOOL))
    parser.add_argument("--font", action="append")
    parser.add_argument("--peer-rows", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    fonts = arguments.font or [str(FONTS / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rows = folder / "rijen.csv"
        subprocess.run([sys.executable, str(BENCH / "gen_recipients.py"), str(arguments.rows), str(rows)], check=True)
        best = 0.0
        for _ in range(arguments.runs):
            figures = heraut(arguments.binary, rows, folder / "brief.pdf", fonts)
            rate = figures["letters"] / figures["cpu"]
            best = max(best, rate)
            print(
                f"heraut  {figures['letters']:,} letters ({figures['refused']} refused) of {figures['bytes'] // figures['letters']:,} bytes: "
                f"{rate:,.0f} a CPU-second, peak {figures['peakKB'] / 1024:.1f} MB")
            peer = typst(rows, arguments.peer_rows)
            if peer:
                print(f"typst   {arguments.peer_rows} letters of {peer[1]:,} bytes: {peer[0]:,.0f} a CPU-second; heraut {rate / peer[0]:.0f} times that")
        print(f"best {best:,.0f} letters a CPU-second")


if __name__ == "__main__":
    main()
