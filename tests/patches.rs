//! Patches refuse what they should, by class and by name, and parts of a patch are patches.

#![allow(clippy::unwrap_used, reason = "a test that panics fails")]

mod common;

use std::collections::BTreeSet;

use common::{cases, harbour_compact};
use variorum::{
    CompareOptions, Kind, Patch, ReadOptions, Selection, compare, read_bytes, read_str,
};

const OLD: &str = "We urge all parties to sign.\n\nThe rate is 5 per cent.\n";
const NEW: &str = "We invite all parties to sign.\n\nThe rate is 6 per cent.\n";

fn patch() -> Patch {
    Patch::new(&compare(
        read_str("old", OLD),
        read_str("new", NEW),
        &CompareOptions::default(),
    ))
}

fn written(patch: &Patch) -> String {
    let mut json = Vec::new();
    patch.to_json(&mut json).unwrap();
    String::from_utf8(json).unwrap()
}

/// Reads the patch with one replacement made in its JSON, and returns class and message of the error.
fn refusal(from: &str, to: &str) -> String {
    let json = written(&patch());
    assert!(json.contains(from), "{from} is not in {json}");
    let error = Patch::from_json(json.replacen(from, to, 1).as_bytes()).unwrap_err();
    format!("{} {error}", error.kind().class())
}

#[test]
fn malformed_patches_are_refused_with_pointer_and_value() {
    let table = [
        (
            r#""variorum/patch/1""#,
            r#""variorum/patch/2""#,
            "E-PATCH /schema: is not a known version",
        ),
        (
            r#""start":"#,
            r#""begin":"#,
            "E-PATCH /operations/0/begin: is not a known field",
        ),
        (
            r#""removed":"urge","#,
            "",
            "E-PATCH /operations/0: lacks the field `removed`",
        ),
        (
            r#""start":3"#,
            r#""start":3.5"#,
            "E-PATCH /operations/0/start: is not an integer in range: \"3.5\"",
        ),
        (
            r#""start":3"#,
            r#""start":-3"#,
            "E-PATCH /operations/0/start: is not an integer in range: \"-3\"",
        ),
        (
            r#""start":3"#,
            r#""start":4"#,
            "E-PATCH /operations/0/removed: is not as long as the range",
        ),
        (
            r#""start":3"#,
            r#""start":3,"start":3"#,
            "E-PATCH /operations/0/start: is given twice",
        ),
        (
            r#""inserted":"invite""#,
            r#""inserted":"urge""#,
            "E-PATCH /operations/0: changes nothing",
        ),
        (
            r#""sha256":""#,
            r#""sha256":"X"#,
            "E-PATCH /bases/old/sha256: is not a SHA-256",
        ),
        (
            r#""utf8""#,
            r#""utf7""#,
            "E-PATCH /bases/old/encoding: is not a known encoding",
        ),
        ("{", "[", "E-PATCH not a patch: expected"),
    ];
    for (from, to, expected) in table {
        let refusal = refusal(from, to);
        assert!(refusal.starts_with(expected), "{from} -> {to}: {refusal}");
    }
}

#[test]
fn operations_out_of_order_are_refused() {
    let json = written(&patch());
    let start = json.find("[{").unwrap();
    let list = &json[start + 1..json.rfind("]}").unwrap()];
    let twice = format!("{}[{list},{list}]}}", &json[..start]);
    let error = Patch::from_json(twice.as_bytes()).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("/operations/2/start: overlaps, touches or precedes"),
        "{error}"
    );
}

#[test]
fn half_a_character_is_refused() {
    let (old, new) = ("a é b", "a è b");
    let patch = Patch::new(&compare(
        read_str("", old),
        read_str("", new),
        &CompareOptions::default(),
    ));
    let json = written(&patch).replace(
        r#""start":2,"end":4,"removed":"é""#,
        r#""start":3,"end":5,"removed":"é""#,
    );
    let error = Patch::from_json(json.as_bytes())
        .unwrap()
        .apply(old.as_bytes())
        .unwrap_err();
    assert_eq!(error.kind().class(), "E-PATCH");
    assert!(
        error.to_string().starts_with("/operations/0/removed: "),
        "{error}"
    );
}

#[test]
fn another_base_is_refused_and_an_applied_patch_is_recognised() {
    let patch = patch();
    let other = patch.apply(b"another text").unwrap_err();
    assert_eq!(other.kind().class(), "E-DIGEST");
    assert!(!other.to_string().contains("applied already"), "{other}");
    let again = patch.apply(NEW.as_bytes()).unwrap_err();
    assert!(
        again
            .to_string()
            .ends_with("it seems to be applied already"),
        "{again}"
    );
    assert_eq!(
        patch
            .verify(OLD.as_bytes(), OLD.as_bytes())
            .unwrap_err()
            .kind()
            .class(),
        "E-DIGEST"
    );
}

#[test]
fn parts_of_a_patch_are_selected_by_id() {
    let patch = patch();
    let first: BTreeSet<String> = patch.operations()[0].ids.iter().cloned().collect();
    let only = patch
        .select(&Selection::Only(first.clone()), OLD.as_bytes())
        .unwrap();
    let except = patch
        .select(&Selection::Except(first), OLD.as_bytes())
        .unwrap();
    let text = |patch: &Patch| String::from_utf8(patch.apply(OLD.as_bytes()).unwrap()).unwrap();
    assert_eq!(text(&only), OLD.replace("urge", "invite"));
    assert_eq!(text(&except), OLD.replace('5', "6"));
    let unknown = Selection::Only(BTreeSet::from(["no such id".to_owned()]));
    let error = patch.select(&unknown, OLD.as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no operation of the patch realises `no such id`"
    );
}

