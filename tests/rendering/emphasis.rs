//! Marks of emphasis on the screen: they are no words, and none is shown without its partner.

use variorum::render::{self, RedlineOptions, TerminalOptions};
use variorum::{CompareOptions, compare, read_str};

use crate::told::{shown, shows};
use crate::written;

#[test]
fn the_words_of_a_head_that_went_and_came_stand_without_asterisks() {
    let old = "- **Tolls:** The ports open their gates to each other. The northern port will lower its toll for boats with salted fish.\n";
    let new = "- **Tolls:** Bergen has agreed to lower its toll for boats with salted fish.\n";
    let page = shown(old, new);
    assert!(!page.contains('*'), "{page}");
    assert!(page.contains("Tolls:"), "{page}");
}

#[test]
fn a_head_whose_emphasis_ends_behind_a_blank_keeps_the_blank() {
    shows(
        "- **Pilots: **The guild and the northern port mean to light the lamps at dusk.\n",
        "- Pilots: ** **The guild and the southern port mean to light the lamps at dusk.\n",
        "- Pilots: The guild and the [-northern-]{+southern+} port mean",
    );
}

#[test]
fn a_sign_that_marks_nothing_is_shown() {
    shows(
        "The rule of *bona fide* holds for 2 \\* 3 boats* at night.\n",
        "The rule of **bona fide** holds for 2 \\* 4 boats* at night.\n",
        "The rule of bona fide holds for 2 * [-3-]{+4+} boats* at night.",
    );
}

#[test]
fn who_asks_for_what_is_cosmetic_sees_the_marks() {
    let documents = (
        read_str(
            "old.md",
            "The rule of *bona fide* holds for boats at night.\n",
        ),
        read_str(
            "new.md",
            "The rule of **bona fide** holds for boats at noon.\n",
        ),
    );
    let comparison = compare(documents.0, documents.1, &CompareOptions::default());
    let redline = RedlineOptions::default().with_cosmetic(true);
    let options = TerminalOptions::default().with_redline(redline);
    let page = written(|out| render::terminal(&comparison, &options, out));
    assert!(page.contains("{+**+}bona fide"), "{page}");
}

#[test]
fn what_came_in_a_list_with_other_emphasis_is_told_by_its_words() {
    shows(
        "The guild sits by rule (*ad hoc*) to open the ports.",
        "The guild sits by rule (*ad hoc*, *bona fide*) to open the ports.",
        "(ad hoc{+, bona fide+}) to open",
    );
    shows(
        "The guild sits by rule (*ad hoc*, *bona fide*) to open the ports.",
        "The guild sits by rule (*ad hoc*) to open the ports.",
        "(ad hoc[-, bona fide-]) to open",
    );
}

#[test]
fn a_head_whose_bold_type_ends_behind_its_sign_is_bold() {
    for head in ["**Pilots: **The", "**Pilots:**The", "**Pilots.\u{a0}** The"] {
        let old = format!("{head} guild means to light the lamps at dusk.\n");
        let new = format!("{head} guild means to light the lamps at noon.\n");
        let page = shown(&old, &new);
        assert!(!page.contains('*'), "{page}");
    }
}

#[test]
fn asterisks_that_mark_nothing_are_words() {
    for text in [
        "Pass **kwargs and **opts to it by",
        "**kwargs and **opts go to it by",
        "Pass **kwargs, **opts to it by",
        "It is 2 ** 3 or 4 ** 5 by",
        "Pass **kwargs or 4 ** 5 by",
        "Read: **this or: **that by",
    ] {
        let (old, new) = (format!("{text} dusk.\n"), format!("{text} noon.\n"));
        shows(&old, &new, &format!("{text} [-dusk-]{{+noon+}}."));
    }
}

#[test]
fn an_operator_that_goes_is_no_mark_of_emphasis() {
    shows(
        "It is 2 ** 3 or 4 ** 5 by dusk.\n",
        "It is 2 3 or 4 5 by dusk.\n",
        "2 [-** -]3 or 4 [-** -]5 by dusk.",
    );
}
