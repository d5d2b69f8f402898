"""Paired timings of the release binary against other word diffs; called by against-peers.sh.

Each round runs every command once, one after the other, so that a machine that slows down or speeds up meets all of
them; of each the best run counts, by processor time and by wall time. Below 1 variorum is faster. Peak memory is that
of the process, relative to the size of both inputs. Standard library only.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

PLAIN, FINDINGS, GIT = "plain", "with findings", "git"
PEERS = ("wdiff", "dwdiff")

# Peers that need minutes for a long text are left out above this size of both inputs, in bytes.
PEER_LIMIT = 10_000_000

# From this size of both inputs on, two rounds do.
LONG = 10_000_000


class Best:
    """The best runs of one command."""

    def __init__(self):
        self.processor = self.wall = float("inf")
        self.memory = 0

    def run(self, command):
        """Runs a command whose output is thrown away. Exit 1 says that the texts differ."""
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit(f"{command}: exit {process.returncode}")
        self.processor = min(self.processor, usage.ru_utime + usage.ru_stime)
        self.wall = min(self.wall, elapsed)
        self.memory = max(self.memory, usage.ru_maxrss * 1024)


def commands(binary):
    """The commands to compare, by name."""
    own = [binary, "diff", "--color", "never"]
    yield PLAIN, [*own, "--no-semantics"]
    yield FINDINGS, own
    yield GIT, ["git", "diff", "--no-index", "--word-diff", "--color=never"]
    for name in PEERS:
        if shutil.which(name):
            yield name, [name]
        else:
            print(f"{name} is not installed: left out", file=sys.stderr)


def repetitive(count):
    """Short paragraphs that differ in a number only; some edited, some moved."""
    lines = [f"Paragraph {k % 500} of the annex applies from day {k % 31}." for k in range(count)]
    new = [line.replace("applies", "shall apply") if k % 40 == 7 else line for k, line in enumerate(lines)]
    for k in range(100, count - 1000, 2000):
        new[k], new[k + 700] = new[k + 700], new[k]
    return "\n\n".join(lines) + "\n", "\n\n".join(new) + "\n"


def generator(*arguments):
    """Runs the shared generator of revised texts."""
    subprocess.run([sys.executable, SHARED / "tools" / "revise.py", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def cases(folder):
    """Name, old file, new file of each case."""
    def pair(name):
        return folder / f"{name}.old.txt", folder / f"{name}.new.txt"

    harbour = ROOT / "examples" / "harbour-compact"
    yield "Harbour Compact, 2019 to 2020 (18 kB)", harbour / "2019.txt", harbour / "2020.txt"
    source = SHARED / "corpus" / "de-bgb" / "2022-03-03.md"
    if source.exists():
        yield "a civil code, 1.6 MB, 2018 to 2022", source.with_name("2018-11-08.md"), source
        old, new = pair("book")
        generator("revise", source, old, new, "--size", 20_000_000, "--seed", 7)
        yield "revised text, 20 MB", old, new
        for name, title, size in (
            ("unrelated", "unrelated texts, 200 kB each", 200_000),
            ("onepara", "one paragraph of 1 MB, edited", 1_000_000),
            ("shuffled", "6,600 paragraphs, shuffled", 1_500_000),
        ):
            old, new = pair(name)
            generator("case", name, old, new, "--source", source, "--size", size)
            yield title, old, new
    else:
        print("../shared is not there: real and generated long texts are left out", file=sys.stderr)
    old, new = pair("repetitive")
    for path, text in zip((old, new), repetitive(20_000)):
        path.write_text(text)
    yield "20,000 near-identical paragraphs", old, new


def milliseconds(seconds):
    return f"{seconds * 1000:.0f} ms"


def row(title, size, best):
    """A line of the table: processor times and ratios, wall ratios, memory, and the other peers by processor time."""
    git = best[GIT]
    cells = [title, milliseconds(git.processor)]
    for name in (PLAIN, FINDINGS):
        own = best[name]
        cells += [
            milliseconds(own.processor),
            f"{own.processor / git.processor:.1f}",
            f"{own.wall / git.wall:.1f}",
            f"{own.memory / size:.1f}",
        ]
    for name in PEERS:
        cells.append(f"{best[FINDINGS].processor / best[name].processor:.2f}" if name in best else "–")
    return "| " + " | ".join(cells) + " |"


def main():
    binary, rounds = sys.argv[1], int(sys.argv[2])
    known = dict(commands(binary))
    heads = ["texts", "git"]
    for name in (PLAIN, FINDINGS):
        heads += [name, "processor", "wall", "memory"]
    heads += [f"against {name}" for name in PEERS]
    print("| " + " | ".join(heads) + " |")
    print("|---" * len(heads) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for title, old, new in cases(pathlib.Path(folder)):
            size = old.stat().st_size + new.stat().st_size
            usable = {name: command for name, command in known.items() if name not in PEERS or size <= PEER_LIMIT}
            best = {name: Best() for name in usable}
            for _ in range(2 if size >= LONG else rounds):
                for name, command in usable.items():
                    best[name].run([*command, old, new])
            print(row(title, size, best), flush=True)


main()
