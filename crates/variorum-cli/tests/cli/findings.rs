//! Findings on screen: which are listed, the digest, and the rows that a user adds.

use crate::scratch::{Scratch, text};

/// A request and a limit, with one verb that no table knows.
fn scratch() -> Scratch {
    let scratch = Scratch::new();
    scratch.write(
        "old.txt",
        "The Council implorates the parties to allow access by 2030.\n",
    );
    scratch.write(
        "new.txt",
        "The Council invites the parties to allow access.\n",
    );
    scratch
}

/// Rows that rank the verb.
const ROWS: &str = r#"
source = ["house style"]
[verb.directive]
implorate = { rank = 95, surfaces = ["implorate"] }
"#;

fn shown(scratch: &Scratch, arguments: &str) -> String {
    let output = scratch.bash(&format!(
        "variorum diff old.txt new.txt --width 200 {arguments}"
    ));
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn a_file_of_rows_teaches_a_verb() {
    let scratch = scratch();
    assert!(!shown(&scratch, "").contains("directive weakened"));
    scratch.write("house.toml", ROWS);
    let taught = shown(&scratch, "--lexicon house.toml");
    assert!(taught.contains("▲ directive weakened"), "{taught}");
}

/// The rows as part of the configuration.
fn configured() -> Scratch {
    let scratch = scratch();
    scratch.write(
        "variorum.toml",
        ROWS.replace("[verb", "[lexicon.verb")
            .replacen("source", "[lexicon]\nsource", 1),
    );
    scratch
}

#[test]
fn rows_of_the_configuration_count_for_many_versions_too() {
    let story = |scratch: &Scratch| {
        scratch.write(
            "newest.txt",
            "The Council urges the parties to allow access.\n",
        );
        let output = scratch.bash("variorum lineage old.txt new.txt newest.txt --format json");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    assert!(!story(&scratch()).contains("directive.weakened"));
    let taught = story(&configured());
    assert!(taught.contains("directive.weakened"), "{taught}");
}

#[test]
fn rows_of_the_configuration_count_and_those_of_the_flag_win() {
    let scratch = configured();
    assert!(shown(&scratch, "").contains("▲ directive weakened"));
    scratch.write("house.toml", ROWS.replace("95", "10"));
    let taught = shown(&scratch, "--lexicon house.toml");
    assert!(taught.contains("▲ directive strengthened"), "{taught}");
}

#[test]
fn mistakes_in_rows_name_the_file() {
    let scratch = scratch();
    scratch.write("house.toml", "[verb.directive]\nimplorate = 95\n");
    for (file, said) in [("house.toml", "house.toml: "), ("none.toml", "none.toml: ")] {
        let output = scratch.bash(&format!("variorum diff old.txt new.txt --lexicon {file}"));
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(said));
    }
}

#[test]
fn the_digest_lists_by_level_and_counts_the_ways() {
    let scratch = scratch();
    scratch.write("house.toml", ROWS);
    let shown = shown(&scratch, "--lexicon house.toml --digest");
    let high = shown.find("\nhigh\n").expect("a level is a heading");
    let first = shown.find("▲").expect("findings are listed");
    let counts = shown.find("1 softer").expect("the ways are counted");
    let redline = shown.find("[-implorates-]").expect("the redline follows");
    assert!(counts < high && high < first && first < redline, "{shown}");
}

#[test]
fn findings_are_chosen_by_level_and_kind() {
    let scratch = scratch();
    let all = shown(&scratch, "");
    assert!(all.contains("▲ deadline removed"), "{all}");
    assert!(!shown(&scratch, "--min-level critical").contains("▲"));
    assert!(shown(&scratch, "--kind *.removed").contains("▲ deadline removed"));
    assert!(!shown(&scratch, "--kind commitment.*").contains("▲"));
    let output = scratch.bash("variorum diff old.txt new.txt --kind deadlin.*");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("did you mean `deadline.*`"));
}

#[test]
fn each_finding_has_a_line_where_it_was_asked_for() {
    let scratch = Scratch::new();
    let text = |words: [&str; 8]| {
        let [hall, low, wet, old, bread, beer, boys, loft] = words;
        format!(
            "The keepers met in the {hall}, and the lamps burned {low}. The mole was {wet}, and the ropes were {old}. \
             The pilots ate {bread}, the masters drank {beer}, and the {boys} slept in the {loft}.\n"
        )
    };
    scratch.write(
        "old.txt",
        text(["hall", "low", "wet", "old", "bread", "beer", "boys", "loft"]),
    );
    scratch.write(
        "new.txt",
        text([
            "barn", "blue", "dry", "frayed", "cheese", "wine", "girls", "shed",
        ]),
    );
    let folded = shown(&scratch, "");
    assert!(folded.contains(" lesser: "), "{folded}");
    let unfolded = shown(&scratch, "--unfold");
    assert!(!unfolded.contains(" lesser: "), "{unfolded}");
    let lines = |page: &str| page.matches('▲').count();
    assert!(lines(&unfolded) > lines(&folded), "{unfolded}");
}
