//! Links that rest on what any two passages might share: words of a theme, the number of a heading.

use variorum::{AlignOptions, LinkKind, Sides, align, from_units, read_str};

use super::{described, text, words_aligned};

/// How many sentences of one paragraph are linked, beside one that both versions have.
fn linked_sentences(old: &str, new: &str) -> usize {
    let kept = "The ministers met in Saltmouth to look at the state of the quays.";
    let told = [old, new].map(|sentence| format!("{kept} {sentence}"));
    let documents = Sides::new(from_units("old", [&told[0]]), from_units("new", [&told[1]]));
    let alignment = align(documents.as_ref(), &AlignOptions::default());
    alignment
        .validate(documents.as_ref())
        .expect("a valid alignment");
    let links = alignment.sentence_links.iter();
    let both = links.filter(|link| !link.units.old.is_empty() && !link.units.new.is_empty());
    both.count() - 1
}

#[test]
fn nouns_of_a_theme_make_no_sentence_of_another() {
    let unlike = [
        (
            "Our steady help for the town's fight for its harbour, its market and its old lighthouse will never end.",
            "They have proven their will to defeat the governor's guards, rebuild the great lighthouse, and defend the \
             town's market and harbour.",
        ),
        (
            "The pace of the trade in salt appears to have slowed markedly, owing to a decline in the demand for fish.",
            "Since the last fair, the roads have worsened, and the tolls show that salt, grain, cloth and fish \
             demand have all declined.",
        ),
    ];
    for (old, new) in unlike {
        assert_eq!(linked_sentences(old, new), 0, "{old} → {new}");
        assert_eq!(linked_sentences(new, old), 0, "{new} → {old}");
    }
    let alike = [
        // What opens alike speaks of the same.
        (
            "Tolls at the outer gates of the old harbour rose by two crowns in the spring, driven by dear coal.",
            "Tolls fell in the summer, as the owners of the small ferries gave up their routes and sold their boats.",
        ),
        // One sentence, turned round.
        (
            "Overall, the tolls of the northern gate are likely to fall by around six crowns this year.",
            "This year, tolls at the northern gate are set to drop by around five crowns.",
        ),
        (
            "The council will ask the owners of all ferries for a report on lost beacons within ten days.",
            "The council, after hearing the pilots, will ask owners of ferries and tugs for a full report on beacons.",
        ),
    ];
    for (old, new) in alike {
        assert_eq!(linked_sentences(old, new), 1, "{old} → {new}");
    }
}

#[test]
fn texts_that_open_with_one_formula_open_with_one_paragraph() {
    let opening = "We, the Ministers of the Four Coastal States, met in Saltmouth in May to speak of fees and of a \
                   better harbour. We thanked the pilots of the outer isles for their long years of service. We spoke \
                   of the price of coal and of the tolls at the northern gate. We are proud of what the fishing fleet \
                   has brought home. We look back on a good year for trade in salt and timber.";
    let people = "For ninety days, the keepers of the lighthouse have bravely resisted the storm. We salute their \
                  courage and their patience. We pay tribute to the sacrifices made by the keepers for the town.";
    let other = "We, the Ministers of the Four Coastal States, met today with the Keeper of the lighthouse to renew our \
                 firm support for the town and to salute once more the courage and the patience of the keepers, who \
                 have toiled without rest.";
    let rest =
        "They have resisted the storm for a hundred days, and the storm has broken the masts.";
    assert_eq!(words_aligned(&[opening, people], &[other, rest]), "0=0 1=1");
}

#[test]
fn paragraphs_of_one_theme_are_linked_only_if_a_sentence_of_theirs_is() {
    // Three sentences of eight words: six of their own, and two of a theme that all versions share.
    let paragraph = |sentences: [(char, &str); 3]| {
        let told = sentences.map(|(own, theme)| {
            let own: Vec<String> = (0..6).map(|number| format!("{own}{number}word")).collect();
            format!("Z{} {theme}.", own.join(" "))
        });
        told.join(" ")
    };
    let links = |new: &str| {
        let old = paragraph([
            ('p', "quay lamps"),
            ('q', "tower night"),
            ('r', "storm chart"),
        ]);
        let around = |unit: &str, other: &str| {
            let mut units = text("a | b | c | d | e | f");
            units.splice(3..3, [unit.to_owned(), text(other).remove(0)]);
            units
        };
        words_aligned(&around(&old, "x"), &around(new, "y"))
    };
    // The theme is spread over sentences that say something else.
    let unlike = [
        ('u', "quay tower"),
        ('v', "lamps storm"),
        ('w', "night chart"),
    ];
    assert_eq!(
        links(&paragraph(unlike)),
        "0=0 1=1 2=2 3= 4= =3 =4 5=5 6=6 7=7"
    );
    // One sentence is told again, the others are new.
    let re_told = paragraph([
        ('u', "quay tower"),
        ('v', "lamps storm"),
        ('w', "night chart"),
    ])
    .replace("u0word u1word u2word u3word", "p0word p1word p2word p3word");
    assert_eq!(links(&re_told), "0=0 1=1 2=2 3=3 4= =4 5=5 6=6 7=7");
}

