//! How findings stand together: what a passage holds follows it, and the file's own lines are not the text.

use variorum::{
    CompareOptions, Comparison, Kind, Layer, Level, ReadOptions, compare, read_bytes, read_str,
};

/// What is said, and how loudly.
fn told(comparison: &Comparison) -> Vec<(Kind, Level)> {
    let findings = comparison.findings().iter();
    findings
        .map(|finding| (finding.kind, finding.level))
        .collect()
}

#[test]
fn what_a_dropped_passage_promised_follows_the_passage() {
    let kept = "The members met in the harbour.";
    let old = format!("{kept}\n\nThe members will publish a list of wrecks each year.");
    let comparison = compare(
        read_str("old", &old),
        read_str("new", kept),
        &CompareOptions::default(),
    );
    let findings = comparison.findings();
    let parent = findings
        .iter()
        .position(|finding| finding.kind == Kind::Removed)
        .expect("the passage is reported");
    let child = &findings[parent + 1];
    assert_eq!(child.kind, Kind::CommitmentRemoved);
    assert_eq!(child.parent.as_ref(), Some(&findings[parent].id));
}

#[test]
fn numbers_of_the_front_matter_are_no_quantities() {
    let text = |time: &str| format!("---\ntime: {time}\n---\n\nThe members met.\n");
    let read = |time: &str| {
        let text = text(time).into_bytes();
        read_bytes("a.md", text, &ReadOptions::default()).expect("a text")
    };
    let comparison = compare(read("10:21"), read("11:45"), &CompareOptions::default());
    let kinds: Vec<Kind> = comparison
        .findings()
        .iter()
        .map(|finding| finding.kind)
        .collect();
    assert!(!kinds.is_empty(), "nothing is passed over in silence");
    assert!(
        kinds.iter().all(|kind| *kind == Kind::WordingChanged),
        "{kinds:?}"
    );
}

#[test]
fn a_line_of_the_front_matter_stands_for_no_other() {
    let read = |before: &str, after: &str| {
        let text = format!(
            "---\n{before}title: Compact of the Harbour League\n{after}---\n\nThe members met.\n"
        );
        read_bytes("a.md", text.into_bytes(), &ReadOptions::default()).expect("a text")
    };
    let comparison = compare(
        read("keywords: harbour lights signals\n", ""),
        read(
            "",
            "topics: pilots, tolls, harbour, dredging, lights, wrecks, signals, charts\n",
        ),
        &CompareOptions::default(),
    );
    assert_eq!(
        told(&comparison),
        [(Kind::Removed, Level::None), (Kind::Added, Level::None)]
    );
}

#[test]
fn a_line_that_joins_the_front_matter_weighs_nothing() {
    let read = |more: &str| {
        let text = format!("---\ndate: 2021-06-17\n{more}---\n\nThe members met.\n");
        read_bytes("a.md", text.into_bytes(), &ReadOptions::default()).expect("a text")
    };
    let comparison = compare(
        read(""),
        read("sent: 2021-06-18 in 3 copies\n"),
        &CompareOptions::default(),
    );
    assert_eq!(told(&comparison), [(Kind::Added, Level::None)]);
}

#[test]
fn the_target_of_a_link_says_nothing_in_words() {
    let read = |target: &str| {
        let text = format!("If in doubt, [just ask]({target}).\n");
        read_bytes("a.md", text.into_bytes(), &ReadOptions::default()).expect("a text")
    };
    let comparison = compare(
        read("#contact-us"),
        read("https://help.example/requests/all?form=26410"),
        &CompareOptions::default(),
    );
    assert_eq!(told(&comparison), [(Kind::ReferenceChanged, Level::Low)]);
}

#[test]
fn passages_are_quoted_without_marks_of_markup() {
    let read = |text: &str| {
        let text = text.as_bytes().to_vec();
        read_bytes("a.md", text, &ReadOptions::default()).expect("a text")
    };
    let comparison = compare(
        read("*Emphasizing* the importance of tugs in winter,\n"),
        read("*Acknowledging* that ice is a concern for tugs in winter,\n"),
        &CompareOptions::default(),
    );
    let quoted: Vec<&str> = comparison
        .findings()
        .iter()
        .flat_map(|finding| [&finding.old, &finding.new])
        .flatten()
        .map(|passage| passage.text.as_str())
        .collect();
    assert!(quoted.contains(&"Emphasizing the importance"), "{quoted:?}");
    assert!(quoted.iter().all(|text| !text.contains('*')), "{quoted:?}");
}

