//! A change that is made in many places is told once and accepted place by place.

use crate::repository::Repository;

/// A draft in which each of some offices may or must report.
fn draft(may: &[&str]) -> String {
    let offices = ["Harbour", "Bridge", "Ferry", "Signal", "Pilot"];
    let paragraphs = offices.map(|office| {
        let modal = if may.contains(&office) {
            "may"
        } else {
            "shall"
        };
        format!("The {office} Office {modal} report on its budget.\n\n")
    });
    paragraphs.concat()
}

/// A repository whose draft lets some offices off, with that accepted.
fn accepted(may: &[&str]) -> Repository {
    let repository = Repository::with_draft(&draft(&[]));
    repository.write("draft.md", draft(may));
    for (_, _, id) in repository.report(&["--base", "HEAD"]).issues("error") {
        let run = ["--base", "HEAD", "--waive", &id, "--reason", "agreed"];
        repository.check(&run);
    }
    assert_eq!(repository.check(&["--base", "HEAD"]).code, 0);
    repository
}

#[test]
fn a_report_says_in_how_many_places() {
    let repository = Repository::with_draft(&draft(&[]));
    repository.write("draft.md", draft(&["Harbour", "Bridge", "Ferry", "Pilot"]));
    let run = repository.check(&["--base", "HEAD"]);
    let headline = "error[modality.weakened]: the modal requires less than before, in 4 places";
    assert!(run.out.contains(headline), "{}", run.out);
}

#[test]
fn what_is_undone_in_one_place_stays_accepted_in_the_others() {
    let repository = accepted(&["Harbour", "Bridge", "Ferry"]);
    for may in [&["Harbour", "Ferry"][..], &["Ferry"]] {
        repository.write("draft.md", draft(may));
        let run = repository.check(&["--base", "HEAD", "--strict-waivers"]);
        assert_eq!(run.code, 0, "{}", run.out);
    }
    repository.write("draft.md", draft(&[]));
    assert_eq!(repository.report(&["--base", "HEAD"]).waivers(), ["stale"]);
}

#[test]
fn one_place_more_fails_and_leaves_the_waivers_of_the_others_good() {
    let repository = accepted(&["Harbour", "Bridge"]);
    repository.write("draft.md", draft(&["Harbour", "Bridge", "Pilot"]));
    let report = repository.report(&["--base", "HEAD"]);
    assert!(report.waivers().is_empty());
    let [(_, _, id)] = &report.issues("error")[..] else {
        panic!("{:?}", report.issues("error"));
    };
    let waive = ["--base", "HEAD", "--waive", id, "--reason", "agreed too"];
    let run = repository.check(&waive);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(
        run.out.contains("waived: agreed; agreed too"),
        "{}",
        run.out
    );
    let strict = repository.check(&["--base", "HEAD", "--strict-waivers"]);
    assert_eq!(strict.code, 0, "{}", strict.out);
}

#[test]
fn a_baseline_knows_places_too() {
    let repository = Repository::with_draft(&draft(&[]));
    repository.write("draft.md", draft(&["Harbour", "Bridge", "Ferry"]));
    repository.check(&["--base", "HEAD", "--write-baseline", "base.json"]);
    let baseline = ["--base", "HEAD", "--baseline", "base.json", "draft.md"];
    repository.write("draft.md", draft(&["Harbour", "Ferry"]));
    assert_eq!(repository.check(&baseline).code, 0);
    repository.write("draft.md", draft(&["Harbour", "Ferry", "Signal"]));
    assert_eq!(repository.check(&baseline).code, 1);
}

#[test]
fn a_passage_is_accepted_as_a_whole_only() {
    let repository = Repository::with_draft(&draft(&[]));
    let added =
        "Fees of pilots fall by half in winter. Nobody else shall pay them. They end in March.\n";
    repository.write("draft.md", draft(&[]) + added);
    let (_, _, id) = repository
        .report(&["--base", "HEAD", "--fail-on", "none"])
        .issues("error")
        .swap_remove(0);
    let waive = [
        "--base",
        "HEAD",
        "--fail-on",
        "none",
        "--waive",
        &id,
        "--reason",
        "agreed",
    ];
    assert_eq!(repository.check(&waive).code, 0);
    repository.edit("draft.md", " Nobody else shall pay them.", "");
    let report = repository.report(&["--base", "HEAD", "--fail-on", "none", "draft.md"]);
    assert_eq!(report.waivers(), ["stale"]);
    assert_eq!(report.issues("error").len(), 1);
}
