//! L14: a waiver matches one finding by content; a stale one is reported; none hides an error or a degradation.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use variorum::policy::{
    Change, Date, DocumentVerdict, Issue, Leniency, Outcome, Policy, Verdict, Waiver, WaiverState,
    Waivers, judge,
};
use variorum::{Error, ErrorKind, Sides};

use super::elsewhere::{Place, Reading, concerned, edit, tangled};
use super::generate::{
    Text, content_word, paragraph, paragraph_sentences, revised, sentence_words,
};
use super::{comparison, config};

const PATH: &str = "draft.md";

fn judged(old: &str, new: &str) -> DocumentVerdict {
    let paths = Sides::new(PATH.to_owned(), PATH.to_owned());
    judge(
        comparison(old, new),
        paths,
        Change::Edited,
        &Policy::default(),
    )
}

/// Settles in which language a text is read, whatever else stands in it.
const PREAMBLE: &str =
    "We, the members of the council, have met and have agreed that all of us shall act in this.";

fn with_preamble(text: &str) -> String {
    format!("{PREAMBLE}\n\n{text}")
}

fn judged_with_preamble(old: &Text, new: &Text) -> DocumentVerdict {
    judged(&with_preamble(&old.render()), &with_preamble(&new.render()))
}

/// The comparisons before an edit and after it.
fn readings<'c>(
    before: &'c DocumentVerdict,
    after: &'c DocumentVerdict,
    place: Place,
) -> [Reading<'c>; 2] {
    [(before, false), (after, true)].map(|(document, is_after)| Reading {
        comparison: document.comparison.as_ref().expect("both texts are read"),
        is_after,
        place,
    })
}

fn file(waivers: &[Waiver]) -> Waivers {
    let text = waivers.iter().map(Waiver::to_toml).collect::<String>();
    Waivers::parse("variorum-waivers.toml".as_ref(), &text).expect("what is written can be read")
}

fn waivers_of(document: &DocumentVerdict) -> Vec<Waiver> {
    let issues = document.issues.iter();
    issues
        .map(|issue| Waiver::of(issue, PATH, "agreed"))
        .collect()
}

