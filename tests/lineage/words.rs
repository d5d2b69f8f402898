//! Words of texts in Markdown: which are counted, and where they come from.

use std::io::{self, Write};
use std::sync::Arc;

use variorum::render::{self, LineageLayout};
use variorum::{CompareOptions, Lineage, LineageOptions, Witness, compare, lineage, read_str};

fn markdown(texts: &[String]) -> Lineage {
    let witnesses = texts.iter().enumerate().map(|(number, text)| {
        let document = read_str(&format!("{}.md", number + 1), text);
        Witness::new((number + 1).to_string(), Arc::new(document))
    });
    lineage(witnesses.collect(), &LineageOptions::default()).expect("two texts")
}

#[test]
fn blame_gives_a_changed_target_of_a_link_its_own_version_and_a_row_one_line() {
    let text = |year: &str, pilots: &str| {
        format!(
            "See [the charter](https://a.example/{year}) for the rules of the quay.\n\n\
             | Port | Pilots |\n| --- | --- |\n| Brannock | {pilots} of them. All are sworn. |\n"
        )
    };
    let lineage = markdown(&[text("2019", "four"), text("2021", "five")]);
    let page = blamed(&lineage);
    assert!(
        page.contains("‹2: https://a.example/2021)› for the rules"),
        "{page}"
    );
    assert!(
        page.contains("\n1 │ | Brannock | ‹2: five› of them. All are sworn. |\n"),
        "{page}"
    );
}

#[test]
fn versions_beside_each_other_show_a_changed_target_of_a_link() {
    let text = |year: &str| format!("See [the charter](https://a.example/{year}).\n");
    let lineage = markdown(&[text("2019"), text("2021"), text("2019")]);
    let page = written(|out| render::synoptic_markdown(&lineage, 0, out));
    let row = page.lines().last().unwrap_or_default();
    assert!(row.contains("2021"), "{page}");
    assert!(row.ends_with("= 1 |"), "{page}");
}

#[test]
fn words_are_counted_alike_by_a_lineage_and_by_statistics() {
    let old = "The well-known keepers – all of them – rest.\n\n人民银行 met.";
    let new = "The well-known keepers – none of them – rest.\n\n人民银行 met.";
    let lineage = markdown(&[old.to_owned(), new.to_owned()]);
    let statistics = {
        let documents = (read_str("1", old), read_str("2", new));
        render::stat(&compare(
            documents.0,
            documents.1,
            &CompareOptions::default(),
        ))
    };
    assert_eq!(lineage.totals(0).words, statistics.words.old);
    assert_eq!(lineage.totals(1).words, statistics.words.new);
    assert_eq!(lineage.totals(1).kept, statistics.words.kept);
}

/// The second version with the origin of its words.
fn blamed(lineage: &Lineage) -> String {
    written(|out| render::lineage_blame(lineage, 1, &LineageLayout::default(), out))
}

fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut page = Vec::new();
    write(&mut page).expect("memory takes all");
    String::from_utf8(page).expect("views are text")
}
