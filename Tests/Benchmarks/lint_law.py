#!/usr/bin/env python3
"""Times `heraut lint` on texts that are hard on the reading of citations, as whole processes.

usage: lint_law.py [--runs N] [--binary PATH] [--size BYTES]
For each text: median wall clock and CPU milliseconds at the size and at half of it, and the ratio of the two (2.0 is linear).
"""
import pathlib
import statistics
import sys
import tempfile

import measuring

HEAD = "---\nsoort: intern\n---\n"
CITATIONS = (
    "Dat staat in artikel 6:166, eerste lid, van het Burgerlijk Wetboek en in art. 131 en 132 Sr. "
    "Zie ook de artikelen 5:32 tot en met 5:35 Awb, artikel 172a, derde lid, van de Gemeentewet "
    "en HR 2 oktober 2015, ECLI:NL:HR:2015:2914.\n\n"
)


def repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece.encode()) + 1))[: size]


TEXTS = {
    "citations, in paragraphs": lambda size: repeated(CITATIONS, size),
    "citations, one paragraph": lambda size: repeated(CITATIONS.replace("\n\n", " "), size),
    "one list of articles": lambda size: "artikel " + repeated("1, 2 en 3 ", size) + "Sr",
    "articles without a law": lambda size: repeated("artikel 1, ", size),
    "long article numbers": lambda size: repeated("artikel " + "9" * 10_000 + " Sr. ", size),
    "no space at all": lambda size: "art." + repeated("131Sr", size),
    "nested brackets": lambda size: "artikel 6" + "(" * (size // 2) + ")" * (size // 2) + " AVG",
    "broken ECLIs": lambda size: repeated("ECLI: NL:RB:", size),
    "plain text (to compare)": lambda size: repeated("De wijkagent loopt vandaag door de straat en praat met de buren. ", size),
}


def run(command: list[str]) -> measuring.Run:
    figure = measuring.run(command)
    if figure.status not in (0, 1):
        print(f"{' '.join(command)} ended with {figure.status}", file=sys.stderr)
    return figure


def main() -> int:
    parser = measuring.options(__doc__, runs=3)
    parser.add_argument("--size", type=int, default=1_000_000)
    options = parser.parse_args()
    if measuring.missing(options.binary):
        return 66
    with tempfile.TemporaryDirectory() as folder:
        for name, make in TEXTS.items():
            cpu: list[float] = []
            wall = 0.0
            for size in (options.size // 2, options.size):
                path = pathlib.Path(folder) / "concept.md"
                path.write_text(HEAD + make(size) + "\n", encoding="utf-8")
                command = [options.binary, "lint", "--min-severity", "fout", str(path)]
                figures = [run(command) for _ in range(options.runs)]
                wall = statistics.median(figure.wall for figure in figures)
                cpu.append(statistics.median(figure.cpu for figure in figures))
            print(f"{name:26} wall {wall:8.1f} ms   cpu {cpu[1]:8.1f} ms   double the size: {cpu[1] / cpu[0]:.2f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
