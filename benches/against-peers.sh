#!/bin/sh
# Times the release binary against git's word diff, wdiff and dwdiff, in turn, and prints the table of
# docs/performance.md. Usage: benches/against-peers.sh [ROUNDS]
set -eu
cd "$(dirname "$0")/.."
cargo build --release --package variorum-cli
exec python3 benches/against_peers.py target/release/variorum "${1:-15}"
