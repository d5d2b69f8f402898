//! A known change planted in a text under random noise on both sides is reported, on its own words; the same noise
//! alone is nothing above the editorial layer.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::Config;
use variorum::{Comparison, Layer};

use crate::comparison;

/// Cases where `PROPTEST_CASES` does not say otherwise.
const CASES: u32 = 128;

fn config() -> Config {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => Config::default(),
        None => Config::with_cases(CASES),
    }
}

/// Paragraphs of unlike matter, so that none can be taken for another, each with a small edit that matters: what to
/// find in it and what to put in its place.
const PARAGRAPHS: &[(&str, &str, &str)] = &[
    (
        "The harbour office keeps a register of every vessel that enters the bay.",
        "every vessel",
        "no vessel",
    ),
    (
        "Ferries \"Alma\" and \"Brisa\" leave at noon, carrying mail, fruit and passengers.",
        "noon",
        "midnight",
    ),
    (
        "Twelve keepers were trained to tend the lamps along the northern shore.",
        "Twelve",
        "Thirty",
    ),
    (
        "The council's engineers agreed that the old pier could be rebuilt in stone.",
        "could",
        "could not",
    ),
    (
        "Owners shall insure their boats before the storm season begins.",
        "shall",
        "may",
    ),
    (
        "The labour tribunal heard three cases about unpaid wages – all of them from quarry workers.",
        "unpaid",
        "paid",
    ),
    (
        "A co-operative of weavers sold its cloth to merchants, pedlars and tailors.",
        "sold its cloth to",
        "bought its cloth from",
    ),
    (
        "Dr Ilse Maren examined the wells and found the water safe to drink.",
        "safe",
        "unsafe",
    ),
    (
        "School opens on Mondays; children under seven pay nothing.",
        "seven",
        "nine",
    ),
    (
        "The programme for the autumn fair lists dancers, jugglers and a puppet theatre.",
        "jugglers",
        "archers",
    ),
    (
        "Rainfall reached 80 millimetres in April, and the lower meadows were flooded.",
        "80",
        "8",
    ),
    (
        "The bakery on Quill Street won a prize for its rye bread...",
        "won",
        "lost",
    ),
    (
        "Members pay their dues by 30 June 2027 at the treasurer's desk.",
        "2027",
        "2029",
    ),
    (
        "Nobody has proved that the bell was stolen by the sexton.",
        "stolen",
        "sold",
    ),
    (
        "All of the orchards were pruned, and most of the cider was pressed in October.",
        "most",
        "some",
    ),
    (
        "The judge recognised the claim of the widow to the mill.",
        "widow",
        "miller",
    ),
    (
        "Bees from the monastery pollinate the clover fields in the south.",
        "south",
        "north",
    ),
    (
        "Travellers are urged to avoid the pass once the first snow falls.",
        "urged",
        "invited",
    ),
    (
        "The library lends maps to students without a fee.",
        "without a fee",
        "for a fee",
    ),
    (
        "The glassworks exports two thirds of its lenses to Brannock.",
        "Brannock",
        "Castrel",
    ),
];

/// Noise without meaning: what may stand in a text and how else it may be written. The first that occurs is changed.
const NOISE: &[(&str, &str)] = &[
    ("harbour", "harbor"),
    ("labour", "labor"),
    ("programme", "program"),
    ("recognised", "recognized"),
    ("co-operative", "cooperative"),
    ("'s", "\u{2019}s"),
    (
        "\"Alma\" and \"Brisa\"",
        "\u{201c}Alma\u{201d} and \u{201c}Brisa\u{201d}",
    ),
    (" \u{2013} ", "\u{2014}"),
    ("...", "\u{2026}"),
    ("fruit and", "fruit, and"),
    ("pedlars and", "pedlars, and"),
    ("jugglers and", "jugglers, and"),
    ("three cases", "3 cases"),
    ("30 June 2027", "June 30, 2027"),
    ("April, and", "April and"),
    ("pruned, and", "pruned and"),
    ("School opens", "SCHOOL opens"),
    (" of ", "  of "),
    (" the ", "\u{a0}the "),
    (" that ", "\nthat "),
    ("\n\n", "\n\n\n"),
];

/// Some paragraphs in some order of choice, by number.
fn chosen() -> impl Strategy<Value = Vec<usize>> {
    subsequence((0..PARAGRAPHS.len()).collect::<Vec<_>>(), 2..9).prop_shuffle()
}

fn noise() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    vec(select(NOISE), 0..6)
}

fn text(paragraphs: &[String], noise: &[(&str, &str)]) -> String {
    noise
        .iter()
        .fold(paragraphs.join("\n\n") + "\n", |text, (plain, other)| {
            text.replacen(plain, other, 1)
        })
}

/// Whether a substantive finding speaks of some of the words that were planted, or of those that they replaced.
fn is_reported(comparison: &Comparison, from: &str, to: &str) -> bool {
    let documents = comparison.documents();
    let mut loud = comparison
        .findings()
        .iter()
        .filter(|finding| finding.layer == Layer::Substantive);
    loud.any(|finding| {
        let speaks = |planted: &str, words: &[variorum::Span], text: &str| {
            words.iter().any(|span| {
                text[span.range()]
                    .split_whitespace()
                    .any(|word| planted.contains(word))
            })
        };
        speaks(from, &finding.words.old, documents.old.text())
            || speaks(to, &finding.words.new, documents.new.text())
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_planted_change_is_reported(
        chosen in chosen(), place in any::<Index>(), before in noise(), after in noise(),
    ) {
        let plain: Vec<String> = chosen.iter().map(|at| PARAGRAPHS[*at].0.to_owned()).collect();
        let at = place.index(plain.len());
        let (_, from, to) = PARAGRAPHS[chosen[at]];
        let mut revised = plain.clone();
        revised[at] = plain[at].replacen(from, to, 1);
        // Noise inside the planted words would make another change of them.
        let apart = |noise: &[(&'static str, &'static str)]| -> Vec<_> {
            noise.iter().copied().filter(|(a, b)| {
                let meets = |words: &str| a.contains(words) || words.contains(a.trim()) || b.contains(words);
                !meets(from) && !meets(to)
            }).collect()
        };
        let (old, new) = (text(&plain, &apart(&before)), text(&revised, &apart(&after)));
        let comparison = comparison(&old, &new);
        prop_assert!(
            is_reported(&comparison, from, to),
            "{from:?} -> {to:?} passed in silence: {:?}", comparison.findings()
        );
    }

    #[test]
    fn noise_alone_is_editorial(chosen in chosen(), before in noise(), after in noise()) {
        let plain: Vec<String> = chosen.iter().map(|at| PARAGRAPHS[*at].0.to_owned()).collect();
        let comparison = comparison(&text(&plain, &before), &text(&plain, &after));
        let loud: Vec<_> = comparison
            .findings()
            .iter()
            .filter(|finding| finding.layer != Layer::Editorial)
            .map(|finding| (finding.kind, &finding.old, &finding.new))
            .collect();
        prop_assert!(loud.is_empty(), "{loud:?}");
    }
}