fn excused(document: &DocumentVerdict) -> Vec<String> {
    let excused = document
        .issues
        .iter()
        .filter(|issue| issue.excuse.is_some());
    excused.map(|issue| issue.id.to_string()).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn identities_are_unique_and_a_waiver_excuses_one((old, new) in revised(), which in any::<Index>()) {
        let mut documents = [judged(&old.render(), &new.render())];
        let mut ids = documents[0].issues.iter().map(|issue| (issue.rule, issue.id.clone())).collect::<Vec<_>>();
        let issues = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), issues);
        if issues > 0 {
            let waiver = waivers_of(&documents[0]).swap_remove(which.index(issues));
            let id = waiver.id.clone();
            let notes = file(&[waiver]).apply(&mut documents, |_| true, None);
            prop_assert!(notes.is_empty());
            prop_assert_eq!(excused(&documents[0]), [id]);
        }
    }

    #[test]
    fn waivers_hold_when_paragraphs_are_added_to_both_texts(
        (old, new) in revised(),
        added in paragraph_sentences(),
        at_the_end in any::<bool>(),
    ) {
        let without = |text: &Text| with_preamble(&text.render());
        let waivers = waivers_of(&judged(&without(&old), &without(&new)));
        let with = |text: &Text| {
            let mut text = text.clone();
            text.0.insert(if at_the_end { text.0.len() } else { 0 }, added.clone());
            with_preamble(&text.render())
        };
        let mut documents = [judged(&with(&old), &with(&new))];
        let notes = file(&waivers).apply(&mut documents, |_| true, None);
        prop_assert!(notes.is_empty(), "{notes:?}");
    }

    /// Any text, however it was revised, and any edit of one paragraph more. Left out are waivers of what that edit
    /// concerns:
    ///
    /// - what speaks of the edited paragraph, or of one that exchanges text with it, directly or through others, before
    ///   the edit or after it: its counterpart, the other half of a paragraph that was divided, what moved out of it or
    ///   into it;
    /// - what moved, where it changed places with such a paragraph: of two passages that change places the shorter one is
    ///   told to have moved, so that the edit may make it the other;
    /// - what is told of passages that are linked otherwise after the edit. Whether a sentence moved or two paragraphs were
    ///   joined, and in the poorest of texts whether two paragraphs are one reworded or two, is weighed with the rarity of
    ///   their words in the whole text, and another edit can tip the scale. Then another claim is made, which nobody has
    ///   accepted.
    ///
    /// A draft that passed with its waivers fails only for these.
    #[test]
    fn waivers_hold_when_another_paragraph_is_edited((old, new) in revised(), edit in edit()) {
        let (edited, place) = edit.make(&new);
        let before = judged_with_preamble(&old, &new);
        let mut after = [judged_with_preamble(&old, &edited)];
        let waivers = file(&waivers_of(&before));
        let stale = waivers.apply(&mut after, |_| true, None);
        let readings = readings(&before, &after[0], place);
        let (web, tangle) = (concerned(readings), tangled(readings));
        let is_relinked = |reading: Reading<'_>, issue: &Issue| {
            let blocks = reading.blocks(issue);
            let [before, after] = readings.map(|reading| reading.bonds_of(&blocks));
            before != after
        };
        for note in stale {
            let issue = before.issues.iter().find(|issue| issue.id.0 == note.waiver.id).expect("it is about an issue");
            let is_move = ["moved", "reordered"].contains(&issue.rule.id());
            let web = if is_move { &tangle } else { &web };
            let is_exempt = is_relinked(readings[0], issue) || readings[0].speaks_of(issue, web);
            prop_assert!(is_exempt, "{note:?}");
        }
        for issue in after[0].issues.iter().filter(|issue| issue.fails()) {
            let is_exempt = is_relinked(readings[1], issue) || readings[1].speaks_of(issue, &web);
            prop_assert!(is_exempt, "{issue:?}");
        }
    }

    /// One change in several paragraphs, told once or one by one: what is accepted is accepted place by place.
    #[test]
    fn the_same_change_in_many_places_is_waived_place_by_place(
        paragraphs in vec((sentence_words(), any::<bool>(), any::<bool>()), 1..9),
    ) {
        let text = |is_changed: fn(bool, bool) -> bool| {
            let texts = paragraphs.iter().map(|(words, is_accepted, is_made)| {
                let modal = if is_changed(*is_accepted, *is_made) { "may" } else { "shall" };
                format!("The council {modal} review {}.\n\n", words.join(" "))
            });
            format!("{PREAMBLE}\n\n{}", texts.collect::<String>())
        };
        let old = text(|_, _| false);
        let accepted = judged(&old, &text(|is_accepted, _| is_accepted));
        let mut documents = [judged(&old, &text(|_, is_made| is_made))];
        let waivers = file(&waivers_of(&accepted));
        let stale = waivers.apply(&mut documents, |_| true, None);
        let is_all_accepted = paragraphs.iter().all(|(_, is_accepted, is_made)| *is_accepted || !is_made);
        prop_assert_eq!(documents[0].fails(), !is_all_accepted);
        let is_any_undone = paragraphs.iter().any(|(_, is_accepted, is_made)| *is_accepted && !is_made);
        prop_assert!(stale.is_empty() || is_any_undone, "{stale:?}");
    }

    #[test]
    fn waivers_hold_when_paragraphs_are_numbered_anew((old, new) in revised(), shift in 1_usize..9) {
        let numbered = |text: &Text, first: usize| {
            let paragraphs = text.0.iter().enumerate();
            let numbered = paragraphs.map(|(index, sentences)| {
                format!("{}. {}\n\n", first + index, paragraph(sentences))
            });
            numbered.collect::<String>()
        };
        let waivers = waivers_of(&judged(&numbered(&old, 1), &numbered(&new, 1)));
        let waivers = waivers.into_iter().filter(|waiver| waiver.rule.id() != "editorial.numbering");
        let waivers = waivers.collect::<Vec<_>>();
        let mut documents = [judged(&numbered(&old, 1), &numbered(&new, 1 + shift))];
        let notes = file(&waivers).apply(&mut documents, |_| true, None);
        prop_assert!(notes.is_empty(), "{notes:?}");
        prop_assert!(!documents[0].fails());
    }

    #[test]
    fn the_same_words_elsewhere_are_another_finding(
        (one, other) in (sentence_words(), sentence_words()),
        more in content_word(),
    ) {
        prop_assume!(one != other);
        let text = |sentences: [&Vec<String>; 2]| {
            let paragraphs = sentences.map(|words| paragraph(std::slice::from_ref(words)));
            with_preamble(&paragraphs.join("\n\n"))
        };
        let longer = |words: &Vec<String>| [&words[..], std::slice::from_ref(&more)].concat();
        let old = text([&one, &other]);
        let first = judged(&old, &text([&longer(&one), &other]));
        let second = judged(&old, &text([&one, &longer(&other)]));
        let both = judged(&old, &text([&longer(&one), &longer(&other)]));
        let waivers = file(&waivers_of(&second));
        prop_assert_eq!(waivers.apply(&mut [first], |_| true, None).len(), waivers.entries().len());
        let mut both = [both];
        prop_assert!(waivers.apply(&mut both, |_| true, None).is_empty());
        let left = both[0].issues.iter().filter(|issue| issue.excuse.is_none());
        let ids = |issues: &[Issue]| issues.iter().map(|issue| issue.id.clone()).collect::<Vec<_>>();
        let left = left.map(|issue| issue.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(left, ids(&judged(&old, &text([&longer(&one), &other])).issues));
    }

    #[test]
    fn a_waiver_of_something_else_is_stale((old, new) in revised(), id in "[0-9a-f]{15}") {
        let mut documents = [judged(&old.render(), &new.render())];
        let Some(waiver) = waivers_of(&documents[0]).pop() else { return Ok(()) };
        let others = [
            Waiver { id: format!("{id}g"), places: Vec::new(), ..waiver.clone() },
            Waiver { document: "other.md".to_owned(), ..waiver.clone() },
            Waiver { rule: "document.removed".parse().unwrap(), ..waiver },
        ];
        let notes = file(&others).apply(&mut documents, |_| true, None);
        prop_assert!(excused(&documents[0]).is_empty());
        prop_assert_eq!(notes.len(), others.len());
        prop_assert!(notes.iter().all(|note| note.state == WaiverState::Stale));
    }

    #[test]
    fn an_expired_waiver_excuses_nothing((old, new) in revised(), days in 1_u64..20_000) {
        let mut documents = [judged(&old.render(), &new.render())];
        let mut waivers = waivers_of(&documents[0]);
        for waiver in &mut waivers {
            waiver.expires = Date::from_unix_days(days);
        }
        let file = file(&waivers);
        let after = file.apply(&mut documents, |_| true, Date::from_unix_days(days + 1));
        prop_assert_eq!(after.len(), waivers.len());
        prop_assert!(excused(&documents[0]).is_empty());
        let on_the_day = file.apply(&mut documents, |_| true, Date::from_unix_days(days));
        prop_assert!(on_the_day.is_empty());
        prop_assert_eq!(excused(&documents[0]).len(), waivers.len());
    }

    #[test]
    fn nothing_hides_an_error((old, new) in revised()) {
        let mut documents = vec![judged(&old.render(), &new.render())];
        let paths = Sides::new("b.md".to_owned(), "b.md".to_owned());
        let error = Error::new(ErrorKind::Binary, "is no text");
        documents.push(DocumentVerdict::failed(paths, Change::Edited, error));
        file(&waivers_of(&documents[0])).apply(&mut documents, |_| true, None);
        let mut verdict = Verdict::default();
        verdict.documents = documents;
        for exit_zero in [false, true] {
            let leniency = Leniency { exit_zero, allow_degraded: true };
            prop_assert_eq!(verdict.outcome(leniency), Outcome::Trouble);
        }
    }
}
