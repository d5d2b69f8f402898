//! Redlines as specifications: stripped to either side, compared, and written again they must come out the same.

use variorum::diff::pair_words;
use variorum::{CompareOptions, Comparison, EditClass, Op, compare, read_str};

/// Splits `a [-b-]{+c+} d` into `a b d` and `a c d`.
fn sides(redline: &str) -> (String, String) {
    let (mut old, mut new) = (String::new(), String::new());
    let mut rest = redline;
    while let Some(at) = rest.find(['[', '{']) {
        let (kept, marked) = rest.split_at(at);
        let (open, close, target) = if marked.starts_with("[-") {
            ("[-", "-]", &mut old)
        } else {
            ("{+", "+}", &mut new)
        };
        let end = marked.find(close).expect("marks are closed");
        target.push_str(kept);
        target.push_str(&marked[open.len()..end]);
        let other = if open == "[-" { &mut new } else { &mut old };
        other.push_str(kept);
        rest = &marked[end + close.len()..];
    }
    old.push_str(rest);
    new.push_str(rest);
    (old, new)
}

fn compared(old: &str, new: &str) -> Comparison {
    let comparison = compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    );
    comparison.validate().expect("invariants hold");
    comparison
}

/// Writes the edits as a redline: the new text with what was deleted in between.
fn redline(old: &str, new: &str) -> String {
    let comparison = compared(old, new);
    let mut parts = Vec::new();
    let mut at = 0;
    for edit in comparison.edits() {
        let span = edit.spans.new;
        let gap = if span.is_empty() {
            ""
        } else {
            &new[at..span.start()]
        };
        let (deleted, inserted) = (&old[edit.spans.old.range()], &new[span.range()]);
        parts.push(match edit.op {
            Op::Equal => format!("{gap}{inserted}"),
            Op::Delete => format!(" [-{deleted}-]"),
            Op::Insert => format!("{gap}{{+{inserted}+}}"),
            Op::Replace => format!("{gap}[-{deleted}-]{{+{inserted}+}}"),
        });
        at = at.max(span.end());
    }
    parts.concat().trim().to_owned()
}

#[track_caller]
fn spec(expected: &str) {
    let (old, new) = sides(expected);
    assert_eq!(redline(&old, &new), expected);
}

#[test]
fn verb_phrase() {
    spec("The rate [-remains at-]{+is+} 5% {+for now+}.");
}

#[test]
fn number() {
    spec("Growth of [-2.1-]{+2.3+} per cent.");
}

#[test]
fn compound_words_stay_whole() {
    spec("We agree on [-co-ordinated-]{+co-operative+} action.");
}

#[test]
fn one_function_word_does_not_stand_between_two_long_edits() {
    spec(
        "The forum [-deeply regrets the long delay of all overdue inspections-]\
         {+warmly welcomes a final result of several finished reports+} today.",
    );
}

#[test]
fn one_function_word_stands_between_two_short_edits() {
    spec(
        "The forum [-deeply regrets-]{+warmly welcomes+} the [-long delay-]{+final report+} today.",
    );
}

#[test]
fn names_with_initials_are_replaced_as_wholes() {
    spec("Voting were [-Richard W. Fisher-]{+Dennis P. Lockhart+} and the Chair.");
    spec("They met [-Mr-]{+Mrs+}. Fisher.");
    spec("They left at [-noon-]{+dusk+}. [-Nobody-]{+Somebody+} stayed.");
}

#[test]
fn a_sign_inside_a_word_does_not_stand_between_two_replaced_parts() {
    spec("The ferry sails at [-10:21:46-]{+07:06:02+} on weekdays.");
    spec("The season of [-2019–2020-]{+2021–2022+} was mild.");
    spec("The plan covers 2019–[-2020-]{+2021+}.");
    // Between words there is a blank: two changes.
    spec("They met in [-Ostrava-]{+Lissandro+}, [-Korvik-]{+Falksund+} and Tarn.");
}

