//! What is told of changes on the screen: how often, by which words, under which paragraph.

use variorum::render::{self, Display, FindingFilter, RedlineOptions, TerminalOptions};
use variorum::{CompareOptions, Level, compare, read_str};

use crate::pairs::{WIDE, on_terminal};
use crate::written;

#[test]
fn what_became_the_same_in_several_places_of_one_paragraph_is_told_once() {
    let old = "Tolls rose in March 2031. Rents fell, and wages fell too, in March 2031. Boats cost one crown.";
    let new = "Tolls rose in May 2031. Rents fell, and wages fell too, in May 2031. Boats cost two crowns.";
    let comparison = compare(
        read_str("old", old),
        read_str("new", new),
        &CompareOptions::default(),
    );
    let page = on_terminal(&comparison, Display::Inline, WIDE, false);
    let lines = page.lines().filter(|line| line.contains("date changed"));
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), 1, "{page}");
    assert!(lines[0].ends_with("in 2 places"), "{page}");
}

#[test]
fn a_sentence_that_came_is_told_once_and_with_what_it_stands_for() {
    let kept =
        "The pilots met in the hall of the old harbour office and heard the report of the keepers.";
    let page = shown(
        &format!("{kept} Oil is scarce in the northern depot."),
        &format!("Oil came from Bergen by the cask, and every lamp was lit again. {kept}"),
    );
    assert!(page.contains("▲ added \"Oil came"), "{page}");
    assert!(page.contains("▲ in place of \"Oil is scarce"), "{page}");
    assert!(!page.contains("▲ detail"), "{page}");
}

#[test]
fn a_promise_that_came_in_place_of_something_is_told_as_one() {
    let kept =
        "The pilots met in the hall of the old harbour office and heard the report of the keepers.";
    let page = shown(
        &format!("{kept} Oil is scarce in the northern depot."),
        &format!("Oil for every lamp of the quay we will bring from Bergen. {kept}"),
    );
    let told =
        "▲ commitment added \"we will bring from Bergen.\" high ▲ in place of \"Oil is scarce";
    assert!(page.contains(told), "{page}");
    assert!(!page.contains("▲ added"), "{page}");
}

#[test]
fn a_slight_change_in_several_paragraphs_is_told_in_the_first() {
    let text = |quay: &str| {
        let paragraphs = ["Tolls", "Lamps", "Pilots"].map(|what| {
            format!("{what} of the {quay} quay are kept by the guild, as the charter of the isles has it.")
        });
        paragraphs.join("\n\n")
    };
    let page = shown(&text("wide"), &text("leaky"));
    assert_eq!(page.matches("▲").count(), 1, "{page}");
    assert!(page.contains("low, in 3 places"), "{page}");
}