#[test]
fn the_mark_of_a_footnote_is_no_bracket_and_no_amount() {
    let cases = [("", "[^3]"), ("[^3]", "[^4]"), ("[^vote]", "")];
    for (name, (old, new)) in ["a", "a.md"]
        .into_iter()
        .flat_map(|name| cases.map(|case| (name, case)))
    {
        let read = |mark: &str| read_str(name, &format!("The fund was closed{mark} in May."));
        let comparison = compare(read(old), read(new), &CompareOptions::default());
        let layers: Vec<Layer> = comparison
            .findings()
            .iter()
            .map(|finding| finding.layer)
            .collect();
        assert!(
            !layers.is_empty(),
            "{old} → {new} is passed over in silence"
        );
        assert!(
            layers.iter().all(|layer| *layer == Layer::Editorial),
            "{layers:?}"
        );
    }
}

#[test]
fn a_change_in_a_table_is_told_of_its_cell() {
    let table = |basis: &str, time: &str| {
        let text = format!(
            "| Use | Basis | Kept |\n|-----|:---:|---:|\n| Billing | {basis} | {time} |\n| Safety | Legal duty | 90 days |\n"
        );
        read_str("a.md", &text)
    };
    let told = |old: (&str, &str), new: (&str, &str)| -> Vec<(Kind, String, String)> {
        let comparison = compare(
            table(old.0, old.1),
            table(new.0, new.1),
            &CompareOptions::default(),
        );
        let findings = comparison.findings().iter();
        findings
            .map(|finding| {
                let quote = finding.quotes[0].clone();
                (finding.kind, quote.old, quote.new)
            })
            .collect()
    };
    assert_eq!(
        told(("Contract", "12 months"), ("Contract", "24 months")),
        [(
            Kind::QuantityChanged,
            "12 months".into(),
            "24 months".into()
        )]
    );
    // What is told in another column now is no other text.
    let (sum, place) = ("twelve pounds a month", "paid at the harbour office");
    assert_eq!(
        told((sum, place), (place, sum))[0],
        (Kind::Moved, sum.into(), sum.into())
    );
    let both = told(("Consent", "12 months"), ("Legitimate interests", "1 year"));
    let basis = (
        Kind::WordingChanged,
        "Consent".into(),
        "Legitimate interests".into(),
    );
    assert!(both.contains(&basis), "{both:?}");
    assert_eq!(
        told(("Contract", "12 months"), ("  Contract   ", " 12 months")),
        []
    );
}

#[test]
fn an_address_in_the_text_is_no_row_of_amounts() {
    let kinds = |old: &str, new: &str| -> Vec<(Kind, Level)> {
        let text = |address: &str| format!("The tables, read at {address}, are those of the port.");
        let comparison = crate::comparison(&text(old), &text(new));
        let findings = comparison.findings().iter();
        findings
            .filter(|finding| finding.level > Level::None)
            .map(|finding| (finding.kind, finding.level))
            .collect()
    };
    assert_eq!(
        kinds(
            "https://tides.example/3/0/all.html",
            "https://tides.example/3/1/all.html"
        ),
        [(Kind::ReferenceChanged, Level::Low)]
    );
    // A colon and strokes that stand apart make none.
    assert_eq!(
        kinds("dusk: 3 lamps", "dusk: 4 lamps"),
        [(Kind::QuantityChanged, Level::High)]
    );
}

#[test]
fn the_item_of_a_list_is_no_heading() {
    let kinds = |old: &str, new: &str| -> Vec<Kind> {
        let findings = crate::comparison(old, new);
        findings.findings().iter().map(|found| found.kind).collect()
    };
    let item = |item: &str| format!("We value:\n\n- honest work\n- {item}\n- shared meals\n");
    let line = |line: &str| format!("# {line}\n\nThe tenant pays the rent in May.\n");
    let (old, new) = ("open criticism", "open feedback");
    assert_eq!(kinds(&item(old), &item(new)), [Kind::WordingChanged]);
    assert_eq!(kinds(&line(old), &line(new)), [Kind::HeadingChanged]);
}

#[test]
fn a_short_line_with_a_slip_is_the_same_line() {
    let kinds = |old: &str, new: &str| -> Vec<Kind> {
        let list = |item: &str| format!("Ports of call:\n\n- Alton\n- {item}\n- Worthing\n");
        let findings = crate::comparison(&list(old), &list(new));
        let mut kinds: Vec<Kind> = findings.findings().iter().map(|found| found.kind).collect();
        kinds.sort_unstable();
        kinds
    };
    assert_eq!(kinds("Harbour", "Harbor"), [Kind::EditorialSpelling]);
    assert_eq!(kinds("Merrowby", "Merroby"), [Kind::WordingChanged]);
    // Two letters make another name, and a figure is no slip.
    for (old, new) in [
        ("Merrow", "Mellow"),
        ("Porth", "Perth Bay"),
        ("12345", "12346"),
    ] {
        assert_eq!(kinds(old, new), [Kind::Added, Kind::Removed]);
    }
}