#[test]
fn a_number_alone_carries_no_heading_to_another_text() {
    let links = |old: &[(&str, char)], new: &[(&str, char)]| {
        let told = |parts: &[(&str, char)]| {
            let parts = parts.iter().map(|(heading, body)| {
                let body = text(&format!("{body}")).remove(0);
                format!("## {heading}\n\n{body}\n\n")
            });
            parts.collect::<String>()
        };
        let documents = Sides::new(
            read_str("old.md", &told(old)),
            read_str("new.md", &told(new)),
        );
        let alignment = align(documents.as_ref(), &AlignOptions::default());
        alignment
            .validate(documents.as_ref())
            .expect("a valid alignment");
        described(&alignment)
    };
    let old = [
        ("Rule 1 *(berths)*", 'a'),
        ("Rule 2 *(fees)*", 'b'),
        ("Rule 3 *(votes)*", 'c'),
        ("Rule 4 *(seat)*", 'd'),
    ];
    // A rule came, and the others are counted anew: each heading goes with its text.
    let recounted = [
        ("Rule 1", 'a'),
        ("Rule 2", 'x'),
        ("Rule 3", 'b'),
        ("Rule 4", 'c'),
        ("Rule 5", 'd'),
    ];
    assert_eq!(
        links(&old, &recounted),
        "0=0 1=1 =2 =3 2=4 3=5 4=6 5=7 6=8 7=9"
    );
    // A rule that moved with its text keeps its number.
    let moved = [
        ("Rule 1", 'a'),
        ("Rule 3", 'c'),
        ("Rule 4", 'd'),
        ("Rule 2", 'b'),
    ];
    assert_eq!(links(&old, &moved), "0=0 1=1 4=2 5=3 6=4 7=5 2=6* 3=7*");
    // What it is about is a heading's own.
    let named = [
        ("Rule 1", 'a'),
        ("Rule 3", 'c'),
        ("Rule 4", 'd'),
        ("Rule 2 on fees", 'y'),
    ];
    assert_eq!(links(&old, &named), "0=0 1=1 3= 4=2 5=3 6=4 7=5 2=6* =7");
}

#[test]
fn a_number_alone_is_no_counterpart_of_a_line_that_has_it() {
    let around = |line: &str| {
        let mut units = text("a | b | c");
        units.insert(1, line.to_owned());
        units
    };
    let links = |old: &str, new: &str| words_aligned(&around(old), &around(new));
    assert_eq!(links("26", "Effective June 26, 2024"), "0=0 1= =1 2=2 3=3");
    assert_eq!(links("26", "26"), "0=0 1=1 2=2 3=3");
}

#[test]
fn what_introduces_a_text_is_no_title_of_another() {
    let links = |old: &str, new: &str| {
        let told = |heading: &str| {
            format!("The first paragraph stands.\n\n{heading}\n\nThe second paragraph stands.\n")
        };
        let documents = Sides::new(
            read_str("old.md", &told(old)),
            read_str("new.md", &told(new)),
        );
        described(&align(documents.as_ref(), &AlignOptions::default()))
    };
    assert_eq!(links("**Fees**", "## Tolls"), "0=0 1=1 2=2");
    assert_eq!(links("**Variant 1:**", "## Tolls"), "0=0 1= =1 2=2");
}

#[test]
fn a_sentence_takes_in_another_over_one_that_was_dropped() {
    let readings = "Readings of the tide gauges have been high in recent months";
    let stores = "the large stores of grain and of coal in the harbour have drawn the rats";
    let old = format!(
        "{readings}. Steady work has held down the cost of mending nets. However, {stores}."
    );
    let new = format!("{readings}, and {stores}. The council will hear the keepers of the gates.");
    let links = |old: &str, new: &str| {
        let documents = Sides::new(from_units("old", [old]), from_units("new", [new]));
        let alignment = align(documents.as_ref(), &AlignOptions::default());
        alignment
            .validate(documents.as_ref())
            .expect("a valid alignment");
        let links = alignment.sentence_links.iter();
        let shapes = links.map(|link| (link.units.old.len(), link.units.new.len()));
        shapes.collect::<Vec<_>>()
    };
    assert_eq!(links(&old, &new), [(3, 1), (0, 1)]);
    assert_eq!(links(&new, &old), [(1, 3), (1, 0)]);
}

/// Paragraphs of which two in the middle stay, and one goes while another comes on the other side of them.
const AROUND: [&str; 4] = [
    "The harbours of four states met in Valletta this spring to speak of tides and of tolls.",
    "The dues of the outer quays stay as they are until the next audit of the treasuries.",
    "Seven pilots were sworn in at Saltmouth and three at the mouth of the great river.",
    "We thank the crews of both ferries for their patience.",
];
const WENT: &str = "We intend to cooperate with each other and with other harbours to enhance the exchange of charts \
                    and provide assistance where able to combat smuggling that uses quays and boats within our waters.";
const CAME: &str = "The work of the guild supports the use of the endorsed code of good conduct at sea, specifically the \
                    rule that harbours cooperate to exchange charts, assist each other, fine smugglers and take other \
                    measures against such threats.";

#[test]
fn paragraphs_between_two_that_were_parted_again_have_not_moved() {
    let [first, second, third, last] = AROUND;
    let old = [first, second, third, WENT, last];
    let new = [first, CAME, second, third, last];
    assert_eq!(words_aligned(&old, &new), "0=0 =1 1=2 2=3 3= 4=4");
    assert_eq!(words_aligned(&new, &old), "0=0 1= 2=1 3=2 =3 4=4");
}

#[test]
fn sentences_between_two_that_were_parted_again_have_not_moved() {
    let [first, second, third, last] = AROUND;
    let old = [first, second, third, WENT, last].join(" ");
    let new = [first, CAME, second, third, last].join(" ");
    for (old, new) in [(&old, &new), (&new, &old)] {
        let documents = Sides::new(from_units("old", [old]), from_units("new", [new]));
        let alignment = align(documents.as_ref(), &AlignOptions::default());
        let moved = alignment
            .sentence_links
            .iter()
            .filter(|link| link.moved.is_some());
        assert_eq!(moved.count(), 0);
        let both = alignment
            .sentence_links
            .iter()
            .filter(|link| link.kind == LinkKind::Match);
        assert_eq!(both.count(), 4);
    }
}
