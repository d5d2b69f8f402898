"""Paired timings of the gate against git's word diff on one work tree; called by check.sh.

Makes a repository of 200 drafts of about 1,500 words, changes 20 of them, and runs both commands in turn: each round gives
one pair of times, and the medians of both and of the difference are printed. The drafts are made from the paragraphs of
the Harbour Compact, and are the same in each run. Afterwards the stored texts of the unchanged drafts are removed from the
repository: the verdict can only stay the same if they are not read. Standard library only.
"""

import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DRAFTS, CHANGED, WORDS = 200, 20, 1_500
TARGET_MS = 150


def paragraphs():
    """The paragraphs of all versions of the Harbour Compact."""
    texts = sorted((ROOT / "examples" / "harbour-compact").glob("*.txt"))
    blocks = [block for text in texts for block in text.read_text().split("\n\n")]
    return [block for block in blocks if len(block.split()) > 12]


def draft(number, source):
    """A draft of about 1,500 words."""
    chance = random.Random(number)
    words, blocks = 0, [f"# Draft {number}"]
    while words < WORDS:
        block = chance.choice(source).replace(" the ", f" the {chance.choice('northern southern eastern western'.split())} ", 1)
        blocks.append(block)
        words += len(block.split())
    return "\n\n".join(blocks) + "\n"


def revised(text):
    """The draft with one paragraph in six edited, one moved and one gone."""
    blocks = text.split("\n\n")
    for index in range(3, len(blocks), 6):
        blocks[index] = blocks[index].replace(" will ", " may ", 1).replace(" all ", " some ", 1) + " This is new."
    blocks.insert(2, blocks.pop(9))
    del blocks[12]
    return "\n\n".join(blocks)


def git(folder, *arguments):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", "-C", folder, *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)


def milliseconds(command, folder):
    """Wall time of a command whose output is thrown away."""
    start = time.perf_counter()
    status = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL).returncode
    if status not in (0, 1):
        sys.exit(f"{command}: exit {status}")
    return (time.perf_counter() - start) * 1000


def counts(command, folder):
    """The last line of the terminal report."""
    return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout.splitlines()[-1]


def without_unchanged(folder):
    """Removes what holds the texts of unchanged drafts from the object store."""
    listing = subprocess.run(["git", "-C", folder, "ls-files", "-s"], capture_output=True, text=True, check=True).stdout
    for line in listing.splitlines():
        (_, identity, _), name = line.split("\t")[0].split(), line.split("\t")[1]
        if name.endswith(".md") and int(name[6:-3]) % (DRAFTS // CHANGED):
            (pathlib.Path(folder) / ".git" / "objects" / identity[:2] / identity[2:]).unlink()


def main():
    binary, rounds = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    check = [binary, "check", "--base", "HEAD"]
    peer = ["git", "diff", "--word-diff", "--color=never", "HEAD"]
    source = paragraphs()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        git(folder, "init", "-q")
        for number in range(DRAFTS):
            (root / f"draft_{number}.md").write_text(draft(number, source))
        git(folder, "add", "-A")
        git(folder, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "drafts")
        for number in range(0, DRAFTS, DRAFTS // CHANGED):
            path = root / f"draft_{number}.md"
            path.write_text(revised(path.read_text()))
        verdict = counts(check, folder)
        pairs = [(milliseconds(check, folder), milliseconds(peer, folder)) for _ in range(rounds)]
        own, theirs = (statistics.median(side) for side in zip(*pairs))
        over = statistics.median(a - b for a, b in pairs)
        print(verdict)
        print(f"check {own:.0f} ms, git diff --word-diff {theirs:.0f} ms, median difference {over:+.0f} ms (target: under +{TARGET_MS} ms)")
        without_unchanged(folder)
        if counts(check, folder) != verdict:
            sys.exit("unchanged drafts were read: the verdict is another without them")
        print("the same verdict without the stored texts of unchanged drafts")


main()
