#!/bin/sh
# Times `variorum check` over a work tree of 200 drafts of which 20 changed, in pairs with `git diff --word-diff` on the
# same tree. Usage: benches/check.sh [ROUNDS]
set -eu
cd "$(dirname "$0")/.."
cargo build --release --package variorum-cli
exec python3 benches/check.py target/release/variorum "${1:-15}"
