//! Where sentences end.

use super::*;

/// The sentences of a text of one block, given as the text with a bar before each but the first.
#[track_caller]
fn cut(marked: &str) {
    let text = marked.replace('|', " ");
    let document = read_str("draft.txt", &text);
    let tokens = document.tokens(0);
    let found: Vec<String> = document
        .sentences(0)
        .iter()
        .map(|range| tokens[range.start].span.hull(tokens[range.end - 1].span))
        .map(|span| document[span].to_owned())
        .collect();
    assert_eq!(found, marked.split('|').collect::<Vec<_>>());
}

#[test]
fn english_abbreviations_and_initials_end_no_sentence() {
    cut(
        "The Ministers met with U.S. Secretary of State Antony J. Blinken and H.E. Mr. Luigi Rossi.|They agreed.",
    );
    cut("See Art. 5 and para. 3 of Resolution No. 2254 (2015), e.g. its annex.|It was adopted in the U.S. The vote was close.".replacen("U.S. ", "U.S.|", 1).as_str());
    cut("Growth was 2.5 per cent.|In 2021. it fell to 1,234.5 points.");
}

#[test]
fn closing_marks_and_notes_stay_with_their_sentence() {
    cut("\u{201c}We agree.\u{201d}|\u{201c}So do we!\u{201d}|(All of us.)|Good.2|Bad.");
    cut("Is it?|It is...|Or is it... not;|Fine."
        .replace(";|", "; ")
        .as_str());
}

#[test]
fn german_and_french_sentences_know_their_abbreviations_and_ordinals() {
    cut(
        "Das Gesetz ist am 3. Oktober mit Abs. 1 Nr. 2 und z.B. Art. 5 in der Fassung vom 1. Juni zu lesen.|Die Länder sind bzw. waren frei.",
    );
    cut(
        "Les membres sont convenus avec M. Dupont et Mme. Durand de l'art. 5 de la charte.|Ils ont signé le 3 mai.",
    );
}

#[test]
fn a_sentence_ends_where_the_blank_was_lost() {
    let text = "The tide turned.Boats sank off St.Helier (see coast.org).Why?Nobody knows";
    let document = read_str("a", text);
    assert_eq!(document.sentences(0).len(), 3);
}

#[test]
fn the_number_at_the_head_of_a_paragraph_is_no_sentence() {
    cut("**Section 4.** Boats carry lamps.|Piers carry none.");
    cut("Total 450.|Members met.");
    cut("Agreed.|4.|Boats carry lamps.");
    cut("We counted 4.|Boats carry lamps.");
    cut("Agreed.|Boats carry lamps.");
    let document = read_str("draft.md", "**4.** Boats carry lamps. They are lit.\n");
    let label = document.blocks()[0].label.expect("a number in bold type");
    assert_eq!(&document[label], "**4.**");
    assert_eq!(document.sentences(0).len(), 2);
    for head in ["**Section. 4.**", "**Section 4.**"] {
        let text = format!("{head} Boats carry lamps. They are lit at dusk.\n");
        let document = read_str("draft.md", &text);
        assert_eq!(document.sentences(0).len(), 2, "{head}");
    }
}

#[test]
fn lists_of_clauses_are_one_sentence() {
    cut("We will: (a) keep watch; (b) report; and (c) pay.|That is all.");
}

#[test]
fn chinese_sentences_need_no_space() {
    let document = read_str("a", "\u{6211}\u{4eec}\u{3002}\u{4ed6}\u{4eec}\u{3002}");
    assert_eq!(document.sentences(0).len(), 2);
}
