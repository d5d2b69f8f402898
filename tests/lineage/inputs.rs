//! What is refused, and what is only warned of.

use variorum::{ErrorKind, LineageOptions, Witness, lineage, read_str};

use crate::witnesses;

#[test]
fn fewer_than_two_versions_are_refused() {
    for count in 0..2 {
        let texts = vec!["A text."; count];
        let error = lineage(witnesses(&texts), &LineageOptions::default()).expect_err("too few");
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(
            error.to_string().contains("at least two versions"),
            "{error}"
        );
    }
}

#[test]
fn the_same_version_twice_is_refused_by_name() {
    let twice = || Witness::new("A", read_str("june.txt", "A text."));
    let error = lineage(vec![twice(), twice()], &LineageOptions::default()).expect_err("twice");
    assert_eq!(
        error.to_string(),
        "june.txt: the same version is given twice"
    );
}

#[test]
fn dates_that_contradict_the_order_are_named_and_the_order_is_kept() {
    let named = |name: &str| Witness::new(name, read_str(name, "A text."));
    let given = vec![named("2021-06-28.txt"), named("2019-02-06.txt")];
    let lineage = lineage(given, &LineageOptions::default()).expect("two texts");
    let message = &lineage.notices()[0].message;
    assert!(
        message.contains("2021-06-28.txt") && message.contains("2019-02-06.txt"),
        "{message}"
    );
    assert_eq!(lineage.witnesses()[0].sigil(), "2021-06-28.txt");
}

#[test]
fn a_version_without_a_date_does_not_hide_a_contradiction() {
    let files = [
        "2021.txt",
        "undated.txt",
        "2019.txt",
        "2020-03.txt",
        "2020.txt",
    ];
    let named = |name: &&str| Witness::new(*name, read_str(name, &format!("A text of {name}.")));
    let given = files.iter().map(named).collect();
    let lineage = lineage(given, &LineageOptions::default()).expect("five texts");
    let messages: Vec<&str> = lineage
        .notices()
        .iter()
        .map(|notice| notice.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "2019.txt (2019) is given after 2021.txt (2021); the order given is kept",
            "2020-03.txt (2020-03) is given after 2021.txt (2021); the order given is kept",
            "2020.txt (2020) is given after 2021.txt (2021); the order given is kept",
        ]
    );
}

#[test]
fn empty_texts_are_versions_too() {
    let lineage = lineage(witnesses(&["", "A text.", ""]), &LineageOptions::default());
    let totals = lineage.expect("three texts").totals(2);
    assert_eq!((totals.words, totals.dropped), (0, 2));
}
