//! Three drafts and twelve revisions: what a team sees on its way to an agreed text.

use crate::repository::{Report, Repository};

const STATEMENT: &str = "\
# Statement on the Straits

Document ST/1 of 3 May 2026

## Article 4

The Parties shall keep the straits open to \"innocent\" passage.

## Article 5

The Parties shall inform the Secretariat of every closure within two days.

## Article 6

The Secretariat will publish a yearly report on all closures.

The Parties will meet each year in the spring, without prejudice to the rights of third States.
";

const ANNEX: &str = "\
# Annex on signals

1. Every vessel shall show a light at night.

2. Every harbour shall answer a call within one hour.

3. The Secretariat keeps a list of calls.
";

const MEMBERS: &str = "\
# Members of the Forum

## Members

- Almara
- Belmar
- Corvania

## Observers

- Dunmark
";

const POLICY: &str = r#"[check]
fail-on = "medium"
lock = ['^Article 5\b']
forbidden = ["as appropriate"]

[[check.roster]]
name = "members"
passage = '^Members$'

[check.expected]
paragraphs = ['Document ST/\d+ of \d+ \w+ \d{4}']

[[check.override]]
documents = ["statement.md"]
required = ["without prejudice to the rights of third States"]
"#;

/// The team's repository, and the check that its pipeline runs.
struct Team(Repository);

impl Team {
    fn new() -> Self {
        let repository = Repository::new();
        for (name, text) in [
            ("statement.md", STATEMENT),
            ("annex.md", ANNEX),
            ("members.md", MEMBERS),
            ("variorum.toml", POLICY),
        ] {
            repository.write(name, text);
        }
        repository.commit("agreed text");
        repository.git(&["tag", "agreed"]);
        Self(repository)
    }

    /// Commits a revision and judges it against the agreed text.
    fn revise(&self, message: &str, revise: impl FnOnce(&Repository)) -> Report {
        revise(&self.0);
        self.0.commit(message);
        self.0.report(&["--base", "agreed"])
    }

    /// Goes back to the agreed text, keeping the waivers.
    fn start_again(&self) {
        let restored = ["checkout", "-q", "agreed", "--", "."];
        self.0.git(&["rm", "-q", "-r", "--", "*.md"]);
        self.0.git(&restored);
    }

    fn waive(&self, id: &str, reason: &str) {
        let run = self.0.check(&[
            "--base",
            "agreed",
            "--waive",
            id,
            "--reason",
            reason,
            "--by",
            "A. Delegate",
        ]);
        assert!(
            run.out.contains(&format!("waived: {reason}")),
            "{}{}",
            run.out,
            run.err
        );
    }
}

fn documents(report: &Report) -> Vec<&str> {
    let documents = report.json["documents"].as_array().unwrap().iter();
    documents
        .map(|document| document["path"].as_str().unwrap())
        .collect()
}

#[test]
fn twelve_revisions_from_quotation_marks_to_an_agreed_text() {
    let team = Team::new();

    let report = team.revise("1: typographic quotation marks", |team| {
        team.edit("statement.md", "\"innocent\"", "“innocent”");
    });
    assert_eq!(report.code, 0, "{:#}", report.json);
    assert_eq!(documents(&report), ["statement.md"]);

    let report = team.revise("2: a new number and date", |team| {
        team.edit("statement.md", "ST/1 of 3 May", "ST/2 of 19 June");
    });
    assert_eq!(report.code, 0, "{:#}", report.json);
    assert!(report.count("notes") > 0, "expected changes stay visible");

    let report = team.revise("3: a promise is weakened", |team| {
        team.edit("statement.md", "will publish", "may publish");
    });
    assert_eq!(report.code, 1);
    let weakened = report.issues("error");
    assert_eq!(weakened.len(), 1, "{weakened:?}");
    assert_eq!(weakened[0].0, "statement.md");

    team.waive(&weakened[0].2, "agreed on 19 June");
    let report = team.revise("4: the weaker promise is accepted", |_| {});
    assert_eq!(
        (report.code, report.count("waived")),
        (0, 1),
        "{:#}",
        report.json
    );

    let report = team.revise("5: the paragraphs of the annex are numbered anew", |team| {
        team.edit("annex.md", "3. The", "4. The");
        team.edit("annex.md", "2. Every", "3. Every");
    });
    assert_eq!(
        (report.code, report.count("waived")),
        (0, 1),
        "{:#}",
        report.json
    );
    assert_eq!(documents(&report), ["annex.md", "statement.md"]);

    let report = team.revise("6: another change does not undo the waiver", |team| {
        team.edit("annex.md", "within one hour", "within two days");
        team.edit("statement.md", "in the spring", "in the autumn");
    });
    assert_eq!((report.code, report.count("waived")), (1, 1));
    let paths = report.issues("error").into_iter().map(|issue| issue.0);
    let mut paths = paths.collect::<Vec<_>>();
    paths.dedup();
    assert_eq!(paths, ["annex.md", "statement.md"]);

    team.start_again();
    let report = team.revise("7: the waived change is withdrawn", |_| {});
    assert_eq!((report.code, report.waivers()), (0, vec!["stale"]));
    let strict = team.0.check(&["--base", "agreed", "--strict-waivers"]);
    assert_eq!(strict.code, 1, "{}", strict.out);
    assert!(strict.out.contains("error[waiver.stale]"), "{}", strict.out);

    locks_lists_and_phrases(&team);
    files(&team);
}

fn locks_lists_and_phrases(team: &Team) {
    team.start_again();
    let report = team.revise("8: a locked article is touched", |team| {
        team.edit("statement.md", "within two days", "within three days");
    });
    assert_eq!(report.code, 1);
    assert!(report.rules("error").contains(&"policy.locked".to_owned()));

    team.start_again();
    let report = team.revise("9: a member leaves and another one joins", |team| {
        team.edit("members.md", "- Belmar\n", "");
        team.edit("members.md", "- Corvania", "- Corvania\n- Estovia");
    });
    assert_eq!(report.code, 1);
    let roster = report
        .rules("error")
        .into_iter()
        .filter(|rule| rule == "policy.roster");
    assert_eq!(roster.count(), 1);

    team.start_again();
    let report = team.revise("10: agreed language goes, other language returns", |team| {
        team.edit(
            "statement.md",
            ", without prejudice to the rights of third States",
            ", as\nappropriate",
        );
    });
    assert_eq!(report.code, 1);
    for rule in ["policy.required", "policy.forbidden"] {
        assert!(report.rules("error").contains(&rule.to_owned()), "{rule}");
    }
}

fn files(team: &Team) {
    team.start_again();
    let report = team.revise(
        "11: the annex is renamed, the members are dropped",
        |team| {
            team.git(&["mv", "annex.md", "annex-a.md"]);
            team.git(&["rm", "-q", "members.md"]);
        },
    );
    assert_eq!(report.code, 1);
    assert_eq!(report.rules("note"), ["document.renamed"]);
    assert!(
        report
            .rules("error")
            .contains(&"document.removed".to_owned())
    );

    team.start_again();
    std::fs::remove_file(team.0.path().join("variorum-waivers.toml")).unwrap();
    let report = team.revise("12: back to the agreed text", |_| {});
    assert_eq!(
        (report.code, documents(&report), report.waivers()),
        (0, vec![], vec![])
    );
    assert_eq!(report.json["drafts"], 3);
    let log = team.0.git(&["log", "--oneline", "agreed.."]);
    assert_eq!(log.lines().count(), 12, "{log}");
}
