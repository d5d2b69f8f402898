//! L6: the same texts give the same result, whatever runs beside them and whatever the files are called.

use std::thread;

use proptest::prelude::*;
use variorum::{CompareOptions, Patch, compare, read_str, render};

use crate::config;
use crate::generate::any_pair;

/// Every output of one comparison, one after the other.
fn outputs(old: &str, new: &str) -> Vec<u8> {
    let comparison = crate::comparison(old, new);
    let mut out = Vec::new();
    render::json(&comparison, &mut out).expect("a vector accepts every write");
    render::terminal(&comparison, &render::TerminalOptions::default(), &mut out)
        .expect("a vector accepts every write");
    Patch::new(&comparison)
        .to_json(&mut out)
        .expect("a vector accepts every write");
    out
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn threads_do_not_matter((old, new) in any_pair()) {
        let alone = outputs(&old, &new);
        let together: Vec<Vec<u8>> = thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| outputs(&old, &new))).collect();
            runs.into_iter().map(|run| run.join().expect("no panic")).collect()
        });
        prop_assert!(together.iter().all(|output| *output == alone));
    }

    #[test]
    fn names_do_not_matter((old, new) in any_pair()) {
        let options = CompareOptions::default();
        let named = |a: &str, b: &str| compare(read_str(a, &old), read_str(b, &new), &options);
        let (one, other) = (named("a.txt", "b.txt"), named("elsewhere/x/../old", "new"));
        prop_assert_eq!(one.edits(), other.edits());
        prop_assert_eq!(one.alignment(), other.alignment());
        prop_assert_eq!(one.findings(), other.findings());
    }
}