#[test]
fn item_of_a_list_goes_with_the_comma_behind_it() {
    let old = "They sent ships, pilots, nurses and engineers.";
    let new = "They sent ships, nurses and engineers.";
    assert_eq!(
        redline(old, new),
        "They sent ships, [-pilots,-] nurses and engineers."
    );
}

#[test]
fn of_two_equal_words_the_one_with_the_same_marks_attached_is_kept() {
    spec("[-They saw-]{+We met Ames, Brook and+} Ames [-yesterday-]{+today+}.");
    spec("[-They saw-]{+We met Ames and+} Ames, [-yesterday-]{+Brook and Corr today+}.");
}

#[test]
fn a_word_that_moves_over_its_neighbour_makes_one_edit_with_it() {
    spec("The board [-therefore can-]{+can therefore+} act.");
    spec("They repaired [-quays of stone-]{+stone quays+} at once.");
}

#[test]
fn a_lone_word_is_not_kept_for_a_namesake_with_a_capital() {
    spec(
        "In spring [-we grew more united than ever before-]{+the United Ports sailed along the coast+}, as planned.",
    );
}

#[test]
fn a_word_that_moves_over_a_longer_run_leaves_it_alone() {
    let old = "The board soon may close the old northern quay.";
    let new = "The board may close the old northern quay soon.";
    assert_eq!(
        redline(old, new),
        "The board [-soon-] may close the old northern quay {+soon+}."
    );
}

#[test]
fn other_direction_gives_the_mirrored_edits() {
    let old =
        "The members of the forum will end the levy on salt by 2020, and by 2021 that on fish.";
    let new =
        "By 2021 members will strive to end the levy on fish, of the kind known to the forum.";
    let there = compared(old, new);
    let back = compared(new, old);
    let mirrored: Vec<_> = back.edits().iter().map(|edit| edit.spans.swap()).collect();
    let spans: Vec<_> = there.edits().iter().map(|edit| edit.spans).collect();
    assert_eq!(spans, mirrored);
}

#[test]
fn words_that_correspond_are_paired_inside_and_across_edits() {
    let old = "We strongly urge the three members to reduce harbour fees.";
    let new = "We urge the five members strongly to end or reduce the harbor fees.";
    let words = word_pairs(old, new);
    for pair in [
        ("strongly", "strongly"),
        ("three", "five"),
        ("reduce", "reduce"),
        ("harbour", "harbor"),
    ] {
        assert!(words.contains(&pair), "{pair:?} not in {words:?}");
    }
}

/// The pairs of words of two texts that are said to correspond.
fn word_pairs<'a>(old: &'a str, new: &'a str) -> Vec<(&'a str, &'a str)> {
    let comparison = compared(old, new);
    let pairs = pair_words(comparison.documents(), comparison.edits());
    let words = pairs.iter();
    words
        .map(|pair| (&old[pair.old.range()], &new[pair.new.range()]))
        .collect()
}

#[test]
fn a_word_is_paired_with_the_phrase_that_stands_for_it() {
    let pairs = word_pairs(
        "The pilots left the port.",
        "The pilots sailed away from the port.",
    );
    for phrase in ["sailed", "away", "from"] {
        assert!(
            pairs.contains(&("left", phrase)),
            "{phrase} not in {pairs:?}"
        );
    }
}

#[test]
fn unlike_phrases_of_other_lengths_are_not_paired() {
    let pairs = word_pairs(
        "The pilots left early the port.",
        "The pilots sailed away with tugs the port.",
    );
    assert!(!pairs.iter().any(|(old, _)| *old == "early"), "{pairs:?}");
}

#[test]
fn a_mark_is_paired_with_the_mark_in_its_place() {
    let pairs = word_pairs("They met; nobody spoke.", "They met: nobody spoke.");
    assert!(pairs.contains(&(";", ":")), "{pairs:?}");
}

