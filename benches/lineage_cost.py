#!/usr/bin/env python3
"""Times `variorum lineage` against the number of versions, prints the table and draws the plot of docs/performance.md.

    cargo build --release -p variorum-cli
    benches/lineage_cost.py target/release/variorum STATEMENTS docs/lineage-cost.svg

STATEMENTS is a directory of many short dated versions, of which the last n are taken; without one ("-") only the long
text is measured, which is made here: a law of 200 kB of which each version edits twelve paragraphs of the one before,
drops four, brings three back and moves one. Processor time is the best of three runs on one thread.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
COUNTS = {"statements": [2, 4, 8, 17, 34, 69, 104, 138], "law": [2, 4, 8, 12, 17, 24, 34]}
SYLLABLES = "ba ce do fi gu ha jo ke lu me na or pe qui ra so ta ve wo yu".split()
GRAMMAR = "the of and to in for with on by at from its no any".split()


def words(rng, count):
    for _ in range(count):
        if rng.random() < 0.4:
            yield rng.choice(GRAMMAR)
        else:
            yield "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3, 3, 4))))


def paragraph(rng):
    sentences = (" ".join(words(rng, rng.randint(9, 24))).capitalize() + "." for _ in range(rng.randint(2, 5)))
    return " ".join(sentences)


def law(directory, versions):
    """Writes the versions of a law."""
    rng = random.Random(2021)
    text, dropped = [], []
    while sum(map(len, text)) < 200_000:
        text.append(paragraph(rng))
    for version in range(versions):
        for _ in range(12 if version else 0):
            at = rng.randrange(len(text))
            old = text[at].split(" ")
            place = rng.randrange(len(old) - 2)
            old[place : place + 2] = words(rng, 3)
            text[at] = " ".join(old)
        for _ in range(4 if version else 0):
            dropped.append(text.pop(rng.randrange(len(text))))
        for _ in range(3 if version > 1 else 0):
            text.insert(rng.randrange(len(text)), dropped.pop(0))
        text.insert(rng.randrange(len(text)), text.pop(rng.randrange(len(text))))
        (directory / f"{1980 + version}.txt").write_text("\n\n".join(text) + "\n")


def run(command):
    """Processor time, wall time in seconds, and peak memory in MB."""
    start = time.monotonic()
    child = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{command[:3]} failed")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def measure(binary, files, counts):
    rows = []
    for count in [count for count in counts if count <= len(files)]:
        command = [binary, "lineage", "--color", "never", "--threads", "1", *map(str, files[-count:])]
        runs = [run(command) for _ in range(ROUNDS)]
        rows.append((count, *(min(run[field] for run in runs) for field in range(3))))
    return rows


def plot(series, path):
    """Processor time and memory against the number of versions, a panel for each series."""
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 300" font-family="sans-serif" font-size="12">',
           "<title>Cost of a lineage against the number of versions</title>",
           '<rect width="100%" height="100%" fill="#fdfcf8"/>']
    for panel, (name, rows) in enumerate(series.items()):
        left, top, width, height = 60 + 380 * panel, 40, 260, 200
        most, longest, largest = rows[-1][0], max(r[1] for r in rows), max(r[3] for r in rows)
        x = lambda count: left + width * count / most
        out.append(f'<text x="{left}" y="22" font-weight="bold">{name}</text>')
        out.append(f'<path d="M{left} {top}v{height}h{width}v-{height}" fill="none" stroke="#888"/>')
        for field, full, colour, dash in ((1, longest, "#b3261e", ""), (3, largest, "#1d4e89", "5 4")):
            y = lambda value: top + height - 0.92 * height * value / full
            points = " ".join(f"{x(row[0]):.1f},{y(row[field]):.1f}" for row in rows)
            out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>')
            out += [f'<circle cx="{x(row[0]):.1f}" cy="{y(row[field]):.1f}" r="3" fill="{colour}"/>' for row in rows]
        top_of_line = top + 0.08 * height + 4
        out.append(f'<text x="{left - 6}" y="{top_of_line:.0f}" text-anchor="end" fill="#b3261e">{longest:.2f} s</text>')
        out.append(f'<text x="{left + width + 6}" y="{top_of_line:.0f}" fill="#1d4e89">{largest:.0f} MB</text>')
        out += [f'<text x="{x(row[0]):.0f}" y="{top + height + 16}" text-anchor="middle">{row[0]}</text>'
                for row in rows if row[0] in (2, most) or row[0] > most / 5]
        out.append(f'<text x="{left + width / 2}" y="{top + height + 34}" text-anchor="middle">versions</text>')
    out.append('<text x="380" y="292" text-anchor="middle"><tspan fill="#b3261e">— processor time</tspan>'
               '<tspan dx="24" fill="#1d4e89">- - peak memory</tspan></text></svg>')
    Path(path).write_text("\n".join(out) + "\n")


def main(binary, statements, picture):
    series = {}
    if statements != "-":
        files = sorted(path for path in Path(statements).iterdir() if path.is_file())
        series["Statements of a central bank, 2 kB each"] = measure(binary, files, COUNTS["statements"])
    with tempfile.TemporaryDirectory() as directory:
        law(Path(directory), COUNTS["law"][-1])
        series["A law of 200 kB"] = measure(binary, sorted(Path(directory).iterdir()), COUNTS["law"])
    for name, rows in series.items():
        print(f"\n{name}\n\n| versions | processor | wall | peak memory |\n|---|---|---|---|")
        for count, processor, wall, memory in rows:
            print(f"| {count} | {processor:.2f} s | {wall:.2f} s | {memory:.0f} MB |")
    plot(series, picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
