//! Links that rest on what any two passages might share: words of a theme, the number of a heading.

use variorum::{AlignOptions, Sides, align, read_str};

use super::{described, text, words_aligned};

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
