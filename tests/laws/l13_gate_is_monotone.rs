//! L13: an extra change in another paragraph never turns a failing check into a passing one.

use proptest::prelude::*;
use variorum::policy::{Change, Policy, judge};
use variorum::{Comparison, Level, Sides};

use super::generate::{Revision, Text, paragraph_sentences, revised, revision};
use super::{comparison, config};

/// Policies that differ in what they look at: levels, kinds, and texts.
const POLICIES: [&str; 4] = [
    "",
    "[check]\nfail-on = \"high\"\nscope = ['^zzz']\n",
    "[check]\nlock = ['[aeiou]']\nkinds = { \"@all\" = \"info\" }\n",
    "[check.kinds]\n\"@all\" = \"allow\"\n\"wording.changed\" = \"deny\"\n\"moved\" = \"deny\"\n",
];

fn policy(index: usize) -> Policy {
    Policy::parse("variorum.toml".as_ref(), POLICIES[index]).expect("the policies are valid")
}

pub(crate) fn fails(comparison: Comparison, policy: &Policy) -> bool {
    let paths = Sides::new("draft.md".to_owned(), "draft.md".to_owned());
    judge(comparison, paths, Change::Edited, policy).fails()
}

fn with(text: &Text, paragraph: Vec<Vec<String>>) -> String {
    let mut text = text.clone();
    text.0.push(paragraph);
    text.render()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_change_elsewhere_never_helps(
        (old, new) in revised(),
        added in paragraph_sentences(),
        further in revision(),
        which in 0..POLICIES.len(),
    ) {
        let policy = policy(which);
        let mut revised = Text(vec![added.clone()]);
        Revision::revise(further, &mut revised);
        let revised = revised.0.into_iter().flatten().collect::<Vec<_>>();
        let one = comparison(&with(&old, added.clone()), &with(&new, added.clone()));
        let both = comparison(&with(&old, added), &with(&new, revised));
        prop_assert!(!fails(one, &policy) || fails(both, &policy));
    }

    #[test]
    fn a_lower_limit_never_helps((old, new) in revised()) {
        let levels = ["critical", "high", "medium", "low", "none"];
        let outcomes = levels.map(|level| {
            let policy = Policy::default().with_fail_on(level.parse().unwrap());
            fails(comparison(&old.render(), &new.render()), &policy)
        });
        prop_assert!(outcomes.is_sorted(), "{outcomes:?}");
    }

    #[test]
    fn the_strictest_policy_passes_only_equal_texts((old, new) in revised()) {
        let policy = Policy::default().with_fail_on(Level::None);
        let words = |text: &Text| text.0.concat().concat();
        if words(&old) != words(&new) {
            prop_assert!(fails(comparison(&old.render(), &new.render()), &policy));
        }
        prop_assert!(!fails(comparison(&old.render(), &old.render()), &policy));
    }

    #[test]
    fn a_locked_text_is_one_whose_words_and_paragraphs_stay((old, new) in revised()) {
        let policy = Policy::parse(
            "variorum.toml".as_ref(),
            "[check]\nlock = ['.']\n[check.kinds]\n\"@all\" = \"allow\"\n",
        ).unwrap();
        let paragraphs = |text: &Text| text.0.iter().map(|paragraph| paragraph.concat()).collect::<Vec<_>>();
        let changed = paragraphs(&old) != paragraphs(&new);
        prop_assert_eq!(fails(comparison(&old.render(), &new.render()), &policy), changed);
    }
}
