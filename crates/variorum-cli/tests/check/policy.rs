//! `variorum policy`: the starter, what decides and why, and the schema for editors.

use jsonschema::Validator;
use serde_json::Value;

use crate::repository::Repository;

const DRAFT: &str = "# Draft\n\nThe Council shall meet in June.\n";

#[test]
fn a_starter_policy_is_valid_and_explains_itself() {
    let repository = Repository::with_draft(DRAFT);
    assert_eq!(repository.run(&["policy", "init"]).code, 0);
    let again = repository.run(&["policy", "init"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("has a policy already"), "{}", again.err);
    repository.edit("draft.md", "shall meet", "may meet");
    assert_eq!(repository.check(&["--base", "HEAD"]).code, 1);
    let explained = repository.run(&["policy", "explain", "--base", "HEAD"]);
    assert_eq!(explained.code, 0, "{}", explained.err);
    assert!(explained.out.contains("deny"), "{}", explained.out);
    assert!(
        explained.out.contains("`fail-on` in [check], line 6"),
        "{}",
        explained.out
    );
}

#[test]
fn names_in_an_explanation_turn_nothing_around_on_a_terminal() {
    let repository = Repository::with_draft(DRAFT);
    repository.write("a\u{202e}dm.md", "It will meet \"soon\".\n");
    let explained = repository.run(&["policy", "explain", "--base", "HEAD"]);
    assert!(
        explained.out.contains("\"a<U+202E>dm.md\"") && !explained.out.contains('\u{202e}'),
        "{}",
        explained.out
    );
}

#[test]
fn a_quotation_mark_in_a_path_does_not_end_it_in_an_explanation() {
    let repository = Repository::with_draft(DRAFT);
    repository.write("a\" \\x.md", "It will meet.\n");
    let explained = repository.run(&["policy", "explain", "--base", "HEAD"]);
    assert!(
        explained.out.contains(r#" "a\" \\x.md" "#),
        "{}",
        explained.out
    );
}

#[test]
fn a_starter_is_added_to_what_the_file_has() {
    let repository = Repository::with_draft(DRAFT);
    repository.write("variorum.toml", "[diff]\nwidth = 72\n");
    assert_eq!(repository.run(&["policy", "init"]).code, 0);
    let file = repository.read("variorum.toml");
    assert!(file.starts_with("[diff]\nwidth = 72\n\n#"), "{file}");
    assert_eq!(repository.check(&["--base", "HEAD"]).code, 0);
}

/// The schema that the program prints, and a configuration as editors see it.
fn validator(repository: &Repository) -> Validator {
    let schema: Value = serde_json::from_str(&repository.run(&["policy", "schema"]).out).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn as_json(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}

#[test]
fn the_schema_takes_what_the_program_takes_and_nothing_else() {
    let repository = Repository::with_draft(DRAFT);
    let validator = validator(&repository);
    repository.run(&["policy", "init"]);
    let starter = repository.read("variorum.toml");
    let valid = [
        starter.as_str(),
        "[diff]\ndisplay = \"side-by-side\"\nwidth = 72\ncontext = 0\ncolor = \"never\"\nmin-level = \"low\"\n",
        "[check.kinds]\n\"hedge.added\" = \"deny\"\n\"*.weakened\" = \"warn\"\n\"hedge.*\" = \"info\"\n\"@force\" = \"allow\"\n\"policy.locked\" = \"warn\"\n",
        "[[check.roster]]\npassage = \"x\"\n[check.expected]\nmetadata = [\"date\"]\nparagraphs = [\"x\"]\n",
        "[[check.override]]\ndocuments = [\"a/*\"]\nlock = [\"x\"]\n[[check.override]]\nsections = [\"^A\"]\nfail-on = \"high\"\n",
    ];
    let invalid = [
        "[chek]\n",
        "[check]\nfial-on = \"low\"\n",
        "[check]\nfail-on = \"severe\"\n",
        "[check]\nlock = \"^A\"\n",
        "[check]\nlock = [\"\"]\n",
        "[check.kinds]\n\"hedge.aded\" = \"deny\"\n",
        "[check.kinds]\n\"hedge.*\" = \"denny\"\n",
        "[[check.roster]]\nname = \"members\"\n",
        "[[check.override]]\nfail-on = \"low\"\n",
        "[[check.override]]\nsections = [\"^A\"]\nlock = [\"^B\"]\n",
        "[diff]\nwidht = 72\n",
        "[diff]\ncolor = \"sometimes\"\n",
    ];
    let files = valid.map(|text| (text, true)).into_iter();
    for (text, is_valid) in files.chain(invalid.map(|text| (text, false))) {
        assert_eq!(validator.is_valid(&as_json(text)), is_valid, "{text}");
        repository.write("variorum.toml", text);
        let diff = repository.run(&["diff", "draft.md", "draft.md"]);
        let check = repository.check(&["--base", "HEAD"]);
        assert_eq!(
            diff.code == 0 && check.code == 0,
            is_valid,
            "{text}{}",
            check.err
        );
    }
}
