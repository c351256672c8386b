#!/usr/bin/env python3
"""Opens every page that Heraut makes in a browser and looks at it as a machine can.

    python3 check_pages.py [HERAUT]

- WCAG 2.2 AA by axe-core: no violation on any page (letters, posts, script, poster, teleprompter, evidence sheet, reports).
- A letter prints on one sheet of A4, at most both sides.
- In a right-to-left page every number of the vectors reads as it should, by the places of its characters on screen.

Needs a Chromium (`CHROMIUM` names it, else the one on the PATH) and from PyPI `playwright` and `axe-playwright-python`, which brings axe-core.
An automated check finds a part of what can be wrong; a person still has to look, listen and use the keyboard.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
VECTORS = ROOT.parent / "shared" / "reference" / "data" / "bidi_vectors.json"
POSTS = """platform,url,account,bericht_datum,omschrijving,reden
Instagram,https://instagram.example/p/AB12/,kade_nu,2026-11-01,Het bericht vraagt anderen om vernielingen te plegen.,Het vraagt volgers om ruiten in te gooien.
"""


def pages(heraut, folder):
    """Makes the pages in `folder`."""

    def run(*words, fails=False):
        done = subprocess.run([heraut, *words], cwd=folder, capture_output=True, text=True)
        if done.returncode > (1 if fails else 0):
            sys.exit(f"heraut {' '.join(words)}: {done.stderr}")

    run("init")
    kinds = json.loads(subprocess.run([heraut, "list", "templates", "--format", "json"], cwd=folder,
                                      capture_output=True, text=True).stdout)["templates"]
    for kind in [row["kind"] for row in kinds if row["language"] == "nl"]:
        run("draft", kind, "--sample", "-o", kind + ".md", fails=True)
        run("render", kind + ".md", "-o", "paginas/", "--format", "html", fails=True)
    run("render", "burgemeestersvideo.md", "-o", "paginas/", "--format", "teleprompter")
    (folder / "berichten.csv").write_text(POSTS, encoding="utf-8")
    run("merge", "ntd-verzoek", "--data", "berichten.csv", "--out", "meldingen", "--format", "html",
        "--no-require-approval")
    shutil.copy(folder / "meldingen" / "bewijsblad.html", folder / "paginas")
    for name, words in {"toets": ["lint", "burgemeestersvideo.md", "--format", "html"],
                        "varianten": ["check", "stopgesprek", "--format", "html"],
                        "dekking": ["rules", "coverage", "--format", "html"]}.items():
        done = subprocess.run([heraut, *words], cwd=folder, capture_output=True, text=True)
        (folder / "paginas" / (name + ".html")).write_text(done.stdout, encoding="utf-8")
    (folder / "arabisch.md").write_text(arabic(), encoding="utf-8")
    run("render", "arabisch.md", "-o", "paginas/arabisch.html")
    return sorted((folder / "paginas").glob("*.html"))


def arabic():
    lines = [vector["met_isolate"] for vector in vectors()] or ["اتصل بالشرطة على الرقم \u20660900-8844\u2069"]
    return "---\nsoort: bericht\ntaal: ar\n---\n# عنوان\n\n" + "\n\n".join(lines) + "\n"


def vectors():
    return json.loads(VECTORS.read_text(encoding="utf-8")) if VECTORS.exists() else []


PLACES = """() => Array.from(document.querySelectorAll('main p')).map(p => {
  const out = [];
  const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange();
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (box.width) out.push([box.left, box.top, node.data[i]]);
    }
  }
  return out;
})"""


def check_order(page):
    """The characters of each number, from left to right as they stand on screen."""
    faults = 0
    for vector, places in zip(vectors(), page.evaluate(PLACES)):
        shown = "".join(sign for _, _, sign in sorted(places))
        wanted = vector["zichtbaar_met_isolate"]
        if wanted.replace(" ", "") not in shown.replace(" ", ""):
            print(f"  {vector['logisch']}: {wanted} reads {shown}")
            faults += 1
    return faults


def check_print(page):
    """A letter is one sheet: at most two sides."""
    pdf = page.pdf(prefer_css_page_size=True)
    sides = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
    print(f"  prints on {sides} side{'s' if sides > 1 else ''}")
    return sides > 2


def main():
    heraut = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build" / "debug" / "heraut")
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        sys.exit("no Chromium found; name one with CHROMIUM")
    faults = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        context = chromium.new_context(bypass_csp=True)
        for path in pages(heraut, pathlib.Path(folder)):
            page = context.new_page()
            page.goto(path.as_uri())
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
            print(f"{path.name}: {len(found['violations'])} violations, {len(found['passes'])} rules passed, "
                  f"{len(found['incomplete'])} to look at")
            for fault in found["violations"]:
                print(f"  {fault['id']} ({fault['impact']}): {fault['help']}")
                for node in fault["nodes"][:3]:
                    print("    " + node["html"][:160])
            faults += len(found["violations"])
            if path.stem == "arabisch":
                faults += check_order(page)
            if page.evaluate("document.body.classList.contains('brief')"):
                faults += check_print(page)
            page.close()
        chromium.close()
    print("faults:", faults)
    sys.exit(1 if faults else 0)


main()
