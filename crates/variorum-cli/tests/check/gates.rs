//! Locks, scope, phrases, rosters and expected changes, each with what nearly escapes it.

use crate::repository::{Report, Repository};

const ACCORD: &str = "\
# Accord

Document AC/1 of 3 May 2026

## Article 4

The Parties keep the straits open to passage. Every vessel shows a light.

## Article 5

The Parties shall inform the Secretariat of every closure. They shall also pay 300 marks.

Fees are due in spring.

## Article 50

The accord is open to all States of the region.

## Members

Almara, Belmar and the Republic of Corvania.

## Observers

Dunmark.
";

/// The accord under a policy that leaves everything to its gates, with some words replaced.
fn judged(policy: &str, changes: &[(&str, &str)]) -> Report {
    let repository = Repository::with_draft(ACCORD);
    let policy = format!("[check]\n{policy}\n[check.kinds]\n\"@all\" = \"allow\"\n");
    repository.write("variorum.toml", policy);
    for (old, new) in changes {
        repository.edit("draft.md", old, new);
    }
    repository.report(&["--base", "HEAD"])
}

fn errors(policy: &str, changes: &[(&str, &str)]) -> Vec<String> {
    judged(policy, changes).rules("error")
}

const LOCK: &str = "lock = ['^Article 5\\b']";

#[test]
fn a_lock_lets_typography_and_other_articles_pass() {
    for change in [
        ("every closure. They", "every\nclosure.  They"),
        ("300 marks", "300\u{a0}marks"),
        ("the Secretariat of", "the **Secretariat** of"),
        ("of the region", "of the whole region"),
        ("passage. Every vessel", "passage.\n\nNo vessel"),
    ] {
        assert_eq!(errors(LOCK, &[change]), [""; 0], "{change:?}");
    }
}

#[test]
fn a_lock_catches_whatever_else_happens_to_its_passage() {
    for change in [
        ("300 marks", "400 marks"),
        ("of every closure", "of every, closure"),
        ("The Parties shall inform", "The parties shall inform"),
        (" They shall also pay 300 marks.", ""),
        ("## Article 5\n\n", ""),
        ("## Article 5\n", "### Article 5\n"),
        ("## Article 5\n", "## Article 5a\n"),
        ("closure. They", "closure.\n\nThey"),
        ("marks.\n\nFees", "marks. Fees"),
        (
            "Fees are due in spring.",
            "Fees are due in spring.\n\nOr in autumn.",
        ),
        ("## Article 50", "Nor is this all.\n\n## Article 50"),
    ] {
        let errors = errors(LOCK, &[change]);
        assert!(!errors.is_empty(), "{change:?}");
        assert!(
            errors.iter().all(|rule| rule == "policy.locked"),
            "{errors:?}"
        );
    }
}

#[test]
fn a_sentence_that_moves_out_of_a_locked_passage_or_into_it_is_pointed_at() {
    let sentence = " They shall also pay 300 marks.";
    let out = [
        (sentence, ""),
        ("of the region.", &format!("of the region.{sentence}")),
    ];
    let into = [
        (" Every vessel shows a light.", ""),
        ("in spring.", "in spring. Every vessel shows a light."),
    ];
    for (changes, line) in [(&out[..], 17), (&into, 13)] {
        let report = judged(LOCK, changes);
        assert_eq!(report.rules("error"), ["policy.locked"]);
        assert_eq!(
            report.json["documents"][0]["issues"][0]["start"]["line"],
            line
        );
    }
}

#[test]
fn only_the_scope_may_change() {
    let scope = "scope = ['^Article 50\\b', '^Members$']";
    assert_eq!(
        errors(
            scope,
            &[
                ("of the region", "of the whole region"),
                ("Almara", "Almaria")
            ]
        ),
        [""; 0]
    );
    for change in [
        ("300 marks", "400 marks"),
        ("AC/1", "AC/2"),
        ("## Observers\n\n", ""),
        ("# Accord\n\n", "# Accord\n\nA preamble.\n\n"),
    ] {
        assert_eq!(errors(scope, &[change]), ["policy.scope"], "{change:?}");
    }
}

