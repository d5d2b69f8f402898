//! What was dropped and comes back is the same, with a gap; what only looks alike is not.

use variorum::lineage::{Grain, Status};

use crate::{lineage_of, origins};

const TOLLS: &str = "The members will abolish all tolls on fishing boats before the winter season.";
const LIGHTS: &str = "Every harbour keeps two lights burning from dusk until the pilots come home.";
const GRAIN: &str = "Merchants of the northern towns may store grain under the common seal.";

fn text(passages: &[&str]) -> String {
    passages.join("\n\n")
}

/// The statuses of the chain of a block of the last version.
fn statuses(texts: &[String], block: usize) -> Vec<(usize, Status)> {
    let lineage = lineage_of(texts);
    let chain = lineage.chain_of(Grain::Block, texts.len() - 1, block);
    let states = lineage.chains(Grain::Block)[chain].states().iter();
    states.map(|state| (state.witness, state.status)).collect()
}

#[test]
fn a_passage_that_comes_back_is_the_same_passage_with_a_gap() {
    let texts = [
        text(&[TOLLS, LIGHTS]),
        text(&[LIGHTS]),
        text(&[LIGHTS, TOLLS]),
    ];
    assert_eq!(
        statuses(&texts, 1),
        [(0, Status::New), (2, Status::Returned)]
    );
    let lineage = lineage_of(&texts);
    let first = lineage.token_count(2) - 1;
    assert_eq!(lineage.provenance(2, first).runs, [0..1, 2..3]);
}

#[test]
fn a_passage_that_comes_back_in_other_words_is_the_same_passage() {
    let reworded = TOLLS.replace("abolish all tolls", "abolish most tolls");
    let texts = [
        text(&[TOLLS, LIGHTS]),
        text(&[LIGHTS]),
        text(&[LIGHTS, &reworded]),
    ];
    assert_eq!(
        statuses(&texts, 1),
        [(0, Status::New), (2, Status::Returned)]
    );
    assert!(origins(&lineage_of(&texts), 2).contains("abolish/1 most/3 tolls/1"));
}

#[test]
fn a_passage_that_comes_back_with_one_of_its_sentences_is_the_same_passage() {
    let whole = [
        TOLLS,
        GRAIN,
        "No pilot may leave his post before the tide has turned.",
        LIGHTS,
    ]
    .join(" ");
    let other = "The wardens meet on the first Monday of each month.";
    let texts = [
        text(&[&whole, other]),
        text(&[other]),
        text(&[other, GRAIN]),
    ];
    assert_eq!(
        statuses(&texts, 1),
        [(0, Status::New), (2, Status::Returned)]
    );
}

#[test]
fn a_new_passage_on_the_same_subject_is_new() {
    let other = "All fishing boats will be counted by the members, and tolls be raised where the season is long.";
    let texts = [
        text(&[TOLLS, LIGHTS]),
        text(&[LIGHTS]),
        text(&[LIGHTS, other]),
    ];
    assert_eq!(statuses(&texts, 1), [(2, Status::New)]);
}

#[test]
fn of_two_equally_similar_dropped_passages_neither_returns() {
    let twin = |word: &str| TOLLS.replace("fishing", word);
    let texts = [
        text(&[&twin("fishing"), &twin("sailing"), LIGHTS]),
        text(&[LIGHTS]),
        text(&[LIGHTS, &twin("rowing")]),
    ];
    assert_eq!(statuses(&texts, 1), [(2, Status::New)]);
}

#[test]
fn words_that_return_to_their_place_are_the_old_words() {
    let strong = "The Forum urges all flag registries to open their books.";
    let weak = "The Forum calls upon flag registries to open their books.";
    let again = "The Forum urges all flag registries to open their ledgers.";
    let lineage = lineage_of(&[strong, weak, again]);
    assert_eq!(
        origins(&lineage, 2),
        "The/1 Forum/1 urges/1 all/1 flag/1 registries/1 to/1 open/1 their/1 ledgers/3 ./1"
    );
}

#[test]
fn a_word_that_appears_elsewhere_in_the_sentence_is_new() {
    let lineage = lineage_of(&[
        "A tree was standing close!",
        "A tree was standing nearby.",
        "A tree was standing in close vicinity.",
    ]);
    assert!(origins(&lineage, 2).contains("in/3 close/3 vicinity/3"));
}

#[test]
fn a_phrase_that_returns_in_another_sentence_is_the_old_phrase() {
    let old = "Merchants of the northern towns may store grain under the common seal.";
    let carrier = "The wardens are to see to it that nobody but merchants of the northern towns may store grain this year.";
    let lineage = lineage_of(&[
        text(&[old, LIGHTS]),
        text(&[LIGHTS]),
        text(&[LIGHTS, carrier]),
    ]);
    let found = origins(&lineage, 2);
    assert!(
        found.contains("northern/1 towns/1 may/1 store/1 grain/1 this/3"),
        "{found}"
    );
}

#[test]
fn a_reversion_to_an_earlier_wording_is_named() {
    let texts = [
        GRAIN.to_owned(),
        GRAIN.replace("may store", "should store"),
        GRAIN.to_owned(),
    ];
    let lineage = lineage_of(&texts);
    let states = lineage.chains(Grain::Sentence)[0].states();
    assert_eq!(states.len(), 3);
    assert!(states[2].is_reversion());
    assert_eq!(states[2].same_as, Some(0));
}

#[test]
fn a_heading_that_comes_back_is_found_though_it_is_one_word() {
    let texts = [
        text(&["Tolls", LIGHTS]),
        text(&[LIGHTS]),
        text(&["Tolls", LIGHTS]),
    ];
    assert_eq!(
        statuses(&texts, 0),
        [(0, Status::New), (2, Status::Returned)]
    );
}

#[test]
fn a_paragraph_that_is_joined_and_parted_again_was_never_away() {
    let joined = format!("{LIGHTS} {GRAIN}");
    let texts = [
        text(&[LIGHTS, GRAIN, TOLLS]),
        text(&[&joined, TOLLS]),
        text(&[LIGHTS, GRAIN, TOLLS]),
    ];
    assert_eq!(statuses(&texts, 1), [(0, Status::New), (2, Status::Split)]);
}

#[test]
fn a_word_moves_with_its_sentence_or_its_passage() {
    let still = "The Forum met in the long hall and heard the reports of four committees.";
    let moving = "Lamps burn dim at night along the outer banks.";
    let lineage = lineage_of(&[
        format!("{moving}\n\n{still} Tolls are low in spring."),
        format!("{still} Tolls are low in spring.\n\n{moving}"),
        format!("{still} Tolls are low in spring.\n\n{moving}"),
        format!("{still}\n\n{moving} Tolls are low in spring."),
    ]);
    let moved = |word: &str| {
        let document = lineage.witnesses()[3].document();
        let token = lineage
            .tokens(3)
            .position(|token| &document[token.span] == word);
        lineage
            .provenance(3, token.expect("the word is there"))
            .moved
    };
    assert_eq!(moved("Lamps"), [1]);
    assert_eq!(moved("Tolls"), [3]);
    assert_eq!(moved("Forum"), [0; 0]);
}
