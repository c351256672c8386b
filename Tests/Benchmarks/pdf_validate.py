#!/usr/bin/env python3
"""Makes every built-in kind as PDF with heraut and has others look at it: outloud (PDF/UA-1), PDFBox preflight (PDF/A-1b of the same pages), qpdf
(syntax), pdfinfo (the tree) and pdftotext (the text), those that are installed; and `heraut pdf check`.

usage: pdf_validate.py [--binary PATH] [--out FOLDER] [--variants 1]

    pip install outloud
    apt-get install qpdf poppler-utils default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java

PDF/A-2a itself has no independent validator in the registries: preflight knows PDF/A-1b. So it is given the same file with `1` and `B` in the place of
`2` and `A` and the version of PDF that goes with it; what differs between the two parts is left to `heraut pdf check`.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib

import measuring

JARS = ["javax.activation", "jaxb-api", "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging"]
JAVA = pathlib.Path("/usr/share/java")


def run(*command: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, **options)


def kinds(binary: str) -> list[str]:
    listed = json.loads(run(binary, "list", "templates", "--format", "json").stdout)
    return sorted({item["kind"] for item in listed["templates"] if item["language"] == "nl"})


def make(binary: str, folder: pathlib.Path, variants: int) -> list[pathlib.Path]:
    """A sample of every kind, in as many variants as there are, at most `variants`."""
    run(binary, "init", ".", cwd=folder)
    made = []
    for kind in kinds(binary):
        for number in range(1, variants + 1):
            name = f"{kind}-{number}"
            run(binary, "draft", kind, "--sample", "--variant", str(number), "-o", name + ".md", cwd=folder)
            if not (folder / (name + ".md")).exists():
                break
            done = run(binary, "render", name + ".md", "-o", name + ".pdf", cwd=folder)
            if (folder / (name + ".pdf")).exists():
                made.append(folder / (name + ".pdf"))
            else:
                print(f"{name}: no PDF: {done.stderr.strip().splitlines()[-1:]}")
    return made


def picture(width: int, height: int) -> bytes:
    """A PNG that grows lighter from left to right. Nothing in it is see-through: PDF/A-1, which preflight knows, forbids what PDF/A-2 allows."""
    rows = b"".join(b"\0" + b"".join(bytes((21, 66, 115 + 100 * x // width)) for x in range(width)) for _ in range(height))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def make_with_logo(binary: str, folder: pathlib.Path) -> list[pathlib.Path]:
    """The letter to parents again, in a house with a logo."""
    run(binary, "init", ".", cwd=folder)
    (folder / "logo.png").write_bytes(picture(240, 64))
    settings = (folder / "heraut.yml").read_text(encoding="utf-8")
    (folder / "heraut.yml").write_text(
        settings.replace("huisstijl:\n", "huisstijl:\n  logo: {bestand: logo.png, alt: Wapen van Voorbeeldstad}\n", 1), encoding="utf-8")
    run(binary, "draft", "waarschuwingsbrief-ouders", "--sample", "-o", "met-logo.md", cwd=folder)
    done = run(binary, "render", "met-logo.md", "-o", "met-logo.pdf", cwd=folder)
    made = folder / "met-logo.pdf"
    if not made.exists():
        sys.exit(f"with a logo: no PDF: {done.stderr}")
    if "Wapen van Voorbeeldstad" not in run(binary, "pdf", "outline", str(made)).stdout:
        sys.exit("with a logo: it is not heard")
    return [made]


def check_own(binary: str, path: pathlib.Path) -> str:
    done = run(binary, "pdf", "check", str(path))
    return "" if done.returncode == 0 else done.stdout + done.stderr


def check_outloud(path: pathlib.Path) -> str:
    report = path.with_suffix(".outloud.json")
    run("outloud", "--layer", "conformance", "--json", str(report), str(path))
    found = []

    def collect(value) -> None:
        if isinstance(value, dict):
            if value.get("severity") == "error":
                found.append(f"{value.get('rule') or value.get('rule_id') or value.get('id')}: {value.get('message') or value.get('title')}")
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect(json.loads(report.read_text()))
    report.unlink()
    return "\n".join(found)


def check_preflight(path: pathlib.Path) -> str:
    """PDF/A-1b, on a copy that says it is that."""
    copy = path.with_suffix(".a1b.pdf")
    data = path.read_bytes().replace(b"%PDF-1.7", b"%PDF-1.4", 1)
    data = data.replace(b"<pdfaid:part>2<", b"<pdfaid:part>1<").replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
    copy.write_bytes(data)
    path_of_classes = ":".join(str(JAVA / f"{name}.jar") for name in JARS)
    done = run("java", "-cp", path_of_classes, "org.apache.pdfbox.preflight.Validator_A1b", str(copy))
    copy.unlink()
    return "" if "is a valid PDF/A-1b file" in done.stdout else done.stdout + done.stderr


def check_qpdf(path: pathlib.Path) -> str:
    done = run("qpdf", "--check", str(path))
    return "" if done.returncode == 0 else done.stdout + done.stderr


def check_tree(path: pathlib.Path) -> str:
    done = run("pdfinfo", "-struct", str(path))
    return "" if done.stdout.startswith("Document") and not done.stderr else (done.stdout + done.stderr)[:500] or "no tree"


def plain(text: str) -> str:
    """Letters and digits only: white and where lines break are for the layout."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum())