#[test]
fn a_forbidden_phrase_is_found_however_it_is_broken_and_set() {
    let policy = "forbidden = ['to the extent \"possible\"']";
    for text in [
        "to the\nextent \"possible\"",
        "To The  Extent “Possible”",
        "to the *extent* «possible»",
        "to the\u{a0}ex\u{ad}tent \"possible\"",
        "to [the extent](https://example.org) \"possible\"",
    ] {
        let errors = errors(policy, &[("in spring", text)]);
        assert_eq!(errors, ["policy.forbidden"], "{text}");
    }
    for text in [
        "to the extent possible",
        "to the extents \"possible\"",
        "onto the extent \"impossible\"",
    ] {
        assert_eq!(errors(policy, &[("in spring", text)]), [""; 0], "{text}");
    }
}

#[test]
fn a_required_phrase_must_stand_in_the_text_itself() {
    let policy = "required = [\"open to all States\"]";
    for text in ["open\nto all States", "OPEN to **all States**"] {
        assert_eq!(
            errors(policy, &[("open to all States", text)]),
            [""; 0],
            "{text}"
        );
    }
    for text in [
        "open to States",
        "open to nearly all States",
        "open\n\n<!-- open to all States -->\n\nto others",
    ] {
        let errors = errors(policy, &[("open to all States", text)]);
        assert_eq!(errors, ["policy.required"], "{text}");
    }
}

#[test]
fn a_roster_may_grow_and_change_its_order_and_nothing_else() {
    let policy = "[[check.roster]]\nname = \"members\"\npassage = '^Members$'";
    for list in [
        "Almara, Belmar, Estovia and the Republic of Corvania.",
        "The Republic of Corvania, Belmar and Almara.",
        "\n- Almara\n- Belmar\n- Republic of Corvania\n",
    ] {
        let changes = [("Almara, Belmar and the Republic of Corvania.", list)];
        assert_eq!(errors(policy, &changes), [""; 0], "{list}");
    }
    for (list, lost) in [
        ("Almara and the Republic of Corvania.", "belmar"),
        ("Almara, New Belmar and the Republic of Corvania.", "belmar"),
        ("Almara, Belmaria and the Republic of Corvania.", "belmar"),
        ("Almara, Belmar and the Republic.", "corvania"),
    ] {
        let report = judged(
            policy,
            &[("Almara, Belmar and the Republic of Corvania.", list)],
        );
        assert_eq!(report.rules("error"), ["policy.roster"], "{list}");
        let said = report.json["documents"][0]["issues"][0]["explanation"]
            .as_str()
            .unwrap();
        assert!(said.to_lowercase().contains(lost), "{said}");
    }
    let changes = [
        ("Almara, Belmar and", "Almara and"),
        ("Dunmark.", "Dunmark, Belmar."),
    ];
    assert_eq!(
        errors(policy, &changes),
        ["policy.roster"],
        "another list is no excuse"
    );
    let changes = [("## Members", "## Participants")];
    assert_eq!(
        errors(policy, &changes).len(),
        4,
        "a roster that is nowhere has lost all"
    );
}

#[test]
fn expected_changes_are_remarks_as_long_as_the_paragraph_keeps_its_form() {
    let repository = Repository::with_draft(ACCORD);
    repository.write(
        "variorum.toml",
        "[check]\nfail-on = \"low\"\n[check.expected]\nparagraphs = ['Document AC/\\d+ of \\d+ \\w+ \\d{4}']\n",
    );
    repository.edit("draft.md", "AC/1 of 3 May", "AC/2 of 19 June");
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 0, "{:#}", report.json);
    assert!(report.count("notes") > 0);
    repository.edit("draft.md", "of 19 June 2026", "of 19 June 2026, restricted");
    assert_eq!(repository.report(&["--base", "HEAD"]).code, 1);
    repository.edit("draft.md", ", restricted", "");
    repository.edit("draft.md", "300 marks", "400 marks");
    assert_eq!(repository.report(&["--base", "HEAD"]).code, 1);
}

#[test]
fn expected_metadata_may_change_and_other_metadata_may_not() {
    let header =
        |date: &str, status: &str| format!("---\ndate: {date}\nstatus: {status}\n---\n\n{ACCORD}");
    let repository = Repository::with_draft(&header("3 May 2026", "draft"));
    repository.write(
        "variorum.toml",
        "[check]\nfail-on = \"none\"\n[check.expected]\nmetadata = [\"date\"]\n",
    );
    repository.write("draft.md", header("19 June 2026", "draft"));
    let report = repository.report(&["--base", "HEAD"]);
    assert_eq!(report.code, 0, "{:#}", report.json);
    repository.write("draft.md", header("19 June 2026", "final"));
    assert_eq!(repository.report(&["--base", "HEAD"]).code, 1);
}
