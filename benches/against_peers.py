"""Paired timings of the release binary against other word diffs; called by against-peers.sh.

Each round runs the binary and then the peer; the ratio of the two times is taken per round and the median of the
ratios is printed, so that a machine that slows down or speeds up between rounds does not matter. Peak memory is that of
the process, relative to the size of both inputs. Standard library only.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TIMEOUT = 300


def run(command):
    """Wall time in seconds and peak memory in bytes of a command whose output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command}: exit {process.returncode}")
    return elapsed, usage.ru_maxrss * 1024


def peers(binary):
    """The commands to compare, by name; the binary itself first."""
    yield "variorum", [binary, "diff", "--color", "never"]
    yield "git", ["git", "diff", "--no-index", "--word-diff", "--color=never"]
    for name in ("wdiff", "dwdiff"):
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
    yield "Harbour Compact 2019 to 2020", harbour / "2019.txt", harbour / "2020.txt"
    source = SHARED / "corpus" / "de-bgb" / "2022-03-03.md"
    if source.exists():
        yield "civil code, 1.6 MB, 2018 to 2022", source.with_name("2018-11-08.md"), source
        old, new = pair("book")
        generator("revise", source, old, new, "--size", 20_000_000, "--seed", 7)
        yield "revised text, 20 MB", old, new
        for name, title in (
            ("unrelated", "unrelated texts, 200 kB each"),
            ("onepara", "one paragraph of 1 MB, edited"),
            ("shuffled", "6,000 paragraphs, shuffled"),
        ):
            old, new = pair(name)
            size = {"unrelated": 200_000, "onepara": 1_000_000, "shuffled": 1_500_000}[name]
            generator("case", name, old, new, "--source", source, "--size", size)
            yield title, old, new
    else:
        print("../shared is not there: real and generated long texts are left out", file=sys.stderr)
    old, new = pair("repetitive")
    for path, text in zip((old, new), repetitive(20_000)):
        path.write_text(text)
    yield "20,000 near-identical paragraphs", old, new


def main():
    binary, rounds = sys.argv[1], int(sys.argv[2])
    commands = dict(peers(binary))
    others = [name for name in commands if name != "variorum"]
    print("| texts | time | " + " | ".join(f"against {name}" for name in others) + " | peak memory / input |")
    print("|---|---" + "|---" * len(others) + "|---|")
    with tempfile.TemporaryDirectory() as folder:
        for title, old, new in cases(pathlib.Path(folder)):
            size = old.stat().st_size + new.stat().st_size
            times, memory, ratios = [], 0, {name: [] for name in others}
            for name in others:
                for _ in range(rounds):
                    own, peak = run([*commands["variorum"], old, new])
                    theirs, _ = run([*commands[name], old, new])
                    times.append(own)
                    memory = max(memory, peak)
                    ratios[name].append(own / theirs)
            cells = [f"{statistics.median(ratios[name]):.2f}" for name in others]
            print(f"| {title} | {statistics.median(times) * 1000:.0f} ms | " + " | ".join(cells) + f" | {memory / size:.1f} |", flush=True)


main()