/// The text that some changes of a patch make of the old one.
fn partly(old: &str, patch: &Patch, selection: &Selection) -> String {
    let part = patch.select(selection, old.as_bytes()).unwrap();
    String::from_utf8(part.apply(old.as_bytes()).unwrap()).unwrap()
}

#[test]
fn no_part_of_a_patch_loses_or_doubles_what_moved() {
    let kept = "The fleet thanks its crews for a long year of fogs.";
    let moved = "Every captain reports the depth of the channel to the harbour office by noon.";
    let old = format!(
        "{kept}\n\n{moved}\n\nWe urge all ports to light their lamps.\n\nTolls stay as they are.\n"
    );
    let new = format!(
        "We urge all ports, where possible, to light their lamps.\n\n{kept}\n\nTolls rise in May.\n\n{moved}\n\nBells ring at dawn.\n"
    );
    let comparison = compare(
        read_str("old", &old),
        read_str("new", &new),
        &CompareOptions::default(),
    );
    let patch = Patch::new(&comparison);
    let ids: BTreeSet<&String> = patch.operations().iter().flat_map(|op| &op.ids).collect();
    assert!(ids.len() > 3, "{ids:?}");
    for id in ids {
        let named = BTreeSet::from([id.clone()]);
        for selection in [
            Selection::Only(named.clone()),
            Selection::Except(named.clone()),
        ] {
            let text = partly(&old, &patch, &selection);
            for once in [kept, moved, "light their lamps", "Tolls"] {
                assert_eq!(
                    text.matches(once).count(),
                    1,
                    "{selection:?}: {once}: {text}"
                );
            }
        }
    }
}

#[test]
fn moves_splits_and_merges_are_selected_by_their_findings() {
    let kept = "The fleet thanks its crews for a long year of fogs and rain.";
    let moved = "Every captain reports the depth of the channel to the harbour office by noon.";
    let cut = (
        "Lamps are lit at dusk along the whole quay.",
        "Pilots board at the outer buoy before every tide.",
    );
    let old = format!(
        "{moved}\n\n{kept}\n\nBells ring at dawn in all seven harbours.\n\n{} {}\n",
        cut.0, cut.1
    );
    let new = format!(
        "{kept}\n\nBells ring at dawn in all seven harbours.\n\n{}\n\n{}\n\n{moved}\n",
        cut.0, cut.1
    );
    let comparison = compare(
        read_str("old", &old),
        read_str("new", &new),
        &CompareOptions::default(),
    );
    let patch = Patch::new(&comparison);
    let of = |kind: Kind| {
        let findings = comparison.findings().iter();
        let found = findings.filter(|finding| finding.kind == kind);
        let ids = found.map(|finding| finding.id.to_string());
        ids.collect::<BTreeSet<_>>()
    };
    let (one, other) = (of(Kind::Moved), of(Kind::Split));
    assert_eq!(
        (one.len(), other.len()),
        (1, 1),
        "{:?}",
        comparison.findings()
    );
    let without_move = partly(&old, &patch, &Selection::Except(one));
    assert!(without_move.starts_with(moved), "{without_move}");
    assert!(
        without_move.contains(&format!("{}\n\n{}", cut.0, cut.1)),
        "{without_move}"
    );
    let split = partly(&old, &patch, &Selection::Only(other));
    assert_eq!(
        split,
        old.replace(
            &format!("{} {}", cut.0, cut.1),
            &format!("{}\n\n{}", cut.0, cut.1)
        )
    );
}

#[test]
fn patches_of_all_cases_lead_forth_and_back() {
    for case in cases().into_iter().chain(harbour_compact()) {
        let patch = Patch::new(&case.compare());
        assert_eq!(patch.apply(&case.old).unwrap(), case.new, "{}", case.name);
        assert_eq!(
            patch.invert().apply(&case.new).unwrap(),
            case.old,
            "{}",
            case.name
        );
        let ids: Vec<_> = patch
            .operations()
            .iter()
            .flat_map(|operation| &operation.ids)
            .collect();
        assert!(!ids.iter().any(|id| id.is_empty()), "{}", case.name);
    }
}

#[test]
fn line_ends_marks_and_encodings_are_restored() {
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let pairs = [
        (b"one\r\n\r\ntwo\r\n".to_vec(), b"one\n\ntwo".to_vec()),
        ("\u{feff}one\n".into(), b"one\n".to_vec()),
        (b"one\n".to_vec(), "\u{feff}one\n".into()),
        (utf16("\u{feff}one\n"), b"one\n".to_vec()),
        (b"one\n".to_vec(), utf16("\u{feff}two\n")),
    ];
    let read = |bytes: &[u8]| read_bytes("name.txt", bytes, &ReadOptions::default());
    for (old, new) in pairs {
        let (Ok(before), Ok(after)) = (read(&old), read(&new)) else {
            continue;
        };
        let patch = Patch::new(&compare(before, after, &CompareOptions::default()));
        assert_eq!(patch.apply(&old).unwrap(), new);
        assert_eq!(patch.invert().apply(&new).unwrap(), old);
    }
}