def without_feet(text: str) -> str:
    """The pages as one text: a paragraph that goes on over the page has the foot of the page in its middle."""
    pages = [page.strip("\n").split("\n") for page in text.split("\f") if page.strip()]
    shapes = [{re.sub(r"\d+", "#", line) for line in page} for page in pages]
    feet = set.intersection(*shapes) if len(pages) > 1 else set()
    return "\n".join(line for page in pages for line in page if re.sub(r"\d+", "#", line) not in feet)


def check_text(binary: str, path: pathlib.Path) -> str:
    """Every line of the draft stands in the text that pdftotext reads."""
    text = plain(without_feet(run("pdftotext", "-raw", str(path), "-").stdout))
    draft = path.with_suffix(".md").read_text(encoding="utf-8").split("---\n", 2)[-1]
    draft = re.sub(r"<!--.*?-->", "", draft, flags=re.S)
    # A poster is only what stands on it, without the words that say which part is which.
    draft = re.sub(r"^\*\*(Kop|Op de poster|Onderaan):\*\*", "", draft.split("**Bijschrift:**")[0], flags=re.M)
    draft = re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r"\1", draft)
    lost = []
    for line in draft.splitlines():
        line = re.sub(r"^\s*(#+|>|[-*]( \[[ x]\])?|\d+\.)\s+", "", line)
        for part in re.split(r"[|*_`]", line):
            if plain(part) and plain(part) not in text:
                lost.append(part.strip())
    return "\n".join(f"not in the PDF: {part}" for part in lost)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(measuring.ROOT / ".build/release/heraut"))
    parser.add_argument("--out")
    parser.add_argument("--variants", type=int, default=1)
    arguments = parser.parse_args()
    if measuring.missing(arguments.binary):
        sys.exit(66)
    binary = os.path.abspath(arguments.binary)
    checks = {"heraut pdf check": lambda path: check_own(binary, path), "text": lambda path: check_text(binary, path)}
    if shutil.which("outloud"):
        checks["outloud PDF/UA-1"] = check_outloud
    if shutil.which("java") and all((JAVA / f"{name}.jar").exists() for name in JARS):
        checks["preflight PDF/A-1b"] = check_preflight
    if shutil.which("qpdf"):
        checks["qpdf"] = check_qpdf
    if shutil.which("pdfinfo"):
        checks["pdfinfo -struct"] = check_tree
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(arguments.out or name)
        folder.mkdir(parents=True, exist_ok=True)
        with_logo = folder / "logo"
        with_logo.mkdir(exist_ok=True)
        paths = make(binary, folder, arguments.variants) + make_with_logo(binary, with_logo)
        faults = 0
        for title, check in checks.items():
            wrong = [(path, complaint) for path in paths if (complaint := check(path).strip())]
            faults += len(wrong)
            print(f"{title}: {len(paths) - len(wrong)} of {len(paths)} in order")
            for path, complaint in wrong[:5]:
                print(f"  {path.name}: {complaint[:600]}")
        sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
