#!/usr/bin/env python3
"""Holds `heraut lint` against annotated drafts: which problems it finds, by document and by family of rules, and what it says of good drafts.

usage: eval_rules.py [--binary PATH] [--folder FOLDER] [--missed] [--min-recall R] [--max-alarms A]

FOLDER (../shared/eval beside the package unless given) holds NAME.md and NAME.expected.json, a list of {"substring", "problem"}; an empty list
makes a good draft. A problem is found when a finding of severity fout or waarschuwing overlaps its words; one without words when there is
such a finding about the whole document. Rules of the families PC (how the case was handled) and TR (translation) are left out. Every such
finding in a good draft is a false alarm. The exit status is 1 when a threshold is not met.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

import measuring

LEFT_OUT = ("PC-", "TR-")


class Problem:
    """An annotated problem, and the bytes it stands at; `None` when it is about the whole document or its words are not there."""

    def __init__(self, entry: dict, text: bytes):
        self.words, self.problem = entry["substring"], entry["problem"]
        start = text.rfind(self.words.encode()) if self.words else -1
        self.span = (start, start + len(self.words.encode())) if start >= 0 else None
        self.is_lost = bool(self.words) and start < 0

    def is_hit(self, finding: dict) -> bool:
        if self.span is None:
            return not self.words and finding.get("document", False)
        start, end = finding["byteStart"], finding["byteEnd"]
        return not finding.get("document", False) and start < self.span[1] and self.span[0] < end


def findings(binary: str, path: pathlib.Path) -> list[dict]:
    command = [binary, "lint", "--format", "json", "--min-severity", "waarschuwing", str(path)]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {result.returncode}: {result.stderr}")
    found = json.loads(result.stdout)["files"][0]["findings"]
    return [finding for finding in found if not finding["rule"].startswith(LEFT_OUT)]


def families(counts: collections.Counter) -> str:
    return "  ".join(f"{family} {count}" for family, count in sorted(counts.items()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(measuring.ROOT / ".build/release/heraut"))
    parser.add_argument("--folder", type=pathlib.Path, default=measuring.ROOT.parent / "shared" / "eval")
    parser.add_argument("--missed", action="store_true", help="show what was missed, and every false alarm")
    parser.add_argument("--min-recall", type=float, default=0.85)
    parser.add_argument("--max-alarms", type=float, default=0.1, help="per good draft")
    options = parser.parse_args()
    if measuring.missing(options.binary):
        return 66
    drafts = sorted(path for path in options.folder.glob("*.md") if path.with_suffix(".expected.json").exists())
    if not drafts:
        print(f"no annotated drafts in {options.folder}", file=sys.stderr)
        return 66
    hits = problems = alarms = good = 0
    by_family: collections.Counter = collections.Counter()
    remarks: list[str] = []
    print(f"{'draft':24}{'found':>7}{'of':>5}{'recall':>8}   families of the rules that found them")
    for path in drafts:
        text = path.read_bytes()
        expected = [Problem(entry, text) for entry in json.loads(path.with_suffix(".expected.json").read_text("utf-8"))]
        found = findings(options.binary, path)
        if not expected:
            good += 1
            alarms += len(found)
            print(f"{path.stem:24}{'good':>7}{len(found):>5}{'':>8}   {', '.join(f['rule'] for f in found)}")
            remarks += [f"false alarm  {path.stem}: {f['rule']} {f['text']!r}" for f in found]
            continue
        counts: collections.Counter = collections.Counter()
        hit = 0
        for problem in expected:
            rules = {finding["rule"].split("-")[0] for finding in found if problem.is_hit(finding)}
            counts.update(rules)
            hit += bool(rules)
            if problem.is_lost:
                remarks.append(f"not in the draft  {path.stem}: {problem.words!r}")
            elif not rules:
                remarks.append(f"missed  {path.stem}: {problem.words!r}: {problem.problem}")
        hits, problems = hits + hit, problems + len(expected)
        by_family.update(counts)
        print(f"{path.stem:24}{hit:>7}{len(expected):>5}{hit / len(expected):>8.2f}   {families(counts)}")
    recall = hits / problems if problems else 1.0
    per_good = alarms / good if good else 0.0
    print(f"{'all':24}{hits:>7}{problems:>5}{recall:>8.2f}   {families(by_family)}")
    print(f"false alarms: {alarms} in {good} good drafts, {per_good:.2f} each")
    if options.missed:
        print("\n" + "\n".join(remarks))
    return 0 if recall >= options.min_recall and per_good <= options.max_alarms else 1


if __name__ == "__main__":
    sys.exit(main())