#[test]
fn what_stands_beside_a_word_that_moved_moved_with_it() {
    let pairs = word_pairs(
        "Fees will fall, said the old harbour master.",
        "The old harbour master said fees will fall.",
    );
    for word in ["will", "fall"] {
        assert!(pairs.contains(&(word, word)), "{word} not in {pairs:?}");
    }
}

#[test]
fn paragraph_of_one_endless_sentence_keeps_its_small_edits_small() {
    let words: Vec<String> = (0..40_000).map(|k| format!("w{}", k * k % 7919)).collect();
    let mut edited = words.clone();
    for k in (50..words.len()).step_by(100) {
        edited[k] = format!("x{k}");
    }
    let comparison = compared(&words.join(" "), &edited.join(" "));
    let changed: usize = comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
        .map(|edit| edit.spans.new.len())
        .sum();
    assert!(changed < 400 * 10, "{changed} bytes changed");
}

#[test]
fn capital_at_the_beginning_of_a_sentence_is_apart_from_the_words_before_it() {
    spec("{+In June,+} [-The-]{+the+} members met.");
}

#[test]
fn equal_texts_have_no_edits_but_equal_ones() {
    for (old, new) in [
        ("The members met.", "The members met."),
        ("a  b", "a b"),
        ("", ""),
    ] {
        let changed = |comparison: &Comparison| {
            let edits = comparison.edits().iter();
            edits.filter(|edit| edit.op != Op::Equal).count()
        };
        assert_eq!(changed(&compared(old, new)), 0);
    }
}

#[test]
fn lost_white_space_is_typography_and_not_silent() {
    let comparison = compared("Offers ( see note ) apply.", "Offers (see note) apply.");
    let changed: Vec<_> = comparison
        .edits()
        .iter()
        .filter(|edit| edit.op != Op::Equal)
        .collect();
    assert_eq!(changed.len(), 2);
    assert!(
        changed
            .iter()
            .all(|edit| edit.class == EditClass::Typography && edit.op == Op::Delete)
    );
}

#[test]
fn other_quotation_marks_are_typography() {
    let comparison = compared("the \"free\" port", "the “free” port");
    assert!(
        comparison
            .edits()
            .iter()
            .all(|edit| edit.op == Op::Equal || edit.class == EditClass::Typography)
    );
    assert!(comparison.edits().iter().any(|edit| edit.op == Op::Replace));
}

/// The variants as a redline of both texts.
fn variants(old: &str, new: &str) -> Vec<(String, String)> {
    let comparison = compared(old, new);
    let variants = comparison.variants().into_iter();
    variants
        .map(|variant| {
            (
                old[variant.old.range()].to_owned(),
                new[variant.new.range()].to_owned(),
            )
        })
        .collect()
}

#[track_caller]
fn variant(old: &str, new: &str, expected: (&str, &str)) {
    let expected = (expected.0.to_owned(), expected.1.to_owned());
    assert_eq!(variants(old, new), [expected]);
}

#[test]
fn variants_are_whole_written_words() {
    variant(
        "They left the quay.",
        "They left the pier.",
        ("quay.", "pier."),
    );
    variant(
        "the quay.",
        "the quay and the pier.",
        ("quay.", "quay and the pier."),
    );
    variant("some ships sail", "some tall ships sail", ("", "tall"));
    variant(
        "well known ports",
        "well-known ports",
        ("well known", "well-known"),
    );
}

#[test]
fn variants_of_marks_are_marks() {
    variant("However they met.", "However, they met.", ("", ","));
    variant(
        "They met; nobody spoke.",
        "They met: nobody spoke.",
        (";", ":"),
    );
    variant("the (old) quay is shut", "the old) quay is shut", ("(", ""));
    variant(
        "a low-cost port",
        "a low cost port",
        ("low-cost", "low cost"),
    );
}

#[test]
fn variants_behind_a_word_that_stays_begin_with_its_mark() {
    variant(
        "They met, and she left.",
        "They met; she left.",
        (", and", ";"),
    );
}

#[test]
fn equal_texts_have_no_variants() {
    assert_eq!(variants("The quay is shut.", "The quay is shut."), []);
}
