//! Three drafts and twelve revisions: what a team sees on its way to an agreed text.

use crate::agreement::{Told, reports_agree};
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

    /// Commits a revision and judges it against the agreed text. Every form of report tells what fails where.
    fn revise(&self, message: &str, revise: impl FnOnce(&Repository), failing: &[&str]) -> Report {
        revise(&self.0);
        self.0.commit(message);
        let arguments = ["--base", "agreed"];
        let report = self.0.report(&arguments);
        let told: Told = reports_agree(&self.0, &report, &arguments);
        let told = told.failing.iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(told, failing, "{message}: {:#}", report.json);
        assert_eq!(report.code, i32::from(!failing.is_empty()), "{message}");
        report
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
    typography_and_what_is_expected(&team);
    a_promise_and_its_waiver(&team);
    locks_lists_and_phrases(&team);
    files(&team);
}

fn typography_and_what_is_expected(team: &Team) {
    let report = team.revise(
        "1: typographic quotation marks",
        |team| team.edit("statement.md", "\"innocent\"", "“innocent”"),
        &[],
    );
    assert_eq!(documents(&report), ["statement.md"]);

    let report = team.revise(
        "2: a new number and date",
        |team| team.edit("statement.md", "ST/1 of 3 May", "ST/2 of 19 June"),
        &[],
    );
    assert!(report.count("notes") > 0, "expected changes stay visible");
}

fn a_promise_and_its_waiver(team: &Team) {
    let report = team.revise(
        "3: a promise is weakened",
        |team| team.edit("statement.md", "will publish", "may publish"),
        &["modality.weakened statement.md:15"],
    );
    let (_, _, id) = report.issues("error").swap_remove(0);

    team.waive(&id, "agreed on 19 June");
    let report = team.revise("4: the weaker promise is accepted", |_| {}, &[]);
    assert_eq!(report.count("waived"), 1, "{:#}", report.json);

    let report = team.revise(
        "5: the paragraphs of the annex are numbered anew",
        |team| {
            team.edit("annex.md", "3. The", "4. The");
            team.edit("annex.md", "2. Every", "3. Every");
        },
        &[],
    );
    assert_eq!(report.count("waived"), 1, "{:#}", report.json);
    assert_eq!(documents(&report), ["annex.md", "statement.md"]);

    let report = team.revise(
        "6: another change does not undo the waiver",
        |team| {
            team.edit("annex.md", "within one hour", "within two days");
            team.edit("statement.md", "in the spring", "in the autumn");
        },
        &[
            "deadline.moved annex.md:5",
            "wording.changed statement.md:17",
        ],
    );
    assert_eq!(report.count("waived"), 1);

    team.start_again();
    let report = team.revise("7: the waived change is withdrawn", |_| {}, &[]);
    assert_eq!(report.waivers(), ["stale"]);
    let strict = team.0.check(&["--base", "agreed", "--strict-waivers"]);
    assert_eq!(strict.code, 1, "{}", strict.out);
    assert!(strict.out.contains("error[waiver.stale]"), "{}", strict.out);
}

fn locks_lists_and_phrases(team: &Team) {
    team.start_again();
    team.revise(
        "8: a locked article is touched",
        |team| team.edit("statement.md", "within two days", "within three days"),
        &[
            "deadline.moved statement.md:11",
            "policy.locked statement.md:11",
        ],
    );

    team.start_again();
    team.revise(
        "9: a member leaves and another one joins",
        |team| {
            team.edit("members.md", "- Belmar\n", "");
            team.edit("members.md", "- Corvania", "- Corvania\n- Estovia");
        },
        &["policy.roster members.md:5", "removed members.md:5"],
    );

    team.start_again();
    team.revise(
        "10: agreed language goes, other language returns",
        |team| {
            team.edit(
                "statement.md",
                ", without prejudice to the rights of third States",
                ", as\nappropriate",
            );
        },
        &[
            "condition.removed statement.md:17",
            "hedge.added statement.md:17",
            "policy.forbidden statement.md:17",
            "policy.required statement.md",
        ],
    );
}

fn files(team: &Team) {
    team.start_again();
    let report = team.revise(
        "11: the annex is renamed, the members are dropped",
        |team| {
            team.git(&["mv", "annex.md", "annex-a.md"]);
            team.git(&["rm", "-q", "members.md"]);
        },
        &[
            "document.removed members.md",
            "policy.roster members.md:5",
            "policy.roster members.md:6",
            "policy.roster members.md:7",
        ],
    );
    assert_eq!(report.rules("note"), ["document.renamed"]);

    team.start_again();
    std::fs::remove_file(team.0.path().join("variorum-waivers.toml")).unwrap();
    let report = team.revise("12: back to the agreed text", |_| {}, &[]);
    assert_eq!(documents(&report), [""; 0]);
    assert_eq!(report.waivers(), [""; 0]);
    assert_eq!(report.json["drafts"], 3);
    let log = team.0.git(&["log", "--oneline", "agreed.."]);
    assert_eq!(log.lines().count(), 12, "{log}");
}
