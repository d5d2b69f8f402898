//! What promises are quoted by: whoever makes them, and all that is promised.

use variorum::Kind;

use crate::quotes::{quote, told, words_in_sight};

#[test]
fn a_promise_is_quoted_from_its_subject() {
    assert_eq!(
        told(
            "Prices rose in May.{+\n\nIn accordance with the Bank of Malta Act 2031, we will meet six times.+}",
            Kind::CommitmentAdded
        ),
        ["we will meet six times."]
    );
}

#[test]
fn a_promise_is_told_from_whoever_makes_it() {
    assert_eq!(
        words_in_sight(
            "In [-spring, the storms closed the northern road-]{+accord with the masters of the tugs and the Pilot \
             Schools, we will found a common depot+} on the western isle, as the charter of the guild has it.",
            Kind::CommitmentAdded
        ),
        "we will found a common depot"
    );
}

#[test]
fn a_promise_is_quoted_from_whoever_makes_it() {
    assert_eq!(
        quote(
            "The tide is low.{+ It was stressed at the meeting that the Board will continue to watch the lamps.+}",
            Kind::CommitmentAdded
        ),
        " -> the Board will continue to watch the lamps."
    );
}

#[test]
fn a_subject_has_the_words_that_qualify_it() {
    assert_eq!(
        words_in_sight(
            "Prices rose.{+ In the spring, Harbour Pact members are committed to mending the mole.+}",
            Kind::CommitmentAdded
        ),
        "Harbour Pact members are committed to mending the mole."
    );
}

#[test]
fn a_subject_of_several_names_is_whole() {
    assert_eq!(
        words_in_sight(
            "Prices rose.{+\n\nThe Republic of Malta (Malta, or MT) and the Republic of Fiji (Fiji) have agreed to mend the locks.+}",
            Kind::CommitmentAdded
        ),
        "The Republic of Malta (Malta, or MT) and the Republic of Fiji (Fiji) have agreed to mend the locks."
    );
    let names_behind_an_adverbial = "Prices rose.{+\n\nIn addition to nets bought through PORTAX, Malta, Peru, and the Fiji Guild have agreed to send tugs.+}";
    assert_eq!(
        words_in_sight(names_behind_an_adverbial, Kind::CommitmentAdded),
        "Malta, Peru, and the Fiji Guild have agreed to send tugs."
    );
    assert_eq!(
        words_in_sight(names_behind_an_adverbial, Kind::EntityAdded),
        "Malta, Peru, and the Fiji Guild"
    );
}

#[test]
fn a_denied_promise_is_quoted_from_what_denies_it() {
    assert_eq!(
        words_in_sight(
            "Prices rose.{+\n\nOur tolls harm nobody in Fiji, nor do we seek to thwart its trade.+}",
            Kind::CommitmentAdded
        ),
        "nor do we seek to thwart its trade."
    );
    assert_eq!(
        words_in_sight(
            "Prices rose.{+\n\nNor will we close the locks.+}",
            Kind::CommitmentAdded
        ),
        "Nor will we close the locks."
    );
}

#[test]
fn a_promise_has_what_its_verbs_share_and_its_own_subject() {
    assert_eq!(
        told(
            "Prices rose.{+\n\nWe will contribute towards and support a doubling of the fleets.+}",
            Kind::CommitmentAdded
        ),
        ["We will contribute towards and support a doubling of the fleets."]
    );
    assert_eq!(
        told(
            "Prices rose.{+\n\nUnder the principle of keeping continuity and stability of port policy, the sound toll policy \
             will be continued.+}",
            Kind::CommitmentAdded
        ),
        ["the sound toll policy will be continued."]
    );
}
