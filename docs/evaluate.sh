#!/usr/bin/env bash
# Recomputes the table of docs/quality.md from the labelled sets, which lie beside the repository and not in it.
#
#     docs/evaluate.sh           prints the table
#     docs/evaluate.sh --write   puts it into docs/quality.md
#
# EVALUATE names a built `evaluate` example; without it, one is built.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly GOLD=../shared/gold
readonly PAGE=docs/quality.md

[ -d "$GOLD" ] || { echo "$GOLD is not there: nothing to evaluate"; exit 0; }
if [ -z "${EVALUATE:-}" ]; then
    cargo build -q --release --example evaluate
    EVALUATE=target/release/examples/evaluate
fi

# set | task | measure in the scores of score.py | options of score.py | floor | best simple baseline
readonly FIGURES='
argrewrite_align|align|pairs||98.5|97.8
argrewrite_align|align|changed_pairs||96.0|94.8
argrewrite_align|align|dropped||90.0|87.5
deplain_align|align|pairs||92.0|89.9
deplain_align|align|blocks||92.0|90.3
moves_made|align|pairs||97.5|96.9
moves_made|align|moved_pairs||93.0|90.4
aesop_align|align|pairs||63.0|59.1
communique_align|align|pairs||90.0|86.3
communique_align|align|changed_pairs||85.0|80.0
communique_align|align|blocks||83.0|78.6
communique_align|align|moved_pairs||70.0|61.0
mwa_wiki|align|pairs||98.0|97.3
mwa_mtref|align|pairs|--labels sure|75.0|73.7
arxivedits|spans|edits||75.0|72.9
arxivedits|spans|words||96.5|95.2
argrewrite_spans|spans|edits||94.5|91.1
tetra|spans|edits||60.0|55.4
'

# set | key of label_maps.json | score | floor | best simple rule, on this half
readonly MEANINGS='
arxivedits|arxivedits_meaning|macro_F1|87|86.3
argrewrite_intent|argrewrite|macro_F1|81|76.9
iterater_r3|iterater|macro_F1|76|74.4
swipe|swipe|macro_F1|79|75.9
summedits|summedits|balanced_accuracy|68|-
condaqa|condaqa|macro_F1|65|50.9
'

predictions=$(mktemp -d)
trap 'rm -r "$predictions"' EXIT

# The F1 of a measure, in per cent.
figure() {
    local set=$1 task=$2 measure=$3 options=$4
    local gold=$GOLD/$set.dev.jsonl predicted=$predictions/$set.jsonl
    [ -e "$predicted" ] || "$EVALUATE" --task "$task" "$gold" > "$predicted"
    # shellcheck disable=SC2086 # The options are words.
    python3 "$GOLD/score.py" "$gold" "$predicted" $options --json |
        python3 -c 'import json, sys; print(round(100 * json.load(sys.stdin)[sys.argv[1]]["F1"], 1))' "$measure"
}

table() {
    echo "Commit $(git log -1 --format='%h of %cs'), developer halves, F1 in per cent."
    echo
    echo "| set | measure | floor | figure | baseline |"
    echo "|---|---|---|---|---|"
    while IFS='|' read -r set task measure options floor baseline; do
        [ -n "$set" ] || continue
        echo "| $set | $measure | $floor | $(figure "$set" "$task" "$measure" "$options") | $baseline |"
    done <<< "$FIGURES"
}

# How well a reading of the findings tells meaning from surface.
meaning() {
    local set=$1 key=$2 score=$3 task=$4
    local gold=$GOLD/$set.dev.jsonl predicted=$predictions/$set.$4
    "$EVALUATE" --task "$task" "$gold" > "$predicted"
    python3 "$GOLD/score.py" "$gold" "$predicted" --map "$GOLD/label_maps.json:$key" |
        grep -o "$score [0-9.]*" | cut -d' ' -f2
}

# Share of the corrections of tetra, all of them editorial, that a reading calls a change of meaning, in per cent.
called_meaning() {
    "$EVALUATE" --task "$1" "$GOLD/tetra.dev.jsonl" | python3 -c '
import json, sys
labels = [label for line in sys.stdin for label in json.loads(line)["labels"]]
print(round(100 * labels.count("meaning") / len(labels), 1))'
}

# Whether an edit changes the meaning, as far as findings tell: by those that matter, and by any substantive one.
meanings() {
    echo
    echo "| set | measure | floor | medium and above | any substantive | baseline |"
    echo "|---|---|---|---|---|---|"
    while IFS='|' read -r set key score floor baseline; do
        [ -n "$set" ] || continue
        local level any
        level=$(meaning "$set" "$key" "$score" labels)
        any=$(meaning "$set" "$key" "$score" labels-any)
        echo "| $set | $score | $floor | $level | $any | $baseline |"
    done <<< "$MEANINGS"
    echo "| tetra | called meaning | at most 25 | $(called_meaning labels) | $(called_meaning labels-any) | - |"
}

# Rule cases, important changes of real communiques, and provenance, in the words of their scorers.
findings() {
    local cases=../shared/semantics-cases.jsonl pairs=$GOLD/communique_align.dev.jsonl toy=$GOLD/wikiwho_toy.dev.jsonl
    echo
    echo '```text'
    "$EVALUATE" --task findings "$cases" > "$predictions/cases"
    python3 "$GOLD/findings_score.py" cases "$cases" "$predictions/cases"
    "$EVALUATE" --task findings "$pairs" > "$predictions/pairs"
    python3 "$GOLD/findings_score.py" important "$pairs" "$predictions/pairs"
    "$EVALUATE" --task provenance "$toy" > "$predictions/toy"
    echo "wikiwho_toy $(python3 "$GOLD/score.py" "$toy" "$predictions/toy")"
    echo '```'
}

page() {
    table
    meanings
    findings
}

if [ "${1:-}" != --write ]; then
    page
    exit
fi
new=$(page)
sed -n '1,/<!-- figures -->/p' "$PAGE" > "$predictions/page"
printf '%s\n' "$new" >> "$predictions/page"
sed -n '/<!-- end of figures -->/,$p' "$PAGE" >> "$predictions/page"
cp "$predictions/page" "$PAGE"