/// What is shown inline of two texts in Markdown, as one line.
pub(crate) fn shown(old: &str, new: &str) -> String {
    let documents = (read_str("old.md", old), read_str("new.md", new));
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let page = on_terminal(&comparison, Display::Inline, 1000, false);
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
pub(crate) fn shows(old: &str, new: &str, expected: &str) {
    let page = shown(old, new);
    assert!(page.contains(expected), "{page}");
}

#[test]
fn a_word_that_now_opens_the_sentence_stands_apart_from_what_was_deleted() {
    let old = "While the northern harbours trade in salted fish, prices fell.";
    shows(
        old,
        "The northern harbours trade in salted fish, prices fell.",
        "[-While -]The northern harbours",
    );
    shows(
        &format!("Tolls rose. {old}"),
        "Tolls rose. The northern harbours trade in salted fish, prices fell.",
        "Tolls rose. [-While -]The northern harbours",
    );
}

#[test]
fn the_number_of_a_paragraph_is_told_before_what_became_of_its_sentences() {
    let old = "6. We will spare no effort to hold the pilots of the northern harbour to account.\n";
    let new = "9. No boat may be towed by night. We will spare no effort to hold the pilots of the northern harbour to account.\n";
    shows(
        old,
        new,
        "6. → 9. {+No boat may be towed by night. +}We will spare",
    );
    shows(old, new, "added \"No boat may be towed by night.\"");
    shows(
        new,
        old,
        "9. → 6. [-No boat may be towed by night. -]We will spare",
    );
    shows(
        old,
        "6. Today, we will spare no effort to hold the pilots of the northern harbour to account.\n",
        "6. {+Today, +}we will spare",
    );
}

#[test]
fn a_line_does_not_end_behind_the_sign_of_a_move() {
    let moved = "The pilots of the northern harbour shall light their lamps at dusk.";
    let kept = "Boats pay a toll of two crowns at the gate. Goods are weighed on the scales of the southern quay.";
    let documents = (
        read_str("old", &format!("{moved} {kept}")),
        read_str("new", &format!("{kept} All {}", moved.to_lowercase())),
    );
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    for width in 40..100 {
        let page = on_terminal(&comparison, Display::Inline, width, false);
        assert!(!page.lines().any(|line| line.ends_with("⇄1")), "{page}");
        let words: Vec<&str> = page.split_whitespace().collect();
        assert!(words.join(" ").contains("⇄] Boats"), "{page}");
    }
}

#[test]
fn a_linked_phrase_is_quoted_without_the_address() {
    let old = "Boats pay a toll of two crowns at the gate.\n";
    let new = format!(
        "{old}[Lamps](https://example.org/a/very/long/address/of/the/harbour/office) are lit at dusk.\n"
    );
    shows(old, &new, "added \"Lamps are lit at dusk.\"");
}

#[test]
fn a_head_that_became_a_heading_is_no_change_of_text() {
    let body = "All lawful powers of the northern harbour are held by its Council.";
    let old = format!("# Rules\n\n**Section. 1.** {body}\n");
    let new = format!("# Rules\n\n### Section. 1.\n\n{body}\n");
    for (old, new) in [(&old, &new), (&new, &old)] {
        let page = shown(old, new);
        assert!(page.contains("no change of text"), "{page}");
    }
}

#[test]
fn the_number_at_the_head_of_a_paragraph_is_no_reference() {
    let body = "The pilots of the northern harbour light their lamps at dusk.";
    let page = shown(body, &format!("**Section. 4.** {body}"));
    assert!(!page.contains("reference"), "{page}");
    assert!(!page.contains("added \"Section"), "{page}");
}

#[test]
fn many_passages_in_one_place_are_counted() {
    let kept = "The pilots met in the hall of the old harbour office.";
    let page = shown(
        &format!("{kept} Oil was scarce. Lamps stayed dark. Rats ate the ropes."),
        kept,
    );
    assert!(page.contains("▲ 3 × removed medium"), "{page}");
    assert!(!page.contains("▲ removed"), "{page}");
}

#[test]
fn a_new_passage_is_told_by_what_it_promises() {
    let kept = "The pilots met in the hall of the old harbour office.";
    let vows = "We will mend the northern mole. We will light the outer reef. We will train forty pilots. \
                We will dredge the inner basin. We will buy two tugs.";
    let page = shown(
        &format!("{kept}\n\nWe, the keepers, thanked them."),
        &format!("{kept}\n\nWe, the keepers, thanked them.\n\n{vows}"),
    );
    assert!(!page.contains("▲ added"), "{page}");
    let told = page.matches("▲ commitment added \"").count();
    assert_eq!(told, 3, "{page}");
    assert!(page.contains("▲ 2 × commitment added"), "{page}");
}

#[test]
fn what_was_added_is_quoted_without_what_it_came_in_place_of() {
    shows(
        "We note the state of the outer lamps after the storms of spring.",
        "We will repair the outer lamps after the storms of spring.",
        "▲ commitment added \"We will repair the outer lamps\" high 1 edited",
    );
}

#[test]
fn a_name_that_took_another_s_place_throughout_is_told_in_the_first() {
    let text = |port: &str| {
        let what = ["Tolls", "Lamps", "Pilots", "Docks", "Cranes"];
        let paragraphs = what.map(|what| {
            format!("{what} will be kept by {port}, as the charter of the isles has it.")
        });
        paragraphs.join("\n\n")
    };
    let page = shown(&text("Malta"), &text("Fiji"));
    assert_eq!(page.matches("▲").count(), 1, "{page}");
    assert!(page.contains("in 5 places"), "{page}");
}

#[test]
fn what_a_sentence_begins_with_stands_behind_the_one_that_left() {
    let page = shown(
        "The keepers met in the hall of pilots. They thanked the men of Corran Bank for eleven winters of light. \
         The balance between repairs and the cost of oil will be kept with care.\n\n\
         Pilots from seven harbours will share one watch room, and each will pay a seventh of its cost.",
        "The keepers met in the hall of pilots. In this way they will strike the balance between repairs and the \
         cost of oil.\n\n\
         Pilots from seven harbours will share one watch room, and each will pay a seventh of its cost. They thanked \
         the men of Corran Bank for eleven winters of light.",
    );
    let (origin, opening) = (page.find("[⇄1"), page.find("In this way"));
    assert!(origin.is_some() && origin < opening, "{page}");
}

#[test]
fn an_arrow_stands_between_what_fills_one_slot() {
    shows(
        "The rate on deposits held at the office is due in spring.",
        "The rate cut is due in spring.",
        "▲ wording changed −\"on deposits held at the office\" +\"cut\"",
    );
    shows(
        "The rate on deposits is due in spring.",
        "The rate on savings is due in spring.",
        "▲ wording changed \"deposits\" → \"savings\"",
    );
}

#[test]
fn a_paragraph_that_went_is_its_own_quotation() {
    let kept = "The pilots met in the hall of the old harbour office.";
    let page = shown(&format!("{kept}\n\nOil was scarce that winter."), kept);
    assert!(page.contains("▲ removed medium"), "{page}");
}

/// A paragraph in which seven words changed by one, a figure too.
fn crowded() -> (&'static str, &'static str) {
    (
        "The keepers met in the hall, and the lamps burned low. The mole was wet, and the ropes were old. \
         The pilots ate bread, the masters drank beer, and the boys slept on 40 sacks in the loft.",
        "The keepers met in the barn, and the lamps burned blue. The mole was dry, and the ropes were frayed. \
         The pilots ate cheese, the masters drank wine, and the girls slept on 60 sacks in the loft.",
    )
}

#[test]
fn of_many_changes_in_one_paragraph_the_lesser_are_counted() {
    let (old, new) = crowded();
    let page = shown(old, new);
    assert!(
        page.contains("▲ quantity changed \"40\" → \"60\""),
        "{page}"
    );
    let counted = page.lines().find(|line| line.contains(" lesser: "));
    let counted = counted.unwrap_or_else(|| panic!("{page}"));
    assert!(counted.contains("× wording changed"), "{page}");
    assert_eq!(page.matches('▲').count(), 6, "{page}");
}

/// What rules say of how a thing goes is not among the lesser, though it is a change of wording.
#[test]
fn another_account_of_a_thing_is_not_counted_among_the_lesser() {
    let (old, new) = crowded();
    let old = format!(
        "{old} The toll was 11 crowns, the due 12 crowns, the fee 13 crowns and the fine 14 crowns. \
         In the spring trade was firm in all of the ports."
    );
    let new = format!(
        "{new} The toll was 21 crowns, the due 22 crowns, the fee 23 crowns and the fine 24 crowns. \
         In the spring trade slowed in all of the ports."
    );
    let page = shown(&old, &new);
    assert!(page.contains(" lesser: "), "{page}");
    assert!(page.contains("\"firm\" → \"slowed\" medium"), "{page}");
}

#[test]
fn what_was_asked_for_by_its_level_is_not_counted() {
    let (old, new) = crowded();
    let documents = (read_str("old.md", old), read_str("new.md", new));
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let findings = comparison.findings().iter();
    let wanted = findings.filter(|finding| finding.level >= Level::None);
    let filter = FindingFilter::default().with_min_level(Level::None);
    let redline = RedlineOptions::default().with_findings(filter);
    let options = TerminalOptions::default().with_redline(redline);
    let page = written(|out| render::terminal(&comparison, &options, out));
    assert!(!page.contains(" lesser: "), "{page}");
    assert_eq!(page.matches('▲').count(), wanted.count(), "{page}");
}

#[test]
fn of_several_sentences_that_left_with_their_paragraph_each_is_quoted() {
    // A third sentence moved to another paragraph: what left is not all that stands there.
    let moved = "The keepers of the old lights mend the northern lamps every autumn.";
    let old = format!(
        "The pilots rest in the hall.\n\nThe boys slept in the loft. {moved} The masters drank beer.\n"
    );
    let new = format!("The pilots rest in the hall. {moved}\n");
    let page = shown(&old, &new);
    assert!(
        page.contains("removed \"The boys slept in the loft.\""),
        "{page}"
    );
    assert!(
        page.contains("removed \"The masters drank beer.\""),
        "{page}"
    );
}

#[test]
fn each_finding_can_have_a_line_of_its_own() {
    let (old, new) = crowded();
    let documents = (read_str("old.md", old), read_str("new.md", new));
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let redline = RedlineOptions::default().with_unfold(true);
    let options = TerminalOptions::default().with_redline(redline);
    let page = written(|out| render::terminal(&comparison, &options, out));
    assert_eq!(
        page.matches('▲').count(),
        comparison.findings().len(),
        "{page}"
    );
}

#[test]
fn a_list_of_all_findings_counts_those_of_level_low() {
    let (old, new) = crowded();
    let page = digested(old, new);
    let digest = page.split("The keepers").next().unwrap_or_default();
    assert!(digest.contains("× wording changed"), "{page}");
    let documents = (read_str("old.md", old), read_str("new.md", new));
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let options = RedlineOptions::default();
    let page = written(|out| render::markdown(&comparison, &options, out));
    assert!(page.contains(" of level low: "), "{page}");
    assert!(!page.contains("| low |"), "{page}");
}

/// What a terminal shows, with a digest at its top.
fn digested(old: &str, new: &str) -> String {
    let documents = (read_str("old.md", old), read_str("new.md", new));
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let redline = RedlineOptions::default().with_digest(true);
    let options = TerminalOptions::default().with_redline(redline);
    written(|out| render::terminal(&comparison, &options, out))
}

#[test]
fn a_digest_tells_a_passage_by_what_it_promises() {
    let kept = "The pilots met in the hall of the old harbour office.";
    let vows = "Winter was hard. We, the keepers, will mend the northern mole in accordance with Article 7.";
    let page = digested(kept, &format!("{kept}\n\n{vows}"));
    let mut lines = page
        .lines()
        .skip_while(|line| !line.contains("▲ commitment added"));
    let (head, inner) = (lines.next(), lines.next());
    assert!(head.is_some_and(|line| line.starts_with("  ▲")), "{page}");
    let is_inner = |line: &str| line.starts_with("    ▲ reference added");
    assert!(inner.is_some_and(is_inner), "{page}");
    assert!(!page.contains("▲ added"), "{page}");
}

#[test]
fn a_digest_tells_what_came_without_what_stood_there_before() {
    let page = digested(
        "The keepers met in the hall, and the lamps burned low.",
        "The keepers met in the hall of pilots, and the lamps burned low.",
    );
    assert!(
        page.contains("\nlow\n  ▲ detail added \"the hall of pilots\"\n"),
        "{page}"
    );
}
